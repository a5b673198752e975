//! What can be shared, under which link, and as which text.
//!
//! A shared link must work for years, so it contains the fingerprint of the passage or the text itself,
//! which shows later whether the text has changed.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::address::{self, Address, View};
use crate::citations::{Citations, Format, plain};
use crate::scope::Scope;
use crate::sheet::{Date, PassageId, Section, Sheet};

/// Something to share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole fact sheet.
    Sheet,
    /// The current view: an extract, the print view.
    View,
    /// A section or another passage.
    Passage(PassageId),
    /// Text that the reader has selected.
    Text(SelectedText),
}

/// Selected text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectedText {
    /// The passage in which it starts.
    pub passage: PassageId,
    /// The text, a line for each block.
    pub text: String,
    /// The fragment directive of a link to it; `None` if no link can lead to it.
    pub directive: Option<String>,
    /// Whether a translator has made it of the sheet's text.
    pub is_translation: bool,
}

/// Follows a quotation that is not in the words of its source.
const TRANSLATED: &str = " [automatic translation, not the publisher’s wording]";
/// Before the source of a translation.
const ORIGINAL: &str = "Original: ";

/// What another app receives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The title of what is shared.
    pub title: String,
    /// The quoted text.
    pub text: Option<String>,
    /// The link.
    pub url: String,
}

/// A file to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Subject {
    /// Returns the subjects that the share dialog offers when it is opened for one of them, the most
    /// specific first. `target`, `address` and `scope` are those of the current link.
    #[must_use]
    pub fn choices(
        opened_for: &Self,
        target: Option<&PassageId>,
        address: &Address,
        scope: &Scope,
        sheet: &Sheet,
    ) -> Vec<Self> {
        let around = |id| Some(sheet.section_around(id)?.passage.id.clone());
        let passage = match opened_for {
            Self::Passage(passage) => Some(passage.clone()),
            Self::Text(text) => around(&text.passage),
            Self::Sheet | Self::View => target.and_then(around),
        };
        let is_special = *scope != Scope::Whole || address.view != View::Page;
        let text = matches!(opened_for, Self::Text(_)).then(|| opened_for.clone());
        text.into_iter()
            .chain(passage.map(Self::Passage))
            .chain(is_special.then_some(Self::View))
            .chain([Self::Sheet])
            .collect()
    }

    /// Returns its link. `base` is the URL of the page up to `?`, `address` the current link.
    ///
    /// The link to a section is that of its section page, which gives it a link preview of its own.
    #[must_use]
    pub fn url(&self, base: &str, address: &Address, scope: &Scope, sheet: &Sheet) -> String {
        let (base, own) = match self {
            Self::Sheet => (base.to_owned(), Address::default()),
            Self::View => {
                let fingerprints = match scope {
                    Scope::Whole => Vec::new(),
                    Scope::Extract(_) => scope.fingerprints(sheet),
                };
                // In the order of the sheet, without unknown ids.
                let view = address.clone().as_view(address.view).showing(scope);
                (
                    base.to_owned(),
                    Address {
                        fingerprints,
                        ..view
                    },
                )
            }
            Self::Text(text) => {
                let Some(directive) = &text.directive else {
                    let passage = Self::Passage(text.passage.clone());
                    return passage.url(base, address, scope, sheet);
                };
                let own = Address {
                    id: text.passage.to_string(),
                    directive: Some(directive.clone()),
                    ..Address::default()
                };
                (base.to_owned(), own)
            }
            Self::Passage(id) => {
                let own = sheet
                    .passage(id)
                    .map(Address::from_passage)
                    .unwrap_or_default();
                match section_page(base, id).filter(|_| sheet.section(id).is_some()) {
                    Some(page) => {
                        let id = String::new();
                        (page, Address { id, ..own })
                    }
                    None => (base.to_owned(), own),
                }
            }
        };
        [base, own.with_foreign(&address.foreign).to_string()].concat()
    }

    /// Returns its title.
    #[must_use]
    pub fn title(&self, sheet: &Sheet) -> String {
        let title = &sheet.about.title;
        match self.section(sheet) {
            Some(section) => [&section.title(), " – ", title].concat(),
            None => title.clone(),
        }
    }

    /// Returns the section that it belongs to, which its citation names.
    #[must_use]
    pub fn section<'a>(&self, sheet: &'a Sheet) -> Option<&'a Section> {
        match self {
            Self::Passage(id) | Self::Text(SelectedText { passage: id, .. }) => {
                sheet.section_around(id)
            }
            Self::Sheet | Self::View => None,
        }
    }

    /// Returns the source of a quotation: the citation of the section as of `today`, or the title if
    /// the page has no citations.
    #[must_use]
    pub fn source(&self, sheet: &Sheet, citations: Option<(&Citations, Date)>) -> String {
        let section = self.section(sheet).map(|section| &section.passage.id);
        citations
            .and_then(|(citations, today)| citations.filled(Format::Apa, section, today))
            .map_or_else(|| self.title(sheet), |cited| plain(&cited))
    }

    /// Returns the message for another app.
    #[must_use]
    pub fn message(&self, url: &str, sheet: &Sheet) -> Message {
        Message {
            title: self.title(sheet),
            text: match self {
                Self::Text(text) => Some(text.quoted()),
                Self::Sheet | Self::View | Self::Passage(_) => None,
            },
            url: url.to_owned(),
        }
    }
}

