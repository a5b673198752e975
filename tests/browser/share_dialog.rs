//! Sharing: one calm place for what to share and how, and every way says how it went.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use crate::passage_links::{keep_what_is_saved, pasted_is, refuse_copying};
use crate::sheet::{NATO, RENEWED_OFFERS, link_to};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::page::Page;
use crate::support::page::keys::{DOWN, ENTER, ESCAPE, SHIFT, SPACE, TAB};
use crate::support::pdf::pixmap::Pixmap;
use crate::support::pdf::qr_codes;
use crate::support::test_case::{TestCase, test_case};

const SHARE: &str = ".toolbar .share-button";
const NATO_WORDING: &str = "8bb1b057";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(dialog_copies_link_and_restores_focus),
        test_case!(keyboard_chooses_and_copies),
        test_case!(tap_shares_section),
        test_case!(dialog_shows_link_when_copying_is_refused),
        test_case!(dialog_and_section_give_same_link).in_one_engine(),
        test_case!(shows_long_link_completely).in_one_engine(),
        test_case!(shares_section_page),
        test_case!(section_page_redirects_without_scripts).without_scripts(),
        test_case!(dialog_offers_section_in_view).in_one_engine(),
        test_case!(shares_extract).in_one_engine(),
        test_case!(shares_print_view_with_settings).in_one_engine(),
        test_case!(share_sheet_gets_title_and_link).in_one_engine(),
        test_case!(reports_cancelled_sharing).in_one_engine(),
        test_case!(reports_refused_sharing).in_one_engine(),
        test_case!(hides_device_sharing_when_unsupported).in_one_engine(),
        test_case!(email_has_title_and_link).in_one_engine(),
        test_case!(qr_code_and_files_hold_link).in_one_engine(),
        test_case!(navigation_closes_dialog),
        test_case!(dialog_fits_narrow_window),
        test_case!(close_button_stays_in_view),
    ]
}

/// Clicks a button that opens the dialog.
async fn share(page: &Page, button: &str) -> TestResult {
    page.scroll_to(button).await?;
    page.click(button).await?;
    Ok(page.wait_for_focus(".share-dialog__address").await?)
}

fn button_of(section: &str) -> String {
    format!(".section-view__share[data-section='{section}']")
}

async fn offered(page: &Page) -> TestResult<String> {
    Ok(page
        .evaluate("document.querySelector('.share-dialog__address').value")
        .await?)
}

async fn until_told(page: &Page, words: &str) -> TestResult {
    let told = "document.querySelector('.share-dialog [role=status]').innerText.trim()";
    Ok(page.wait_for_value(told, words.to_owned()).await?)
}

async fn until_closed(page: &Page) -> TestResult {
    Ok(page.wait_for("!document.querySelector('dialog')").await?)
}

async fn dialog_copies_link_and_restores_focus(page: &Page) -> TestResult {
    page.open("").await?;
    share(page, SHARE).await?;
    ensure_eq("the address", offered(page).await?, page.site.url(""))?;
    let selected = "(({ value, selectionStart, selectionEnd, readOnly }) =>
            readOnly && value.slice(selectionStart, selectionEnd) === value)
        (document.querySelector('.share-dialog__address'))";
    ensure(
        page.evaluate(selected).await?,
        "the address is not selected, or it can be changed",
    )?;
    let dialog = page.text(".share-dialog").await?;
    ensure(
        dialog.contains("Full fact sheet"),
        format!("the dialog says {dialog}"),
    )?;
    ensure_eq(
        "the name of the dialog",
        page.accessible_name("dialog").await?,
        "Share",
    )?;
    page.press(&[ESCAPE]).await?;
    until_closed(page).await?;
    page.wait_for_focus(SHARE).await?;

    share(page, &button_of(NATO)).await?;
    page.click(".share-dialog [aria-label=Close]").await?;
    until_closed(page).await?;
    Ok(page.wait_for_focus(&button_of(NATO)).await?)
}

