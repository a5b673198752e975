//! Links to words: they are marked, in view and unfolded, by the browser or by the program.

use factsheet::text_fragment::{of, snap};

use crate::adopting::markup_without_comments;
use crate::sheet::{NATO, RUSSIA, toggle};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::edition::{everything, right_to_left};
use crate::support::engines::Engine::{Chromium, Firefox};
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};

const MARKED: &str = "[...CSS.highlights.get('target-text') ?? []].map(String)";
const MESSAGE: &str = "document.querySelector('.notice-bar').innerText.trim()";

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        // WebKit hides the words of the first address from scripts, and keeps its own mark.
        sentence!(words_in_the_address_are_marked_and_nothing_in_the_page_is_another)
            .only_in(&[Chromium, Firefox]),
        sentence!(words_of_a_link_within_the_page_are_marked_until_another_is_followed),
        // WebKit does not go back to where a page went by itself.
        sentence!(going_back_to_words_marks_them_again).only_in(&[Chromium, Firefox]),
        sentence!(words_in_a_folded_section_unfold_it),
        sentence!(words_whose_surroundings_have_changed_are_unfolded_and_marked),
        sentence!(words_across_passages_are_marked),
        sentence!(words_that_are_gone_are_spoken_of_until_a_link_leads_somewhere),
        sentence!(words_that_were_gone_from_the_first_are_spoken_of).only_in(&[Chromium, Firefox]),
        sentence!(words_outside_of_an_extract_are_spoken_of).only_in(&[Chromium, Firefox]),
        sentence!(words_are_not_marked_on_paper).only_in(&[Chromium, Firefox]),
        sentence!(every_browser_finds_the_words_of_a_link_that_was_made_for_them),
        sentence!(every_browser_finds_the_words_of_a_link_that_was_made_for_them)
            .of(everything)
            .called("every_browser_finds_words_in_one_of_everything"),
        sentence!(every_browser_finds_the_words_of_a_link_that_was_made_for_them)
            .of(right_to_left)
            .called("every_browser_finds_words_from_right_to_left"),
    ]
}

async fn words_in_the_address_are_marked_and_nothing_in_the_page_is_another(
    reader: &Reader,
) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader
        .arrive(&format!("#{NATO}-4:~:text=shorter%20range"))
        .await?;
    let before = markup_without_comments(reader).await?;
    gate.open();
    reader.see_program().await?;
    until_marked(reader, &["shorter range"]).await?;
    same("the markup", markup_without_comments(reader).await?, before)?;
    let address: String = reader.value("navigation.currentEntry.url").await?;
    claim(address.ends_with("shorter%20range"), address)
}

async fn words_of_a_link_within_the_page_are_marked_until_another_is_followed(
    reader: &Reader,
) -> Result {
    reader.resize(700, 400).await?;
    reader.open("").await?;
    reader.follow(&words("", "shorter range")).await?;
    until_marked(reader, &["shorter range"]).await?;
    until_in_view(reader).await?;
    reader.follow(&words(NATO, "PROXIMITY")).await?;
    until_marked(reader, &["proximity"]).await?;
    until_in_view(reader).await?;
    reader.follow(&format!("#{RUSSIA}")).await?;
    until_marked(reader, &[]).await?;
    reader.until_at(RUSSIA).await
}

async fn going_back_to_words_marks_them_again(reader: &Reader) -> Result {
    reader.open(&words("", "shorter range")).await?;
    until_marked(reader, &["shorter range"]).await?;
    reader.follow(&format!("#{RUSSIA}")).await?;
    until_marked(reader, &[]).await?;
    reader.go_back().await?;
    until_marked(reader, &["shorter range"]).await?;
    until_in_view(reader).await
}

async fn words_in_a_folded_section_unfold_it(reader: &Reader) -> Result {
    fold_and_follow(reader, &words("", "reiterating our previous offers")).await?;
    until_marked(reader, &["reiterating our previous offers"]).await
}

/// The browsers look for a link's context too, and find nothing.
async fn words_whose_surroundings_have_changed_are_unfolded_and_marked(reader: &Reader) -> Result {
    fold_and_follow(reader, "#:~:text=former-,reiterating%20our,offers").await?;
    until_marked(reader, &["reiterating our previous offers"]).await?;
    same("the notice", reader.value::<String>(MESSAGE).await?, "")
}

async fn fold_and_follow(reader: &Reader, fragment: &str) -> Result {
    reader.resize(700, 400).await?;
    reader.open("").await?;
    reader.click(&toggle(RUSSIA)).await?;
    reader.until_folded(RUSSIA, true).await?;
    reader.follow(fragment).await?;
    reader.until_folded(RUSSIA, false).await?;
    until_in_view(reader).await
}

