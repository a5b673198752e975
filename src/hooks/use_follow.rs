//! Copies the address of a passage when the reader follows its link.

use yew::prelude::*;

use super::use_share::{ByHand, Copied};
use crate::address::Address;
use crate::platform::location;
use crate::sharing::{Outcome, Sharing, Subject};
use crate::sheet::{PassageId, Shared, Sheet};

/// A callback that copies the address of a passage by way of `copy`; `opener` gives the selector of
/// its link.
#[hook]
pub fn use_follow(
    sheet: &Shared<Sheet>,
    copy: &Callback<Copied>,
    opener: fn(&PassageId) -> String,
) -> Callback<PassageId> {
    use_callback(
        (sheet.clone(), copy.clone()),
        move |id: PassageId, (sheet, copy)| {
            if let Some(text) = address_of(&id, sheet) {
                copy.emit(Copied {
                    text,
                    outcome: Outcome::LinkCopied,
                    by_hand: ByHand::There(Sharing::new(Subject::Passage(id.clone()), opener(&id))),
                });
            }
        },
    )
}

/// The whole address of a passage, with its wording and beside the parameters of others.
fn address_of(id: &PassageId, sheet: &Sheet) -> Option<String> {
    let (search, _) = location::search_and_hash();
    let foreign = Address::parse(&search, "").foreign;
    let address = Address::of(sheet.passage(id)?).with_foreign(&foreign);
    Some([location::base()?, address.to_string()].concat())
}
