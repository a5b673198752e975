//! Raw HTML, which is refused, and what to write instead.

use std::ops::Range;

use super::diagnostic::Diagnostic;

/// Elements and what to write instead of them.
const INSTEAD: &[(&[&str], &str)] = &[
    (
        &["br"],
        "end the line with `\\` to break it; in a table, make two rows of it; delete it between paragraphs",
    ),
    (&["sup"], "write `x^2^` for raised text"),
    (&["sub"], "write `H~2~O` for lowered text"),
    (&["b", "strong"], "write `**text**`"),
    (&["i", "em", "cite", "var"], "write `*text*`"),
    (&["code", "kbd", "samp", "tt"], "write `` `text` ``"),
    (
        &["img", "picture", "figure", "figcaption", "svg"],
        "write `![what it shows](picture.png \"caption\")` in a paragraph of its own",
    ),
    (
        &["table", "thead", "tbody", "tr", "th", "td", "caption"],
        "write the table as `| A | B |` over `|---|---|`, with a line `Table: caption` below",
    ),
    (
        &["details", "summary"],
        "write a heading, `### Summary`: readers can fold every section",
    ),
    (&["ul", "li"], "write `* ` before each item"),
    (&["ol"], "write `1. `, `2. ` before the items"),
    (&["dl", "dt", "dd"], "write `* **term**: definition`"),
    (&["blockquote", "q"], "write `> ` before each line"),
    (
        &["h2", "h3", "h4", "h5", "h6"],
        "write `## ` before a heading",
    ),
    (&["h1"], "the title stands in the front matter"),
    (
        &["aside"],
        "write `> [!NOTE]`, and `> ` before each line of its text",
    ),
    (&["ref"], FOOTNOTE),
    (
        &["p", "div", "section", "center"],
        "leave an empty line between paragraphs",
    ),
    (
        &["abbr"],
        "write `*[NRC]: NATO-Russia Council` on a line of its own",
    ),
    (&["hr"], "start a section with a heading, `## `"),
    (&["del", "s", "strike"], "delete what no longer holds"),
    (
        &["span", "small", "u", "font", "mark", "big", "ins"],
        "keep the text and delete the tags",
    ),
    (
        &[
            "script", "style", "iframe", "video", "audio", "object", "embed", "form", "input",
        ],
        "delete it: a fact sheet has text, tables and pictures; write a link to anything else",
    ),
];

/// What to write for a footnote of another tool.
pub(super) const FOOTNOTE: &str =
    "write `[^1]` in the text, and `[^1]: text` in a paragraph of its own for the note";

/// Whether an id is one that other tools give to footnotes and their marks.
pub(super) fn is_footnote_id(id: &str) -> bool {
    let starts = [
        "fn",
        "fnref",
        "_ftn",
        "_ftnref",
        "cite_note",
        "cite_ref",
        "note",
        "ref",
    ];
    let number = id.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '_');
    let start = &id[..id.len() - number.len()];
    let number = number.trim_start_matches([':', '-', '.']);
    starts.contains(&start.trim_end_matches('_'))
        && number.starts_with(|c: char| c.is_ascii_digit())
}

/// How many open elements are remembered.
const MOST_OPEN: usize = 100;

/// The longest text between two tags that a message repeats, in bytes.
const LONGEST_ENCLOSED: usize = 60;

/// Refuses a piece of raw HTML, which the source goes on after. A pair of tags is one problem: `open` holds the
/// elements whose closing tags need no message.
pub(super) fn refusal(
    markup: &str,
    span: &Range<usize>,
    after: &str,
    open: &mut Vec<String>,
) -> Option<Diagnostic> {
    let (what, help) = if markup.starts_with("<!--") {
        (
            "an HTML comment".to_owned(),
            "delete it: the file is published, too".to_owned(),
        )
    } else {
        let (name, is_closing) = element(markup)?;
        if is_closing {
            if let Some(at) = open.iter().rposition(|open| *open == name) {
                open.remove(at);
                return None;
            }
        } else if open.len() < MOST_OPEN {
            open.push(name.clone());
        }
        let slash = if is_closing { "/" } else { "" };
        (
            format!("raw HTML `<{slash}{name}>`"),
            enclosed(&name, after).unwrap_or_else(|| instead(&name, markup)),
        )
    };
    let end = span.start + markup.find(['\n', '>']).map_or(1, |at| at + 1);
    let span = span.start..end.min(span.end);
    Some(Diagnostic::error(&span, what).with_help(help))
}

/// What to write instead of an element with a short text, which is written with it.
fn enclosed(name: &str, after: &str) -> Option<String> {
    let end = after
        .find('<')
        .filter(|end| (1..=LONGEST_ENCLOSED).contains(end))?;
    let text = &after[..end];
    let is_whole = after[end..]
        .strip_prefix("</")?
        .strip_prefix(name)?
        .starts_with('>');
    if !is_whole || text.contains('\n') || text.trim() != text {
        return None;
    }
    let script = |mark: char| {
        if text.contains([' ', mark]) {
            format!("write `{mark}{{{text}}}`")
        } else {
            format!("write `{mark}{text}{mark}`")
        }
    };
    match name {
        "sup" => Some(script('^')),
        "sub" => Some(script('~')),
        "b" | "strong" => Some(format!("write `**{text}**`")),
        "i" | "em" | "cite" | "var" => Some(format!("write `*{text}*`")),
        _ => None,
    }
}

