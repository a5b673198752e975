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

use crate::address::View;
use crate::colophon::public_place;
use crate::components::{
    Choices, SectionView, contents_list, copy_dialog, extract_note, fold_all_button,
    footnotes_view, lead_view, masthead, notice_bar, own_language, print_bar, print_link,
    selector_of, source_note, status_message,
};
use crate::hooks::{
    Visit, use_address, use_colophon, use_copy, use_dismissal, use_first_drawing,
    use_keyboard_focus, use_modal, use_print, use_print_view, use_program_ready, use_surroundings,
    use_text_fragment, use_view_state,
};
use crate::print_options::PrintOptions;
use crate::scope::Scope;
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
    use_first_drawing(on_drawn);
    let on_visit = use_address(sheet, &view);
    use_text_fragment(sheet, &view);
    use_surroundings(&view);
    use_print_view(view.view(), view.print());
    let on_print = use_print();
    let on_dismiss = use_dismissal(&view);
    use_keyboard_focus();
    use_program_ready();

    let lang = own_language(&sheet.about.language);
    let here = view.surroundings.here.as_deref();
    let place = public_place(sheet.about.base_url.as_deref(), here);
    let colophon = use_colophon(sheet, &view.scope, place);
    let whole = (*view.address).clone().showing(&Scope::Whole);
    let whole = [here.unwrap_or_default(), &whole.to_string()].concat();
    let on_paper = (*view.address).clone().as_view(View::Print);
    // Whoever is sent the address of the view gets the same paper.
    let on_this_paper = on_paper.clone().printing(PrintOptions {
        paper: view.print().paper,
        ..on_paper.print
    });
    let as_page = (*view.address).clone().as_view(View::Page);
    let to = |visit: Visit| on_visit.reform(move |()| visit.clone());

    html! {
        <>
            if view.view() == View::Print {
                { print_bar(sheet, &view, lang, &Choices { on_choose: on_visit.reform(Visit::Instead), on_print, on_back: to(Visit::Back(as_page)) }) }
            }
            <div class="paper">
                <main class="page">
                    { masthead(sheet, &on_follow) }
                    { extract_note(sheet, &view.scope, whole, place, lang) }
                    { contents_list(&sheet.sections, &view.scope, lang) }
                    { lead_view(&sheet.lead, view.scope.names(&sheet.lead.passage.id), &on_follow) }
                    <div class="toolbar" {lang}>
                        { print_link(on_paper.to_string(), &to(Visit::Next(on_this_paper))) }
                        if !sheet.sections.is_empty() {
                            { fold_all_button(view.folds.is_all(), &act(|| Action::ToggleAll)) }
                        }
                    </div>
                    { for sheet.sections.iter().map(|section| html! {
                        <SectionView
                            key={section.passage.id.as_str()}
                            section={Shared::of(section)}
                            scope={Rc::clone(&view.scope)}
                            folds={Rc::clone(&view.folds)}
                            on_fold={on_fold.clone()}
                            on_follow={on_follow.clone()}
                        />
                    }) }
                    { footnotes_view(&sheet.footnotes, view.scope.footnotes(sheet).as_deref(), &on_follow, lang) }
                </main>
                { source_note(sheet, &view.scope, &colophon) }
            </div>
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
