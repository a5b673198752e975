//! A small page for each section, so that a link to it can be previewed as what it is: its own
//! title, description and words, and the way on to the section in the whole sheet.
//!
//! The way on needs no script; with one it takes along what stands behind the `?`, so that a link
//! with a wording keeps its promise. The script is the same text on every page, and its section
//! stands beside it: one hash allows them all.

use std::collections::BTreeSet;

use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

use super::{markup, policy};
use crate::page_head::{HeadTag, Picture, former_section_head, section_head};
use crate::sheet::{Notation, PassageId, PlainText, Section, Sheet};

const WAY_ON: &str = "location.replace('../'+location.search+(location.hash||'#'+document.currentScript.dataset.section))";

/// Names and texts of the pages: one for each id that leads to a section, and for each of `earlier`,
/// which led to one when they were published and may lead to any passage now.
pub(super) fn section_pages(
    sheet: &Sheet,
    picture: Option<&Picture>,
    earlier: &[&str],
) -> Vec<(String, String)> {
    let of_section = |section: &Section| {
        let page = page_of(sheet, section, &section.passage.id, picture);
        let ids = section.passage.ids();
        let pages = ids.map(|id| (name(id.as_str()), page.clone()));
        pages.collect::<Vec<_>>()
    };
    let present = section_ids(sheet);
    let left = earlier.iter().filter(|id| !present.contains(**id));
    let of_former = left.filter_map(|id| {
        let mut passages = sheet.passages().into_iter();
        let now = &passages.find(|passage| passage.has_id(id))?.id;
        let page = match sheet.section_around(now) {
            Some(section) => page_of(sheet, section, now, picture),
            None => page_of_sheet(sheet, now, picture),
        };
        Some((name(id), page))
    });
    let sections = sheet.all_sections().into_iter();
    // On a disk where `Costs` is `costs`, the page of what is there now counts.
    of_former.chain(sections.flat_map(of_section)).collect()
}

/// All ids that lead to a section.
pub(super) fn section_ids(sheet: &Sheet) -> BTreeSet<&str> {
    let sections = sheet.all_sections().into_iter();
    let ids = sections.flat_map(|section| section.passage.ids());
    ids.map(PassageId::as_str).collect()
}

fn name(id: &str) -> String {
    format!("{id}/index.html")
}

/// The page of a section that leads to `id`, the section or a passage in it.
fn page_of(sheet: &Sheet, section: &Section, id: &PassageId, picture: Option<&Picture>) -> String {
    let head = section_head(sheet, section, picture);
    page(sheet, id, (&section.title(), &section.text_below()), &head)
}

/// The page that leads to a passage in no section.
fn page_of_sheet(sheet: &Sheet, id: &PassageId, picture: Option<&Picture>) -> String {
    let text = (
        &*sheet.about.title,
        &*sheet.lead.written_in(Notation::Typed),
    );
    page(sheet, id, text, &former_section_head(sheet, picture))
}

/// A page with this heading and these words, a paragraph on each line.
fn page(sheet: &Sheet, id: &PassageId, (heading, words): (&str, &str), head: &[HeadTag]) -> String {
    let section_id = attribute(id.as_str());
    let here = format!("../#{id}");
    let here = attribute(&here);
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
        head = markup::head(head),
        heading = encode_text(heading),
        title = encode_text(&sheet.about.title),
    )
}
