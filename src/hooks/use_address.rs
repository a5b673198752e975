//! Follows the address: at first and whenever its fragment changes.

use std::cell::RefCell;

use yew::prelude::*;

use crate::address::{Address, Notice, resolve};
use crate::platform::location;
use crate::sheet::{Shared, Sheet};

/// Tells what became of each address that is followed.
///
/// Opening, scrolling and marking are the browser's: where an address leads elsewhere than its
/// fragment says, the fragment is mended and the browser does the rest.
#[hook]
pub fn use_address(sheet: &Shared<Sheet>, on_arrive: Callback<Option<Notice>>) {
    use_effect_with(sheet.clone(), move |sheet| {
        let sheet = sheet.clone();
        let here = RefCell::new(arrive(&sheet, None, &on_arrive));
        let listener = location::on_fragment_change(move || {
            let earlier = here.borrow().clone();
            *here.borrow_mut() = arrive(&sheet, Some(&earlier), &on_arrive);
        });
        move || drop(listener)
    });
}

/// Goes where the address leads; gives the address that stands then.
fn arrive(
    sheet: &Sheet,
    earlier: Option<&Address>,
    on_arrive: &Callback<Option<Notice>>,
) -> Address {
    let mut address = current();
    if earlier == Some(&address) {
        // The echo of our own mending.
        return address;
    }
    if earlier.is_some_and(|earlier| address.inherits_wording(earlier)) {
        address = address.without_wording();
        location::rewrite(&address.to_string());
    }
    let resolution = resolve(&address, sheet);
    on_arrive.emit(resolution.notice);
    match resolution.passage {
        Some(id) if id.as_str() != address.id => {
            location::go_to(id.as_str());
            current()
        }
        _ => address,
    }
}

fn current() -> Address {
    let (search, hash) = location::search_and_hash();
    Address::parse(&search, &hash)
}
