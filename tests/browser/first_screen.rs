//! The first screen: what the document is, its beginning, and the controls.

use serde_json::json;

use crate::sheet::{NATO, RUSSIA, TITLE};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::engines::Engine::{self, Chromium};
use crate::support::fixture_sites::with_pdf;
use crate::support::page::Page;
use crate::support::page::keys::{ENTER, SHIFT, TAB};
use crate::support::page::queries::Rect;
use crate::support::test_case::{TestCase, test_case};
use crate::support::words::{ensure_contains_words, words};

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(fingerprint_is_at_the_foot).in_one_engine(),
        test_case!(large_text_keeps_toolbar_on_phone),
        test_case!(large_text_keeps_toolbar_in_narrow_window),
        // Only Chromium's driver can emulate a touch screen.
        test_case!(toolbar_is_large_on_touch_screens).only_in(&[Chromium]),
        test_case!(toolbar_stays_within_reach),
        test_case!(toolbar_covers_no_target),
        // In WebKit's driver, Shift and Tab together take the focus away.
        test_case!(toolbar_covers_no_focus).only_in(Engine::NOT_WEBKIT),
        // Only Chromium's driver can emulate forced colors.
        test_case!(icons_are_visible_in_forced_colors).only_in(&[Chromium]),
        test_case!(skip_link_leads_to_text),
        test_case!(landmarks_have_names),
        test_case!(offers_pdf_of_usual_paper).on_site(with_pdf),
        test_case!(offers_pdf_without_app)
            .in_one_engine()
            .on_site(with_pdf)
            .expects_console_errors(),
        test_case!(offers_pdf_without_scripts)
            .on_site(with_pdf)
            .without_scripts(),
        test_case!(offers_no_pdf_that_was_not_printed).in_one_engine(),
    ]
}

async fn fingerprint_is_at_the_foot(page: &Page) -> TestResult {
    page.open("").await?;
    let (all, foot) = (page.text("main").await?, page.text(".source-note").await?);
    let expected = format!(
        "Fact Sheet Bureau of European and Eurasian Affairs Washington, DC April 16, 2007 {TITLE} \
         The proposed placement of our plans"
    );
    let beginning: Vec<String> = words(&all).into_iter().take(100).collect();
    ensure_contains_words(&expected, &beginning)?;
    let digits: String = page
        .evaluate("JSON.parse(document.getElementById('fact-sheet-data').text).fingerprint")
        .await?;
    ensure_eq("digits", digits.len(), 64)?;
    ensure_eq("fingerprints", all.matches(&digits).count(), 1)?;
    Ok(ensure_contains_words(
        &format!("Verify this copy has the same wording. SHA-256: {digits}"),
        &words(&foot),
    )?)
}

const TOOLBAR: &str = ".toolbar";

/// Reads the bounds of the controls of the toolbar that are shown.
const CONTROLS: &str = "[...document.querySelectorAll('.toolbar .button')].map((control) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    return { left, top, width, height };
})";

async fn large_text_keeps_toolbar_on_phone(page: &Page) -> TestResult {
    ensure_toolbar_on_screen(page, 360).await
}

async fn large_text_keeps_toolbar_in_narrow_window(page: &Page) -> TestResult {
    ensure_toolbar_on_screen(page, 320).await
}

/// Checks that all of the toolbar is in a window `width` pixels wide, with text of usual and of double size.
async fn ensure_toolbar_on_screen(page: &Page, width: u32) -> TestResult {
    page.open_framed(width).await?;
    for size in ["100%", "200%"] {
        let resize = "document.documentElement.style.fontSize = arguments[0];
            return document.documentElement.clientWidth";
        let window: f64 = page.execute(resize, json!([size])).await?;
        page.wait_for_render().await?;
        let controls: Vec<Rect> = page.evaluate(CONTROLS).await?;
        ensure_eq("controls", controls.len(), 3)?;
        let is_shown = |control: &Rect| {
            control.left >= 0.0 && control.left + control.width <= window && control.height > 20.0
        };
        ensure(
            controls.iter().all(is_shown),
            format!("with text of {size}, a control is off the screen: {controls:?}"),
        )?;
    }
    Ok(())
}

