//! The print view: a preview of the printed page with print options, which are saved in the URL.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA, RUSSIA_PASSAGE, UNKNOWN_FINGERPRINT, open_and_fold};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::page::keys::SPACE;
use crate::support::test_case::{TestCase, test_case};

const BAR: &str = ".print-bar";
const LINK: &str = ".print-link";
const SEARCH: &str = "location.search";
const PRINT_CALLS: &str = "window.__printed";

/// Replaces the browser's print dialog, which either blocks the driver or does not open.
const COUNT_PRINT_CALLS: &str =
    "window.__printed = 0; window.print = () => { window.__printed += 1; };";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(print_link_opens_print_view).in_previous_firefox(),
        test_case!(only_print_button_opens_dialog),
        test_case!(back_link_returns_to_place),
        test_case!(history_returns_to_place),
        test_case!(returns_to_place_away_from_target),
        test_case!(reloaded_print_view_returns_to_place),
        test_case!(back_link_returns_to_extract),
        test_case!(link_leads_to_passage_in_extract),
        test_case!(print_view_opened_by_url_has_back_link),
        test_case!(saves_each_setting_in_url).in_one_engine(),
        test_case!(url_restores_settings).in_one_engine(),
        test_case!(setting_keeps_scroll_and_focus),
        test_case!(paper_has_its_size),
        test_case!(print_view_keeps_folds),
        test_case!(shows_folded_sections_in_older_browser).in_previous_firefox(),
        test_case!(back_link_returns_to_place_in_older_browser),
        test_case!(prints_open_sections_only).in_one_engine(),
        test_case!(last_part_cannot_be_cleared).in_one_engine(),
        test_case!(extract_is_labeled).in_one_engine(),
        test_case!(extract_keeps_headings_and_footnotes)
            .in_one_engine()
            .on_site(everything),
        test_case!(reports_missing_part_of_extract).in_one_engine(),
        test_case!(reports_changed_part_of_extract).in_one_engine(),
        test_case!(reports_passage_outside_extract).in_one_engine(),
        test_case!(reports_invalid_setting).in_one_engine(),
    ]
}

async fn print_link_opens_print_view(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(LINK).await?;
    page.wait_for_value(
        SEARCH,
        format!("?view=print&paper={}", default_paper(page).await?),
    )
    .await?;
    page.wait_for_focus("#print-bar-heading").await?;
    wait_for_visibility(page, ".masthead__publisher", true).await?;
    wait_for_visibility(page, ".source-note .qr-code", true).await?;
    wait_for_visibility(page, ".toolbar", false).await?;
    wait_for_visibility(page, ".anchor-link", false).await
}

async fn only_print_button_opens_dialog(page: &Page) -> TestResult {
    page.site.inject_script(COUNT_PRINT_CALLS);
    open_print_view(page, "?view=print").await?;
    page.wait_for_render().await?;
    ensure_eq("dialogs", page.evaluate::<u32>(PRINT_CALLS).await?, 0)?;
    page.click_text("Print…").await?;
    Ok(page.wait_for_value(PRINT_CALLS, 1).await?)
}

async fn back_link_returns_to_place(page: &Page) -> TestResult {
    let top = open_print_view_from_middle(page).await?;
    page.click_text("Large print").await?;
    page.wait_for_value(
        SEARCH,
        format!(
            "?view=print&paper={}&text=large",
            default_paper(page).await?
        ),
    )
    .await?;
    page.click_text("Back to the page").await?;
    wait_for_return(page, top).await?;
    Ok(page.wait_for_focus(LINK).await?)
}

async fn history_returns_to_place(page: &Page) -> TestResult {
    let top = open_print_view_from_middle(page).await?;
    page.go_back().await?;
    wait_for_return(page, top).await
}

async fn returns_to_place_away_from_target(page: &Page) -> TestResult {
    page.resize(1250, 500).await?;
    page.open(&format!("#{RUSSIA}-3")).await?;
    page.wait_for_target(&format!("{RUSSIA}-3")).await?;
    page.wait_for("scrollY > 0").await?;
    page.scroll_to(LINK).await?;
    page.wait_for_render().await?;
    let top = page.bounds(LINK).await?.top;
    page.click(LINK).await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.click_text("Back to the page").await?;
    wait_for_return_to(page, LINK, top).await?;
    // Some browsers scroll to the target of the URL only after that.
    page.wait_for_render().await?;
    wait_for_return_to(page, LINK, top).await
}

