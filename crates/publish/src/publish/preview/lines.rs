//! Breaks a text into lines of even length, as large as its frame allows, and shortens what is too long for
//! the smallest size.
//!
//! The caller measures text, at font size 1.

/// The space for a text.
pub(super) struct Frame {
    /// The font sizes to choose from, from large to small.
    pub(super) sizes: &'static [f32],
    /// The distance of baselines at font size 1.
    pub(super) leading: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// A text in lines.
#[derive(Debug, PartialEq)]
pub(super) struct Setting {
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) lines: Vec<String>,
}

/// How often the length of lines is halved to make them even: to less than a pixel.
const HALVINGS: usize = 12;

impl Frame {
    pub(super) const fn one_line(sizes: &'static [f32], width: f32) -> Self {
        Self {
            sizes,
            leading: 1.0,
            width,
            height: sizes[0],
        }
    }

    /// Breaks a text into lines, as large as possible. `width` measures text at font size 1.
    pub(super) fn set(&self, text: &str, width: impl Fn(&str) -> f32) -> Setting {
        let space = width("n n") - width("nn");
        let words: Vec<Word<'_>> = text
            .split_whitespace()
            .map(|text| Word {
                text,
                width: width(text),
            })
            .collect();
        for &size in self.sizes {
            let line = self.width / size;
            let lines = broken(&words, space, line);
            let fits = words.iter().all(|word| word.width <= line);
            if fits && lines.len() <= self.line_count(size) {
                return self.setting(size, even(&words, space, line, lines));
            }
        }
        let size = self.sizes.last().copied().unwrap_or(1.0);
        let lines = shortened(text, self.line_count(size), |text| {
            width(text) <= self.width / size
        });
        self.setting(size, lines)
    }

    fn setting(&self, size: f32, lines: Vec<String>) -> Setting {
        Setting {
            size,
            leading: self.leading,
            lines,
        }
    }

    /// Returns how many lines of this size fit.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few lines"
    )]
    fn line_count(&self, size: f32) -> usize {
        (self.height / (self.leading * size)).floor().max(1.0) as usize
    }
}

/// A word with its width at font size 1.
struct Word<'a> {
    text: &'a str,
    width: f32,
}

/// Puts as many words on each line as fit.
fn broken(words: &[Word<'_>], space: f32, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = f32::INFINITY;
    for word in words {
        match lines.last_mut() {
            Some(line) if used + space + word.width <= width => {
                line.extend([" ", word.text]);
                used += space + word.width;
            }
            _ => {
                lines.push(word.text.to_owned());
                used = word.width;
            }
        }
    }
    lines
}

/// Makes the longest line as short as possible without adding lines.
fn even(words: &[Word<'_>], space: f32, width: f32, lines: Vec<String>) -> Vec<String> {
    let longest = words.iter().map(|word| word.width).fold(0.0, f32::max);
    let (mut short, mut long) = (longest, width);
    let mut best = lines;
    for _ in 0..HALVINGS {
        let middle = f32::midpoint(short, long);
        let tried = broken(words, space, middle);
        if tried.len() <= best.len() {
            best = tried;
            long = middle;
        } else {
            short = middle;
        }
    }
    best
}

/// Returns at most `most` lines, the last of which ends with an ellipsis if text is left out. Words that are
/// longer than a line are broken anywhere.
fn shortened(text: &str, most: usize, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        if fits(rest) {
            lines.push(rest.to_owned());
            return lines;
        }
        let is_last = lines.len() + 1 == most;
        let end = if is_last { "…" } else { "" };
        let fits = |end_at: &usize| fits(&[rest[..*end_at].trim_end(), end].concat());
        let letters = rest.char_indices().map(|(at, _)| at).skip(1);
        let words = rest.match_indices(' ').map(|(at, _)| at);
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let at = words
            .take_while(fits)
            .last()
            .or_else(|| letters.take_while(fits).last())
            .unwrap_or(first);
        lines.push([rest[..at].trim_end(), end].concat());
        rest = rest[at..].trim_start();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the width of a text whose characters are all half as wide as the font size.
    fn half(words: &str) -> f32 {
        words.chars().map(|_| 0.5).sum()
    }

    const FRAME: Frame = Frame {
        sizes: &[4.0, 2.0],
        leading: 1.0,
        width: 20.0,
        height: 8.0,
    };

    #[test]
    fn breaks_and_shortens_text() {
        let cases: [(&str, f32, &[&str]); 8] = [
            ("", 4.0, &[]),
            ("One", 4.0, &["One"]),
            ("One line", 4.0, &["One line"]),
            ("One two three", 4.0, &["One two", "three"]),
            ("a bb ccc dddd eeeee", 4.0, &["a bb ccc", "dddd eeeee"]),
            (
                "aa bb cc dd ee ff gg hh",
                2.0,
                &["aa bb cc dd", "ee ff gg hh"],
            ),
            (
                "aaaaaaaaaaaaaaaaaaaaaaaaa",
                2.0,
                &["aaaaaaaaaaaaaaaaaaaa", "aaaaa"],
            ),
            (
                "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p",
                2.0,
                &[
                    "a b c d e f g h i j",
                    "k l m n o p q r s t",
                    "u v w x y z a b c d",
                    "e f g h i j k l m n…",
                ],
            ),
        ];
        for (text, size, lines) in cases {
            let setting = Setting {
                size,
                leading: FRAME.leading,
                lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            };
            assert_eq!(FRAME.set(text, half), setting);
        }
    }
}
