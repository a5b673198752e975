//! Selecting words: a link to them, a quotation with its source, the Share dialog.

use serde_json::json;

use crate::passage_links::{pasted, pasted_is, refuse_copying};
use crate::sheet::{NATO, SHIELDING_THE_SOUTH, UNKNOWN_WORDING, link_to};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine;
use crate::support::fixture_sites::everything;
use crate::support::page::Page;
use crate::support::page::keys::{ENTER, ESCAPE, TAB};
use crate::support::test_case::{TestCase, test_case};
use crate::text_fragments::{shows_text_fragment, until_highlighted};

const WORDS: &str = "southern European countries";
const PASSAGE: &str = "cooperation-with-nato-3";
const LINK: &str = "#cooperation-with-nato-3:~:text=southern%20European%20countries";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(selection_offers_link),
        test_case!(link_leads_to_selected_text),
        // No two screenshots of WebKitGTK are alike.
        test_case!(link_to_selection_highlights_it).only_in(Engine::NOT_WEBKIT),
        test_case!(link_to_first_text_works_at_every_width),
        // WebKit's driver drags no mouse over text.
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

/// Selects the words from the first to the last of these letters of passages, as with the mouse.
async fn select(page: &Page, first: (&str, &str), last: (&str, &str)) -> TestResult {
    let script = "const find = (passage, words) => {
            const texts = document.createTreeWalker(document.getElementById(passage), NodeFilter.SHOW_TEXT);
            for (let text; text = texts.nextNode();) {
                const at = text.data.indexOf(words);
                if (at >= 0) return [text, at];
            }
        };
        const [[firstPassage, first], [lastPassage, last]] = arguments;
        document.getElementById(firstPassage).scrollIntoView({ block: 'center', behavior: 'instant' });
        const [anchor, from] = find(firstPassage, first);
        const [focus, to] = find(lastPassage, last);
        getSelection().setBaseAndExtent(anchor, from, focus, to + last.length)";
    page.execute::<()>(script, json!([first, last])).await?;
    Ok(page
        .wait_for("document.querySelector('.selection-bar')")
        .await?)
}

async fn select_words(page: &Page) -> TestResult {
    let passage = SHIELDING_THE_SOUTH.0;
    // From and to the middle of a word.
    select(page, (passage, "uthern"), (passage, "countr")).await
}

/// What the dialog quotes of the selected words.
async fn quotation(page: &Page) -> TestResult<String> {
    page.click(".selection-bar [name='share']").await?;
    page.wait_for_focus(".share-dialog__address").await?;
    page.click(".share-dialog__more:has([data-field=quotation]) > summary")
        .await?;
    Ok(page.text("[data-field=quotation]").await?)
}

pub(crate) async fn until_told(page: &Page, words: &str) -> TestResult {
    let told = "[...document.querySelectorAll('.share-dialog [role=status], .status-message')]
        .map((region) => region.innerText.trim()).join('')";
    Ok(page.wait_for_value(told, words.to_owned()).await?)
}

async fn selection_offers_link(page: &Page) -> TestResult {
    page.open("").await?;
    select_words(page).await?;
    page.click_text("Copy link to selection").await?;
    until_told(page, "Link copied").await?;
    let kept: String = page.evaluate("getSelection().toString()").await?;
    ensure_eq("what is selected", kept.as_str(), "uthern European countr")?;
    pasted_is(page, &page.site.url(LINK)).await
}

async fn link_leads_to_selected_text(page: &Page) -> TestResult {
    page.open(LINK).await?;
    Ok(page.wait_for_target(SHIELDING_THE_SOUTH.0).await?)
}

async fn link_to_selection_highlights_it(page: &Page) -> TestResult {
    page.open(&format!("#{PASSAGE}")).await?;
    let css = format!("#{PASSAGE}");
    let plain = page.screenshot_of(&css).await?;
    page.go_to_other_page().await?;
    page.open(LINK).await?;
    if shows_text_fragment(page).await? {
        until_highlighted(page, &[WORDS]).await?;
    }
    let differs = |picture: &[u8]| picture != plain;
    let seen = page
        .wait_for_screenshot_of(&css, "highlighted", differs)
        .await;
    Ok(seen.map(drop)?)
}

