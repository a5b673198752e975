//! Renders the page: the fact sheet in the built template, by the components that run in the browser.

use std::rc::Rc;

use factsheet_model::citations::Citations;
use serde_json::json;
use yew::{Callback, LocalServerRenderer};

use super::policy::{self, Kind};
use super::template::{PDF, Slot, Template};
use super::{early, integrity, markup, pictures};
use crate::app::{App, Props, hash_markup};
use crate::page_head::HeadTag;
use crate::sheet::{Shared, Sheet};

/// The content of a page.
pub(super) struct Content<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) citations: &'a Citations,
    pub(super) head: &'a [HeadTag],
    /// Which policy it gets; none if others add scripts to it.
    pub(super) policy: Option<Kind>,
}

/// A page whose slots are filled.
pub(super) struct Page {
    pub(super) html: Template,
    pub(super) policy: Option<String>,
}

impl Page {
    /// Fills the slots of a template.
    pub(super) async fn render(mut html: Template, content: &Content<'_>) -> Self {
        let Content {
            sheet,
            citations,
            head,
            policy,
        } = content;
        let is_alone = *policy == Some(Kind::Standalone);
        let mut has_pdf = false;
        if let Some(attributes) = html.html_mut() {
            if is_alone {
                attributes.retain(|name| name != PDF);
            }
            has_pdf = attributes.get(PDF).is_some();
            let new = markup::html_attributes(&sheet.about.language, is_alone);
            markup::set_html_attributes(attributes, new);
        }
        html.fill(Slot::Head, markup::head(head));
        html.fill(Slot::Early, early::nodes());
        html.join_styles();
        integrity::remove_preloads(&mut html);
        let checks = integrity::checks(&html);
        // Without the text of the sheet, so the policy allows nothing that came with it.
        let policy = policy.map(|kind| policy::of_nodes(html.nodes().iter().chain(&checks), kind));
        let element = policy.as_deref().map(policy::element);
        html.fill(Slot::Policy, element.into_iter().chain(checks));
        let props = Props {
            sheet: Shared::new((*sheet).clone()),
            has_pdf,
            folded: Rc::default(),
            on_rendered: Callback::noop(),
        };
        let app = LocalServerRenderer::<App>::with_props(props).render().await;
        let data = if is_alone {
            json!(pictures::numbered(sheet)).to_string()
        } else {
            json!(sheet).to_string()
        };
        let citations = json!(citations).to_string();
        html.fill(
            Slot::App,
            markup::app(&app, &hash_markup(&app), &data, &citations),
        );
        Self { html, policy }
    }
}
