//! Selecting text: the bar with a link to it, a quotation with its source, and the Share dialog.

use serde_json::json;

use crate::passage_links::{block_copying, ensure_clipboard, read_clipboard};
use crate::share_dialog::shared_url;
use crate::sheet::{NATO, NATO_PASSAGE, UNKNOWN_FINGERPRINT, link_to};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq, ensure_none};
use crate::support::engines::Engine;
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::page::keys::{ENTER, ESCAPE, TAB};
use crate::support::test_case::{TestCase, test_case};
use crate::text_fragments::{exposes_text_fragment, wait_for_highlight};

const TEXT: &str = "southern European countries";
const PASSAGE: &str = "cooperation-with-nato-3";
const LINK: &str = "#cooperation-with-nato-3:~:text=southern%20European%20countries";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(selection_offers_link),
        test_case!(link_leads_to_selected_text),
        // Two screenshots of the same page in WebKitGTK differ.
        test_case!(link_to_selection_highlights_it).only_in(Engine::NOT_WEBKIT),
        test_case!(link_to_first_text_works_at_every_width),
        // WebKit's driver cannot select text by dragging the mouse.
        test_case!(mouse_selects_and_copies).only_in(Engine::NOT_WEBKIT),
        test_case!(drag_selects_across_controls).only_in(Engine::NOT_WEBKIT),
        test_case!(selection_bar_covers_no_selected_text),
        test_case!(selection_bar_moves_when_scrolled),
        test_case!(ignores_selected_space).in_one_engine(),
        test_case!(quotation_has_only_sheet_text),
        test_case!(selection_bar_stays_while_used),
        test_case!(selection_bar_is_one_line_on_phone),
        test_case!(heading_text_links_to_section).in_one_engine(),
        test_case!(links_to_passage_when_text_is_ambiguous).in_one_engine(),
        test_case!(escape_closes_selection_bar),
        test_case!(escape_closes_one_thing_at_a_time),
        test_case!(tab_reaches_bar_from_focused_passage),
        test_case!(tab_reaches_selection_bar),
        test_case!(tap_copies_quotation_with_source),
        test_case!(quotes_points_on_separate_lines),
        test_case!(sharing_restores_selection),
        test_case!(share_button_shares_selection),
        test_case!(shares_selected_text_with_link),
        test_case!(shows_quotation_when_copying_is_refused),
        test_case!(deselecting_closes_selection_bar),
        test_case!(ignores_text_outside_sheet),
        test_case!(link_ends_with_sheet_text),
        test_case!(links_text_beside_footnote_mark).on_site(everything),
        test_case!(quotes_superscript_with_caret)
            .in_one_engine()
            .on_site(everything),
        test_case!(shares_without_citations).in_one_engine(),
    ]
}

/// Selects from the start of the text `first` to the end of the text `last`; each is a passage and a text in it.
async fn select(page: &Page, first: (&str, &str), last: (&str, &str)) -> TestResult {
    let script = "const find = (passage, part) => {
            const texts = document.createTreeWalker(document.getElementById(passage), NodeFilter.SHOW_TEXT);
            for (let text; text = texts.nextNode();) {
                const at = text.data.indexOf(part);
                if (at >= 0) return [text, at];
            }
        };
        const [[firstPassage, first], [lastPassage, last]] = arguments;
        document.getElementById(firstPassage).scrollIntoView({ block: 'center', behavior: 'instant' });
        const [anchor, from] = find(firstPassage, first);
        const [focus, to] = find(lastPassage, last);
        getSelection().setBaseAndExtent(anchor, from, focus, to + last.length)";
    page.execute::<()>(script, json!([first, last])).await?;
    Ok(page.wait_for_element(".selection-bar").await?)
}

async fn select_text(page: &Page) -> TestResult {
    let passage = NATO_PASSAGE.0;
    // The selection starts and ends in the middle of a word.
    select(page, (passage, "uthern"), (passage, "countr")).await
}

