//! The body of the source file.

use factsheet::app::{App, Props};
use factsheet_model::sheet::{Shared, Sheet};
use yew::{Callback, LocalServerRenderer};

use super::page::Page;
use super::{FRONT, assert_round_trips, read, text};

/// Parses and renders a body. It must be refused with places, or the page must contain the sheet's text,
/// no foreign markup, and the sheet as data.
pub(crate) fn markdown(bytes: &[u8]) {
    let body = text(bytes);
    let Ok(sheet) = read(&format!("{FRONT}{body}")) else {
        return;
    };
    assert_round_trips(&sheet);
    let page = render(&sheet);
    page.assert_harmless();
    page.assert_contains(&sheet);
}

/// Renders the sheet.
pub(crate) fn render(sheet: &Sheet) -> Page {
    let props = Props {
        sheet: Shared::new(sheet.clone()),
        has_pdf: false,
        folded: std::rc::Rc::default(),
        on_rendered: Callback::noop(),
    };
    let html = LocalServerRenderer::<App>::with_props(props).render();
    Page::parse_fragment(&pollster::block_on(html))
}