async fn words_outside_of_an_extract_are_spoken_of(reader: &Reader) -> Result {
    reader
        .open(&format!("?sections={NATO}#:~:text=USNATO"))
        .await?;
    reader
        .until(&format!("{MESSAGE}.includes('not part of this extract')"))
        .await?;
    reader.click_called("Show it there").await?;
    until_marked(reader, &["USNATO"]).await
}

async fn words_across_passages_are_marked(reader: &Reader) -> Result {
    reader.open("").await?;
    reader
        .follow("#:~:text=Middle%20East.-,For%20these,complementary")
        .await?;
    reader.until(&format!("{MARKED}.length === 1")).await?;
    let marked: Vec<String> = reader.value(MARKED).await?;
    let marked = marked.concat();
    claim(
        marked.starts_with("For these countries") && marked.ends_with("efforts are complementary"),
        marked,
    )
}

async fn words_that_are_gone_are_spoken_of_until_a_link_leads_somewhere(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.follow(&words(NATO, "never said")).await?;
    until_told_that_they_are_gone(reader).await?;
    // The same passage, so that nothing but the words has changed.
    reader.follow(&words(NATO, "shorter range")).await?;
    until_marked(reader, &["shorter range"]).await?;
    reader.until_is(MESSAGE, String::new()).await
}

async fn words_that_were_gone_from_the_first_are_spoken_of(reader: &Reader) -> Result {
    reader.open(&words(NATO, "never said")).await?;
    until_told_that_they_are_gone(reader).await?;
    reader.until_at(NATO).await
}

async fn until_told_that_they_are_gone(reader: &Reader) -> Result {
    let told = "The words to which this link leads are not in this fact sheet any more";
    reader.until(&format!("{MESSAGE}.includes('{told}')")).await
}

async fn words_are_not_marked_on_paper(reader: &Reader) -> Result {
    let css = format!("#{NATO}-4");
    reader.open(&format!("?view=print{css}")).await?;
    let unmarked = reader.picture_of(&css).await?;
    reader.go_elsewhere().await?;
    reader
        .open(&format!("?view=print{}", words("", "shorter range")))
        .await?;
    until_marked(reader, &["shorter range"]).await?;
    let alike = |picture: &[u8]| picture == unmarked;
    let seen = reader.until_picture_of(&css, "unmarked", alike).await;
    seen.map(drop)
}

/// Whether the words are marked where the browser's own search has found them, which it tells by
/// `:target`.
const FOUND_BY_BOTH: &str = "[...CSS.highlights.get('target-text') ?? []]
    .some((mark) => mark.intersectsNode(document.querySelector(':target')))";

async fn every_browser_finds_the_words_of_a_link_that_was_made_for_them(reader: &Reader) -> Result {
    /// Selections begin and end anywhere: these steps have no rhythm in common with the words.
    const STEP: usize = 61;
    const LENGTHS: [usize; 4] = [3, 20, 85, 400];
    let plain = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    reader.open("").await?;
    let text: String = reader
        .value("document.body.innerText.replace(/[\\t\\n]+/g, '\\n')")
        .await?;
    let starts = (0..text.len()).step_by(STEP);
    for (start, length) in starts.zip(LENGTHS.into_iter().cycle()) {
        let range = text.ceil_char_boundary(start)..text.ceil_char_boundary(start + length);
        let Some((directive, whole)) = of(&text, range.clone()).zip(snap(&text, range)) else {
            continue;
        };
        reader.follow("#top").await?;
        reader.until("!document.querySelector(':target')").await?;
        reader.follow(&format!("#:~:{directive}")).await?;
        let found = reader.until(FOUND_BY_BOTH).await;
        found.map_err(|error| format!("{directive}: {error}"))?;
        // Between blocks the page has texts that nobody sees.
        let (first, last) = (
            text[whole.clone()].lines().next(),
            text[whole].lines().last(),
        );
        let marked = plain(&reader.value::<Vec<String>>(MARKED).await?.concat());
        claim(
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

async fn until_marked(reader: &Reader, words: &[&str]) -> Result {
    let words: Vec<String> = words.iter().map(ToString::to_string).collect();
    reader.until_is(MARKED, words).await
}

async fn until_in_view(reader: &Reader) -> Result {
    let seen = "[...CSS.highlights.get('target-text') ?? []].some((mark) => {
        const { top, bottom, height } = mark.getBoundingClientRect();
        return height > 0 && top >= 0 && bottom <= innerHeight;
    })";
    reader.until(seen).await
}
