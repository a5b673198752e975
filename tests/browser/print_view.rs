//! The print view: the page as it will be on paper, with the choices that its page has.

use serde_json::json;

use crate::sheet::{NATO, RENEWED_OFFERS, RUSSIA, UNKNOWN_WORDING, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::page::keys::SPACE;
use crate::support::test_case::{TestCase, test_case};

const BAR: &str = ".print-bar";
const LINK: &str = ".print-link";
const SEARCH: &str = "location.search";
const PRINTED: &str = "window.__printed";

/// The drivers either stand still while the browser's dialog is open or do not open it.
const COUNT_PRINTING: &str =
    "window.__printed = 0; window.print = () => { window.__printed += 1; };";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(print_link_opens_print_view),
        test_case!(only_print_button_opens_dialog),
        test_case!(back_link_returns_to_place),
        test_case!(history_returns_to_place),
        test_case!(reloaded_print_view_returns_to_place),
        test_case!(back_link_returns_to_extract),
        test_case!(link_leads_to_passage_in_extract),
        test_case!(print_view_opened_by_url_has_back_link),
        test_case!(saves_each_setting_in_url).in_one_engine(),
        test_case!(url_restores_settings).in_one_engine(),
        test_case!(setting_keeps_scroll_and_focus),
        test_case!(paper_has_its_size),
        test_case!(print_view_keeps_folds),
        test_case!(shows_folded_sections_in_older_browser),
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
    page.wait_for_value(SEARCH, format!("?view=print&paper={}", paper(page).await?))
        .await?;
    page.wait_for_focus("#print-bar-heading").await?;
    is_shown(page, ".masthead__publisher", true).await?;
    is_shown(page, ".source-note__code", true).await?;
    is_shown(page, ".toolbar", false).await?;
    is_shown(page, ".anchor-link", false).await
}

async fn only_print_button_opens_dialog(page: &Page) -> TestResult {
    page.site.inject_script(COUNT_PRINTING);
    open_view(page, "?view=print").await?;
    page.wait_for_render().await?;
    ensure_eq("dialogs", page.evaluate::<u32>(PRINTED).await?, 0)?;
    page.click_text("Print…").await?;
    Ok(page.wait_for_value(PRINTED, 1).await?)
}

async fn back_link_returns_to_place(page: &Page) -> TestResult {
    let place = leave_for_the_view(page).await?;
    page.click_text("Large print").await?;
    page.wait_for_value(
        SEARCH,
        format!("?view=print&paper={}&text=large", paper(page).await?),
    )
    .await?;
    page.click_text("Back to the page").await?;
    is_back(page, place).await?;
    Ok(page.wait_for_focus(LINK).await?)
}

async fn history_returns_to_place(page: &Page) -> TestResult {
    let place = leave_for_the_view(page).await?;
    page.go_back().await?;
    is_back(page, place).await
}

async fn reloaded_print_view_returns_to_place(page: &Page) -> TestResult {
    let place = leave_for_the_view(page).await?;
    page.click_text("Large print").await?;
    page.wait_for("location.search.endsWith('text=large')")
        .await?;
    page.reload().await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.click_text("Back to the page").await?;
    is_back(page, place).await
}

async fn back_link_returns_to_extract(page: &Page) -> TestResult {
    page.resize(1250, 500).await?;
    page.open(&format!("?sections={RUSSIA}")).await?;
    page.wait_for("document.querySelector('.extract-note')")
        .await?;
    the_way_back_leads_to_the_passage(page).await
}

/// Reads the last passage, goes to the view and comes back.
async fn the_way_back_leads_to_the_passage(page: &Page) -> TestResult {
    let passage = format!("#{RUSSIA}-3");
    page.scroll_to(&passage).await?;
    page.wait_for_render().await?;
    let place = page.bounds(&passage).await?.top;
    // The link is out of sight; the keyboard finds it.
    page.execute::<()>(
        "document.querySelector(arguments[0]).click()",
        json!([LINK]),
    )
    .await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.click_text("Back to the page").await?;
    is_back_at(page, &passage, place).await
}

async fn link_leads_to_passage_in_extract(page: &Page) -> TestResult {
    let (passage, _) = RENEWED_OFFERS;
    page.resize(1250, 500).await?;
    page.open(&format!("?sections={RUSSIA}#{passage}")).await?;
    page.wait_for("document.querySelector('.extract-note')")
        .await?;
    Ok(page.wait_for_target(passage).await?)
}

