//! Says on the face of a partial copy that it is one, of what, and where the whole is.

use yew::prelude::*;

use crate::interface_text as text;
use crate::scope::Scope;
use crate::sheet::Sheet;

/// A note over an extract; nothing over the whole. `whole` is the address of the whole from here,
/// `place` the one at which others find it, to which the link on paper leads.
pub fn extract_note(
    sheet: &Sheet,
    scope: &Scope,
    whole: String,
    place: Option<&str>,
    lang: Option<&'static str>,
) -> Html {
    if *scope == Scope::Whole {
        return html! {};
    }
    let place = place.unwrap_or(&sheet.about.source.address).to_owned();
    html! {
        <div class="extract-note" role="note" {lang}>
            <p>
                { text::IS_EXTRACT }
                <strong>{ text::list_of(&scope.titles(sheet)) }</strong>
                <span class="extract-note__whole">
                    { " · " }
                    <a class="text-link" href={whole}>{ text::SHOW_FULL }</a>
                </span>
            </p>
            <p class="on-paper"><a class="text-link" href={place.clone()} data-on-paper={place}>{ text::FULL_FACT_SHEET }</a></p>
        </div>
    }
}
