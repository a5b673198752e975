//! Sharing: one calm place for what to share and how, and every way says how it went.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use crate::copying::{keep_what_is_saved, pasted_is, refuse_copying};
use crate::sheet::{NATO, RENEWED_OFFERS, link_to};
use crate::support::Result;
use crate::support::claims::{claim, same};
use crate::support::pdf::pixmap::Pixmap;
use crate::support::pdf::qr_codes;
use crate::support::reader::Reader;
use crate::support::reader::keys::{DOWN, ENTER, ESCAPE, SHIFT, SPACE, TAB};
use crate::support::sentence::{Sentence, sentence};

const SHARE: &str = ".toolbar .share-button";
const NATO_WORDING: &str = "8bb1b057";

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(the_dialog_gives_the_address_and_the_focus_back),
        sentence!(the_keyboard_chooses_and_copies),
        sentence!(a_finger_shares_a_section),
        sentence!(an_address_that_may_not_be_copied_stays_in_the_dialog),
        sentence!(the_link_beside_a_section_is_the_one_that_the_dialog_gives),
        sentence!(a_long_address_is_shown_whole),
        sentence!(a_section_is_shared_by_its_own_page_which_leads_to_it),
        sentence!(the_page_of_a_section_leads_on_without_scripts).without_scripts(),
        sentence!(the_section_that_is_read_is_offered),
        sentence!(an_extract_is_shared_as_it_is),
        sentence!(the_print_view_is_shared_with_its_choices),
        sentence!(the_device_takes_title_and_address),
        sentence!(a_reader_who_thinks_better_of_it_is_told_so),
        sentence!(a_device_that_refuses_leaves_the_address),
        sentence!(without_a_share_sheet_there_is_no_button_for_it),
        sentence!(an_e_mail_brings_title_and_address),
        sentence!(the_code_and_its_files_say_the_address),
        sentence!(going_elsewhere_ends_the_dialog),
        sentence!(the_dialog_fits_a_narrow_window),
        sentence!(the_way_out_is_in_view_however_far_the_dialog_is_scrolled),
    ]
}

/// Clicks a button that opens the dialog.
async fn share(reader: &Reader, button: &str) -> Result {
    reader.scroll_to(button).await?;
    reader.click(button).await?;
    reader.until_focus(".share-dialog__address").await
}

fn button_of(section: &str) -> String {
    format!(".section-view__share[data-section='{section}']")
}

async fn offered(reader: &Reader) -> Result<String> {
    reader
        .value("document.querySelector('.share-dialog__address').value")
        .await
}

async fn until_told(reader: &Reader, words: &str) -> Result {
    let told = "document.querySelector('.share-dialog [role=status]').innerText.trim()";
    reader.until_is(told, words.to_owned()).await
}

async fn until_closed(reader: &Reader) -> Result {
    reader.until("!document.querySelector('dialog')").await
}

async fn the_dialog_gives_the_address_and_the_focus_back(reader: &Reader) -> Result {
    reader.open("").await?;
    share(reader, SHARE).await?;
    same(
        "the address",
        offered(reader).await?,
        reader.site.address(""),
    )?;
    let selected = "(({ value, selectionStart, selectionEnd, readOnly }) =>
            readOnly && value.slice(selectionStart, selectionEnd) === value)
        (document.querySelector('.share-dialog__address'))";
    claim(
        reader.value(selected).await?,
        "the address is not selected, or it can be changed",
    )?;
    let dialog = reader.text(".share-dialog").await?;
    claim(
        dialog.contains("The whole fact sheet"),
        format!("the dialog says {dialog}"),
    )?;
    same(
        "the name of the dialog",
        reader.accessible_name("dialog").await?,
        "Share",
    )?;
    reader.press(&[ESCAPE]).await?;
    until_closed(reader).await?;
    reader.until_focus(SHARE).await?;

    share(reader, &button_of(NATO)).await?;
    reader.click(".share-dialog [aria-label=Close]").await?;
    until_closed(reader).await?;
    reader.until_focus(&button_of(NATO)).await
}

async fn the_keyboard_chooses_and_copies(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.tab_to(&button_of(NATO)).await?;
    reader.press(&[ENTER]).await?;
    reader.until_focus(".share-dialog__address").await?;
    reader.press(&[SHIFT, TAB]).await?;
    reader
        .until_focus(".share-dialog [type=radio]:checked")
        .await?;
    reader.press(&[DOWN]).await?;
    let address = reader.site.address("");
    reader
        .until_is(
            "document.querySelector('.share-dialog__address').value",
            address.clone(),
        )
        .await?;
    reader.tab_to(".share-dialog .button--main").await?;
    reader.press(&[SPACE]).await?;
    until_told(reader, "Link copied").await?;
    claim(
        reader.has_focus(".share-dialog .button--main").await?,
        "copying has taken the focus away",
    )?;
    reader.press(&[ESCAPE]).await?;
    until_closed(reader).await?;
    pasted_is(reader, &address).await
}