async fn link_to_first_text_works_at_every_width(page: &Page) -> TestResult {
    page.open("").await?;
    let first = "The proposed";
    select(page, ("lead-1", first), ("lead-1", first)).await?;
    page.click_text("Copy link to selection").await?;
    until_told(page, "Link copied").await?;
    let url = pasted(page).await?;
    // Here, the contents list does not stand between the title and the text.
    page.resize(900, 700).await?;
    page.go_to_other_page().await?;
    page.navigate(&url).await?;
    page.wait_for_app().await?;
    page.wait_for_target("lead-1").await?;
    if shows_text_fragment(page).await? {
        until_highlighted(page, &[first]).await?;
    }
    let notices = page.count(".notice-bar__message").await?;
    Ok(ensure_eq("notices", notices, 0)?)
}

/// Where words stand in the window: from left to right, and the middle of their line.
async fn line_of(page: &Page, passage: &str, words: &str) -> TestResult<(f64, f64, f64)> {
    Ok(page
        .execute(
            "const text = document.createTreeWalker(document.getElementById(arguments[0]), NodeFilter.SHOW_TEXT).nextNode();
             const at = text.data.indexOf(arguments[1]);
             const range = document.createRange();
             range.setStart(text, at);
             range.setEnd(text, at + arguments[1].length);
             const { left, right, top, height } = range.getBoundingClientRect();
             return [left, right, top + height / 2]",
            json!([passage, words]),
        )
        .await?)
}

/// Scrolls until a passage ends a little above the lower edge of the window.
async fn scroll_to_the_bottom(page: &Page, passage: &str) -> TestResult {
    let script = "const { bottom } = document.getElementById(arguments[0]).getBoundingClientRect();
        scrollBy({ top: bottom - innerHeight + 40, behavior: 'instant' })";
    Ok(page.execute(script, json!([passage])).await?)
}

async fn drag_selects_across_controls(page: &Page) -> TestResult {
    page.resize(800, 700).await?;
    page.open("").await?;
    let (first, last) = (SHIELDING_THE_SOUTH.0, "cooperation-with-nato-4");
    scroll_to_the_bottom(page, last).await?;
    let (from, _, above) = line_of(page, first, "southern").await?;
    let (_, to, below) = line_of(page, last, "effective").await?;
    // Along the lower edge, where the offer will be.
    page.drag_over(&[(from + 1.0, above), (from, below + 10.0), (to - 1.0, below)])
        .await?;
    page.wait_for("document.querySelector('.selection-bar')")
        .await?;
    let selected: String = page.evaluate("getSelection().toString()").await?;
    ensure(
        selected.starts_with("southern European") && selected.ends_with("form a more effective"),
        format!("selected is {selected}"),
    )?;
    // The next drag is not in the way of the first one's offer, either.
    let (from, to, y) = line_of(page, last, "Europe").await?;
    page.drag((from + 1.0, y), (to - 1.0, y)).await?;
    Ok(page
        .wait_for_value("getSelection().toString()", "Europe".to_owned())
        .await?)
}

async fn selection_bar_covers_no_selected_text(page: &Page) -> TestResult {
    for (width, height) in [(1200, 700), (420, 600)] {
        page.resize(width, height).await?;
        page.open("").await?;
        let passage = SHIELDING_THE_SOUTH.0;
        scroll_to_the_bottom(page, passage).await?;
        let script = "const passage = document.getElementById(arguments[0]);
            getSelection().selectAllChildren(passage)";
        page.execute::<()>(script, json!([passage])).await?;
        page.wait_for("document.querySelector('.selection-bar')")
            .await?;
        page.click(".selection-bar [name='link']").await?;
        until_told(page, "Link copied").await?;
        let over: Vec<String> = page
            .evaluate(
                "[...document.querySelectorAll('.selection-bar, .status-message__words')].filter((element) => {
                    const { top, bottom } = element.getBoundingClientRect();
                    const words = getSelection().getRangeAt(0).getBoundingClientRect();
                    return top < words.bottom && bottom > words.top;
                }).map((element) => element.className)",
            )
            .await?;
        ensure_eq("what lies over the words", over, Vec::<String>::new())?;
    }
    Ok(())
}

async fn selection_bar_moves_when_scrolled(page: &Page) -> TestResult {
    page.resize(800, 600).await?;
    page.open("").await?;
    let passage = SHIELDING_THE_SOUTH.0;
    select(page, (passage, "defense systems"), (passage, "systems")).await?;
    page.wait_for("document.querySelector('.selection-bar[data-edge=bottom]')")
        .await?;
    scroll_to_the_bottom(page, passage).await?;
    page.wait_for("document.querySelector('.selection-bar[data-edge=top]')")
        .await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for("!document.querySelector('.selection-bar')")
        .await?;
    page.scroll_to(&format!("#{NATO}-heading")).await?;
    page.wait_for_render().await?;
    Ok(ensure_eq("offers", page.count(".selection-bar").await?, 0)?)
}

