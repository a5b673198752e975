//! Takes over the page that was published: the program's first act in the browser.

use yew::{Callback, Renderer};

use super::{App, Props, shape};
use crate::embedded;
use crate::platform::page::{self, Program};
use crate::platform::{highlight, selection, target};
use crate::sheet::{PassageId, Shared};

const ROOT: &str = "app";
const FOLDED: &str = ".section-view__fold:not([open]) > .section-view__body";

/// Brings the page to life. Where that cannot be, the page is left as it is: it reads, prints and
/// links without the program.
pub fn adopt() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        page::set_program(Program::Failed);
        page::warn(&format!(
            "factsheet has stopped; the page goes on without it: {panic}"
        ));
    }));
    if let Err(reason) = try_to_adopt() {
        page::set_program(Program::Failed);
        page::warn(&format!(
            "factsheet cannot start; the page goes on without it: {reason}"
        ));
    }
}

fn try_to_adopt() -> Result<(), String> {
    let root = page::element(ROOT).ok_or("the page has no element with the id \"app\"")?;
    let sheet = embedded::sheet()?;
    let folded = page::all_matching(FOLDED)
        .into_iter()
        .map(|body| PassageId::published(body.id()))
        .collect();
    let found = page::element_names(&root);
    let as_published =
        root.get_attribute("data-shape") == Some(shape::of_names(found.iter().map(String::as_str)));

    let selected = selection::Remembered::now();
    // Where the program can mark words, it does (`use_text_fragment`).
    let target = target::Remembered::now()
        .filter(|target| !as_published || target.has_words() && !highlight::is_known());
    let restore = move |()| {
        selected.iter().for_each(selection::Remembered::restore);
        target.iter().for_each(target::Remembered::restore);
    };
    let props = Props {
        sheet: Shared::new(sheet),
        folded,
        on_drawn: Callback::from(restore),
    };
    if as_published {
        Renderer::<App>::with_root_and_props(root, props).hydrate();
    } else {
        page::clear(&root);
        Renderer::<App>::with_root_and_props(root, props).render();
    }
    Ok(())
}
