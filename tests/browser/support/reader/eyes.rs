//! What a reader notices: what is on the page, where it is and what state it is in.

use serde::Deserialize;
use serde_json::json;
use tokio::time::Instant;

use super::{PATIENCE, Reader};
use crate::support::Result;

/// Where an element is in the window, in CSS pixels.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Place {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Reader {
    /// The text that can be read, as the browser would copy it.
    pub(crate) async fn text(&self, css: &str) -> Result<String> {
        self.script(
            "return document.querySelector(arguments[0]).innerText",
            json!([css]),
        )
        .await
    }

    /// Whether the section is folded; `id` is the section's own.
    pub(crate) async fn is_folded(&self, id: &str) -> Result<bool> {
        self.script(
            "return !document.getElementById(arguments[0]).closest('details').open",
            json!([id]),
        )
        .await
    }

    /// Waits until the section is folded, or until it is not.
    pub(crate) async fn until_folded(&self, id: &str, folded: bool) -> Result {
        self.until_is(
            &format!("!document.getElementById('{id}').closest('details').open"),
            folded,
        )
        .await
    }

    /// How many elements there are of this kind.
    pub(crate) async fn count(&self, css: &str) -> Result<usize> {
        self.script(
            "return document.querySelectorAll(arguments[0]).length",
            json!([css]),
        )
        .await
    }

    /// Waits until the passage is the one that the address points at, and can be seen.
    pub(crate) async fn until_at(&self, passage: &str) -> Result {
        self.until_is("document.querySelector(':target')?.id", passage.to_owned())
            .await?;
        let seen = format!(
            "(({{ top, bottom, height }}) => height > 0 && bottom > 0 && top >= 0 && top < innerHeight)
                (document.getElementById('{passage}').getBoundingClientRect())"
        );
        self.until(&seen).await
    }

    /// Whether the keyboard speaks to this element.
    pub(crate) async fn has_focus(&self, css: &str) -> Result<bool> {
        self.script(
            "return document.activeElement.matches(arguments[0])",
            json!([css]),
        )
        .await
    }

    /// Waits until the keyboard speaks to this element.
    pub(crate) async fn until_focus(&self, css: &str) -> Result {
        let held = format!(
            "document.activeElement.matches(`{css}`) ? '' : document.activeElement.outerHTML.slice(0, 80)"
        );
        let focus = self.until_is(&held, String::new()).await;
        focus.map_err(|error| format!("`{css}` has no focus: {error}").into())
    }

    /// Where the first such element is in the window.
    pub(crate) async fn place(&self, css: &str) -> Result<Place> {
        let script = "const { left, top, width, height } =
                document.querySelector(arguments[0]).getBoundingClientRect();
            return { left, top, width, height }";
        self.script(script, json!([css])).await
    }

    /// What the page complained of since it was loaded.
    pub(crate) async fn console(&self) -> Result<Vec<String>> {
        self.value("window.__said").await
    }

    /// A picture of the window, as PNG.
    pub(crate) async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.session.client.screenshot().await?)
    }

    /// A picture of one element, as PNG.
    pub(crate) async fn picture_of(&self, css: &str) -> Result<Vec<u8>> {
        Ok(self.find(css).await?.screenshot().await?)
    }

    /// Waits until a picture of one element is as it should be; `wanted` says how.
    pub(crate) async fn until_picture_of(
        &self,
        css: &str,
        wanted: &str,
        enough: impl Fn(&[u8]) -> bool,
    ) -> Result<Vec<u8>> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let picture = self.picture_of(css).await?;
            if enough(&picture) {
                return Ok(picture);
            }
        }
        Err(format!("waited {PATIENCE:?} for `{css}` to look {wanted}").into())
    }

    /// The page's markup as it is now.
    pub(crate) async fn markup(&self, css: &str) -> Result<String> {
        self.script(
            "return document.querySelector(arguments[0]).outerHTML",
            json!([css]),
        )
        .await
    }
}
