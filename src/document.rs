//! The fact sheet itself: sections, blocks, inlines, contents, footnotes, title block and end.
//!
//! Blocks and inlines are rendered by one exhaustive `match` each, so a new kind of either cannot be
//! forgotten, and no text reaches the page as markup. A Yew component adds about half a kB to the
//! compressed app and is used only if it saves rendering: `SectionView` and `BlocksView`.

mod abbreviations_view;
mod anchor_link;
mod block;
mod blocks_view;
mod contents_list;
mod extract_note;
mod figure;
mod footnotes_view;
mod inline;
mod lead_view;
mod list;
mod masthead;
mod section_view;
mod skip_link;
mod source_note;
mod table;

pub use abbreviations_view::abbreviations_view;
use blocks_view::BlocksView;
pub use contents_list::contents_list;
pub use extract_note::extract_note;
pub use footnotes_view::footnotes_view;
pub use lead_view::lead_view;
pub use masthead::masthead;
pub use section_view::sections;
pub use skip_link::skip_link;
pub use source_note::source_note;
