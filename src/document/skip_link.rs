//! The link that leads keyboard users past the title block and the contents to the text.

use yew::prelude::*;

use crate::interface_text::SKIP_TO_TEXT;
use crate::state::Viewer;

/// Renders the link to the first part that is shown. It is visible only with the focus.
pub fn skip_link(viewer: &Viewer) -> Html {
    let parts = viewer.links.scope.parts(&viewer.sheet);
    let Some(first) = parts.first() else {
        return html! {};
    };
    html! {
        <div class="skip-link extra" lang={viewer.lang()}>
            <a class="button" href={["#", first.as_str()].concat()}>{ SKIP_TO_TEXT }</a>
        </div>
    }
}
