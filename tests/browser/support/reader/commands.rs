//! What only the driver itself can tell, asked by commands that the client library does not know.

use serde_json::Value;

use super::Reader;
use crate::support::Result;

impl Reader {
    /// The name by which assistive technology calls an element.
    pub(crate) async fn accessible_name(&self, css: &str) -> Result<String> {
        let element = self.find(css).await?.element_id();
        let path = format!("element/{}/computedlabel", element.as_ref());
        Ok(serde_json::from_value(self.session.get(path).await?)?)
    }

    /// Speaks to Chromium's developer tools.
    pub(crate) async fn developer_tools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.session.developer_tools(command, parameters).await
    }
}
