//! Takes over the page that was published: the program's first act in the browser.

use yew::Renderer;

use super::{App, Props, shape};
use crate::platform::json::JsonValue;
use crate::platform::page::{self, Program};
use crate::platform::{selection, target};
use crate::sheet::{Json, PassageId, Shared, Sheet};

const ROOT: &str = "app";
const DATA: &str = "fact-sheet-data";
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
    let data =
        page::text_of(DATA).ok_or("the page has no element with the id \"fact-sheet-data\"")?;
    let sheet = JsonValue::parse(&data)
        .and_then(|json| Sheet::from_json(&json))
        .ok_or("the embedded fact sheet is damaged")?;
    let folded = page::ids_matching(FOLDED)
        .into_iter()
        .map(PassageId::published)
        .collect();
    let props = Props {
        sheet: Shared::new(sheet),
        folded,
    };

    let found = page::element_names(&root);
    let as_published =
        root.get_attribute("data-shape") == Some(shape::of_names(found.iter().map(String::as_str)));
    let renderer = Renderer::<App>::with_root_and_props(root.clone(), props);
    let target = target::Remembered::now();
    if as_published {
        let selected = selection::Remembered::now();
        renderer.hydrate();
        if let Some(selected) = selected {
            selected.restore();
        }
        if let Some(words) = target.filter(target::Remembered::has_words) {
            words.restore();
        }
    } else {
        page::clear(&root);
        renderer.render();
        if let Some(target) = target {
            target.restore();
        }
    }
    Ok(())
}

impl Json for JsonValue {
    fn text(&self) -> Option<String> {
        self.text()
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "JSON has no other numbers; ours are small"
    )]
    fn number(&self) -> Option<u32> {
        self.number().map(|number| number as u32)
    }

    fn elements(&self) -> Option<Vec<Self>> {
        self.elements()
    }

    fn member(&self, name: &str) -> Option<Self> {
        self.member(name)
    }

    fn first_name(&self) -> Option<String> {
        self.first_name()
    }
}