async fn a_finger_shares_a_section(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.tap(&button_of(NATO)).await?;
    reader.until_focus(".share-dialog__address").await?;
    reader.tap(".share-dialog .button--main").await?;
    until_told(reader, "Link copied").await?;
    reader.tap(".share-dialog [aria-label=Close]").await?;
    until_closed(reader).await?;
    pasted_is(reader, &page_of_nato(reader)).await
}

fn page_of_nato(reader: &Reader) -> String {
    reader.site.address(&format!("{NATO}/?v={NATO_WORDING}"))
}

async fn the_link_beside_a_section_is_the_one_that_the_dialog_gives(reader: &Reader) -> Result {
    reader.open("").await?;
    reader.click(&link_to(NATO)).await?;
    let status = "document.querySelector('.status-message').innerText.trim()";
    reader.until_is(status, "Link copied".to_owned()).await?;
    share(reader, &button_of(NATO)).await?;
    let address = offered(reader).await?;
    same(
        "the address",
        address.as_str(),
        page_of_nato(reader).as_str(),
    )?;
    reader.press(&[ESCAPE]).await?;
    until_closed(reader).await?;
    pasted_is(reader, &address).await
}

async fn a_long_address_is_shown_whole(reader: &Reader) -> Result {
    reader.resize(420, 700).await?;
    reader
        .open(&format!("?campaign={}", "spring".repeat(12)))
        .await?;
    share(reader, &button_of(NATO)).await?;
    let (content, seen): (f64, f64) = reader
        .value(
            "(({ scrollHeight, clientHeight }) => [scrollHeight, clientHeight])
                (document.querySelector('.share-dialog__address'))",
        )
        .await?;
    claim(
        content <= seen,
        format!("{content} high is the address, {seen} of it are seen"),
    )
}

async fn an_address_that_may_not_be_copied_stays_in_the_dialog(reader: &Reader) -> Result {
    refuse_copying(reader);
    reader.open("").await?;
    share(reader, SHARE).await?;
    reader.click_called("Copy link").await?;
    until_told(
        reader,
        "Your browser did not let the page copy it. Here it is, selected and ready to copy.",
    )
    .await?;
    reader.until_focus(".share-dialog__address").await?;
    same(
        "the address",
        offered(reader).await?,
        reader.site.address(""),
    )
}

async fn a_section_is_shared_by_its_own_page_which_leads_to_it(reader: &Reader) -> Result {
    reader.open("").await?;
    share(reader, &button_of(NATO)).await?;
    let address = offered(reader).await?;
    same("the address", address.as_str(), page_of_nato(reader))?;
    // As a program sees it that makes a preview of the link; our own page reads no markup.
    reader.go_elsewhere().await?;
    let preview = "window.__preview = null;
        fetch(arguments[0]).then((page) => page.text()).then((text) => {
            const page = new DOMParser().parseFromString(text, 'text/html');
            const said = (name) => page.querySelector(`[property='${name}']`)?.content;
            window.__preview = [page.title, said('og:title'), said('og:image')];
        })";
    reader.script::<()>(preview, json!([address])).await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    reader
        .until_is(
            "window.__preview",
            Some([title, title, "../preview.png"].map(str::to_owned).to_vec()),
        )
        .await?;
    reader.set_out_for(&address).await?;
    reader
        .until_is(
            "location.href",
            reader.site.address(&format!("?v={NATO_WORDING}#{NATO}")),
        )
        .await?;
    reader.until_at(NATO).await?;
    reader.see_program().await?;
    same("notices", reader.count(".notice-bar__message").await?, 0)?;
    reader.go_back().await?;
    reader
        .until_is("location.href", reader.site.elsewhere())
        .await
}

async fn the_page_of_a_section_leads_on_without_scripts(reader: &Reader) -> Result {
    reader.set_out_for(&page_of_nato(reader)).await?;
    reader
        .until_is("location.href", reader.site.address(&format!("#{NATO}")))
        .await
}

