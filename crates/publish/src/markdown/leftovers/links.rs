//! Links, pictures and footnotes that were meant and not understood.

use std::sync::LazyLock;

use regex::Regex;

use super::Check;

patterns! {
    BROKEN_LINK = r"!?\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)";
    OPEN_LINK = r"!?\[[^\[\]\n]*\]\([^()\n]*$|(?m)!?\[[^\[\]\n]*\]\([^()\n]*$";
    SPACED_LINK = r"\[[^\[\]\n]+\][ \n]\((?:https?:|www\.|mailto:|tel:|#|/|\./|\x01)[^)\n]*\)";
    REVERSED_LINK = r"\([^()\n]+\)\[(?:https?:|www\.|#|\x01)[^\]\n]*\]";
    SPACED_PICTURE = r"!\[[^\[\]\n]*\][ \n]\([^()\n]*\)";
    BRACED_LINK = r"\[[^\[\]\n]+\]\{(?:https?:|www\.|mailto:|#|\x01)[^}\n]*\}";
    UNOPENED_LINK = r"\]\((?:https?:|www\.|mailto:|tel:|#|\x01)[^)\n]*\)";
    UNDEFINED_LINK = r"!?\[[^\[\]\n]+\]\[[^\[\]\n]*\]";
    UNCLOSED_LABEL = r"\[[^\[\]()\n]+\((?:https?://|#|\x01)[^)\n]*\)";
    LOST_PICTURE = r"!\[[^\[\]\n]*\]";
    LOST_DEFINITION = r"(?m)^\[[^\[\]\n]+\]: .*$";
    LOST_NOTE = r"\[\^[^\[\]\n]*\]";
    BROKEN_AUTOLINK = r"<(?:https?:|mailto:|www\.|\x01{4})[^>\n]*>?";
}

/// Patterns with one message each: what it is, and what to write instead.
const MEANT: [(&LazyLock<Option<Regex>>, &str, &str); 10] = [
    (
        &OPEN_LINK,
        "a link without its closing `)`",
        "write `[text](address)`",
    ),
    (
        &SPACED_PICTURE,
        "a space between the text of a picture and its file",
        "write `![what it shows](picture.png)` without a space",
    ),
    (
        &BRACED_LINK,
        "a link with its address in braces",
        "write `[text](address)`",
    ),
    (
        &SPACED_LINK,
        "a space between the text of a link and its address",
        "write `[text](address)` without a space",
    ),
    (
        &REVERSED_LINK,
        "a link with its brackets the wrong way round",
        "write `[text](address)`",
    ),
    (
        &UNCLOSED_LABEL,
        "a link without its `]`",
        "write `[text](address)`",
    ),
    (
        &UNOPENED_LINK,
        "a link without its `[`",
        "write `[text](address)`",
    ),
    (
        &BROKEN_AUTOLINK,
        "an address in angle brackets that is no link",
        "write `<https://…>` without spaces in it",
    ),
    (
        &LOST_DEFINITION,
        "a link definition that is not understood",
        "leave an empty line before it, and write `[label]: https://…`",
    ),
    (
        &LOST_PICTURE,
        "a picture without a file",
        "write `![what it shows](picture.png)`",
    ),
];

impl Check<'_> {
    pub(super) fn links(&mut self) {
        if !self.typed.contains(['[', ']', '<']) {
            return;
        }
        for range in self.hits(&BROKEN_LINK) {
            let (message, help) = broken(self.text(&range));
            self.error(range, message, help);
        }
        self.undefined();
        for (pattern, message, help) in MEANT {
            for range in self.hits(pattern) {
                self.error(range, message, help);
            }
        }
        let open = self.typed.matches('[').count();
        let close = self.typed.matches(']').count();
        let lone = self.typed.find(if open > close { '[' } else { ']' });
        if let (true, Some(at)) = (open != close && self.found.is_empty(), lone) {
            self.lone(at..at + 1, "add the other bracket");
        }
    }

    /// References to what is not defined.
    fn undefined(&mut self) {
        for range in self.hits(&UNDEFINED_LINK) {
            let text = self.text(&range).to_owned();
            let (label, reference) = text.split_once("][").unwrap_or((&text, ""));
            let reference = reference.trim_end_matches(']');
            let label = label.trim_start_matches(['!', '[']);
            let name = if reference.is_empty() {
                label
            } else {
                reference
            };
            let help = format!(
                "add a line `[{name}]: https://…`, or write `[{label}](https://…)`; `\\[` is the sign itself"
            );
            self.error(range, format!("the link \"{name}\" is not defined"), help);
        }
        for range in self.hits(&LOST_NOTE) {
            let label = self.text(&range).trim_matches(['[', ']', '^']).to_owned();
            let (message, help) = if range.start == 0 {
                let text = self.transcript.text()[range.end..].trim_start_matches([' ', '.']);
                let text = text.lines().next().unwrap_or_default();
                (
                    format!("the footnote \"{label}\" has no colon"),
                    format!("write `[^{label}]: {text}`"),
                )
            } else {
                (
                    format!("the footnote \"{label}\" is not defined"),
                    format!("add a paragraph `[^{label}]: text`"),
                )
            };
            self.error(range, message, help);
        }
    }
}

/// The fewest digits of a telephone number. Fewer may be of a page.
const SHORTEST_NUMBER: usize = 5;

/// What is wrong with a link or picture in round brackets, and what to write instead.
fn broken(link: &str) -> (&'static str, String) {
    let (label, address) = link.split_once("](").unwrap_or((link, ""));
    let address = address.trim_end_matches(')').trim();
    let size = address.split_once(" =");
    let is_picture = link.starts_with('!');
    let is_address = address.contains(['/', '.', ':', '#', '@']);
    let number = address.strip_prefix("tel:").unwrap_or(address);
    let is_number = number.chars().filter(char::is_ascii_digit).count() >= SHORTEST_NUMBER
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || " +-/().".contains(c));
    if is_number && !is_picture {
        let digits: String = number
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        (
            "a telephone number that is no link",
            format!("write `{label}](tel:{digits})`"),
        )
    } else if address.is_empty() {
        (
            "a link without an address",
            format!("write `{label}](https://…)`"),
        )
    } else if !is_picture && !is_address {
        (
            "text in brackets right after other brackets",
            format!("write a space between them: `{label}] ({address})`"),
        )
    } else if let (true, Some((file, _))) = (is_picture, size) {
        (
            "a picture with a size",
            format!("write `{label}]({file})`: it is shown as large as it is"),
        )
    } else if let Some((address, title)) = address.split_once([' ', '\t']).filter(|(_, title)| {
        title
            .trim_start()
            .starts_with(['"', '“', '”', '„', '«', '\''])
    }) {
        let title = title
            .trim()
            .trim_matches(['"', '“', '”', '„', '«', '»', '\'']);
        (
            "quotation marks that are not understood",
            format!("write `{label}]({address} \"{title}\")`"),
        )
    } else if is_picture {
        (
            "a space in the name of a picture",
            format!(
                "give the file a name without spaces, `{label}]({})`",
                address.replace(' ', "-")
            ),
        )
    } else {
        (
            "a space in an address",
            format!("write `{label}]({})`", address.replace(' ', "%20")),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compiles_every_pattern() {
        assert!(all_compile());
    }
}
