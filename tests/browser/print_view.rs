//! The print view: the page as it will be on paper, with the choices that its reader has.

use serde_json::json;

use crate::sheet::{NATO, RENEWED_OFFERS, RUSSIA, UNKNOWN_WORDING, toggle};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::edition::everything;
use crate::support::reader::Reader;
use crate::support::reader::keys::SPACE;
use crate::support::sentence::{Sentence, sentence};

const BAR: &str = ".print-bar";
const LINK: &str = ".print-link";
const SEARCH: &str = "location.search";
const PRINTED: &str = "window.__printed";

/// The drivers either stand still while the browser's dialog is open or do not open it.
const COUNT_PRINTING: &str =
    "window.__printed = 0; window.print = () => { window.__printed += 1; };";

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(the_link_leads_to_the_view),
        sentence!(only_the_button_opens_the_dialog),
        sentence!(the_way_back_leads_to_where_one_was),
        sentence!(the_browsers_way_back_leads_there_too),
        sentence!(a_view_that_was_loaded_again_knows_the_way_back),
        sentence!(the_way_back_to_an_extract_leads_to_where_one_was),
        sentence!(an_address_leads_to_its_passage_in_an_extract),
        sentence!(a_view_that_was_opened_by_its_address_has_a_way_back),
        sentence!(each_choice_stands_in_the_address),
        sentence!(an_address_that_was_shared_makes_the_same_choices),
        sentence!(a_choice_leaves_the_reader_where_they_are),
        sentence!(the_paper_has_its_size),
        sentence!(folded_sections_are_shown_and_stay_folded),
        sentence!(an_older_browser_shows_folded_sections_too),
        sentence!(in_an_older_browser_the_way_back_leads_to_where_one_was),
        sentence!(what_is_open_can_be_printed_alone),
        sentence!(something_is_always_printed),
        sentence!(an_extract_says_that_it_is_one),
        sentence!(an_extract_keeps_the_headings_around_it_and_its_own_footnotes).of(everything),
        sentence!(a_part_that_is_gone_is_spoken_of),
        sentence!(a_part_with_another_wording_is_spoken_of),
        sentence!(a_passage_outside_of_an_extract_is_spoken_of),
        sentence!(a_choice_that_makes_no_sense_is_spoken_of),
    ]
}

async fn the_link_leads_to_the_view(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(LINK).await?;
    reader
        .until_is(
            SEARCH,
            format!("?view=print&paper={}", paper(reader).await?),
        )
        .await?;
    reader.until_focus("#print-bar-heading").await?;
    is_shown(reader, ".masthead__publisher", true).await?;
    is_shown(reader, ".source-note__code", true).await?;
    is_shown(reader, ".toolbar", false).await?;
    is_shown(reader, ".anchor-link", false).await
}

async fn only_the_button_opens_the_dialog(reader: &Reader) -> Result {
    reader.site.run_first(COUNT_PRINTING);
    open_view(reader, "?view=print").await?;
    reader.until_drawn().await?;
    same("dialogs", reader.value::<u32>(PRINTED).await?, 0)?;
    reader.click_called("Print…").await?;
    reader.until_is(PRINTED, 1).await
}

async fn the_way_back_leads_to_where_one_was(reader: &Reader) -> Result {
    let place = leave_for_the_view(reader).await?;
    reader.click_called("Large print").await?;
    reader
        .until_is(
            SEARCH,
            format!("?view=print&paper={}&text=large", paper(reader).await?),
        )
        .await?;
    reader.click_called("Back to the page").await?;
    is_back(reader, place).await?;
    reader.until_focus(LINK).await
}

async fn the_browsers_way_back_leads_there_too(reader: &Reader) -> Result {
    let place = leave_for_the_view(reader).await?;
    reader.go_back().await?;
    is_back(reader, place).await
}

async fn a_view_that_was_loaded_again_knows_the_way_back(reader: &Reader) -> Result {
    let place = leave_for_the_view(reader).await?;
    reader.click_called("Large print").await?;
    reader
        .until("location.search.endsWith('text=large')")
        .await?;
    reader.reload().await?;
    reader.until_focus("#print-bar-heading").await?;
    reader.click_called("Back to the page").await?;
    is_back(reader, place).await
}