/// What to write instead of an element.
fn instead(name: &str, markup: &str) -> String {
    let listed = INSTEAD.iter().find(|(names, _)| names.contains(&name));
    match (name, listed) {
        // <b and c> is no tag, but a sum of signs.
        _ if is_text(name, markup) || markup == "<a>" => "write `&lt;` for the sign <".to_owned(),
        ("a", _) if attribute(markup, "href").is_none() => {
            let id = attribute(markup, "id").or_else(|| attribute(markup, "name"));
            match id {
                Some(id) if is_footnote_id(id) => FOOTNOTE.to_owned(),
                Some(id) if id.eq_ignore_ascii_case("top") => {
                    "delete it: `#top` leads to the top of the page".to_owned()
                }
                id => format!(
                    "write `{{#{}}}` at the end of the heading or paragraph",
                    id.unwrap_or("an-id")
                ),
            }
        }
        ("a", _) => format!(
            "write `[text]({})`",
            attribute(markup, "href").unwrap_or("address")
        ),
        ("div" | "p" | "span" | "section", _) if attribute(markup, "lang").is_some() => format!(
            "delete the tags: `{{lang={}}}` at the end of a heading gives its section a language",
            attribute(markup, "lang").unwrap_or_default()
        ),
        ("div" | "p" | "span" | "section", _) if attribute(markup, "dir").is_some() => {
            "delete the tags: the direction follows from the letters".to_owned()
        }
        ("div" | "p" | "section" | "aside", _) if box_kind(markup).is_some() => format!(
            "write `> [!{}]`, and `> ` before each line of its text",
            box_kind(markup).unwrap_or_default()
        ),
        (_, Some((_, help))) => (*help).to_owned(),
        _ => "write `&lt;` for the sign <".to_owned(),
    }
}

/// The kind of note that a box of another tool is, by its classes.
fn box_kind(markup: &str) -> Option<&'static str> {
    const KINDS: [(&str, &str); 10] = [
        ("warning", "WARNING"),
        ("danger", "CAUTION"),
        ("caution", "CAUTION"),
        ("error", "CAUTION"),
        ("important", "IMPORTANT"),
        ("tip", "TIP"),
        ("success", "TIP"),
        ("note", "NOTE"),
        ("alert", "NOTE"),
        ("callout", "NOTE"),
    ];
    let classes = attribute(markup, "class")?.to_ascii_lowercase();
    let kind = KINDS.iter().find(|(class, _)| classes.contains(class));
    kind.map(|(_, kind)| *kind)
}

/// Whether the tag is text between signs, `<b and c>`: one letter, and words that are no attributes.
fn is_text(name: &str, markup: &str) -> bool {
    let tag = markup.split('>').next().unwrap_or_default();
    let has_words = tag.trim_end_matches('/').split_whitespace().count() > 1;
    name.len() == 1 && has_words && !tag.contains('=')
}

/// The value of an attribute in the first tag of the markup.
fn attribute<'m>(markup: &'m str, name: &str) -> Option<&'m str> {
    let tag = markup.split('>').next()?;
    let value = tag.split_once(&format!(" {name}="))?.1;
    let quote = value.chars().next()?;
    if matches!(quote, '"' | '\'') {
        value[1..].split(quote).next()
    } else {
        value.split(char::is_whitespace).next()
    }
}

/// The name of an element in lower case, and whether its tag closes it.
fn element(markup: &str) -> Option<(String, bool)> {
    let tag = markup.trim_start().strip_prefix('<')?;
    let (tag, is_closing) = tag
        .strip_prefix('/')
        .map_or((tag, false), |tag| (tag, true));
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '!' | '?');
    let name: String = tag.chars().take_while(|c| is_name(*c)).collect();
    Some((name.to_ascii_lowercase(), is_closing))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(markup: &str) -> Option<(String, Option<String>)> {
        let refusal = refusal(markup, &(0..markup.len()), "", &mut Vec::new())?;
        Some((refusal.message, refusal.help))
    }

    #[test]
    fn says_what_to_write_instead() {
        for (markup, message, expected) in [
            ("<br/>", "raw HTML `<br>`", "end the line with `\\`"),
            ("<SUP>", "raw HTML `<sup>`", "x^2^"),
            ("</sub>", "raw HTML `</sub>`", "H~2~O"),
            ("<strong>", "raw HTML `<strong>`", "**text**"),
            ("<a name=\"costs\">", "raw HTML `<a>`", "{#costs}"),
            ("<a name=\"top\">", "raw HTML `<a>`", "delete it"),
            ("<a id=\"fn1\">", "raw HTML `<a>`", "[^1]"),
            ("<div dir=\"rtl\">", "raw HTML `<div>`", "direction"),
            ("<a href='#x'>", "raw HTML `<a>`", "[text](#x)"),
            ("<!-- x -->", "an HTML comment", "delete it"),
            ("<table>\n<tr>", "raw HTML `<table>`", "|---|---|"),
            ("<details>", "raw HTML `<details>`", "heading"),
            ("<x-y>", "raw HTML `<x-y>`", "&lt;"),
            ("<b and c>", "raw HTML `<b>`", "&lt;"),
        ] {
            let (met, help) = help(markup).unwrap_or_default();
            assert_eq!(met, message, "{markup}");
            assert!(help.is_some_and(|help| help.contains(expected)), "{markup}");
        }
    }

    #[test]
    fn reports_a_pair_of_tags_once() {
        let mut open = Vec::new();
        let tags = ["<b>", "<i>", "</i>", "</b>", "</b>"];
        let refusals = tags.map(|tag| refusal(tag, &(0..4), "", &mut open).is_some());
        assert_eq!(refusals, [true, true, false, false, true]);
    }
}
