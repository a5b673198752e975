//! How what is shared is cited, in the format of the reader's choice, to copy or to save.

use yew::prelude::*;

use crate::citations::{Citations, Format, Run, plain};
use crate::interface_text as text;
use crate::sharing::{Field, File};
use crate::sheet::{Date, PassageId};
use crate::state::Action;

/// The citation of a section, or of the whole, by somebody who reads it `today`; nothing where it
/// has none.
pub(crate) fn citation_view(
    (citations, today): (&Citations, Date),
    section: Option<&PassageId>,
    format: Format,
    on_act: &Callback<Action>,
    on_copy: &Callback<(Field, String)>,
    on_save: &Callback<File>,
) -> Html {
    let Some(runs) = citations.filled(format, section, today) else {
        return html! {};
    };
    let cited = plain(&runs);
    let choose = on_act.reform(|event: Event| {
        let chosen = event.target_dyn_into::<web_sys::HtmlSelectElement>();
        let position = chosen.map_or(0, |select| select.selected_index());
        let position = usize::try_from(position).unwrap_or_default();
        Action::Cite(Format::ALL.get(position).copied().unwrap_or(Format::Apa))
    });
    let file = format.file_kind().and_then(|kind| {
        Some(File {
            name: citations.file_name(format, section)?,
            kind: kind.media_type,
            bytes: cited.clone().into_bytes(),
        })
    });
    html! {
        <>
            <select aria-label={text::FORMAT} onchange={choose}>
                { for Format::ALL.map(|each| html! {
                    <option selected={each == format}>{ each.label() }</option>
                }) }
            </select>
            <p
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
            <div class="share-dialog__ways">
                <button type="button" class="button" onclick={on_copy.reform(move |_| (Field::Citation, cited.clone()))}>{ text::COPY_CITATION }</button>
                if let Some(file) = file {
                    <button type="button" class="button" onclick={on_save.reform(move |_| file.clone())}>{ text::SAVE_AS_FILE }</button>
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
