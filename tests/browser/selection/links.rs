//! Links to selected text.

use serde_json::json;

use super::{LINK, TEXT, select, select_text, text_bounds};
use crate::passage_links::{ensure_clipboard, read_clipboard};
use crate::sheet::{NATO, NATO_PASSAGE};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine;
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};
use crate::text_fragments::{exposes_text_fragment, wait_for_highlight};

const PASSAGE: &str = "cooperation-with-nato-3";

pub(super) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(selection_offers_link),
        test_case!(link_leads_to_selected_text),
        // Two screenshots of the same page in WebKitGTK differ.
        test_case!(link_to_selection_highlights_it).only_in(Engine::NOT_WEBKIT),
        test_case!(link_to_first_text_works_at_every_width),
        // WebKit's driver cannot select text by dragging the mouse.
        test_case!(mouse_selects_and_copies).only_in(Engine::NOT_WEBKIT),
        test_case!(heading_text_links_to_section).in_one_engine(),
        test_case!(links_to_passage_when_text_is_ambiguous).in_one_engine(),
        test_case!(link_ends_with_sheet_text),
        test_case!(links_text_beside_footnote_mark).on_site(everything),
    ]
}

async fn selection_offers_link(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.click_text("Copy link to selection").await?;
    page.wait_for_status("Link copied").await?;
    let selected: String = page.evaluate("getSelection().toString()").await?;
    ensure_eq("selected text", selected.as_str(), "uthern European countr")?;
    ensure_clipboard(page, &page.site.url(LINK)).await
}

async fn link_leads_to_selected_text(page: &Page) -> TestResult {
    page.open(LINK).await?;
    Ok(page.wait_for_target(NATO_PASSAGE.0).await?)
}

async fn link_to_selection_highlights_it(page: &Page) -> TestResult {
    page.open(&format!("#{PASSAGE}")).await?;
    let css = format!("#{PASSAGE}");
    let plain = page.screenshot_of(&css).await?;
    page.go_to_other_page().await?;
    page.open(LINK).await?;
    if exposes_text_fragment(page).await? {
        wait_for_highlight(page, &[TEXT]).await?;
    }
    let differs = |picture: &[u8]| picture != plain;
    let screenshot = page
        .wait_for_screenshot_of(&css, "highlighted", differs)
        .await;
    Ok(screenshot.map(drop)?)
}

async fn link_to_first_text_works_at_every_width(page: &Page) -> TestResult {
    page.open("").await?;
    let first = "The proposed";
    select(page, ("lead-1", first), ("lead-1", first)).await?;
    page.click_text("Copy link to selection").await?;
    page.wait_for_status("Link copied").await?;
    let url = read_clipboard(page).await?;
    // In a narrow window, the contents list is not between the title and the text.
    page.resize(900, 700).await?;
    page.go_to_other_page().await?;
    page.navigate(&url).await?;
    page.wait_for_app().await?;
    page.wait_for_target("lead-1").await?;
    if exposes_text_fragment(page).await? {
        wait_for_highlight(page, &[first]).await?;
    }
    let notices = page.count(".notice-bar__message").await?;
    Ok(ensure_eq("notices", notices, 0)?)
}

async fn mouse_selects_and_copies(page: &Page) -> TestResult {
    page.open("").await?;
    let passage = NATO_PASSAGE.0;
    page.scroll_to(&format!("#{passage}")).await?;
    let (left, right, y) = text_bounds(page, passage, TEXT).await?;
    page.drag((left + 1.0, y), (right - 1.0, y)).await?;
    page.wait_for_element(".selection-bar").await?;
    page.click_text("Copy link to selection").await?;
    page.wait_for_status("Link copied").await?;
    ensure_clipboard(page, &page.site.url(LINK)).await
}

async fn heading_text_links_to_section(page: &Page) -> TestResult {
    page.open("").await?;
    let heading = format!("{NATO}-heading");
    select(page, (&heading, "Cooperation"), (&heading, "NATO")).await?;
    page.click_text("Copy link to selection").await?;
    page.wait_for_status("Link copied").await?;
    let copied = read_clipboard(page).await?;
    let start = page.site.url(&format!("#{NATO}:~:text="));
    Ok(ensure(copied.starts_with(&start), copied)?)
}

async fn links_to_passage_when_text_is_ambiguous(page: &Page) -> TestResult {
    page.open("").await?;
    // Simulates a translation, which the linked text would not match.
    page.execute::<()>(
        "document.getElementById(arguments[0]).firstChild.textContent = ' Einige Staaten im Süden'",
        json!([NATO_PASSAGE.0]),
    )
    .await?;
    select(page, (NATO_PASSAGE.0, "Staaten"), (NATO_PASSAGE.0, "Süden")).await?;
    page.click_text("Copy link to selection").await?;
    page.wait_for_status(
        "Link to the passage copied. A link to only the selected text is not possible.",
    )
    .await?;
    let (passage, fingerprint) = NATO_PASSAGE;
    let url = page.site.url(&format!("?v={fingerprint}#{passage}"));
    ensure_clipboard(page, &url).await
}

async fn link_ends_with_sheet_text(page: &Page) -> TestResult {
    page.open("").await?;
    let last = "cooperation-with-russia-3";
    select(page, (last, "capability"), (last, "ICBMs.")).await?;
    // Extends the selection into the footer, below the sheet.
    page
        .execute::<()>(
            "const texts = document.createTreeWalker(document.querySelector('.source-note'), NodeFilter.SHOW_TEXT);
            getSelection().extend(texts.nextNode(), 3)",
            json!([]),
        )
        .await?;
    page.click_text("Copy link to selection").await?;
    page.wait_for_status("Link copied").await?;
    let link = format!("#{last}:~:text=capability%20against%20Russian%20ICBMs.");
    ensure_clipboard(page, &page.site.url(&link)).await
}

async fn links_text_beside_footnote_mark(page: &Page) -> TestResult {
    page.open("").await?;
    select(page, ("costs-1", "with a"), ("costs-1", "footnote")).await?;
    page.click_text("Copy link to selection").await?;
    page.wait_for_status("Link copied").await?;
    // With the number of the footnote, because browsers look for the text of the page.
    let link = "https://example.org/everything/#costs-1:~:text=with%20a%20footnote1";
    ensure_clipboard(page, link).await
}
