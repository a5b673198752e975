//! Links to words: they are marked, in view and unfolded, by the browser or by the program.

use factsheet::text_fragment::{of, snap};

use crate::adopting::markup_without_comments;
use crate::sheet::{NATO, RUSSIA, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine;
use crate::support::fixture_sites::{everything, right_to_left};
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};

const MARKED: &str = "[...CSS.highlights.get('target-text') ?? []].map(String)";
const MESSAGE: &str = "document.querySelector('.notice-bar').innerText.trim()";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        // WebKit hides the words of the first address from scripts, and keeps its own mark.
        test_case!(words_in_the_address_are_marked_and_nothing_in_the_page_is_another)
            .only_in(Engine::NOT_WEBKIT),
        test_case!(words_of_a_link_within_the_page_are_marked_until_another_is_followed),
        // WebKit does not go back to where a page went by itself.
        test_case!(going_back_to_words_marks_them_again).only_in(Engine::NOT_WEBKIT),
        test_case!(words_in_a_folded_section_unfold_it),
        test_case!(words_whose_surroundings_have_changed_are_unfolded_and_marked),
        test_case!(words_across_passages_are_marked),
        test_case!(words_that_are_gone_are_spoken_of_until_a_link_leads_somewhere),
        test_case!(words_that_were_gone_from_the_first_are_spoken_of).only_in(Engine::NOT_WEBKIT),
        test_case!(words_outside_of_an_extract_are_spoken_of).only_in(Engine::NOT_WEBKIT),
        test_case!(words_are_not_marked_on_paper).only_in(Engine::NOT_WEBKIT),
        test_case!(every_browser_finds_the_words_of_a_link_that_was_made_for_them),
        test_case!(every_browser_finds_the_words_of_a_link_that_was_made_for_them)
            .on_site(everything)
            .named("every_browser_finds_words_in_one_of_everything"),
        test_case!(every_browser_finds_the_words_of_a_link_that_was_made_for_them)
            .on_site(right_to_left)
            .named("every_browser_finds_words_from_right_to_left"),
    ]
}

async fn words_in_the_address_are_marked_and_nothing_in_the_page_is_another(
    page: &Page,
) -> TestResult {
    let gate = page.site.hold(".wasm");
    page.goto(&format!("#{NATO}-4:~:text=shorter%20range"))
        .await?;
    let before = markup_without_comments(page).await?;
    gate.open();
    page.wait_for_app().await?;
    until_marked(page, &["shorter range"]).await?;
    ensure_eq("the markup", markup_without_comments(page).await?, before)?;
    let address: String = page.evaluate("navigation.currentEntry.url").await?;
    Ok(ensure(address.ends_with("shorter%20range"), address)?)
}

async fn words_of_a_link_within_the_page_are_marked_until_another_is_followed(
    page: &Page,
) -> TestResult {
    page.resize(700, 400).await?;
    page.open("").await?;
    page.follow_fragment(&words("", "shorter range")).await?;
    until_marked(page, &["shorter range"]).await?;
    until_in_view(page).await?;
    page.follow_fragment(&words(NATO, "PROXIMITY")).await?;
    until_marked(page, &["proximity"]).await?;
    until_in_view(page).await?;
    page.follow_fragment(&format!("#{RUSSIA}")).await?;
    until_marked(page, &[]).await?;
    Ok(page.wait_for_target(RUSSIA).await?)
}

async fn going_back_to_words_marks_them_again(page: &Page) -> TestResult {
    page.open(&words("", "shorter range")).await?;
    until_marked(page, &["shorter range"]).await?;
    page.follow_fragment(&format!("#{RUSSIA}")).await?;
    until_marked(page, &[]).await?;
    page.go_back().await?;
    until_marked(page, &["shorter range"]).await?;
    until_in_view(page).await
}

async fn words_in_a_folded_section_unfold_it(page: &Page) -> TestResult {
    fold_and_follow(page, &words("", "reiterating our previous offers")).await?;
    until_marked(page, &["reiterating our previous offers"]).await
}

