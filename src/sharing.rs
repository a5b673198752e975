//! Sharing: what a reader can hand on from here, under which address, and how it went.
//!
//! Every choice of the Share dialog is decided here, from the sheet and the state of the view. An
//! address that is shared has to hold for years, so each carries what the contract gives it: the
//! wording of its passage, or the words themselves.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::address::{self, Address, View};
use crate::citations::{Citations, Format, plain};
use crate::scope::Scope;
use crate::sheet::{Date, PassageId, Section, Sheet};

/// What the reader is about to share, as long as the dialog is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// What the dialog was opened for.
    pub asked: Subject,
    /// What is shared now, one of [`subjects`].
    pub chosen: Subject,
    /// The format in which it is cited.
    pub format: Format,
    /// What the reader finds selected.
    pub field: Field,
    /// The selector of what gets the focus when the dialog is closed.
    pub opener: String,
}

/// A text of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The address.
    Address,
    /// The words with their source.
    Quotation,
    /// The citation.
    Citation,
}

/// Something to share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole fact sheet.
    Sheet,
    /// What is shown, as it is shown: an extract, the print view.
    View,
    /// A section or another passage.
    Passage(PassageId),
    /// Words that the reader has selected.
    Words(Words),
}

/// Selected words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The passage in which they begin.
    pub passage: PassageId,
    /// The words, a line for each block.
    pub text: String,
    /// What a link says of them after `:~:`; `None` where none can.
    pub directive: Option<String>,
}

/// What is handed to another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub title: String,
    /// Words that are quoted.
    pub text: Option<String>,
    /// Where to go on reading.
    pub address: String,
}

/// A file for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// How it went, to be told to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The address is on the clipboard.
    LinkCopied,
    /// That of the passage is: none leads to just these words.
    PassageLinkCopied,
    /// The words are, with their source.
    QuotationCopied,
    /// The citation is.
    CitationCopied,
    /// The browser has got the file.
    Saved,
    /// The browser refused; the text is there to copy by hand.
    CopyRefused,
    /// The device has taken it.
    Shared,
    /// The reader has left the device's share sheet again.
    NotShared,
    /// The device would not take it.
    ShareRefused,
}

impl Sharing {
    /// About to share this, from what `opener` selects.
    #[must_use]
    pub fn new(subject: Subject, opener: String) -> Self {
        Self {
            asked: subject.clone(),
            chosen: subject,
            format: Format::Apa,
            field: Field::Address,
            opener,
        }
    }

    /// The same with another text selected.
    #[must_use]
    pub fn with(self, field: Field) -> Self {
        Self { field, ..self }
    }

    /// Whether an address that leads to `target` leaves the dialog where it is. Others take the
    /// reader to another page, as it were, and a dialog does not come along.
    #[must_use]
    pub fn goes_on_at(&self, target: Option<&PassageId>) -> bool {
        matches!(&self.asked, Subject::Passage(passage) if Some(passage) == target)
    }
}

impl Words {
    /// What is told when the link to them is on the clipboard.
    #[must_use]
    pub fn outcome_of_link(&self) -> Outcome {
        match self.directive {
            Some(_) => Outcome::LinkCopied,
            None => Outcome::PassageLinkCopied,
        }
    }
}

impl Field {
    /// Its value in the attribute `data-field`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Quotation => "quotation",
            Self::Citation => "citation",
        }
    }

    /// A selector of what holds it.
    #[must_use]
    pub fn selector(self) -> String {
        ["[data-field='", self.name(), "']"].concat()
    }
}

impl Outcome {
    /// What is told when this text of the dialog is on the clipboard.
    #[must_use]
    pub fn of_copied(field: Field) -> Self {
        match field {
            Field::Address => Self::LinkCopied,
            Field::Quotation => Self::QuotationCopied,
            Field::Citation => Self::CitationCopied,
        }
    }
}

