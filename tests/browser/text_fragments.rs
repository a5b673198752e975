//! Links with a text fragment: the browser or the app highlights the text, scrolls to it and opens its
//! section.
//!
//! Without the Navigation API, scripts cannot read the text fragment of the URL that a page was loaded
//! with. Then only the browser highlights the text, and the app cannot report that it is missing.

use factsheet::text_fragment::{expand_to_words, generate};

use crate::hydration::markup_without_comments;
use crate::sheet::{NATO, RUSSIA, open_and_fold};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine;
use crate::support::fixture_sites::{everything, right_to_left};
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};

const HIGHLIGHTED: &str = "[...CSS.highlights.get('target-text') ?? []].map(String)";
const NOTICE: &str = "document.querySelector('.notice-bar').innerText.trim()";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(highlights_text_and_keeps_markup),
        test_case!(highlights_text_until_another_link_is_followed),
        // WebKitGTK does not go back to a URL that a script navigated to.
        test_case!(highlights_text_again_on_going_back).only_in(Engine::NOT_WEBKIT),
        test_case!(unfolds_section_that_holds_text),
        test_case!(highlights_text_whose_context_has_changed),
        test_case!(says_that_text_has_moved),
        test_case!(highlights_text_across_passages),
        test_case!(says_that_text_is_gone_until_another_link_is_followed),
        test_case!(says_on_load_that_text_is_gone),
        test_case!(says_on_load_that_text_is_not_in_extract),
        // Two screenshots of the same page in WebKitGTK differ.
        test_case!(print_view_highlights_nothing).only_in(Engine::NOT_WEBKIT),
        test_case!(browser_and_app_find_text_of_copied_link),
        test_case!(browser_and_app_find_text_of_copied_link)
            .on_site(everything)
            .named("browser_and_app_find_text_in_every_kind_of_block"),
        test_case!(browser_and_app_find_text_of_copied_link)
            .on_site(right_to_left)
            .named("browser_and_app_find_text_from_right_to_left"),
    ]
}

/// Whether scripts can read the text fragment of the URL that the page was loaded with.
pub(crate) async fn exposes_text_fragment(page: &Page) -> TestResult<bool> {
    Ok(page.evaluate("'navigation' in window").await?)
}

async fn highlights_text_and_keeps_markup(page: &Page) -> TestResult {
    let passage = format!("{NATO}-4");
    let gate = page.site.hold(".wasm");
    page.goto(&text_fragment(&passage, "shorter range")).await?;
    let before = markup_without_comments(page).await?;
    gate.open();
    page.wait_for_app().await?;
    page.wait_for_target(&passage).await?;
    if exposes_text_fragment(page).await? {
        wait_for_highlight(page, &["shorter range"]).await?;
        let url: String = page.evaluate("navigation.currentEntry.url").await?;
        ensure(url.ends_with("shorter%20range"), url)?;
    }
    ensure_eq("notice", page.evaluate::<String>(NOTICE).await?, "")?;
    Ok(ensure_eq(
        "markup",
        markup_without_comments(page).await?,
        before,
    )?)
}

async fn highlights_text_until_another_link_is_followed(page: &Page) -> TestResult {
    page.resize(700, 400).await?;
    page.open("").await?;
    page.follow_fragment(&text_fragment("", "shorter range"))
        .await?;
    wait_for_highlight(page, &["shorter range"]).await?;
    wait_for_highlight_in_view(page).await?;
    page.follow_fragment(&text_fragment(NATO, "PROXIMITY"))
        .await?;
    wait_for_highlight(page, &["proximity"]).await?;
    wait_for_highlight_in_view(page).await?;
    page.follow_fragment(&format!("#{RUSSIA}")).await?;
    wait_for_highlight(page, &[]).await?;
    Ok(page.wait_for_target(RUSSIA).await?)
}