async fn the_way_back_to_an_extract_leads_to_where_one_was(reader: &Reader) -> Result {
    reader.resize(1250, 500).await?;
    reader.open(&format!("?sections={RUSSIA}")).await?;
    reader
        .until("document.querySelector('.extract-note')")
        .await?;
    the_way_back_leads_to_the_passage(reader).await
}

/// Reads the last passage, goes to the view and comes back.
async fn the_way_back_leads_to_the_passage(reader: &Reader) -> Result {
    let passage = format!("#{RUSSIA}-3");
    reader.scroll_to(&passage).await?;
    reader.until_drawn().await?;
    let place = reader.place(&passage).await?.top;
    // The link is out of sight; the keyboard finds it.
    reader
        .script::<()>(
            "document.querySelector(arguments[0]).click()",
            json!([LINK]),
        )
        .await?;
    reader.until_focus("#print-bar-heading").await?;
    reader.click_called("Back to the page").await?;
    is_back_at(reader, &passage, place).await
}

async fn an_address_leads_to_its_passage_in_an_extract(reader: &Reader) -> Result {
    let (passage, _) = RENEWED_OFFERS;
    reader.resize(1250, 500).await?;
    reader
        .open(&format!("?sections={RUSSIA}#{passage}"))
        .await?;
    reader
        .until("document.querySelector('.extract-note')")
        .await?;
    reader.until_at(passage).await
}

/// Goes to the view from the middle of the page; gives the place where the link was.
async fn leave_for_the_view(reader: &Reader) -> Result<f64> {
    reader.resize(1250, 500).await?;
    reader.open("").await?;
    reader.scroll_to(LINK).await?;
    reader.until_drawn().await?;
    let place = reader.place(LINK).await?.top;
    reader.click(LINK).await?;
    reader.until_focus("#print-bar-heading").await?;
    Ok(place)
}

async fn is_back(reader: &Reader, place: f64) -> Result {
    reader.until_is(SEARCH, String::new()).await?;
    is_back_at(reader, LINK, place).await
}

/// Waits until the page is there again, and this part of it where it was.
async fn is_back_at(reader: &Reader, css: &str, place: f64) -> Result {
    reader
        .until(&format!("!document.querySelector('{BAR}')"))
        .await?;
    let top = format!("document.querySelector('{css}').getBoundingClientRect().top");
    reader
        .until(&format!("Math.abs({top} - {place}) <= 1"))
        .await
}

async fn a_view_that_was_opened_by_its_address_has_a_way_back(reader: &Reader) -> Result {
    open_view(
        reader,
        &format!("?theme=x&sections={NATO}&view=print&text=large"),
    )
    .await?;
    reader.click_called("Back to the page").await?;
    reader
        .until_is(SEARCH, format!("?theme=x&sections={NATO}"))
        .await?;
    reader.until_focus(LINK).await
}

async fn a_choice_leaves_the_reader_where_they_are(reader: &Reader) -> Result {
    let passage = format!("{RUSSIA}-3");
    open_view(
        reader,
        &format!("?view=print&paper=a4&text=large&sections={NATO},{RUSSIA}#{passage}"),
    )
    .await?;
    reader.until("scrollY > 300").await?;
    reader
        .script::<()>("scrollTo({ top: 0, behavior: 'instant' })", json!([]))
        .await?;
    reader.click_called("Introduction").await?;
    reader
        .until_is(SEARCH, "?view=print&paper=a4&text=large".to_owned())
        .await?;
    reader.click_called("Introduction").await?;
    reader
        .until("location.search.includes('sections=')")
        .await?;
    reader.until_drawn().await?;
    reader.until_focus("input").await?;
    same(
        "how far it was scrolled",
        reader.value::<f64>("scrollY").await?,
        0.0,
    )
}

