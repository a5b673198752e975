//! Folding sections, one by one by the browser and all at once by a button.

mod fold_all_button;

pub use fold_all_button::fold_all_button;
