//! The text of the page as find-in-page sees it, with the DOM position of each word.
//!
//! In the text, each block is a line and white space is collapsed; the DOM counts in UTF-16 code units of
//! text nodes. Folded sections belong to the text, because browsers search and open them; elements that
//! are never rendered do not.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range as DomRange, Window};

use super::{page, selection};

/// A snapshot of the text of the page.
#[derive(Debug, Default)]
pub struct PageText {
    text: String,
    nodes: Vec<Node>,
    words: Vec<Word>,
    /// Byte ranges that are not quoted.
    unquoted: Vec<Range<usize>>,
    /// Byte ranges of superscripts.
    superscripts: Vec<Range<usize>>,
    /// Byte ranges of sections that are folded.
    folded: Vec<Range<usize>>,
}

/// Elements whose content is not text of the page.
const OPAQUE: [&str; 4] = ["select", "svg", "textarea", "iframe"];
/// Elements that exist only while the app runs.
const APP: &str = ".skip-link, .toolbar, .print-bar, .messages, dialog";
/// Elements that are hidden in one view and shown in another.
const SHEET: &str = ".contents-list, .lead, .section-view, .section-view__body > *, .footnotes, .footnotes li, .footnotes__back";
/// Elements outside of the sheet, whose text differs between views and versions.
const OUTSIDE_SHEET: &str =
    ".contents-list, .abbreviations, .extract-note, .offline-copy, .update-notice, .source-note";
/// Elements within the sheet that are not quoted.
const UNQUOTED: &str = ".footnote-mark, .footnotes__heading, .footnotes__back";

/// The content of a folded section; the print view shows it.
const FOLDED: &str = "html:not([data-view]) details:not([open]) > .section-view__body";
/// Replaces folded sections in a quotation, which must not contain what the reader has not seen.
const OMISSION: &str = "\n[…]";

/// Superscripts that are not footnote marks.
const SUPERSCRIPT: &str = "sup:not(:has(.footnote-mark))";

/// A run without white space, which is the same in the text and in the DOM.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// Its byte offset in the text.
    at: usize,
    /// The index of its text node.
    node: usize,
    /// Its offset in the node, in UTF-16 code units.
    unit: usize,
}

/// The separator between two characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    Nothing,
    Space,
    Block,
}

impl PageText {
    /// Reads the current text; empty if there is no page.
    #[must_use]
    pub fn read() -> Self {
        Self::walk(None)
    }

    /// Reads the text as it is in every view, to generate links that work in all of them.
    /// `separator` replaces elements of the app and surrounds those outside of the sheet.
    #[must_use]
    pub fn read_for_links(separator: char) -> Self {
        Self::walk(Some(separator))
    }

    fn walk(separator: Option<char>) -> Self {
        let mut walker = Walker {
            separator,
            ..Walker::default()
        };
        if let Some((window, document)) = web_sys::window().zip(page::document())
            && let Some(body) = document.body()
        {
            walker.element(&window, &body);
        }
        walker.found
    }

    /// Returns the text: a line per block, with white space collapsed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text of byte ranges for quotation: without unquoted elements, with `[…]` for folded
    /// sections, and with `^` before a superscript that is a power, because `106` is not 10^6.
    #[must_use]
    pub fn quotation(&self, ranges: &[Range<usize>], is_power: fn(&str) -> bool) -> String {
        let mut quoted = String::new();
        for range in ranges {
            let mut from = range.start;
            for folded in &self.folded {
                // A range within a folded section was selected before that was folded.
                if folded.start > from && folded.start < range.end {
                    self.quote(from..folded.start, is_power, &mut quoted);
                    quoted.push_str(OMISSION);
                    from = folded.end.min(range.end);
                }
            }
            self.quote(from..range.end, is_power, &mut quoted);
        }
        quoted.trim().to_owned()
    }

    fn quote(&self, range: Range<usize>, is_power: fn(&str) -> bool, quoted: &mut String) {
        let start = quoted.len();
        for part in self.quotable(range) {
            let mut from = part.start;
            let inside = self.superscripts.iter();
            let inside = inside.filter(|range| part.contains(&range.start));
            for power in inside.filter(|range| is_power(&self.text[(*range).clone()])) {
                quoted.extend([&self.text[from..power.start], "^"]);
                from = power.start;
            }
            quoted.push_str(&self.text[from..part.end]);
        }
        if !quoted[start..].starts_with('\n') {
            quoted.insert(start, '\n');
        }
    }

