//! The cheapest page that folds: the words of the sheet, and the elements that browsers fold.
//!
//! No style sheet, no script, no links: whatever takes longer than this page takes longer because
//! it gives the page more. What is rare in a sheet is written as a paragraph of its words, which
//! only makes the page cheaper.

use factsheet::sheet::{Block, List, ListItem, PlainText, Section, Sheet};

/// The page as HTML.
pub(crate) fn plain_page(sheet: &Sheet) -> String {
    let about = &sheet.about;
    let date = about.date.in_words(&about.language);
    let before = [&about.kind, &about.bureau, &about.place, &date].map(|words| element("p", words));
    let footnotes = sheet.footnotes.iter();
    let footnotes = footnotes.map(|footnote| wrap("li", &blocks(&footnote.blocks)));
    let notice = about.notice.iter();
    let notice = notice.map(|text| element("p", &text.plain_text()));
    let source = about.source.as_ref().map_or("", |source| &source.name);
    let rights = about.rights.plain_text();
    let after = [&about.publisher, source, &rights].map(|words| element("p", words));
    [
        "<!doctype html>",
        &format!("<html lang=\"{}\">", text(&about.language)),
        "<meta charset=utf-8><meta name=viewport content=\"width=device-width, initial-scale=1\">",
        &element("title", &about.title),
        &before.concat(),
        &element("h1", &about.title),
        &blocks(&sheet.lead.blocks),
        &sheet
            .sections
            .iter()
            .map(|inner| section(inner))
            .collect::<String>(),
        &wrap("ol", &footnotes.collect::<String>()),
        &notice.collect::<String>(),
        &after.concat(),
    ]
    .concat()
}

fn section(section: &Section) -> String {
    let heading = element(
        &format!("h{}", section.level),
        &section.heading.plain_text(),
    );
    let inner = section.sections.iter().map(|inner| self::section(inner));
    format!(
        "<details open>{}{}{}</details>",
        wrap("summary", &heading),
        blocks(&section.blocks),
        inner.collect::<String>()
    )
}

fn blocks(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::List(inner) => list(inner),
        Block::Quotation(quotation) => wrap("blockquote", &self::blocks(&quotation.blocks)),
        Block::Note(note) => self::blocks(&note.blocks),
        Block::Paragraph(_) | Block::Table(_) | Block::Figure(_) => {
            element("p", &block.plain_text())
        }
    };
    blocks.iter().map(block).collect()
}

fn list(list: &List) -> String {
    let item = |item: &ListItem| {
        let words = text(&item.content.plain_text());
        wrap("li", &(words + &blocks(&item.blocks)))
    };
    let name = if list.start.is_some() { "ol" } else { "ul" };
    wrap(name, &list.items.iter().map(item).collect::<String>())
}

/// An element that holds words; nothing where there are none.
fn element(name: &str, words: &str) -> String {
    wrap(name, &text(words))
}

/// An element that holds markup; nothing where there is none.
fn wrap(name: &str, markup: &str) -> String {
    if markup.is_empty() {
        return String::new();
    }
    format!("<{name}>{markup}</{name}>")
}

fn text(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
