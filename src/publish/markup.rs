//! Puts data into markup: the few places where the page is written as text.

use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

use crate::page_head::HeadTag;

/// Languages that are written from right to left, by the first part of their tag.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "dv", "fa", "he", "ps", "ug", "ur", "yi"];

/// The start of the page, in its language.
pub(super) fn html_element(language: &str) -> String {
    let direction = match language.split('-').next() {
        Some(first) if RIGHT_TO_LEFT.contains(&first) => " dir=\"rtl\"",
        _ => "",
    };
    format!("<html lang=\"{}\"{direction}>", attribute(language))
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
        HeadTag::Structured(json) => data_block("type=\"application/ld+json\"", json),
    }
}

/// The app's root with what was drawn into it, and the sheet as data.
pub(super) fn page(drawn: &str, shape: &str, json: &str) -> String {
    let data = data_block("type=\"application/json\" id=\"fact-sheet-data\"", json);
    format!("<div id=\"app\" data-shape=\"{shape}\">{drawn}</div>\n{data}")
}

/// JSON in a script element: `<` is written so that nothing in it can end the element.
fn data_block(attributes: &str, json: &str) -> String {
    format!(
        "<script {attributes}>{}</script>",
        json.replace('<', "\\u003c")
    )
}