async fn each_choice_stands_in_the_address(reader: &Reader) -> Result {
    open_view(reader, "?view=print&paper=letter").await?;
    for (choice, search) in [
        ("A4", "?view=print&paper=a4".to_owned()),
        ("Large print", "?view=print&paper=a4&text=large".to_owned()),
        (
            "Addresses of links",
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
        reader.click_called(choice).await?;
        reader.until_is(SEARCH, search).await?;
    }
    Ok(())
}

async fn an_address_that_was_shared_makes_the_same_choices(reader: &Reader) -> Result {
    open_view(
        reader,
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
    reader.until_is(chosen, expected.map(str::to_owned)).await
}

async fn the_paper_has_its_size(reader: &Reader) -> Result {
    /// CSS pixels in an inch and in a millimetre.
    const INCH: f64 = 96.0;
    const MILLIMETRE: f64 = INCH / 25.4;
    for (paper, width, height) in [
        ("a4", 210.0 * MILLIMETRE, 297.0 * MILLIMETRE),
        ("letter", 8.5 * INCH, 11.0 * INCH),
    ] {
        open_view(reader, &format!("?view=print&paper={paper}")).await?;
        reader.until_drawn().await?;
        let place = reader.place(".paper").await?;
        claim(
            (place.width - width).abs() < 1.0 && place.height > height - 1.0,
            format!("{paper} is {} wide and {} high", place.width, place.height),
        )?;
    }
    Ok(())
}

async fn folded_sections_are_shown_and_stay_folded(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader.click(LINK).await?;
    reader.until_focus("#print-bar-heading").await?;
    is_shown(reader, &format!("#{NATO}-1"), true).await?;
    reader.click_called("Back to the page").await?;
    reader.until_focus(LINK).await?;
    claim(
        reader.is_folded(NATO).await?,
        "the section was opened by the print view",
    )
}

/// Its style sheets cannot open a fold: what asks for that is told so here.
const AN_OLDER_BROWSER: &str = "const supports = CSS.supports.bind(CSS);
    CSS.supports = (...asked) => !String(asked).includes('details-content') && supports(...asked)";

async fn an_older_browser_shows_folded_sections_too(reader: &Reader) -> Result {
    reader.site.run_first(AN_OLDER_BROWSER);
    reader.open("").await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader.click(LINK).await?;
    reader.until_focus("#print-bar-heading").await?;
    reader.until_folded(NATO, false).await?;
    reader
        .script::<()>(
            "dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))",
            json!([]),
        )
        .await?;
    reader.until_folded(NATO, false).await?;
    // Nobody has unfolded it but for paper, so the choice is still there, and so is the fold.
    reader.until_drawn().await?;
    reader
        .until("document.querySelector('.print-bar').innerText.includes('Only what is open')")
        .await?;
    reader.reload().await?;
    reader.until_focus("#print-bar-heading").await?;
    reader.until_folded(NATO, false).await?;
    reader.click_called("Back to the page").await?;
    reader.until_folded(NATO, true).await
}

async fn in_an_older_browser_the_way_back_leads_to_where_one_was(reader: &Reader) -> Result {
    reader.site.run_first(AN_OLDER_BROWSER);
    reader.resize(1250, 500).await?;
    reader.open("").await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    the_way_back_leads_to_the_passage(reader).await?;
    reader.until_folded(NATO, true).await
}

async fn what_is_open_can_be_printed_alone(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    reader.click(LINK).await?;
    reader.until_focus("#print-bar-heading").await?;
    reader.click_called("Only what is open").await?;
    reader
        .until_is(
            SEARCH,
            format!(
                "?sections=lead,{RUSSIA}&view=print&paper={}",
                paper(reader).await?
            ),
        )
        .await?;
    is_shown(reader, &format!("#{NATO}-1"), false).await?;
    is_shown(reader, &format!("#{RUSSIA}-1"), true).await
}

async fn something_is_always_printed(reader: &Reader) -> Result {
    open_view(reader, &format!("?sections={RUSSIA}&view=print")).await?;
    let last = ".print-bar [aria-disabled=true]";
    same("boxes that stay", reader.count(last).await?, 1)?;
    same(
        "why it stays",
        reader.text("#why-fixed").await?.as_str(),
        "One part is always printed.",
    )?;
    let search: String = reader.value(SEARCH).await?;
    let focus = "document.querySelector(arguments[0]).focus()";
    reader.script::<()>(focus, json!([last])).await?;
    reader.until_focus(last).await?;
    reader.press(&[SPACE]).await?;
    reader.click(last).await?;
    reader.until_drawn().await?;
    let is_ticked = format!("document.querySelector('{last}').checked");
    claim(reader.value(&is_ticked).await?, "it was taken away")?;
    reader.until_is(SEARCH, search).await
}

async fn an_extract_says_that_it_is_one(reader: &Reader) -> Result {
    reader.open(&format!("?sections={RUSSIA}")).await?;
    reader
        .until("document.querySelector('.extract-note')")
        .await?;
    let note = reader.text(".extract-note").await?;
    claim(
        note.contains("Extract") && note.contains("“Cooperation with Russia”"),
        format!("the note says {note:?}"),
    )?;
    is_shown(reader, &format!("#{NATO}-heading"), false).await?;
    is_shown(reader, "#lead", false).await?;
    is_shown(reader, &format!("#{RUSSIA}-1"), true).await?;
    same(
        "entries of the contents",
        reader.count(".contents-list__link").await?,
        1,
    )?;
    reader.click(".extract-note a").await?;
    reader.until_is(SEARCH, String::new()).await?;
    reader.see_program().await?;
    is_shown(reader, &format!("#{NATO}-1"), true).await
}

async fn an_extract_keeps_the_headings_around_it_and_its_own_footnotes(reader: &Reader) -> Result {
    reader.open("?sections=details").await?;
    is_shown(reader, "#costs-heading", true).await?;
    is_shown(reader, "#costs-1", false).await?;
    is_shown(reader, "#details-1", true).await?;
    // Its heading has a mark.
    is_shown(reader, "#footnote-1", true).await?;
    reader.open("?sections=lead").await?;
    is_shown(reader, "#costs-heading", false).await?;
    is_shown(reader, "#footnotes-heading", false).await
}

async fn a_part_that_is_gone_is_spoken_of(reader: &Reader) -> Result {
    reader
        .open(&format!("?sections={RUSSIA},{UNKNOWN_WORDING}"))
        .await?;
    is_told(
        reader,
        "Part of what this link shows is no longer in this fact sheet",
    )
    .await?;
    is_shown(reader, &format!("#{RUSSIA}-1"), true).await
}

async fn a_part_with_another_wording_is_spoken_of(reader: &Reader) -> Result {
    reader
        .open(&format!("?sections={RUSSIA}&v={UNKNOWN_WORDING}"))
        .await?;
    is_told(reader, "The wording has changed since this link was made").await
}

async fn a_passage_outside_of_an_extract_is_spoken_of(reader: &Reader) -> Result {
    let (passage, _) = RENEWED_OFFERS;
    reader.open(&format!("?sections={NATO}#{passage}")).await?;
    is_told(reader, "The linked passage is not part of this extract").await?;
    reader.click_called("Show it there").await?;
    reader
        .until_is("location.search + location.hash", format!("#{passage}"))
        .await?;
    reader.see_program().await?;
    reader.until_at(passage).await?;
    let notices = reader.count(".notice-bar__message").await?;
    same("notices", notices, 0)
}

async fn a_choice_that_makes_no_sense_is_spoken_of(reader: &Reader) -> Result {
    open_view(reader, "?view=print&paper=<script>").await?;
    is_told(reader, "Part of this link could not be read").await?;
    is_shown(reader, BAR, true).await
}

/// Opens the view and waits until it is there: the program is ready a moment before.
async fn open_view(reader: &Reader, rest: &str) -> Result {
    reader.open(rest).await?;
    reader.until_focus("#print-bar-heading").await
}

async fn is_told(reader: &Reader, beginning: &str) -> Result {
    let told =
        format!("document.querySelector('.notice-bar').innerText.trim().startsWith('{beginning}')");
    reader.until(&told).await
}

/// The paper that is usual where this browser is.
async fn paper(reader: &Reader) -> Result<String> {
    reader.value("document.documentElement.dataset.paper").await
}

/// Waits until an element is to be seen, or until it is not.
async fn is_shown(reader: &Reader, css: &str, shown: bool) -> Result {
    let seen = format!(
        "(element => element.checkVisibility({{ contentVisibilityAuto: true, visibilityProperty: true }})
            && element.getBoundingClientRect().height > 0)(document.querySelector('{css}'))"
    );
    reader.until_is(&seen, shown).await
}
