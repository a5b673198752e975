//! The page: the sheet, the state of its view and the effects, put together.

#[cfg(feature = "hydration")]
mod adopt;
#[cfg(any(feature = "hydration", feature = "ssr"))]
mod shape;

use std::rc::Rc;

use yew::prelude::*;

#[cfg(feature = "hydration")]
pub use adopt::adopt;
#[cfg(feature = "ssr")]
pub use shape::of_markup;

use crate::components::{
    BlocksView, SectionView, anchor_link, contents_list, copy_dialog, fold_all_button,
    footnotes_view, masthead, notice_bar, own_language, selector_of, source_note, status_message,
};
use crate::hooks::{
    use_address, use_copy, use_dismissal, use_first_drawing, use_keyboard_focus, use_modal,
    use_program_ready, use_view_state,
};
use crate::sheet::{PassageId, Shared, Sheet};
use crate::view_state::{Action, Copying};

/// What an [`App`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The sheet.
    pub sheet: Shared<Sheet>,
    /// The sections that are folded when the program arrives; none when the page is published.
    #[prop_or_default]
    pub folded: Vec<PassageId>,
    /// Told once the page has been drawn.
    #[prop_or_default]
    pub on_drawn: Callback<()>,
}

/// The whole page, drawn alike when it is published and when the program adopts it.
#[component]
pub fn App(
    Props {
        sheet,
        folded,
        on_drawn,
    }: &Props,
) -> Html {
    let view = use_view_state(sheet, folded);
    let on_follow = use_copy(sheet, &view);
    let copied = view.copying == Some(Copying::Done);
    let refused = match &view.copying {
        Some(Copying::Refused { passage, address }) => Some((passage, address.clone())),
        Some(Copying::Done) | None => None,
    };
    let dialog = use_modal(refused.as_ref().map(|(passage, _)| selector_of(passage)));
    let act = |action: fn() -> Action| {
        let dispatcher = view.dispatcher();
        Callback::from(move |()| dispatcher.dispatch(action()))
    };
    let on_fold = {
        let dispatcher = view.dispatcher();
        use_callback((), move |(section, folded), ()| {
            dispatcher.dispatch(Action::Fold { section, folded });
        })
    };
    let on_arrive = {
        let dispatcher = view.dispatcher();
        Callback::from(move |notice| dispatcher.dispatch(Action::Arrive(notice)))
    };
    use_first_drawing(on_drawn);
    use_address(sheet, on_arrive);
    let on_dismiss = use_dismissal(&view);
    use_keyboard_focus();
    use_program_ready();

    let lang = own_language(&sheet.about.language);

    html! {
        <>
            <main class="page">
                { masthead(sheet, &on_follow) }
                { contents_list(&sheet.sections, lang) }
                if !sheet.lead.blocks.is_empty() {
                    <div id={sheet.lead.passage.id.to_string()} class="lead text passage">
                        <BlocksView
                            blocks={Shared::of(&sheet.lead.blocks)}
                            heading="the introduction"
                            on_follow={on_follow.clone()}
                        />
                        { anchor_link(&sheet.lead.passage, "the introduction", &on_follow) }
                    </div>
                }
                if !sheet.sections.is_empty() {
                    <div class="toolbar" {lang}>
                        { fold_all_button(view.folds.is_all(), &act(|| Action::ToggleAll)) }
                    </div>
                }
                { for sheet.sections.iter().map(|section| html! {
                    <SectionView
                        key={section.passage.id.as_str()}
                        section={Shared::of(section)}
                        folds={Rc::clone(&view.folds)}
                        on_fold={on_fold.clone()}
                        on_follow={on_follow.clone()}
                    />
                }) }
                { footnotes_view(&sheet.footnotes, &on_follow, lang) }
            </main>
            { source_note(sheet) }
            <div class="messages" {lang}>
                { status_message(copied.then_some("Link copied")) }
                { notice_bar(view.notice, &sheet.about.date.in_words(&sheet.about.language), &on_dismiss) }
            </div>
            if let Some((_, address)) = refused {
                { copy_dialog(address, lang, &dialog, &act(|| Action::DismissCopying)) }
            }
        </>
    }
}
