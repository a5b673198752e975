//! What becomes of the words that the reader has selected.

use std::rc::Rc;

use yew::prelude::*;

use super::selection_bar::{LINK_BUTTON, QUOTE_BUTTON, SHARE_BUTTON, WordWays};
use crate::citations::Citations;
use crate::share::{ByHand, Copied};
use crate::sharing::{Field, Outcome, Sharing, Subject, Words, address_of, quotation, source_of};
use crate::sheet::{Date, Shared, Sheet};
use crate::state::{Action, ViewState};

/// The ways on from the words that `selected` gives when one is taken. `place` is the address of the
/// page up to `?`, as it is shared.
pub fn ways(
    selected: &Callback<(), Option<Words>>,
    sheet: &Shared<Sheet>,
    view: &UseReducerHandle<ViewState>,
    place: &str,
    citations: Option<&(Rc<Citations>, Date)>,
    copy: &Callback<Copied>,
) -> WordWays {
    let address = {
        let (sheet, view, place) = (sheet.clone(), view.clone(), place.to_owned());
        move |subject: &Subject| address_of(subject, &place, &view.address, &view.scope, &sheet)
    };
    let on_link = {
        let (copy, address) = (copy.clone(), address.clone());
        taken(selected, move |words| {
            let outcome = words.outcome_of_link();
            let subject = Subject::Words(words);
            copy.emit(Copied {
                text: address(&subject),
                outcome,
                by_hand: ByHand::There(sharing(subject, LINK_BUTTON)),
            });
        })
    };
    let on_quote = {
        let (copy, sheet, citations) = (copy.clone(), sheet.clone(), citations.cloned());
        taken(selected, move |words| {
            let subject = Subject::Words(words.clone());
            let citations = citations.as_ref();
            let citations = citations.map(|(citations, today)| (&**citations, *today));
            let source = source_of(&subject, &sheet, citations);
            copy.emit(Copied {
                text: quotation(&words, &source, &address(&subject)),
                outcome: Outcome::QuotationCopied,
                by_hand: ByHand::There(sharing(subject, QUOTE_BUTTON).with(Field::Quotation)),
            });
        })
    };
    let on_share = {
        let dispatcher = view.dispatcher();
        taken(selected, move |words| {
            dispatcher.dispatch(Action::Share(sharing(Subject::Words(words), SHARE_BUTTON)));
        })
    };
    WordWays {
        on_link,
        on_quote,
        on_share,
    }
}

/// A callback that takes the words of this moment, if there are any.
fn taken(selected: &Callback<(), Option<Words>>, take: impl Fn(Words) + 'static) -> Callback<()> {
    let selected = selected.clone();
    Callback::from(move |()| selected.emit(()).into_iter().for_each(&take))
}

fn sharing(subject: Subject, opener: &str) -> Sharing {
    Sharing::new(subject, opener.to_owned())
}