async fn keyboard_chooses_and_copies(page: &Page) -> TestResult {
    page.open("").await?;
    page.tab_to(&button_of(NATO)).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_focus(".share-dialog__address").await?;
    page.press(&[SHIFT, TAB]).await?;
    page.wait_for_focus(".share-dialog [type=radio]:checked")
        .await?;
    page.press(&[DOWN]).await?;
    let address = page.site.url("");
    page.wait_for_value(
        "document.querySelector('.share-dialog__address').value",
        address.clone(),
    )
    .await?;
    page.tab_to(".share-dialog .button--main").await?;
    page.press(&[SPACE]).await?;
    until_told(page, "Link copied").await?;
    ensure(
        page.has_focus(".share-dialog .button--main").await?,
        "copying has taken the focus away",
    )?;
    page.press(&[ESCAPE]).await?;
    until_closed(page).await?;
    pasted_is(page, &address).await
}

async fn tap_shares_section(page: &Page) -> TestResult {
    page.open("").await?;
    page.tap(&button_of(NATO)).await?;
    page.wait_for_focus(".share-dialog__address").await?;
    page.tap(".share-dialog .button--main").await?;
    until_told(page, "Link copied").await?;
    page.tap(".share-dialog [aria-label=Close]").await?;
    until_closed(page).await?;
    pasted_is(page, &page_of_nato(page)).await
}

fn page_of_nato(page: &Page) -> String {
    page.site.url(&format!("{NATO}/?v={NATO_WORDING}"))
}

async fn dialog_and_section_give_same_link(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(&link_to(NATO)).await?;
    let status = "document.querySelector('.status-message').innerText.trim()";
    page.wait_for_value(status, "Link copied".to_owned())
        .await?;
    share(page, &button_of(NATO)).await?;
    let address = offered(page).await?;
    ensure_eq("the address", address.as_str(), page_of_nato(page).as_str())?;
    page.press(&[ESCAPE]).await?;
    until_closed(page).await?;
    pasted_is(page, &address).await
}

async fn shows_long_link_completely(page: &Page) -> TestResult {
    page.resize(420, 700).await?;
    page.open(&format!("?campaign={}", "spring".repeat(12)))
        .await?;
    share(page, &button_of(NATO)).await?;
    let (content, seen): (f64, f64) = page
        .evaluate(
            "(({ scrollHeight, clientHeight }) => [scrollHeight, clientHeight])
                (document.querySelector('.share-dialog__address'))",
        )
        .await?;
    Ok(ensure(
        content <= seen,
        format!("{content} high is the address, {seen} of it are seen"),
    )?)
}

async fn dialog_shows_link_when_copying_is_refused(page: &Page) -> TestResult {
    refuse_copying(page);
    page.open("").await?;
    share(page, SHARE).await?;
    page.click_text("Copy link").await?;
    until_told(
        page,
        "Your browser blocked copying. The text is selected, so you can copy it yourself.",
    )
    .await?;
    page.wait_for_focus(".share-dialog__address").await?;
    Ok(ensure_eq(
        "the address",
        offered(page).await?,
        page.site.url(""),
    )?)
}

async fn shares_section_page(page: &Page) -> TestResult {
    page.open("").await?;
    share(page, &button_of(NATO)).await?;
    let address = offered(page).await?;
    ensure_eq("the address", address.as_str(), page_of_nato(page))?;
    // As a program sees it that makes a preview of the link; our own page reads no markup.
    page.go_to_other_page().await?;
    let preview = "window.__preview = null;
        fetch(arguments[0]).then((page) => page.text()).then((text) => {
            const page = new DOMParser().parseFromString(text, 'text/html');
            const said = (name) => page.querySelector(`[property='${name}']`)?.content;
            window.__preview = [page.title, said('og:title'), said('og:image')];
        })";
    page.execute::<()>(preview, json!([address])).await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    page.wait_for_value(
        "window.__preview",
        Some([title, title, "../preview.png"].map(str::to_owned).to_vec()),
    )
    .await?;
    page.start_navigation(&address).await?;
    page.wait_for_value(
        "location.href",
        page.site.url(&format!("?v={NATO_WORDING}#{NATO}")),
    )
    .await?;
    page.wait_for_target(NATO).await?;
    page.wait_for_app().await?;
    ensure_eq("notices", page.count(".notice-bar__message").await?, 0)?;
    page.go_back().await?;
    Ok(page
        .wait_for_value("location.href", page.site.other_page_url())
        .await?)
}