    /// Trims a byte range to text of the sheet. Returns `None` if it has none.
    #[must_use]
    pub fn trim_to_sheet(&self, range: Range<usize>) -> Option<Range<usize>> {
        let parts = self.quotable(range).into_iter();
        let mut parts = parts.filter_map(|part| {
            let text = self.text.get(part.clone())?;
            let start = part.end - text.trim_start().len();
            (!text.trim().is_empty()).then(|| start..start + text.trim().len())
        });
        let first = parts.next()?;
        let end = parts.next_back().map_or(first.end, |last| last.end);
        Some(first.start..end)
    }

    fn quotable(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut from = range.start;
        let mut parts = Vec::new();
        for unquoted in &self.unquoted {
            if unquoted.end > from && unquoted.start < range.end {
                parts.push(from..unquoted.start.max(from));
                from = unquoted.end;
            }
        }
        parts.push(from..range.end.max(from));
        parts
    }

    /// Converts a byte range of the text to a DOM range.
    #[must_use]
    pub fn to_dom_range(&self, range: Range<usize>) -> Option<DomRange> {
        let first = self.words.partition_point(|word| word.at <= range.start);
        let last = self.words.partition_point(|word| word.at < range.end);
        let (start, start_unit) = self.position(first.checked_sub(1)?, range.start)?;
        let (end, end_unit) = self.position(last.checked_sub(1)?, range.end)?;
        let range = page::document()?.create_range().ok()?;
        range.set_start(start, start_unit).ok()?;
        range.set_end(end, end_unit).ok()?;
        Some(range)
    }

    /// Returns the byte ranges of the sheet's text that is selected, in order.
    ///
    /// Firefox makes a range of each passage or table cell; those with none of the sheet's text between
    /// them are one here.
    #[must_use]
    pub fn selected_ranges(&self) -> Vec<Range<usize>> {
        let mut selected: Vec<Range<usize>> = Vec::new();
        for range in selection::ranges() {
            let range = self
                .to_byte_range(&range)
                .and_then(|range| self.trim_to_sheet(range));
            match (range, selected.last_mut()) {
                (Some(range), Some(last))
                    if self.trim_to_sheet(last.end..range.start).is_none() =>
                {
                    last.end = range.end;
                }
                (range, _) => selected.extend(range),
            }
        }
        selected
    }

    /// Converts a DOM range to a byte range of the text.
    fn to_byte_range(&self, part: &DomRange) -> Option<Range<usize>> {
        const END: u32 = u32::MAX;
        let side = |node: &Node, unit| part.compare_point(node, unit).unwrap_or(1);
        let length = |node: &Node| node.node_value().unwrap_or_default().encode_utf16().count();
        let first = self
            .nodes
            .partition_point(|node| side(node, units(length(node))) < 0);
        let after = self.nodes.partition_point(|node| side(node, 0) <= 0);
        let last = after.checked_sub(1)?;
        let unit_in = |node: usize, container: Node, unit, otherwise| {
            let held = self.nodes.get(node).is_some_and(|node| *node == container);
            if held { unit } else { otherwise }
        };
        let start = unit_in(
            first,
            part.start_container().ok()?,
            part.start_offset().ok()?,
            0,
        );
        let end = unit_in(
            last,
            part.end_container().ok()?,
            part.end_offset().ok()?,
            END,
        );
        let range = self.offset(first, start)..self.offset(last, end);
        (range.start < range.end).then_some(range)
    }

    /// Returns the id of the passage or section at a byte offset.
    #[must_use]
    pub fn passage_at(&self, offset: usize) -> Option<String> {
        let word = self.words.partition_point(|word| word.at <= offset);
        let (node, _) = self.position(word.checked_sub(1)?, offset)?;
        let container = node
            .parent_element()?
            .closest(".passage, .section-view__body, .section-view, .footnotes li, .footnotes")
            .ok()??;
        if container.id().is_empty() {
            // A heading is outside of the element with the section's id.
            let body = container.query_selector(".section-view__body, li").ok()??;
            return Some(body.id());
        }
        Some(container.id())
    }

