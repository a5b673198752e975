//! Prints to a PDF file, in a different way for every engine.
//!
//! Chromium writes bookmarks and applies the page size of the style sheet only through its developer
//! tools, not through its driver's print command. WebKit's driver has no such command.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::wd::{PrintConfiguration, PrintOrientation};
use serde_json::{Value, json};

use super::{Engine, Session};
use crate::support::Result;

impl Session {
    /// Prints the page to `file`, on A4 unless the page sets another size, without backgrounds.
    ///
    /// WebKit can print only in a session with a printer, and only upright.
    pub(crate) async fn print(&self, file: &Path, orientation: PrintOrientation) -> Result {
        match self.engine {
            Engine::Chromium => self.print_by_developer_tools(file, orientation).await,
            Engine::Firefox | Engine::FirefoxPrevious => {
                let configuration = PrintConfiguration::builder().orientation(orientation);
                let configuration = configuration.build().map_err(|error| error.to_string())?;
                let printed = self.client.print(configuration).await?;
                Ok(tokio::fs::write(file, printed).await?)
            }
            Engine::WebKit => self.print_by_message(file).await,
        }
    }

    async fn print_by_developer_tools(&self, file: &Path, orientation: PrintOrientation) -> Result {
        /// A4 in inches.
        const PAPER: (f64, f64) = (210.0 / 25.4, 297.0 / 25.4);
        let parameters = json!({
            "paperWidth": PAPER.0,
            "paperHeight": PAPER.1,
            "landscape": matches!(orientation, PrintOrientation::Landscape),
            "preferCSSPageSize": true,
            "generateTaggedPDF": true,
            "generateDocumentOutline": true,
            "printBackground": false,
        });
        let response = self.developer_tools("Page.printToPDF", parameters).await?;
        let printed = response["data"]
            .as_str()
            .ok_or("Chromium returned no PDF")?;
        Ok(tokio::fs::write(file, BASE64_STANDARD.decode(printed)?).await?)
    }

    /// Sends the message that `printing_browser.py` answers when it has printed.
    async fn print_by_message(&self, file: &Path) -> Result {
        const SCRIPT: &str = "
            const [file, done] = arguments;
            const printer = window.webkit?.messageHandlers?.print;
            if (!printer) done('this browser has no printer: add .with_printer() to the test case');
            else printer.postMessage(file).then(() => done(null), (error) => done(String(error)));";
        match self.client.execute_async(SCRIPT, vec![json!(file)]).await? {
            Value::Null => Ok(()),
            error => Err(format!("WebKit did not print: {error}").into()),
        }
    }
}