async fn highlights_text_again_on_going_back(page: &Page) -> TestResult {
    page.open(&text_fragment("", "shorter range")).await?;
    if exposes_text_fragment(page).await? {
        wait_for_highlight(page, &["shorter range"]).await?;
    }
    page.follow_fragment(&format!("#{RUSSIA}")).await?;
    wait_for_highlight(page, &[]).await?;
    page.go_back().await?;
    wait_for_highlight(page, &["shorter range"]).await?;
    wait_for_highlight_in_view(page).await
}

async fn unfolds_section_that_holds_text(page: &Page) -> TestResult {
    fold_and_follow(page, &text_fragment("", "reiterating our previous offers")).await?;
    wait_for_highlight(page, &["reiterating our previous offers"]).await
}

/// Browsers also look for the context and do not find it, so only the app can highlight the text.
async fn highlights_text_whose_context_has_changed(page: &Page) -> TestResult {
    fold_and_follow(page, "#:~:text=former-,reiterating%20our,offers").await?;
    wait_for_highlight(page, &["reiterating our previous offers"]).await?;
    Ok(ensure_eq(
        "notice",
        page.evaluate::<String>(NOTICE).await?,
        "",
    )?)
}

async fn says_that_text_has_moved(page: &Page) -> TestResult {
    let moved = text_fragment(&format!("{NATO}-1"), "reiterating our previous offers");
    fold_and_follow(page, &moved).await?;
    wait_for_highlight(page, &["reiterating our previous offers"]).await?;
    page.wait_for(&format!(
        "{NOTICE}.startsWith('The linked text has moved since the link was made.')"
    ))
    .await?;
    for passage in [&format!("{RUSSIA}-2"), RUSSIA, ""] {
        page.follow_fragment(&text_fragment(passage, "reiterating our previous offers"))
            .await?;
        page.wait_for_value(NOTICE, String::new()).await?;
    }
    Ok(())
}

async fn fold_and_follow(page: &Page, fragment: &str) -> TestResult {
    page.resize(700, 400).await?;
    open_and_fold(page, RUSSIA).await?;
    page.follow_fragment(fragment).await?;
    page.wait_for_folded(RUSSIA, false).await?;
    wait_for_highlight_in_view(page).await
}

async fn highlights_text_across_passages(page: &Page) -> TestResult {
    page.open("").await?;
    page.follow_fragment("#:~:text=Middle%20East.-,For%20these,complementary")
        .await?;
    page.wait_for(&format!("{HIGHLIGHTED}.length === 1"))
        .await?;
    let highlighted: Vec<String> = page.evaluate(HIGHLIGHTED).await?;
    let highlighted = highlighted.concat();
    Ok(ensure(
        highlighted.starts_with("For these countries")
            && highlighted.ends_with("efforts are complementary"),
        highlighted,
    )?)
}

async fn says_that_text_is_gone_until_another_link_is_followed(page: &Page) -> TestResult {
    page.open("").await?;
    page.follow_fragment(&text_fragment(NATO, "never said"))
        .await?;
    wait_for_missing_text_notice(page).await?;
    // In the same passage, so that only the text fragment changes.
    page.follow_fragment(&text_fragment(NATO, "shorter range"))
        .await?;
    wait_for_highlight(page, &["shorter range"]).await?;
    Ok(page.wait_for_value(NOTICE, String::new()).await?)
}

async fn says_on_load_that_text_is_gone(page: &Page) -> TestResult {
    page.open(&text_fragment(NATO, "never said")).await?;
    if exposes_text_fragment(page).await? {
        wait_for_missing_text_notice(page).await?;
    } else {
        ensure_eq("notice", page.evaluate::<String>(NOTICE).await?, "")?;
    }
    Ok(page.wait_for_target(NATO).await?)
}

async fn wait_for_missing_text_notice(page: &Page) -> TestResult {
    let message = "The linked text is no longer in this fact sheet";
    Ok(page
        .wait_for(&format!("{NOTICE}.includes('{message}')"))
        .await?)
}

