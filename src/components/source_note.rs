//! The end of the page: the publisher's notice, the source, the sheet in other forms.

use yew::prelude::*;

use super::own_language;
use crate::sheet::Sheet;

/// Notice, source and the ways on from here.
pub fn source_note(sheet: &Sheet) -> Html {
    let about = &sheet.about;
    let lang = own_language(&about.language);
    html! {
        <footer class="source-note">
            <p class="back-to-top" {lang}><a href="#fact-sheet">{ "Back to top" }</a></p>
            { for about.notice.iter().map(|paragraph| html! { <p class="source-note__notice">{ paragraph }</p> }) }
            <dl class="source-note__facts">
                <dt {lang}>{ "Published by" }</dt>
                <dd>{ &about.publisher }</dd>
                <dt {lang}>{ "Source" }</dt>
                <dd><a class="text-link" href={about.source.address.clone()}>{ &about.source.name }</a></dd>
                if !about.rights.is_empty() {
                    <dt {lang}>{ "Rights" }</dt>
                    <dd>{ &about.rights }</dd>
                }
            </dl>
            <p class="source-note__forms" {lang}>
                { "This fact sheet as " }
                <a class="text-link" href="fact-sheet.txt">{ "plain text" }</a>
                { ", " }
                <a class="text-link" href="fact-sheet.md">{ "Markdown" }</a>
                { " or " }
                <a class="text-link" href="fact-sheet.json">{ "JSON" }</a>
                { ". Shown by factsheet, an independent viewer." }
            </p>
        </footer>
    }
}
