//! Emphasis beside the punctuation of Chinese, Japanese and Korean.
//!
//! CommonMark (section 6.2) takes `**` between a letter and punctuation for the start or the end of a
//! word, by rules that need spaces between words: the asterisks of `水は**「沸騰」**させる` mark nothing.
//! Where one side of them is a character of these scripts, a mark that is neither space nor punctuation is
//! inserted beside the punctuation, so that they can open and close.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::rewritten::Insertion;

/// The mark; no source file may have it.
pub(super) const MARK: char = '\u{1}';
const MARK_TEXT: &str = "\u{1}";

/// Returns the insertions that make asterisks count.
pub(super) fn insertions<'e>(text: &'e str, parser: impl Fn() -> Parser<'e>) -> Vec<Insertion> {
    if !text.contains('*') || !text.contains(is_cjk) {
        return Vec::new();
    }
    let mut verbatim = verbatim(parser()).into_iter().peekable();
    let mut found = Vec::new();
    let mut done = 0;
    while let Some(start) = text[done..].find('*').map(|at| done + at) {
        let end = start + run(&text[start..]);
        done = end;
        while verbatim.next_if(|range| range.end <= start).is_some() {}
        let is_verbatim = verbatim.peek().is_some_and(|range| range.start < end);
        let escaped = text[..start].len() - text[..start].trim_end_matches('\\').len();
        let outside = (
            text[..start].chars().next_back(),
            text[end..].chars().next(),
        );
        let (Some(before), Some(after)) = outside else {
            continue;
        };
        if is_verbatim || escaped % 2 == 1 || !(is_cjk(before) || is_cjk(after)) {
            continue;
        }
        let at = if is_word(before) && is_punctuation(after) {
            end
        } else if is_punctuation(before) && is_word(after) {
            start
        } else {
            continue;
        };
        found.push(Insertion {
            at,
            text: MARK_TEXT,
        });
    }
    found
}

/// Returns the length of the asterisks at the start of a text.
fn run(text: &str) -> usize {
    text.len() - text.trim_start_matches('*').len()
}

/// Returns where the parser would take the mark for itself: in code, HTML and the addresses of links.
fn verbatim(parser: Parser<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut content_end = 0;
    let mut code_blocks = 0_usize;
    for (event, span) in parser.into_offset_iter() {
        match event {
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => found.push(span.clone()),
            Event::Start(Tag::CodeBlock(_)) => code_blocks += 1,
            Event::End(TagEnd::CodeBlock) => code_blocks = code_blocks.saturating_sub(1),
            Event::Text(_) if code_blocks > 0 => found.push(span.clone()),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                found.push(content_end.clamp(span.start, span.end)..span.end);
            }
            _ => {}
        }
        if !matches!(event, Event::Start(_)) {
            content_end = span.end;
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Whether a character is written in Chinese, Japanese or Korean: letters and full-width punctuation.
fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{2fff}'
        | '\u{3001}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}

fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control() && c != '*'
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let insertions = insertions(text, || Parser::new(text));
        let text = super::super::rewritten::Rewritten::new(text, insertions).text;
        text.replace(MARK, "|")
    }

    #[test]
    fn marks_asterisks_beside_punctuation() {
        for (text, expected) in [
            ("水は**1分間（標高）**沸騰", "水は**1分間（標高）|**沸騰"),
            ("水は**「沸騰」**させる", "水は**|「沸騰」|**させる"),
            ("请*“煮沸”*水", "请*|“煮沸”|*水"),
            ("물을 **\"끓여\"**서", "물을 **\"끓여\"|**서"),
        ] {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn leaves_other_asterisks_alone() {
        for text in [
            "水は **「沸騰」** させる",
            "`水は**「沸騰」**`",
            "[水](https://example.org/は*「a」*b)",
            "水\\*「a」",
            "5*(3)*2 水",
            "* 「水」",
            "**a:**b",
        ] {
            assert_eq!(marked(text), text);
        }
    }
}