async fn ignores_selected_space(page: &Page) -> TestResult {
    page.open("").await?;
    select_words(page).await?;
    page.execute::<()>(
        "const { anchorNode } = getSelection();
             const at = anchorNode.data.indexOf(' ');
             getSelection().setBaseAndExtent(anchorNode, at, anchorNode, at + 1)",
        json!([]),
    )
    .await?;
    Ok(page
        .wait_for("!document.querySelector('.selection-bar')")
        .await?)
}

async fn quotation_has_only_sheet_text(page: &Page) -> TestResult {
    page.open("").await?;
    select(
        page,
        ("fact-sheet", "Cooperation With"),
        ("cooperation-with-nato-1", "The U.S. plans"),
    )
    .await?;
    let quotation = quotation(page).await?;
    Ok(ensure(
        quotation.starts_with("“Cooperation With NATO and Russia\nThe proposed placement")
            && quotation
                .contains("opportunities for cooperation.\nCooperation with NATO\nThe U.S. plans”"),
        format!("the quotation is {quotation}"),
    )?)
}

async fn selection_bar_stays_while_used(page: &Page) -> TestResult {
    page.open("").await?;
    select_words(page).await?;
    let before = page.bounds(".selection-bar").await?;
    page.click_text("Copy link to selection").await?;
    until_told(page, "Link copied").await?;
    let after = page.bounds(".selection-bar").await?;
    Ok(ensure(
        (before.top - after.top).abs() < 0.5,
        format!("from {before:?} it went to {after:?}"),
    )?)
}

async fn selection_bar_is_one_line_on_phone(page: &Page) -> TestResult {
    const NARROW: u32 = 320;
    page.open_framed(NARROW).await?;
    select_words(page).await?;
    let tops: Vec<f64> = page
        .evaluate(
            "[...document.querySelectorAll('.selection-bar .button')].map((button) => button.getBoundingClientRect().top)",
        )
        .await?;
    ensure(
        tops.len() == 3 && tops.iter().all(|top| (top - tops[0]).abs() < 0.5),
        format!("the buttons begin at {tops:?}"),
    )?;
    let place = page.bounds(".selection-bar").await?;
    Ok(ensure(
        place.left >= 0.0 && place.left + place.width <= f64::from(NARROW),
        format!("the offer is at {place:?}"),
    )?)
}

async fn heading_text_links_to_section(page: &Page) -> TestResult {
    page.open("").await?;
    let heading = format!("{NATO}-heading");
    select(page, (&heading, "Cooperation"), (&heading, "NATO")).await?;
    page.click_text("Copy link to selection").await?;
    until_told(page, "Link copied").await?;
    let copied = pasted(page).await?;
    let start = page.site.url(&format!("#{NATO}:~:text="));
    Ok(ensure(copied.starts_with(&start), copied)?)
}

async fn links_to_passage_when_text_is_ambiguous(page: &Page) -> TestResult {
    page.open("").await?;
    // As a translator would have it.
    page.execute::<()>(
        "document.getElementById(arguments[0]).lastChild.textContent = ' Einige Staaten im Süden'",
        json!([SHIELDING_THE_SOUTH.0]),
    )
    .await?;
    select(
        page,
        (SHIELDING_THE_SOUTH.0, "Staaten"),
        (SHIELDING_THE_SOUTH.0, "Süden"),
    )
    .await?;
    page.click_text("Copy link to selection").await?;
    until_told(
        page,
        "Link to the passage copied. A link to only the selected text is not possible.",
    )
    .await?;
    let (passage, wording) = SHIELDING_THE_SOUTH;
    let address = page.site.url(&format!("?v={wording}#{passage}"));
    pasted_is(page, &address).await
}

async fn escape_closes_selection_bar(page: &Page) -> TestResult {
    page.open("").await?;
    select_words(page).await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for("!document.querySelector('.selection-bar')")
        .await?;
    let kept: String = page.evaluate("getSelection().toString()").await?;
    Ok(ensure_eq(
        "what is selected",
        kept.as_str(),
        "uthern European countr",
    )?)
}

async fn escape_closes_one_thing_at_a_time(page: &Page) -> TestResult {
    const NOTICE: &str = ".notice-bar__message";
    let passage = SHIELDING_THE_SOUTH.0;
    page.open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    page.wait_for(&format!("document.querySelector('{NOTICE}')"))
        .await?;
    select_words(page).await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for("!document.querySelector('.selection-bar')")
        .await?;
    page.wait_for_render().await?;
    ensure_eq("notices", page.count(NOTICE).await?, 1)?;
    page.press(&[ESCAPE]).await?;
    Ok(page
        .wait_for(&format!("!document.querySelector('{NOTICE}')"))
        .await?)
}

