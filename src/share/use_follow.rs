//! Copies the address of a passage when the reader follows its link.

use yew::prelude::*;

use super::use_share::{ByHand, Copied};
use crate::address::Address;
use crate::platform::location;
use crate::scope::Scope;
use crate::sharing::{Outcome, Sharing, Subject, address_of};
use crate::sheet::{PassageId, Shared, Sheet};

/// A callback that copies the address of a passage, as the dialog gives it, by way of `copy`;
/// `opener` gives the selector of its link.
#[hook]
pub fn use_follow(
    sheet: &Shared<Sheet>,
    copy: &Callback<Copied>,
    opener: fn(&PassageId) -> String,
) -> Callback<PassageId> {
    use_callback(
        (sheet.clone(), copy.clone()),
        move |id: PassageId, (sheet, copy)| {
            let here = location::base();
            let place = sheet.about.base_url.as_deref().or(here.as_deref());
            let place = place.unwrap_or_default();
            let (search, _) = location::search_and_hash();
            let shown = Address::parse(&search, "");
            let subject = Subject::Passage(id.clone());
            copy.emit(Copied {
                text: address_of(&subject, place, &shown, &Scope::Whole, sheet),
                outcome: Outcome::LinkCopied,
                by_hand: ByHand::There(Sharing::new(subject, opener(&id))),
            });
        },
    )
}