/// What can be shared when the reader asks for one thing, while the sheet is shown like this and
/// the address leads to `target`: the special first.
#[must_use]
pub fn subjects(
    asked: &Subject,
    target: Option<&PassageId>,
    address: &Address,
    scope: &Scope,
    sheet: &Sheet,
) -> Vec<Subject> {
    let around = |id| Some(sheet.section_around(id)?.passage.id.clone());
    let passage = match asked {
        Subject::Passage(passage) => Some(passage.clone()),
        Subject::Words(words) => around(&words.passage),
        Subject::Sheet | Subject::View => target.and_then(around),
    };
    let is_special = *scope != Scope::Whole || address.view != View::Page;
    let words = matches!(asked, Subject::Words(_)).then(|| asked.clone());
    words
        .into_iter()
        .chain(passage.map(Subject::Passage))
        .chain(is_special.then_some(Subject::View))
        .chain([Subject::Sheet])
        .collect()
}

/// The whole address of a subject: `here` is the address of the page up to `?`, `address` the one
/// that is shown. Where a section has a page of its own, which a preview shows as that section, the
/// address is that page's, and it leads on.
#[must_use]
pub fn address_of(
    subject: &Subject,
    here: &str,
    address: &Address,
    scope: &Scope,
    sheet: &Sheet,
) -> String {
    let beside = |ours: Address| ours.with_foreign(&address.foreign);
    let (place, ours) = match subject {
        Subject::Sheet => (here.to_owned(), Address::default()),
        Subject::View => {
            let wording = match scope {
                Scope::Whole => Vec::new(),
                Scope::Extract(_) => scope.fingerprints(sheet),
            };
            // As the parts stand in the sheet, and none that it does not have.
            let view = address.clone().as_view(address.view).showing(scope);
            (here.to_owned(), Address { wording, ..view })
        }
        Subject::Words(words) => {
            let Some(directive) = &words.directive else {
                let passage = Subject::Passage(words.passage.clone());
                return address_of(&passage, here, address, scope, sheet);
            };
            let ours = Address {
                id: words.passage.to_string(),
                directive: Some(directive.clone()),
                ..Address::default()
            };
            (here.to_owned(), ours)
        }
        Subject::Passage(id) => {
            let ours = of_passage(id, sheet);
            match section_page(here, id).filter(|_| sheet.section(id).is_some()) {
                Some(page) => (
                    page,
                    Address {
                        id: String::new(),
                        ..ours
                    },
                ),
                None => (here.to_owned(), ours),
            }
        }
    };
    [place, beside(ours).to_string()].concat()
}

/// What a subject is called wherever it goes.
#[must_use]
pub fn title_of(subject: &Subject, sheet: &Sheet) -> String {
    let title = &sheet.about.title;
    match section_of(subject, sheet) {
        Some(section) => [&section.title(), " – ", title].concat(),
        None => title.clone(),
    }
}

/// The section that a subject belongs to, and by which it is cited.
#[must_use]
pub fn section_of<'a>(subject: &Subject, sheet: &'a Sheet) -> Option<&'a Section> {
    match subject {
        Subject::Passage(id) | Subject::Words(Words { passage: id, .. }) => {
            sheet.section_around(id)
        }
        Subject::Sheet | Subject::View => None,
    }
}

/// Where the words of a subject come from: the citation of its section by somebody who reads it
/// `today`, or its title where the page does not say how it is cited.
#[must_use]
pub fn source_of(
    subject: &Subject,
    sheet: &Sheet,
    citations: Option<(&Citations, Date)>,
) -> String {
    let section = section_of(subject, sheet).map(|section| &section.passage.id);
    citations
        .and_then(|(citations, today)| citations.filled(Format::Apa, section, today))
        .map_or_else(|| title_of(subject, sheet), |cited| plain(&cited))
}

/// A subject, whose address this is, as it is handed to another program.
#[must_use]
pub fn message_of(subject: &Subject, address: &str, sheet: &Sheet) -> Message {
    Message {
        title: title_of(subject, sheet),
        text: match subject {
            Subject::Words(words) => Some(quoted(words)),
            Subject::Sheet | Subject::View | Subject::Passage(_) => None,
        },
        address: address.to_owned(),
    }
}

