//! The share dialog: what to share, its link, and buttons to copy, send and save it.

use yew::prelude::*;

use super::citation_view::citation_view;
use super::copy::{self, copy_field, on_save};
use super::{Action, Dialog, Field, Share, Status, url_for};
use crate::interface_text as text;
use crate::platform::share_sheet;
use crate::qr_code::QrCode;
use crate::sharing::{File, Subject};
use crate::state::{Dispatcher, Viewer};
use crate::ui::{icons, qr_code};

/// Renders the dialog.
pub(super) fn share_dialog(dialog: &Dialog, viewer: &Viewer, share: &Share) -> Html {
    let (sheet, links, subject) = (&viewer.sheet, &viewer.links, &dialog.subject);
    let dispatcher = viewer.dispatcher();
    let citations = share.citations.as_ref();
    let citations = citations.map(|(citations, today)| (&**citations, *today));
    let url = url_for(subject, viewer);
    let message = subject.message(&url, sheet);
    let choices = Subject::choices(
        &dialog.opened_for,
        links.target.as_ref(),
        &links.address,
        &links.scope,
        sheet,
    );
    let quotation = match subject {
        Subject::Text(text) => Some(text.quotation(&subject.source(sheet, citations), &url)),
        Subject::Sheet | Subject::View | Subject::Passage(_) => None,
    };
    let section = subject.section(sheet).map(|section| &section.passage.id);
    let mailto = message.mailto();
    let copying = |field, text: &String| copy_field(field, text.clone(), &dispatcher);
    let close = {
        let dispatcher = dispatcher.clone();
        move |_| dispatcher.dispatch(Action::Close)
    };
    let on_share = {
        let dispatcher = dispatcher.clone();
        move |_| copy::share(message.clone(), &dispatcher)
    };
    html! {
        <dialog
            ref={&share.dialog}
            class="share-dialog"
            lang={viewer.lang()}
            aria-labelledby="share-dialog-heading"
            closedby="any"
            onclose={close}
        >
            <form class="share-dialog__head" method="dialog">
                <h2 id="share-dialog-heading">{ text::SHARE }</h2>
                <button type="submit" class="icon-button" aria-label={text::CLOSE}>{ icons::cross() }</button>
            </form>
            if choices.len() > 1 {
                <fieldset class="choices">
                    <legend>{ text::WHAT_TO_SHARE }</legend>
                    { for choices.into_iter().map(|other| choice(other, subject, viewer)) }
                </fieldset>
            } else {
                <p>{ subject_name(subject, viewer) }</p>
            }
            <textarea
                class="share-dialog__link"
                rows={row_count(&url)}
                dir="ltr"
                readonly=true
                data-field={Field::Link.name()}
                aria-label={text::LINK}
                aria-describedby="share-dialog-status"
                value={url.clone()}
            />
            <div class="share-dialog__actions">
                <button type="button" class="button button--main" onclick={copying(Field::Link, &url)}>{ text::COPY_LINK }</button>
                if share_sheet::is_available() {
                    <button type="button" class="button" onclick={on_share}>{ text::SHARE_WITH }</button>
                }
                <a class="button" href={mailto}>{ text::EMAIL }</a>
            </div>
            <p id="share-dialog-status" class="share-dialog__status" role="status">{ viewer.share.status.map_or_else(Html::default, status) }</p>
            { quotation.map_or_else(Html::default, |quotation| quotation_view(&quotation, dialog, viewer)) }
            if let Some(citations) = citations {
                <details class="share-dialog__more">
                    <summary>{ text::CITE }</summary>
                    { citation_view(citations, section, dialog.format, &dispatcher) }
                </details>
            }
            <details class="share-dialog__more">
                <summary>{ text::QR_CODE }</summary>
                { qr_code_view(&url, &dispatcher) }
            </details>
        </dialog>
    }
}

fn quotation_view(quotation: &String, dialog: &Dialog, viewer: &Viewer) -> Html {
    let on_copy = copy_field(Field::Quotation, quotation.clone(), &viewer.dispatcher());
    html! {
        <details class="share-dialog__more" open={dialog.field == Field::Quotation}>
            <summary>{ text::QUOTATION }</summary>
            <p
                key={quotation.clone()}
                class="share-dialog__text"
                role="textbox"
                aria-readonly="true"
                aria-multiline="true"
                aria-label={text::QUOTATION}
                aria-describedby="share-dialog-status"
                tabindex="0"
                lang={viewer.sheet.about.language.clone()}
                data-field={Field::Quotation.name()}
            >{ quotation }</p>
            <div class="share-dialog__actions">
                <button type="button" class="button" onclick={on_copy}>{ text::COPY_QUOTATION }</button>
            </div>
        </details>
    }
}

/// Returns the number of rows for the URL, for browsers without `field-sizing`.
fn row_count(url: &str) -> String {
    const CHARACTERS_PER_ROW: usize = 36;
    const MAX_ROWS: usize = 6;
    (1 + url.len() / CHARACTERS_PER_ROW)
        .min(MAX_ROWS)
        .to_string()
}

/// Renders the message with its text as the key, so that a new message is announced.
fn status(status: Status) -> Html {
    html! { <span key={text::status(status)}>{ text::status(status) }</span> }
}

fn choice(subject: Subject, chosen: &Subject, viewer: &Viewer) -> Html {
    let checked = subject == *chosen;
    let name = subject_name(&subject, viewer);
    let dispatcher = viewer.dispatcher();
    let onchange = move |_| dispatcher.dispatch(Action::Choose(subject.clone()));
    html! {
        <label class="choice"><input type="radio" name="share" {checked} {onchange} /><span class="choice__label">{ name }</span></label>
    }
}

fn subject_name(subject: &Subject, viewer: &Viewer) -> Html {
    let sheet = &viewer.sheet;
    match subject {
        Subject::Sheet => html! { text::FULL_FACT_SHEET },
        Subject::Text(selected) => {
            html! { <>{ text::THE_SELECTED_TEXT }<q lang={sheet.about.language.clone()}>{ &selected.text }</q></> }
        }
        Subject::View if !viewer.is_extract() => html! { text::PRINT_VIEW },
        Subject::View => html! { text::THIS_EXTRACT },
        Subject::Passage(id) => match sheet.section(id) {
            Some(section) => {
                let heading = section.title();
                html! { <>{ text::THIS_SECTION }<span lang={sheet.about.language.clone()}>{ heading }</span></> }
            }
            None => html! { text::THIS_PASSAGE },
        },
    }
}

fn qr_code_view(url: &str, dispatcher: &Dispatcher) -> Html {
    let Some(code) = QrCode::encode(url) else {
        return html! { <p>{ text::LINK_TOO_LONG }</p> };
    };
    let save = |media_type, extension: &str, bytes: fn(&QrCode) -> Vec<u8>| {
        let (code, name) = (code.clone(), ["qr-code", extension].concat());
        let file = move || File {
            name: name.clone(),
            media_type,
            bytes: bytes(&code),
        };
        on_save(file, dispatcher)
    };
    html! {
        <div class="share-dialog__code">
            { qr_code(&code, &text::qr_code_for(url)) }
            <p>
                <button type="button" class="button" onclick={save("image/svg+xml", ".svg", |code| code.svg().into_bytes())}>{ text::SAVE_AS_SVG }</button>
                <button type="button" class="button" onclick={save("image/png", ".png", QrCode::png)}>{ text::SAVE_AS_PNG }</button>
            </p>
        </div>
    }
}
