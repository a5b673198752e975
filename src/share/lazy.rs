//! What is loaded when a reader first selects text or opens the share dialog.

use yew::prelude::*;

use super::copy::Copy;
use super::share_dialog::share_dialog;
use super::{Cited, Dialog, Field, Share, Status, url_for};
use crate::citations::Citations;
use crate::embedded;
use crate::sharing::{SelectedText, Subject};
use crate::state::Viewer;
use crate::ui::Opener;
use crate::ui::lazy::lazy;

/// Copies something about the selected text.
pub(super) type CopySelected = fn(&Viewer, Option<&Cited>, SelectedText, Opener);

/// The functions.
#[derive(Clone, Copy)]
pub(super) struct Functions {
    /// Renders the dialog.
    pub(super) dialog: fn(&Dialog, &Viewer, &Share) -> Html,
    /// Reads the citations from the page.
    pub(super) citations: fn() -> Option<Citations>,
    /// Copies a link to the selected text.
    pub(super) copy_text_link: CopySelected,
    /// Copies the selected text with its source.
    pub(super) copy_quotation: CopySelected,
}

lazy! {
    pub(super) fn load() -> Functions {
        Functions {
            dialog: share_dialog,
            citations: embedded::citations,
            copy_text_link,
            copy_quotation,
        }
    }
}

fn copy_text_link(viewer: &Viewer, _: Option<&Cited>, text: SelectedText, opener: Opener) {
    let status = match text.directive {
        Some(_) => Status::LinkCopied,
        None => Status::PassageLinkCopied,
    };
    let subject = Subject::Text(text);
    let url = url_for(&subject, viewer);
    Copy::new(url, status, Dialog::new(subject, opener)).start(&viewer.dispatcher());
}

fn copy_quotation(viewer: &Viewer, citations: Option<&Cited>, text: SelectedText, opener: Opener) {
    let citations = citations.map(|(citations, today)| (&**citations, *today));
    let subject = Subject::Text(text.clone());
    let source = subject.source(&viewer.sheet, citations);
    let quotation = text.quotation(&source, &url_for(&subject, viewer));
    let dialog = Dialog {
        field: Field::Quotation,
        ..Dialog::new(subject, opener)
    };
    Copy::new(quotation, Status::QuotationCopied, dialog).start(&viewer.dispatcher());
}
