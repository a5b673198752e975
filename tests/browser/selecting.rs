//! Selecting words: a link to them, a quotation with its source, the Share dialog.

use serde_json::json;

use crate::copying::{pasted, pasted_is, refuse_copying};
use crate::sheet::{NATO, SHIELDING_THE_SOUTH, UNKNOWN_WORDING, link_to};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::edition::everything;
use crate::support::engines::Engine::{Chromium, Firefox};
use crate::support::reader::Reader;
use crate::support::reader::keys::{ENTER, ESCAPE, TAB};
use crate::support::sentence::{Sentence, sentence};

const WORDS: &str = "southern European countries";
const LINK: &str = "#cooperation-with-nato-3:~:text=southern%20European%20countries";

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(selected_words_offer_a_link_to_them),
        sentence!(the_link_leads_to_the_words),
        // WebKit lets no script see these words as the page is loaded, and marks them by itself.
        sentence!(the_link_marks_the_words).only_in(&[Chromium, Firefox]),
        sentence!(a_link_to_the_first_words_holds_in_every_window).only_in(&[Chromium, Firefox]),
        // WebKit's driver drags no mouse over text.
        sentence!(a_mouse_selects_and_copies).only_in(&[Chromium, Firefox]),
        sentence!(a_drag_selects_what_it_passes_and_nothing_lies_in_its_way)
            .only_in(&[Chromium, Firefox]),
        sentence!(the_offer_lies_over_none_of_the_words),
        sentence!(the_offer_makes_way_for_words_that_are_scrolled),
        sentence!(nothing_is_offered_for_a_space),
        sentence!(what_is_quoted_are_the_words_of_the_sheet_alone),
        sentence!(the_offer_stays_where_it_is_while_it_is_used),
        sentence!(the_offer_is_one_line_on_a_phone),
        sentence!(words_of_a_heading_are_linked_by_its_section),
        sentence!(words_that_no_link_can_lead_to_are_linked_by_their_passage),
        sentence!(the_escape_key_puts_the_offer_away_from_wherever_it_is_pressed),
        sentence!(each_press_of_the_escape_key_is_about_one_thing),
        sentence!(the_tab_key_leads_from_words_in_a_passage_that_a_key_led_to),
        sentence!(the_tab_key_leads_from_the_words_to_what_can_be_done),
        sentence!(a_finger_quotes_with_source_and_address),
        sentence!(words_in_two_points_are_quoted_line_by_line),
        sentence!(words_are_shared_and_selected_again_after),
        sentence!(the_button_of_the_page_shares_what_is_selected),
        sentence!(words_are_handed_on_with_their_address),
        sentence!(words_that_may_not_be_copied_are_there_to_copy),
        sentence!(letting_the_words_go_takes_the_offer_away),
        sentence!(words_outside_the_sheet_are_left_alone),
        sentence!(a_link_ends_where_the_words_of_the_sheet_end),
        sentence!(words_beside_the_number_of_a_footnote_have_a_link).of(everything),
        sentence!(raised_figures_are_quoted_as_such).of(everything),
        sentence!(without_citations_the_rest_is_shared),
    ]
}

/// Selects the words from the first to the last of these letters of passages, as with the mouse.
async fn select(reader: &Reader, first: (&str, &str), last: (&str, &str)) -> Result {
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
    reader.script::<()>(script, json!([first, last])).await?;
    reader
        .until("document.querySelector('.selection-bar')")
        .await
}

async fn select_words(reader: &Reader) -> Result {
    let passage = SHIELDING_THE_SOUTH.0;
    // From and to the middle of a word.
    select(reader, (passage, "uthern"), (passage, "countr")).await
}

/// What the dialog quotes of the selected words.
async fn quotation(reader: &Reader) -> Result<String> {
    reader.click(".selection-bar [name='share']").await?;
    reader.until_focus(".share-dialog__address").await?;
    reader
        .click(".share-dialog__more:has([data-field=quotation]) > summary")
        .await?;
    reader.text("[data-field=quotation]").await
}

pub(crate) async fn until_told(reader: &Reader, words: &str) -> Result {
    let told = "[...document.querySelectorAll('.share-dialog [role=status], .status-message')]
        .map((region) => region.innerText.trim()).join('')";
    reader.until_is(told, words.to_owned()).await
}

