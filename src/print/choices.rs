//! What to print and how. Every choice is a link, so each control goes to one.

use std::rc::Rc;

use yew::prelude::*;

use crate::address::Address;
use crate::interface_text as text;
use crate::print_options::PRINT_OPTIONS;
use crate::scope::{LEAD_TITLE, Scope, parts};
use crate::sheet::{PassageId, Section, Sheet};
use crate::state::Viewer;
use crate::ui::lazy::lazy;

/// Renders the choices. The callback is called with the link of a choice.
type Render = fn(&Viewer, &Callback<Address>) -> Html;

/// The function that renders the choices, which is loaded when the print view is opened.
#[derive(Clone, Copy)]
pub struct Choices {
    pub(super) render: Option<Render>,
    /// Whether it could not be loaded.
    pub(super) has_failed: bool,
}

lazy! {
    /// Loads the function.
    pub(super) fn load() -> Render {
        choices
    }
}

fn choices(viewer: &Viewer, on_choose: &Callback<Address>) -> Html {
    let address = &viewer.links.address;
    let options = viewer.print_options();
    let choose = |name, value| {
        let print = address.print.with(name, value).unwrap_or(address.print);
        choosing(on_choose, (**address).clone().printing(print))
    };
    html! {
        <>
            { what_to_print(viewer, on_choose) }
            { for PRINT_OPTIONS.iter().filter(|option| !option.is_switch()).map(|option| html! {
                <fieldset class="choices">
                    <legend>{ text::print_option(option.name) }</legend>
                    { for option.values.map(|value| {
                        let chosen = option.value(options) == Some(value);
                        radio(option.name, text::print_value(value), chosen, choose(option.name, value))
                    }) }
                </fieldset>
            }) }
            <fieldset class="choices">
                <legend>{ text::INCLUDE }</legend>
                { for PRINT_OPTIONS.iter().filter(|option| option.is_switch()).map(|option| {
                    let [on, off] = option.values;
                    let is_on = option.value(options) == Some(on);
                    checkbox(text::print_option(option.name), is_on, false, choose(option.name, if is_on { off } else { on }))
                }) }
            </fieldset>
        </>
    }
}

fn what_to_print(viewer: &Viewer, on_choose: &Callback<Address>) -> Html {
    let (sheet, links) = (&viewer.sheet, &viewer.links);
    let all = parts(sheet);
    if all.len() < 2 {
        return html! {};
    }
    let chosen = links.scope.parts(sheet);
    // A part of a part has a box as long as it is chosen.
    let inner = chosen.iter().filter(|part| !all.contains(part));
    let on_toggle = {
        let (sheet, scope, address) = (
            sheet.clone(),
            Rc::clone(&links.scope),
            Rc::clone(&links.address),
        );
        on_choose.reform(move |part| (*address).clone().showing(&scope.toggled(&part, &sheet)))
    };
    let is_last = chosen.len() == 1;
    let open = open_parts(sheet, &viewer.print.folded);
    let as_open =
        (!open.is_empty() && open.len() < all.len()).then(|| Scope::from_parts(&open, sheet));
    let showing = |scope: &Scope| choosing(on_choose, (*links.address).clone().showing(scope));
    let pressed = |scope: &Scope| (*links.scope == *scope).to_string();
    html! {
        <fieldset class="choices">
            <legend>{ text::WHAT_TO_PRINT }</legend>
            { for all.iter().chain(inner).map(|part| {
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

/// Returns an event handler that goes to the link of a choice.
fn choosing<E: 'static>(on_choose: &Callback<Address>, address: Address) -> Callback<E> {
    on_choose.reform(move |_| address.clone())
}

/// The parts that were open; the introduction always is.
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

/// The id of the explanation why a box cannot be unchecked.
const WHY_FIXED: &str = "why-fixed";

/// A checkbox. A `fixed` one cannot be changed, but keeps its place in the tab order with the reason.
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
