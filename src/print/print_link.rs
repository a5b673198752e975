//! The way to the print view: a link, so that it can be opened, copied and kept like one.

use yew::prelude::*;

use crate::interface_text::PRINT;
use crate::ui::plain_click::is_plain;

/// A link to the print view at `address`. `on_follow` is told when the reader follows it in this
/// window.
pub fn print_link(address: String, on_follow: &Callback<()>) -> Html {
    let on_follow = on_follow.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            on_follow.emit(());
        }
    });
    html! {
        <a class="print-link button" href={address} {onclick}>{ PRINT }</a>
    }
}