async fn selected_words_offer_a_link_to_them(reader: &Reader) -> Result {
    reader.open("").await?;
    select_words(reader).await?;
    reader.click_called("Copy link to selection").await?;
    until_told(reader, "Link copied").await?;
    let kept: String = reader.value("getSelection().toString()").await?;
    same("what is selected", kept.as_str(), "uthern European countr")?;
    pasted_is(reader, &reader.site.address(LINK)).await
}

async fn the_link_leads_to_the_words(reader: &Reader) -> Result {
    reader.open(LINK).await?;
    reader.until_at(SHIELDING_THE_SOUTH.0).await
}

async fn the_link_marks_the_words(reader: &Reader) -> Result {
    reader.open(LINK).await?;
    let marked = "[...(CSS.highlights.get('target-text') ?? [])].map(String)";
    reader.until_is(marked, vec![WORDS.to_owned()]).await
}

async fn a_link_to_the_first_words_holds_in_every_window(reader: &Reader) -> Result {
    reader.open("").await?;
    let first = "The proposed";
    select(reader, ("lead-1", first), ("lead-1", first)).await?;
    reader.click_called("Copy link to selection").await?;
    until_told(reader, "Link copied").await?;
    let address = pasted(reader).await?;
    // Here, the contents are not shown between the title and the words.
    reader.resize(900, 700).await?;
    reader.go_elsewhere().await?;
    reader.visit(&address).await?;
    reader.see_program().await?;
    let marked = "[...(CSS.highlights.get('target-text') ?? [])].map(String)";
    reader.until_is(marked, vec![first.to_owned()]).await?;
    let notices = reader.count(".notice-bar__message").await?;
    same("notices", notices, 0)
}

/// Where words stand in the window: from left to right, and the middle of their line.
async fn line_of(reader: &Reader, passage: &str, words: &str) -> Result<(f64, f64, f64)> {
    reader
        .script(
            "const text = document.createTreeWalker(document.getElementById(arguments[0]), NodeFilter.SHOW_TEXT).nextNode();
             const at = text.data.indexOf(arguments[1]);
             const range = document.createRange();
             range.setStart(text, at);
             range.setEnd(text, at + arguments[1].length);
             const { left, right, top, height } = range.getBoundingClientRect();
             return [left, right, top + height / 2]",
            json!([passage, words]),
        )
        .await
}

/// Scrolls until a passage ends a little above the lower edge of the window.
async fn scroll_to_the_bottom(reader: &Reader, passage: &str) -> Result {
    let script = "const { bottom } = document.getElementById(arguments[0]).getBoundingClientRect();
        scrollBy({ top: bottom - innerHeight + 40, behavior: 'instant' })";
    reader.script(script, json!([passage])).await
}

async fn a_drag_selects_what_it_passes_and_nothing_lies_in_its_way(reader: &Reader) -> Result {
    reader.resize(800, 700).await?;
    reader.open("").await?;
    let (first, last) = (SHIELDING_THE_SOUTH.0, "cooperation-with-nato-4");
    scroll_to_the_bottom(reader, last).await?;
    let (from, _, above) = line_of(reader, first, "southern").await?;
    let (_, to, below) = line_of(reader, last, "effective").await?;
    // Along the lower edge, where the offer will be.
    reader
        .drag_over(&[(from + 1.0, above), (from, below + 10.0), (to - 1.0, below)])
        .await?;
    reader
        .until("document.querySelector('.selection-bar')")
        .await?;
    let selected: String = reader.value("getSelection().toString()").await?;
    claim(
        selected.starts_with("southern European") && selected.ends_with("form a more effective"),
        format!("selected is {selected}"),
    )?;
    // The next drag is not in the way of the first one's offer, either.
    let (from, to, y) = line_of(reader, last, "Europe").await?;
    reader.drag((from + 1.0, y), (to - 1.0, y)).await?;
    reader
        .until_is("getSelection().toString()", "Europe".to_owned())
        .await
}

