//! Says in the title of the page, which a file of it gets, too, that an extract is one.

use yew::prelude::*;

use crate::platform::page;
use crate::scope::EXTRACT;

/// For as long as one is shown.
#[hook]
pub fn use_title(is_extract: bool) {
    use_effect_with(is_extract, |is_extract| {
        let whole = is_extract.then(page::title).flatten();
        if let Some(whole) = &whole {
            page::set_title(&[EXTRACT, whole].concat());
        }
        move || {
            if let Some(whole) = whole {
                page::set_title(&whole);
            }
        }
    });
}
