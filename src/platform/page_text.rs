//! The text of the page as the browser's own search sees it, and where in the page each word is.
//!
//! Whoever looks for words, or makes a link to some, deals with one text in which every block is a
//! line; the page is made of nodes with white space of their own, counted in UTF-16. What is folded
//! belongs to the text, since browsers search it and unfold it; what is never shown does not.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range as DomRange, Window};

use super::page;

/// The text of the page at a moment.
#[derive(Debug, Default)]
pub struct PageText {
    text: String,
    nodes: Vec<Node>,
    words: Vec<Word>,
    /// Where in the text stands what is not quoted, in bytes.
    unquoted: Vec<Range<usize>>,
    /// Where raised words stand, in bytes.
    raised: Vec<Range<usize>>,
}

/// What these elements hold is no text of the page.
const OPAQUE: [&str; 4] = ["select", "svg", "textarea", "iframe"];
/// What is there only while the program is.
const OF_THE_PROGRAM: &str = ".toolbar, .print-bar, .messages, dialog";
/// What is out of sight in one view and shown in another.
const OF_THE_SHEET: &str = ".contents-list, .lead, .section-view, .section-view__body > *, .footnotes, .footnotes li, .footnotes__back";
/// What stands beside the sheet, and tells each view and each edition something else.
const BESIDE_THE_SHEET: &str = ".contents-list, .masthead__fingerprint, .extract-note, .kept-copy, .newer-version, .source-note";
/// What stands among the words of the sheet and is none of them.
const UNQUOTED: &str = ".footnote-mark, .footnotes__heading, .footnotes__back";

/// What stands above the line, and is no number of a footnote.
const RAISED: &str = "sup:not(:has(.footnote-mark))";

/// A run without white space: it has the same letters in the text and in the page.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// Where it begins in the text, in bytes.
    at: usize,
    /// Where it begins in the page: in which text node, at which unit of UTF-16.
    node: usize,
    unit: usize,
}

/// What lies between the last letter and the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    Nothing,
    Space,
    Block,
}

impl PageText {
    /// The text of this moment; empty where there is no page.
    #[must_use]
    pub fn now() -> Self {
        Self::read(None)
    }

    /// The text of the whole page, whatever of it is shown, with `wall` in place of what is there only
    /// while the program is, and around what stands beside the sheet: the text in which links are made,
    /// for they must hold in every view.
    #[must_use]
    pub fn in_every_view(wall: char) -> Self {
        Self::read(Some(wall))
    }

    fn read(wall: Option<char>) -> Self {
        let mut reading = Reading {
            wall,
            ..Reading::default()
        };
        if let Some((window, document)) = web_sys::window().zip(page::document())
            && let Some(body) = document.body()
        {
            reading.element(&window, &body);
        }
        reading.found
    }

    /// One line for each block, white space within it collapsed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// These bytes of the text as they are quoted: the words of the sheet and nothing else but a sign
    /// before raised words that are a power, for `106` would not be 10^6.
    #[must_use]
    pub fn quoted(&self, range: Range<usize>, is_power: fn(&str) -> bool) -> String {
        let mut quoted = String::new();
        for part in self.quotable(range) {
            let mut from = part.start;
            let raised = self.raised.iter();
            let raised = raised.filter(|raised| part.contains(&raised.start));
            for power in raised.filter(|raised| is_power(&self.text[(*raised).clone()])) {
                quoted.extend([&self.text[from..power.start], "^"]);
                from = power.start;
            }
            quoted.push_str(&self.text[from..part.end]);
        }
        quoted.trim().to_owned()
    }