async fn the_section_that_is_read_is_offered(reader: &Reader) -> Result {
    let (passage, _) = RENEWED_OFFERS;
    reader.open(&format!("#{passage}")).await?;
    share(reader, SHARE).await?;
    let choices = reader.text(".share-dialog .choices").await?;
    claim(
        choices.contains("This section: Cooperation with Russia"),
        format!("offered is {choices}"),
    )
}

async fn an_extract_is_shared_as_it_is(reader: &Reader) -> Result {
    reader.open(&format!("?sections={NATO}")).await?;
    reader
        .until("document.querySelector('.extract-note')")
        .await?;
    share(reader, SHARE).await?;
    same(
        "the address",
        offered(reader).await?,
        reader
            .site
            .address(&format!("?sections={NATO}&v={NATO_WORDING}")),
    )?;
    reader.click(".share-dialog .choice:last-of-type").await?;
    reader
        .until_is(
            "document.querySelector('.share-dialog__address').value",
            reader.site.address(""),
        )
        .await
}

async fn the_print_view_is_shared_with_its_choices(reader: &Reader) -> Result {
    reader
        .open("?view=print&paper=a4&text=large&links=off")
        .await?;
    reader.until_focus("#print-bar-heading").await?;
    share(reader, ".print-bar .share-button").await?;
    same(
        "the address",
        offered(reader).await?,
        reader
            .site
            .address("?view=print&paper=a4&text=large&links=off"),
    )
}

async fn the_device_takes_title_and_address(reader: &Reader) -> Result {
    reader.site.run_first(
        "navigator.share = (data) => { window.__shared = data; return Promise.resolve(); };",
    );
    reader.open("").await?;
    share(reader, &button_of(NATO)).await?;
    reader.click_called("Share with…").await?;
    until_told(reader, "Shared").await?;
    let shared: (String, String) = reader.value("[__shared.title, __shared.url]").await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    same(
        "what the device got",
        shared,
        (title.to_owned(), page_of_nato(reader)),
    )
}

async fn a_reader_who_thinks_better_of_it_is_told_so(reader: &Reader) -> Result {
    reader
        .site
        .run_first("navigator.share = () => Promise.reject(new DOMException('no', 'AbortError'));");
    reader.open("").await?;
    share(reader, SHARE).await?;
    reader.click_called("Share with…").await?;
    until_told(reader, "Nothing was shared").await
}

async fn a_device_that_refuses_leaves_the_address(reader: &Reader) -> Result {
    reader.site.run_first(
        "navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'));",
    );
    reader.open("").await?;
    share(reader, SHARE).await?;
    reader.click_called("Share with…").await?;
    until_told(
        reader,
        "Your device did not take it. The address is here, ready to copy.",
    )
    .await?;
    same(
        "the address",
        offered(reader).await?,
        reader.site.address(""),
    )
}

async fn without_a_share_sheet_there_is_no_button_for_it(reader: &Reader) -> Result {
    reader
        .site
        .run_first("delete Navigator.prototype.share; delete navigator.share;");
    reader.open("").await?;
    share(reader, SHARE).await?;
    let ways = reader.text(".share-dialog__ways").await?;
    let ways: Vec<&str> = ways.split_whitespace().collect();
    same("the ways to share", ways.join(" "), "Copy link E-mail")
}

async fn an_e_mail_brings_title_and_address(reader: &Reader) -> Result {
    reader.open("").await?;
    share(reader, &button_of(NATO)).await?;
    let mail: (String, String, String) = reader
        .value(
            "((mail) => [mail.protocol, new URLSearchParams(mail.search).get('subject'),
                new URLSearchParams(mail.search).get('body')])
             (new URL(document.querySelector('.share-dialog__ways a').href))",
        )
        .await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    same(
        "the e-mail",
        mail,
        (
            "mailto:".to_owned(),
            title.to_owned(),
            format!("{title}\r\n{}", page_of_nato(reader)),
        ),
    )
}

async fn the_code_and_its_files_say_the_address(reader: &Reader) -> Result {
    keep_what_is_saved(reader);
    reader.open("").await?;
    share(reader, &button_of(NATO)).await?;
    reader
        .click(".share-dialog__more:has(.qr-code) > summary")
        .await?;
    let mut pictures = Vec::new();
    for (button, name) in [
        ("Save as SVG", "qr-code.svg"),
        ("Save as PNG", "qr-code.png"),
    ] {
        reader.click_called(button).await?;
        reader
            .until_is("window.__saved_as", name.to_owned())
            .await?;
        pictures.push((name, saved_file(reader).await?));
    }
    let drawn = "new Blob([new XMLSerializer().serializeToString(document.querySelector('.share-dialog .qr-code'))],
        { type: 'image/svg+xml' })";
    reader
        .script::<()>(&format!("window.__saved = {drawn}"), json!([]))
        .await?;
    pictures.push(("the code in the dialog", saved_file(reader).await?));
    let address = page_of_nato(reader);
    // Our own page shows no picture but those that were published with it.
    reader.go_elsewhere().await?;
    for (name, picture) in pictures {
        let picture = shown(reader, &picture).await?;
        same(name, qr_codes::read(&picture), vec![address.clone()])?;
    }
    Ok(())
}

