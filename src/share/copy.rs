//! Copies text, saves files and shares messages, and shows a status message with the result.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Action, Dialog, Field, Status};
use crate::platform::share_sheet::{self, NotShared};
use crate::platform::{clipboard, dialog, download};
use crate::sharing::{File, Message};
use crate::state::Dispatcher;

/// A text to copy.
pub(super) struct Copy {
    text: String,
    /// The status message when it is copied.
    copied: Status,
    fallback: Fallback,
}

/// Where the reader can copy the text by hand if the browser refuses.
enum Fallback {
    /// In this field of the dialog, if it is still open.
    Field(Field),
    /// In the dialog, which opens.
    Dialog(Box<Dialog>),
}

impl Copy {
    /// Creates a copy of a text that is not in the dialog. If the browser refuses, the dialog opens.
    pub(super) fn new(text: String, copied: Status, dialog: Dialog) -> Self {
        let fallback = Fallback::Dialog(Box::new(dialog));
        Self {
            text,
            copied,
            fallback,
        }
    }

    /// Creates a copy of a field in the dialog.
    pub(super) fn field(field: Field, text: String) -> Self {
        Self {
            text,
            copied: field.copied(),
            fallback: Fallback::Field(field),
        }
    }

    /// Copies the text. Needs transient user activation.
    pub(super) fn start(self, dispatcher: &Dispatcher) {
        let opening = dispatcher.clone();
        report(dispatcher, async move {
            if clipboard::copy(&self.text).await.is_ok() {
                return Some(self.copied);
            }
            match self.fallback {
                Fallback::Field(_) if !dialog::is_open() => return None,
                Fallback::Field(field) => dialog::select(&field.selector()),
                Fallback::Dialog(dialog) => opening.dispatch(Action::Open(*dialog)),
            }
            Some(Status::CopyRefused)
        });
    }
}

/// Returns a callback for the button that copies the text of a field.
pub(super) fn copy_field(
    field: Field,
    text: String,
    dispatcher: &Dispatcher,
) -> Callback<MouseEvent> {
    let dispatcher = dispatcher.clone();
    Callback::from(move |_| Copy::field(field, text.clone()).start(&dispatcher))
}

/// Returns a callback for the button that saves a file.
pub(super) fn on_save(
    file: impl Fn() -> File + 'static,
    dispatcher: &Dispatcher,
) -> Callback<MouseEvent> {
    let dispatcher = dispatcher.clone();
    Callback::from(move |_| save(&file(), &dispatcher))
}

/// Opens the share sheet of the device.
pub(super) fn share(message: Message, dispatcher: &Dispatcher) {
    report(dispatcher, async move {
        let mut data = vec![("title", &*message.title), ("url", &*message.url)];
        data.extend(message.text.iter().map(|text| ("text", text.as_str())));
        Some(match share_sheet::share(&data).await {
            Ok(()) => Status::Shared,
            Err(NotShared::Cancelled) => Status::ShareCancelled,
            Err(NotShared::Refused) => Status::ShareRefused,
        })
    });
}

/// Downloads a file.
fn save(file: &File, dispatcher: &Dispatcher) {
    // The browser reports what fails.
    let _ = download::save(&file.name, file.media_type, &file.bytes);
    report(dispatcher, async { Some(Status::DownloadStarted) });
}

/// Shows the status message when it is known. Clears the last one first, so that the same text is
/// announced again.
fn report(dispatcher: &Dispatcher, status: impl Future<Output = Option<Status>> + 'static) {
    dispatcher.dispatch(Action::ClearStatus);
    let dispatcher = dispatcher.clone();
    spawn_local(async move {
        if let Some(status) = status.await {
            dispatcher.dispatch(Action::SetStatus(status));
        }
    });
}