async fn says_on_load_that_text_is_not_in_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={NATO}{}", text_fragment("", "USNATO")))
        .await?;
    if exposes_text_fragment(page).await? {
        page.wait_for(&format!("{NOTICE}.includes('not in this extract')"))
            .await?;
        page.click_text("Show in the full fact sheet").await?;
        return wait_for_highlight(page, &["USNATO"]).await;
    }
    ensure_eq("notice", page.evaluate::<String>(NOTICE).await?, "")?;
    let is_visible = "document.querySelector('.extract-note').checkVisibility()";
    Ok(ensure(
        page.evaluate(is_visible).await?,
        "the note about the extract is not visible",
    )?)
}

async fn print_view_highlights_nothing(page: &Page) -> TestResult {
    let passage = format!("{NATO}-4");
    let css = format!("#{passage}");
    page.open(&format!("?view=print{css}")).await?;
    let plain = page.screenshot_of(&css).await?;
    page.go_to_other_page().await?;
    page.open(&format!(
        "?view=print{}",
        text_fragment("", "shorter range")
    ))
    .await?;
    if exposes_text_fragment(page).await? {
        wait_for_highlight(page, &["shorter range"]).await?;
    } else {
        page.wait_for_target(&passage).await?;
    }
    let is_plain = |picture: &[u8]| picture == plain;
    let screenshot = page
        .wait_for_screenshot_of(&css, "as without a text fragment", is_plain)
        .await;
    Ok(screenshot.map(drop)?)
}

/// Whether the app highlights text in the element where the browser has found it, which is `:target`.
const FOUND_BY_BOTH: &str = "[...CSS.highlights.get('target-text') ?? []]
    .some((range) => range.intersectsNode(document.querySelector(':target')))";

async fn browser_and_app_find_text_of_copied_link(page: &Page) -> TestResult {
    /// A prime, so that selections start and end at any position in a word.
    const STEP: usize = 61;
    const LENGTHS: [usize; 4] = [3, 20, 85, 400];
    let normalize = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    page.open("").await?;
    let text: String = page
        .evaluate("document.body.innerText.replace(/[\\t\\n]+/g, '\\n')")
        .await?;
    let starts = (0..text.len()).step_by(STEP);
    for (start, length) in starts.zip(LENGTHS.into_iter().cycle()) {
        let range = text.ceil_char_boundary(start)..text.ceil_char_boundary(start + length);
        let Some((directive, snapped)) =
            generate(&text, range.clone()).zip(expand_to_words(&text, range))
        else {
            continue;
        };
        page.follow_fragment("#top").await?;
        page.wait_for_no_element(":target").await?;
        page.follow_fragment(&format!("#:~:{directive}")).await?;
        let found = page.wait_for(FOUND_BY_BOTH).await;
        found.map_err(|error| format!("{directive}: {error}"))?;
        // The page has invisible text between blocks, so only the first and last lines are compared.
        let (first, last) = (
            text[snapped.clone()].lines().next(),
            text[snapped].lines().last(),
        );
        let highlighted = normalize(&page.evaluate::<Vec<String>>(HIGHLIGHTED).await?.concat());
        ensure(
            highlighted.starts_with(&normalize(first.unwrap_or_default()))
                && highlighted.ends_with(&normalize(last.unwrap_or_default())),
            format!("{directive} highlights {highlighted}"),
        )?;
    }
    Ok(())
}

/// Returns a fragment with a passage and a text fragment.
fn text_fragment(passage: &str, text: &str) -> String {
    format!("#{passage}:~:text={}", text.replace(' ', "%20"))
}

pub(crate) async fn wait_for_highlight(page: &Page, texts: &[&str]) -> TestResult {
    let texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
    Ok(page.wait_for_value(HIGHLIGHTED, texts).await?)
}

async fn wait_for_highlight_in_view(page: &Page) -> TestResult {
    let is_in_view = "[...CSS.highlights.get('target-text') ?? []].some((range) => {
        const { top, bottom, height } = range.getBoundingClientRect();
        return height > 0 && top >= 0 && bottom <= innerHeight;
    })";
    Ok(page.wait_for(is_in_view).await?)
}