/// Goes to the view from the middle of the page; gives the place where the link was.
async fn leave_for_the_view(page: &Page) -> TestResult<f64> {
    page.resize(1250, 500).await?;
    page.open("").await?;
    page.scroll_to(LINK).await?;
    page.wait_for_render().await?;
    let place = page.bounds(LINK).await?.top;
    page.click(LINK).await?;
    page.wait_for_focus("#print-bar-heading").await?;
    Ok(place)
}

async fn is_back(page: &Page, place: f64) -> TestResult {
    page.wait_for_value(SEARCH, String::new()).await?;
    is_back_at(page, LINK, place).await
}

/// Waits until the page is there again, and this part of it where it was.
async fn is_back_at(page: &Page, css: &str, place: f64) -> TestResult {
    page.wait_for(&format!("!document.querySelector('{BAR}')"))
        .await?;
    let top = format!("document.querySelector('{css}').getBoundingClientRect().top");
    Ok(page
        .wait_for(&format!("Math.abs({top} - {place}) <= 1"))
        .await?)
}

async fn print_view_opened_by_url_has_back_link(page: &Page) -> TestResult {
    open_view(
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
    open_view(
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
        "how far it was scrolled",
        page.evaluate::<f64>("scrollY").await?,
        0.0,
    )?)
}

async fn saves_each_setting_in_url(page: &Page) -> TestResult {
    open_view(page, "?view=print&paper=letter").await?;
    for (choice, search) in [
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
        page.click_text(choice).await?;
        page.wait_for_value(SEARCH, search).await?;
    }
    Ok(())
}

async fn url_restores_settings(page: &Page) -> TestResult {
    open_view(
        page,
        &format!("?sections={RUSSIA}&view=print&paper=letter&text=large&links=off&numbers=on"),
    )
    .await?;
    let chosen = "[...document.querySelectorAll('.print-bar :checked')]
        .map((box) => box.parentElement.innerText.trim())";
    let expected = [
        "Cooperation with Russia",
        "Letter",
        "Large print",
        "Passage numbers",
    ];
    Ok(page
        .wait_for_value(chosen, expected.map(str::to_owned))
        .await?)
}

async fn paper_has_its_size(page: &Page) -> TestResult {
    /// CSS pixels in an inch and in a millimetre.
    const INCH: f64 = 96.0;
    const MILLIMETRE: f64 = INCH / 25.4;
    for (paper, width, height) in [
        ("a4", 210.0 * MILLIMETRE, 297.0 * MILLIMETRE),
        ("letter", 8.5 * INCH, 11.0 * INCH),
    ] {
        open_view(page, &format!("?view=print&paper={paper}")).await?;
        page.wait_for_render().await?;
        let place = page.bounds(".paper").await?;
        ensure(
            (place.width - width).abs() < 1.0 && place.height > height - 1.0,
            format!("{paper} is {} wide and {} high", place.width, place.height),
        )?;
    }
    Ok(())
}

async fn print_view_keeps_folds(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    page.click(LINK).await?;
    page.wait_for_focus("#print-bar-heading").await?;
    is_shown(page, &format!("#{NATO}-1"), true).await?;
    page.click_text("Back to the page").await?;
    page.wait_for_focus(LINK).await?;
    Ok(ensure(
        page.is_folded(NATO).await?,
        "the section was opened by the print view",
    )?)
}

/// Its style sheets cannot open a fold: what asks for that is told so here.
const AN_OLDER_BROWSER: &str = "const supports = CSS.supports.bind(CSS);
    CSS.supports = (...asked) => !String(asked).includes('details-content') && supports(...asked)";

async fn shows_folded_sections_in_older_browser(page: &Page) -> TestResult {
    page.site.inject_script(AN_OLDER_BROWSER);
    page.open("").await?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    page.click(LINK).await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.wait_for_folded(NATO, false).await?;
    page.execute::<()>(
        "dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))",
        json!([]),
    )
    .await?;
    page.wait_for_folded(NATO, false).await?;
    // Nobody has unfolded it but for paper, so the choice is still there, and so is the fold.
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
    page.site.inject_script(AN_OLDER_BROWSER);
    page.resize(1250, 500).await?;
    page.open("").await?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    the_way_back_leads_to_the_passage(page).await?;
    Ok(page.wait_for_folded(NATO, true).await?)
}

async fn prints_open_sections_only(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    page.click(LINK).await?;
    page.wait_for_focus("#print-bar-heading").await?;
    page.click_text("Open sections only").await?;
    page.wait_for_value(
        SEARCH,
        format!(
            "?sections=lead,{RUSSIA}&view=print&paper={}",
            paper(page).await?
        ),
    )
    .await?;
    is_shown(page, &format!("#{NATO}-1"), false).await?;
    is_shown(page, &format!("#{RUSSIA}-1"), true).await
}

