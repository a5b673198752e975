//! Raised and lowered words after Pandoc: `x^2^` and `H~2~O`, without spaces inside. The parser
//! takes these marks only between words, where nobody needs them.

use crate::sheet::Inline;

/// The text in plain, raised and lowered parts; `plain` draws the plain ones.
pub(super) fn split(text: &str, mut plain: impl FnMut(&str) -> Vec<Inline>) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut start = 0;
    while let Some(at) = rest[start..].find(['~', '^']).map(|at| start + at) {
        let mark = &rest[at..=at];
        let content = rest[at + 1..].split_once(mark).map(|(content, _)| content);
        match content
            .filter(|content| !content.is_empty() && !content.contains(char::is_whitespace))
        {
            None => start = at + 1,
            Some(content) => {
                found.append(&mut plain(&rest[..at]));
                let words = vec![Inline::Text(content.to_owned())];
                found.push(if mark == "^" {
                    Inline::Superscript(words)
                } else {
                    Inline::Subscript(words)
                });
                rest = &rest[at + content.len() + 2..];
                start = 0;
            }
        }
    }
    found.append(&mut plain(rest));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let plain = |text: &str| vec![Inline::Text(text.to_owned())];
        split(text, plain)
            .iter()
            .map(|inline| match inline {
                Inline::Text(text) => text.clone(),
                Inline::Superscript(content) => format!("[up {content:?}]"),
                other => format!("[{other:?}]"),
            })
            .collect::<String>()
            .replace("[up [Text(\"", "<up>")
            .replace("[Subscript([Text(\"", "<down>")
            .replace("\")]]", "</>")
            .replace("\")])]", "</>")
    }

    #[test]
    fn marks_around_a_word_raise_or_lower_it() {
        for (text, expected) in [
            ("H~2~O", "H<down>2</>O"),
            ("x^2^ + y^2^", "x<up>2</> + y<up>2</>"),
            ("CO~2~", "CO<down>2</>"),
            ("10 ~ 20 ~ 30", "10 ~ 20 ~ 30"),
            ("~", "~"),
            ("a^b", "a^b"),
            ("~~", "~~"),
            ("a^ b^ c^d^", "a^ b^ c<up>d</>"),
            ("plain", "plain"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
