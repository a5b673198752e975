//! Which words of a title must keep their capitals, whatever is done to the others.

/// A piece of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words<'a> {
    /// A style may change their case.
    Free(&'a str),
    /// They stay as they are.
    Fixed(&'a str),
}

/// The title in pieces, each as long as it can be: fixed are short forms and names such as "NATO" or
/// "iPhone", which have a capital behind their first letter.
pub(super) fn words(title: &str) -> Vec<Words<'_>> {
    pieces(title, |word| word.chars().skip(1).any(char::is_uppercase))
}

/// The same; fixed is every word that has a capital.
pub(super) fn capitalized(title: &str) -> Vec<Words<'_>> {
    pieces(title, |word| word.contains(char::is_uppercase))
}

fn pieces(title: &str, is_fixed: fn(&str) -> bool) -> Vec<Words<'_>> {
    let mut pieces = Vec::new();
    let mut free = 0;
    let mut start = 0;
    for word in title.split_inclusive(|c: char| !is_in_word(c)) {
        let end = start + word.trim_end_matches(|c: char| !is_in_word(c)).len();
        if is_fixed(&title[start..end]) {
            pieces.extend(
                [&title[free..start]]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .map(Words::Free),
            );
            pieces.push(Words::Fixed(&title[start..end]));
            free = end;
        }
        start += word.len();
    }
    if free < title.len() {
        pieces.push(Words::Free(&title[free..]));
    }
    pieces
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | '&')
}

#[cfg(test)]
mod tests {
    use super::Words::{Fixed, Free};
    use super::*;

    #[test]
    fn a_word_with_a_capital_inside_keeps_it() {
        for (title, pieces) in [
            ("Water in the Valley", vec![Free("Water in the Valley")]),
            (
                "Cooperation With NATO",
                vec![Free("Cooperation With "), Fixed("NATO")],
            ),
            (
                "NATO-Russia Council",
                vec![Fixed("NATO"), Free("-Russia Council")],
            ),
            ("U.S. plans", vec![Fixed("U.S."), Free(" plans")]),
            (
                "The iPhone, and McDonald?",
                vec![
                    Free("The "),
                    Fixed("iPhone"),
                    Free(", and "),
                    Fixed("McDonald"),
                    Free("?"),
                ],
            ),
            ("大人の科学", vec![Free("大人の科学")]),
            ("", vec![]),
        ] {
            assert_eq!(words(title), pieces);
        }
    }

    #[test]
    fn a_word_with_any_capital_can_keep_it() {
        for (title, pieces) in [
            ("water in the valley", vec![Free("water in the valley")]),
            (
                "U.S. missile defense: Cooperation with Russia",
                vec![
                    Fixed("U.S."),
                    Free(" missile defense: "),
                    Fixed("Cooperation"),
                    Free(" with "),
                    Fixed("Russia"),
                ],
            ),
        ] {
            assert_eq!(capitalized(title), pieces);
        }
    }
}
