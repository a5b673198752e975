//! What a reader has in hand after printing.

use std::process::Stdio;

use fantoccini::wd::PrintConfiguration;
use tokio::process::Command;
use unicode_normalization::UnicodeNormalization;

use super::Reader;
use crate::support::Result;

impl Reader {
    /// The words on paper, in the order in which they are read.
    pub(crate) async fn printed_words(&self) -> Result<Vec<String>> {
        let pdf = self.session.folder().join("printed.pdf");
        let printed = self
            .session
            .client
            .print(PrintConfiguration::default())
            .await?;
        tokio::fs::write(&pdf, printed).await?;
        let output = Command::new("pdftotext")
            .args([pdf.as_os_str(), "-".as_ref()])
            .stderr(Stdio::inherit())
            .output()
            .await
            .map_err(|error| format!("pdftotext did not start, install poppler-utils: {error}"))?;
        Ok(words(&String::from_utf8(output.stdout)?))
    }
}

/// The words of a text, in the form that is the same on screen and on paper.
///
/// Printing sets ligatures, and breaks a line after any hyphen.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text: String = text.nfkc().collect();
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