impl SelectedText {
    fn quoted(&self) -> String {
        let note = if self.is_translation { TRANSLATED } else { "" };
        ["“", &self.text, "”", note].concat()
    }

    /// Returns the quotation with its source and link.
    #[must_use]
    pub fn quotation(&self, source: &str, url: &str) -> String {
        let original = if self.is_translation { ORIGINAL } else { "" };
        [&self.quoted(), "\n\n", original, source, "\n\n", url].concat()
    }
}

impl Message {
    /// Returns a `mailto:` URL with it (RFC 6068).
    #[must_use]
    pub fn mailto(&self) -> String {
        let Self { title, text, url } = self;
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let quoted = text
            .as_ref()
            .map(|text| text.replace('\n', "\r\n") + "\r\n\r\n");
        let body = [&quoted.unwrap_or_default(), title, "\r\n", url].concat();
        [
            "mailto:?subject=",
            &encoded(title),
            "&body=",
            &encoded(&body),
        ]
        .concat()
    }
}

/// Returns the URL of a section page in the folder of `base`; `None` if `base` is no folder on a server,
/// because a saved copy has no section pages.
fn section_page(base: &str, id: &PassageId) -> Option<String> {
    let folder = base.strip_suffix("index.html").unwrap_or(base);
    let is_folder = base.starts_with("http") && folder.ends_with('/');
    is_folder.then(|| [folder, &address::folder(id)].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_email() {
        let whole = Message {
            title: "Costs & benefits – 5 %".to_owned(),
            text: None,
            url: "https://example.org/?a=b#c".to_owned(),
        };
        let of_text = Message {
            text: Some("“One.\nTwo”".to_owned()),
            ..whole.clone()
        };
        let body = |quoted: &str| {
            format!(
                "mailto:?subject=Costs%20%26%20benefits%20%E2%80%93%205%20%25\
                 &body={quoted}Costs%20%26%20benefits%20%E2%80%93%205%20%25%0D%0A\
                 https%3A%2F%2Fexample%2Eorg%2F%3Fa%3Db%23c"
            )
        };
        assert_eq!(whole.mailto(), body(""));
        assert_eq!(
            of_text.mailto(),
            body("%E2%80%9COne%2E%0D%0ATwo%E2%80%9D%0D%0A%0D%0A")
        );
    }
}

#[cfg(all(test, feature = "ssr"))]
mod sheet_tests {
    use super::*;
    use crate::markdown::sheet_of;
    use crate::sheet::slug;

    const HERE: &str = "https://example.org/missile/";

    fn sheet() -> Sheet {
        sheet_of(include_str!("../tests/fixtures/fact-sheet-2007.md"))
    }

    fn passage(id: &str) -> Subject {
        Subject::Passage(slug(id))
    }

    /// Resolves a query.
    fn resolve(search: &str, sheet: &Sheet) -> (Address, Scope) {
        let address = Address::parse(search, "");
        let (scope, _) = Scope::resolve(&address.sections, &[], sheet);
        (address, scope)
    }

    #[test]
    fn links_carry_what_detects_changes() {
        let sheet = sheet();
        let nato = sheet.sections[0].passage.fingerprint;
        let text = |directive: Option<&str>| {
            Subject::Text(SelectedText {
                passage: slug("cooperation-with-nato"),
                text: "NATO".to_owned(),
                directive: directive.map(str::to_owned),
                is_translation: false,
            })
        };
        let russia = sheet.sections[1].passage.fingerprint;
        for (subject, here, search, address) in [
            (Subject::Sheet, HERE, "", HERE.to_owned()),
            (
                Subject::Sheet,
                HERE,
                "?sections=lead&v=00000000&utm=a",
                format!("{HERE}?utm=a"),
            ),
            (
                text(Some("text=NATO")),
                HERE,
                "?utm=a",
                format!("{HERE}?utm=a#cooperation-with-nato:~:text=NATO"),
            ),
            // No link can lead to this text.
            (
                text(None),
                HERE,
                "",
                format!("{HERE}cooperation-with-nato/?v={nato}"),
            ),
            (
                passage("cooperation-with-nato"),
                HERE,
                "",
                format!("{HERE}cooperation-with-nato/?v={nato}"),
            ),
            (
                passage("cooperation-with-nato"),
                "https://example.org/missile/index.html",
                "?utm=a",
                format!("{HERE}cooperation-with-nato/?utm=a&v={nato}"),
            ),
            (
                passage("cooperation-with-nato"),
                "file:///home/reader/fact-sheet.html",
                "",
                format!("file:///home/reader/fact-sheet.html?v={nato}#cooperation-with-nato"),
            ),
            (
                passage("cooperation-with-nato-3"),
                HERE,
                "?view=print",
                format!("{HERE}?v=4c1b9945#cooperation-with-nato-3"),
            ),
            (
                Subject::View,
                HERE,
                "?sections=cooperation-with-nato",
                format!("{HERE}?sections=cooperation-with-nato&v={nato}"),
            ),
            (
                Subject::View,
                HERE,
                "?sections=gone,cooperation-with-russia,cooperation-with-nato,cooperation-with-nato",
                format!(
                    "{HERE}?sections=cooperation-with-nato,cooperation-with-russia&v={nato},{russia}"
                ),
            ),
            (
                Subject::View,
                HERE,
                "?view=print&paper=letter",
                format!("{HERE}?view=print&paper=letter"),
            ),
        ] {
            let (shown, scope) = resolve(search, &sheet);
            assert_eq!(
                subject.url(here, &shown, &scope, &sheet),
                address,
                "{subject:?} at {here}{search}"
            );
        }
    }

    #[test]
    fn offers_most_specific_first() {
        let sheet = sheet();
        let nato = passage("cooperation-with-nato");
        for (opened_for, target, search, offered) in [
            (Subject::Sheet, "", "", vec![Subject::Sheet]),
            (
                Subject::Sheet,
                "cooperation-with-nato-3",
                "",
                vec![nato.clone(), Subject::Sheet],
            ),
            (Subject::Sheet, "lead", "", vec![Subject::Sheet]),
            (nato.clone(), "lead", "", vec![nato.clone(), Subject::Sheet]),
            (
                Subject::View,
                "",
                "?sections=lead",
                vec![Subject::View, Subject::Sheet],
            ),
            (
                nato.clone(),
                "",
                "?view=print",
                vec![nato, Subject::View, Subject::Sheet],
            ),
        ] {
            let (address, scope) = resolve(search, &sheet);
            let target = (!target.is_empty()).then(|| slug(target));
            assert_eq!(
                Subject::choices(&opened_for, target.as_ref(), &address, &scope, &sheet),
                offered,
                "{opened_for:?} at {search}"
            );
        }
    }

    #[test]
    fn quotation_of_translation_says_so() {
        let text = SelectedText {
            passage: slug("a"),
            text: "Wörter".to_owned(),
            directive: None,
            is_translation: true,
        };
        assert_eq!(
            text.quotation("Source.", HERE),
            format!(
                "“Wörter” [automatic translation, not the publisher’s wording]\n\nOriginal: Source.\n\n{HERE}"
            )
        );
        let message = Subject::Text(text).message(HERE, &sheet());
        assert_eq!(
            message.text.as_deref(),
            Some("“Wörter” [automatic translation, not the publisher’s wording]")
        );
    }

    #[test]
    fn titles_section_with_sheet() {
        let sheet = sheet();
        let title = &sheet.about.title;
        for (subject, expected) in [
            (Subject::Sheet, title.clone()),
            (
                passage("cooperation-with-nato-3"),
                format!("Cooperation with NATO – {title}"),
            ),
            (passage("lead"), title.clone()),
        ] {
            assert_eq!(subject.title(&sheet), expected);
        }
    }
}
