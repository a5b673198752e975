//! What is drawn: each part of the page from its data alone.
//!
//! Components know neither the browser nor the app: data comes in as props, what the reader does
//! goes out through callbacks. Blocks and inlines are drawn by one exhaustive `match` each, so a
//! new kind of either cannot be forgotten, and no text ever reaches the page as markup.

mod anchor_link;
mod block;
mod blocks_view;
mod contents_list;
mod copy_dialog;
mod figure;
mod fold_all_button;
mod footnotes_view;
mod icons;
mod inline;
mod list;
mod masthead;
mod notice_bar;
mod section_view;
mod source_note;
mod status_message;
mod table;

pub use anchor_link::AnchorLink;
pub use blocks_view::BlocksView;
pub use contents_list::ContentsList;
pub use copy_dialog::CopyDialog;
pub use fold_all_button::FoldAllButton;
pub use footnotes_view::FootnotesView;
pub use masthead::Masthead;
pub use notice_bar::NoticeBar;
pub use section_view::SectionView;
pub use source_note::SourceNote;
pub use status_message::StatusMessage;
