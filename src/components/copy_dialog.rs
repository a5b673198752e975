//! Where the browser would not copy an address: the address itself, selected, to copy by hand.

use yew::prelude::*;

/// A dialog with an address, which `dialog` lets its user open. `on_close` is told when the reader
/// has closed it.
pub fn copy_dialog(
    address: String,
    lang: Option<&'static str>,
    dialog: &NodeRef,
    on_close: &Callback<()>,
) -> Html {
    html! {
        <dialog ref={dialog} class="copy-dialog" {lang} aria-labelledby="copy-dialog-heading" onclose={on_close.reform(|_| ())}>
            <form method="dialog">
                <h2 id="copy-dialog-heading" class="copy-dialog__heading">{ "Copy this address" }</h2>
                <p id="copy-dialog-reason">{ "Your browser did not let the page copy it. Here it is, selected and ready to copy." }</p>
                <input
                    class="copy-dialog__address"
                    type="text"
                    readonly=true
                    autofocus=true
                    aria-label="Address"
                    aria-describedby="copy-dialog-reason"
                    value={address}
                />
                <button type="submit" class="copy-dialog__close button">{ "Close" }</button>
            </form>
        </dialog>
    }
}
