//! The selected text and a link to it.

use crate::platform::page;
use crate::platform::page_text::PageText;
use crate::sharing::SelectedText;
use crate::sheet::{Notation, PassageId, PlainText, Sheet, is_power};
use crate::text_fragment::{
    Directive, OBJECT_REPLACEMENT, expand_to_words, find_directive, generate,
};
use crate::ui::lazy::lazy;

lazy! {
    /// Loads the function that reads the selected text.
    pub(super) fn load() -> fn(&Sheet) -> Option<SelectedText> {
        selected_text
    }
}

/// Returns the selected text and the fragment directive of a link to it. There is no directive if the
/// text is not in the sheet, because the page was translated.
fn selected_text(sheet: &Sheet) -> Option<SelectedText> {
    let page = PageText::read_for_links(OBJECT_REPLACEMENT);
    let mut ranges = Vec::new();
    for range in page.selected_ranges() {
        ranges.extend(expand_to_words(page.text(), range));
    }
    let passage = page.passage_at(ranges.first()?.start);
    let passage = passage.map_or_else(|| sheet.title_block.id.clone(), PassageId::published);
    let written = sheet.written_in(Notation::Page);
    let mut directive = Some(Directive::default());
    for range in &ranges {
        let generated = generate(page.text(), range.clone())
            .filter(|found| !find_directive(&written, &found.without_context()).is_empty());
        directive = directive.zip(generated).map(|(mut all, Directive(more))| {
            all.0.extend(more);
            all
        });
    }
    Some(SelectedText {
        passage,
        text: page.quotation(&ranges, is_power),
        is_translation: page::is_translated(&sheet.about.language),
        directive: directive.map(|directive| directive.to_string()),
    })
}
