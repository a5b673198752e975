//! The note above an extract: what it includes, and a link to the full sheet.

use yew::prelude::*;

use crate::interface_text as text;
use crate::state::Viewer;

/// Renders the note above an extract. On paper it has a URL that others can open.
pub fn extract_note(viewer: &Viewer) -> Html {
    if !viewer.is_extract() {
        return html! {};
    }
    let sheet = &viewer.sheet;
    let source = sheet.about.source.as_ref();
    let source = source.map(|source| source.address.as_str());
    let public = viewer.public_base().or(source).map(ToOwned::to_owned);
    let titles = text::join_titles(&viewer.links.scope.titles(sheet));
    html! {
        <div class="extract-note" role="note" lang={viewer.lang()}>
            <p>
                { text::IS_EXTRACT }
                <strong key={titles.clone()}>{ titles }</strong>
                <span class="extract-note__whole">
                    { " · " }
                    <a class="text-link" href={viewer.full_url()}>{ text::SHOW_FULL }</a>
                </span>
            </p>
            if let Some(public) = public {
                <p class="on-paper" hidden=true><a class="text-link" href={public.clone()} data-on-paper={public}>{ text::FULL_FACT_SHEET }</a></p>
            }
        </div>
    }
}
