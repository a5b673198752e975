//! Every word of the interface: labels, messages and the names by which screen readers call things.
//!
//! They are in one place so that they can be reviewed together and translated later. Text of the fact
//! sheet is not here. The wording follows the GOV.UK content style: short, sentence case, the verb of
//! the action on a button, the same word for the same thing.

#![expect(missing_docs, reason = "the names and texts explain themselves")]

use crate::address::Notice;
use crate::print_options::Paper;
use crate::share::Status;
use crate::sheet::{NoteKind, PassageKind};

// The page

pub const SKIP_TO_TEXT: &str = "Skip to the text";
/// Names the toolbar.
pub const ACTIONS: &str = "Actions";
pub const CONTENTS: &str = "Contents";
pub const FOOTNOTES: &str = "Footnotes";
pub const ABBREVIATIONS: &str = "Abbreviations";
pub const BACK_TO_TOP: &str = "Back to top";
pub const SHARE: &str = "Share";
pub const PRINT: &str = "Print";
pub const PDF: &str = "PDF";
pub const COLLAPSE_ALL: &str = "Collapse all";
pub const EXPAND_ALL: &str = "Expand all";
/// Shown in place of the buttons if the app did not load or has stopped.
pub const APP_FAILED: &str =
    "Part of this page is not working. Reload the page to use Share, Print and “Collapse all”.";

// Names of passages, as in "Link to the introduction"

pub const THE_FACT_SHEET: &str = "this fact sheet";
pub const THE_INTRODUCTION: &str = "the introduction";

#[must_use]
pub fn section(name: &str) -> String {
    ["section ", name].concat()
}

/// "point 3 of Cooperation with NATO".
#[must_use]
pub fn passage(kind: PassageKind, ordinal: u32, heading: &str) -> String {
    let kind = match kind {
        PassageKind::Paragraph => "paragraph",
        PassageKind::Point => "point",
        PassageKind::Table => "table",
        PassageKind::Quotation => "quotation",
        PassageKind::Figure => "figure",
        PassageKind::Note => "note",
    };
    format!("{kind} {ordinal} of {heading}")
}

#[must_use]
pub fn footnote(number: u32) -> String {
    format!("footnote {number}")
}

#[must_use]
pub fn link_to(passage: &str) -> String {
    ["Link to ", passage].concat()
}

#[must_use]
pub fn share_section(name: &str) -> String {
    ["Share section ", name].concat()
}

#[must_use]
pub fn footnote_mark(number: u32) -> String {
    format!("Footnote {number}")
}

#[must_use]
pub fn back_to_reference(occurrence: u32, footnote: u32) -> String {
    format!("Back to reference {occurrence} to footnote {footnote}")
}

#[must_use]
pub fn note_kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Note => "Note",
        NoteKind::Tip => "Tip",
        NoteKind::Important => "Important",
        NoteKind::Warning => "Warning",
        NoteKind::Caution => "Caution",
    }
}

// Extracts

pub const IS_EXTRACT: &str = "This is an extract: ";
pub const SHOW_FULL: &str = "Show the full fact sheet";
/// On paper, before the URL.
pub const FULL_FACT_SHEET: &str = "Full fact sheet";

/// "“A”", "“A” and “B”", "“A”, “B” and “C”".
#[must_use]
pub fn join_titles(titles: &[String]) -> String {
    let quoted: Vec<String> = titles
        .iter()
        .map(|title| ["“", title, "”"].concat())
        .collect();
    match &quoted[..] {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => [&first.join(", "), " and ", last].concat(),
    }
}

// Notices about the link that was followed

pub const DISMISS: &str = "Dismiss this message";
pub const COPY_NEW_LINK: &str = "Copy new link";
pub const SHOW_IN_FULL: &str = "Show in the full fact sheet";

