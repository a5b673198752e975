//! The front matter: TOML between two `+++` lines at the start of the file, as Zola and Hugo have
//! it. [`keys`](super::keys) says which keys there are.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use percent_encoding::{CONTROLS, utf8_percent_encode};
use regex::Regex;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::characters;
use super::diagnostic::Diagnostic;
use super::envelope::{self, Envelope};
use super::keys::{self, IfAbsent, KEYS, LONGEST_LINE, LONGEST_URL, SOURCE_KEYS, Value};
use super::language;
use super::toml_errors;
use crate::calendar::date_in_words;
use crate::sheet::{About, Date, PassageId, Source, fold_white_space};

/// What the front matter says.
#[derive(Default)]
pub(super) struct FrontMatter {
    /// `None` if something required is missing.
    pub(super) about: Option<About>,
    /// The paragraphs of the notice, as Markdown.
    pub(super) notice: Vec<Prose>,
    /// The terms of use, as Markdown.
    pub(super) rights: Option<Prose>,
    pub(super) aliases: Vec<Alias>,
}

/// A text of the front matter that is Markdown itself.
pub(super) struct Prose {
    pub(super) text: String,
    /// Where its value stands in the file.
    pub(super) span: Range<usize>,
}

/// A former id of a passage.
#[derive(Clone)]
pub(super) struct Alias {
    pub(super) old: PassageId,
    pub(super) new: String,
    pub(super) span: Range<usize>,
}

/// Parses the front matter; also gives the offset at which the body starts.
pub(super) fn parse(text: &str, diagnostics: &mut Vec<Diagnostic>) -> (FrontMatter, usize) {
    let Envelope {
        toml,
        body_start,
        problem,
    } = envelope::open(text);
    diagnostics.extend(problem);
    let Some(toml) = toml else {
        return (FrontMatter::default(), body_start);
    };
    let (table, errors) = DeTable::parse_recoverable(&text[toml.clone()]);
    if !errors.is_empty() {
        diagnostics.extend(toml_errors::explain(text, &toml, &errors));
        return (FrontMatter::default(), body_start);
    }
    let table = table.into_inner();
    let mut parser = FrontMatterParser {
        text,
        toml,
        table: &table,
        diagnostics,
    };
    (parser.front_matter(), body_start)
}

