//! Text that is written in the other direction than the text around it.
//!
//! Browsers order the characters of a line by the Unicode bidirectional algorithm, which knows neither
//! that a telephone number is read from the left nor that a section is in another language.

use std::sync::LazyLock;

use regex::Regex;

use crate::sheet::{Direction, Inline};

/// What is read from the left among text that is read from the right: URLs, email addresses, telephone
/// numbers, formulas, and numbers with a sign or a unit. A bare number needs nothing.
static LEFT_TO_RIGHT: LazyLock<Regex> = LazyLock::new(|| {
    let url = r"https?://\S*[^\s.,;:!?)»”،؛؟]|www\.\S*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+";
    let telephone = r"(?:\+|\b0)[0-9][0-9 ()/.\u{a0}-]{4,}[0-9]\b";
    let term = r"[(√∆Δ\u{2212}-]*[A-Za-zΑ-Ωα-ω0-9](?:[A-Za-zΑ-Ωα-ω0-9.,%²³₀-₉()]*[A-Za-zΑ-Ωα-ω0-9%²³₀-₉)])?";
    let operator = r"[ ]?[=×·*/+\u{2212}<>≤≥≈±^→÷-][ ]?";
    let number = r"[0-9]+(?:[.,:/][0-9]+)*(?:[ \u{a0}\u{2009}\u{202f}][0-9]{3}\b)*";
    let unit = r"[ \u{a0}\u{202f}]?(?:[%‰]|°(?:[ \u{a0}]?[A-Z]\b)?|[A-Za-zµμΩ][A-Za-z]{0,3}(?:[/·][A-Za-z]{1,3})?[²³]?\b)";
    let sign = r"[+\u{2212}\u{2013}±~<>≤≥-][ ]?";
    let pattern = format!(
        "{url}|{telephone}|{term}(?:{operator}{term})+|{sign}{number}(?:{unit})?|{number}{unit}"
    );
    Regex::new(&pattern).unwrap_or_else(|error| unreachable!("{error}"))
});

/// Marks what is read from the left in text that is read from the right.
pub(super) fn isolate(content: &mut Vec<Inline>) {
    let mut isolated = Vec::with_capacity(content.len());
    for mut inline in content.drain(..) {
        match &mut inline {
            Inline::Text(text) => {
                split(text, &mut isolated);
                continue;
            }
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content) => isolate(content),
            Inline::Link(link) => isolate(&mut link.content),
            Inline::Abbreviation(_)
            | Inline::Code(_)
            | Inline::LeftToRight(_)
            | Inline::LineBreak
            | Inline::FootnoteReference(_) => {}
        }
        isolated.push(inline);
    }
    *content = isolated;
}

fn split(text: &str, out: &mut Vec<Inline>) {
    let mut from = 0;
    for found in LEFT_TO_RIGHT.find_iter(text) {
        // Within a word, a hyphen is no sign.
        if text[..found.start()].ends_with(char::is_alphanumeric) {
            continue;
        }
        if from < found.start() {
            out.push(Inline::Text(text[from..found.start()].to_owned()));
        }
        out.push(Inline::LeftToRight(found.as_str().to_owned()));
        from = found.end();
    }
    if from < text.len() {
        out.push(Inline::Text(text[from..].to_owned()));
    }
}

/// Returns the direction in which most letters of a text are written, if it has any.
pub(super) fn of_most_letters(text: &str) -> Option<Direction> {
    let (right_to_left, left_to_right) = count(text);
    match right_to_left.cmp(&left_to_right) {
        std::cmp::Ordering::Greater => Some(Direction::RightToLeft),
        std::cmp::Ordering::Less => Some(Direction::LeftToRight),
        std::cmp::Ordering::Equal => None,
    }
}

/// Returns the direction in which all letters of a text are written, if they are in one.
pub(super) fn of_all_letters(text: &str) -> Option<Direction> {
    match count(text) {
        (1.., 0) => Some(Direction::RightToLeft),
        (0, 1..) => Some(Direction::LeftToRight),
        _ => None,
    }
}

/// Counts the letters that are written from the right, and those from the left.
fn count(text: &str) -> (usize, usize) {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (right, left): (Vec<char>, Vec<char>) = letters.partition(|c| is_right_to_left(*c));
    (right.len(), left.len())
}

/// Whether a letter is in a block of the scripts that are written from the right: Hebrew, Arabic,
/// Syriac, Thaana, N'Ko and smaller ones.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with angle brackets around what is isolated.
    fn isolated(text: &str) -> String {
        let mut content = vec![Inline::Text(text.to_owned())];
        isolate(&mut content);
        let parts = content.iter().map(|part| match part {
            Inline::LeftToRight(text) => format!("⟨{text}⟩"),
            Inline::Text(text) => text.clone(),
            _ => unreachable!("{part:?}"),
        });
        parts.collect()
    }

    #[test]
    fn isolates_what_is_read_from_the_left() {
        for (text, expected) in [
            ("الهاتف: +964 1 555 0100.", "الهاتف: ⟨+964 1 555 0100⟩."),
            ("الهاتف (0800 123 456)", "الهاتف (⟨0800 123 456⟩)"),
            ("−5%", "⟨−5%⟩"),
            ("من -5 إلى +12 °C.", "من ⟨-5⟩ إلى ⟨+12 °C⟩."),
            ("طوله 2,000 m فقط", "طوله ⟨2,000 m⟩ فقط"),
            ("12 بالمئة في سنة 1998", "12 بالمئة في سنة 1998"),
            ("5 × 3 = 15،", "⟨5 × 3 = 15⟩،"),
            ("E = mc², و", "⟨E = mc²⟩, و"),
            (
                "انظر https://example.org/a/b/.",
                "انظر ⟨https://example.org/a/b/⟩.",
            ),
            ("راسل a@example.org الآن", "راسل ⟨a@example.org⟩ الآن"),
            (
                "منظمة UNESCO و AquaMeter 300",
                "منظمة UNESCO و AquaMeter 300",
            ),
            ("בשנים 2001–2004", "בשנים 2001–2004"),
            ("ב-5 ימים", "ב-5 ימים"),
            ("12 345 678 km", "⟨12 345 678 km⟩"),
        ] {
            assert_eq!(isolated(text), expected);
        }
    }

    #[test]
    fn tells_direction_by_letters() {
        let (right, left) = (Some(Direction::RightToLeft), Some(Direction::LeftToRight));
        for (text, most, all) in [
            ("اغل الماء (2,000 م) UNESCO", right, None),
            ("Boil water, اغل", left, None),
            ("הרתיחו", right, right),
            ("水を沸かす", left, left),
            ("−5 %", None, None),
        ] {
            assert_eq!(of_most_letters(text), most, "{text}");
            assert_eq!(of_all_letters(text), all, "{text}");
        }
    }
}
