//! Writes the citations of a sheet and of each of its sections, in each format.

mod bibtex;
mod capitals;
mod common;
mod csl_json;
mod record;
mod ris;
mod styled;

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use factsheet_model::citations::{Citations, CitedSection, Format, Part, Slot, Templates};

use crate::sheet::{Section, Sheet};
use common::{common, glyphs, parts};
use record::Record;
use styled::Stylist;

/// For fewer citations a thread is not worth its start.
const FEWEST: usize = 8;

/// Cites a sheet and each of its sections, in each format.
#[must_use]
pub fn cite(sheet: &Sheet) -> Citations {
    let whole = Record::of_sheet(sheet);
    let sections = sheet.all_sections();
    let languages = sheet.languages_of_sections();
    let in_language = sections.iter().copied().zip(languages);
    let records: Vec<Record> = (1..)
        .zip(in_language)
        .map(|(position, section)| Record::of_section(&whole, sheet, section, position))
        .collect();
    let templates = Format::ALL.map(|format| {
        let writer = Writer::new(format);
        writer.map_or_else(Templates::default, |writer| {
            writer.templates(&whole, &records)
        })
    });
    let cited = |(section, record): (&&Section, Record)| CitedSection {
        id: section.passage.id.clone(),
        key: record.key,
        url: record.url,
    };
    Citations {
        key: whole.key,
        url: whole.url,
        sections: sections.iter().zip(records).map(cited).collect(),
        templates: templates.into(),
    }
}

/// Writes citations in one format.
enum Writer {
    Styled(Box<Stylist>),
    Plain(fn(&Record) -> Vec<Part>),
}

impl Writer {
    fn new(format: Format) -> Option<Self> {
        let styled = |rules| Stylist::new(rules).map(|stylist| Self::Styled(Box::new(stylist)));
        match format {
            Format::Apa => styled(styled::APA),
            Format::Chicago => styled(styled::CHICAGO),
            Format::Mla => styled(styled::MLA),
            Format::Bibtex => Some(Self::Plain(bibtex::write)),
            Format::Ris => Some(Self::Plain(ris::write)),
            Format::CslJson => Some(Self::Plain(csl_json::write)),
        }
    }

    fn write(&self, record: &Record) -> Vec<Part> {
        match self {
            Self::Styled(stylist) => stylist.write(record),
            Self::Plain(write) => write(record),
        }
    }

    fn templates(&self, whole: &Record, records: &[Record]) -> Templates {
        let sections = on_all_cores(records, |record| glyphs(&self.write(record)));
        let (start, end) = common(&sections);
        let first = sections.first().map_or(&[][..], Vec::as_slice);
        Templates {
            whole: self.write(whole),
            sections_start: parts(&first[..start]),
            sections: sections
                .iter()
                .map(|glyphs| parts(&glyphs[start..glyphs.len() - end]))
                .collect(),
            sections_end: parts(&first[first.len() - end..]),
        }
    }
}

/// Returns the results of `work` for all items, in their order. Styles take most of the time that publishing a long
/// sheet takes.
fn on_all_cores<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    // There are no threads in WebAssembly.
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(cores);
    if cores == 1 || share < FEWEST {
        return items.iter().map(work).collect();
    }
    let of_share = &|share: &[T]| share.iter().map(&work).collect::<Vec<R>>();
    thread::scope(|scope| {
        let shares = items.chunks(share);
        let workers: Vec<_> = shares
            .map(|share| scope.spawn(move || of_share(share)))
            .collect();
        let results = workers.into_iter().map(|worker| match worker.join() {
            Ok(results) => results,
            Err(panic) => resume_unwind(panic),
        });
        results.flatten().collect()
    })
}

fn text(text: impl Into<String>) -> Part {
    Part::Text(text.into())
}

#[cfg(test)]
mod tests;
