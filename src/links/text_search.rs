//! Searches the page for the text of a text fragment.

use super::Action;
use crate::address::{Address, Notice};
use crate::platform::page_text::PageText;
use crate::platform::{highlight, location, page, reveal};
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
        if let Some(at) = highlight_text(&page, &directive, is_followed) {
            (Some(text.to_owned()), notice_of_place(&page, at))
        } else if let Some((repaired, at)) = highlight_repaired(&page, text) {
            (Some(repaired), notice_of_place(&page, at))
        } else {
            let notice = notice_for(&page, &directive, sheet, scope);
            (Some(text.to_owned()), notice)
        }
    };
    Action::SearchText { directive, notice }
}

/// Highlights the text that a damaged directive means, corrects the URL, and returns the directive and
/// where the text starts.
fn highlight_repaired(page: &PageText, damaged: &str) -> Option<(String, usize)> {
    let found = repaired(damaged).into_iter().find_map(|reading| {
        let at = highlight_text(page, &Directive::parse(&reading), true)?;
        Some((reading, at))
    })?;
    location::replace_directive(&found.0);
    Some(found)
}

/// Highlights the text in the page and returns where it starts, if there is any.
fn highlight_text(page: &PageText, directive: &Directive, is_followed: bool) -> Option<usize> {
    let found = find_directive(page.text(), directive);
    let start = found.first().map(|range| range.start);
    let ranges: Vec<_> = found
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
    start
}

/// Returns the notice if the text is outside of the passage that the link names.
fn notice_of_place(page: &PageText, at: usize) -> Option<Notice> {
    let (search, hash) = location::search_and_hash();
    let named = page::element(&Address::parse(&search, &hash).id)?;
    let found = page::element(&page.passage_at(at)?)?;
    (!named.contains(Some(&found))).then_some(Notice::TextMoved)
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
