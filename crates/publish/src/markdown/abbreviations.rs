//! Abbreviations after Markdown Extra: lines `*[NRC]: NATO-Russia Council` anywhere in the text
//! explain the short form wherever it stands as a word.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::diagnostic::Diagnostic;
use crate::sheet::{Abbreviation, Inline};

/// The longest short form, in bytes: whatever is longer shortens nothing.
const LONGEST_SHORT: usize = 100;
/// The longest long form, in bytes: it stands in the page wherever the short one does.
const LONGEST_LONG: usize = 500;

/// The abbreviations of a text.
pub(super) struct Abbreviations {
    definitions: BTreeMap<String, Definition>,
    /// How long the short forms are, in bytes.
    lengths: BTreeSet<usize>,
    /// Definitions that cannot be used, and why.
    unusable: Vec<Diagnostic>,
}

struct Definition {
    long: String,
    at: Range<usize>,
    used: bool,
}

impl Abbreviations {
    /// Finds the definitions in the body, which starts at this offset of the file.
    pub(super) fn find(text: &str, body_start: usize) -> Self {
        let mut found = Self {
            definitions: BTreeMap::new(),
            lengths: BTreeSet::new(),
            unusable: Vec::new(),
        };
        let mut offset = body_start;
        for line in text[body_start..].split_inclusive('\n') {
            if let Some((short, long)) = definition(line) {
                found.define(short, long, offset..offset + line.len());
            }
            offset += line.len();
        }
        found
    }

    fn define(&mut self, short: &str, long: &str, at: Range<usize>) {
        if short.len() > LONGEST_SHORT || long.len() > LONGEST_LONG {
            let message = format!(
                "an abbreviation of {} bytes for {} bytes",
                short.len(),
                long.len()
            );
            let help =
                format!("use {LONGEST_SHORT} for {LONGEST_LONG} at most, or write a footnote");
            self.unusable
                .push(Diagnostic::error(&at, message).with_help(help));
        } else if self.definitions.contains_key(short) {
            self.unusable.push(
                Diagnostic::error(
                    &at,
                    format!("the abbreviation \"{short}\" is defined twice"),
                )
                .with_help("delete the line"),
            );
        } else {
            self.lengths.insert(short.len());
            let definition = Definition {
                long: long.to_owned(),
                at,
                used: false,
            };
            self.definitions.insert(short.to_owned(), definition);
        }
    }

    /// Whether these lines of the text are definitions and nothing else.
    pub(super) fn are_definitions(lines: &str) -> bool {
        lines.lines().all(|line| definition(line).is_some())
    }

    /// The text, with the short forms in it explained.
    pub(super) fn explain(&mut self, text: &str) -> Vec<Inline> {
        let mut found = Vec::new();
        let mut plain_from = 0;
        let mut at = if self.definitions.is_empty() {
            text.len()
        } else {
            0
        };
        while at < text.len() {
            if let Some((short, definition)) = self.standing_at(text, at) {
                definition.used = true;
                if plain_from < at {
                    found.push(Inline::Text(text[plain_from..at].to_owned()));
                }
                at += short.len();
                plain_from = at;
                found.push(Inline::Abbreviation(Abbreviation {
                    short: short.to_owned(),
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

    /// The short form that stands here as a word. Where one starts another, the longer one is the
    /// word that was meant.
    fn standing_at<'t>(&mut self, text: &'t str, at: usize) -> Option<(&'t str, &mut Definition)> {
        if text[..at].ends_with(char::is_alphanumeric) {
            return None;
        }
        let words = self.lengths.iter().rev();
        let mut words = words.filter_map(|length| text.get(at..at + length));
        let short = words.find(|word| {
            !text[at + word.len()..].starts_with(char::is_alphanumeric)
                && self.definitions.contains_key(*word)
        })?;
        Some((short, self.definitions.get_mut(short)?))
    }

    /// Reports those that explain nothing.
    pub(super) fn refuse_unused(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.append(&mut self.unusable);
        for (short, definition) in &self.definitions {
            if !definition.used {
                let message = format!("the abbreviation \"{short}\" is not used in the text");
                let help = "delete the line; capitals count";
                diagnostics.push(Diagnostic::warning(&definition.at, message).with_help(help));
            }
        }
    }
}

fn definition(line: &str) -> Option<(&str, &str)> {
    let (short, long) = line.trim_end().strip_prefix("*[")?.split_once("]:")?;
    let (short, long) = (short.trim(), long.trim());
    (!short.is_empty() && !long.is_empty()).then_some((short, long))
}