async fn toolbar_is_large_on_touch_screens(page: &Page) -> TestResult {
    page.developer_tools(
        "Emulation.setTouchEmulationEnabled",
        json!({ "enabled": true }),
    )
    .await?;
    page.open("").await?;
    ensure(
        page.evaluate("matchMedia('(pointer: coarse)').matches")
            .await?,
        "the browser has no coarse pointer",
    )?;
    let controls: Vec<Rect> = page.evaluate(CONTROLS).await?;
    page.developer_tools(
        "Emulation.setTouchEmulationEnabled",
        json!({ "enabled": false }),
    )
    .await?;
    Ok(ensure(
        controls.len() == 3 && controls.iter().all(|control| control.height >= 44.0),
        format!("the controls are {controls:?}"),
    )?)
}

async fn toolbar_stays_within_reach(page: &Page) -> TestResult {
    page.resize(1250, 400).await?;
    page.open(&format!("#{RUSSIA}-3")).await?;
    page.wait_for_target(&format!("{RUSSIA}-3")).await?;
    page.wait_for("scrollY > 300").await?;
    page.wait_for_value(
        "Math.round(document.querySelector('.toolbar').getBoundingClientRect().top)",
        0,
    )
    .await?;
    page.click(".toolbar .share-button").await?;
    Ok(page.wait_for_element("dialog[open]").await?)
}

async fn toolbar_covers_no_target(page: &Page) -> TestResult {
    page.resize(1250, 400).await?;
    page.open("").await?;
    page.wait_for_value("document.documentElement.dataset.toolbar", "row".to_owned())
        .await?;
    for id in [&format!("{NATO}-5"), &format!("{RUSSIA}-1"), RUSSIA] {
        page.follow_fragment(id).await?;
        page.wait_for_target(id).await?;
        page.wait_for_render().await?;
        ensure_below_toolbar(page, ":target").await?;
    }
    ensure_below_toolbar(page, &format!("#{RUSSIA}-heading")).await
}

async fn toolbar_covers_no_focus(page: &Page) -> TestResult {
    page.resize(1250, 400).await?;
    page.open("").await?;
    page.wait_for_value("document.documentElement.dataset.toolbar", "row".to_owned())
        .await?;
    // Backwards from the end of the page, the focus comes to the top of the window.
    page.execute::<()>("scrollTo(0, document.body.scrollHeight)", json!([]))
        .await?;
    page.execute::<()>(
        "document.querySelector('.back-to-top a').focus()",
        json!([]),
    )
    .await?;
    for _ in 0..8 {
        page.press(&[SHIFT, TAB]).await?;
        page.wait_for_render().await?;
        if page.has_focus(".toolbar *").await? {
            break;
        }
        ensure_below_toolbar(page, ":focus").await?;
    }
    Ok(())
}

async fn ensure_below_toolbar(page: &Page, css: &str) -> TestResult {
    let (toolbar, element) = (page.bounds(TOOLBAR).await?, page.bounds(css).await?);
    Ok(ensure(
        element.top >= toolbar.top + toolbar.height - 1.0,
        format!("`{css}` at {element:?} is below the toolbar at {toolbar:?}"),
    )?)
}

async fn icons_are_visible_in_forced_colors(page: &Page) -> TestResult {
    let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.developer_tools("Emulation.setEmulatedMedia", media)
        .await?;
    page.open("").await?;
    let colors = "[...document.querySelectorAll('.toolbar .button')].map((button) => [
        getComputedStyle(button.querySelector('svg path')).stroke,
        getComputedStyle(button).color,
    ])";
    let colors: Vec<(String, String)> = page.evaluate(colors).await?;
    ensure_eq("icons", colors.len(), 3)?;
    Ok(ensure(
        colors.iter().all(|(icon, text)| icon == text),
        format!("colors of icons and words: {colors:?}"),
    )?)
}