struct FrontMatterParser<'a> {
    text: &'a str,
    /// Where the TOML stands in the file.
    toml: Range<usize>,
    table: &'a DeTable<'a>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl FrontMatterParser<'_> {
    fn front_matter(&mut self) -> FrontMatter {
        let table = self.table;
        let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        self.check_unknown(table, &names);
        self.check_missing();
        let text = |parser: &mut Self, name: &str| parser.text(name);
        let [title, publisher, kind, bureau, place, summary] =
            ["title", "publisher", "kind", "bureau", "place", "summary"]
                .map(|name| text(self, name));
        let (date, language) = (self.date(), self.language());
        let source = self.source();
        let base_url = self.base_url();
        let citation_title = self.citation_title(title.as_deref());
        let notice = self.prose("notice", "\n\n");
        let rights = self.prose("rights", "\u{0}").into_iter().next();
        let about = (|| {
            Some(About {
                title: title?,
                citation_title,
                kind: kind?,
                publisher: publisher?,
                bureau: bureau?,
                place: place?,
                date: date?,
                date_in_words: date_in_words(date?, language.as_ref()?),
                language: language?,
                summary: summary?,
                source,
                notice: Vec::new(),
                rights: Vec::new(),
                base_url,
            })
        })();
        FrontMatter {
            about,
            notice,
            rights,
            aliases: self.aliases(),
        }
    }

    /// A place in the TOML as one in the file.
    fn span(&self, span: &Range<usize>) -> Range<usize> {
        self.toml.start + span.start..self.toml.start + span.end
    }

    fn error(&mut self, span: &Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let span = self.span(span);
        self.diagnostics
            .push(Diagnostic::error(&span, message).with_help(help));
    }

    /// Reports required keys that are missing, together: where they can be pasted.
    fn check_missing(&mut self) {
        let misplaced = |name: &str| {
            let source = self.table.get("source").map(Spanned::get_ref);
            matches!(source, Some(DeValue::Table(source)) if source.contains_key(name))
        };
        let missing: Vec<_> = KEYS
            .iter()
            .filter(|key| key.if_absent == IfAbsent::Required)
            .filter(|key| !self.table.contains_key(key.name) && !misplaced(key.name))
            .filter(|key| {
                let given = self.table.keys().map(|given| given.get_ref().as_ref());
                // A name that is nearly this one is reported by itself.
                !given.into_iter().any(|given: &str| {
                    !KEYS.iter().any(|known| known.name == given)
                        && (similar(given, &[key.name]).is_some() || key.elsewhere.contains(&given))
                })
            })
            .collect();
        if missing.is_empty() {
            return;
        }
        let names: Vec<_> = missing
            .iter()
            .map(|key| format!("\"{}\"", key.name))
            .collect();
        let noun = if names.len() == 1 { "key" } else { "keys" };
        let lines: Vec<_> = missing
            .iter()
            .map(|key| format!("{} = {}", key.name, key.placeholder()))
            .collect();
        // Above the first table, or else at the end.
        let toml = &self.text[self.toml.clone()];
        let end = toml
            .match_indices('[')
            .map(|(at, _)| at)
            .find(|at| *at == 0 || toml[..*at].ends_with('\n'))
            .unwrap_or(toml.len());
        self.error(
            &(end..end),
            format!("missing {noun} {}", names.join(", ")),
            format!("add above:\n{}", lines.join("\n")),
        );
    }

    fn check_unknown(&mut self, table: &DeTable<'_>, known: &[&str]) {
        let mut elsewhere = Vec::new();
        for key in table.keys() {
            let name: &str = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let message = format!("unknown key \"{name}\"");
            let is_top_level = known.contains(&"title");
            if !is_top_level && keys::key(name).is_some() {
                self.error(
                    &key.span(),
                    format!("\"{name}\" stands below [source]"),
                    "move the line above [source]",
                );
            } else if !is_top_level && matches!(name, "url" | "link" | "href" | "uri") {
                let value = table.get(name).map(|value| self.span(&value.span()));
                let value = &self.text[value.unwrap_or_default()];
                let help = format!("write `address = {value}`");
                self.error(&key.span(), message, help);
            } else if let Some(near) = similar(name, known) {
                let help = format!("a key with a similar name exists: \"{near}\"");
                self.error(&key.span(), message, help);
            } else if let Some(near) = keys::key_elsewhere(name).filter(|_| is_top_level) {
                let value = table.get(name).map(|value| self.span(&value.span()));
                let value = value.map_or(near.example, |span| &self.text[span]);
                let help = format!("write `{} = {value}`", near.name);
                self.error(&key.span(), message, help);
            } else {
                elsewhere.push(key);
            }
        }
        elsewhere.sort_by_key(|key| key.span().start);
        if let Some(first) = elsewhere.first() {
            let names: Vec<_> = elsewhere
                .iter()
                .map(|key| format!("\"{}\"", key.get_ref()))
                .collect();
            let (noun, it) = if names.len() == 1 {
                ("key", "it")
            } else {
                ("keys", "them")
            };
            self.error(
                &first.span(),
                format!("unknown {noun} {}", names.join(", ")),
                format!("delete {it}: nothing here uses {it}"),
            );
        }
    }

    /// The text of a key or its default. A required one must not be empty.
    fn text(&mut self, name: &str) -> Option<String> {
        let key = keys::key(name)?;
        let default = match key.if_absent {
            IfAbsent::Text(text) => text,
            IfAbsent::Required | IfAbsent::Derived(_) => "",
        };
        let Some(value) = self.table.get(name) else {
            return (key.if_absent != IfAbsent::Required).then(|| default.to_owned());
        };
        let text = self.string(value, name, key.value)?;
        if (text.is_empty() || text == "…") && key.if_absent == IfAbsent::Required {
            let help = format!("write for example `{name} = {}`", key.example);
            self.error(&value.span(), format!("\"{name}\" is empty"), help);
            return None;
        }
        Some(if text.is_empty() {
            default.to_owned()
        } else {
            text
        })
    }

    fn string(&mut self, value: &Spanned<DeValue<'_>>, name: &str, kind: Value) -> Option<String> {
        let span = value.span();
        let DeValue::String(text) = value.get_ref() else {
            let typed = self.text[self.span(&span)].trim().to_owned();
            let typed = match value.get_ref() {
                DeValue::Array(texts) => {
                    let text = |text: &Spanned<DeValue<'_>>| match text.get_ref() {
                        DeValue::String(text) => Some(text.to_string()),
                        _ => None,
                    };
                    let texts: Option<Vec<_>> = texts.iter().map(text).collect();
                    texts.map_or_else(|| "…".to_owned(), |texts| texts.join(", "))
                }
                DeValue::Table(_) => "…".to_owned(),
                _ => typed,
            };
            let help = format!("write `{}`", envelope::toml_line(name, &typed));
            let message = format!("\"{name}\" must be a text in quotation marks");
            self.error(&span, message, help);
            return None;
        };
        let text = text.trim().replace("\r\n", "\n");
        characters::check_text(&text, &self.span(&span), self.diagnostics);
        if kind != Value::Prose && text.contains(['\n', '\t']) {
            let message = format!("a line break or tab in \"{name}\"");
            let help = "write it on one line; a backslash is written `\\\\`";
            let span = self.span(&span);
            self.diagnostics
                .push(Diagnostic::warning(&span, message).with_help(help));
        }
        if matches!(
            name,
            "title" | "publisher" | "kind" | "bureau" | "place" | "summary"
        ) {
            self.check_markup(&text, name, &span);
        }
        let longest = match kind {
            Value::Line => LONGEST_LINE,
            Value::Url => LONGEST_URL,
            _ => usize::MAX,
        };
        let length = text.chars().count();
        if length > longest {
            self.error(
                &span,
                format!("\"{name}\" has {length} characters"),
                format!("use {longest} at most"),
            );
        }
        Some(text)
    }

    /// Warns of Markdown and HTML in a text that is published as it stands.
    fn check_markup(&mut self, text: &str, name: &str, span: &Range<usize>) {
        static MARKUP: LazyLock<Option<Regex>> = LazyLock::new(|| {
            let pattern = r"\*\*?[^\s*][^*]*\*|\[[^\]]+\]\([^)]+\)|</?[a-z][^>]*>|&(?:[a-z]{2,}|#\d+);|[\^~]\w+[\^~]|`[^`]+`";
            Regex::new(pattern).ok()
        });
        let markup = MARKUP.as_ref().and_then(|markup| markup.find(text));
        if let Some(markup) = markup {
            let span = self.span(span);
            let message = format!("`{}` is published as it stands", markup.as_str());
            let help = format!("\"{name}\" is plain text, without Markdown and HTML");
            self.diagnostics
                .push(Diagnostic::warning(&span, message).with_help(help));
        }
    }

    /// The paragraphs of a text that is Markdown.
    fn prose(&mut self, name: &str, separator: &str) -> Vec<Prose> {
        let Some(text) = self.text(name) else {
            return Vec::new();
        };
        let span = self.table.get(name).map(|value| self.span(&value.span()));
        let span = span.unwrap_or_default();
        text.split(separator)
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(|text| Prose {
                text: text.to_owned(),
                span: span.clone(),
            })
            .collect()
    }

    fn date(&mut self) -> Option<Date> {
        let value = self.table.get("date")?;
        let typed = self.text[self.span(&value.span())]
            .trim_matches('"')
            .to_owned();
        let day = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() => moment
                .date
                .and_then(|day| Date::new(day.year, day.month, day.day).ok()),
            DeValue::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        if day.is_none() {
            let help = match (envelope::iso_date(&typed), envelope::month_first(&typed)) {
                (None, _) => "write the day as year-month-day: `date = 2026-11-24`".to_owned(),
                (Some(day), None) => format!("write `date = {day}`"),
                (Some(day), Some(other)) => {
                    format!("write `date = {day}`, or `date = {other}` if the month stands first")
                }
            };
            self.error(
                &value.span(),
                format!("\"{typed}\" is no day of the calendar"),
                help,
            );
        }
        day
    }

    fn language(&mut self) -> Option<String> {
        let typed = self.text("language")?;
        let tag = language::normalized(&typed);
        if tag.is_none() {
            let span = self
                .table
                .get("language")
                .map(Spanned::span)
                .unwrap_or_default();
            let suggestion = language::suggested(&typed, "en-US");
            self.error(
                &span,
                format!("\"{typed}\" is no language tag (BCP 47)"),
                format!("write `language = \"{suggestion}\"`"),
            );
        }
        tag
    }

    fn source(&mut self) -> Option<Source> {
        let value = self.table.get("source")?;
        let example =
            "write\n[source]\nname = \"Valley Council\"\naddress = \"https://example.org/\"";
        let DeValue::Table(source) = value.get_ref() else {
            let address = match value.get_ref() {
                DeValue::String(address) if is_web(address) => Some(address),
                _ => None,
            };
            let help = address.map_or_else(
                || example.to_owned(),
                |address| {
                    format!("write at the end\n[source]\nname = \"…\"\naddress = \"{address}\"")
                },
            );
            self.error(&value.span(), "\"source\" must be a table", help);
            return None;
        };
        self.check_unknown(source, &SOURCE_KEYS);
        let missing = SOURCE_KEYS.iter().find(|name| !source.contains_key(**name));
        // A key of another name is reported by itself.
        let has_other = source.keys().any(|key| {
            let name: &str = key.get_ref().as_ref();
            !SOURCE_KEYS.contains(&name) && keys::key(name).is_none()
        });
        if let Some(name) = missing.filter(|_| !has_other) {
            self.error(
                &value.span(),
                format!("missing key \"{name}\" in [source]"),
                example,
            );
        }
        let [name, address] = SOURCE_KEYS.map(|name| {
            let kind = if name == "name" {
                Value::Line
            } else {
                Value::Url
            };
            let value = source.get(name)?;
            let text = self.string(value, name, kind)?;
            if text.is_empty() {
                self.error(&value.span(), format!("\"{name}\" is empty"), example);
                return None;
            }
            Some((text, value.span()))
        });
        let (address, span) = address?;
        self.check_web(&address, "address", &span);
        Some(Source {
            name: name?.0,
            address,
        })
    }

    fn check_web(&mut self, address: &str, name: &str, span: &Range<usize>) -> bool {
        if !is_web(address) {
            let help = if address.contains([':', ' ']) || address.starts_with('/') {
                format!("write `{name} = \"https://example.org/\"`")
            } else {
                format!("write `{name} = \"https://{address}\"`")
            };
            let message = format!("\"{address}\" is no URL with https:// or http://");
            self.error(span, message, help);
        }
        is_web(address)
    }

    fn base_url(&mut self) -> Option<String> {
        let value = self.table.get("base_url")?;
        let url = self.string(value, "base_url", Value::Url)?;
        if url.is_empty() || !self.check_web(&url, "base_url", &value.span()) {
            return None;
        }
        let folder = base_url(&url);
        if folder.is_none() {
            self.error(
                &value.span(),
                format!("\"{url}\" is not the URL of a folder"),
                "write it without a file, ? and #: `base_url = \"https://example.org/water/\"`",
            );
        }
        folder
    }

    /// The title once more, in other capitals at most.
    fn citation_title(&mut self, title: Option<&str>) -> Option<String> {
        let value = self.table.get("citation_title")?;
        let given = fold_white_space(&self.string(value, "citation_title", Value::Line)?);
        let title = fold_white_space(title?);
        if given.to_lowercase() != title.to_lowercase() {
            self.error(
                &value.span(),
                format!("\"citation_title\" has other words than the title, \"{title}\""),
                "change only capitals in it, or delete the line",
            );
            return None;
        }
        Some(given)
    }

    fn aliases(&mut self) -> Vec<Alias> {
        let Some(value) = self.table.get("aliases") else {
            return Vec::new();
        };
        let DeValue::Table(aliases) = value.get_ref() else {
            let help = "write\n[aliases]\nold-id = \"new-id\"";
            self.error(&value.span(), "\"aliases\" must be a table", help);
            return Vec::new();
        };
        let mut found = Vec::new();
        for (old, new) in aliases {
            let old_id: &str = old.get_ref().as_ref();
            match (
                old_id.parse::<PassageId>(),
                self.string(new, old_id, Value::Line),
            ) {
                (Err(error), _) => {
                    self.error(
                        &old.span(),
                        error.to_string(),
                        "write an id as it was published",
                    );
                }
                (Ok(_), None) => {}
                (Ok(old_id), Some(new)) => found.push(Alias {
                    old: old_id,
                    new,
                    span: self.span(&old.span()),
                }),
            }
        }
        found
    }
}

