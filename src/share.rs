//! Copying and sharing links, quotations and citations, with status messages.

mod citation_view;
mod copy;
mod lazy;
mod share_button;
mod share_dialog;
mod state;
mod status_message;
mod use_citations;
mod use_modal;
mod use_prefetch;
mod use_status_timeout;

use std::rc::Rc;

use yew::prelude::*;

use crate::address::{Address, View};
use crate::citations::Citations;
use crate::platform::location;
use crate::scope::Scope;
use crate::sharing::{SelectedText, Subject};
use crate::sheet::{Date, PassageId, Shared, Sheet};
use crate::state::{Dispatcher, Viewer};
use crate::ui::{Opener, use_lazy};

use copy::Copy;

pub use share_button::share_button;
pub use state::{Action, Dialog, Field, State, Status};
pub use status_message::status_message;

/// The citations, and today's date.
type Cited = (Rc<Citations>, Date);

/// Callbacks that copy and share.
pub struct Share {
    /// Opens the dialog for the selected text, or else for what is shown.
    pub open: Callback<Opener>,
    /// Opens the dialog for a section.
    pub open_section: Callback<(PassageId, Opener)>,
    /// Copies the link to a passage.
    pub copy_link: Callback<(PassageId, Opener)>,
    /// Copies a link to the selected text; `None` until its code is loaded.
    pub copy_text_link: Option<Callback<Opener>>,
    /// Copies the selected text with its source; `None` until its code is loaded.
    pub copy_quotation: Option<Callback<Opener>>,
    lazy: Option<lazy::Functions>,
    dialog: NodeRef,
    citations: Option<Cited>,
}

/// Renders the dialog while it is open and its code is loaded. It is never open in the first render.
pub fn share_dialog(viewer: &Viewer, share: &Share) -> Html {
    let dialog = viewer.share.dialog.as_deref().zip(share.lazy);
    dialog.map_or_else(Html::default, |(dialog, lazy)| {
        (lazy.dialog)(dialog, viewer, share)
    })
}

/// Returns the callbacks. `selected` returns the currently selected text; `None` until its code is loaded.
#[hook]
pub fn use_share(viewer: &Viewer, selected: Option<&Callback<(), Option<SelectedText>>>) -> Share {
    use_status_timeout::use_status_timeout(viewer);
    use_prefetch::use_prefetch();
    let dispatcher = viewer.dispatcher();
    let is_needed = viewer.selection.edge.is_some() || viewer.share.dialog.is_some();
    let lazy = {
        let dispatcher = dispatcher.clone();
        use_lazy(is_needed, lazy::load, move || {
            dispatcher.dispatch(Action::Close);
            dispatcher.dispatch(Action::SetStatus(Status::NotLoaded));
        })
    };
    let dialog = use_modal::use_modal(viewer.share.dialog.as_deref().filter(|_| lazy.is_some()));
    let citations =
        use_citations::use_citations(lazy.filter(|_| is_needed).map(|lazy| lazy.citations));

    let copy_link = use_callback(
        (viewer.sheet.clone(), dispatcher.clone()),
        |(id, opener): (PassageId, Opener), (sheet, dispatcher): &(Shared<Sheet>, Dispatcher)| {
            // Read here, because a dependency would change this callback, which all passages hold.
            let here = location::base();
            let base = sheet.about.base_url.as_deref().or(here.as_deref());
            let (search, _) = location::search_and_hash();
            let shown = Address::parse(&search, "");
            let subject = Subject::Passage(id);
            let url = subject.url(base.unwrap_or_default(), &shown, &Scope::Whole, sheet);
            Copy::new(url, Status::LinkCopied, Dialog::new(subject, opener)).start(dispatcher);
        },
    );
    let open_section = use_callback(
        dispatcher.clone(),
        |(section, opener): (PassageId, Opener), dispatcher: &Dispatcher| {
            dispatcher.dispatch(Action::Open(Dialog::new(Subject::Passage(section), opener)));
        },
    );
    let open = {
        let is_plain = !viewer.is_extract() && viewer.view() == View::Page;
        let shown = if is_plain {
            Subject::Sheet
        } else {
            Subject::View
        };
        let selected = selected.filter(|_| viewer.selection.edge.is_some());
        let (selected, dispatcher) = (selected.cloned(), dispatcher.clone());
        Callback::from(move |opener| {
            let text = selected.as_ref().and_then(|selected| selected.emit(()));
            let subject = text.map_or_else(|| shown.clone(), Subject::Text);
            dispatcher.dispatch(Action::Open(Dialog::new(subject, opener)));
        })
    };
    let copy_selected = |copy: fn(lazy::Functions) -> lazy::CopySelected| {
        let (viewer, citations) = (viewer.clone(), citations.clone());
        let (copy, selected) = (copy(lazy?), selected?.clone());
        Some(Callback::from(move |opener: Opener| {
            if let Some(text) = selected.emit(()) {
                copy(&viewer, citations.as_ref(), text, opener);
            }
        }))
    };
    Share {
        open,
        open_section,
        copy_link,
        copy_text_link: copy_selected(|lazy| lazy.copy_text_link),
        copy_quotation: copy_selected(|lazy| lazy.copy_quotation),
        lazy,
        dialog,
        citations,
    }
}

fn url_for(subject: &Subject, viewer: &Viewer) -> String {
    let links = &viewer.links;
    subject.url(
        viewer.base(),
        &viewer.shown_address(),
        &links.scope,
        &viewer.sheet,
    )
}