/// The message of a notice about a fact sheet of this date.
#[must_use]
pub fn notice(notice: Notice, date: &str) -> String {
    let message = match notice {
        Notice::WordingChanged => {
            "The wording of this passage has changed since the link was made."
        }
        Notice::Moved => "This passage has moved since the link was made.",
        Notice::Gone => "The linked passage is no longer in this fact sheet.",
        Notice::Damaged => "This link is damaged or belongs to another page.",
        Notice::PartGone => "Part of this extract is no longer in the fact sheet.",
        Notice::TextChanged => "The wording has changed since the link was made.",
        Notice::Unchanged => "The wording has not changed since the link was made.",
        Notice::Outside => "The linked passage is not in this extract.",
        Notice::TextGone => "The linked text is no longer in this fact sheet.",
        Notice::TextMoved => "The linked text has moved since the link was made.",
        Notice::Unreadable => "Part of this link is not valid and was ignored.",
    };
    [message, " This fact sheet is dated ", date, "."].concat()
}

// Selected text

pub const SELECTED_TEXT: &str = "Selected text";
pub const SELECTION_HELP: &str = "Text selected. Press Tab to copy a link, quote it or share it.";
pub const COPY_LINK: &str = "Copy link";
/// Follows [`COPY_LINK`] if there is room.
pub const TO_SELECTION: &str = " to selection";
pub const COPY_QUOTATION: &str = "Copy quotation";

// The share dialog

pub const CLOSE: &str = "Close";
pub const WHAT_TO_SHARE: &str = "What to share";
pub const PRINT_VIEW: &str = "Print view";
pub const THIS_EXTRACT: &str = "This extract";
pub const THIS_PASSAGE: &str = "This passage";
/// Before the section's title.
pub const THIS_SECTION: &str = "This section: ";
/// Before the text.
pub const THE_SELECTED_TEXT: &str = "Selected text: ";
pub const LINK: &str = "Link";
pub const SHARE_WITH: &str = "Share with…";
pub const EMAIL: &str = "Email";
pub const QUOTATION: &str = "Quotation";
pub const CITE: &str = "Cite";
pub const FORMAT: &str = "Format";
pub const CITATION: &str = "Citation";
pub const COPY_CITATION: &str = "Copy citation";
pub const SAVE_AS_FILE: &str = "Save as file";
pub const QR_CODE: &str = "QR code";
pub const LINK_TOO_LONG: &str = "This link is too long for a QR code.";
pub const SAVE_AS_SVG: &str = "Save as SVG";
pub const SAVE_AS_PNG: &str = "Save as PNG";

#[must_use]
pub fn qr_code_for(url: &str) -> String {
    ["QR code for ", url].concat()
}

/// The status message after copying, saving or sharing.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::LinkCopied => "Link copied",
        Status::PassageLinkCopied => {
            "Link to the passage copied. A link to only the selected text is not possible."
        }
        Status::QuotationCopied => "Quotation copied",
        Status::CitationCopied => "Citation copied",
        Status::DownloadStarted => "Download started",
        Status::CopyRefused => {
            "Your browser blocked copying. The text is selected, so you can copy it yourself."
        }
        Status::Shared => "Shared",
        Status::ShareCancelled => "Sharing cancelled",
        Status::ShareRefused => "Your device could not share this. Copy the link instead.",
        Status::NotLoaded => {
            "The tools for sharing could not be loaded. Check your connection, then try again."
        }
    }
}

// The print view

pub const PRINT_NOW: &str = "Print…";
pub const BACK_TO_PAGE: &str = "Back to the page";
pub const WHAT_TO_PRINT: &str = "What to print";
pub const ALWAYS_ONE_PART: &str = "At least one part must be selected.";
pub const EVERYTHING: &str = "Everything";
pub const OPEN_SECTIONS_ONLY: &str = "Open sections only";
pub const INCLUDE: &str = "Include";
pub const SETTINGS_HINT: &str = "These settings are saved in the URL and apply to Ctrl+P.";
pub const CHOICES_NOT_LOADED: &str =
    "The print settings could not be loaded. Check your connection, then reload the page.";
/// In browsers that cannot show where a page ends.
pub const NO_PAGES_HINT: &str = "To see where pages end, use your browser’s print preview.";