    fn position(&self, word: usize, offset: usize) -> Option<(&Node, u32)> {
        let word = self.words.get(word)?;
        let before = self.text.get(word.at..offset)?.encode_utf16().count();
        Some((self.nodes.get(word.node)?, units(word.unit + before)))
    }

    /// Converts a DOM position to a byte offset; between words, that of the next word.
    fn offset(&self, node: usize, unit: u32) -> usize {
        let unit = usize::try_from(unit).unwrap_or(usize::MAX);
        let next = self
            .words
            .partition_point(|word| (word.node, word.unit) <= (node, unit));
        let begins = |word: usize| self.words.get(word).map_or(self.text.len(), |word| word.at);
        let Some(word) = next.checked_sub(1).and_then(|word| self.words.get(word)) else {
            return begins(next);
        };
        if word.node != node {
            return begins(next);
        }
        let mut left = unit - word.unit;
        for (at, letter) in self.text[word.at..begins(next)].char_indices() {
            if left == 0 || is_white_space(letter) {
                return word.at + at;
            }
            left = left.saturating_sub(letter.len_utf16());
        }
        begins(next)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "no text node is that long")]
fn units(count: usize) -> u32 {
    count as u32
}

/// Whether CSS collapses the character, unlike no-break spaces.
fn is_white_space(letter: char) -> bool {
    letter.is_ascii_whitespace()
}

/// Collects the text of the page.
#[derive(Default)]
struct Walker {
    found: PageText,
    gap: Gap,
    separator: Option<char>,
}

impl Walker {
    fn element(&mut self, window: &Window, element: &Element) {
        let Ok(Some(style)) = window.get_computed_style(element) else {
            return;
        };
        let value = |name| style.get_property_value(name).unwrap_or_default();
        let display = value("display");
        let is = |css| element.matches(css).unwrap_or_default();
        let start = self.found.text.len();
        if self.separator.is_some() && is(APP) {
            self.separate();
            self.found.unquoted.push(start..self.found.text.len());
            return;
        }
        let hidden = display == "none" && !(self.separator.is_some() && is(SHEET));
        if hidden || OPAQUE.contains(&element.local_name().as_str()) {
            return;
        }
        let is_outside = is(OUTSIDE_SHEET);
        if is_outside {
            self.separate();
        }
        let flows = matches!(display.as_str(), "inline" | "contents");
        if !flows || element.local_name() == "br" {
            self.gap = Gap::Block;
        }
        let shown = value("visibility") == "visible";
        let mut child = element.first_child();
        while let Some(node) = child {
            child = node.next_sibling();
            if let Some(element) = node.dyn_ref() {
                self.element(window, element);
            } else if shown && node.node_type() == Node::TEXT_NODE {
                self.text(node);
            }
        }
        if !flows {
            self.gap = Gap::Block;
        }
        if is_outside {
            self.separate();
        }
        if is_outside || is(UNQUOTED) {
            self.found.unquoted.push(start..self.found.text.len());
        }
        if is(FOLDED) {
            self.found.folded.push(start..self.found.text.len());
        }
        let words = self.found.text[start..].trim_start();
        if is(SUPERSCRIPT) {
            let end = self.found.text.len();
            self.found.superscripts.push(end - words.len()..end);
        }
    }

    /// Adds the separator as a line of its own.
    fn separate(&mut self) {
        if let Some(separator) = self.separator {
            self.found.text.extend(['\n', separator]);
            self.gap = Gap::Block;
        }
    }

    fn text(&mut self, node: Node) {
        let Self { found, gap, .. } = self;
        let mut unit = 0;
        let mut in_word = false;
        for letter in node.node_value().unwrap_or_default().chars() {
            if is_white_space(letter) {
                *gap = (*gap).max(Gap::Space);
                in_word = false;
            } else {
                if !found.text.is_empty() {
                    found.text.push_str(match gap {
                        Gap::Nothing => "",
                        Gap::Space => " ",
                        Gap::Block => "\n",
                    });
                }
                *gap = Gap::Nothing;
                if !in_word {
                    found.words.push(Word {
                        at: found.text.len(),
                        node: found.nodes.len(),
                        unit,
                    });
                }
                in_word = true;
                found.text.push(letter);
            }
            unit += letter.len_utf16();
        }
        found.nodes.push(node);
    }
}
