//! The link to the print view.

use yew::prelude::*;

use crate::address::{Address, View};
use crate::interface_text::PRINT;
use crate::state::Viewer;
use crate::ui::{click, icons};

/// Renders the link to the print view, which can also be copied or opened in a new window. `on_follow` is
/// called when the reader follows it in this window.
pub fn print_link(viewer: &Viewer, on_follow: &Callback<Address>) -> Html {
    let href = (*viewer.links.address).clone().as_view(View::Print);
    let onclick = {
        let (address, on_follow) = (viewer.print_view_address(), on_follow.clone());
        Callback::from(move |event: MouseEvent| {
            if click::is_plain(&event) {
                event.prevent_default();
                on_follow.emit(address.clone());
            }
        })
    };
    html! {
        <a class="print-link button" href={href.to_string()} {onclick}>{ icons::print() }{ PRINT }</a>
    }
}
