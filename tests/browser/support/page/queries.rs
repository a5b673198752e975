//! Queries and waits: the content, position and state of elements.

use serde::Deserialize;
use serde_json::json;
use tokio::time::Instant;

use super::{LIMIT, Page};
use crate::support::Result;
use crate::support::assertions::ensure_none;

/// Where an element is in the window, in CSS pixels.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Page {
    /// Returns the text of an element as the browser would copy it.
    pub(crate) async fn text(&self, css: &str) -> Result<String> {
        self.execute(
            "return document.querySelector(arguments[0]).innerText",
            json!([css]),
        )
        .await
    }

    /// Whether the section with this id is folded.
    pub(crate) async fn is_folded(&self, id: &str) -> Result<bool> {
        self.execute(
            "return !document.getElementById(arguments[0]).closest('details').open",
            json!([id]),
        )
        .await
    }

    /// Waits until the section is folded or open.
    pub(crate) async fn wait_for_folded(&self, id: &str, folded: bool) -> Result {
        self.wait_for_value(
            &format!("!document.getElementById('{id}').closest('details').open"),
            folded,
        )
        .await
    }

    /// Counts the elements that match.
    pub(crate) async fn count(&self, css: &str) -> Result<usize> {
        self.execute(
            "return document.querySelectorAll(arguments[0]).length",
            json!([css]),
        )
        .await
    }

    /// Waits until the passage is the target of the URL and in view.
    pub(crate) async fn wait_for_target(&self, passage: &str) -> Result {
        self.wait_for_value("document.querySelector(':target')?.id", passage.to_owned())
            .await?;
        let is_in_view = format!(
            "(({{ top, bottom, height }}) => height > 0 && bottom > 0 && top >= 0 && top < innerHeight)
                (document.getElementById('{passage}').getBoundingClientRect())"
        );
        self.wait_for(&is_in_view).await
    }

    /// Whether this element has the focus.
    pub(crate) async fn has_focus(&self, css: &str) -> Result<bool> {
        self.execute(
            "return document.activeElement.matches(arguments[0])",
            json!([css]),
        )
        .await
    }

    /// Waits until this element has the focus.
    pub(crate) async fn wait_for_focus(&self, css: &str) -> Result {
        let active = format!(
            "document.activeElement.matches(`{css}`) ? '' : document.activeElement.outerHTML.slice(0, 80)"
        );
        let focus = self.wait_for_value(&active, String::new()).await;
        focus.map_err(|error| format!("`{css}` has no focus: {error}").into())
    }

    /// Returns the bounds of the first element that matches.
    pub(crate) async fn bounds(&self, css: &str) -> Result<Rect> {
        let script = "const { left, top, width, height } =
                document.querySelector(arguments[0]).getBoundingClientRect();
            return { left, top, width, height }";
        self.execute(script, json!([css])).await
    }

    /// Waits until an element matches.
    pub(crate) async fn wait_for_element(&self, css: &str) -> Result {
        self.wait_for(&format!("document.querySelector(`{css}`)"))
            .await
    }

    /// Waits until no element matches.
    pub(crate) async fn wait_for_no_element(&self, css: &str) -> Result {
        self.wait_for(&format!("!document.querySelector(`{css}`)"))
            .await
    }

    /// Waits until the status message of the page, or of the Share dialog, is this text.
    pub(crate) async fn wait_for_status(&self, text: &str) -> Result {
        let status =
            "[...document.querySelectorAll('.share-dialog [role=status], .status-message')]
            .map((region) => region.innerText.trim()).join('')";
        self.wait_for_value(status, text.to_owned()).await
    }

    /// Returns an error that lists the console messages of this document, if there are any.
    pub(crate) async fn ensure_console_is_empty(&self) -> Result {
        ensure_none("console messages", &self.console().await?)
    }

    /// Returns the errors, warnings and policy violations of this document.
    pub(crate) async fn console(&self) -> Result<Vec<String>> {
        self.evaluate("window.__console ?? []").await
    }

    /// Returns the console messages of all documents of the test that could still be reported.
    pub(crate) async fn whole_console(&self) -> Vec<String> {
        let mut console = self.site.console();
        let latest = tokio::time::timeout(LIMIT, self.console()).await;
        for message in latest.ok().and_then(Result::ok).unwrap_or_default() {
            if !console.contains(&message) {
                console.push(message);
            }
        }
        console
    }

    /// Returns a screenshot of the window, as PNG.
    pub(crate) async fn screenshot(&self) -> Result<Vec<u8>> {
        Ok(self.session.client.screenshot().await?)
    }

    /// Returns a screenshot of one element, as PNG.
    pub(crate) async fn screenshot_of(&self, css: &str) -> Result<Vec<u8>> {
        Ok(self.find(css).await?.screenshot().await?)
    }

    /// Waits until the screenshot of an element satisfies `is_expected`; `expected` describes it in the error.
    pub(crate) async fn wait_for_screenshot_of(
        &self,
        css: &str,
        expected: &str,
        is_expected: impl Fn(&[u8]) -> bool,
    ) -> Result<Vec<u8>> {
        let deadline = Instant::now() + LIMIT;
        while Instant::now() < deadline {
            let picture = self.screenshot_of(css).await?;
            if is_expected(&picture) {
                return Ok(picture);
            }
        }
        Err(format!("waited {LIMIT:?} for `{css}` to look {expected}").into())
    }

    /// Returns the current markup of an element.
    pub(crate) async fn markup(&self, css: &str) -> Result<String> {
        self.execute(
            "return document.querySelector(arguments[0]).outerHTML",
            json!([css]),
        )
        .await
    }
}
