//! Links with a text fragment: the text is highlighted, in view and unfolded, by the browser or the app.
//!
//! A browser without the Navigation API hides the text fragment of the URL that a page is loaded with
//! from scripts. There the browser alone highlights the text, and the app cannot say that it is gone.

use factsheet::text_fragment::{of, snap};

use crate::hydration::markup_without_comments;
use crate::sheet::{NATO, RUSSIA, toggle};
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
        // WebKitGTK does not go back to a URL to which a script went.
        test_case!(highlights_text_again_on_going_back).only_in(Engine::NOT_WEBKIT),
        test_case!(unfolds_section_that_holds_text),
        test_case!(highlights_text_whose_context_has_changed),
        test_case!(highlights_text_across_passages),
        test_case!(says_that_text_is_gone_until_another_link_is_followed),
        test_case!(says_on_load_that_text_is_gone),
        test_case!(says_on_load_that_text_is_not_in_extract),
        // No two screenshots of WebKitGTK are alike.
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

/// Whether the app can know the text fragment of the URL that a page is loaded with.
pub(crate) async fn shows_text_fragment(page: &Page) -> TestResult<bool> {
    Ok(page.evaluate("'navigation' in window").await?)
}

async fn highlights_text_and_keeps_markup(page: &Page) -> TestResult {
    let passage = format!("{NATO}-4");
    let gate = page.site.hold(".wasm");
    page.goto(&text(&passage, "shorter range")).await?;
    let before = markup_without_comments(page).await?;
    gate.open();
    page.wait_for_app().await?;
    page.wait_for_target(&passage).await?;
    if shows_text_fragment(page).await? {
        until_highlighted(page, &["shorter range"]).await?;
        let url: String = page.evaluate("navigation.currentEntry.url").await?;
        ensure(url.ends_with("shorter%20range"), url)?;
    }
    ensure_eq("the notice", page.evaluate::<String>(NOTICE).await?, "")?;
    Ok(ensure_eq(
        "the markup",
        markup_without_comments(page).await?,
        before,
    )?)
}

async fn highlights_text_until_another_link_is_followed(page: &Page) -> TestResult {
    page.resize(700, 400).await?;
    page.open("").await?;
    page.follow_fragment(&text("", "shorter range")).await?;
    until_highlighted(page, &["shorter range"]).await?;
    until_in_view(page).await?;
    page.follow_fragment(&text(NATO, "PROXIMITY")).await?;
    until_highlighted(page, &["proximity"]).await?;
    until_in_view(page).await?;
    page.follow_fragment(&format!("#{RUSSIA}")).await?;
    until_highlighted(page, &[]).await?;
    Ok(page.wait_for_target(RUSSIA).await?)
}

async fn highlights_text_again_on_going_back(page: &Page) -> TestResult {
    page.open(&text("", "shorter range")).await?;
    if shows_text_fragment(page).await? {
        until_highlighted(page, &["shorter range"]).await?;
    }
    page.follow_fragment(&format!("#{RUSSIA}")).await?;
    until_highlighted(page, &[]).await?;
    page.go_back().await?;
    until_highlighted(page, &["shorter range"]).await?;
    until_in_view(page).await
}

async fn unfolds_section_that_holds_text(page: &Page) -> TestResult {
    fold_and_follow(page, &text("", "reiterating our previous offers")).await?;
    until_highlighted(page, &["reiterating our previous offers"]).await
}

/// Browsers look for the context of a link, too, and find nothing.
async fn highlights_text_whose_context_has_changed(page: &Page) -> TestResult {
    fold_and_follow(page, "#:~:text=former-,reiterating%20our,offers").await?;
    until_highlighted(page, &["reiterating our previous offers"]).await?;
    Ok(ensure_eq(
        "the notice",
        page.evaluate::<String>(NOTICE).await?,
        "",
    )?)
}

async fn fold_and_follow(page: &Page, fragment: &str) -> TestResult {
    page.resize(700, 400).await?;
    page.open("").await?;
    page.click(&toggle(RUSSIA)).await?;
    page.wait_for_folded(RUSSIA, true).await?;
    page.follow_fragment(fragment).await?;
    page.wait_for_folded(RUSSIA, false).await?;
    until_in_view(page).await
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
    page.follow_fragment(&text(NATO, "never said")).await?;
    until_said_to_be_gone(page).await?;
    // The same passage, so that nothing but the text differs.
    page.follow_fragment(&text(NATO, "shorter range")).await?;
    until_highlighted(page, &["shorter range"]).await?;
    Ok(page.wait_for_value(NOTICE, String::new()).await?)
}

