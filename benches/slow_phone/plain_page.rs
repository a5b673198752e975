//! The plainest page that folds: the text of the sheet in `<details>` elements.
//!
//! It has no style sheet, script or links, so every difference to it is the cost of the viewer. Tables and
//! figures are paragraphs of their text.

use factsheet::sheet::{Block, List, ListItem, PlainText, Section, Sheet};

/// Returns the page as HTML.
pub(crate) fn plain_page(sheet: &Sheet) -> String {
    let about = &sheet.about;
    let before = [
        &about.kind,
        &about.bureau,
        &about.place,
        &about.date_in_words,
    ]
    .map(|text| element("p", text));
    let footnotes = sheet.footnotes.iter();
    let footnotes = footnotes.map(|footnote| wrap("li", &blocks(&footnote.blocks)));
    let notice = about.notice.iter();
    let notice = notice.map(|text| element("p", &text.plain_text()));
    let source = about.source.as_ref().map_or("", |source| &source.name);
    let rights = about.rights.plain_text();
    let after = [&about.publisher, source, &rights].map(|text| element("p", text));
    [
        "<!doctype html>",
        &format!("<html lang=\"{}\">", escape(&about.language)),
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
        let content = escape(&item.content.plain_text());
        wrap("li", &(content + &blocks(&item.blocks)))
    };
    let name = if list.start.is_some() { "ol" } else { "ul" };
    wrap(name, &list.items.iter().map(item).collect::<String>())
}

/// Returns an element with this text; nothing if it is empty.
fn element(name: &str, content: &str) -> String {
    wrap(name, &escape(content))
}

/// Returns an element with this markup; nothing if it is empty.
fn wrap(name: &str, markup: &str) -> String {
    if markup.is_empty() {
        return String::new();
    }
    format!("<{name}>{markup}</{name}>")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