    /// The part of these bytes that begins and ends with words of the sheet; `None` where there are
    /// none.
    #[must_use]
    pub fn within_sheet(&self, range: Range<usize>) -> Option<Range<usize>> {
        let parts = self.quotable(range).into_iter();
        let mut parts = parts.filter_map(|part| {
            let words = self.text.get(part.clone())?;
            let start = part.end - words.trim_start().len();
            (!words.trim().is_empty()).then(|| start..start + words.trim().len())
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

    /// Where these bytes of the text are in the page.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Option<DomRange> {
        let first = self.words.partition_point(|word| word.at <= range.start);
        let last = self.words.partition_point(|word| word.at < range.end);
        let (start, start_unit) = self.position(first.checked_sub(1)?, range.start)?;
        let (end, end_unit) = self.position(last.checked_sub(1)?, range.end)?;
        let place = page::document()?.create_range().ok()?;
        place.set_start(start, start_unit).ok()?;
        place.set_end(end, end_unit).ok()?;
        Some(place)
    }

    /// Which bytes of the text the reader has selected; `None` where none of it is.
    #[must_use]
    pub fn selected(&self) -> Option<Range<usize>> {
        let selection = web_sys::window()?.get_selection().ok()??;
        if selection.is_collapsed() {
            return None;
        }
        self.bytes(&selection.get_range_at(0).ok()?)
    }

    /// The bytes of the text in this part of the page.
    fn bytes(&self, part: &DomRange) -> Option<Range<usize>> {
        const END: u32 = u32::MAX;
        let side = |node: &Node, unit| part.compare_point(node, unit).unwrap_or(1);
        let length = |node: &Node| node.node_value().unwrap_or_default().encode_utf16().count();
        let first = self
            .nodes
            .partition_point(|node| side(node, units(length(node))) < 0);
        let behind = self.nodes.partition_point(|node| side(node, 0) <= 0);
        let last = behind.checked_sub(1)?;
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

    /// The id of the passage, or of the section, in which this byte of the text is.
    #[must_use]
    pub fn passage_at(&self, offset: usize) -> Option<String> {
        let word = self.words.partition_point(|word| word.at <= offset);
        let (node, _) = self.position(word.checked_sub(1)?, offset)?;
        let holder = node
            .parent_element()?
            .closest(".passage, .section-view__body, .section-view, .footnotes li, .footnotes")
            .ok()??;
        if holder.id().is_empty() {
            // A heading stands outside of what has an id to link to.
            let body = holder.query_selector(".section-view__body, li").ok()??;
            return Some(body.id());
        }
        Some(holder.id())
    }

    fn position(&self, word: usize, offset: usize) -> Option<(&Node, u32)> {
        let word = self.words.get(word)?;
        let before = self.text.get(word.at..offset)?.encode_utf16().count();
        Some((self.nodes.get(word.node)?, units(word.unit + before)))
    }

    /// Where in the text a place of the page is: between words, where the next one begins.
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

/// What style sheets collapse: not the spaces that hold words together.
fn is_white_space(letter: char) -> bool {
    letter.is_ascii_whitespace()
}

/// A walk through the page.
#[derive(Default)]
struct Reading {
    found: PageText,
    gap: Gap,
    wall: Option<char>,
}

impl Reading {
    fn element(&mut self, window: &Window, element: &Element) {
        let Ok(Some(style)) = window.get_computed_style(element) else {
            return;
        };
        let value = |name| style.get_property_value(name).unwrap_or_default();
        let display = value("display");
        let is = |css| element.matches(css).unwrap_or_default();
        let start = self.found.text.len();
        if self.wall.is_some() && is(OF_THE_PROGRAM) {
            self.build_wall();
            self.found.unquoted.push(start..self.found.text.len());
            return;
        }
        let hidden = display == "none" && !(self.wall.is_some() && is(OF_THE_SHEET));
        if hidden || OPAQUE.contains(&element.local_name().as_str()) {
            return;
        }
        let is_beside = is(BESIDE_THE_SHEET);
        if is_beside {
            self.build_wall();
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
        if is_beside {
            self.build_wall();
        }
        if is_beside || is(UNQUOTED) {
            self.found.unquoted.push(start..self.found.text.len());
        }
        let words = self.found.text[start..].trim_start();
        if is(RAISED) {
            let end = self.found.text.len();
            self.found.raised.push(end - words.len()..end);
        }
    }

    /// A line of its own, which belongs to nobody.
    fn build_wall(&mut self) {
        if let Some(wall) = self.wall {
            self.found.text.extend(['\n', wall]);
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
