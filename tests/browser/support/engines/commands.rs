//! WebDriver commands that the client library does not have.

use fantoccini::wd::WebDriverCompatibleCommand;
use hyper::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::Session;
use crate::support::Result;

/// A command of a session, by its path.
#[derive(Debug)]
struct Command {
    path: String,
    /// The body of a POST; without it, the command is a GET.
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
    /// Sends a GET to `path` below the session's URL.
    pub(crate) async fn get(&self, path: String) -> Result<Value> {
        Ok(self.client.issue_cmd(Command { path, body: None }).await?)
    }

    /// Sends a command of the Chrome DevTools Protocol.
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
