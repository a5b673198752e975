//! Highlights the text that a text fragment (`#:~:text=`) means, and says when it is gone.
//!
//! Browsers highlight it themselves, but not if the text around it has changed, or if they do not
//! support text fragments. So the app highlights the same text in the same style. It scrolls only if
//! the browser has not. A browser without the Navigation API hides the text fragment of the first
//! URL from scripts: there its own highlight is the only one.

use std::rc::Rc;

use yew::prelude::*;

use super::Action;
use crate::address::Notice;
use crate::platform::page_text::PageText;
use crate::platform::{highlight, location, reveal};
use crate::scope::Scope;
use crate::sheet::{Notation, PlainText, Sheet};
use crate::state::Viewer;
use crate::text_fragment::{Directive, find_directive};

/// Highlights the text after the first render and whenever the URL or the scope changes, until the URL
/// has another fragment. To be called after `use_address`, which decides what other notice there is.
#[hook]
pub fn use_text_fragment(viewer: &Viewer) {
    let dispatcher = viewer.dispatcher();
    use_effect_with(
        (viewer.sheet.clone(), Rc::clone(&viewer.links.scope)),
        move |(sheet, scope)| {
            let seek = {
                let (sheet, scope) = (sheet.clone(), Rc::clone(scope));
                move |words: Option<String>, followed| {
                    let directive = Directive::parse(words.as_deref().unwrap_or_default());
                    let loss = if directive.0.is_empty() {
                        highlight::mark(&[]);
                        None
                    } else {
                        let page = PageText::now();
                        let marked = mark(&page, &directive, followed);
                        (!marked)
                            .then(|| loss(&page, &directive, &sheet, &scope))
                            .flatten()
                    };
                    let words = words.filter(|_| !directive.0.is_empty());
                    dispatcher.dispatch(Action::SearchText {
                        directive: words,
                        notice: loss,
                    });
                }
            };
            seek(location::directive(), false);
            let listener = location::on_directive(move |directive| seek(directive, true));
            move || drop(listener)
        },
    );
}

/// Highlights the text in the page and returns whether there is any.
fn mark(page: &PageText, directive: &Directive, followed: bool) -> bool {
    let ranges: Vec<_> = find_directive(page.text(), directive)
        .into_iter()
        .filter_map(|range| page.place(range))
        .collect();
    highlight::mark(&ranges);
    if let Some(first) = ranges.first()
        // On load the reader may have scrolled away while the app was loading.
        && (followed || !reveal::is_in_target(first))
    {
        reveal::show(first);
    }
    !ranges.is_empty()
}

/// Returns the notice for text that cannot be highlighted. If the sheet has it but the page has not, it
/// is outside of the extract; or else the page may be translated, and there is no notice.
fn loss(page: &PageText, directive: &Directive, sheet: &Sheet, scope: &Scope) -> Option<Notice> {
    let words = directive.without_context();
    if find_directive(&sheet.written_in(Notation::Page), &words).is_empty() {
        Some(Notice::WordsGone)
    } else if find_directive(page.text(), &words).is_empty() {
        (*scope != Scope::Whole).then_some(Notice::Outside)
    } else {
        // The text is there, but without the context that the link gives.
        Some(Notice::TextChanged)
    }
}
