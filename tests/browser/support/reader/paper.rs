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

/// The words of a text, in the form that is the same in a file, on screen and on paper.
///
/// The page sets some words in capitals; printing sets ligatures and breaks a line after any hyphen.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Claims that all the words of `text` are found, in their order, whatever stands between them.
pub(crate) fn are_all_there(text: &str, found: &[String]) -> Result {
    let expected = words(text);
    let mut rest = found;
    for (position, word) in expected.iter().enumerate() {
        let Some(next) = rest.iter().position(|candidate| candidate == word) else {
            let before = expected[position.saturating_sub(5)..position].join(" ");
            let instead = rest[..rest.len().min(8)].join(" ");
            return Err(
                format!("after \"{before}\" comes no \"{word}\" but \"{instead}\" …").into(),
            );
        };
        rest = &rest[next + 1..];
    }
    Ok(())
}
