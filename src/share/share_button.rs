//! The button that opens the share dialog.

use yew::prelude::*;

use crate::interface_text as text;
use crate::ui::{Opener, click, icons};

/// Renders the button.
pub fn share_button(on_share: &Callback<Opener>) -> Html {
    let onclick = on_share.reform(|event: MouseEvent| click::control(&event));
    html! {
        <button type="button" class="share-button button" aria-haspopup="dialog" {onclick}>{ icons::share() }{ text::SHARE }</button>
    }
}
