//! Highlights the text of a text fragment (`#:~:text=`), and shows a notice if it is gone.
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
use crate::text_fragment::{Directive, find_directive, repaired};

/// Highlights the text after the first render and whenever the URL or the scope changes, until the URL
/// has another fragment. Must be called after `use_navigation`, which sets the other notices.
#[hook]
pub fn use_text_fragment(viewer: &Viewer) {
    let dispatcher = viewer.dispatcher();
    use_effect_with(
        (viewer.sheet.clone(), Rc::clone(&viewer.links.scope)),
        move |(sheet, scope)| {
            let search = {
                let (sheet, scope) = (sheet.clone(), Rc::clone(scope));
                move |text: Option<String>, is_followed| {
                    let text = text.unwrap_or_default();
                    let directive = Directive::parse(&text);
                    let (text, notice) = if directive.0.is_empty() {
                        highlight::mark(&[]);
                        (None, None)
                    } else {
                        let page = PageText::read();
                        if highlight_text(&page, &directive, is_followed) {
                            (Some(text), None)
                        } else if let Some(text) = highlight_repaired(&page, &text) {
                            (Some(text), None)
                        } else {
                            let notice = notice_for(&page, &directive, &sheet, &scope);
                            (Some(text), notice)
                        }
                    };
                    dispatcher.dispatch(Action::SearchText {
                        directive: text,
                        notice,
                    });
                }
            };
            search(location::directive(), false);
            let listener = location::on_directive(move |directive| search(directive, true));
            move || drop(listener)
        },
    );
}

/// Highlights the text that a damaged directive means, corrects the URL, and returns the directive.
fn highlight_repaired(page: &PageText, damaged: &str) -> Option<String> {
    let found = repaired(damaged)
        .into_iter()
        .find(|reading| highlight_text(page, &Directive::parse(reading), true))?;
    location::replace_directive(&found);
    Some(found)
}

/// Highlights the text in the page and returns whether there is any.
fn highlight_text(page: &PageText, directive: &Directive, is_followed: bool) -> bool {
    let ranges: Vec<_> = find_directive(page.text(), directive)
        .into_iter()
        .filter_map(|range| page.to_dom_range(range))
        .collect();
    highlight::mark(&ranges);
    if let Some(first) = ranges.first()
        // On load the reader may have scrolled away while the app was loading.
        && (is_followed || !reveal::is_in_target(first))
    {
        reveal::show(first);
    }
    !ranges.is_empty()
}

/// Returns the notice for text that is not found. If it is in the sheet but not in the page, it is outside
/// of the extract. If the page is not an extract, it may be translated, and there is no notice.
fn notice_for(
    page: &PageText,
    directive: &Directive,
    sheet: &Sheet,
    scope: &Scope,
) -> Option<Notice> {
    let text = directive.without_context();
    if find_directive(&sheet.written_in(Notation::Page), &text).is_empty() {
        Some(Notice::TextGone)
    } else if find_directive(page.text(), &text).is_empty() {
        (*scope != Scope::Whole).then_some(Notice::Outside)
    } else {
        // The text is there, but without the context that the link gives.
        Some(Notice::TextChanged)
    }
}
