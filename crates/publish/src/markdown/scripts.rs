//! Raised and lowered text after Pandoc: `x^2^` and `H~2~O`; with braces, which may hold spaces,
//! `10^{-6}` and `t~{a b}`.
//!
//! The signs are common in plain text, too: `~5–~10 %`, `10^6-10^9`. What could be read both ways is
//! refused, so that no figure changes in silence.

use std::ops::Range;

use super::transcript::OBJECT;

/// How a part of a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Raised,
    Lowered,
    /// It could be raised or lowered text or the signs themselves.
    Ambiguous,
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) style: Style,
    /// The part with its marks.
    pub(super) whole: Range<usize>,
    /// The part without its marks.
    pub(super) content: Range<usize>,
}

/// Splits a text into plain, raised and lowered parts; `before` is the character before it.
pub(super) fn split(text: &str, before: Option<char>) -> Vec<Part> {
    let plain = |range: Range<usize>| Part {
        style: Style::Plain,
        content: range.clone(),
        whole: range,
    };
    let mut parts = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(mark) = text[at..].find(['~', '^']).map(|found| at + found) {
        at = mark + 1;
        let Some(content) = content(text, mark, before) else {
            continue;
        };
        if done < mark {
            parts.push(plain(done..mark));
        }
        (done, at) = (content.end + 1, content.end + 1);
        let style = if is_ambiguous(text, &content) {
            Style::Ambiguous
        } else if text[mark..].starts_with('^') {
            Style::Raised
        } else {
            Style::Lowered
        };
        parts.push(Part {
            style,
            whole: mark..done,
            content,
        });
    }
    if done < text.len() {
        parts.push(plain(done..text.len()));
    }
    parts
}

/// What a mark encloses, if it does.
fn content(text: &str, mark: usize, before: Option<char>) -> Option<Range<usize>> {
    let start = mark + 1;
    if text[mark..].starts_with('~') {
        // At the start of a word there is nothing to lower: it says "about".
        let before = text[..mark].chars().next_back().or(before)?;
        if !(before.is_alphanumeric() || matches!(before, ')' | ']' | '^' | '°' | '\'' | '′')) {
            return None;
        }
    }
    let (start, end) = if text[start..].starts_with('{') {
        let start = start + 1;
        (start, start + text[start..].find(['}', '\n'])?)
    } else {
        (start, start + text[start..].find(&text[mark..start])?)
    };
    let content = &text[start..end];
    let is_braced = start > mark + 1;
    let is_content = !content.trim().is_empty()
        && !content.contains(['\n', OBJECT])
        && (is_braced && text[end..].starts_with('}')
            || !is_braced && !content.contains(char::is_whitespace));
    is_content.then_some(start..end)
}

/// Whether the closing mark could be the opening one of another figure: in `10^6-10^9`, not in
/// `H~2~O` or `^235^U`.
fn is_ambiguous(text: &str, content: &Range<usize>) -> bool {
    if text[content.end..].starts_with('}') {
        return false;
    }
    let within = &text[content.clone()];
    let mut after = text[content.end + 1..].chars();
    let next = after.next().unwrap_or(' ');
    let is_sign = |c: char| matches!(c, '+' | '-' | '−');
    let goes_on = next.is_alphanumeric()
        || matches!(next, '{' | '(')
        || is_sign(next) && after.next().is_some_and(char::is_numeric);
    let unsigned = within.strip_prefix(is_sign).unwrap_or(within);
    let is_number = unsigned.chars().all(char::is_numeric);
    let is_word = unsigned.chars().all(char::is_alphabetic);
    let is_plain = is_number && !next.is_numeric() || is_word && !is_sign(next);
    goes_on && !is_plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let shown = |part: &Part| {
            let content = &text[part.content.clone()];
            match part.style {
                Style::Plain => content.to_owned(),
                Style::Raised => format!("<sup>{content}</sup>"),
                Style::Lowered => format!("<sub>{content}</sub>"),
                Style::Ambiguous => format!("<?>{}</?>", &text[part.whole.clone()]),
            }
        };
        split(text, None).iter().map(shown).collect()
    }

    #[test]
    fn raises_and_lowers_enclosed_text() {
        for (text, expected) in [
            ("H~2~O", "H<sub>2</sub>O"),
            ("x^2^ + y^2^", "x<sup>2</sup> + y<sup>2</sup>"),
            ("PO~4~^3−^ as P", "PO<sub>4</sub><sup>3−</sup> as P"),
            ("^235^U", "<sup>235</sup>U"),
            ("n^o^5", "n<sup>o</sup>5"),
            ("10^{-6}", "10<sup>-6</sup>"),
            ("10^{n + 1}x", "10<sup>n + 1</sup>x"),
            ("t~HD:STA~ = 1", "t<sub>HD:STA</sub> = 1"),
            ("t~{a b}", "t<sub>a b</sub>"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn leaves_signs_in_plain_text() {
        for text in [
            "10 ~ 20 ~ 30",
            "~",
            "a^b",
            "~~",
            "~5–~10 %",
            "(~0.24–~0.25 µmol/L)",
            "10^-6 and 10^-9",
            "plain",
            "a^2, b^2",
            "10^{}",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn finds_ambiguous_powers_and_ranges() {
        for (text, expected) in [
            ("10^6-10^9", "10<?>^6-10^</?>9"),
            ("x^2+y^2", "x<?>^2+y^</?>2"),
            ("x^2y^2", "x<?>^2y^</?>2"),
            ("m·c^2·10^3", "m·c<?>^2·10^</?>3"),
            ("10^6/m^-3", "10<?>^6/m^</?>-3"),
            ("10^6^7", "10<?>^6^</?>7"),
            ("2~3–4~5", "2<?>~3–4~</?>5"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
