//! A small page for each section, so that a link to it is previewed with the section's title, description
//! and text. It leads on to the section in the fact sheet.
//!
//! That needs no script. With the script, the query goes along, so a link with a fingerprint still shows
//! whether its passage has changed. The script is the same on every page, and its attribute names the section,
//! so one hash in the policy allows all of them.

use std::collections::BTreeSet;

use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

use super::template::Node;
use super::{markup, policy};
use crate::page_head::{HeadTag, Picture, former_section_head, section_head};
use crate::sheet::{Notation, PassageId, PlainText, Section, Sheet};

const REDIRECT: &str = "location.replace('../'+location.search+(location.hash||'#'+document.currentScript.dataset.section))";

/// Returns the policy of every such page.
pub(super) fn policy() -> String {
    let script = Node::script(REDIRECT);
    policy::of_nodes([&script], policy::Kind::Page { offline: false })
}

/// Returns names and texts of the pages: one for each id of a section, and for each of `former`, which were
/// ids of sections when they were published and may be of any passage now.
pub(super) fn section_pages(
    sheet: &Sheet,
    picture: Option<&Picture>,
    former: &[&str],
) -> Vec<(String, String)> {
    let writer = Writer {
        sheet,
        picture,
        policy: policy::element(&policy()),
    };
    let sections = sheet.all_sections().into_iter();
    let sections: Vec<(&Section, &str)> = sections.zip(sheet.languages_of_sections()).collect();
    let of_section = |(section, language): &(&Section, &str)| {
        let page = writer.page_in_section(section, language, &section.passage.id);
        let ids = section.passage.ids();
        let pages = ids.map(|id| (name(id.as_str()), page.clone()));
        pages.collect::<Vec<_>>()
    };
    let current = section_ids(sheet);
    let former = former.iter().filter(|id| !current.contains(**id));
    let of_former = former.filter_map(|id| {
        let mut passages = sheet.passages().into_iter();
        let now = &passages.find(|passage| passage.has_id(id))?.id;
        let around = sections
            .iter()
            .find(|(section, _)| section.passage.id == *now || section.has_block(now));
        let page = match around {
            Some((section, language)) => writer.page_in_section(section, language, now),
            None => writer.page_outside_sections(now),
        };
        Some((name(id), page))
    });
    // Current sections come last: where `Costs` and `costs` are the same file, theirs is the one that stays.
    of_former
        .chain(sections.iter().flat_map(of_section))
        .collect()
}

/// Returns all ids of sections.
pub(super) fn section_ids(sheet: &Sheet) -> BTreeSet<&str> {
    let sections = sheet.all_sections().into_iter();
    let ids = sections.flat_map(|section| section.passage.ids());
    ids.map(PassageId::as_str).collect()
}

fn name(id: &str) -> String {
    format!("{id}/index.html")
}

/// What all pages have in common.
struct Writer<'a> {
    sheet: &'a Sheet,
    picture: Option<&'a Picture>,
    policy: Node,
}

impl Writer<'_> {
    /// Returns the page that leads to `id`: the section or a passage in it.
    fn page_in_section(&self, section: &Section, language: &str, id: &PassageId) -> String {
        let text = section.text_below();
        let head = section_head(self.sheet, section, language, &text, self.picture);
        self.page(id, language, &section.title(), &text, &head)
    }

    /// Returns the page that leads to a passage outside of all sections.
    fn page_outside_sections(&self, id: &PassageId) -> String {
        let text = self.sheet.lead.written_in(Notation::Typed);
        let head = former_section_head(self.sheet, self.picture);
        let about = &self.sheet.about;
        self.page(id, &about.language, &about.title, &text, &head)
    }

    /// Returns a page with a heading and a paragraph for each line of a text.
    fn page(
        &self,
        id: &PassageId,
        language: &str,
        heading: &str,
        text: &str,
        head: &[HeadTag],
    ) -> String {
        let about = &self.sheet.about;
        let url = format!("../#{id}");
        let url = attribute(&url);
        let paragraphs: String = text
            .lines()
            .map(|line| format!("<p>{}</p>\n", encode_text(line)))
            .collect();
        format!(
            "<!doctype html>\n\
             {html}\n\
             <meta charset=\"utf-8\">\n\
             {policy}\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             {script}\n\
             <noscript><meta http-equiv=\"refresh\" content=\"0; url={url}\"></noscript>\n\
             {head}\n\
             <h1>{heading}</h1>\n\
             {paragraphs}\
             <p><a href=\"{url}\">{title}</a></p>\n",
            html = Node::Html(markup::html_attributes(language, false)),
            policy = self.policy,
            script = Node::script_with(&[("data-section", id.as_str())], REDIRECT),
            head = markup::head(head)
                .iter()
                .map(Node::to_string)
                .collect::<String>(),
            heading = encode_text(heading),
            title = encode_text(&about.title),
        )
    }
}
