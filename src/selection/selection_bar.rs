//! The buttons for selected text. They are at the edge of the window, so that they cover neither the text
//! nor the menu that the device shows next to it.

use yew::prelude::*;

use crate::interface_text as text;
use crate::state::Viewer;
use crate::ui::{Opener, click};

/// Renders the bar while text is selected and the code of its buttons is loaded. The live region is always
/// there, so that it is announced.
pub fn selection_bar(
    viewer: &Viewer,
    on_copy_link: Option<&Callback<Opener>>,
    on_copy_quotation: Option<&Callback<Opener>>,
    on_share: &Callback<Opener>,
) -> Html {
    let bar = viewer
        .selection
        .edge
        .zip(on_copy_link.zip(on_copy_quotation));
    let press =
        |on_press: &Callback<Opener>| on_press.reform(|event: MouseEvent| click::control(&event));
    html! {
        <>
            <div class="visually-hidden" role="status">
                if bar.is_some() {
                    <span>{ text::SELECTION_HELP }</span>
                }
            </div>
            if let Some((edge, (on_copy_link, on_copy_quotation))) = bar {
                <div
                    class="selection-bar"
                    data-edge={edge.name()}
                    role="group"
                    aria-label={text::SELECTED_TEXT}
                    lang={viewer.lang()}
                >
                    <button type="button" class="button" name="link" onclick={press(on_copy_link)}>{ text::COPY_LINK }<span class="selection-bar__more">{ text::TO_SELECTION }</span></button>
                    <button type="button" class="button" name="quote" onclick={press(on_copy_quotation)}>{ text::COPY_QUOTATION }</button>
                    <button type="button" class="button" aria-haspopup="dialog" name="share" onclick={press(on_share)}>{ text::SHARE }</button>
                </div>
            }
        </>
    }
}
