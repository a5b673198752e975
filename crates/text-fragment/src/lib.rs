//! Generates and finds text fragments (`#:~:text=…`) in plain text, following the specification
//! [URL Fragment Text Directives](https://wicg.github.io/scroll-to-text-fragment/).
//!
//! Strings in, byte ranges out: the crate does not know the DOM. In the text, each line is a block and
//! white space within a line is collapsed, as in `innerText`.
//!
//! ```
//! use text_fragment::{Directive, find_directive, generate};
//!
//! let text = "Missile defence\nThe U.S. offered missile defence to all allies.";
//! let directive = generate(text, 41..48).unwrap();
//! assert_eq!(directive.to_string(), "text=defence,-to");
//!
//! let parsed = Directive::parse("text=defence,-to");
//! assert_eq!(find_directive(text, &parsed), [41..48]);
//! ```
//!
//! Text is compared without regard to case, accents and the shape of quotation marks, because some
//! browsers do so: a generated fragment that is unique here is unique in every browser.

mod boundaries;
mod directive;
mod find;
mod generate;
mod normalize;

use std::ops::Range;

pub use directive::{InvalidFragment, repaired};
use normalize::Normalized;

/// Represents embedded content in a text. Generated context does not extend over it.
pub const OBJECT_REPLACEMENT: char = '\u{fffc}';

/// The parsed value of one `text=` directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFragment {
    /// The text right before the match; only white space and block boundaries may separate them.
    pub prefix: Option<String>,
    /// The matching text or, if there is an `end`, its beginning. Within one block.
    pub start: String,
    /// The end of the matching text. Within one block.
    pub end: Option<String>,
    /// The text right after the match.
    pub suffix: Option<String>,
}

/// The text fragments that follow `:~:` in a URL.
///
/// A selection usually needs one. It needs several if a block at its start or end also occurs
/// earlier in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directive(pub Vec<TextFragment>);

/// Returns the byte range of the first match of the fragment.
///
/// Takes at most the time of comparing a term at each place where it could begin.
#[must_use]
pub fn find(text: &str, fragment: &TextFragment) -> Option<Range<usize>> {
    let text = Normalized::new(text);
    find::find(&text, fragment).map(|range| text.original(range))
}

/// Returns the byte ranges of the directive's fragments, in the order of the directive.
///
/// If the context of a fragment has changed, its text alone is enough, provided that its start occurs
/// only once. Fragments without a match are left out.
#[must_use]
pub fn find_directive(text: &str, Directive(fragments): &Directive) -> Vec<Range<usize>> {
    let text = Normalized::new(text);
    let found = |fragment: &TextFragment| {
        find::find(&text, fragment).or_else(|| find::find_unique(&text, fragment))
    };
    let found = fragments.iter().filter_map(found);
    found.map(|range| text.original(range)).collect()
}

/// Generates the shortest directive for a byte range, expanded by [`expand_to_words`]. The range is its
/// first match and, if possible, its only one.
///
/// Returns `None` if the range holds only white space, or if the text repeats itself so much that no
/// directive can tell the range from earlier text.
#[must_use]
pub fn generate(text: &str, range: Range<usize>) -> Option<Directive> {
    let text = Normalized::new(text);
    let range = generate::expand_to_words(&text, text.normalized(range))?;
    generate::generate(&text, range).map(Directive)
}

/// Expands a byte range to whole words, and trims white space and lines without words from its ends.
///
/// In scripts without spaces between words, the range is not expanded. Returns `None` if the range
/// holds only white space.
#[must_use]
pub fn expand_to_words(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let text = Normalized::new(text);
    let range = generate::expand_to_words(&text, text.normalized(range))?;
    Some(text.original(range))
}

impl Directive {
    /// Returns the directive without prefixes and suffixes.
    #[must_use]
    pub fn without_context(&self) -> Self {
        Self(self.0.iter().map(TextFragment::without_context).collect())
    }
}

impl TextFragment {
    fn without_context(&self) -> Self {
        Self {
            prefix: None,
            suffix: None,
            ..self.clone()
        }
    }
}