async fn tab_reaches_bar_from_focused_passage(page: &Page) -> TestResult {
    page.open("").await?;
    let link = link_to(SHIELDING_THE_SOUTH.0);
    page.tab_to(&link).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_focus(&format!("#{}", SHIELDING_THE_SOUTH.0))
        .await?;
    select_words(page).await?;
    page.press(&[TAB]).await?;
    Ok(page.wait_for_focus(".selection-bar button").await?)
}

async fn share_button_shares_selection(page: &Page) -> TestResult {
    page.open("").await?;
    select(page, ("lead", "long-range"), ("lead", "ballistic missiles")).await?;
    page.click(".toolbar .share-button").await?;
    page.wait_for_focus(".share-dialog__address").await?;
    let choices = page.text(".share-dialog .choices").await?;
    ensure(
        choices.contains("Selected text: long-range ballistic missiles")
            && choices.contains("Full fact sheet"),
        format!("offered is {choices}"),
    )?;
    closing_selects_again(page, "long-range ballistic missiles").await
}

/// Closes the dialog; these words are selected then.
async fn closing_selects_again(page: &Page, words: &str) -> TestResult {
    page.press(&[ESCAPE]).await?;
    page.wait_for("!document.querySelector('dialog')").await?;
    Ok(page
        .wait_for_value("getSelection().toString()", words.to_owned())
        .await?)
}

async fn shares_selected_text_with_link(page: &Page) -> TestResult {
    page.site.inject_script(
        "navigator.share = (data) => { window.__shared = data; return Promise.resolve(); };",
    );
    page.open("").await?;
    select_words(page).await?;
    page.click(".selection-bar [name='share']").await?;
    page.wait_for_focus(".share-dialog__address").await?;
    let body: String = page
        .evaluate(
            "new URLSearchParams(new URL(document.querySelector('.share-dialog__ways a').href).search).get('body')",
        )
        .await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    let address = page.site.url(LINK);
    ensure_eq(
        "the e-mail",
        body,
        format!("“{WORDS}”\r\n\r\n{title}\r\n{address}"),
    )?;
    page.click_text("Share with…").await?;
    until_told(page, "Shared").await?;
    let shared: [String; 3] = page
        .evaluate("[__shared.title, __shared.text, __shared.url]")
        .await?;
    Ok(ensure_eq(
        "what the device got",
        shared,
        [title.to_owned(), format!("“{WORDS}”"), address],
    )?)
}

async fn mouse_selects_and_copies(page: &Page) -> TestResult {
    page.open("").await?;
    let passage = SHIELDING_THE_SOUTH.0;
    page.scroll_to(&format!("#{passage}")).await?;
    let (left, right, y) = line_of(page, passage, WORDS).await?;
    page.drag((left + 1.0, y), (right - 1.0, y)).await?;
    page.wait_for("document.querySelector('.selection-bar')")
        .await?;
    page.click_text("Copy link to selection").await?;
    until_told(page, "Link copied").await?;
    pasted_is(page, &page.site.url(LINK)).await
}

async fn tab_reaches_selection_bar(page: &Page) -> TestResult {
    page.open("").await?;
    select_words(page).await?;
    page.press(&[TAB]).await?;
    page.wait_for_focus(".selection-bar button").await?;
    page.press(&[ENTER]).await?;
    until_told(page, "Link copied").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for("!document.querySelector('.selection-bar')")
        .await?;
    pasted_is(page, &page.site.url(LINK)).await
}

/// The section in APA style.
const SOURCE: &str = "Bureau of European and Eurasian Affairs. (2007). Cooperation with NATO. In U.S. missile \
     defense: Cooperation with NATO and Russia. U.S. Department of State. \
     https://2001-2009.state.gov/p/eur/rls/fs/83123.htm";

async fn tap_copies_quotation_with_source(page: &Page) -> TestResult {
    page.open("").await?;
    select_words(page).await?;
    page.tap(".selection-bar [name='quote']").await?;
    until_told(page, "Quotation copied").await?;
    let expected = format!("“{WORDS}”\n\n{SOURCE}\n\n{}", page.site.url(LINK));
    pasted_is(page, &expected).await
}

