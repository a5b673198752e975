//! The bar above the print view: the button, the way back, and what to print and how.

use yew::prelude::*;

use super::choices::Choices;
use crate::address::{Address, View};
use crate::interface_text as text;
use crate::platform::printing;
use crate::state::Viewer;

/// Renders the bar while the print view is shown. `on_choose` is called with the link of a choice, `on_back`
/// with that of the page.
pub fn print_bar(
    viewer: &Viewer,
    choices: Choices,
    on_choose: &Callback<Address>,
    on_back: &Callback<Address>,
    share_button: Html,
) -> Html {
    if viewer.view() != View::Print {
        return html! {};
    }
    let as_page = (*viewer.links.address).clone().as_view(View::Page);
    html! {
        <section class="print-bar" aria-labelledby="print-bar-heading" lang={viewer.lang()}>
            <h2 id="print-bar-heading" class="print-bar__heading" tabindex="-1">{ text::PRINT }</h2>
            <p class="print-bar__actions">
                <button type="button" class="button button--main" onclick={|_| printing::print()}>{ text::PRINT_NOW }</button>
                { share_button }
                <button type="button" class="button" onclick={on_back.reform(move |_| as_page.clone())}>{ text::BACK_TO_PAGE }</button>
            </p>
            { choices.render.map_or_else(Html::default, |render| render(viewer, on_choose)) }
            if choices.has_failed {
                <p class="print-bar__hint">{ text::CHOICES_NOT_LOADED }</p>
            }
            <p class="print-bar__hint">{ text::SETTINGS_HINT }</p>
            <p class="print-bar__hint print-bar__no-pages">{ text::NO_PAGES_HINT }</p>
            <p class="app-failed">{ text::APP_FAILED }</p>
        </section>
    }
}
