//! The Share dialog: what to share, how to share it, and the status of each action.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use crate::passage_links::{block_copying, capture_downloads, ensure_clipboard};
use crate::sheet::{NATO, RUSSIA_PASSAGE, link_to};
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::page::Page;
use crate::support::page::keys::{DOWN, ENTER, ESCAPE, SHIFT, SPACE, TAB};
use crate::support::pdf::pixmap::Pixmap;
use crate::support::pdf::qr_codes;
use crate::support::test_case::{TestCase, test_case};
use crate::support::{Result, TestResult};

pub(crate) const SHARE: &str = ".toolbar .share-button";
const NATO_FINGERPRINT: &str = "8bb1b057";

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(dialog_copies_link_and_restores_focus).in_previous_firefox(),
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

/// Opens the dialog with this button.
pub(crate) async fn open_share_dialog(page: &Page, button: &str) -> Result {
    page.scroll_to(button).await?;
    page.click(button).await?;
    page.wait_for_focus(".share-dialog__link").await
}

/// Returns the selector of the Share button of a section.
pub(crate) fn share_button(section: &str) -> String {
    format!(".section-view__share[data-section='{section}']")
}

/// Returns the link that the dialog shows.
pub(crate) async fn shared_url(page: &Page) -> Result<String> {
    page.evaluate("document.querySelector('.share-dialog__link').value")
        .await
}

async fn wait_for_dialog_status(page: &Page, text: &str) -> TestResult {
    let status = "document.querySelector('.share-dialog [role=status]').innerText.trim()";
    Ok(page.wait_for_value(status, text.to_owned()).await?)
}

async fn dialog_copies_link_and_restores_focus(page: &Page) -> TestResult {
    page.open("").await?;
    open_share_dialog(page, SHARE).await?;
    ensure_eq("shared link", shared_url(page).await?, page.site.url(""))?;
    let selected = "(({ value, selectionStart, selectionEnd, readOnly }) =>
            readOnly && value.slice(selectionStart, selectionEnd) === value)
        (document.querySelector('.share-dialog__link'))";
    ensure(
        page.evaluate(selected).await?,
        "the link is not selected or not read-only",
    )?;
    let dialog = page.text(".share-dialog").await?;
    ensure(
        dialog.contains("Full fact sheet"),
        format!("the dialog contains {dialog}"),
    )?;
    ensure_eq(
        "accessible name of the dialog",
        page.accessible_name("dialog").await?,
        "Share",
    )?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element("dialog").await?;
    page.wait_for_focus(SHARE).await?;

    open_share_dialog(page, &share_button(NATO)).await?;
    page.click(".share-dialog [aria-label=Close]").await?;
    page.wait_for_no_element("dialog").await?;
    Ok(page.wait_for_focus(&share_button(NATO)).await?)
}

async fn keyboard_chooses_and_copies(page: &Page) -> TestResult {
    page.open("").await?;
    page.tab_to(&share_button(NATO)).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_focus(".share-dialog__link").await?;
    page.press(&[SHIFT, TAB]).await?;
    page.wait_for_focus(".share-dialog [type=radio]:checked")
        .await?;
    page.press(&[DOWN]).await?;
    let url = page.site.url("");
    page.wait_for_value(
        "document.querySelector('.share-dialog__link').value",
        url.clone(),
    )
    .await?;
    page.tab_to(".share-dialog .button--main").await?;
    page.press(&[SPACE]).await?;
    wait_for_dialog_status(page, "Link copied").await?;
    ensure(
        page.has_focus(".share-dialog .button--main").await?,
        "the button has lost the focus",
    )?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element("dialog").await?;
    ensure_clipboard(page, &url).await
}

async fn tap_shares_section(page: &Page) -> TestResult {
    page.open("").await?;
    page.tap(&share_button(NATO)).await?;
    page.wait_for_focus(".share-dialog__link").await?;
    page.tap(".share-dialog .button--main").await?;
    wait_for_dialog_status(page, "Link copied").await?;
    page.tap(".share-dialog [aria-label=Close]").await?;
    page.wait_for_no_element("dialog").await?;
    ensure_clipboard(page, &nato_page_url(page)).await
}

fn nato_page_url(page: &Page) -> String {
    page.site.url(&format!("{NATO}/?v={NATO_FINGERPRINT}"))
}

async fn dialog_and_section_give_same_link(page: &Page) -> TestResult {
    page.open("").await?;
    page.click(&link_to(NATO)).await?;
    page.wait_for_status("Link copied").await?;
    open_share_dialog(page, &share_button(NATO)).await?;
    let url = shared_url(page).await?;
    ensure_eq("shared link", url.as_str(), nato_page_url(page).as_str())?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_no_element("dialog").await?;
    ensure_clipboard(page, &url).await
}

async fn shows_long_link_completely(page: &Page) -> TestResult {
    page.resize(420, 700).await?;
    page.open(&format!("?campaign={}", "spring".repeat(12)))
        .await?;
    open_share_dialog(page, &share_button(NATO)).await?;
    let (content, visible): (f64, f64) = page
        .evaluate(
            "(({ scrollHeight, clientHeight }) => [scrollHeight, clientHeight])
                (document.querySelector('.share-dialog__link'))",
        )
        .await?;
    Ok(ensure(
        content <= visible,
        format!("the link is {content} pixels high, but only {visible} are visible"),
    )?)
}

