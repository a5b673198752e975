//! The button for all sections at once.

use yew::prelude::*;

/// "Collapse all" while a section is open, "Expand all" when none is.
pub fn fold_all_button(all_folded: bool, on_press: &Callback<()>) -> Html {
    let word = if all_folded {
        "Expand all"
    } else {
        "Collapse all"
    };
    html! {
        <button type="button" class="fold-all button" onclick={on_press.reform(|_| ())}><span key={word}>{ word }</span></button>
    }
}