async fn the_offer_lies_over_none_of_the_words(reader: &Reader) -> Result {
    for (width, height) in [(1200, 700), (420, 600)] {
        reader.resize(width, height).await?;
        reader.open("").await?;
        let passage = SHIELDING_THE_SOUTH.0;
        scroll_to_the_bottom(reader, passage).await?;
        let script = "const passage = document.getElementById(arguments[0]);
            getSelection().selectAllChildren(passage)";
        reader.script::<()>(script, json!([passage])).await?;
        reader
            .until("document.querySelector('.selection-bar')")
            .await?;
        reader.click(".selection-bar [name='link']").await?;
        until_told(reader, "Link copied").await?;
        let over: Vec<String> = reader
            .value(
                "[...document.querySelectorAll('.selection-bar, .status-message__words')].filter((element) => {
                    const { top, bottom } = element.getBoundingClientRect();
                    const words = getSelection().getRangeAt(0).getBoundingClientRect();
                    return top < words.bottom && bottom > words.top;
                }).map((element) => element.className)",
            )
            .await?;
        same("what lies over the words", over, Vec::<String>::new())?;
    }
    Ok(())
}

async fn the_offer_makes_way_for_words_that_are_scrolled(reader: &Reader) -> Result {
    reader.resize(800, 600).await?;
    reader.open("").await?;
    let passage = SHIELDING_THE_SOUTH.0;
    select(reader, (passage, "defense systems"), (passage, "systems")).await?;
    reader
        .until("document.querySelector('.selection-bar[data-edge=bottom]')")
        .await?;
    scroll_to_the_bottom(reader, passage).await?;
    reader
        .until("document.querySelector('.selection-bar[data-edge=top]')")
        .await?;
    reader.press(&[ESCAPE]).await?;
    reader
        .until("!document.querySelector('.selection-bar')")
        .await?;
    reader.scroll_to(&format!("#{NATO}-heading")).await?;
    reader.until_drawn().await?;
    same("offers", reader.count(".selection-bar").await?, 0)
}

async fn nothing_is_offered_for_a_space(reader: &Reader) -> Result {
    reader.open("").await?;
    select_words(reader).await?;
    reader
        .script::<()>(
            "const { anchorNode } = getSelection();
             const at = anchorNode.data.indexOf(' ');
             getSelection().setBaseAndExtent(anchorNode, at, anchorNode, at + 1)",
            json!([]),
        )
        .await?;
    reader
        .until("!document.querySelector('.selection-bar')")
        .await
}

async fn what_is_quoted_are_the_words_of_the_sheet_alone(reader: &Reader) -> Result {
    reader.open("").await?;
    select(
        reader,
        ("fact-sheet", "Cooperation With"),
        ("cooperation-with-nato-1", "The U.S. plans"),
    )
    .await?;
    let quotation = quotation(reader).await?;
    claim(
        quotation.starts_with("“Cooperation With NATO and Russia\nThe proposed placement")
            && quotation
                .contains("opportunities for cooperation.\nCooperation with NATO\nThe U.S. plans”"),
        format!("the quotation is {quotation}"),
    )
}

async fn the_offer_stays_where_it_is_while_it_is_used(reader: &Reader) -> Result {
    reader.open("").await?;
    select_words(reader).await?;
    let before = reader.place(".selection-bar").await?;
    reader.click_called("Copy link to selection").await?;
    until_told(reader, "Link copied").await?;
    let after = reader.place(".selection-bar").await?;
    claim(
        (before.top - after.top).abs() < 0.5,
        format!("from {before:?} it went to {after:?}"),
    )
}

async fn the_offer_is_one_line_on_a_phone(reader: &Reader) -> Result {
    const NARROW: u32 = 320;
    reader.open_framed(NARROW).await?;
    select_words(reader).await?;
    let tops: Vec<f64> = reader
        .value(
            "[...document.querySelectorAll('.selection-bar .button')].map((button) => button.getBoundingClientRect().top)",
        )
        .await?;
    claim(
        tops.len() == 3 && tops.iter().all(|top| (top - tops[0]).abs() < 0.5),
        format!("the buttons begin at {tops:?}"),
    )?;
    let place = reader.place(".selection-bar").await?;
    claim(
        place.left >= 0.0 && place.left + place.width <= f64::from(NARROW),
        format!("the offer is at {place:?}"),
    )
}

