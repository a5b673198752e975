//! Names an extract in the title of the page, which becomes the name of a PDF, too.

use yew::prelude::*;

use crate::platform::page;
use crate::scope::EXTRACT;

/// Changes the title for as long as an extract is shown.
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