async fn quotes_points_on_separate_lines(page: &Page) -> TestResult {
    page.open("").await?;
    select(
        page,
        (SHIELDING_THE_SOUTH.0, "medium-range missile"),
        ("cooperation-with-nato-4", "NATO has focused"),
    )
    .await?;
    let quotation = quotation(page).await?;
    Ok(ensure(
        quotation.starts_with("“medium-range missile defense systems.\nNATO has focused”"),
        format!("the quotation is {quotation}"),
    )?)
}

async fn sharing_restores_selection(page: &Page) -> TestResult {
    page.open("").await?;
    select_words(page).await?;
    page.click(".selection-bar [name='share']").await?;
    page.wait_for_focus(".share-dialog__address").await?;
    let address = "document.querySelector('.share-dialog__address').value";
    ensure_eq(
        "the address",
        page.evaluate::<String>(address).await?,
        page.site.url(LINK),
    )?;
    let choices = page.text(".share-dialog .choices").await?;
    ensure(
        choices.contains(WORDS) && choices.contains("This section: Cooperation with NATO"),
        format!("offered is {choices}"),
    )?;
    closing_selects_again(page, "uthern European countr").await?;
    Ok(page.wait_for_focus(".selection-bar [name='share']").await?)
}

async fn shows_quotation_when_copying_is_refused(page: &Page) -> TestResult {
    refuse_copying(page);
    page.open("").await?;
    select_words(page).await?;
    page.click_text("Copy quotation").await?;
    until_told(
        page,
        "Your browser blocked copying. The text is selected, so you can copy it yourself.",
    )
    .await?;
    page.wait_for_focus("[data-field=quotation]").await?;
    let selected: String = page.evaluate("getSelection().toString()").await?;
    Ok(ensure(
        selected.starts_with(&format!("“{WORDS}”")) && selected.ends_with(LINK),
        format!("selected is {selected}"),
    )?)
}

async fn deselecting_closes_selection_bar(page: &Page) -> TestResult {
    page.open("").await?;
    select_words(page).await?;
    page.execute::<()>("getSelection().removeAllRanges()", json!([]))
        .await?;
    Ok(page
        .wait_for("!document.querySelector('.selection-bar')")
        .await?)
}

async fn ignores_text_outside_sheet(page: &Page) -> TestResult {
    page.open("").await?;
    select_words(page).await?;
    for outside in ["footer", ".masthead__fingerprint"] {
        page.execute::<()>(
            "getSelection().selectAllChildren(document.querySelector(arguments[0]))",
            json!([outside]),
        )
        .await?;
        page.wait_for("!document.querySelector('.selection-bar')")
            .await?;
        select_words(page).await?;
    }
    Ok(())
}

async fn link_ends_with_sheet_text(page: &Page) -> TestResult {
    page.open("").await?;
    let last = "cooperation-with-russia-3";
    select(page, (last, "capability"), (last, "ICBMs.")).await?;
    // On into what stands below the sheet.
    page
        .execute::<()>(
            "const notice = document.createTreeWalker(document.querySelector('footer'), NodeFilter.SHOW_TEXT);
            getSelection().extend(notice.nextNode(), 3)",
            json!([]),
        )
        .await?;
    page.click_text("Copy link to selection").await?;
    until_told(page, "Link copied").await?;
    let link = format!("#{last}:~:text=capability%20against%20Russian%20ICBMs.");
    pasted_is(page, &page.site.url(&link)).await
}

async fn links_text_beside_footnote_mark(page: &Page) -> TestResult {
    page.open("").await?;
    select(page, ("costs-1", "with a"), ("costs-1", "footnote")).await?;
    page.click_text("Copy link to selection").await?;
    until_told(page, "Link copied").await?;
    // As the page has it, number and all, or no browser finds the words.
    let link = "https://example.org/everything/#costs-1:~:text=with%20a%20footnote1";
    pasted_is(page, link).await
}

async fn quotes_superscript_with_caret(page: &Page) -> TestResult {
    page.open("").await?;
    select(page, ("lead", "strong"), ("lead", "link")).await?;
    let quotation = quotation(page).await?;
    Ok(ensure(
        quotation.starts_with("“strong words, code, H2O, x^2 and a link”"),
        format!("the quotation is {quotation}"),
    )?)
}

async fn shares_without_citations(page: &Page) -> TestResult {
    page.site
        .alter_pages(|page| page.replace("\"fact-sheet-citations\"", "other"));
    page.open("").await?;
    select_words(page).await?;
    page.click_text("Copy quotation").await?;
    until_told(page, "Quotation copied").await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    pasted_is(
        page,
        &format!("“{WORDS}”\n\n{title}\n\n{}", page.site.url(LINK)),
    )
    .await
}