/// Opens the Share dialog from the bar and returns its quotation.
async fn read_quotation(page: &Page) -> TestResult<String> {
    page.click(".selection-bar [name='share']").await?;
    page.wait_for_focus(".share-dialog__link").await?;
    page.click(".share-dialog__more:has([data-field=quotation]) > summary")
        .await?;
    Ok(page.text("[data-field=quotation]").await?)
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

/// Returns the left, right and vertical center of a text in the window.
async fn text_bounds(page: &Page, passage: &str, text: &str) -> TestResult<(f64, f64, f64)> {
    Ok(page
        .execute(
            "const text = document.createTreeWalker(document.getElementById(arguments[0]), NodeFilter.SHOW_TEXT).nextNode();
             const at = text.data.indexOf(arguments[1]);
             const range = document.createRange();
             range.setStart(text, at);
             range.setEnd(text, at + arguments[1].length);
             const { left, right, top, height } = range.getBoundingClientRect();
             return [left, right, top + height / 2]",
            json!([passage, text]),
        )
        .await?)
}

/// Scrolls until a passage ends just above the bottom of the window.
async fn scroll_to_bottom(page: &Page, passage: &str) -> TestResult {
    let script = "const { bottom } = document.getElementById(arguments[0]).getBoundingClientRect();
        scrollBy({ top: bottom - innerHeight + 40, behavior: 'instant' })";
    Ok(page.execute(script, json!([passage])).await?)
}

async fn drag_selects_across_controls(page: &Page) -> TestResult {
    page.resize(800, 700).await?;
    page.open("").await?;
    let (first, last) = (NATO_PASSAGE.0, "cooperation-with-nato-4");
    scroll_to_bottom(page, last).await?;
    let (from, _, above) = text_bounds(page, first, "southern").await?;
    let (_, to, below) = text_bounds(page, last, "effective").await?;
    // Over the bottom of the window, where the bar will appear.
    page.drag_over(&[(from + 1.0, above), (from, below + 10.0), (to - 1.0, below)])
        .await?;
    page.wait_for_element(".selection-bar").await?;
    let selected: String = page.evaluate("getSelection().toString()").await?;
    ensure(
        selected.starts_with("southern European") && selected.ends_with("form a more effective"),
        format!("the selected text is {selected:?}"),
    )?;
    // The bar of the first selection must not block the next drag.
    let (from, to, y) = text_bounds(page, last, "Europe").await?;
    page.drag((from + 1.0, y), (to - 1.0, y)).await?;
    Ok(page
        .wait_for_value("getSelection().toString()", "Europe".to_owned())
        .await?)
}

async fn selection_bar_covers_no_selected_text(page: &Page) -> TestResult {
    for (width, height) in [(1200, 700), (420, 600)] {
        page.resize(width, height).await?;
        page.open("").await?;
        let passage = NATO_PASSAGE.0;
        scroll_to_bottom(page, passage).await?;
        let script = "const passage = document.getElementById(arguments[0]);
            getSelection().selectAllChildren(passage)";
        page.execute::<()>(script, json!([passage])).await?;
        page.wait_for_element(".selection-bar").await?;
        page.click(".selection-bar [name='link']").await?;
        page.wait_for_status("Link copied").await?;
        let over: Vec<String> = page
            .evaluate(
                "[...document.querySelectorAll('.selection-bar, .status-message__text')].filter((element) => {
                    const { top, bottom } = element.getBoundingClientRect();
                    const selected = getSelection().getRangeAt(0).getBoundingClientRect();
                    return top < selected.bottom && bottom > selected.top;
                }).map((element) => element.className)",
            )
            .await?;
        ensure_none("elements that cover the selected text", &over)?;
    }
    Ok(())
}

async fn selection_bar_moves_when_scrolled(page: &Page) -> TestResult {
    page.resize(800, 600).await?;
    page.open("").await?;
    let passage = NATO_PASSAGE.0;
    select(page, (passage, "defense systems"), (passage, "systems")).await?;
    page.wait_for_element(".selection-bar[data-edge=bottom]")
        .await?;
    scroll_to_bottom(page, passage).await?;
    page.wait_for_element(".selection-bar[data-edge=top]")
        .await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element(".selection-bar").await?;
    page.scroll_to(&format!("#{NATO}-heading")).await?;
    page.wait_for_render().await?;
    Ok(ensure_eq(
        "selection bars",
        page.count(".selection-bar").await?,
        0,
    )?)
}

