//! Methods that use WebDriver commands missing from the client library.

use serde_json::Value;

use super::Page;
use crate::support::Result;

impl Page {
    /// Returns the accessible name of an element.
    pub(crate) async fn accessible_name(&self, css: &str) -> Result<String> {
        let element = self.find(css).await?.element_id();
        let path = format!("element/{}/computedlabel", element.as_ref());
        Ok(serde_json::from_value(self.session.get(path).await?)?)
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub(crate) async fn developer_tools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.session.developer_tools(command, parameters).await
    }
}
