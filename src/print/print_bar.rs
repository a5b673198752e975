//! The options of the print view: what to print and how, the button, and the way back.
//!
//! Every choice is an address, so each control tells the one that it leads to.

use std::rc::Rc;

use yew::prelude::*;

use crate::address::Address;
use crate::interface_text as text;
use crate::print_options::{Paper, PrintOptions, TextSize};
use crate::scope::{LEAD_TITLE, Scope, parts};
use crate::share::share_button::share_button;
use crate::sheet::{PassageId, Section, Shared, Sheet};
use crate::state::ViewState;

/// What the reader does with the options.
pub struct Choices {
    /// Told the address of a choice.
    pub on_choose: Callback<Address>,
    /// Told when the reader wants to print.
    pub on_print: Callback<()>,
    /// Told when the reader wants to share the view.
    pub on_share: Callback<()>,
    /// Told when the reader wants the page again.
    pub on_back: Callback<()>,
}

/// The options for this state of the view.
pub fn print_bar(
    sheet: &Shared<Sheet>,
    view: &ViewState,
    folded: &[PassageId],
    lang: Option<&'static str>,
    Choices {
        on_choose,
        on_print,
        on_share,
        on_back,
    }: &Choices,
) -> Html {
    let print = view.print();
    let asked = view.address.print;
    let choose = |print| choosing(on_choose, (*view.address).clone().printing(print));
    html! {
        <section class="print-bar" aria-labelledby="print-bar-heading" {lang}>
            <h2 id="print-bar-heading" class="print-bar__heading" tabindex="-1">{ text::PRINT }</h2>
            <p class="print-bar__actions">
                <button type="button" class="button button--main" onclick={on_print.reform(|_| ())}>{ text::PRINT_NOW }</button>
                { share_button(on_share) }
                <button type="button" class="button" onclick={on_back.reform(|_| ())}>{ text::BACK_TO_PAGE }</button>
            </p>
            { what_to_print(sheet, view, folded, on_choose) }
            <fieldset class="choices">
                <legend>{ text::PAPER_SIZE }</legend>
                { for Paper::ALL.map(|paper| {
                    let chosen = print.paper == Some(paper);
                    radio("paper", text::paper(paper), chosen, choose(PrintOptions { paper: Some(paper), ..asked }))
                }) }
            </fieldset>
            <fieldset class="choices">
                <legend>{ text::TEXT_SIZE }</legend>
                { for TextSize::ALL.map(|size| {
                    let chosen = print.text == size;
                    radio("text", text::text_size(size), chosen, choose(PrintOptions { text: size, ..asked }))
                }) }
            </fieldset>
            <fieldset class="choices">
                <legend>{ text::INCLUDE }</legend>
                { checkbox(text::LINK_URLS, print.links, false, choose(PrintOptions { links: !print.links, ..asked })) }
                { checkbox(text::PASSAGE_NUMBERS, print.numbers, false, choose(PrintOptions { numbers: !print.numbers, ..asked })) }
            </fieldset>
            <p class="print-bar__hint">{ text::SETTINGS_HINT }</p>
            <p class="print-bar__hint print-bar__no-pages">{ text::NO_PAGES_HINT }</p>
            <p class="app-failed">{ text::APP_FAILED }</p>
        </section>
    }
}

fn what_to_print(
    sheet: &Shared<Sheet>,
    view: &ViewState,
    folded: &[PassageId],
    on_choose: &Callback<Address>,
) -> Html {
    let whole = parts(sheet);
    if whole.len() < 2 {
        return html! {};
    }
    let chosen = view.scope.parts(sheet);
    // A part of a part has a box as long as it is chosen.
    let inner = chosen.iter().filter(|part| !whole.contains(part));
    let on_toggle = {
        let (sheet, scope, address) = (
            sheet.clone(),
            Rc::clone(&view.scope),
            Rc::clone(&view.address),
        );
        on_choose.reform(move |part| (*address).clone().showing(&scope.toggled(&part, &sheet)))
    };
    let is_last = chosen.len() == 1;
    let open = open_parts(sheet, folded);
    let as_open = (!open.is_empty() && open.len() < whole.len()).then(|| Scope::of(&open, sheet));
    let showing = |scope: &Scope| choosing(on_choose, (*view.address).clone().showing(scope));
    let pressed = |scope: &Scope| (*view.scope == *scope).to_string();
    html! {
        <fieldset class="choices">
            <legend>{ text::WHAT_TO_PRINT }</legend>
            { for whole.iter().chain(inner).map(|part| {
                let is_chosen = chosen.contains(part);
                let (id, on_toggle) = (part.clone(), on_toggle.clone());
                let onchange = Callback::from(move |_| on_toggle.emit(id.clone()));
                checkbox(&title(part, sheet), is_chosen, is_chosen && is_last, onchange)
            }) }
            if is_last {
                <p id={WHY_FIXED} class="choices__hint">{ text::ALWAYS_ONE_PART }</p>
            }
            <p class="choices__all">
                <button type="button" class="button" aria-pressed={pressed(&Scope::Whole)} onclick={showing(&Scope::Whole)}>{ text::EVERYTHING }</button>
                if let Some(scope) = as_open {
                    <button type="button" class="button" aria-pressed={pressed(&scope)} onclick={showing(&scope)}>{ text::OPEN_SECTIONS_ONLY }</button>
                }
            </p>
        </fieldset>
    }
}

/// Tells the address of a choice, whatever event makes it.
fn choosing<E: 'static>(on_choose: &Callback<Address>, address: Address) -> Callback<E> {
    on_choose.reform(move |_| address.clone())
}

/// The parts that are not folded; the introduction never is.
fn open_parts(sheet: &Sheet, folded: &[PassageId]) -> Vec<PassageId> {
    let parts = parts(sheet).into_iter();
    parts.filter(|part| !folded.contains(part)).collect()
}

fn title(part: &PassageId, sheet: &Sheet) -> String {
    sheet
        .section(part)
        .map_or_else(|| LEAD_TITLE.to_owned(), Section::title)
}

fn radio(
    name: &'static str,
    label: &'static str,
    checked: bool,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <label class="choice"><input type="radio" {name} {checked} {onchange} />{ label }</label>
    }
}

/// What says why a box stays as it is.
const WHY_FIXED: &str = "why-fixed";

/// A box that can be ticked. One that is `fixed` stays as it is, and can still be come by to be told why.
fn checkbox(label: &str, checked: bool, fixed: bool, onchange: Callback<Event>) -> Html {
    let onclick = fixed.then(|| Callback::from(|click: MouseEvent| click.prevent_default()));
    html! {
        <label class="choice">
            <input
                type="checkbox"
                {checked}
                aria-disabled={fixed.then_some("true")}
                aria-describedby={fixed.then_some(WHY_FIXED)}
                {onclick}
                {onchange}
            />
            { label }
        </label>
    }
}