async fn skip_link_leads_to_text(page: &Page) -> TestResult {
    const LINK: &str = ".skip-link a";
    page.open("").await?;
    let is_shown = "(() => {
        const { left, top, width, height } = document.querySelector('.skip-link a').getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2)?.matches('.skip-link a') ?? false;
    })()";
    ensure(
        !page.evaluate::<bool>(is_shown).await?,
        "the link is shown without the focus",
    )?;
    page.press(&[TAB]).await?;
    page.wait_for_focus(LINK).await?;
    page.wait_for(is_shown).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_target("lead").await?;
    page.wait_for_focus("#lead").await?;
    page.open(&format!("?sections={RUSSIA}")).await?;
    page.wait_for_element(".extract-note").await?;
    let leads_to = page.evaluate::<String>("document.querySelector('.skip-link a').hash");
    Ok(ensure_eq(
        "target in an extract",
        leads_to.await?,
        format!("#{RUSSIA}"),
    )?)
}

async fn landmarks_have_names(page: &Page) -> TestResult {
    page.open("").await?;
    for (landmark, name) in [
        ("main", TITLE),
        ("nav", "Contents"),
        (".source-note", "About this fact sheet"),
        (".toolbar", "Actions"),
        (".source-note__verify", "Verify this copy"),
    ] {
        ensure_eq(
            landmark,
            page.accessible_name(landmark).await?.as_str(),
            name,
        )?;
    }
    Ok(())
}

const PDF_LINK: &str = ".toolbar .pdf-link";

async fn offers_pdf_of_usual_paper(page: &Page) -> TestResult {
    page.open("").await?;
    let paper: String = page
        .evaluate("document.documentElement.dataset.paper")
        .await?;
    ensure_pdf(page, &paper).await?;
    page.open("?paper=a4").await?;
    ensure_pdf(page, "a4").await?;
    page.open("?paper=letter").await?;
    ensure_pdf(page, "letter").await?;
    let both = "[...document.querySelectorAll('.source-note a[href$=\".pdf\"]')]
        .map((link) => [link.getAttribute('href'), link.innerText])";
    let both: Vec<(String, String)> = page.evaluate(both).await?;
    let expected = [("a4", "PDF (A4)"), ("letter", "PDF (Letter)")]
        .map(|(paper, name)| (format!("fact-sheet-{paper}.pdf"), name.to_owned()));
    ensure_eq("links at the foot", both, expected)?;
    // They are of the full fact sheet.
    page.open(&format!("?sections={NATO}")).await?;
    page.wait_for_element(".extract-note").await?;
    Ok(page.wait_for_no_element(PDF_LINK).await?)
}

async fn ensure_pdf(page: &Page, paper: &str) -> TestResult {
    let link =
        "(({ href, download }) => [href, download])(document.querySelector('.toolbar .pdf-link'))";
    let url = page.site.url(&format!("fact-sheet-{paper}.pdf"));
    page.wait_for_value(link, (url, String::new())).await?;
    let name = page.accessible_name(PDF_LINK).await?;
    let size = if paper == "a4" { "A4" } else { "Letter" };
    Ok(ensure_eq("name", name, format!("Download PDF ({size})"))?)
}

async fn offers_pdf_without_app(page: &Page) -> TestResult {
    page.site.remove(".wasm");
    page.goto("").await?;
    page.wait_for_app_failure().await?;
    ensure_pdf_is_shown(page).await
}

async fn offers_pdf_without_scripts(page: &Page) -> TestResult {
    page.goto("").await?;
    // MiniBrowser says that scripts are enabled, and has only the links at the foot.
    if page
        .evaluate("matchMedia('(scripting: none)').matches")
        .await?
    {
        ensure_pdf_is_shown(page).await?;
    }
    let are_shown = "[...document.querySelectorAll('.source-note a[href$=\".pdf\"]')]
        .map((link) => link.checkVisibility())";
    let are_shown: Vec<bool> = page.evaluate(are_shown).await?;
    Ok(ensure_eq("links at the foot", are_shown, [true, true])?)
}

async fn ensure_pdf_is_shown(page: &Page) -> TestResult {
    let is_shown = format!("document.querySelector('{PDF_LINK}').checkVisibility()");
    Ok(ensure(
        page.evaluate(&is_shown).await?,
        "the link is not shown",
    )?)
}

async fn offers_no_pdf_that_was_not_printed(page: &Page) -> TestResult {
    page.open("").await?;
    let links = page.count("[href$='.pdf']").await?;
    Ok(ensure_eq("links to PDF files", links, 0)?)
}
