//! The button for all sections at once.

use yew::prelude::*;

/// What a [`FoldAllButton`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Whether no section is open.
    pub all_folded: bool,
    /// Told when it is pressed.
    pub on_press: Callback<()>,
}

/// "Collapse all" while a section is open, "Expand all" when none is.
#[component]
pub fn FoldAllButton(
    Props {
        all_folded,
        on_press,
    }: &Props,
) -> Html {
    let word = if *all_folded {
        "Expand all"
    } else {
        "Collapse all"
    };
    html! {
        <button type="button" class="fold-all" onclick={on_press.reform(|_| ())}>{ word }</button>
    }
}