async fn reloaded_print_view_returns_to_place(page: &Page) -> TestResult {
    let top = open_print_view_from_middle(page).await?;
    page.click_text("Large print").await?;
    page.wait_for("location.search.endsWith('text=large')")
        .await?;
    page.reload().await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.click_text("Back to the page").await?;
    wait_for_return(page, top).await
}

async fn back_link_returns_to_extract(page: &Page) -> TestResult {
    page.resize(1250, 500).await?;
    page.open(&format!("?sections={RUSSIA}")).await?;
    page.wait_for_element(".extract-note").await?;
    visit_print_view_from_passage(page).await
}

/// Scrolls to the last passage, opens the print view and returns to the passage.
async fn visit_print_view_from_passage(page: &Page) -> TestResult {
    let passage = format!("#{RUSSIA}-3");
    page.scroll_to(&passage).await?;
    page.wait_for_render().await?;
    let top = page.bounds(&passage).await?.top;
    // By script, because the link is not in view and a real click would scroll to it.
    page.execute::<()>(
        "document.querySelector(arguments[0]).click()",
        json!([LINK]),
    )
    .await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.click_text("Back to the page").await?;
    wait_for_return_to(page, &passage, top).await
}

async fn link_leads_to_passage_in_extract(page: &Page) -> TestResult {
    let (passage, _) = RUSSIA_PASSAGE;
    page.resize(1250, 500).await?;
    page.open(&format!("?sections={RUSSIA}#{passage}")).await?;
    page.wait_for_element(".extract-note").await?;
    Ok(page.wait_for_target(passage).await?)
}

/// Opens the print view from the middle of the page; returns the position of the link in the window.
async fn open_print_view_from_middle(page: &Page) -> TestResult<f64> {
    page.resize(1250, 500).await?;
    page.open("").await?;
    page.scroll_to(LINK).await?;
    page.wait_for_render().await?;
    let top = page.bounds(LINK).await?.top;
    page.click(LINK).await?;
    page.wait_for_focus("#print-bar-heading").await?;
    Ok(top)
}

async fn wait_for_return(page: &Page, top: f64) -> TestResult {
    page.wait_for_value(SEARCH, String::new()).await?;
    wait_for_return_to(page, LINK, top).await
}

/// Waits until the page is shown again with this element at its previous position.
async fn wait_for_return_to(page: &Page, css: &str, top: f64) -> TestResult {
    page.wait_for_no_element(BAR).await?;
    let current = format!("document.querySelector('{css}').getBoundingClientRect().top");
    Ok(page
        .wait_for(&format!("Math.abs({current} - {top}) <= 1"))
        .await?)
}

async fn print_view_opened_by_url_has_back_link(page: &Page) -> TestResult {
    open_print_view(
        page,
        &format!("?theme=x&sections={NATO}&view=print&text=large"),
    )
    .await?;
    page.click_text("Back to the page").await?;
    page.wait_for_value(SEARCH, format!("?theme=x&sections={NATO}"))
        .await?;
    Ok(page.wait_for_focus(LINK).await?)
}

async fn setting_keeps_scroll_and_focus(page: &Page) -> TestResult {
    let passage = format!("{RUSSIA}-3");
    open_print_view(
        page,
        &format!("?view=print&paper=a4&text=large&sections={NATO},{RUSSIA}#{passage}"),
    )
    .await?;
    page.wait_for("scrollY > 300").await?;
    page.execute::<()>("scrollTo({ top: 0, behavior: 'instant' })", json!([]))
        .await?;
    page.click_text("Introduction").await?;
    page.wait_for_value(SEARCH, "?view=print&paper=a4&text=large".to_owned())
        .await?;
    page.click_text("Introduction").await?;
    page.wait_for("location.search.includes('sections=')")
        .await?;
    page.wait_for_render().await?;
    page.wait_for_focus("input").await?;
    Ok(ensure_eq(
        "scroll position",
        page.evaluate::<f64>("scrollY").await?,
        0.0,
    )?)
}

async fn saves_each_setting_in_url(page: &Page) -> TestResult {
    open_print_view(page, "?view=print&paper=letter").await?;
    for (option, search) in [
        ("A4", "?view=print&paper=a4".to_owned()),
        ("Large print", "?view=print&paper=a4&text=large".to_owned()),
        (
            "Link URLs",
            "?view=print&paper=a4&text=large&links=off".to_owned(),
        ),
        (
            "Passage numbers",
            "?view=print&paper=a4&text=large&links=off&numbers=on".to_owned(),
        ),
        (
            "Normal",
            "?view=print&paper=a4&links=off&numbers=on".to_owned(),
        ),
        (
            "Introduction",
            format!("?sections={NATO},{RUSSIA}&view=print&paper=a4&links=off&numbers=on"),
        ),
        (
            "Everything",
            "?view=print&paper=a4&links=off&numbers=on".to_owned(),
        ),
    ] {
        page.click_text(option).await?;
        page.wait_for_value(SEARCH, search).await?;
    }
    Ok(())
}

