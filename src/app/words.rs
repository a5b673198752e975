//! What becomes of the words that the reader has selected.

use std::rc::Rc;

use yew::prelude::*;

use crate::citations::Citations;
use crate::components::{OPENER, WordWays};
use crate::hooks::{ByHand, Copied};
use crate::sharing::{Field, Outcome, Sharing, Subject, Words, address_of, quotation, source_of};
use crate::sheet::{Date, Shared, Sheet};
use crate::view_state::{Action, ViewState};

/// The ways on from the words that `selected` gives when one is taken.
pub(super) fn ways(
    selected: &Callback<(), Option<Words>>,
    sheet: &Shared<Sheet>,
    view: &UseReducerHandle<ViewState>,
    citations: Option<&(Rc<Citations>, Date)>,
    copy: &Callback<Copied>,
) -> WordWays {
    let taken = |take: Box<dyn Fn(Words)>| {
        let selected = selected.clone();
        Callback::from(move |()| selected.emit(()).into_iter().for_each(&take))
    };
    let address = {
        let (sheet, view) = (sheet.clone(), view.clone());
        move |subject: &Subject| {
            let here = view.surroundings.here.as_deref().unwrap_or_default();
            address_of(subject, here, &view.address, &view.scope, &sheet)
        }
    };
    let on_link = {
        let (copy, address) = (copy.clone(), address.clone());
        taken(Box::new(move |words| {
            let subject = Subject::Words(words);
            copy.emit(Copied {
                text: address(&subject),
                outcome: Outcome::LinkCopied,
                by_hand: ByHand::There(sharing(subject)),
            });
        }))
    };
    let on_quote = {
        let (copy, sheet, citations) = (copy.clone(), sheet.clone(), citations.cloned());
        taken(Box::new(move |words| {
            let subject = Subject::Words(words.clone());
            let citations = citations.as_ref();
            let citations = citations.map(|(citations, today)| (&**citations, *today));
            let source = source_of(&subject, &sheet, citations);
            copy.emit(Copied {
                text: quotation(&words, &source, &address(&subject)),
                outcome: Outcome::QuotationCopied,
                by_hand: ByHand::There(sharing(subject).with(Field::Quotation)),
            });
        }))
    };
    let on_share = {
        let dispatcher = view.dispatcher();
        taken(Box::new(move |words| {
            dispatcher.dispatch(Action::Share(sharing(Subject::Words(words))));
        }))
    };
    let on_dismiss = {
        let dispatcher = view.dispatcher();
        Callback::from(move |()| dispatcher.dispatch(Action::Select(false)))
    };
    WordWays {
        on_link,
        on_quote,
        on_share,
        on_dismiss,
    }
}

fn sharing(subject: Subject) -> Sharing {
    Sharing::new(subject, OPENER.to_owned())
}
