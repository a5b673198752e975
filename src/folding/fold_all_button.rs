//! The button for all sections at once.

use yew::prelude::*;

use crate::interface_text::{COLLAPSE_ALL, EXPAND_ALL};

/// "Collapse all" while a section is open, "Expand all" when none is.
pub fn fold_all_button(all_folded: bool, on_press: &Callback<()>) -> Html {
    let word = if all_folded { EXPAND_ALL } else { COLLAPSE_ALL };
    html! {
        <button type="button" class="fold-all button" onclick={on_press.reform(|_| ())}><span key={word}>{ word }</span></button>
    }
}