async fn url_restores_settings(page: &Page) -> TestResult {
    open_print_view(
        page,
        &format!("?sections={RUSSIA}&view=print&paper=letter&text=large&links=off&numbers=on"),
    )
    .await?;
    let checked = "[...document.querySelectorAll('.print-bar :checked')]
        .map((box) => box.parentElement.innerText.trim())";
    let expected = [
        "Cooperation with Russia",
        "Letter",
        "Large print",
        "Passage numbers",
    ];
    Ok(page
        .wait_for_value(checked, expected.map(str::to_owned))
        .await?)
}

async fn paper_has_its_size(page: &Page) -> TestResult {
    /// In CSS pixels.
    const INCH: f64 = 96.0;
    const MILLIMETER: f64 = INCH / 25.4;
    for (paper, width, height) in [
        ("a4", 210.0 * MILLIMETER, 297.0 * MILLIMETER),
        ("letter", 8.5 * INCH, 11.0 * INCH),
    ] {
        open_print_view(page, &format!("?view=print&paper={paper}")).await?;
        page.wait_for_render().await?;
        let bounds = page.bounds(".paper").await?;
        ensure(
            (bounds.width - width).abs() < 1.0 && bounds.height > height - 1.0,
            format!("{paper} has the bounds {bounds:?}"),
        )?;
    }
    Ok(())
}

async fn print_view_keeps_folds(page: &Page) -> TestResult {
    open_and_fold(page, NATO).await?;
    page.click(LINK).await?;
    page.wait_for_focus("#print-bar-heading").await?;
    wait_for_visibility(page, &format!("#{NATO}-1"), true).await?;
    page.click_text("Back to the page").await?;
    page.wait_for_focus(LINK).await?;
    Ok(ensure(
        page.is_folded(NATO).await?,
        "the print view has opened the section",
    )?)
}

/// Denies support for `::details-content`, without which style sheets cannot open a section.
const WITHOUT_DETAILS_CONTENT: &str = "const supports = CSS.supports.bind(CSS);
    CSS.supports = (...query) => !String(query).includes('details-content') && supports(...query)";

async fn shows_folded_sections_in_older_browser(page: &Page) -> TestResult {
    page.site.inject_script(WITHOUT_DETAILS_CONTENT);
    open_and_fold(page, NATO).await?;
    page.click(LINK).await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.wait_for_folded(NATO, false).await?;
    page.execute::<()>(
        "dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))",
        json!([]),
    )
    .await?;
    page.wait_for_folded(NATO, false).await?;
    // The section is open only for printing, so the option stays and the fold is restored later.
    page.wait_for_render().await?;
    page.wait_for("document.querySelector('.print-bar').innerText.includes('Open sections only')")
        .await?;
    page.reload().await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.wait_for_folded(NATO, false).await?;
    page.click_text("Back to the page").await?;
    Ok(page.wait_for_folded(NATO, true).await?)
}

async fn back_link_returns_to_place_in_older_browser(page: &Page) -> TestResult {
    page.site.inject_script(WITHOUT_DETAILS_CONTENT);
    page.resize(1250, 500).await?;
    open_and_fold(page, NATO).await?;
    visit_print_view_from_passage(page).await?;
    Ok(page.wait_for_folded(NATO, true).await?)
}

async fn prints_open_sections_only(page: &Page) -> TestResult {
    open_and_fold(page, NATO).await?;
    page.click(LINK).await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.click_text("Open sections only").await?;
    page.wait_for_value(
        SEARCH,
        format!(
            "?sections=lead,{RUSSIA}&view=print&paper={}",
            default_paper(page).await?
        ),
    )
    .await?;
    wait_for_visibility(page, &format!("#{NATO}-1"), false).await?;
    wait_for_visibility(page, &format!("#{RUSSIA}-1"), true).await
}

