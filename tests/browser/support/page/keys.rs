//! Code points of special keys, as WebDriver defines them.

pub(crate) const TAB: char = '\u{E004}';
pub(crate) const ENTER: char = '\u{E007}';
pub(crate) const SHIFT: char = '\u{E008}';
pub(crate) const CONTROL: char = '\u{E009}';
pub(crate) const ESCAPE: char = '\u{E00C}';
pub(crate) const DOWN: char = '\u{E015}';
pub(crate) const SPACE: char = ' ';
