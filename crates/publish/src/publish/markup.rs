//! Puts data into markup: the few places where the page is written as text.

use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

use crate::page_head::{HeadTag, RunningTitle};
use factsheet_model::citations;

/// Languages that are written from right to left, by the first part of their tag.
const RIGHT_TO_LEFT: [&str; 11] = [
    "ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi",
];

/// The start of the page, in its language; `one_file` where nothing lies beside it.
pub(super) fn html_element(language: &str, one_file: bool) -> String {
    let direction = if is_right_to_left(language) {
        " dir=\"rtl\""
    } else {
        ""
    };
    let alone = if one_file { " data-one-file" } else { "" };
    format!("<html lang=\"{}\"{direction}{alone}>", attribute(language))
}

/// Whether a language, by its tag, is written from right to left.
pub(super) fn is_right_to_left(language: &str) -> bool {
    let mut parts = language.split('-');
    parts
        .next()
        .is_some_and(|first| RIGHT_TO_LEFT.contains(&first))
}

/// The elements of the head, a line each.
pub(super) fn head(tags: &[HeadTag]) -> String {
    tags.iter().map(head_tag).collect::<Vec<_>>().join("\n")
}

fn head_tag(tag: &HeadTag) -> String {
    match tag {
        HeadTag::Title(title) => format!("<title>{}</title>", encode_text(title)),
        HeadTag::Named(name, content) => {
            format!("<meta name=\"{name}\" content=\"{}\">", attribute(content))
        }
        HeadTag::Property(name, content) => format!(
            "<meta property=\"{name}\" content=\"{}\">",
            attribute(content)
        ),
        HeadTag::Canonical(address) => {
            format!("<link rel=\"canonical\" href=\"{}\">", attribute(address))
        }
        HeadTag::Alternate(kind, address) => {
            format!("<link rel=\"alternate\" type=\"{kind}\" href=\"{address}\">")
        }
        HeadTag::Beside(relation, address) => {
            format!("<link rel=\"{relation}\" href=\"{address}\">")
        }
        HeadTag::Structured(json) => data_block("type=\"application/ld+json\"", json),
        HeadTag::RunningTitle(title) => running_title(title),
    }
}

/// The title above printed pages, where the browser draws there, and above the sheets of the print
/// view. The choices among pages are media (`print.css`).
fn running_title(title: &RunningTitle) -> String {
    let [usual, large, extract] =
        [&title.usual, &title.large, &title.extract].map(|t| css_string(t));
    let sheet = ".sheet-margin+.sheet-margin::before";
    format!(
        "<style>@page{{@top-left{{content:{usual};color:#333;font:9pt system-ui,sans-serif}}}}\
         @media large{{@page{{@top-left{{content:{large}}}}}}}\
         @media extract{{@page{{@top-left{{content:{extract}}}}}}}\
         {sheet}{{content:{usual}}}\
         [data-text=large] {sheet}{{content:{large}}}\
         [data-extract] {sheet}{{content:{extract}}}\
         @page:first{{@top-left{{content:none}}}}</style>"
    )
}

/// The app's root with what was drawn into it, and the sheet and its citations as data.
pub(super) fn page(drawn: &str, shape: &str, sheet: &str, citations: &str) -> String {
    let sheet = data_block("type=\"application/json\" id=\"fact-sheet-data\"", sheet);
    let attributes = format!("type=\"application/json\" id=\"{}\"", citations::ELEMENT);
    let citations = data_block(&attributes, citations);
    format!("<div id=\"app\" data-shape=\"{shape}\">{drawn}</div>\n{sheet}\n{citations}")
}

/// JSON in a script element: `<` is written so that nothing in it can end the element.
fn data_block(attributes: &str, json: &str) -> String {
    format!(
        "<script {attributes}>{}</script>",
        json.replace('<', "\\u003c")
    )
}

/// A string of CSS (CSS Syntax, 4.3.5): what could end it, or the style element, is escaped.
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
    fn no_text_can_leave_the_string_of_a_style() {
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
