//! Folding all sections at once. The browser folds single ones.

mod fold_all_button;

pub use fold_all_button::fold_all_button;
