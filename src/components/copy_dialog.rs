//! Where the browser would not copy an address: the address itself, selected, to copy by hand.

use yew::prelude::*;

/// What a [`CopyDialog`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The address.
    pub address: AttrValue,
    /// The dialog, for whoever opens it.
    pub dialog: NodeRef,
    /// Told when the reader has closed it.
    pub on_close: Callback<()>,
}

/// A dialog with an address.
#[component]
pub fn CopyDialog(
    Props {
        address,
        dialog,
        on_close,
    }: &Props,
) -> Html {
    html! {
        <dialog ref={dialog} class="copy-dialog" aria-labelledby="copy-dialog-heading" onclose={on_close.reform(|_| ())}>
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
                    value={address.clone()}
                />
                <button type="submit" class="copy-dialog__close">{ "Close" }</button>
            </form>
        </dialog>
    }
}
