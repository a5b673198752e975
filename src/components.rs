//! What is drawn: each part of the page from its data alone.
//!
//! Nothing here knows the browser or the app: data comes in, what the reader does goes out through
//! callbacks. Blocks and inlines are drawn by one exhaustive `match` each, so a new kind of either
//! cannot be forgotten, and no text ever reaches the page as markup.
//!
//! A Yew component is worth its weight (about half a kB on the wire each) where it spares drawing again:
//! [`SectionView`] and [`BlocksView`]. All else is a function from data to [`yew::Html`].

mod anchor_link;
mod block;
mod blocks_view;
mod citation_view;
mod contents_list;
mod extract_note;
mod figure;
mod fold_all_button;
mod footnotes_view;
mod icons;
mod inline;
mod language;
mod lead_view;
mod list;
mod masthead;
mod notice_bar;
mod plain_click;
mod print_bar;
mod print_link;
mod qr_code;
mod section_view;
mod selection_bar;
mod share_button;
mod share_dialog;
mod sheet_margins;
mod source_note;
mod status_message;
mod table;

pub use anchor_link::selector_of;
pub use blocks_view::BlocksView;
pub use contents_list::contents_list;
pub use extract_note::extract_note;
pub use fold_all_button::fold_all_button;
pub use footnotes_view::footnotes_view;
pub use language::own_language;
pub use lead_view::lead_view;
pub use masthead::masthead;
pub use notice_bar::notice_bar;
pub use print_bar::{Choices, print_bar};
pub use print_link::print_link;
pub use section_view::SectionView;
pub use selection_bar::{LINK_BUTTON, QUOTE_BUTTON, SHARE_BUTTON, WordWays, selection_bar};
pub use share_button::{SHARE_SHOWN, share_button, share_section};
pub use share_dialog::{Ways, share_dialog};
pub use sheet_margins::sheet_margins;
pub use source_note::source_note;
pub use status_message::status_message;