/// The browsers look for a link's context too, and find nothing.
async fn words_whose_surroundings_have_changed_are_unfolded_and_marked(page: &Page) -> TestResult {
    fold_and_follow(page, "#:~:text=former-,reiterating%20our,offers").await?;
    until_marked(page, &["reiterating our previous offers"]).await?;
    Ok(ensure_eq(
        "the notice",
        page.evaluate::<String>(MESSAGE).await?,
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

async fn words_outside_of_an_extract_are_spoken_of(page: &Page) -> TestResult {
    page.open(&format!("?sections={NATO}#:~:text=USNATO"))
        .await?;
    page.wait_for(&format!("{MESSAGE}.includes('not in this extract')"))
        .await?;
    page.click_text("Show in the full fact sheet").await?;
    until_marked(page, &["USNATO"]).await
}

async fn words_across_passages_are_marked(page: &Page) -> TestResult {
    page.open("").await?;
    page.follow_fragment("#:~:text=Middle%20East.-,For%20these,complementary")
        .await?;
    page.wait_for(&format!("{MARKED}.length === 1")).await?;
    let marked: Vec<String> = page.evaluate(MARKED).await?;
    let marked = marked.concat();
    Ok(ensure(
        marked.starts_with("For these countries") && marked.ends_with("efforts are complementary"),
        marked,
    )?)
}

async fn words_that_are_gone_are_spoken_of_until_a_link_leads_somewhere(page: &Page) -> TestResult {
    page.open("").await?;
    page.follow_fragment(&words(NATO, "never said")).await?;
    until_told_that_they_are_gone(page).await?;
    // The same passage, so that nothing but the words has changed.
    page.follow_fragment(&words(NATO, "shorter range")).await?;
    until_marked(page, &["shorter range"]).await?;
    Ok(page.wait_for_value(MESSAGE, String::new()).await?)
}

async fn words_that_were_gone_from_the_first_are_spoken_of(page: &Page) -> TestResult {
    page.open(&words(NATO, "never said")).await?;
    until_told_that_they_are_gone(page).await?;
    Ok(page.wait_for_target(NATO).await?)
}

async fn until_told_that_they_are_gone(page: &Page) -> TestResult {
    let told = "The linked text is no longer in this fact sheet";
    Ok(page
        .wait_for(&format!("{MESSAGE}.includes('{told}')"))
        .await?)
}

async fn words_are_not_marked_on_paper(page: &Page) -> TestResult {
    let css = format!("#{NATO}-4");
    page.open(&format!("?view=print{css}")).await?;
    let unmarked = page.screenshot_of(&css).await?;
    page.go_to_other_page().await?;
    page.open(&format!("?view=print{}", words("", "shorter range")))
        .await?;
    until_marked(page, &["shorter range"]).await?;
    let alike = |picture: &[u8]| picture == unmarked;
    let seen = page.wait_for_screenshot_of(&css, "unmarked", alike).await;
    Ok(seen.map(drop)?)
}

/// Whether the words are marked where the browser's own search has found them, which it tells by
/// `:target`.
const FOUND_BY_BOTH: &str = "[...CSS.highlights.get('target-text') ?? []]
    .some((mark) => mark.intersectsNode(document.querySelector(':target')))";

async fn every_browser_finds_the_words_of_a_link_that_was_made_for_them(page: &Page) -> TestResult {
    /// Selections begin and end anywhere: these steps have no rhythm in common with the words.
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
        // Between blocks the page has texts that nobody sees.
        let (first, last) = (
            text[whole.clone()].lines().next(),
            text[whole].lines().last(),
        );
        let marked = plain(&page.evaluate::<Vec<String>>(MARKED).await?.concat());
        ensure(
            marked.starts_with(&plain(first.unwrap_or_default()))
                && marked.ends_with(&plain(last.unwrap_or_default())),
            format!("{directive} marks {marked}"),
        )?;
    }
    Ok(())
}

/// A fragment that means these words, after the address of a passage.
fn words(passage: &str, words: &str) -> String {
    format!("#{passage}:~:text={}", words.replace(' ', "%20"))
}

async fn until_marked(page: &Page, words: &[&str]) -> TestResult {
    let words: Vec<String> = words.iter().map(ToString::to_string).collect();
    Ok(page.wait_for_value(MARKED, words).await?)
}

async fn until_in_view(page: &Page) -> TestResult {
    let seen = "[...CSS.highlights.get('target-text') ?? []].some((mark) => {
        const { top, bottom, height } = mark.getBoundingClientRect();
        return height > 0 && top >= 0 && bottom <= innerHeight;
    })";
    Ok(page.wait_for(seen).await?)
}
