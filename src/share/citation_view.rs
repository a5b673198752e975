//! The citation of what is shared, in a format that the reader chooses, to copy or to save.

use yew::prelude::*;

use super::copy::{copy_field, on_save};
use super::{Action, Field};
use crate::citations::{Citations, Format, Run, plain};
use crate::interface_text as text;
use crate::sharing::File;
use crate::sheet::{Date, PassageId};
use crate::state::Dispatcher;

/// Renders the citation of a section, or of the sheet; nothing if it has none. `today` is the day of
/// access.
pub(super) fn citation_view(
    (citations, today): (&Citations, Date),
    section: Option<&PassageId>,
    format: Format,
    dispatcher: &Dispatcher,
) -> Html {
    let Some(runs) = citations.filled(format, section, today) else {
        return html! {};
    };
    let cited = plain(&runs);
    let dispatch = dispatcher.clone();
    let on_choose = Callback::from(move |event: Event| {
        let chosen = event.target_dyn_into::<web_sys::HtmlSelectElement>();
        let position = chosen.map_or(0, |select| select.selected_index());
        let position = usize::try_from(position).unwrap_or_default();
        let format = Format::ALL.get(position).copied().unwrap_or(Format::Apa);
        dispatch.dispatch(Action::Cite(format));
    });
    let file = format.file_kind().and_then(|kind| {
        Some(File {
            name: citations.file_name(format, section)?,
            media_type: kind.media_type,
            bytes: cited.clone().into_bytes(),
        })
    });
    let on_copy = copy_field(Field::Citation, cited.clone(), dispatcher);
    html! {
        <>
            <select aria-label={text::FORMAT} onchange={on_choose}>
                { for Format::ALL.map(|each| html! {
                    <option selected={each == format}>{ each.label() }</option>
                }) }
            </select>
            <p
                // A translator moves the text nodes, so another citation needs another element.
                key={cited.clone()}
                class="share-dialog__text"
                role="textbox"
                aria-readonly="true"
                aria-multiline="true"
                aria-label={text::CITATION}
                tabindex="0"
                data-field={Field::Citation.name()}
                data-lines={file.is_some().to_string()}
            >
                { for runs.iter().map(run) }
            </p>
            <div class="share-dialog__actions">
                <button type="button" class="button" onclick={on_copy}>{ text::COPY_CITATION }</button>
                if let Some(file) = file {
                    <button type="button" class="button" onclick={on_save(move || file.clone(), dispatcher)}>{ text::SAVE_AS_FILE }</button>
                }
            </div>
        </>
    }
}

fn run(Run { text, italic }: &Run) -> Html {
    if *italic {
        html! { <i>{ text }</i> }
    } else {
        html! { { text } }
    }
}