async fn section_page_redirects_without_scripts(page: &Page) -> TestResult {
    page.start_navigation(&page_of_nato(page)).await?;
    Ok(page
        .wait_for_value("location.href", page.site.url(&format!("#{NATO}")))
        .await?)
}

async fn dialog_offers_section_in_view(page: &Page) -> TestResult {
    let (passage, _) = RENEWED_OFFERS;
    page.open(&format!("#{passage}")).await?;
    share(page, SHARE).await?;
    let choices = page.text(".share-dialog .choices").await?;
    Ok(ensure(
        choices.contains("This section: Cooperation with Russia"),
        format!("offered is {choices}"),
    )?)
}

async fn shares_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={NATO}")).await?;
    page.wait_for("document.querySelector('.extract-note')")
        .await?;
    share(page, SHARE).await?;
    ensure_eq(
        "the address",
        offered(page).await?,
        page.site.url(&format!("?sections={NATO}&v={NATO_WORDING}")),
    )?;
    page.click(".share-dialog .choice:last-of-type").await?;
    Ok(page
        .wait_for_value(
            "document.querySelector('.share-dialog__address').value",
            page.site.url(""),
        )
        .await?)
}

async fn shares_print_view_with_settings(page: &Page) -> TestResult {
    page.open("?view=print&paper=a4&text=large&links=off")
        .await?;
    page.wait_for_focus("#print-bar-heading").await?;
    share(page, ".print-bar .share-button").await?;
    Ok(ensure_eq(
        "the address",
        offered(page).await?,
        page.site.url("?view=print&paper=a4&text=large&links=off"),
    )?)
}

async fn share_sheet_gets_title_and_link(page: &Page) -> TestResult {
    page.site.inject_script(
        "navigator.share = (data) => { window.__shared = data; return Promise.resolve(); };",
    );
    page.open("").await?;
    share(page, &button_of(NATO)).await?;
    page.click_text("Share with…").await?;
    until_told(page, "Shared").await?;
    let shared: (String, String) = page.evaluate("[__shared.title, __shared.url]").await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    Ok(ensure_eq(
        "what the device got",
        shared,
        (title.to_owned(), page_of_nato(page)),
    )?)
}

async fn reports_cancelled_sharing(page: &Page) -> TestResult {
    page.site.inject_script(
        "navigator.share = () => Promise.reject(new DOMException('no', 'AbortError'));",
    );
    page.open("").await?;
    share(page, SHARE).await?;
    page.click_text("Share with…").await?;
    until_told(page, "Sharing cancelled").await
}

async fn reports_refused_sharing(page: &Page) -> TestResult {
    page.site.inject_script(
        "navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'));",
    );
    page.open("").await?;
    share(page, SHARE).await?;
    page.click_text("Share with…").await?;
    until_told(
        page,
        "Your device could not share this. Copy the link instead.",
    )
    .await?;
    Ok(ensure_eq(
        "the address",
        offered(page).await?,
        page.site.url(""),
    )?)
}

async fn hides_device_sharing_when_unsupported(page: &Page) -> TestResult {
    page.site
        .inject_script("delete Navigator.prototype.share; delete navigator.share;");
    page.open("").await?;
    share(page, SHARE).await?;
    let ways = page.text(".share-dialog__ways").await?;
    let ways: Vec<&str> = ways.split_whitespace().collect();
    Ok(ensure_eq(
        "the ways to share",
        ways.join(" "),
        "Copy link Email",
    )?)
}

async fn email_has_title_and_link(page: &Page) -> TestResult {
    page.open("").await?;
    share(page, &button_of(NATO)).await?;
    let mail: (String, String, String) = page
        .evaluate(
            "((mail) => [mail.protocol, new URLSearchParams(mail.search).get('subject'),
                new URLSearchParams(mail.search).get('body')])
             (new URL(document.querySelector('.share-dialog__ways a').href))",
        )
        .await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    Ok(ensure_eq(
        "the e-mail",
        mail,
        (
            "mailto:".to_owned(),
            title.to_owned(),
            format!("{title}\r\n{}", page_of_nato(page)),
        ),
    )?)
}

