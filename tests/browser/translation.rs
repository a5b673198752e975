//! Pages that a translator has changed: what is quoted, and what the app updates.

use serde_json::json;

use crate::citations::{choose_format, open_citations};
use crate::selection::quotations::read_quotation;
use crate::selection::text_bounds;
use crate::sheet::{NATO, NATO_PASSAGE};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};

/// Wraps every text node as Google Translate does.
pub(crate) const TRANSLATE: &str = "
    const texts = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    for (const text of found) {
        const outer = document.createElement('font'), inner = document.createElement('font');
        text.replaceWith(outer);
        outer.append(inner);
        inner.append(text);
    }";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        // WebKit's driver cannot select text by dragging the mouse.
        test_case!(quotation_of_translation_says_so).only_in(Engine::NOT_WEBKIT),
        test_case!(citation_follows_format_after_translation),
        test_case!(extract_follows_choice_after_translation).in_one_engine(),
    ]
}

async fn quotation_of_translation_says_so(page: &Page) -> TestResult {
    let (passage, _) = NATO_PASSAGE;
    let set_text = format!(
        "const text = document.createTreeWalker(document.getElementById('{passage}'), NodeFilter.SHOW_TEXT).nextNode();
        text.data = 'Einige Länder im Süden Europas sind nicht bedroht.';"
    );
    for mark in [
        TRANSLATE,
        "document.documentElement.classList.add('translated-ltr')",
        "document.documentElement.lang = 'de'",
        "document.querySelector('h1').setAttribute('_msttexthash', '1')",
    ] {
        page.open("").await?;
        page.execute::<()>(&[&set_text, mark].join("\n"), json!([]))
            .await?;
        page.scroll_to(&format!("#{passage}")).await?;
        let (from, to, y) = text_bounds(page, passage, "Länder im Süden").await?;
        page.drag((from + 1.0, y), (to - 1.0, y)).await?;
        page.wait_for_element(".selection-bar").await?;
        let quotation = read_quotation(page).await?;
        ensure(
            quotation.starts_with(
                "“Länder im Süden” [automatic translation, not the publisher’s wording]\n\nOriginal: Bureau of",
            ),
            format!("after {mark}, the quotation is {quotation}"),
        )?;
    }
    Ok(())
}

async fn citation_follows_format_after_translation(page: &Page) -> TestResult {
    page.open("").await?;
    open_citations(page, ".toolbar .share-button").await?;
    for (format, beginning) in [
        ("BibTeX", "@"),
        ("RIS", "TY  -"),
        ("APA", "Bureau of European"),
    ] {
        page.execute::<()>(TRANSLATE, json!([])).await?;
        choose_format(page, format).await?;
        page.wait_for(&format!(
            "document.querySelector('[data-field=citation]').innerText.startsWith('{beginning}')"
        ))
        .await?;
    }
    Ok(())
}

async fn extract_follows_choice_after_translation(page: &Page) -> TestResult {
    page.open(&format!("?view=print&sections={NATO}")).await?;
    page.wait_for_element(".extract-note").await?;
    page.execute::<()>(TRANSLATE, json!([])).await?;
    page.click_text("Cooperation with Russia").await?;
    page.wait_for("document.querySelector('.extract-note').innerText.includes('and “Cooperation with Russia”')")
        .await?;
    page.click_text("Cooperation with NATO").await?;
    page.wait_for("!document.querySelector('.extract-note').innerText.includes('NATO”')")
        .await?;
    let contents: Vec<String> = page
        .evaluate("[...document.querySelectorAll('.contents-list__link')].map((link) => link.textContent.trim())")
        .await?;
    Ok(ensure_eq(
        "contents",
        contents,
        ["Cooperation with Russia"],
    )?)
}
