//! The buttons that open the Share dialog: one for the sheet, one for each section.

use yew::prelude::*;

use super::icons;
use crate::sheet::PassageId;

/// A selector of the button for this section, or of that for the sheet.
#[must_use]
pub fn opener_of(section: Option<&PassageId>) -> String {
    match section {
        Some(section) => [
            ".section-view__share[data-section='",
            section.as_str(),
            "']",
        ]
        .concat(),
        None => ".share-button".to_owned(),
    }
}

/// The button for the sheet as it is shown.
pub fn share_button(on_share: &Callback<Option<PassageId>>) -> Html {
    html! {
        <button type="button" class="share-button button" aria-haspopup="dialog" onclick={on_share.reform(|_| None)}>{ "Share" }</button>
    }
}

/// The quiet button of a section called `name`.
pub(super) fn section_share_button(
    section: &PassageId,
    name: &str,
    on_share: &Callback<Option<PassageId>>,
) -> Html {
    let id = section.clone();
    html! {
        <button
            type="button"
            class="section-view__share"
            data-section={section.to_string()}
            aria-haspopup="dialog"
            aria-label={["Share section ", name].concat()}
            onclick={on_share.reform(move |_| Some(id.clone()))}
        >
            { icons::share() }
        </button>
    }
}
