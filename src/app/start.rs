//! Starts the app in the browser: hydrates the prerendered HTML, or renders it again if it was changed.

use std::rc::Rc;

use yew::{Callback, Renderer};

use super::{App, Props, shape};
use crate::embedded;
use crate::platform::page::{self, AppState};
use crate::platform::target;
use crate::sheet::{PassageId, Shared};

const ROOT: &str = "app";
const FOLDED: &str = ".section-view__fold:not([open]) > .section-view__body";

/// Starts the app. If it cannot start or panics, the page stays as it is: it reads, prints and links
/// without the app.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        page::set_app_state(AppState::Failed);
        page::warn(&format!(
            "factsheet has stopped; the page works on without it: {panic}"
        ));
    }));
    if let Err(reason) = try_start() {
        page::set_app_state(AppState::Failed);
        page::warn(&format!(
            "factsheet cannot start; the page works without it: {reason}"
        ));
    }
}

fn try_start() -> Result<(), String> {
    let root = page::element(ROOT).ok_or("the page has no element with the id \"app\"")?;
    let sheet = embedded::sheet()?;
    let folded = page::all_matching(FOLDED)
        .into_iter()
        .map(|body| PassageId::published(body.id()))
        .collect();
    let names = page::element_names(&root);
    let shape = shape::hash_names(names.iter().map(String::as_str));
    let mut props = Props {
        sheet: Shared::new(sheet),
        has_pdf: page::has_root_attribute("data-pdf"),
        folded: Rc::new(folded),
        on_rendered: Callback::noop(),
    };
    if root.get_attribute("data-shape") == Some(shape) {
        // Hydration keeps nodes, scroll position, target and folds. It also keeps a selection and the
        // browser's highlight of a text fragment, because `early.js` prevents setting equal text again.
        Renderer::<App>::with_root_and_props(root, props).hydrate();
    } else {
        if let Some(url) = target::url_in_view() {
            props.on_rendered = Callback::from(move |()| target::restore(&url));
        }
        page::clear(&root);
        Renderer::<App>::with_root_and_props(root, props).render();
    }
    Ok(())
}
