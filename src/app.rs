//! The page: the sheet, the state of its view and the effects, put together.

#[cfg(feature = "hydration")]
mod adopt;
#[cfg(any(feature = "hydration", feature = "ssr"))]
mod shape;
mod use_first_drawing;
mod use_program_ready;

use std::rc::Rc;

use yew::prelude::*;

#[cfg(feature = "hydration")]
pub use adopt::adopt;
#[cfg(feature = "ssr")]
pub use shape::of_markup;

use use_first_drawing::use_first_drawing;
use use_program_ready::use_program_ready;

use crate::address::View;
use crate::colophon::public_place;
use crate::document::{
    SectionView, contents_list, extract_note, footnotes_view, lead_view, masthead, selector_of,
    source_note,
};
use crate::folding::{FoldAllButton, use_folded};
use crate::hooks::use_text_fragment;
use crate::interface_text as text;
use crate::links::{Visit, notice_bar, use_address, use_dismissal, use_keyboard_focus};
use crate::print::{
    Choices, print_bar, print_link, sheet_margins, use_colophon, use_print, use_print_view,
    use_sheets, use_surroundings, use_title,
};
use crate::scope::Scope;
use crate::selection::{selection_bar, use_selection, words};
use crate::share::{
    ByHand, Copied, SHARE_SHOWN, Ways, share_button, share_dialog, share_section, status_message,
    use_citations, use_follow, use_modal, use_save, use_share,
};
use crate::sharing::{Field, Outcome, Sharing, Subject};
use crate::sheet::{PassageId, Shared, Sheet};
use crate::state::{Action, use_view_state};
use crate::ui::own_language;

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
    let view = use_view_state();
    let initially_folded = use_memo((), |()| folded.clone());
    let ways = use_share(&view);
    let on_follow = use_follow(sheet, &ways.copy, selector_of);
    let dialog = use_modal(view.sharing.as_ref().map(|sharing| {
        let Sharing { opener, field, .. } = &**sharing;
        (opener.clone(), field.selector())
    }));
    let citations = use_citations(view.selecting.is_some() || view.sharing.is_some());
    let here = view.surroundings.here.as_deref();
    let base_url = sheet.about.base_url.as_deref();
    let place = public_place(base_url, here);
    let shared_place = base_url.or(here).unwrap_or_default();
    let selected = use_selection(sheet, &view);
    let on_words = words::ways(
        &selected,
        sheet,
        &view,
        shared_place,
        citations.as_ref(),
        &ways.copy,
    );
    let citations = citations
        .as_ref()
        .map(|(citations, today)| (&**citations, *today));
    let on_act = {
        let dispatcher = view.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    let on_share = use_callback(on_act.clone(), |section: PassageId, on_act| {
        let opener = share_section(&section);
        on_act.emit(Action::Share(Sharing::new(
            Subject::Passage(section),
            opener,
        )));
    });
    use_first_drawing(on_drawn);
    let on_visit = use_address(sheet, &view);
    use_text_fragment(sheet, &view);
    use_surroundings(&view);
    let is_extract = *view.scope != Scope::Whole;
    let folded = use_folded(&initially_folded, view.view());
    use_print_view(view.arrived, view.view(), view.print(), is_extract);
    use_title(is_extract);
    use_sheets(&view);
    let on_print = use_print();
    let on_save = use_save(&view);
    let on_dismiss = use_dismissal(&view);
    use_keyboard_focus();
    use_program_ready(view.arrived);

    let lang = own_language(&sheet.about.language);
    let colophon = use_colophon(sheet, &view.scope, place);
    let whole = [
        here.unwrap_or_default(),
        &view.address_in_whole().to_string(),
    ]
    .concat();
    let on_paper = (*view.address).clone().as_view(View::Print);
    let as_page = (*view.address).clone().as_view(View::Page);
    let on_mend = {
        let target = view.target.clone();
        let on_follow = on_follow.clone();
        Callback::from(move |()| target.iter().cloned().for_each(|id| on_follow.emit(id)))
    };
    let on_share_shown = {
        // The view is what the reader has made of the sheet, where they have.
        let is_plain = *view.scope == Scope::Whole && view.view() == View::Page;
        let shown = if is_plain {
            Subject::Sheet
        } else {
            Subject::View
        };
        let selecting = view.selecting.is_some();
        on_act.reform(move |()| {
            let words = if selecting { selected.emit(()) } else { None };
            let subject = words.map_or_else(|| shown.clone(), Subject::Words);
            Action::Share(Sharing::new(subject, SHARE_SHOWN.to_owned()))
        })
    };
    let shown_sections = view.scope.sections(sheet);
    let all_folded = shown_sections
        .iter()
        .all(|section| initially_folded.contains(&section.passage.id));
    let to = |visit: Visit| on_visit.reform(move |()| visit.clone());

    html! {
        <>
            if view.view() == View::Print {
                { print_bar(sheet, &view, &folded, lang, &Choices { on_choose: on_visit.reform(Visit::Instead), on_print, on_share: on_share_shown.clone(), on_back: to(Visit::Back(as_page)) }) }
            }
            <div class="paper">
                <main class="page">
                    <p class="extract-failed" {lang}>{ text::EXTRACT_FAILED }</p>
                    { masthead(sheet, &on_follow) }
                    { extract_note(sheet, &view.scope, whole.clone(), place, lang) }
                    { contents_list(&sheet.sections, &view.scope, lang) }
                    { lead_view(&sheet.lead, view.scope.names(&sheet.lead.passage.id), &on_follow) }
                    <div class="toolbar" {lang}>
                        <p class="app-failed">{ text::APP_FAILED }</p>
                        { share_button(&on_share_shown) }
                        { print_link(on_paper.to_string(), &to(Visit::Next(view.printed_address()))) }
                        if !shown_sections.is_empty() {
                            <FoldAllButton {all_folded} scope={Rc::clone(&view.scope)} />
                        }
                    </div>
                    { for sheet.sections.iter().map(|section| html! {
                        <SectionView
                            key={section.passage.id.as_str()}
                            section={Shared::of(section)}
                            scope={Rc::clone(&view.scope)}
                            folded={Rc::clone(&initially_folded)}
                            on_follow={on_follow.clone()}
                            on_share={on_share.clone()}
                        />
                    }) }
                    { footnotes_view(&sheet.footnotes, view.scope.marks(sheet).as_deref(), &on_follow, lang) }
                </main>
                { source_note(sheet, &view.scope, &colophon) }
                { sheet_margins(view.sheets, is_extract) }
            </div>
            <div class="messages" {lang}>
                { notice_bar(view.notice, &sheet.about.date.in_words(&sheet.about.language), &whole, &on_dismiss, &on_mend) }
                { status_message(view.outcome.filter(|_| view.sharing.is_none())) }
                { selection_bar(view.selecting, lang, &on_words) }
            </div>
            { share_dialog(sheet, &view, shared_place, citations, lang, &dialog, &Ways {
                on_act: on_act.clone(),
                on_copy: ways.copy.reform(|(field, text): (Field, String)| Copied {
                    text,
                    outcome: Outcome::of_copied(field),
                    by_hand: ByHand::Here(field),
                }),
                on_hand_over: ways.hand_over,
                on_save,
            }) }
        </>
    }
}
