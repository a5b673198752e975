//! Copies the address of a passage when the reader follows its link.

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::address::Address;
use crate::platform::{clipboard, location};
use crate::sheet::{PassageId, Shared, Sheet};
use crate::view_state::{Action, Copying, ViewState};

/// Long enough to be read twice.
const MESSAGE_MS: u32 = 6_000;

/// A callback that copies the address of a passage and tells the view how it went.
#[hook]
pub fn use_copy(sheet: &Shared<Sheet>, view: &UseReducerHandle<ViewState>) -> Callback<PassageId> {
    let done = view.copying == Some(Copying::Done);
    {
        let dispatcher = view.dispatcher();
        use_effect_with(done, move |done| {
            let timeout = done.then(|| {
                Timeout::new(MESSAGE_MS, move || {
                    dispatcher.dispatch(Action::DismissCopying);
                })
            });
            move || drop(timeout)
        });
    }
    let dispatcher = view.dispatcher();
    use_callback(sheet.clone(), move |id: PassageId, sheet| {
        let Some(address) = address_of(&id, sheet) else {
            return;
        };
        // Taken away first, so that the same words are spoken again.
        dispatcher.dispatch(Action::DismissCopying);
        let dispatcher = dispatcher.clone();
        spawn_local(async move {
            let copying = match clipboard::copy(&address).await {
                Ok(()) => Copying::Done,
                Err(clipboard::Refused) => Copying::Refused {
                    passage: id,
                    address,
                },
            };
            dispatcher.dispatch(Action::Copy(copying));
        });
    })
}

/// The whole address of a passage, with its wording and beside the parameters of others.
fn address_of(id: &PassageId, sheet: &Sheet) -> Option<String> {
    let passage = sheet
        .passages()
        .into_iter()
        .find(|passage| passage.id == *id)?;
    let (search, _) = location::search_and_hash();
    let foreign = Address::parse(&search, "").foreign;
    Some(format!(
        "{}{}",
        location::base()?,
        Address::of(passage).with_foreign(&foreign)
    ))
}
