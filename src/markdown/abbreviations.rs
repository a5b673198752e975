//! Abbreviations after Markdown Extra: lines `*[NRC]: NATO-Russia Council` anywhere in the text
//! explain the short form wherever it stands as a word.

use std::ops::Range;

use super::fault::Fault;
use crate::sheet::{Abbreviation, Inline};

/// The abbreviations of a text.
pub(super) struct Abbreviations(Vec<Definition>);

struct Definition {
    short: String,
    long: String,
    at: Range<usize>,
    used: bool,
}

impl Abbreviations {
    /// Finds the definitions in the body, which starts at this offset of the file.
    pub(super) fn find(text: &str, body_start: usize) -> Self {
        let mut offset = body_start;
        let mut definitions = Vec::new();
        for line in text[body_start..].split_inclusive('\n') {
            if let Some((short, long)) = definition(line) {
                let (short, long) = (short.to_owned(), long.to_owned());
                definitions.push(Definition {
                    short,
                    long,
                    at: offset..offset + line.len(),
                    used: false,
                });
            }
            offset += line.len();
        }
        // Where one short form starts another, the longer one is the word that was meant.
        definitions.sort_by_key(|definition| std::cmp::Reverse(definition.short.len()));
        Self(definitions)
    }

    /// Whether these lines of the text are definitions and nothing else.
    pub(super) fn are_definitions(lines: &str) -> bool {
        lines.lines().all(|line| definition(line).is_some())
    }

    /// The text, with the short forms in it explained.
    pub(super) fn explain(&mut self, text: &str) -> Vec<Inline> {
        let mut found = Vec::new();
        let mut plain_from = 0;
        let mut at = 0;
        while at < text.len() {
            let hit = self
                .0
                .iter_mut()
                .find(|definition| stands_at(&definition.short, text, at));
            if let Some(definition) = hit {
                definition.used = true;
                if plain_from < at {
                    found.push(Inline::Text(text[plain_from..at].to_owned()));
                }
                at += definition.short.len();
                plain_from = at;
                found.push(Inline::Abbreviation(Abbreviation {
                    short: definition.short.clone(),
                    long: definition.long.clone(),
                }));
            } else {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
            }
        }
        if plain_from < text.len() {
            found.push(Inline::Text(text[plain_from..].to_owned()));
        }
        found
    }

    /// Tells of those that explain nothing.
    pub(super) fn refuse_unused(&self, faults: &mut Vec<Fault>) {
        for definition in self.0.iter().filter(|definition| !definition.used) {
            let message = format!(
                "met the abbreviation \"{}\", expected it in the text",
                definition.short
            );
            faults.push(Fault::new(&definition.at, message).suggest("leave the line out"));
        }
    }
}

fn definition(line: &str) -> Option<(&str, &str)> {
    let (short, long) = line.trim_end().strip_prefix("*[")?.split_once("]:")?;
    let (short, long) = (short.trim(), long.trim());
    (!short.is_empty() && !long.is_empty()).then_some((short, long))
}

fn stands_at(word: &str, text: &str, at: usize) -> bool {
    text[at..].starts_with(word)
        && !text[..at].ends_with(char::is_alphanumeric)
        && !text[at + word.len()..].starts_with(char::is_alphanumeric)
}
