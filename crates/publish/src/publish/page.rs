//! The page: the sheet, drawn by the components that will run in the browser, in the built template.

use factsheet_model::citations::Citations;
use serde_json::json;
use yew::{Callback, LocalServerRenderer};

use super::policy::{self, Kind};
use super::{Refusal, early, integrity, markup};
use crate::app::{App, Props, hash_markup};
use crate::page_head::HeadTag;
use crate::sheet::{Shared, Sheet};

/// What the template must hold, each once, with or without its quotation marks: minifying takes
/// them away.
const HTML: &str = "<html lang=\"en\">";
const POLICY_SLOT: &str = "<meta name=\"fact-sheet-policy\">";
const HEAD_SLOT: &str = "<meta name=\"fact-sheet-head\">";
const EARLY_SLOT: &str = "<meta name=\"fact-sheet-early\">";
const PAGE_SLOT: &str = "<div id=\"app\"></div>";

/// What a page is made of.
pub(super) struct Page<'a> {
    pub(super) template: &'a str,
    pub(super) sheet: &'a Sheet,
    pub(super) citations: &'a Citations,
    pub(super) head: &'a [HeadTag],
    /// What it is for its policy; none where others put scripts into it.
    pub(super) policy: Option<Kind>,
}

impl Page<'_> {
    /// The page as it is published.
    pub(super) async fn drawn(&self) -> Result<String, Refusal> {
        let is_one_file = self.policy == Some(Kind::OneFile);
        let html = markup::html_element(&self.sheet.about.language, is_one_file);
        let page = fill(self.template, HTML, &html)?;
        let page = fill(&page, HEAD_SLOT, &markup::head(self.head))?;
        let page = fill(&page, EARLY_SLOT, &early::ELEMENTS)?;
        // One style for all that Trunk brings, and so one hash.
        let page = page.replace("</style><style>", "");
        // Before the sheet is drawn into it, so that the policy lets nothing run that came with a text.
        let page = integrity::without_preloads(&page);
        let checks = integrity::elements(&page);
        let policy = self
            .policy
            .map(|kind| policy::element(&[&page, &*checks].concat(), kind));
        let page = fill(
            &page,
            POLICY_SLOT,
            &[policy.unwrap_or_default(), checks].concat(),
        )?;
        let props = Props {
            sheet: Shared::new(self.sheet.clone()),
            folded: std::rc::Rc::default(),
            on_rendered: Callback::noop(),
        };
        let app = LocalServerRenderer::<App>::with_props(props).render().await;
        let data = json!(self.sheet).to_string();
        let citations = json!(self.citations).to_string();
        let app = markup::page(&app, &hash_markup(&app), &data, &citations);
        fill(&page, PAGE_SLOT, &app)
    }
}

fn fill(template: &str, slot: &'static str, content: &str) -> Result<String, Refusal> {
    let bare = slot.replace('"', "");
    match [slot, &bare].map(|form| template.matches(form).count()) {
        [1, 0] => Ok(template.replacen(slot, content, 1)),
        [0, 1] => Ok(template.replacen(&bare, content, 1)),
        _ => Err(Refusal::Template(slot)),
    }
}