async fn ignores_selected_space(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.execute::<()>(
        "const { anchorNode } = getSelection();
             const at = anchorNode.data.indexOf(' ');
             getSelection().setBaseAndExtent(anchorNode, at, anchorNode, at + 1)",
        json!([]),
    )
    .await?;
    Ok(page.wait_for_no_element(".selection-bar").await?)
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

async fn selection_bar_stays_while_used(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    let before = page.bounds(".selection-bar").await?;
    page.click_text("Copy link to selection").await?;
    page.wait_for_status("Link copied").await?;
    let after = page.bounds(".selection-bar").await?;
    Ok(ensure(
        (before.top - after.top).abs() < 0.5,
        format!("the bar has moved from {before:?} to {after:?}"),
    )?)
}

async fn selection_bar_is_one_line_on_phone(page: &Page) -> TestResult {
    const NARROW: u32 = 320;
    page.open_framed(NARROW).await?;
    select_text(page).await?;
    let tops: Vec<f64> = page
        .evaluate(
            "[...document.querySelectorAll('.selection-bar .button')].map((button) => button.getBoundingClientRect().top)",
        )
        .await?;
    ensure(
        tops.len() == 3 && tops.iter().all(|top| (top - tops[0]).abs() < 0.5),
        format!("the tops of the buttons are {tops:?}"),
    )?;
    let bounds = page.bounds(".selection-bar").await?;
    Ok(ensure(
        bounds.left >= 0.0 && bounds.left + bounds.width <= f64::from(NARROW),
        format!("the bounds of the bar are {bounds:?}"),
    )?)
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
        "document.getElementById(arguments[0]).lastChild.textContent = ' Einige Staaten im Süden'",
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

async fn escape_closes_selection_bar(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element(".selection-bar").await?;
    let selected: String = page.evaluate("getSelection().toString()").await?;
    Ok(ensure_eq(
        "selected text",
        selected.as_str(),
        "uthern European countr",
    )?)
}

async fn escape_closes_one_thing_at_a_time(page: &Page) -> TestResult {
    const NOTICE: &str = ".notice-bar__message";
    let passage = NATO_PASSAGE.0;
    page.open(&format!("?v={UNKNOWN_FINGERPRINT}#{passage}"))
        .await?;
    page.wait_for_element(NOTICE).await?;
    select_text(page).await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element(".selection-bar").await?;
    page.wait_for_render().await?;
    ensure_eq("notices", page.count(NOTICE).await?, 1)?;
    page.press(&[ESCAPE]).await?;
    Ok(page.wait_for_no_element(NOTICE).await?)
}

async fn tab_reaches_bar_from_focused_passage(page: &Page) -> TestResult {
    page.open("").await?;
    let link = link_to(NATO_PASSAGE.0);
    page.tab_to(&link).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_focus(&format!("#{}", NATO_PASSAGE.0)).await?;
    select_text(page).await?;
    page.press(&[TAB]).await?;
    Ok(page.wait_for_focus(".selection-bar button").await?)
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

async fn tab_reaches_selection_bar(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.press(&[TAB]).await?;
    page.wait_for_focus(".selection-bar button").await?;
    page.press(&[ENTER]).await?;
    page.wait_for_status("Link copied").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element(".selection-bar").await?;
    ensure_clipboard(page, &page.site.url(LINK)).await
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

async fn deselecting_closes_selection_bar(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    page.execute::<()>("getSelection().removeAllRanges()", json!([]))
        .await?;
    Ok(page.wait_for_no_element(".selection-bar").await?)
}

async fn ignores_text_outside_sheet(page: &Page) -> TestResult {
    page.open("").await?;
    select_text(page).await?;
    for outside in ["footer", ".masthead__fingerprint"] {
        page.execute::<()>(
            "getSelection().selectAllChildren(document.querySelector(arguments[0]))",
            json!([outside]),
        )
        .await?;
        page.wait_for_no_element(".selection-bar").await?;
        select_text(page).await?;
    }
    Ok(())
}

async fn link_ends_with_sheet_text(page: &Page) -> TestResult {
    page.open("").await?;
    let last = "cooperation-with-russia-3";
    select(page, (last, "capability"), (last, "ICBMs.")).await?;
    // Extends the selection into the footer, below the sheet.
    page
        .execute::<()>(
            "const texts = document.createTreeWalker(document.querySelector('footer'), NodeFilter.SHOW_TEXT);
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

async fn quotes_superscript_with_caret(page: &Page) -> TestResult {
    page.open("").await?;
    select(page, ("lead", "strong"), ("lead", "link")).await?;
    let quotation = read_quotation(page).await?;
    Ok(ensure(
        quotation.starts_with("“strong words, code, H2O, x^2 and a link”"),
        format!("the quotation is {quotation}"),
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
