//! The front matter: TOML between two `+++` lines at the start of the file, as Zola and Hugo have
//! it. Every key is looked at, so that all that is missing, unknown or wrong is told together.

use std::ops::Range;

use percent_encoding::{CONTROLS, utf8_percent_encode};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Fault;
use super::signs;
use crate::sheet::{About, Date, PassageId, Source, fold_white_space};

const FENCE: &str = "+++";
const KEYS: [&str; 14] = [
    "title",
    "citation_title",
    "kind",
    "publisher",
    "bureau",
    "place",
    "date",
    "language",
    "summary",
    "source",
    "notice",
    "rights",
    "base_url",
    "aliases",
];
/// The longest text, in letters, of those that stand in the page of each section, on every sheet of
/// paper and in every citation.
const LONGEST_TEXT: usize = 1000;
/// The longest address, in letters: not every program follows longer ones.
const LONGEST_ADDRESS: usize = 2000;
const SOURCE_KEYS: [&str; 2] = ["name", "address"];

/// What the front matter says.
#[derive(Default)]
pub(super) struct FrontMatter {
    /// `None` where too much of it is missing to go on.
    pub(super) about: Option<About>,
    /// Former ids: the old, the new, and where the pair stands.
    pub(super) aliases: Vec<Alias>,
}

/// A former id of a passage.
#[derive(Clone)]
pub(super) struct Alias {
    pub(super) old: PassageId,
    pub(super) new: String,
    pub(super) at: Range<usize>,
}

/// Reads the front matter; also gives the offset at which the body starts.
pub(super) fn read(text: &str, faults: &mut Vec<Fault>) -> (FrontMatter, usize) {
    let Some((toml, body_start)) = fenced(text) else {
        faults.push(
            Fault::new(
                &(0..0),
                "met no front matter, expected TOML between two lines of +++ at the start",
            )
            .suggest("see the embedded fact sheet for an example"),
        );
        return (FrontMatter::default(), 0);
    };
    let (table, errors) = DeTable::parse_recoverable(&text[toml.clone()]);
    let mut reader = Reader {
        base: toml.start,
        faults,
    };
    for error in &errors {
        reader.fault(
            &error.span().unwrap_or_default(),
            format!("met TOML that cannot be read: {}", error.message().trim()),
        );
    }
    if !errors.is_empty() {
        return (FrontMatter::default(), body_start);
    }
    let table = table.into_inner();
    reader.refuse_unknown(&table, &KEYS);
    let front = FrontMatter {
        about: reader.about(&table),
        aliases: reader.aliases(&table),
    };
    (front, body_start)
}

/// The range of the TOML and the start of the body.
fn fenced(text: &str) -> Option<(Range<usize>, usize)> {
    let start = text.strip_prefix(FENCE)?.find('\n')? + FENCE.len() + 1;
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((start..offset, offset + line.len()));
        }
        offset += line.len();
    }
    None
}

