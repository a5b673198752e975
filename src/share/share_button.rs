//! The buttons that open the Share dialog: one for the sheet, one for each section.

use yew::prelude::*;

use crate::interface_text as text;
use crate::selection::selection_bar::keep_words;
use crate::sheet::PassageId;
use crate::ui::icons;

/// A selector of the button for the sheet.
pub const SHARE_SHOWN: &str = ".share-button";

/// A selector of the button for this section.
#[must_use]
pub fn share_section(section: &PassageId) -> String {
    [
        ".section-view__share[data-section='",
        section.as_str(),
        "']",
    ]
    .concat()
}

/// The button for the sheet as it is shown, or for the words that are selected in it.
pub fn share_button(on_share: &Callback<()>) -> Html {
    html! {
        <button type="button" class="share-button button" aria-haspopup="dialog" onmousedown={keep_words()} onclick={on_share.reform(|_| ())}>{ text::SHARE }</button>
    }
}

/// The quiet button of a section called `name`.
pub(crate) fn section_share_button(
    section: &PassageId,
    name: &str,
    on_share: &Callback<PassageId>,
) -> Html {
    let id = section.clone();
    html! {
        <button
            type="button"
            class="section-view__share"
            data-section={section.to_string()}
            aria-haspopup="dialog"
            aria-label={text::share_section(name)}
            onclick={on_share.reform(move |_| id.clone())}
        >
            { icons::share() }
        </button>
    }
}
