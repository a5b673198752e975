//! A small page for each section, so that a link to it can be previewed as what it is: its own
//! title, description and words, and the way on to the section in the whole sheet.
//!
//! The way on needs no script; with one it takes along what stands behind the `?`, so that a link
//! with a wording keeps its promise. The script is the same text on every page, and its section
//! stands beside it: one hash allows them all.

use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

use super::{markup, policy};
use crate::page_head::{Picture, section_head};
use crate::sheet::{PassageId, PlainText, Section, Sheet};

const WAY_ON: &str =
    "location.replace('../'+location.search+'#'+document.currentScript.dataset.section)";

/// Names and texts of the pages, one for each id that leads or ever led to a section.
pub(super) fn section_pages(sheet: &Sheet, picture: Option<&Picture>) -> Vec<(String, String)> {
    let of_section = |section: &Section| {
        let page = page(sheet, section, picture);
        let ids = std::iter::once(&section.passage.id).chain(&section.passage.aliases);
        ids.map(move |id| (name(id), page.clone()))
            .collect::<Vec<_>>()
    };
    sheet
        .all_sections()
        .into_iter()
        .flat_map(of_section)
        .collect()
}

fn name(id: &PassageId) -> String {
    format!("{id}/index.html")
}

fn page(sheet: &Sheet, section: &Section, picture: Option<&Picture>) -> String {
    let id = section.passage.id.as_str();
    let section_id = attribute(id);
    let here = format!("../#{id}");
    let here = attribute(&here);
    let text = section.plain_text();
    let (heading, words) = text.split_once('\n').unwrap_or((&text, ""));
    let paragraphs: String = words
        .lines()
        .map(|line| format!("<p>{}</p>\n", encode_text(line)))
        .collect();
    let script = format!("<script data-section=\"{section_id}\">{WAY_ON}</script>");
    format!(
        "<!doctype html>\n\
         {html}\n\
         <meta charset=\"utf-8\">\n\
         {policy}\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         {script}\n\
         <noscript><meta http-equiv=\"refresh\" content=\"0; url={here}\"></noscript>\n\
         {head}\n\
         <h1>{heading}</h1>\n\
         {paragraphs}\
         <p><a href=\"{here}\">{title}</a></p>\n",
        policy = policy::element(&script, policy::Kind::Page { offline: false }),
        html = markup::html_element(&sheet.about.language, false),
        head = markup::head(&section_head(sheet, section, picture)),
        heading = encode_text(heading),
        title = encode_text(&sheet.about.title),
    )
}
