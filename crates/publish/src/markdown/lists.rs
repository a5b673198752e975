//! Lists, and lines that Markdown takes for lists.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::blocks::line_of;
use super::body::BodyParser;
use super::passage_ids::Scope;
use crate::sheet::{Delimiter, List, ListItem, Notation, PassageKind, PlainText};

/// Numbers from here on are years and figures, not positions in a list.
const NO_POSITION: u64 = 1000;

impl BodyParser<'_> {
    pub(super) fn list(
        &mut self,
        start: Option<u64>,
        span: &Range<usize>,
        scope: &mut Scope,
    ) -> List {
        let errors = self.diagnostics.len();
        self.check_list_start(start, span);
        let mut items = Vec::new();
        let mut spans = Vec::new();
        while let Some((Event::Start(Tag::Item), span)) = self.take() {
            let item = self.list_item(&span, scope);
            items.push((typed_number(&self.source[span.clone()]), item));
            spans.push(span);
        }
        if start.is_some() {
            let told = self.diagnostics.len() > errors;
            self.number_items(&mut items, &spans, told);
        } else {
            self.check_bullets(&spans);
        }
        self.check_flattened(&spans);
        let first = items.first().and_then(|(number, _)| *number);
        if let Some((Some(last), _)) = items.last() {
            self.last_number = Some(*last);
        }
        let marker = spans.first().map(|span| marker(&self.source[span.clone()]));
        let has_parenthesis = marker.is_some_and(|marker| marker.ends_with(')'));
        if let Some(marker) = marker.filter(|marker| marker.len() > 2 && marker.starts_with('0')) {
            let line = line_of(self.source, &spans[0]);
            self.warn(
                &line,
                format!("the zero of `{marker}` is not published"),
                &format!(
                    "delete it, or write `{}` if it is text",
                    marker.replace('.', "\\.").replace(')', "\\)")
                ),
            );
        }
        List {
            start: start.map(|_| u32::try_from(first.unwrap_or(1)).unwrap_or(1)),
            delimiter: has_parenthesis.then_some(Delimiter::Parenthesis),
            items: items.into_iter().map(|(_, item)| item).collect(),
        }
    }

    /// Refuses a list that is probably a line of a paragraph: `2025. Since then …`.
    fn check_list_start(&mut self, start: Option<u64>, span: &Range<usize>) {
        let Some(start) = start.filter(|_| !self.starts_within_line(span)) else {
            return;
        };
        if std::mem::take(&mut self.is_list_split) {
            return;
        }
        let interrupts = self.interrupts_text(span);
        let items = self.source[span.clone()]
            .lines()
            .filter(|line| typed_number(line).is_some());
        let is_lone = items.count() == 1;
        let goes_on = self.last_number.is_some_and(|last| last + 1 == start);
        let line = line_of(self.source, span);
        let delimiter = if marker(&self.source[line.clone()]).ends_with(')') {
            ')'
        } else {
            '.'
        };
        if start >= NO_POSITION || interrupts && (start > 1 || is_lone) {
            let or = if interrupts && start < NO_POSITION {
                ", or leave an empty line before the list"
            } else {
                ""
            };
            self.error(
                &line,
                format!("a line that starts with `{start}{delimiter}` becomes a list"),
                &format!("write `{start}\\{delimiter}` if it is text{or}"),
            );
        } else if is_lone && start > 1 && !goes_on {
            self.warn(
                &line,
                format!("a line that starts with `{start}{delimiter}` becomes a list of one item"),
                &format!("write `{start}\\{delimiter}` if it is text"),
            );
        }
    }

    /// Warns of items that are indented, but not enough to stand below the item above them.
    fn check_flattened(&mut self, spans: &[Range<usize>]) {
        let Some((first, others)) = spans.split_first() else {
            return;
        };
        let column = self.column(first);
        let Some(deeper) = others.iter().find(|span| self.column(span) > column) else {
            return;
        };
        let line = line_of(self.source, deeper);
        let spaces = column + content_column(&self.source[first.clone()]);
        self.warn(
            &line,
            "an indented item is on the level of the items above it",
            &indent_help(spaces, column),
        );
    }

    /// Checks a block that follows a list. Returns whether it was reported why a list that follows it does not go on
    /// with the one above.
    pub(super) fn check_after_list(
        &mut self,
        list: &Range<usize>,
        block: &Range<usize>,
        tag: &Tag<'_>,
    ) -> bool {
        match tag {
            Tag::FootnoteDefinition(_) | Tag::CodeBlock(_) => false,
            _ if self.starts_within_line(list) => false,
            _ if self.column(block) > self.column(list) => self.check_indent(list, block, tag),
            Tag::List(Some(start)) if self.column(block) == self.column(list) => {
                self.check_delimiter(list, block) || self.check_bullets_between(list, *start)
            }
            _ => false,
        }
    }

    /// Refuses a list whose numbers end otherwise than those right above it: Markdown starts another one.
    fn check_delimiter(&mut self, list: &Range<usize>, block: &Range<usize>) -> bool {
        let delimiter =
            |span: &Range<usize>| marker(&self.source[span.clone()]).chars().next_back();
        let Some(above) = delimiter(list).filter(|above| matches!(above, '.' | ')')) else {
            return false;
        };
        if delimiter(block) == Some(above) || self.is_list_split || !self.interrupts_text(block) {
            return false;
        }
        let line = line_of(self.source, block);
        let typed = marker(&self.source[line.clone()]);
        let number = typed.trim_end_matches(['.', ')']);
        let help = format!("write `{number}{above}`, or leave an empty line between two lists");
        self.error(&line, format!("`{typed}` starts another list"), &help);
        // What would be said of this list has the same cause.
        self.is_list_split = true;
        true
    }

    /// Warns of bullets that stand between two items of a numbered list, the second of which is `start`.
    fn check_bullets_between(&mut self, list: &Range<usize>, start: u64) -> bool {
        let is_bulleted = typed_number(&self.source[list.clone()]).is_none();
        let Some(item) = self
            .last_number
            .filter(|last| is_bulleted && last + 1 == start)
        else {
            return false;
        };
        let spaces = self.column(list) + content_column(&format!("{item}."));
        self.warn(
            &line_of(self.source, list),
            format!("the bullets are not part of item {item} above them"),
            &format!("indent them by {spaces} spaces to put them into the item"),
        );
        self.is_list_split = true;
        false
    }

    /// Warns of a block that was probably meant to be part of the last item of the list above it. Refuses a list,
    /// because it ends the one above.
    fn check_indent(&mut self, list: &Range<usize>, block: &Range<usize>, tag: &Tag<'_>) -> bool {
        let outer = self.column(list);
        let mut lines = self.source[list.clone()].lines();
        let item = lines.rfind(|line| is_item(line.trim_start_matches([' ', '>'])));
        let help = indent_help(outer + content_column(item.unwrap_or_default()), outer);
        let line = line_of(self.source, block);
        let is_list = matches!(tag, Tag::List(_));
        if is_list {
            let message = "an indented list is not part of the item above it";
            self.error(&line, message, &help);
        } else {
            let message = "an indented block is not part of the list item above it";
            self.warn(&line, message, &help);
        }
        is_list
    }

    /// Returns how far the first line of a block is indented, without the marks of quotations.
    fn column(&self, span: &Range<usize>) -> usize {
        let start = line_of(self.source, span).start;
        let before = self.source[..start].rsplit('\n').next();
        let before = before.unwrap_or_default();
        let marks = before.rfind('>').map_or(0, |at| at + 1);
        before[marks..]
            .chars()
            .map(|c| if c == '\t' { 4 } else { 1 })
            .sum::<usize>()
            - usize::from(marks > 0 && before[marks..].starts_with(' '))
    }

    /// Whether a list starts in the line of the item that holds it: `* 1. Text`.
    fn starts_within_line(&self, span: &Range<usize>) -> bool {
        let before = self.source[..span.start].rsplit('\n').next();
        before.is_some_and(|before| is_item(before.trim_start_matches([' ', '>'])))
    }

    /// Whether a list follows a line of text that does not announce it, and is not nested in it.
    fn interrupts_text(&self, span: &Range<usize>) -> bool {
        let indent = |line: &str| line.len() - line.trim_start_matches([' ', '>']).len();
        let start = line_of(self.source, span).start;
        let column = start - self.source[..start].rfind('\n').map_or(0, |at| at + 1);
        let before = self.line_before(start);
        let text = before.trim_matches(|c: char| c.is_whitespace() || c == '>');
        let is_nested = is_item(text) && column > indent(before);
        !text.is_empty() && !text.ends_with([':', '：']) && !is_nested
    }

    /// Keeps the numbers that were typed.
    fn number_items(
        &mut self,
        items: &mut [(Option<u64>, ListItem)],
        spans: &[Range<usize>],
        is_refused: bool,
    ) {
        let first = items.first().and_then(|(number, _)| *number);
        let all_alike = items.len() > 1 && items.iter().all(|(number, _)| *number == first);
        if all_alike {
            self.warn(
                &line_of(self.source, &spans[0]),
                format!("every item of the list is numbered {}", first.unwrap_or(1)),
                "they are published with ascending numbers; write the numbers that readers should see",
            );
            return;
        }
        let mut expected = first;
        for (at, (number, item)) in items.iter_mut().enumerate() {
            if *number != expected {
                let number = number.unwrap_or_default();
                item.number = u32::try_from(number).ok();
                let before = expected.unwrap_or(1).saturating_sub(1);
                let span = line_of(self.source, &spans[at]);
                if number >= NO_POSITION && before < NO_POSITION && !is_refused {
                    self.error(
                        &span,
                        format!("a line that starts with `{number}.` becomes an item of the list"),
                        &format!("write `{number}\\.` if it belongs to the item above"),
                    );
                } else if number > before {
                    self.warn(
                        &span,
                        format!("the list jumps from {before} to {number}"),
                        &format!("the numbers are published as they are; write `{number}\\.` if the line belongs to the item above"),
                    );
                }
            }
            expected = number.map(|number| number + 1);
        }
    }

    /// Reports bullets that are probably signs of numbers, `- 40 °C`, `+ 12 %`, or dashes.
    fn check_bullets(&mut self, spans: &[Range<usize>]) {
        let is_signed = |span: &Range<usize>| {
            let mut typed = self.source[span.clone()].trim_start().chars();
            let sign = typed.next().filter(|c| matches!(c, '-' | '+'))?;
            let mut rest =
                typed.skip_while(|c| matches!(c, ' ' | '.' | ',' | '$' | '€' | '£' | '¥'));
            rest.next().filter(char::is_ascii_digit).map(|_| sign)
        };
        let Some(first) = spans.first() else {
            return;
        };
        let span = line_of(self.source, first);
        let shown = self.source[span.clone()].trim();
        let Some(sign) = is_signed(first) else {
            let starts_line = self.source[..span.start].ends_with('\n');
            let before = self.line_before(span.start).trim_start_matches([' ', '>']);
            let follows_item = is_item(before);
            if spans.len() == 1 && starts_line && !follows_item && self.interrupts_text(first) {
                let help = format!(
                    "write `\\{shown}` if it is text, or leave an empty line before the list"
                );
                let message = "a line of a paragraph becomes a list of one item";
                self.warn(&span, message, &help);
            }
            return;
        };
        if sign == '+' || spans.len() == 1 || self.interrupts_text(&spans[0]) {
            self.error(
                &span,
                format!("`{sign}` before a number makes it a bullet"),
                &format!("write `\\{shown}` for the sign, or `* ` for a bullet"),
            );
        } else if spans.iter().all(|span| is_signed(span).is_some()) {
            self.warn(
                &span,
                format!("`{sign}` before numbers makes bullets of them"),
                &format!("write `* ` for bullets, or `\\{sign}` for the sign"),
            );
        }
    }

    fn list_item(&mut self, span: &Range<usize>, scope: &mut Scope) -> ListItem {
        let place = scope.place(PassageKind::Point);
        let errors = self.diagnostics.len();
        self.follows_table = false;
        let mut content = if matches!(self.peek(), Some(Event::Start(Tag::Paragraph))) {
            self.take();
            self.text(TagEnd::Paragraph)
        } else {
            self.loose_text()
        };
        if self.diagnostics.len() == errors {
            self.check_line_after(span);
        }
        let explicit = self.trailing_id(&mut content, span);
        let inner = line_of(self.source, &self.here());
        let holds_list = matches!(self.peek(), Some(Event::Start(Tag::List(_))));
        let is_within_line = holds_list && self.starts_within_line(&inner);
        let blocks = self.inner_blocks(scope);
        self.take();
        if content.is_empty() && self.diagnostics.len() == errors {
            if is_within_line {
                let marker = self.source[inner.clone()].split(' ').next();
                let (number, mark) = marker
                    .unwrap_or_default()
                    .split_at(marker.map_or(0, str::len).max(1) - 1);
                let help = format!("write `{number}\\{mark}` for the sign");
                self.error(&inner, "a list within the first line of a list item", &help);
            } else {
                self.error(
                    span,
                    "a list item without text",
                    "write its text on the same line, or delete it",
                );
            }
        }
        let mut text = content.written_in(Notation::Wording);
        text.push('\n');
        blocks.write_plain_text(Notation::Wording, &mut text);
        let passage = self.passage(place, explicit, &text, span);
        ListItem {
            passage,
            number: None,
            content,
            blocks,
        }
    }

    /// Warns of a sentence at the start of a line that Markdown takes into the list item above it.
    fn check_line_after(&mut self, span: &Range<usize>) {
        let item = &self.source[span.clone()];
        let Some((first, rest)) = item.split_once('\n') else {
            return;
        };
        let next = rest.lines().next().unwrap_or_default();
        // Letters of scripts without capitals start sentences, too.
        let is_start = |c: char| c.is_alphabetic() && !c.is_lowercase();
        let is_sentence = next
            .trim_start_matches(['*', '_', '[', '"', '“', '('])
            .starts_with(is_start)
            && first
                .trim_end()
                .ends_with(['.', '!', '?', ';', ':', '\u{3002}']);
        if is_sentence {
            let start = span.start + first.len() + 1;
            self.warn(
                &(start..start + next.trim_end().len()),
                "a line that is not indented belongs to the list item above it",
                "leave an empty line before it, or indent it by two spaces",
            );
        }
    }
}

/// Whether a line starts a list item.
pub(super) fn is_item(line: &str) -> bool {
    let marker = line.split_whitespace().next().unwrap_or_default();
    matches!(marker, "*" | "-" | "+") || typed_number(line).is_some()
}

/// The number that is typed before a list item.
fn typed_number(item: &str) -> Option<u64> {
    let item = item.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let digits = item.len() - item.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let delimiter = item[digits..].starts_with(['.', ')']);
    delimiter.then(|| item[..digits].parse().ok()).flatten()
}

/// What to do with a line that is indented too little to be part of the item above it.
fn indent_help(into_item: usize, below_list: usize) -> String {
    let below = match below_list {
        0 => "not at all".to_owned(),
        spaces => format!("by {spaces}"),
    };
    format!("indent it by {into_item} spaces to put it into the item above, or {below}")
}

/// What stands before the text of a list item: `*`, `1.`, `1)`.
fn marker(item: &str) -> &str {
    let item = item.trim_start_matches([' ', '\t', '>']);
    item.split_whitespace().next().unwrap_or_default()
}

/// By how many columns the text of a list item is behind its marker.
fn content_column(item: &str) -> usize {
    marker(item).len() + 1
}
