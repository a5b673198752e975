//! Searches the page for the text of a text fragment.

use super::Action;
use crate::address::Notice;
use crate::platform::page_text::PageText;
use crate::platform::{highlight, location, reveal};
use crate::scope::Scope;
use crate::sheet::{Notation, PlainText, Sheet};
use crate::text_fragment::{Directive, find_directive, repaired};
use crate::ui::lazy::lazy;

/// Searches for a directive, which was followed in the page or on load, and returns the result.
type Search = fn(directive: &str, is_followed: bool, &Sheet, &Scope) -> Action;

lazy! {
    /// Loads the search.
    pub(super) fn load() -> Search {
        search
    }
}

fn search(text: &str, is_followed: bool, sheet: &Sheet, scope: &Scope) -> Action {
    let directive = Directive::parse(text);
    let (directive, notice) = if directive.0.is_empty() {
        highlight::mark(&[]);
        (None, None)
    } else {
        let page = PageText::read();
        if highlight_text(&page, &directive, is_followed) {
            (Some(text.to_owned()), None)
        } else if let Some(repaired) = highlight_repaired(&page, text) {
            (Some(repaired), None)
        } else {
            let notice = notice_for(&page, &directive, sheet, scope);
            (Some(text.to_owned()), notice)
        }
    };
    Action::SearchText { directive, notice }
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
