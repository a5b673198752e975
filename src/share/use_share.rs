//! Hands an address on, by the clipboard or by the device, and tells the view how it went.

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::platform::share_sheet::{self, NotShared};
use crate::platform::{clipboard, dialog};
use crate::sharing::{Field, Message, Outcome, Sharing};
use crate::state::{Action, ViewState};

/// Long enough to be read twice.
const MESSAGE_MS: u32 = 6_000;

/// The ways to hand something on.
pub struct Ways {
    /// Copies a text; where the browser refuses, the dialog opens as this says, if it is not open.
    pub copy: Callback<Copied>,
    /// Hands a message to the device.
    pub hand_over: Callback<Message>,
}

/// A text to copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// The text.
    pub text: String,
    /// What to tell when it is copied.
    pub outcome: Outcome,
    /// Where the reader can copy it by hand.
    pub by_hand: ByHand,
}

/// Where a text can be copied by hand.
#[derive(Clone, Debug, PartialEq)]
pub enum ByHand {
    /// In the dialog that is open.
    Here(Field),
    /// In this one, which opens for it.
    There(Sharing),
}

/// The ways, for as long as the component lives.
#[hook]
pub fn use_share(view: &UseReducerHandle<ViewState>) -> Ways {
    let message = view.outcome.filter(|_| view.sharing.is_none());
    {
        let dispatcher = view.dispatcher();
        use_effect_with(message, move |message| {
            let timeout = message
                .map(|_| Timeout::new(MESSAGE_MS, move || dispatcher.dispatch(Action::Hush)));
            move || drop(timeout)
        });
    }
    let dispatcher = view.dispatcher();
    let copy = use_callback((), move |copied: Copied, ()| {
        let opening = dispatcher.clone();
        tell(&dispatcher, async move {
            if clipboard::copy(&copied.text).await.is_ok() {
                return Some(copied.outcome);
            }
            match copied.by_hand {
                ByHand::Here(_) if !dialog::is_open() => return None,
                ByHand::Here(field) => dialog::select(&field.selector()),
                ByHand::There(sharing) => opening.dispatch(Action::Share(sharing)),
            }
            Some(Outcome::CopyRefused)
        });
    });
    let dispatcher = view.dispatcher();
    let hand_over = use_callback((), move |message: Message, ()| {
        tell(&dispatcher, async move {
            let mut data = vec![("title", &*message.title), ("url", &*message.address)];
            data.extend(message.text.iter().map(|text| ("text", text.as_str())));
            Some(match share_sheet::share(&data).await {
                Ok(()) => Outcome::Shared,
                Err(NotShared::Cancelled) => Outcome::NotShared,
                Err(NotShared::Refused) => Outcome::ShareRefused,
            })
        });
    });
    Ways { copy, hand_over }
}

/// Tells the view how it goes, once it has gone. What was told before is taken away first, so that the
/// same words are spoken again.
pub(crate) fn tell(
    dispatcher: &UseReducerDispatcher<ViewState>,
    going: impl Future<Output = Option<Outcome>> + 'static,
) {
    dispatcher.dispatch(Action::Hush);
    let dispatcher = dispatcher.clone();
    spawn_local(async move {
        if let Some(outcome) = going.await {
            dispatcher.dispatch(Action::Tell(outcome));
        }
    });
}
