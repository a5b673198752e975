//! The page: the sheet, the state of its view and the effects, put together.

#[cfg(feature = "hydration")]
mod adopt;
mod shape;

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

#[cfg(feature = "hydration")]
pub use adopt::adopt;
#[cfg(feature = "ssr")]
pub use shape::of_markup;

use crate::components::{
    BlocksView, ContentsList, CopyDialog, FoldAllButton, FootnotesView, Masthead, NoticeBar,
    SectionView, SourceNote, StatusMessage,
};
use crate::hooks::{
    use_address, use_copy, use_keyboard_focus, use_modal, use_program_ready, use_view_state,
};
use crate::sheet::{PassageId, Sheet};
use crate::view_state::{Action, Copying};

/// What an [`App`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The sheet.
    pub sheet: Rc<Sheet>,
    /// The sections that are folded when the program arrives; none when the page is published.
    #[prop_or_default]
    pub folded: BTreeSet<PassageId>,
}

/// The whole page, drawn alike when it is published and when the program adopts it.
#[component]
pub fn App(Props { sheet, folded }: &Props) -> Html {
    let view = use_view_state(sheet, folded);
    let on_follow = use_copy(sheet, &view);
    let (message, refused) = match &view.copying {
        None => (None, None),
        Some(Copying::Done) => (Some("Link copied"), None),
        Some(Copying::Refused(address)) => (None, Some(address.clone())),
    };
    let dialog = use_modal(refused.as_deref());
    let act = |action: fn() -> Action| {
        let dispatcher = view.dispatcher();
        Callback::from(move |()| dispatcher.dispatch(action()))
    };
    let on_fold = {
        let dispatcher = view.dispatcher();
        use_callback((), move |(section, folded), ()| {
            dispatcher.dispatch(Action::Fold { section, folded })
        })
    };
    let on_arrive = {
        let dispatcher = view.dispatcher();
        Callback::from(move |notice| dispatcher.dispatch(Action::Arrive(notice)))
    };
    use_address(sheet, on_arrive);
    use_keyboard_focus();
    use_program_ready();

    html! {
        <>
            <main class="page">
                <Masthead sheet={Rc::clone(sheet)} on_follow={on_follow.clone()} />
                <ContentsList sections={sheet.sections.clone()} />
                if !sheet.lead.blocks.is_empty() {
                    <div id={sheet.lead.passage.id.to_string()} class="lead">
                        <BlocksView
                            blocks={Rc::clone(&sheet.lead.blocks)}
                            heading="the introduction"
                            on_follow={on_follow.clone()}
                        />
                    </div>
                }
                if !sheet.sections.is_empty() {
                    <div class="toolbar">
                        <FoldAllButton all_folded={view.all_folded()} on_press={act(|| Action::ToggleAll)} />
                    </div>
                }
                { for sheet.sections.iter().map(|section| html! {
                    <SectionView
                        key={section.passage.id.as_str()}
                        section={Rc::clone(section)}
                        folded={Rc::clone(&view.folded)}
                        on_fold={on_fold.clone()}
                        on_follow={on_follow.clone()}
                    />
                }) }
                <FootnotesView footnotes={sheet.footnotes.clone()} {on_follow} />
            </main>
            <SourceNote sheet={Rc::clone(sheet)} />
            <div class="messages">
                <StatusMessage words={message} />
                <NoticeBar
                    notice={view.notice}
                    date={sheet.about.date.in_words(&sheet.about.language)}
                    on_dismiss={act(|| Action::DismissNotice)}
                />
            </div>
            if let Some(address) = refused {
                <CopyDialog {address} {dialog} on_close={act(|| Action::DismissCopying)} />
            }
        </>
    }
}