fn quoted(words: &Words) -> String {
    ["“", &words.text, "”"].concat()
}

/// Words with their source and their address, as they are pasted into a text.
#[must_use]
pub fn quotation(words: &Words, source: &str, address: &str) -> String {
    [&quoted(words), "\n\n", source, "\n\n", address].concat()
}

/// The address that begins an e-mail with this message (RFC 6068).
#[must_use]
pub fn mail_to(
    Message {
        title,
        text,
        address,
    }: &Message,
) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let quoted = text
        .as_ref()
        .map(|text| text.replace('\n', "\r\n") + "\r\n\r\n");
    let body = [&quoted.unwrap_or_default(), title, "\r\n", address].concat();
    [
        "mailto:?subject=",
        &encoded(title),
        "&body=",
        &encoded(&body),
    ]
    .concat()
}

fn of_passage(id: &PassageId, sheet: &Sheet) -> Address {
    sheet.passage(id).map(Address::of).unwrap_or_default()
}

/// The page of a section beside the page at `here`; `None` where no server makes a folder a page, and
/// for a copy under a name of its own, which has been taken away from there.
fn section_page(here: &str, id: &PassageId) -> Option<String> {
    let folder = here.strip_suffix("index.html").unwrap_or(here);
    let is_folder = here.starts_with("http") && folder.ends_with('/');
    is_folder.then(|| [folder, &address::folder(id)].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_e_mail_begins_with_title_and_address_whatever_is_in_them() {
        let whole = Message {
            title: "Costs & benefits – 5 %".to_owned(),
            text: None,
            address: "https://example.org/?a=b#c".to_owned(),
        };
        let of_words = Message {
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
        assert_eq!(mail_to(&whole), body(""));
        assert_eq!(
            mail_to(&of_words),
            body("%E2%80%9COne%2E%0D%0ATwo%E2%80%9D%0D%0A%0D%0A")
        );
    }
}

#[cfg(all(test, feature = "ssr"))]
mod of_a_sheet {
    use super::*;
    use crate::markdown::sheet_of;
    use crate::sheet::slug;

    const HERE: &str = "https://example.org/missile/";

    fn sheet() -> Sheet {
        sheet_of(include_str!("../assets/fact-sheet.md"))
    }

    fn passage(id: &str) -> Subject {
        Subject::Passage(slug(id))
    }

    /// What is shown at an address.
    fn shown(search: &str, sheet: &Sheet) -> (Address, Scope) {
        let address = Address::parse(search, "");
        let (scope, _) = Scope::asked(&address.sections, &[], sheet);
        (address, scope)
    }

    #[test]
    fn what_is_shared_has_an_address_that_holds() {
        let sheet = sheet();
        let nato = sheet.sections[0].passage.fingerprint;
        let words = |directive: Option<&str>| {
            Subject::Words(Words {
                passage: slug("cooperation-with-nato"),
                text: "NATO".to_owned(),
                directive: directive.map(str::to_owned),
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
                words(Some("text=NATO")),
                HERE,
                "?utm=a",
                format!("{HERE}?utm=a#cooperation-with-nato:~:text=NATO"),
            ),
            // Where no link can lead to the words, it is that of their section.
            (
                words(None),
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
            let (shown, scope) = shown(search, &sheet);
            assert_eq!(
                address_of(&subject, here, &shown, &scope, &sheet),
                address,
                "{subject:?} at {here}{search}"
            );
        }
    }

    #[test]
    fn the_special_is_offered_before_the_whole() {
        let sheet = sheet();
        let nato = passage("cooperation-with-nato");
        for (asked, target, search, offered) in [
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
            let (address, scope) = shown(search, &sheet);
            let target = (!target.is_empty()).then(|| slug(target));
            assert_eq!(
                subjects(&asked, target.as_ref(), &address, &scope, &sheet),
                offered,
                "{asked:?} at {search}"
            );
        }
    }

    #[test]
    fn a_section_goes_by_its_own_name_and_the_sheets() {
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
            assert_eq!(title_of(&subject, &sheet), expected);
        }
    }
}