async fn words_of_a_heading_are_linked_by_its_section(reader: &Reader) -> Result {
    reader.open("").await?;
    let heading = format!("{NATO}-heading");
    select(reader, (&heading, "Cooperation"), (&heading, "NATO")).await?;
    reader.click_called("Copy link to selection").await?;
    until_told(reader, "Link copied").await?;
    let copied = pasted(reader).await?;
    let start = reader.site.address(&format!("#{NATO}:~:text="));
    claim(copied.starts_with(&start), copied)
}

async fn words_that_no_link_can_lead_to_are_linked_by_their_passage(reader: &Reader) -> Result {
    reader.open("").await?;
    // As a translator would have it.
    reader
        .script::<()>(
            "document.getElementById(arguments[0]).lastChild.textContent = ' Einige Staaten im Süden'",
            json!([SHIELDING_THE_SOUTH.0]),
        )
        .await?;
    select(
        reader,
        (SHIELDING_THE_SOUTH.0, "Staaten"),
        (SHIELDING_THE_SOUTH.0, "Süden"),
    )
    .await?;
    reader.click_called("Copy link to selection").await?;
    until_told(
        reader,
        "Link copied. It leads to the passage, as none can lead to just these words.",
    )
    .await?;
    let (passage, wording) = SHIELDING_THE_SOUTH;
    let address = reader.site.address(&format!("?v={wording}#{passage}"));
    pasted_is(reader, &address).await
}

async fn the_escape_key_puts_the_offer_away_from_wherever_it_is_pressed(reader: &Reader) -> Result {
    reader.open("").await?;
    select_words(reader).await?;
    reader.press(&[ESCAPE]).await?;
    reader
        .until("!document.querySelector('.selection-bar')")
        .await?;
    let kept: String = reader.value("getSelection().toString()").await?;
    same("what is selected", kept.as_str(), "uthern European countr")
}

async fn each_press_of_the_escape_key_is_about_one_thing(reader: &Reader) -> Result {
    const NOTICE: &str = ".notice-bar__message";
    let passage = SHIELDING_THE_SOUTH.0;
    reader
        .open(&format!("?v={UNKNOWN_WORDING}#{passage}"))
        .await?;
    reader
        .until(&format!("document.querySelector('{NOTICE}')"))
        .await?;
    select_words(reader).await?;
    reader.press(&[ESCAPE]).await?;
    reader
        .until("!document.querySelector('.selection-bar')")
        .await?;
    reader.until_drawn().await?;
    same("notices", reader.count(NOTICE).await?, 1)?;
    reader.press(&[ESCAPE]).await?;
    reader
        .until(&format!("!document.querySelector('{NOTICE}')"))
        .await
}

async fn the_tab_key_leads_from_words_in_a_passage_that_a_key_led_to(reader: &Reader) -> Result {
    reader.open("").await?;
    let link = link_to(SHIELDING_THE_SOUTH.0);
    reader.tab_to(&link).await?;
    reader.press(&[ENTER]).await?;
    reader
        .until_focus(&format!("#{}", SHIELDING_THE_SOUTH.0))
        .await?;
    select_words(reader).await?;
    reader.press(&[TAB]).await?;
    reader.until_focus(".selection-bar button").await
}

async fn the_button_of_the_page_shares_what_is_selected(reader: &Reader) -> Result {
    reader.open("").await?;
    select(
        reader,
        ("lead", "long-range"),
        ("lead", "ballistic missiles"),
    )
    .await?;
    reader.click(".toolbar .share-button").await?;
    reader.until_focus(".share-dialog__address").await?;
    let choices = reader.text(".share-dialog .choices").await?;
    claim(
        choices.contains("words: long-range ballistic missiles")
            && choices.contains("The whole fact sheet"),
        format!("offered is {choices}"),
    )?;
    closing_selects_again(reader, "long-range ballistic missiles").await
}

/// Closes the dialog; these words are selected then.
async fn closing_selects_again(reader: &Reader, words: &str) -> Result {
    reader.press(&[ESCAPE]).await?;
    reader.until("!document.querySelector('dialog')").await?;
    reader
        .until_is("getSelection().toString()", words.to_owned())
        .await
}

