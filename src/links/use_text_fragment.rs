//! Marks the words to which the address leads.
//!
//! Browsers do this by themselves, until adopting the page wipes their mark; some do not know the
//! form. So the program marks the same words in the same way, which is not seen twice. It moves the
//! reader only where the browser has not, and tells when the words are gone.

use std::rc::Rc;

use yew::prelude::*;

use super::Action;
use crate::address::Notice;
use crate::platform::page_text::PageText;
use crate::platform::{highlight, location, reveal};
use crate::scope::Scope;
use crate::sheet::{Notation, PlainText, Sheet};
use crate::state::Viewer;
use crate::text_fragment::{Directive, find_all};

/// Marks them once the page is drawn, and whenever the address or the scope changes; until the address
/// leads elsewhere.
/// To be called after `use_address`, which decides what else there is to tell.
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

/// Marks the words in the page; whether there are any.
fn mark(page: &PageText, directive: &Directive, followed: bool) -> bool {
    let places: Vec<_> = find_all(page.text(), directive)
        .into_iter()
        .filter_map(|range| page.place(range))
        .collect();
    highlight::mark(&places);
    if let Some(first) = places.first()
        // Who has come with the page may have gone on while the program was on its way.
        && (followed || !reveal::is_in_target(first))
    {
        reveal::show(first);
    }
    !places.is_empty()
}

/// What to tell of words that cannot be marked. Where the page has none of them but the sheet does,
/// they are outside of the extract; else the page may be translated, and nothing is claimed.
fn loss(page: &PageText, directive: &Directive, sheet: &Sheet, scope: &Scope) -> Option<Notice> {
    let words = directive.without_context();
    if find_all(&sheet.written_in(Notation::Page), &words).is_empty() {
        Some(Notice::WordsGone)
    } else if find_all(page.text(), &words).is_empty() {
        (*scope != Scope::Whole).then_some(Notice::Outside)
    } else {
        // They stand more than once, and not where they stood.
        Some(Notice::TextChanged)
    }
}