async fn dialog_shows_link_when_copying_is_refused(page: &Page) -> TestResult {
    block_copying(page);
    page.open("").await?;
    open_share_dialog(page, SHARE).await?;
    page.click_text("Copy link").await?;
    wait_for_dialog_status(
        page,
        "Your browser blocked copying. The text is selected, so you can copy it yourself.",
    )
    .await?;
    page.wait_for_focus(".share-dialog__link").await?;
    Ok(ensure_eq(
        "shared link",
        shared_url(page).await?,
        page.site.url(""),
    )?)
}

async fn shares_section_page(page: &Page) -> TestResult {
    page.open("").await?;
    open_share_dialog(page, &share_button(NATO)).await?;
    let url = shared_url(page).await?;
    ensure_eq("shared link", url.as_str(), nato_page_url(page))?;
    // Read as a link preview would, on another page, because our policy forbids parsing markup.
    page.go_to_other_page().await?;
    let preview = "window.__preview = null;
        fetch(arguments[0]).then((response) => response.text()).then((text) => {
            const page = new DOMParser().parseFromString(text, 'text/html');
            const meta = (name) => page.querySelector(`[property='${name}']`)?.content;
            window.__preview = [page.title, meta('og:title'), meta('og:image')];
        })";
    page.execute::<()>(preview, json!([url])).await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    page.wait_for_value(
        "window.__preview",
        Some([title, title, "../preview.png"].map(str::to_owned).to_vec()),
    )
    .await?;
    page.start_navigation(&url).await?;
    page.wait_for_value(
        "location.href",
        page.site.url(&format!("?v={NATO_FINGERPRINT}#{NATO}")),
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
    page.start_navigation(&nato_page_url(page)).await?;
    Ok(page
        .wait_for_value("location.href", page.site.url(&format!("#{NATO}")))
        .await?)
}

async fn dialog_offers_section_in_view(page: &Page) -> TestResult {
    let (passage, _) = RUSSIA_PASSAGE;
    page.open(&format!("#{passage}")).await?;
    open_share_dialog(page, SHARE).await?;
    let choices = page.text(".share-dialog .choices").await?;
    Ok(ensure(
        choices.contains("This section: Cooperation with Russia"),
        format!("the choices are {choices}"),
    )?)
}

async fn shares_extract(page: &Page) -> TestResult {
    page.open(&format!("?sections={NATO}")).await?;
    page.wait_for_element(".extract-note").await?;
    open_share_dialog(page, SHARE).await?;
    ensure_eq(
        "shared link",
        shared_url(page).await?,
        page.site
            .url(&format!("?sections={NATO}&v={NATO_FINGERPRINT}")),
    )?;
    page.click(".share-dialog .choice:last-of-type").await?;
    Ok(page
        .wait_for_value(
            "document.querySelector('.share-dialog__link').value",
            page.site.url(""),
        )
        .await?)
}

async fn shares_print_view_with_settings(page: &Page) -> TestResult {
    page.open("?view=print&paper=a4&text=large&links=off")
        .await?;
    page.wait_for_focus("#print-bar-heading").await?;
    open_share_dialog(page, ".print-bar .share-button").await?;
    Ok(ensure_eq(
        "shared link",
        shared_url(page).await?,
        page.site.url("?view=print&paper=a4&text=large&links=off"),
    )?)
}

async fn share_sheet_gets_title_and_link(page: &Page) -> TestResult {
    page.site.inject_script(
        "navigator.share = (data) => { window.__shared = data; return Promise.resolve(); };",
    );
    page.open("").await?;
    open_share_dialog(page, &share_button(NATO)).await?;
    page.click_text("Share with…").await?;
    wait_for_dialog_status(page, "Shared").await?;
    let shared: (String, String) = page.evaluate("[__shared.title, __shared.url]").await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    Ok(ensure_eq(
        "data for the share sheet",
        shared,
        (title.to_owned(), nato_page_url(page)),
    )?)
}

async fn reports_cancelled_sharing(page: &Page) -> TestResult {
    page.site.inject_script(
        "navigator.share = () => Promise.reject(new DOMException('no', 'AbortError'));",
    );
    page.open("").await?;
    open_share_dialog(page, SHARE).await?;
    page.click_text("Share with…").await?;
    wait_for_dialog_status(page, "Sharing cancelled").await
}

async fn reports_refused_sharing(page: &Page) -> TestResult {
    page.site.inject_script(
        "navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'));",
    );
    page.open("").await?;
    open_share_dialog(page, SHARE).await?;
    page.click_text("Share with…").await?;
    wait_for_dialog_status(
        page,
        "Your device could not share this. Copy the link instead.",
    )
    .await?;
    Ok(ensure_eq(
        "shared link",
        shared_url(page).await?,
        page.site.url(""),
    )?)
}

async fn hides_device_sharing_when_unsupported(page: &Page) -> TestResult {
    page.site
        .inject_script("delete Navigator.prototype.share; delete navigator.share;");
    page.open("").await?;
    open_share_dialog(page, SHARE).await?;
    let buttons = page.text(".share-dialog__actions").await?;
    let buttons: Vec<&str> = buttons.split_whitespace().collect();
    Ok(ensure_eq("buttons", buttons.join(" "), "Copy link Email")?)
}

async fn email_has_title_and_link(page: &Page) -> TestResult {
    page.open("").await?;
    open_share_dialog(page, &share_button(NATO)).await?;
    let email: (String, String, String) = page
        .evaluate(
            "((mail) => [mail.protocol, new URLSearchParams(mail.search).get('subject'),
                new URLSearchParams(mail.search).get('body')])
             (new URL(document.querySelector('.share-dialog__actions a').href))",
        )
        .await?;
    let title = "Cooperation with NATO – U.S. Missile Defense: Cooperation With NATO and Russia";
    Ok(ensure_eq(
        "email",
        email,
        (
            "mailto:".to_owned(),
            title.to_owned(),
            format!("{title}\r\n{}", nato_page_url(page)),
        ),
    )?)
}