async fn qr_code_and_files_hold_link(page: &Page) -> TestResult {
    keep_what_is_saved(page);
    page.open("").await?;
    share(page, &button_of(NATO)).await?;
    page.click(".share-dialog__more:has(.qr-code) > summary")
        .await?;
    let mut pictures = Vec::new();
    for (button, name) in [
        ("Save as SVG", "qr-code.svg"),
        ("Save as PNG", "qr-code.png"),
    ] {
        page.click_text(button).await?;
        page.wait_for_value("window.__saved_as", name.to_owned())
            .await?;
        pictures.push((name, saved_file(page).await?));
    }
    let drawn = "new Blob([new XMLSerializer().serializeToString(document.querySelector('.share-dialog .qr-code'))],
        { type: 'image/svg+xml' })";
    page.execute::<()>(&format!("window.__saved = {drawn}"), json!([]))
        .await?;
    pictures.push(("the code in the dialog", saved_file(page).await?));
    let address = page_of_nato(page);
    // Our own page shows no picture but those that were published with it.
    page.go_to_other_page().await?;
    for (name, picture) in pictures {
        let picture = shown(page, &picture).await?;
        ensure_eq(name, qr_codes::read(&picture), vec![address.clone()])?;
    }
    Ok(())
}

/// The file that was saved last, as a `data:` address.
async fn saved_file(page: &Page) -> TestResult<String> {
    let read = "window.__file = null;
        const reading = new FileReader();
        reading.onload = () => { window.__file = reading.result; };
        reading.readAsDataURL(window.__saved);";
    page.execute::<()>(read, json!([])).await?;
    let file: Option<String> = page.wait_for_change("window.__file", &None).await?;
    Ok(file.unwrap_or_default())
}

/// A picture, by its address, as the browser shows it.
async fn shown(page: &Page, picture: &str) -> TestResult<Pixmap> {
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
    page.execute::<()>(draw, json!([SIDE, picture])).await?;
    let shades: Option<String> = page.wait_for_change("window.__shades", &None).await?;
    Ok(Pixmap {
        width: SIDE,
        height: SIDE,
        pixels: BASE64_STANDARD.decode(shades.unwrap_or_default())?,
    })
}

async fn navigation_closes_dialog(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(&format!(".contents-list a[href='#{NATO}']"))
        .await?;
    page.wait_for_target(NATO).await?;
    share(page, SHARE).await?;
    page.go_back().await?;
    until_closed(page).await?;
    Ok(page
        .wait_for_value("location.href", page.site.url(""))
        .await?)
}

async fn close_button_stays_in_view(page: &Page) -> TestResult {
    page.resize(600, 480).await?;
    page.open("").await?;
    share(page, &button_of(NATO)).await?;
    for part in 1..=2 {
        page.click(&format!(
            ".share-dialog__more:nth-last-of-type({part}) > summary"
        ))
        .await?;
    }
    let end = "(({ scrollTop, scrollHeight, clientHeight }) => scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1)
        (document.querySelector('.share-dialog'))";
    page.execute::<()>(
        "document.querySelector('.share-dialog').scrollTo({ top: 9999, behavior: 'instant' })",
        json!([]),
    )
    .await?;
    page.wait_for(end).await?;
    let way_out = ".share-dialog [aria-label=Close]";
    let on_top = format!(
        "(({{ x, y, width, height }}) => document.elementFromPoint(x + width / 2, y + height / 2)?.closest('{way_out}') != null)
            (document.querySelector('{way_out}').getBoundingClientRect())"
    );
    ensure(page.evaluate(&on_top).await?, "the way out is out of sight")?;
    page.click(way_out).await?;
    until_closed(page).await
}

async fn dialog_fits_narrow_window(page: &Page) -> TestResult {
    const NARROW: u32 = 320;
    page.open_framed(NARROW).await?;
    share(page, &button_of(NATO)).await?;
    page.click(".share-dialog__more:has(.qr-code) > summary")
        .await?;
    let place = page.bounds(".share-dialog").await?;
    ensure(
        place.left >= 0.0 && place.left + place.width <= f64::from(NARROW),
        format!("the dialog is at {place:?}"),
    )?;
    let (content, width): (f64, f64) = page
        .evaluate(
            "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])
                (document.querySelector('.share-dialog'))",
        )
        .await?;
    Ok(ensure(
        content <= width,
        format!("{content} wide is what it holds, {width} the dialog"),
    )?)
}
