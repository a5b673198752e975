//! Finds the places of a citation that are filled in later, by comparing what a format writes for
//! different days.
//!
//! Where the citations of two days differ, there stands the day: this holds for every format and
//! every text, so no date format is written here and nothing is searched for in the words of a
//! sheet. For that, citations are looked at letter by letter.

use super::{Part, Place, Run};
use crate::sheet::{Date, InvalidDate};

/// One letter of a citation, or a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    Plain(char),
    Italic(char),
    Place(Place),
}

/// The names of the months as a citation that is written by `write` has them; none where it has no
/// day of access.
pub(super) fn months(write: impl Fn(Date) -> Vec<Run>) -> Result<Vec<String>, InvalidDate> {
    let of_month = |month| Ok(letters(&write(Date::new(YEARS.0, month, DAYS.0)?)));
    let all = (1..=12).map(of_month).collect::<Result<Vec<_>, _>>()?;
    let Some((start, end)) = differing(
        &all[usize::from(MONTHS.0) - 1],
        &all[usize::from(MONTHS.1) - 1],
    ) else {
        return Ok(Vec::new());
    };
    let name = |letters: &Vec<Letter>| {
        letters[start..letters.len() - end]
            .iter()
            .filter_map(|letter| letter.character())
            .collect()
    };
    Ok(all.iter().map(name).collect())
}

/// Two years, months and days that have no digit or letter in common at either end.
const YEARS: (u16, u16) = (2222, 3333);
const MONTHS: (u8, u8) = (5, 10);
const DAYS: (u8, u8) = (22, 11);
/// A day that some formats write in one digit.
const SHORT_DAY: u8 = 3;

/// The day of access in the citations of a format: as it is written for the first of two days, and
/// with places instead.
pub(super) struct Access {
    written: Vec<Letter>,
    places: Vec<Letter>,
}

/// The citation that is written by `write`, with places for the day of access.
///
/// Where the same format has written that day before (`known`), two days are enough to find it.
pub(super) fn template(
    write: impl Fn(Date) -> Vec<Run>,
    known: Option<&Access>,
) -> Result<(Vec<Letter>, Option<Access>), InvalidDate> {
    let of = |year, month, day| Ok(letters(&write(Date::new(year, month, day)?)));
    let base = of(YEARS.0, MONTHS.0, DAYS.0)?;
    let Some((start, end)) = differing(&base, &of(YEARS.1, MONTHS.1, DAYS.1)?) else {
        return Ok((base, None));
    };
    let (before, rest) = base.split_at(start);
    let (written, behind) = rest.split_at(rest.len() - end);
    let places = match known {
        Some(known) if known.written == written => known.places.clone(),
        _ => places(&base, start, end, of)?,
    };
    let access = Access {
        written: written.to_vec(),
        places,
    };
    Ok(([before, &access.places, behind].concat(), Some(access)))
}

/// What stands in a citation between `start` and so many letters before its end, with places for
/// year, month and day.
fn places(
    base: &[Letter],
    start: usize,
    end: usize,
    of: impl Fn(u16, u8, u8) -> Result<Vec<Letter>, InvalidDate>,
) -> Result<Vec<Letter>, InvalidDate> {
    let (year, month, day, short) = (
        of(YEARS.1, MONTHS.0, DAYS.0)?,
        of(YEARS.0, MONTHS.1, DAYS.0)?,
        of(YEARS.0, MONTHS.0, DAYS.1)?,
        of(YEARS.0, MONTHS.0, SHORT_DAY)?,
    );
    let place_of_day = if short.len() == base.len() {
        Place::PaddedDay
    } else {
        Place::Day
    };
    let found = [
        (year, Place::Year),
        (month, Place::Month),
        (day, place_of_day),
    ];
    let mut found: Vec<_> = found
        .into_iter()
        .filter_map(|(other, place)| {
            let (start, end) = differing(base, &other)?;
            Some((start, base.len() - end, place))
        })
        .collect();
    found.sort_by_key(|(start, ..)| *start);
    let mut places = Vec::new();
    let mut from = start;
    for (start, end, place) in found {
        places.extend_from_slice(&base[from..start]);
        places.push(Letter::Place(place));
        from = end;
    }
    places.extend_from_slice(&base[from..base.len() - end]);
    Ok(places)
}

/// The template with a place wherever it says just this in plain letters.
pub(super) fn replaced(template: &[Letter], text: &str, place: Place) -> Vec<Letter> {
    let text: Vec<Letter> = text.chars().map(Letter::Plain).collect();
    let mut replaced = Vec::new();
    let mut rest = template;
    while let Some((first, others)) = rest.split_first() {
        if !text.is_empty() && rest.starts_with(&text) {
            replaced.push(Letter::Place(place));
            rest = &rest[text.len()..];
        } else {
            replaced.push(*first);
            rest = others;
        }
    }
    replaced
}

/// How many letters all have in common at their start, and, of the rest, at their end.
pub(super) fn common(all: &[Vec<Letter>]) -> (usize, usize) {
    let Some((first, others)) = all.split_first() else {
        return (0, 0);
    };
    let start = others
        .iter()
        .map(|other| equal(first.iter().zip(other)))
        .min();
    let start = start.unwrap_or_default();
    let end = others
        .iter()
        .map(|other| equal(first[start..].iter().rev().zip(other[start..].iter().rev())))
        .min();
    (start, end.unwrap_or_default())
}

/// The letters put together again.
pub(super) fn parts(letters: &[Letter]) -> Vec<Part> {
    let mut parts = Vec::new();
    for letter in letters {
        match (letter, parts.last_mut()) {
            (Letter::Plain(c), Some(Part::Text(text)))
            | (Letter::Italic(c), Some(Part::Italic(text))) => text.push(*c),
            (Letter::Plain(c), _) => parts.push(Part::Text(c.to_string())),
            (Letter::Italic(c), _) => parts.push(Part::Italic(c.to_string())),
            (Letter::Place(place), _) => parts.push(Part::Place(*place)),
        }
    }
    parts
}

impl Letter {
    fn character(self) -> Option<char> {
        match self {
            Self::Plain(c) | Self::Italic(c) => Some(c),
            Self::Place(_) => None,
        }
    }
}

fn letters(runs: &[Run]) -> Vec<Letter> {
    let of_run = |run: &Run| {
        let letter = if run.italic {
            Letter::Italic
        } else {
            Letter::Plain
        };
        run.text.chars().map(letter).collect::<Vec<_>>()
    };
    runs.iter().flat_map(of_run).collect()
}

/// Where two texts begin to differ, and how many letters before their ends they cease to.
fn differing(one: &[Letter], other: &[Letter]) -> Option<(usize, usize)> {
    if one == other {
        return None;
    }
    Some(common(&[one.to_vec(), other.to_vec()]))
}

fn equal<'a>(pairs: impl Iterator<Item = (&'a Letter, &'a Letter)>) -> usize {
    pairs.take_while(|(one, other)| one == other).count()
}