async fn last_part_cannot_be_cleared(page: &Page) -> TestResult {
    open_print_view(page, &format!("?sections={RUSSIA}&view=print")).await?;
    let last = ".print-bar [aria-disabled=true]";
    ensure_eq("disabled checkboxes", page.count(last).await?, 1)?;
    ensure_eq(
        "reason that the checkbox is disabled",
        page.text("#why-fixed").await?.as_str(),
        "At least one part must be selected.",
    )?;
    let search: String = page.evaluate(SEARCH).await?;
    let focus = "document.querySelector(arguments[0]).focus()";
    page.execute::<()>(focus, json!([last])).await?;
    page.wait_for_focus(last).await?;
    page.press(&[SPACE]).await?;
    page.click(last).await?;
    page.wait_for_render().await?;
    let is_checked = format!("document.querySelector('{last}').checked");
    ensure(
        page.evaluate(&is_checked).await?,
        "the last part was cleared",
    )?;
    Ok(page.wait_for_value(SEARCH, search).await?)
}

async fn extract_is_labeled(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA}")).await?;
    page.wait_for_element(".extract-note").await?;
    let note = page.text(".extract-note").await?;
    ensure(
        note.contains("This is an extract") && note.contains("“Cooperation with Russia”"),
        format!("the note is {note:?}"),
    )?;
    wait_for_visibility(page, &format!("#{NATO}-heading"), false).await?;
    wait_for_visibility(page, "#lead", false).await?;
    wait_for_visibility(page, &format!("#{RUSSIA}-1"), true).await?;
    ensure_eq(
        "entries of the contents list",
        page.count(".contents-list__link").await?,
        1,
    )?;
    page.click(".extract-note a").await?;
    page.wait_for_value(SEARCH, String::new()).await?;
    page.wait_for_app().await?;
    wait_for_visibility(page, &format!("#{NATO}-1"), true).await
}

async fn extract_keeps_headings_and_footnotes(page: &Page) -> TestResult {
    page.open("?sections=details").await?;
    wait_for_visibility(page, "#costs-heading", true).await?;
    wait_for_visibility(page, "#costs-1", false).await?;
    wait_for_visibility(page, "#details-1", true).await?;
    // The heading of the section refers to this footnote.
    wait_for_visibility(page, "#footnote-1", true).await?;
    page.open("?sections=lead").await?;
    wait_for_visibility(page, "#costs-heading", false).await?;
    wait_for_visibility(page, "#_footnotes-heading", false).await
}

async fn reports_missing_part_of_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA},{UNKNOWN_FINGERPRINT}"))
        .await?;
    wait_for_notice(page, "Part of this extract is no longer in the fact sheet").await?;
    wait_for_visibility(page, &format!("#{RUSSIA}-1"), true).await
}

async fn reports_changed_part_of_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA}&v={UNKNOWN_FINGERPRINT}"))
        .await?;
    wait_for_notice(page, "The wording has changed since the link was made").await
}

async fn reports_passage_outside_extract(page: &Page) -> TestResult {
    let (passage, _) = RUSSIA_PASSAGE;
    page.open(&format!("?sections={NATO}#{passage}")).await?;
    wait_for_notice(page, "The linked passage is not in this extract").await?;
    page.click_text("Show in the full fact sheet").await?;
    page.wait_for_value("location.search + location.hash", format!("#{passage}"))
        .await?;
    page.wait_for_app().await?;
    page.wait_for_target(passage).await?;
    let notices = page.count(".notice-bar__message").await?;
    Ok(ensure_eq("notices", notices, 0)?)
}

async fn reports_invalid_setting(page: &Page) -> TestResult {
    open_print_view(page, "?view=print&paper=<script>").await?;
    wait_for_notice(page, "Part of this link is not valid").await?;
    wait_for_visibility(page, BAR, true).await
}

/// Opens the print view and waits until it is shown, which is after the app is ready.
async fn open_print_view(page: &Page, rest: &str) -> TestResult {
    page.open(rest).await?;
    Ok(page.wait_for_focus("#print-bar-heading").await?)
}

async fn wait_for_notice(page: &Page, beginning: &str) -> TestResult {
    let starts =
        format!("document.querySelector('.notice-bar').innerText.trim().startsWith('{beginning}')");
    Ok(page.wait_for(&starts).await?)
}

/// Returns the paper size of the browser's locale.
async fn default_paper(page: &Page) -> TestResult<String> {
    Ok(page
        .evaluate("document.documentElement.dataset.paper")
        .await?)
}

/// Waits until an element is visible, or until it is not.
async fn wait_for_visibility(page: &Page, css: &str, expected: bool) -> TestResult {
    let is_visible = format!(
        "(element => element.checkVisibility({{ contentVisibilityAuto: true, visibilityProperty: true }})
            && element.getBoundingClientRect().height > 0)(document.querySelector('{css}'))"
    );
    Ok(page.wait_for_value(&is_visible, expected).await?)
}