async fn last_part_cannot_be_cleared(page: &Page) -> TestResult {
    open_view(page, &format!("?sections={RUSSIA}&view=print")).await?;
    let last = ".print-bar [aria-disabled=true]";
    ensure_eq("boxes that stay", page.count(last).await?, 1)?;
    ensure_eq(
        "why it stays",
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
    let is_ticked = format!("document.querySelector('{last}').checked");
    ensure(page.evaluate(&is_ticked).await?, "it was taken away")?;
    Ok(page.wait_for_value(SEARCH, search).await?)
}

async fn extract_is_labeled(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA}")).await?;
    page.wait_for("document.querySelector('.extract-note')")
        .await?;
    let note = page.text(".extract-note").await?;
    ensure(
        note.contains("This is an extract") && note.contains("“Cooperation with Russia”"),
        format!("the note says {note:?}"),
    )?;
    is_shown(page, &format!("#{NATO}-heading"), false).await?;
    is_shown(page, "#lead", false).await?;
    is_shown(page, &format!("#{RUSSIA}-1"), true).await?;
    ensure_eq(
        "entries of the contents",
        page.count(".contents-list__link").await?,
        1,
    )?;
    page.click(".extract-note a").await?;
    page.wait_for_value(SEARCH, String::new()).await?;
    page.wait_for_app().await?;
    is_shown(page, &format!("#{NATO}-1"), true).await
}

async fn extract_keeps_headings_and_footnotes(page: &Page) -> TestResult {
    page.open("?sections=details").await?;
    is_shown(page, "#costs-heading", true).await?;
    is_shown(page, "#costs-1", false).await?;
    is_shown(page, "#details-1", true).await?;
    // Its heading has a mark.
    is_shown(page, "#footnote-1", true).await?;
    page.open("?sections=lead").await?;
    is_shown(page, "#costs-heading", false).await?;
    is_shown(page, "#footnotes-heading", false).await
}

async fn reports_missing_part_of_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA},{UNKNOWN_WORDING}"))
        .await?;
    is_told(page, "Part of this extract is no longer in the fact sheet").await?;
    is_shown(page, &format!("#{RUSSIA}-1"), true).await
}

async fn reports_changed_part_of_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={RUSSIA}&v={UNKNOWN_WORDING}"))
        .await?;
    is_told(page, "The wording has changed since the link was made").await
}

async fn reports_passage_outside_extract(page: &Page) -> TestResult {
    let (passage, _) = RENEWED_OFFERS;
    page.open(&format!("?sections={NATO}#{passage}")).await?;
    is_told(page, "The linked passage is not in this extract").await?;
    page.click_text("Show in the full fact sheet").await?;
    page.wait_for_value("location.search + location.hash", format!("#{passage}"))
        .await?;
    page.wait_for_app().await?;
    page.wait_for_target(passage).await?;
    let notices = page.count(".notice-bar__message").await?;
    Ok(ensure_eq("notices", notices, 0)?)
}

async fn reports_invalid_setting(page: &Page) -> TestResult {
    open_view(page, "?view=print&paper=<script>").await?;
    is_told(page, "Part of this link is not valid").await?;
    is_shown(page, BAR, true).await
}

/// Opens the view and waits until it is there: the program is ready a moment before.
async fn open_view(page: &Page, rest: &str) -> TestResult {
    page.open(rest).await?;
    Ok(page.wait_for_focus("#print-bar-heading").await?)
}

async fn is_told(page: &Page, beginning: &str) -> TestResult {
    let told =
        format!("document.querySelector('.notice-bar').innerText.trim().startsWith('{beginning}')");
    Ok(page.wait_for(&told).await?)
}

/// The paper that is usual where this browser is.
async fn paper(page: &Page) -> TestResult<String> {
    Ok(page
        .evaluate("document.documentElement.dataset.paper")
        .await?)
}

/// Waits until an element is to be seen, or until it is not.
async fn is_shown(page: &Page, css: &str, shown: bool) -> TestResult {
    let seen = format!(
        "(element => element.checkVisibility({{ contentVisibilityAuto: true, visibilityProperty: true }})
            && element.getBoundingClientRect().height > 0)(document.querySelector('{css}'))"
    );
    Ok(page.wait_for_value(&seen, shown).await?)
}