async fn says_on_load_that_text_is_gone(page: &Page) -> TestResult {
    page.open(&text(NATO, "never said")).await?;
    if shows_text_fragment(page).await? {
        until_said_to_be_gone(page).await?;
    } else {
        ensure_eq("the notice", page.evaluate::<String>(NOTICE).await?, "")?;
    }
    Ok(page.wait_for_target(NATO).await?)
}

async fn until_said_to_be_gone(page: &Page) -> TestResult {
    let message = "The linked text is no longer in this fact sheet";
    Ok(page
        .wait_for(&format!("{NOTICE}.includes('{message}')"))
        .await?)
}

async fn says_on_load_that_text_is_not_in_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={NATO}{}", text("", "USNATO")))
        .await?;
    if shows_text_fragment(page).await? {
        page.wait_for(&format!("{NOTICE}.includes('not in this extract')"))
            .await?;
        page.click_text("Show in the full fact sheet").await?;
        return until_highlighted(page, &["USNATO"]).await;
    }
    ensure_eq("the notice", page.evaluate::<String>(NOTICE).await?, "")?;
    let seen = "document.querySelector('.extract-note').checkVisibility()";
    Ok(ensure(
        page.evaluate(seen).await?,
        "the extract does not say that it is one",
    )?)
}

async fn print_view_highlights_nothing(page: &Page) -> TestResult {
    let passage = format!("{NATO}-4");
    let css = format!("#{passage}");
    page.open(&format!("?view=print{css}")).await?;
    let plain = page.screenshot_of(&css).await?;
    page.go_to_other_page().await?;
    page.open(&format!("?view=print{}", text("", "shorter range")))
        .await?;
    if shows_text_fragment(page).await? {
        until_highlighted(page, &["shorter range"]).await?;
    } else {
        page.wait_for_target(&passage).await?;
    }
    let alike = |picture: &[u8]| picture == plain;
    let seen = page
        .wait_for_screenshot_of(&css, "as without a text fragment", alike)
        .await;
    Ok(seen.map(drop)?)
}

/// Whether the app highlights text in the element in which the browser has found it: its `:target`.
const FOUND_BY_BOTH: &str = "[...CSS.highlights.get('target-text') ?? []]
    .some((range) => range.intersectsNode(document.querySelector(':target')))";

async fn browser_and_app_find_text_of_copied_link(page: &Page) -> TestResult {
    /// Not a multiple of anything in the text, so that selections begin and end anywhere in a word.
    const STEP: usize = 61;
    const LENGTHS: [usize; 4] = [3, 20, 85, 400];
    let plain = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    page.open("").await?;
    let text: String = page
        .evaluate("document.body.innerText.replace(/[\\t\\n]+/g, '\\n')")
        .await?;
    let starts = (0..text.len()).step_by(STEP);
    for (start, length) in starts.zip(LENGTHS.into_iter().cycle()) {
        let range = text.ceil_char_boundary(start)..text.ceil_char_boundary(start + length);
        let Some((directive, whole)) = of(&text, range.clone()).zip(snap(&text, range)) else {
            continue;
        };
        page.follow_fragment("#top").await?;
        page.wait_for("!document.querySelector(':target')").await?;
        page.follow_fragment(&format!("#:~:{directive}")).await?;
        let found = page.wait_for(FOUND_BY_BOTH).await;
        found.map_err(|error| format!("{directive}: {error}"))?;
        // Between blocks the page has text that is not seen.
        let (first, last) = (
            text[whole.clone()].lines().next(),
            text[whole].lines().last(),
        );
        let highlighted = plain(&page.evaluate::<Vec<String>>(HIGHLIGHTED).await?.concat());
        ensure(
            highlighted.starts_with(&plain(first.unwrap_or_default()))
                && highlighted.ends_with(&plain(last.unwrap_or_default())),
            format!("{directive} highlights {highlighted}"),
        )?;
    }
    Ok(())
}

/// A fragment that names a passage and a text in it.
fn text(passage: &str, text: &str) -> String {
    format!("#{passage}:~:text={}", text.replace(' ', "%20"))
}

pub(crate) async fn until_highlighted(page: &Page, texts: &[&str]) -> TestResult {
    let texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
    Ok(page.wait_for_value(HIGHLIGHTED, texts).await?)
}

async fn until_in_view(page: &Page) -> TestResult {
    let seen = "[...CSS.highlights.get('target-text') ?? []].some((range) => {
        const { top, bottom, height } = range.getBoundingClientRect();
        return height > 0 && top >= 0 && bottom <= innerHeight;
    })";
    Ok(page.wait_for(seen).await?)
}
