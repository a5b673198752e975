//! The body of a publisher's file.

use factsheet::app::{App, Props};
use factsheet_model::sheet::{Shared, Sheet};
use yew::{Callback, LocalServerRenderer};

use super::page::Page;
use super::{FRONT, read, reads_back, text};

/// Reads a body and draws it: it is refused with places, or the page has the sheet's words and no
/// markup but ours, and the data in it is the sheet again.
pub(crate) fn markdown(bytes: &[u8]) {
    let body = text(bytes);
    let Ok(sheet) = read(&format!("{FRONT}{body}")) else {
        return;
    };
    reads_back(&sheet);
    let page = drawn(&sheet);
    page.assert_harmless();
    page.assert_says(&sheet);
}

/// The sheet as it stands in the body of its page.
pub(crate) fn drawn(sheet: &Sheet) -> Page {
    let props = Props {
        sheet: Shared::new(sheet.clone()),
        folded: std::rc::Rc::default(),
        on_rendered: Callback::noop(),
    };
    let drawn = LocalServerRenderer::<App>::with_props(props).render();
    Page::of_part(&pollster::block_on(drawn))
}