struct Reader<'a> {
    /// Where the TOML starts in the file.
    base: usize,
    faults: &'a mut Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, at: &Range<usize>, message: impl Into<String>) {
        self.faults.push(Fault::new(
            &(self.base + at.start..self.base + at.end),
            message,
        ));
    }

    fn refuse_unknown(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table
            .keys()
            .filter(|key| !known.contains(&key.get_ref().as_ref()))
        {
            let name: &str = key.get_ref().as_ref();
            let at = self.base + key.span().start;
            let fault = Fault::new(
                &(at..at),
                format!(
                    "met the unknown key \"{name}\", expected one of {}",
                    known.join(", ")
                ),
            );
            let near = known
                .iter()
                .min_by_key(|known| distance(known, name))
                .filter(|known| distance(known, name) < 4);
            self.faults.push(match near {
                Some(near) => fault.suggest(format!("did you mean \"{near}\"?")),
                None => fault,
            });
        }
    }

    fn about(&mut self, table: &DeTable<'_>) -> Option<About> {
        let [
            title,
            kind,
            publisher,
            bureau,
            place,
            summary,
            notice,
            rights,
        ] = [
            "title",
            "kind",
            "publisher",
            "bureau",
            "place",
            "summary",
            "notice",
            "rights",
        ]
        .map(|key| self.text(table, key));
        let (date, language, source) = (self.date(table), self.language(table), self.source(table));
        let base_url = self.base_url(table);
        let citation_title = self.citation_title(table, title.as_deref());
        let (title, kind, publisher, summary) = (title?, kind?, publisher?, summary?);
        for (key, text) in [
            ("title", &title),
            ("kind", &kind),
            ("publisher", &publisher),
            ("summary", &summary),
        ] {
            if text.is_empty() {
                let at = table.get(key).map(Spanned::span).unwrap_or_default();
                self.fault(&at, format!("met an empty {key}, expected a text"));
            }
        }
        Some(About {
            title,
            citation_title,
            kind,
            publisher,
            bureau: bureau?,
            place: place?,
            date: date?,
            language: language?,
            summary,
            source: source?,
            notice: paragraphs(&notice?),
            rights: rights?,
            base_url,
        })
    }

    /// The value of a key that must be there.
    fn required<'t, 'd>(
        &mut self,
        table: &'t DeTable<'d>,
        key: &str,
    ) -> Option<&'t Spanned<DeValue<'d>>> {
        let value = table.get(key);
        if value.is_none() {
            self.fault(
                &(0..0),
                format!(
                    "met no key \"{key}\", expected one (an empty text says that there is none)"
                ),
            );
        }
        value
    }

    fn text(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let value = self.required(table, key)?;
        self.as_text(value, key)
    }

    fn as_text(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Option<String> {
        if let DeValue::String(text) = value.get_ref() {
            let text = text.trim().replace("\r\n", "\n");
            let at = self.base + value.span().start..self.base + value.span().end;
            signs::refuse_in(&text, &at, self.faults);
            self.refuse_excess(&text, key, &value.span());
            return Some(text);
        }
        self.fault(
            &value.span(),
            format!(
                "met {} for \"{key}\", expected a text in quotation marks",
                kind_of(value.get_ref())
            ),
        );
        None
    }

    fn refuse_excess(&mut self, text: &str, key: &str, at: &Range<usize>) {
        let longest = match key {
            "summary" | "notice" | "rights" => return,
            "base_url" | "address" => LONGEST_ADDRESS,
            _ => LONGEST_TEXT,
        };
        let letters = text.chars().count();
        if letters > longest {
            self.fault(
                at,
                format!("met {letters} letters for \"{key}\", expected {longest} at most"),
            );
        }
    }

    fn date(&mut self, table: &DeTable<'_>) -> Option<Date> {
        let value = self.required(table, "date")?;
        let date = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() => moment
                .date
                .and_then(|d| Date::new(d.year, d.month, d.day).ok()),
            _ => None,
        };
        if date.is_none() {
            self.fault(&value.span(), "met no day for \"date\", expected one of the calendar without quotation marks: 2007-04-16");
        }
        date
    }

    fn language(&mut self, table: &DeTable<'_>) -> Option<String> {
        let value = self.required(table, "language")?;
        let language = self.as_text(value, "language")?;
        let well_formed = language.split('-').enumerate().all(|(position, part)| {
            let length = if position == 0 { 2..=3 } else { 1..=8 };
            length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if !well_formed {
            self.fault(
                &value.span(),
                format!("met the language \"{language}\", expected a BCP 47 tag: en-US"),
            );
        }
        well_formed.then(|| in_usual_case(&language))
    }

    fn source(&mut self, table: &DeTable<'_>) -> Option<Source> {
        let value = self.required(table, "source")?;
        let DeValue::Table(source) = value.get_ref() else {
            self.fault(
                &value.span(),
                "met no table for \"source\", expected [source] with name and address",
            );
            return None;
        };
        self.refuse_unknown(source, &SOURCE_KEYS);
        let (name, address) = (self.text(source, "name"), self.text(source, "address"));
        let address = address.filter(|address| self.is_web(address, source, "address"));
        Some(Source {
            name: name?,
            address: address?,
        })
    }

    fn base_url(&mut self, table: &DeTable<'_>) -> Option<String> {
        let value = table.get("base_url")?;
        let url = self.as_text(value, "base_url")?;
        if !self.is_web(&url, table, "base_url") {
            return None;
        }
        let folder = base_url(&url);
        if folder.is_none() {
            self.fault(
                &value.span(),
                format!("met \"{url}\" for \"base_url\", expected the address of a folder, such as https://example.org/water/"),
            );
        }
        folder
    }

    /// The title once more, in other letters at most.
    fn citation_title(&mut self, table: &DeTable<'_>, title: Option<&str>) -> Option<String> {
        let value = table.get("citation_title")?;
        let given = fold_white_space(&self.as_text(value, "citation_title")?);
        let title = fold_white_space(title?);
        if given.to_lowercase() != title.to_lowercase() {
            self.fault(
                &value.span(),
                format!("met \"{given}\" for \"citation_title\", expected the words of the title, \"{title}\", with other capitals at most; without this line the title is cited as it is"),
            );
            return None;
        }
        Some(given)
    }

    fn is_web(&mut self, address: &str, table: &DeTable<'_>, key: &str) -> bool {
        let web = is_web(address);
        if !web {
            let at = table.get(key).map(Spanned::span).unwrap_or_default();
            self.fault(&at, format!("met \"{address}\" for \"{key}\", expected an address that starts with https:// or http://"));
        }
        web
    }

    fn aliases(&mut self, table: &DeTable<'_>) -> Vec<Alias> {
        let Some(value) = table.get("aliases") else {
            return Vec::new();
        };
        let DeValue::Table(aliases) = value.get_ref() else {
            self.fault(
                &value.span(),
                "met no table for \"aliases\", expected [aliases] with lines old-id = \"new-id\"",
            );
            return Vec::new();
        };
        let mut found = Vec::new();
        for (old, new) in aliases {
            let old_id: &str = old.get_ref().as_ref();
            match (old_id.parse::<PassageId>(), self.as_text(new, old_id)) {
                (Err(error), _) => self.fault(&old.span(), error.to_string()),
                (Ok(_), None) => {}
                (Ok(old_id), Some(new)) => {
                    let at = self.base + old.span().start;
                    found.push(Alias {
                        old: old_id,
                        new,
                        at: at..at,
                    });
                }
            }
        }
        found
    }
}

/// The address of a folder on the web, its path in ASCII and with its final slash; `None` where it is no
/// such address. The page of a folder stands for the folder.
#[must_use]
pub fn base_url(address: &str) -> Option<String> {
    let folder = match address.strip_suffix("index.html") {
        Some(folder) if folder.ends_with('/') => folder,
        _ => address,
    };
    // Folders have points in their names, too, but no such endings.
    let is_page = [".html", ".htm", ".xhtml", ".php"]
        .iter()
        .any(|ending| folder.ends_with(ending));
    if !is_web(folder) || folder.contains(['?', '#']) || is_page {
        return None;
    }
    let slash = if folder.ends_with('/') { "" } else { "/" };
    let host = folder.find("://")? + 3;
    let path = folder[host..]
        .find('/')
        .map_or(folder.len(), |at| host + at);
    let (host, path) = folder.split_at(path);
    Some(
        [
            host,
            &utf8_percent_encode(path, CONTROLS).to_string(),
            slash,
        ]
        .concat(),
    )
}

fn is_web(address: &str) -> bool {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty())
        && !address.contains(|c: char| c.is_whitespace() || "\"<>".contains(c))
}

