//! Copying and sharing links, quotations and citations, with status messages.

mod citation_view;
mod copy;
mod share_button;
mod share_dialog;
mod state;
mod status_message;
mod use_citations;
mod use_modal;
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
use crate::ui::Opener;

use copy::Copy;

pub use share_button::share_button;
pub use share_dialog::share_dialog;
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
    /// Copies a link to the selected text.
    pub copy_text_link: Callback<Opener>,
    /// Copies the selected text with its source.
    pub copy_quotation: Callback<Opener>,
    dialog: NodeRef,
    citations: Option<Cited>,
}

/// Returns the callbacks. `selected` returns the currently selected text.
#[hook]
pub fn use_share(viewer: &Viewer, selected: &Callback<(), Option<SelectedText>>) -> Share {
    use_status_timeout::use_status_timeout(viewer);
    let dialog = use_modal::use_modal(viewer.share.dialog.as_deref());
    let is_wanted = viewer.selection.edge.is_some() || viewer.share.dialog.is_some();
    let citations = use_citations::use_citations(is_wanted);

    let dispatcher = viewer.dispatcher();
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
        let is_selected = viewer.selection.edge.is_some();
        let (selected, dispatcher) = (selected.clone(), dispatcher.clone());
        Callback::from(move |opener| {
            let text = if is_selected { selected.emit(()) } else { None };
            let subject = text.map_or_else(|| shown.clone(), Subject::Text);
            dispatcher.dispatch(Action::Open(Dialog::new(subject, opener)));
        })
    };
    let of_selected = |copy: fn(&Viewer, Option<&Cited>, SelectedText, Opener) -> Copy| {
        let (viewer, selected, citations) = (viewer.clone(), selected.clone(), citations.clone());
        Callback::from(move |opener: Opener| {
            if let Some(text) = selected.emit(()) {
                copy(&viewer, citations.as_ref(), text, opener).start(&viewer.dispatcher());
            }
        })
    };
    Share {
        open,
        open_section,
        copy_link,
        copy_text_link: of_selected(|viewer, _, text, opener| {
            let status = match text.directive {
                Some(_) => Status::LinkCopied,
                None => Status::PassageLinkCopied,
            };
            let subject = Subject::Text(text);
            let url = url_for(&subject, viewer);
            Copy::new(url, status, Dialog::new(subject, opener))
        }),
        copy_quotation: of_selected(|viewer, citations, text, opener| {
            let citations = citations.map(|(citations, today)| (&**citations, *today));
            let subject = Subject::Text(text.clone());
            let source = subject.source(&viewer.sheet, citations);
            let quotation = text.quotation(&source, &url_for(&subject, viewer));
            let dialog = Dialog {
                field: Field::Quotation,
                ..Dialog::new(subject, opener)
            };
            Copy::new(quotation, Status::QuotationCopied, dialog)
        }),
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
