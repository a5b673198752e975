//! The one calm place from which to share: what, under which address, and the ways to hand it on.

use yew::prelude::*;

use super::citation_view::citation_view;
use crate::citations::Citations;
use crate::interface_text as text;
use crate::qr_code::QrCode;
use crate::scope::Scope;
use crate::sharing::{self, Field, File, Message, Outcome, Subject, Words};
use crate::sheet::{Date, Sheet};
use crate::state::{Action, ViewState};
use crate::ui::icons;
use crate::ui::qr_code::qr_code;

/// What the reader does in the dialog.
pub struct Ways {
    /// Told what becomes of the dialog.
    pub on_act: Callback<Action>,
    /// Told to copy a text of the dialog.
    pub on_copy: Callback<(Field, String)>,
    /// Told to hand a message to the device.
    pub on_hand_over: Callback<Message>,
    /// Told to save a file.
    pub on_save: Callback<File>,
}

/// The dialog, which `dialog` lets its user open; nothing while nothing is shared. `here` is the
/// address of the page up to `?`.
pub fn share_dialog(
    sheet: &Sheet,
    view: &ViewState,
    here: &str,
    citations: Option<(&Citations, Date)>,
    lang: Option<&'static str>,
    dialog: &NodeRef,
    Ways {
        on_act,
        on_copy,
        on_hand_over,
        on_save,
    }: &Ways,
) -> Html {
    let Some(sharing) = &view.sharing else {
        return html! {};
    };
    let chosen = &sharing.chosen;
    let address = sharing::address_of(chosen, here, &view.shown_address(), &view.scope, sheet);
    let message = sharing::message_of(chosen, &address, sheet);
    let subjects = sharing::subjects(
        &sharing.asked,
        view.target.as_ref(),
        &view.address,
        &view.scope,
        sheet,
    );
    let copying = |field: Field, copied: &String| {
        let copied = copied.clone();
        on_copy.reform(move |_: MouseEvent| (field, copied.clone()))
    };
    let quotation = match chosen {
        Subject::Words(words) => Some(sharing::quotation(
            words,
            &sharing::source_of(chosen, sheet, citations),
            &address,
        )),
        Subject::Sheet | Subject::View | Subject::Passage(_) => None,
    };
    let section = sharing::section_of(chosen, sheet).map(|section| &section.passage.id);
    let by_mail = sharing::mail_to(&message);
    html! {
        <dialog
            ref={dialog}
            class="share-dialog"
            {lang}
            aria-labelledby="share-dialog-heading"
            closedby="any"
            onclose={on_act.reform(|_| Action::EndSharing)}
        >
            <form class="share-dialog__head" method="dialog">
                <h2 id="share-dialog-heading">{ text::SHARE }</h2>
                <button type="submit" class="icon-button" aria-label={text::CLOSE}>{ icons::cross() }</button>
            </form>
            if subjects.len() > 1 {
                <fieldset class="choices">
                    <legend>{ text::WHAT_TO_SHARE }</legend>
                    { for subjects.into_iter().map(|subject| choice(subject, chosen, view, sheet, on_act)) }
                </fieldset>
            } else {
                <p>{ words_of(chosen, view, sheet) }</p>
            }
            <textarea
                class="share-dialog__address"
                rows={rows_of(&address)}
                dir="ltr"
                readonly=true
                data-field={Field::Address.name()}
                aria-label={text::LINK}
                aria-describedby="share-dialog-outcome"
                value={address.clone()}
            />
            <div class="share-dialog__ways">
                <button type="button" class="button button--main" onclick={copying(Field::Address, &address)}>{ text::COPY_LINK }</button>
                if view.surroundings.shares {
                    <button type="button" class="button" onclick={on_hand_over.reform(move |_| message.clone())}>{ text::SHARE_WITH }</button>
                }
                <a class="button" href={by_mail}>{ text::EMAIL }</a>
            </div>
            <p id="share-dialog-outcome" class="share-dialog__outcome" role="status">{ view.outcome.map_or_else(Html::default, outcome) }</p>
            if let Some(quotation) = quotation {
                <details class="share-dialog__more" open={sharing.field == Field::Quotation}>
                    <summary>{ text::QUOTATION }</summary>
                    <p
                        class="share-dialog__text"
                        role="textbox"
                        aria-readonly="true"
                        aria-multiline="true"
                        aria-label={text::QUOTATION}
                        aria-describedby="share-dialog-outcome"
                        tabindex="0"
                        lang={sheet.about.language.clone()}
                        data-field={Field::Quotation.name()}
                    >{ &quotation }</p>
                    <div class="share-dialog__ways">
                        <button type="button" class="button" onclick={copying(Field::Quotation, &quotation)}>{ text::COPY_QUOTATION }</button>
                    </div>
                </details>
            }
            if let Some(citations) = citations {
                <details class="share-dialog__more">
                    <summary>{ text::CITE }</summary>
                    { citation_view(citations, section, sharing.format, on_act, on_copy, on_save) }
                </details>
            }
            <details class="share-dialog__more">
                <summary>{ text::QR_CODE }</summary>
                { code_of(&address, on_save) }
            </details>
        </dialog>
    }
}

/// How many rows the address takes at most, in browsers that do not fit a field to its content.
fn rows_of(address: &str) -> String {
    const LETTERS_OF_A_ROW: usize = 36;
    const MOST: usize = 6;
    (1 + address.len() / LETTERS_OF_A_ROW).min(MOST).to_string()
}

/// Keyed by what it says, so that it is spoken again when it has become another.
fn outcome(outcome: Outcome) -> Html {
    html! { <span key={text::status(outcome)}>{ text::status(outcome) }</span> }
}

fn choice(
    subject: Subject,
    chosen: &Subject,
    view: &ViewState,
    sheet: &Sheet,
    on_act: &Callback<Action>,
) -> Html {
    let checked = subject == *chosen;
    let words = words_of(&subject, view, sheet);
    let onchange = on_act.reform(move |_| Action::Choose(subject.clone()));
    html! {
        <label class="choice"><input type="radio" name="share" {checked} {onchange} /><span class="choice__words">{ words }</span></label>
    }
}

fn words_of(subject: &Subject, view: &ViewState, sheet: &Sheet) -> Html {
    match subject {
        Subject::Sheet => html! { text::FULL_FACT_SHEET },
        Subject::Words(Words { text: words, .. }) => {
            html! { <>{ text::THE_SELECTED_TEXT }<q lang={sheet.about.language.clone()}>{ words }</q></> }
        }
        Subject::View if *view.scope == Scope::Whole => html! { text::PRINT_VIEW },
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

fn code_of(address: &str, on_save: &Callback<File>) -> Html {
    let Some(code) = QrCode::of(address) else {
        return html! { <p>{ text::LINK_TOO_LONG }</p> };
    };
    let save = |kind: &'static str, ending: &str, bytes: fn(&QrCode) -> Vec<u8>| {
        let (code, name) = (code.clone(), ["qr-code", ending].concat());
        on_save.reform(move |_| File {
            name: name.clone(),
            kind,
            bytes: bytes(&code),
        })
    };
    html! {
        <div class="share-dialog__code">
            { qr_code(&code, &text::qr_code_for(address)) }
            <p>
                <button type="button" class="button" onclick={save("image/svg+xml", ".svg", |code| code.svg().into_bytes())}>{ text::SAVE_AS_SVG }</button>
                <button type="button" class="button" onclick={save("image/png", ".png", QrCode::png)}>{ text::SAVE_AS_PNG }</button>
            </p>
        </div>
    }
}