/// The label of a print option, by its name in the query.
#[must_use]
pub fn print_option(name: &'static str) -> &'static str {
    match name {
        "paper" => "Paper size",
        "text" => "Text size",
        "links" => "Link URLs",
        "numbers" => "Passage numbers",
        _ => name,
    }
}

/// The label of the value of a print option that is not just on or off.
#[must_use]
pub fn print_value(value: &'static str) -> &'static str {
    match value {
        "a4" => "A4",
        "letter" => "Letter",
        "normal" => "Normal",
        "large" => "Large print",
        _ => value,
    }
}

/// "PDF (A4)".
#[must_use]
pub fn pdf(paper: Paper) -> String {
    [PDF, " (", print_value(paper.name()), ")"].concat()
}

#[must_use]
pub fn download_pdf(paper: Paper) -> String {
    ["Download ", &pdf(paper)].concat()
}

/// In the margin of a printed page; `print.css` says the same to browsers that print margins.
#[must_use]
pub fn page_number(page: u32, of: u32) -> String {
    ["Page ", &page.to_string(), " of ", &of.to_string()].concat()
}

// The end of the page, and the colophon on paper

/// Names the end of the page.
pub const ABOUT: &str = "About this fact sheet";
pub const PUBLISHED_BY: &str = "Published by";
pub const SOURCE: &str = "Source";
pub const RIGHTS: &str = "Rights";
pub const URL: &str = "URL";
pub const PUBLICATION_DATE: &str = "Publication date";
pub const PRINTED: &str = "Printed";
/// Names a fingerprint.
pub const SHA_256: &str = "SHA-256";
pub const SHA_256_OF_FULL: &str = "SHA-256 of the full fact sheet";
pub const VERIFY: &str = "Verify this copy";
pub const VERIFY_HOW: &str =
    "A copy with the same SHA-256, on screen or on paper, has the same wording.";
pub const SAVE_A_COPY: &str = "Save a copy";
pub const OR_DOWNLOAD_AS: &str = " or download as ";
pub const PLAIN_TEXT: &str = "plain text";
pub const COMMA: &str = ", ";
pub const MARKDOWN: &str = "Markdown";
pub const OR: &str = " or ";
pub const JSON: &str = "JSON";
pub const FULL_STOP: &str = ". ";
pub const MADE_WITH: &str = "Displayed by factsheet, which is independent of the publisher.";
pub const SCAN_FOR_CHANGES: &str = "Scan to check for changes";
pub const SCAN_FOR_SOURCE: &str = "Scan to open the source";

// What a link asks for and the page does not show, if the app has failed or takes long. Shown by
// `assets/early.js`

pub const NOT_LOADED: &str = "Part of this page has not loaded.";
pub const NOT_AN_EXTRACT: &str =
    "This is the full fact sheet, not the extract that the link is to.";
pub const NO_PRINT_VIEW: &str =
    "The link is to the print view. To print without it, use your browser’s Print command.";
pub const NOT_COMPARED: &str =
    "This page could not check whether the text has changed since the link was made.";

// Offline copies and updates, shown by `assets/offline.js`

pub const OFFLINE_COPY: &str = "This page could not be loaded. You are reading the offline copy";
/// Before the day, if it is known.
pub const SAVED_ON: &str = " saved on ";
/// Before the version.
pub const VERSION: &str = ", version ";
pub const TRY_AGAIN: &str = "Try again";
pub const NEWER_VERSION: &str = "A newer version of this page is available.";
pub const UPDATE: &str = "Update";
pub const NOT_NOW: &str = "Not now";

#[cfg(test)]
mod tests {
    use super::{join_titles, passage, print_option, print_value};
    use crate::print_options::PRINT_OPTIONS;
    use crate::sheet::PassageKind;

    #[test]
    fn labels_every_print_option() {
        for option in &PRINT_OPTIONS {
            assert_ne!(print_option(option.name), option.name);
            for value in option.values.iter().filter(|_| !option.is_switch()) {
                assert_ne!(print_value(value), *value);
            }
        }
    }

    #[test]
    fn names_passage_by_its_place_in_the_section() {
        assert_eq!(
            passage(PassageKind::Point, 3, "Cooperation with NATO"),
            "point 3 of Cooperation with NATO"
        );
    }

    #[test]
    fn joins_titles_with_commas_and_and() {
        let list = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            join_titles(&names)
        };
        assert_eq!(list(&["A"]), "“A”");
        assert_eq!(list(&["A", "B"]), "“A” and “B”");
        assert_eq!(list(&["A", "B", "C"]), "“A”, “B” and “C”");
    }
}
