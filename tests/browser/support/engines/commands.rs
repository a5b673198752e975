//! Commands that a driver knows and the client library does not.

use fantoccini::wd::WebDriverCompatibleCommand;
use hyper::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::Session;
use crate::support::Result;

/// A command below the session's own address.
#[derive(Debug)]
struct Command {
    path: String,
    /// What is posted; without it, something is got.
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> std::result::Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            None => (Method::GET, None),
            Some(body) => (Method::POST, Some(body.to_string())),
        }
    }
}

impl Session {
    /// Gets what lies at `path` below the session's address.
    pub(crate) async fn get(&self, path: String) -> Result<Value> {
        Ok(self.client.issue_cmd(Command { path, body: None }).await?)
    }

    /// Speaks to Chromium's developer tools.
    pub(crate) async fn developer_tools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let path = "goog/cdp/execute".to_owned();
        Ok(self
            .client
            .issue_cmd(Command {
                path,
                body: Some(body),
            })
            .await?)
    }
}
