//! Quoting and sharing selected text.

use super::{LINK, TEXT, select, select_text};
use crate::passage_links::{block_copying, ensure_clipboard};
use crate::share_dialog::shared_url;
use crate::sheet::NATO_PASSAGE;
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::page::keys::ESCAPE;
use crate::support::test_case::{TestCase, test_case};

pub(super) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(quotation_has_only_sheet_text),
        test_case!(tap_copies_quotation_with_source),
        test_case!(quotes_points_on_separate_lines),
        test_case!(sharing_restores_selection),
        test_case!(share_button_shares_selection),
        test_case!(shares_selected_text_with_link),
        test_case!(shows_quotation_when_copying_is_refused),
        test_case!(quotes_superscript_with_caret)
            .in_one_engine()
            .on_site(everything),
        test_case!(shares_without_citations).in_one_engine(),
    ]
}

/// Opens the Share dialog from the bar and returns its quotation.
pub(crate) async fn read_quotation(page: &Page) -> TestResult<String> {
    page.click(".selection-bar [name='share']").await?;
    page.wait_for_focus(".share-dialog__link").await?;
    page.click(".share-dialog__more:has([data-field=quotation]) > summary")
        .await?;
    Ok(page.text("[data-field=quotation]").await?)
}

async fn quotation_has_only_sheet_text(page: &Page) -> TestResult {
    page.open("").await?;
    select(
        page,
        ("fact-sheet", "Cooperation With"),
        ("cooperation-with-nato-1", "The U.S. plans"),
    )
    .await?;
    let quotation = read_quotation(page).await?;
    Ok(ensure(
        quotation.starts_with("“Cooperation With NATO and Russia\nThe proposed placement")
            && quotation
                .contains("opportunities for cooperation.\nCooperation with NATO\nThe U.S. plans”"),
        format!("the quotation is {quotation}"),
    )?)
}

/// The section in APA style.
const SOURCE: &str = "Bureau of European and Eurasian Affairs. (2007). Cooperation with NATO. In U.S. missile \
     defense: Cooperation with NATO and Russia. U.S. Department of State. \
     https://2001-2009.state.gov/p/eur/rls/fs/83123.htm";

async fn tap_copies_quotation_with_source(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.tap(".selection-bar [name='quote']").await?;
    page.wait_for_status("Quotation copied").await?;
    let expected = format!("“{TEXT}”\n\n{SOURCE}\n\n{}", page.site.url(LINK));
    ensure_clipboard(page, &expected).await
}

async fn quotes_points_on_separate_lines(page: &Page) -> TestResult {
    page.open("").await?;
    select(
        page,
        (NATO_PASSAGE.0, "medium-range missile"),
        ("cooperation-with-nato-4", "NATO has focused"),
    )
    .await?;
    let quotation = read_quotation(page).await?;
    Ok(ensure(
        quotation.starts_with("“medium-range missile defense systems.\nNATO has focused”"),
        format!("the quotation is {quotation}"),
    )?)
}

async fn quotes_superscript_with_caret(page: &Page) -> TestResult {
    page.open("").await?;
    select(page, ("lead", "strong"), ("lead", "link")).await?;
    let quotation = read_quotation(page).await?;
    Ok(ensure(
        quotation.starts_with("“strong words, code, H2O, x^2 and a link”"),
        format!("the quotation is {quotation}"),
    )?)
}

async fn shows_quotation_when_copying_is_refused(page: &Page) -> TestResult {
    block_copying(page);
    page.open("").await?;
    select_text(page).await?;
    page.click_text("Copy quotation").await?;
    page.wait_for_status(
        "Your browser blocked copying. The text is selected, so you can copy it yourself.",
    )
    .await?;
    page.wait_for_focus("[data-field=quotation]").await?;
    let selected: String = page.evaluate("getSelection().toString()").await?;
    Ok(ensure(
        selected.starts_with(&format!("“{TEXT}”")) && selected.ends_with(LINK),
        format!("the selected text is {selected:?}"),
    )?)
}

async fn shares_without_citations(page: &Page) -> TestResult {
    page.site
        .alter_pages(|page| page.replace("\"fact-sheet-citations\"", "other"));
    page.open("").await?;
    select_text(page).await?;
    page.click_text("Copy quotation").await?;
    page.wait_for_status("Quotation copied").await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    ensure_clipboard(
        page,
        &format!("“{TEXT}”\n\n{title}\n\n{}", page.site.url(LINK)),
    )
    .await
}

async fn share_button_shares_selection(page: &Page) -> TestResult {
    page.open("").await?;
    select(page, ("lead", "long-range"), ("lead", "ballistic missiles")).await?;
    page.click(".toolbar .share-button").await?;
    page.wait_for_focus(".share-dialog__link").await?;
    let choices = page.text(".share-dialog .choices").await?;
    ensure(
        choices.contains("Selected text: long-range ballistic missiles")
            && choices.contains("Full fact sheet"),
        format!("the choices are {choices}"),
    )?;
    close_and_ensure_selected(page, "long-range ballistic missiles").await
}

/// Closes the dialog and waits until `text` is selected again.
async fn close_and_ensure_selected(page: &Page, text: &str) -> TestResult {
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element("dialog").await?;
    Ok(page
        .wait_for_value("getSelection().toString()", text.to_owned())
        .await?)
}

async fn sharing_restores_selection(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.click(".selection-bar [name='share']").await?;
    page.wait_for_focus(".share-dialog__link").await?;
    ensure_eq("shared link", shared_url(page).await?, page.site.url(LINK))?;
    let choices = page.text(".share-dialog .choices").await?;
    ensure(
        choices.contains(TEXT) && choices.contains("This section: Cooperation with NATO"),
        format!("the choices are {choices}"),
    )?;
    close_and_ensure_selected(page, "uthern European countr").await?;
    Ok(page.wait_for_focus(".selection-bar [name='share']").await?)
}

async fn shares_selected_text_with_link(page: &Page) -> TestResult {
    page.site.inject_script(
        "navigator.share = (data) => { window.__shared = data; return Promise.resolve(); };",
    );
    page.open("").await?;
    select_text(page).await?;
    page.click(".selection-bar [name='share']").await?;
    page.wait_for_focus(".share-dialog__link").await?;
    let body: String = page
        .evaluate(
            "new URLSearchParams(new URL(document.querySelector('.share-dialog__actions a').href).search).get('body')",
        )
        .await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    let url = page.site.url(LINK);
    ensure_eq(
        "body of the email",
        body,
        format!("“{TEXT}”\r\n\r\n{title}\r\n{url}"),
    )?;
    page.click_text("Share with…").await?;
    page.wait_for_status("Shared").await?;
    let shared: [String; 3] = page
        .evaluate("[__shared.title, __shared.text, __shared.url]")
        .await?;
    Ok(ensure_eq(
        "data for the share sheet",
        shared,
        [title.to_owned(), format!("“{TEXT}”"), url],
    )?)
}
