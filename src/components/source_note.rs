//! The end of the page: the publisher's notice, the source, the sheet in other forms. On paper it is
//! the colophon: what this is a copy of, when it was made, and the way back.

use yew::prelude::*;

use super::own_language;
use super::qr_code::qr_code;
use crate::colophon::Colophon;
use crate::scope::Scope;
use crate::sheet::Sheet;

/// Notice, source and the ways on from here; what is classed `on-paper` no screen shows.
///
/// The day of printing is filled in when it comes (`assets/early.js`), in the attribute `data-day`.
pub fn source_note(sheet: &Sheet, scope: &Scope, colophon: &Colophon) -> Html {
    let about = &sheet.about;
    let of_what = match scope {
        Scope::Whole => "SHA-256",
        Scope::Extract(_) => "SHA-256 of the whole",
    };
    let lang = own_language(&about.language);
    html! {
        <footer class="source-note">
            <p class="back-to-top" {lang}><a href="#fact-sheet">{ "Back to top" }</a></p>
            { for about.notice.iter().map(|paragraph| html! { <p class="source-note__notice">{ paragraph }</p> }) }
            <div class="source-note__record">
                { code(sheet, colophon, lang) }
                <dl class="source-note__facts">
                    <dt {lang}>{ "Published by" }</dt>
                    <dd>{ &about.publisher }</dd>
                    <dt {lang}>{ "Source" }</dt>
                    <dd>
                        <a
                            class="text-link"
                            href={about.source.address.clone()}
                            data-on-paper={about.source.address.clone()}
                        >{ &about.source.name }</a>
                    </dd>
                    if !about.rights.is_empty() {
                        <dt {lang}>{ "Rights" }</dt>
                        <dd>{ &about.rights }</dd>
                    }
                    if let Some(address) = &colophon.address {
                        <dt class="on-paper" {lang}>{ "This copy" }</dt>
                        <dd class="on-paper"><a class="text-link source-note__address" href={address.clone()}>{ address }</a></dd>
                    }
                    { on_paper("Publication date", &about.date.in_words(&about.language), lang) }
                    <dt class="on-paper" {lang}>{ "Printed" }</dt>
                    <dd class="on-paper printed-on" />
                    { on_paper(of_what, &sheet.fingerprint, lang) }
                </dl>
            </div>
            <p class="source-note__forms" {lang}>
                <span class="source-note__beside">
                    <a class="text-link" href="fact-sheet.html" download="">{ "Save a copy" }</a>
                    { ", or this fact sheet as " }
                    <a class="text-link" href="fact-sheet.txt">{ "plain text" }</a>
                    { ", " }
                    <a class="text-link" href="fact-sheet.md">{ "Markdown" }</a>
                    { " or " }
                    <a class="text-link" href="fact-sheet.json">{ "JSON" }</a>
                    { ". " }
                </span>
                { "Shown by factsheet, an independent viewer." }
            </p>
        </footer>
    }
}

fn on_paper(term: &'static str, fact: &str, lang: Option<&'static str>) -> Html {
    html! {
        <>
            <dt class="on-paper" {lang}>{ term }</dt>
            <dd class="on-paper">{ fact }</dd>
        </>
    }
}

/// The code, and what it is for.
fn code(sheet: &Sheet, colophon: &Colophon, lang: Option<&'static str>) -> Html {
    let Some(code) = &colophon.code else {
        return html! {};
    };
    let (leads_to, purpose) = match &colophon.address {
        Some(address) => (address, "Scan to see whether the text has changed since"),
        None => (&sheet.about.source.address, "Scan to go to the source"),
    };
    html! {
        <figure class="source-note__code on-paper" {lang}>
            { qr_code(code, &["QR code of ", leads_to].concat()) }
            <figcaption>{ purpose }</figcaption>
        </figure>
    }
}