/// A language tag in the case that BCP 47 recommends: `zh-Hant-TW`.
fn in_usual_case(tag: &str) -> String {
    let part = |(position, part): (usize, &str)| match (position, part.len()) {
        (1.., 2) => part.to_ascii_uppercase(),
        (1.., 4) => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        _ => part.to_ascii_lowercase(),
    };
    tag.split('-')
        .enumerate()
        .map(part)
        .collect::<Vec<_>>()
        .join("-")
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n")
        .map(fold_white_space)
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// How many letters must be changed, added or left out to make one word of the other
/// (the Levenshtein distance).
pub(super) fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_address() {
        for (given, folder) in [
            ("https://example.org", Some("https://example.org/")),
            ("https://example.org/a/", Some("https://example.org/a/")),
            (
                "https://example.org/a.v2",
                Some("https://example.org/a.v2/"),
            ),
            (
                "http://example.org/a/index.html",
                Some("http://example.org/a/"),
            ),
            (
                "https://example.org/wässer/",
                Some("https://example.org/w%C3%A4sser/"),
            ),
            (
                "https://example.org/w%C3%A4sser",
                Some("https://example.org/w%C3%A4sser/"),
            ),
            ("https://münchen.example", Some("https://münchen.example/")),
            ("https://example.org/a.html", None),
            ("https://example.org/?a", None),
            ("ftp://example.org/", None),
            ("https://", None),
        ] {
            assert_eq!(base_url(given).as_deref(), folder, "{given}");
        }
    }
}
