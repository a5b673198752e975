//! The text with its line numbers.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::{
    Callback, Event, Html, InputEvent, NodeRef, Properties, TargetCast as _, component, html,
    use_node_ref,
};

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) text: String,
    pub(crate) field: NodeRef,
    pub(crate) on_change: Callback<String>,
}

#[component]
pub(crate) fn Editor(
    Props {
        text,
        field,
        on_change,
    }: &Props,
) -> Html {
    let numbers = use_node_ref();
    let lines = text.split('\n').count();
    let oninput = on_change
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let onscroll = {
        let numbers = numbers.clone();
        Callback::from(move |event: Event| {
            if let Some(numbers) = numbers.cast::<HtmlElement>() {
                numbers.set_scroll_top(event.target_unchecked_into::<HtmlElement>().scroll_top());
            }
        })
    };
    html! {
        <div class="editor">
            <pre ref={numbers} class="editor__lines" aria-hidden="true">
                { (1..=lines).map(|line| format!("{line}\n")).collect::<String>() }
            </pre>
            <textarea
                id="source"
                ref={field}
                class="editor__text"
                aria-label="Source of the fact sheet"
                wrap="off"
                spellcheck="true"
                value={text.clone()}
                {oninput}
                {onscroll}
            />
        </div>
    }
}

/// Selects a part of the text and scrolls to its line.
pub(crate) fn select(field: &NodeRef, line: usize, (start, end): (u32, u32)) -> Option<()> {
    let field = field.get()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    field.focus().ok()?;
    field.set_selection_range(start, end).ok()?;
    let lines = i32::try_from(field.value().split('\n').count()).ok()?;
    let line = i32::try_from(line).ok()?;
    // Three lines of context above it.
    field.set_scroll_top(field.scroll_height() / lines * (line - 4).max(0));
    Some(())
}
