//! Finds what the citations of all sections have in common, so that the page holds it once.

use super::{Part, Slot};

/// One character of a citation, or a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    Text(char),
    Italic(char),
    Slot(Slot),
}

/// Splits a citation into its characters and slots.
pub(super) fn glyphs(parts: &[Part]) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    for part in parts {
        match part {
            Part::Text(text) => glyphs.extend(text.chars().map(Glyph::Text)),
            Part::Italic(text) => glyphs.extend(text.chars().map(Glyph::Italic)),
            Part::Slot(slot) => glyphs.push(Glyph::Slot(*slot)),
        }
    }
    glyphs
}

/// Joins characters and slots into as few parts as possible.
pub(super) fn parts(glyphs: &[Glyph]) -> Vec<Part> {
    let mut parts = Vec::new();
    for glyph in glyphs {
        match (glyph, parts.last_mut()) {
            (Glyph::Text(c), Some(Part::Text(text)))
            | (Glyph::Italic(c), Some(Part::Italic(text))) => text.push(*c),
            (Glyph::Text(c), _) => parts.push(Part::Text(c.to_string())),
            (Glyph::Italic(c), _) => parts.push(Part::Italic(c.to_string())),
            (Glyph::Slot(slot), _) => parts.push(Part::Slot(*slot)),
        }
    }
    parts
}

/// Returns how many glyphs all citations share at their start and, of the rest, at their end.
pub(super) fn common(all: &[Vec<Glyph>]) -> (usize, usize) {
    let Some((first, others)) = all.split_first() else {
        return (0, 0);
    };
    let starts = others.iter().map(|other| equal(first.iter().zip(other)));
    let start = starts.min().unwrap_or(first.len());
    let ends = others
        .iter()
        .map(|other| equal(first[start..].iter().rev().zip(other[start..].iter().rev())));
    (start, ends.min().unwrap_or_default())
}

fn equal<'a>(pairs: impl Iterator<Item = (&'a Glyph, &'a Glyph)>) -> usize {
    pairs.take_while(|(one, other)| one == other).count()
}