/// The known key with a name like this one.
fn similar<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let name = name.to_lowercase().replace('-', "_");
    known
        .iter()
        .map(|known| (strsim::osa_distance(known, &name), *known))
        .min()
        .filter(|(distance, known)| *distance <= (known.len() / 4).max(1))
        .map(|(_, known)| known)
}

/// The texts of keys that another form of front matter gives, as TOML to paste.
pub(super) fn skeleton(given: &BTreeMap<&str, String>) -> String {
    let lines = KEYS.iter().filter_map(|key| {
        let value = match (given.get(key.name), key.value) {
            (Some(value), Value::Date) => {
                envelope::iso_date(value).unwrap_or_else(|| key.placeholder().to_owned())
            }
            (Some(value), Value::Line | Value::Prose | Value::Language | Value::Url) => {
                toml_string(value)
            }
            _ if key.if_absent == IfAbsent::Required => key.placeholder().to_owned(),
            _ => return None,
        };
        Some(format!("{} = {value}", key.name))
    });
    let lines: Vec<_> = lines.collect();
    format!("+++\n{}\n+++", lines.join("\n"))
}

/// A text as TOML has it.
pub(super) fn toml_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalizes_the_url_of_a_folder() {
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

    #[test]
    fn suggests_only_names_that_are_near() {
        let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        for (name, near) in [
            ("titel", Some("title")),
            ("sumary", Some("summary")),
            ("base-url", Some("base_url")),
            ("Title", Some("title")),
            ("draft", None),
            ("weight", None),
            ("tags", None),
        ] {
            assert_eq!(similar(name, &names), near, "{name}");
        }
    }
}