async fn words_are_handed_on_with_their_address(reader: &Reader) -> Result {
    reader.site.run_first(
        "navigator.share = (data) => { window.__shared = data; return Promise.resolve(); };",
    );
    reader.open("").await?;
    select_words(reader).await?;
    reader.click(".selection-bar [name='share']").await?;
    reader.until_focus(".share-dialog__address").await?;
    let body: String = reader
        .value(
            "new URLSearchParams(new URL(document.querySelector('.share-dialog__ways a').href).search).get('body')",
        )
        .await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    let address = reader.site.address(LINK);
    same(
        "the e-mail",
        body,
        format!("“{WORDS}”\r\n\r\n{title}\r\n{address}"),
    )?;
    reader.click_called("Share with…").await?;
    until_told(reader, "Shared").await?;
    let shared: [String; 3] = reader
        .value("[__shared.title, __shared.text, __shared.url]")
        .await?;
    same(
        "what the device got",
        shared,
        [title.to_owned(), format!("“{WORDS}”"), address],
    )
}

async fn a_mouse_selects_and_copies(reader: &Reader) -> Result {
    reader.open("").await?;
    let passage = SHIELDING_THE_SOUTH.0;
    reader.scroll_to(&format!("#{passage}")).await?;
    let (left, right, y) = line_of(reader, passage, WORDS).await?;
    reader.drag((left + 1.0, y), (right - 1.0, y)).await?;
    reader
        .until("document.querySelector('.selection-bar')")
        .await?;
    reader.click_called("Copy link to selection").await?;
    until_told(reader, "Link copied").await?;
    pasted_is(reader, &reader.site.address(LINK)).await
}

async fn the_tab_key_leads_from_the_words_to_what_can_be_done(reader: &Reader) -> Result {
    reader.open("").await?;
    select_words(reader).await?;
    reader.press(&[TAB]).await?;
    reader.until_focus(".selection-bar button").await?;
    reader.press(&[ENTER]).await?;
    until_told(reader, "Link copied").await?;
    reader.press(&[ESCAPE]).await?;
    reader
        .until("!document.querySelector('.selection-bar')")
        .await?;
    pasted_is(reader, &reader.site.address(LINK)).await
}

pub(crate) async fn today(reader: &Reader) -> Result<String> {
    reader
        .value("new Date().toLocaleDateString('en-US', { dateStyle: 'long' })")
        .await
}

/// The section as the American Psychological Association would have it, read today.
async fn source(reader: &Reader) -> Result<String> {
    let today = today(reader).await?;
    Ok(format!(
        "Bureau of European and Eurasian Affairs. (2007). Cooperation with NATO. In U.S. missile \
         defense: Cooperation with NATO and Russia. U.S. Department of State. Retrieved {today}, \
         from https://2001-2009.state.gov/p/eur/rls/fs/83123.htm"
    ))
}

async fn a_finger_quotes_with_source_and_address(reader: &Reader) -> Result {
    reader.open("").await?;
    select_words(reader).await?;
    reader.tap(".selection-bar [name='quote']").await?;
    until_told(reader, "Quotation copied").await?;
    let expected = format!(
        "“{WORDS}”\n\n{}\n\n{}",
        source(reader).await?,
        reader.site.address(LINK)
    );
    pasted_is(reader, &expected).await
}

async fn words_in_two_points_are_quoted_line_by_line(reader: &Reader) -> Result {
    reader.open("").await?;
    select(
        reader,
        (SHIELDING_THE_SOUTH.0, "medium-range missile"),
        ("cooperation-with-nato-4", "NATO has focused"),
    )
    .await?;
    let quotation = quotation(reader).await?;
    claim(
        quotation.starts_with("“medium-range missile defense systems.\nNATO has focused”"),
        format!("the quotation is {quotation}"),
    )
}