/// The file that was saved last, as a `data:` address.
async fn saved_file(reader: &Reader) -> Result<String> {
    let read = "window.__file = null;
        const reading = new FileReader();
        reading.onload = () => { window.__file = reading.result; };
        reading.readAsDataURL(window.__saved);";
    reader.script::<()>(read, json!([])).await?;
    let file: Option<String> = reader.until_changed("window.__file", &None).await?;
    Ok(file.unwrap_or_default())
}

/// A picture, by its address, as the browser shows it.
async fn shown(reader: &Reader, picture: &str) -> Result<Pixmap> {
    const SIDE: usize = 400;
    let draw = "window.__shades = null;
        const [side, picture] = arguments;
        const image = new Image();
        image.src = picture;
        image.onload = () => {
            const canvas = document.createElement('canvas');
            canvas.width = canvas.height = side;
            const paper = canvas.getContext('2d');
            paper.fillStyle = '#fff';
            paper.fillRect(0, 0, side, side);
            paper.drawImage(image, 0, 0, side, side);
            const { data } = paper.getImageData(0, 0, side, side);
            let shades = '';
            for (let at = 0; at < data.length; at += 4) shades += String.fromCharCode(data[at]);
            window.__shades = btoa(shades);
        };";
    reader.script::<()>(draw, json!([SIDE, picture])).await?;
    let shades: Option<String> = reader.until_changed("window.__shades", &None).await?;
    Ok(Pixmap {
        width: SIDE,
        height: SIDE,
        pixels: BASE64_STANDARD.decode(shades.unwrap_or_default())?,
    })
}

async fn going_elsewhere_ends_the_dialog(reader: &Reader) -> Result {
    reader.open("").await?;
    reader
        .click(&format!(".contents-list a[href='#{NATO}']"))
        .await?;
    reader.until_at(NATO).await?;
    share(reader, SHARE).await?;
    reader.go_back().await?;
    until_closed(reader).await?;
    reader
        .until_is("location.href", reader.site.address(""))
        .await
}

async fn the_way_out_is_in_view_however_far_the_dialog_is_scrolled(reader: &Reader) -> Result {
    reader.resize(600, 480).await?;
    reader.open("").await?;
    share(reader, &button_of(NATO)).await?;
    for part in 1..=2 {
        reader
            .click(&format!(
                ".share-dialog__more:nth-last-of-type({part}) > summary"
            ))
            .await?;
    }
    let end = "(({ scrollTop, scrollHeight, clientHeight }) => scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1)
        (document.querySelector('.share-dialog'))";
    reader
        .script::<()>(
            "document.querySelector('.share-dialog').scrollTo({ top: 9999, behavior: 'instant' })",
            json!([]),
        )
        .await?;
    reader.until(end).await?;
    let way_out = ".share-dialog [aria-label=Close]";
    let on_top = format!(
        "(({{ x, y, width, height }}) => document.elementFromPoint(x + width / 2, y + height / 2)?.closest('{way_out}') != null)
            (document.querySelector('{way_out}').getBoundingClientRect())"
    );
    claim(reader.value(&on_top).await?, "the way out is out of sight")?;
    reader.click(way_out).await?;
    until_closed(reader).await
}

async fn the_dialog_fits_a_narrow_window(reader: &Reader) -> Result {
    const NARROW: u32 = 320;
    reader.open_framed(NARROW).await?;
    share(reader, &button_of(NATO)).await?;
    reader
        .click(".share-dialog__more:has(.qr-code) > summary")
        .await?;
    let place = reader.place(".share-dialog").await?;
    claim(
        place.left >= 0.0 && place.left + place.width <= f64::from(NARROW),
        format!("the dialog is at {place:?}"),
    )?;
    let (content, width): (f64, f64) = reader
        .value(
            "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])
                (document.querySelector('.share-dialog'))",
        )
        .await?;
    claim(
        content <= width,
        format!("{content} wide is what it holds, {width} the dialog"),
    )
}
