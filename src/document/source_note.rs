//! The end of the page: the publisher's notice, the source and other formats. On paper it is the colophon: what
//! was printed, when, and the link back to it.

use yew::prelude::*;

use super::inline::inlines;
use crate::colophon::Colophon;
use crate::interface_text as text;
use crate::print_options::Paper;
use crate::sheet::Sheet;
use crate::state::Viewer;
use crate::ui::qr_code;

/// Renders the end; what has the class `on-paper` is not shown on a screen.
///
/// The day of printing is filled in by `assets/early.js`, in the attribute `data-day`.
pub fn source_note(viewer: &Viewer, colophon: &Colophon) -> Html {
    let (sheet, lang) = (&viewer.sheet, viewer.lang());
    let about = &sheet.about;
    let of_what = if viewer.is_extract() {
        text::SHA_256_OF_FULL
    } else {
        text::SHA_256
    };
    html! {
        <section class="source-note" aria-label={text::ABOUT}>
            <p class="back-to-top extra" {lang}><a href="#fact-sheet">{ text::BACK_TO_TOP }</a></p>
            { for about.notice.iter().map(|paragraph| html! { <p class="source-note__notice">{ inlines(paragraph) }</p> }) }
            <div class="source-note__record">
                { code(sheet, colophon, lang) }
                <dl class="source-note__facts">
                    <dt {lang}>{ text::PUBLISHED_BY }</dt>
                    <dd>{ &about.publisher }</dd>
                    if let Some(source) = &about.source {
                        <dt {lang}>{ text::SOURCE }</dt>
                        <dd>
                            <a
                                class="text-link"
                                href={source.address.clone()}
                                data-on-paper={source.address.clone()}
                            >{ &source.name }</a>
                        </dd>
                    }
                    if !about.rights.is_empty() {
                        <dt {lang}>{ text::RIGHTS }</dt>
                        <dd>{ inlines(&about.rights) }</dd>
                    }
                    if let Some(address) = &colophon.address {
                        <dt class="on-paper" hidden=true {lang}>{ text::URL }</dt>
                        <dd class="on-paper" hidden=true><a key={address.clone()} class="text-link source-note__address" href={address.clone()}>{ address }</a></dd>
                    }
                    { on_paper(text::PUBLICATION_DATE, &about.date_in_words, lang) }
                    <dt class="on-paper" hidden=true {lang}>{ text::PRINTED }</dt>
                    <dd class="on-paper printed-on" hidden=true />
                    { on_paper(of_what, &sheet.fingerprint, lang) }
                </dl>
                <p class="source-note__forms extra" {lang}>
                    <span class="source-note__beside">
                        <a class="text-link" href="fact-sheet.html" download="">{ text::SAVE_A_COPY }</a>
                        { text::OR_DOWNLOAD_AS }
                        if viewer.has_pdf {
                            { for Paper::ALL.iter().map(|paper| html! {
                                <>
                                    <a class="text-link" href={paper.pdf_file()} download="">{ text::pdf(*paper) }</a>
                                    { text::COMMA }
                                </>
                            }) }
                        }
                        <a class="text-link" href="fact-sheet.txt">{ text::PLAIN_TEXT }</a>
                        { text::COMMA }
                        <a class="text-link" href="fact-sheet.md">{ text::MARKDOWN }</a>
                        { text::OR }
                        <a class="text-link" href="fact-sheet.json">{ text::JSON }</a>
                        { text::FULL_STOP }
                    </span>
                    { text::MADE_WITH }
                </p>
            </div>
            <section class="source-note__verify extra" aria-label={text::VERIFY} {lang}>
                <p class="source-note__verify-heading">{ text::VERIFY }</p>
                <p>{ text::VERIFY_HOW }</p>
                <p><span key={of_what}>{ of_what }</span>{ ": " }<code dir="ltr">{ &sheet.fingerprint }</code></p>
            </section>
        </section>
    }
}

fn on_paper(term: &'static str, fact: &str, lang: Option<&'static str>) -> Html {
    html! {
        <>
            <dt key={term} class="on-paper" hidden=true {lang}>{ term }</dt>
            <dd class="on-paper" hidden=true>{ fact }</dd>
        </>
    }
}

/// The QR code, and what it is for.
fn code(sheet: &Sheet, colophon: &Colophon, lang: Option<&'static str>) -> Option<Html> {
    let code = colophon.code.as_ref()?;
    let (leads_to, purpose) = match &colophon.address {
        Some(address) => (address, text::SCAN_FOR_CHANGES),
        None => (&sheet.about.source.as_ref()?.address, text::SCAN_FOR_SOURCE),
    };
    Some(html! {
        <figure class="source-note__code on-paper" hidden=true {lang}>
            { qr_code(code, &text::qr_code_for(leads_to)) }
            <figcaption>{ purpose }</figcaption>
        </figure>
    })
}
