//! Writes the markup around the rendered app.

use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

use super::template::{Attributes, Node};
use crate::page_head::{HeadTag, RunningTitle};
use crate::sheet::Direction;
use factsheet_model::citations;

/// Languages that are written from right to left, by the first subtag.
const RIGHT_TO_LEFT: [&str; 11] = [
    "ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi",
];

/// Scripts that are written from right to left, as subtags.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 7] = ["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];

/// The attributes of `<html>` that the publisher writes.
const OF_HTML: [&str; 5] = [
    "lang",
    "dir",
    "data-one-file",
    "data-version",
    "data-worker",
];

/// Returns the attributes of `<html>` for a page in this language. `is_alone` is whether no files are
/// beside the page.
pub(super) fn html_attributes(language: &str, is_alone: bool) -> Attributes {
    let direction = direction(language);
    let direction =
        (direction == Direction::RightToLeft).then(|| ("dir", direction.as_attribute()));
    let alone = is_alone.then_some(("data-one-file", ""));
    let attributes = [Some(("lang", language)), direction, alone];
    Attributes::new(&attributes.into_iter().flatten().collect::<Vec<_>>())
}

/// Puts the attributes that the publisher writes before those of the template.
pub(super) fn set_html_attributes(html: &mut Attributes, new: Attributes) {
    let mut others = std::mem::replace(html, new);
    others.retain(|name| !OF_HTML.contains(&name));
    html.extend(others);
}

/// Returns the direction in which a language is written, given its BCP 47 tag.
pub(super) fn direction(language: &str) -> Direction {
    let mut subtags = language.split('-');
    let first = subtags.next().unwrap_or_default();
    let script = subtags
        .find(|subtag| subtag.len() == 4 && !subtag.starts_with(|c: char| c.is_ascii_digit()));
    let is_right_to_left = script.map_or_else(
        || RIGHT_TO_LEFT.contains(&first),
        |script| RIGHT_TO_LEFT_SCRIPTS.contains(&script),
    );
    if is_right_to_left {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

/// Returns the elements of the head, a line each.
pub(super) fn head(tags: &[HeadTag]) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    for tag in tags {
        if !nodes.is_empty() {
            nodes.push(Node::Markup("\n".to_owned()));
        }
        nodes.push(head_tag(tag));
    }
    nodes
}

fn head_tag(tag: &HeadTag) -> Node {
    Node::Markup(match tag {
        HeadTag::Title(title) => format!("<title>{}</title>", encode_text(title)),
        HeadTag::Named(name, content) => {
            format!("<meta name=\"{name}\" content=\"{}\">", attribute(content))
        }
        HeadTag::Property(name, content) => format!(
            "<meta property=\"{name}\" content=\"{}\">",
            attribute(content)
        ),
        HeadTag::Canonical(url) => {
            format!("<link rel=\"canonical\" href=\"{}\">", attribute(url))
        }
        HeadTag::Alternate(kind, url) => {
            format!("<link rel=\"alternate\" type=\"{kind}\" href=\"{url}\">")
        }
        HeadTag::Link(relation, file) => {
            format!("<link rel=\"{relation}\" href=\"{file}\">")
        }
        HeadTag::Structured(json) => return Node::json(&[("type", "application/ld+json")], json),
        HeadTag::RunningTitle(title) => return Node::style(running_title(title)),
    })
}

/// Returns the style for the title above printed pages, in browsers that support margin boxes, and above the
/// sheets of the print view. Print options are media types (`print.css`).
fn running_title(title: &RunningTitle) -> String {
    let [usual, large, extract] =
        [&title.usual, &title.large, &title.extract].map(|t| css_string(t));
    let sheet = ".sheet-margin+.sheet-margin::before";
    format!(
        "@page{{@top-left{{content:{usual};color:#333;font:9pt system-ui,sans-serif}}}}\
         @media large{{@page{{@top-left{{content:{large}}}}}}}\
         @media extract{{@page{{@top-left{{content:{extract}}}}}}}\
         {sheet}{{content:{usual}}}\
         [data-text=large] {sheet}{{content:{large}}}\
         [data-extract] {sheet}{{content:{extract}}}\
         @page:first{{@top-left{{content:none}}}}"
    )
}

/// Returns the root of the app with its markup, and the sheet and its citations as data.
pub(super) fn app(markup: &str, shape: &str, sheet: &str, citations: &str) -> [Node; 4] {
    let data = |id, json| Node::json(&[("type", "application/json"), ("id", id)], json);
    [
        Node::Markup(format!(
            "<div id=\"app\" data-shape=\"{shape}\">{markup}</div>\n"
        )),
        data("fact-sheet-data", sheet),
        Node::Markup("\n".to_owned()),
        data(citations::ELEMENT, citations),
    ]
}

/// Returns a CSS string (CSS Syntax, 4.3.5). What could end it, or the style element, is escaped.
fn css_string(text: &str) -> String {
    let mut string = String::from("\"");
    for c in text.chars() {
        if c.is_control() || matches!(c, '"' | '\\' | '<') {
            string.extend(["\\", &format!("{:x}", u32::from(c)), " "]);
        } else {
            string.push(c);
        }
    }
    string.push('"');
    string
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_from_script_or_language() {
        for (language, expected) in [
            ("en-US", "ltr"),
            ("ar-EG", "rtl"),
            ("ar-Latn", "ltr"),
            ("az-Arab-IR", "rtl"),
            ("de-1996", "ltr"),
            ("he", "rtl"),
        ] {
            assert_eq!(direction(language).as_attribute(), expected, "{language}");
        }
    }

    #[test]
    fn escapes_css_string() {
        for (text, string) in [
            ("Costs & benefits", "\"Costs & benefits\""),
            ("\"}", "\"\\22 }\""),
            ("</style>", "\"\\3c /style>\""),
            ("a\\b\nc", "\"a\\5c b\\a c\""),
        ] {
            assert_eq!(css_string(text), string);
        }
    }
}