async fn qr_code_and_files_hold_link(page: &Page) -> TestResult {
    capture_downloads(page);
    page.open("").await?;
    open_share_dialog(page, &share_button(NATO)).await?;
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
        pictures.push((name, read_saved_file(page).await?));
    }
    let blob = "new Blob([new XMLSerializer().serializeToString(document.querySelector('.share-dialog .qr-code'))],
        { type: 'image/svg+xml' })";
    page.execute::<()>(&format!("window.__saved = {blob}"), json!([]))
        .await?;
    pictures.push(("the code in the dialog", read_saved_file(page).await?));
    let url = nato_page_url(page);
    // On another page, because our policy allows only published pictures.
    page.go_to_other_page().await?;
    for (name, picture) in pictures {
        let picture = render_picture(page, &picture).await?;
        ensure_eq(name, qr_codes::decode(&picture), vec![url.clone()])?;
    }
    Ok(())
}

/// Returns the last saved file as a `data:` URL.
pub(crate) async fn read_saved_file(page: &Page) -> TestResult<String> {
    let read = "window.__file = null;
        const reader = new FileReader();
        reader.onload = () => { window.__file = reader.result; };
        reader.readAsDataURL(window.__saved);";
    page.execute::<()>(read, json!([])).await?;
    let file: Option<String> = page.wait_for_change("window.__file", &None).await?;
    Ok(file.unwrap_or_default())
}

/// Returns the pixels of a picture as the browser renders it.
async fn render_picture(page: &Page, url: &str) -> TestResult<Pixmap> {
    const SIDE: usize = 400;
    let draw = "window.__shades = null;
        const [side, url] = arguments;
        const image = new Image();
        image.src = url;
        image.onload = () => {
            const canvas = document.createElement('canvas');
            canvas.width = canvas.height = side;
            const context = canvas.getContext('2d');
            context.fillStyle = '#fff';
            context.fillRect(0, 0, side, side);
            context.drawImage(image, 0, 0, side, side);
            const { data } = context.getImageData(0, 0, side, side);
            let shades = '';
            for (let at = 0; at < data.length; at += 4) shades += String.fromCharCode(data[at]);
            window.__shades = btoa(shades);
        };";
    page.execute::<()>(draw, json!([SIDE, url])).await?;
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
    open_share_dialog(page, SHARE).await?;
    page.go_back().await?;
    page.wait_for_no_element("dialog").await?;
    Ok(page
        .wait_for_value("location.href", page.site.url(""))
        .await?)
}

async fn close_button_stays_in_view(page: &Page) -> TestResult {
    page.resize(600, 480).await?;
    page.open("").await?;
    open_share_dialog(page, &share_button(NATO)).await?;
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
    let close = ".share-dialog [aria-label=Close]";
    let on_top = format!(
        "(({{ x, y, width, height }}) => document.elementFromPoint(x + width / 2, y + height / 2)?.closest('{close}') != null)
            (document.querySelector('{close}').getBoundingClientRect())"
    );
    ensure(
        page.evaluate(&on_top).await?,
        "the Close button is covered or out of view",
    )?;
    page.click(close).await?;
    Ok(page.wait_for_no_element("dialog").await?)
}

async fn dialog_fits_narrow_window(page: &Page) -> TestResult {
    const NARROW: u32 = 320;
    page.open_framed(NARROW).await?;
    open_share_dialog(page, &share_button(NATO)).await?;
    page.click(".share-dialog__more:has(.qr-code) > summary")
        .await?;
    let bounds = page.bounds(".share-dialog").await?;
    ensure(
        bounds.left >= 0.0 && bounds.left + bounds.width <= f64::from(NARROW),
        format!("the bounds of the dialog are {bounds:?}"),
    )?;
    let (content, width): (f64, f64) = page
        .evaluate(
            "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])
                (document.querySelector('.share-dialog'))",
        )
        .await?;
    Ok(ensure(
        content <= width,
        format!("the content is {content} pixels wide, the dialog {width}"),
    )?)
}
