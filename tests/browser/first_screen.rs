//! The first screen: what the document is, its beginning, and the controls.

use crate::sheet::TITLE;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};
use crate::support::TestResult;

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![test_case!(fingerprint_is_at_the_foot).in_one_engine()]
}

async fn fingerprint_is_at_the_foot(page: &Page) -> TestResult {
    page.open("").await?;
    let (first, foot) = (page.text("main").await?, page.text("footer").await?);
    let expected = format!(
        "Fact Sheet Bureau of European and Eurasian Affairs Washington, DC April 16, 2007 {TITLE} \
         The proposed placement of our plans"
    );
    let beginning: Vec<String> = words(&first).into_iter().take(100).collect();
    ensure_contains_words(&expected, &beginning)?;
    let digits: String = page
        .evaluate("JSON.parse(document.getElementById('fact-sheet-data').text).fingerprint")
        .await?;
    ensure_eq("digits", digits.len(), 64)?;
    ensure(!first.contains(&digits), "the fingerprint is above the foot")?;
    Ok(ensure_contains_words(
        &format!("Verify this copy has the same wording. SHA-256: {digits}"),
        &words(&foot),
    )?)
}
