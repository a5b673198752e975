//! Word boundaries, following Unicode Standard Annex #29 as far as possible without its tables.
//!
//! Scripts without spaces between words, such as Chinese and Thai, are segmented by dictionaries that
//! differ between browsers: in them, every position may be a boundary and none is reliable.

/// The kind of boundary between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// None: the inside of a word or of a grapheme cluster.
    Inside,
    /// A boundary in some browsers.
    Loose,
    /// A boundary in every browser.
    Firm,
}

/// Returns the boundary at this byte offset; both ends of the text are firm.
pub(super) fn edge(text: &str, at: usize) -> Edge {
    let (left, right) = text.split_at(at);
    let (mut left, mut right) = (left.chars().rev(), right.chars());
    let (Some(before), Some(after)) = (left.next(), right.next()) else {
        return Edge::Firm;
    };
    if is_in_word(before) && is_in_word(after) {
        let unspaced = is_unspaced(before) || is_unspaced(after);
        return if unspaced && !is_combining(after) {
            Edge::Loose
        } else {
            Edge::Inside
        };
    }
    if is_cluster(before, after) {
        return Edge::Inside;
    }
    let joined = |one: Option<char>, joint, other: Option<char>| {
        one.zip(other)
            .map_or(Edge::Firm, |(one, other)| edge_at_joint(one, joint, other))
    };
    match joined(Some(before), after, right.next()) {
        Edge::Firm => joined(left.next(), before, Some(after)),
        joint => joint,
    }
}

/// Whether the character is part of a word: everything except punctuation, symbols and spaces, whose
/// ranges are few enough to list.
pub(super) fn is_in_word(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphanumeric() || letter == '_',
        'ª' | 'µ' | 'º' => true,
        // Latin, Greek, Armenian, Hebrew, Arabic
        '\u{80}'..='¿' | '×' | '÷' | '\u{37e}' | '\u{387}' | '՚'..='՟' | '։' | '־' | '׀' | '׃'
        | '׳' | '״' | '،' | '؛' | '؟' | '٪'..='٭' | '۔'
        // Indian, Thai, Burmese, Georgian, Ethiopian, Khmer, Mongolian
        | '।' | '॥' | '॰' | '๏' | '๚' | '๛' | '၊'..='၏' | '჻' | '፡'..='፨' | '។'..='៖'
        | '៘'..='៛' | '᠀'..='᠊'
        // Punctuation, currencies, symbols; fractions and Roman numerals are numbers
        | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{214f}' | '\u{2190}'..='\u{245f}'
        | '\u{2500}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}'
        // East Asian, full width, pictures
        | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '〰' | '〽' | '゠' | '・'
        | '\u{fe00}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffff}'
        | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{10ffff}' => false,
        _ => true,
    }
}

/// Whether the script has no spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether the character is a combining vowel or tone mark of Thai or Lao.
fn is_combining(letter: char) -> bool {
    // The two blocks have the same layout.
    matches!(u32::from(letter) & !0x80, 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e)
}

/// Returns the boundary around punctuation between two letters or digits: `can't`, `U.S.` and
/// `3,500.50` are words; `one:two` and `somebody@example.org` are words in some browsers.
fn edge_at_joint(one: char, joint: char, other: char) -> Edge {
    let is_digit = |letter| matches!(letter, '0'..='9' | '٠'..='٩' | '۰'..='۹');
    let digits = is_digit(one);
    if digits != is_digit(other) || !is_in_word(one) || !is_in_word(other) {
        return Edge::Firm;
    }
    match joint {
        '\'' | '.' => Edge::Inside,
        ',' | ';' if digits => Edge::Inside,
        ':' | '@' | '·' | '‧' | '״' => Edge::Loose,
        _ => Edge::Firm,
    }
}

/// Whether both characters belong to one grapheme cluster: emoji sequences, flags, keycaps.
fn is_cluster(before: char, after: char) -> bool {
    let flag = |letter| matches!(letter, '\u{1f1e6}'..='\u{1f1ff}');
    let added = matches!(after,
        '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}');
    !before.is_whitespace()
        && !after.is_whitespace()
        && (added || before == '\u{200d}' || flag(before) && flag(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks each firm boundary of the text with a bar and each loose one with a dot.
    fn marked(text: &str) -> String {
        let mut out = String::new();
        for (at, letter) in text.char_indices().skip(1) {
            match edge(text, at) {
                Edge::Inside => {}
                Edge::Loose => out.push('.'),
                Edge::Firm => out.push('|'),
            }
            out.push(letter);
        }
        out
    }

    #[test]
    fn tells_word_characters_from_punctuation() {
        let known = [
            '\0'..='\u{2ff}',
            '\u{370}'..='\u{482}',
            '\u{48a}'..='\u{590}',
            '\u{5d0}'..='\u{60f}',
        ];
        for letter in known.into_iter().flatten().filter(|letter| *letter != '_') {
            if letter.is_alphanumeric() && !"²³¹¼½¾".contains(letter) {
                assert!(is_in_word(letter), "{letter:?}");
            }
        }
        for sign in "\u{a0}«»¿–—‘’“”…‰€→∑★ 、。「」・!?,。😀".chars()
        {
            assert!(!is_in_word(sign), "{sign:?}");
        }
        for letter in "aéßŽΩЖאعकเ天ひカ한Ⅳ".chars() {
            assert!(is_in_word(letter), "{letter:?}");
        }
    }

    #[test]
    fn segments_words_as_browsers_do() {
        for (text, parts) in [
            (" two words", "two| |words"),
            (" anti-missile", "anti|-|missile"),
            (" (can't)", "(|can't|)"),
            (" U.S. 3,500.50.", "U.S|.| |3,500.50|."),
            (" said.1 2.a", "said|.|1| |2|.|a"),
            (" a_b a:b 1:2 a@b", "a_b| |a.:.b| |1.:.2| |a.@.b"),
            (" a\nb", "a|\n|b"),
            (" 天気が。いい", "天.気.が|。|い.い"),
            (" ไทย", "ไ.ท.ย"),
            (" नमस्ते।", "नमस्ते|।"),
            (" 👩\u{200d}🚀👍\u{1f3fd}x", "👩\u{200d}🚀|👍\u{1f3fd}|x"),
            (" 🇨🇿🇵🇱", "🇨🇿🇵🇱"),
        ] {
            assert_eq!(
                marked(text),
                format!("|{parts}").replacen('|', "", usize::from(edge(text, 1) != Edge::Firm)),
                "{text}"
            );
        }
    }
}
