//! Makes the citations of a sheet: each of its works in each format, and what the sections have in
//! common only once.

mod bibtex;
mod capitals;
mod csl_json;
mod letters;
mod record;
mod ris;
mod styled;

use factsheet_model::citations::{Citations, CitedSection, Format, Part, Place, Run, Texts, push};

use crate::sheet::{Date, InvalidDate, Section, Sheet};
use letters::{Access, Letter, common, months, parts, replaced, template};
use record::Record;
use styled::Stylist;

/// Cites a sheet and each of its sections, in each format.
#[must_use]
pub fn cite(sheet: &Sheet) -> Citations {
    let whole = Record::of_sheet(sheet);
    let sections = sheet.all_sections();
    let of_section = |(position, section): (usize, &&Section)| {
        Record::of_section(&whole, sheet, section, position)
    };
    let records: Vec<Record> = (1..).zip(&sections).map(of_section).collect();
    let texts = Format::ALL.map(|format| {
        let texts = Writer::new(format).and_then(|writer| writer.texts(&whole, &records).ok());
        texts.unwrap_or_default()
    });
    let cited = |(section, record): (&&Section, Record)| CitedSection {
        id: section.passage.id.clone(),
        key: record.key,
        address: record.address,
    };
    Citations {
        key: whole.key,
        address: whole.address,
        sections: sections.iter().zip(records).map(cited).collect(),
        texts: texts.into(),
    }
}

/// What writes citations in a format.
enum Writer {
    Styled(Box<Stylist>),
    Plain(fn(&Record, Date) -> String),
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

    /// The citation of a work that was read on this day.
    fn write(&self, record: &Record, accessed: Date) -> Vec<Run> {
        match self {
            Self::Styled(stylist) => stylist.write(record, accessed),
            Self::Plain(write) => vec![Run {
                text: write(record, accessed),
                italic: false,
            }],
        }
    }

    fn texts(&self, whole: &Record, records: &[Record]) -> Result<Texts, InvalidDate> {
        let (of_whole, access) = self.template(whole, None)?;
        let sections = records.iter().map(|record| {
            let (template, _) = self.template(record, access.as_ref())?;
            Ok(template)
        });
        let sections = sections.collect::<Result<Vec<_>, _>>()?;
        let (start, end) = common(&sections);
        let own = |letters: &Vec<Letter>| parts(&letters[start..letters.len() - end]);
        let first = sections.first().map_or(&[][..], Vec::as_slice);
        Ok(Texts {
            months: months(|accessed| self.write(whole, accessed))?,
            whole: parts(&of_whole),
            sections_start: parts(&first[..start]),
            sections_end: parts(&first[first.len() - end..]),
            sections: sections.iter().map(own).collect(),
        })
    }

    /// The citation of a work, with places; and how it writes the day of access.
    fn template(
        &self,
        record: &Record,
        known: Option<&Access>,
    ) -> Result<(Vec<Letter>, Option<Access>), InvalidDate> {
        let (template, access) = template(|accessed| self.write(record, accessed), known)?;
        let address = record.address.as_deref().unwrap_or_default();
        let template = replaced(&template, address, Place::Address);
        Ok((replaced(&template, &record.key, Place::Key), access))
    }
}

#[cfg(test)]
mod tests;
