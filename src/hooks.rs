//! Marking the text to which a link leads.

mod use_text_fragment;

pub use use_text_fragment::use_text_fragment;