async fn words_are_shared_and_selected_again_after(reader: &Reader) -> Result {
    reader.open("").await?;
    select_words(reader).await?;
    reader.click(".selection-bar [name='share']").await?;
    reader.until_focus(".share-dialog__address").await?;
    let address = "document.querySelector('.share-dialog__address').value";
    same(
        "the address",
        reader.value::<String>(address).await?,
        reader.site.address(LINK),
    )?;
    let choices = reader.text(".share-dialog .choices").await?;
    claim(
        choices.contains(WORDS) && choices.contains("This section: Cooperation with NATO"),
        format!("offered is {choices}"),
    )?;
    closing_selects_again(reader, "uthern European countr").await?;
    reader.until_focus(".selection-bar [name='share']").await
}

async fn words_that_may_not_be_copied_are_there_to_copy(reader: &Reader) -> Result {
    refuse_copying(reader);
    reader.open("").await?;
    select_words(reader).await?;
    reader.click_called("Copy quotation").await?;
    until_told(
        reader,
        "Your browser did not let the page copy it. Here it is, selected and ready to copy.",
    )
    .await?;
    reader.until_focus("[data-field=quotation]").await?;
    let selected: String = reader.value("getSelection().toString()").await?;
    claim(
        selected.starts_with(&format!("“{WORDS}”")) && selected.ends_with(LINK),
        format!("selected is {selected}"),
    )
}

async fn letting_the_words_go_takes_the_offer_away(reader: &Reader) -> Result {
    reader.open("").await?;
    select_words(reader).await?;
    reader
        .script::<()>("getSelection().removeAllRanges()", json!([]))
        .await?;
    reader
        .until("!document.querySelector('.selection-bar')")
        .await
}

async fn words_outside_the_sheet_are_left_alone(reader: &Reader) -> Result {
    reader.open("").await?;
    select_words(reader).await?;
    for outside in ["footer", ".masthead__fingerprint"] {
        reader
            .script::<()>(
                "getSelection().selectAllChildren(document.querySelector(arguments[0]))",
                json!([outside]),
            )
            .await?;
        reader
            .until("!document.querySelector('.selection-bar')")
            .await?;
        select_words(reader).await?;
    }
    Ok(())
}

async fn a_link_ends_where_the_words_of_the_sheet_end(reader: &Reader) -> Result {
    reader.open("").await?;
    let last = "cooperation-with-russia-3";
    select(reader, (last, "capability"), (last, "ICBMs.")).await?;
    // On into what stands below the sheet.
    reader
        .script::<()>(
            "const notice = document.createTreeWalker(document.querySelector('footer'), NodeFilter.SHOW_TEXT);
            getSelection().extend(notice.nextNode(), 3)",
            json!([]),
        )
        .await?;
    reader.click_called("Copy link to selection").await?;
    until_told(reader, "Link copied").await?;
    let link = format!("#{last}:~:text=capability%20against%20Russian%20ICBMs.");
    pasted_is(reader, &reader.site.address(&link)).await
}

async fn words_beside_the_number_of_a_footnote_have_a_link(reader: &Reader) -> Result {
    reader.open("").await?;
    select(reader, ("costs-1", "with a"), ("costs-1", "footnote")).await?;
    reader.click_called("Copy link to selection").await?;
    until_told(reader, "Link copied").await?;
    // As the page has it, number and all, or no browser finds the words.
    let link = "https://example.org/everything/#costs-1:~:text=with%20a%20footnote1";
    pasted_is(reader, link).await
}

async fn raised_figures_are_quoted_as_such(reader: &Reader) -> Result {
    reader.open("").await?;
    select(reader, ("lead", "strong"), ("lead", "link")).await?;
    let quotation = quotation(reader).await?;
    claim(
        quotation.starts_with("“strong words, code, H2O, x^2 and a link”"),
        format!("the quotation is {quotation}"),
    )
}

async fn without_citations_the_rest_is_shared(reader: &Reader) -> Result {
    reader
        .site
        .alter_pages(|page| page.replace("\"fact-sheet-citations\"", "other"));
    reader.open("").await?;
    select_words(reader).await?;
    reader.click_called("Copy quotation").await?;
    until_told(reader, "Quotation copied").await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    pasted_is(
        reader,
        &format!("“{WORDS}”\n\n{title}\n\n{}", reader.site.address(LINK)),
    )
    .await
}
