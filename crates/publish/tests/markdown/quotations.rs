//! Quotations and notes.

use factsheet_model::sheet::PlainText;
use factsheet_publish::markdown::Report;

use crate::{assert_reports, body};

#[test]
fn reports_what_is_wrong_with_quotations() {
    assert_reports(&[
        (
            ">\n",
            &["1:1: a quotation without text; write its text after `> `, or delete the line"],
        ),
        (
            "> [!INFO]\n> Words.\n",
            &[
                "1:1: unknown kind of note \"INFO\"; write `> [!NOTE]`; there are NOTE, TIP, IMPORTANT, WARNING, CAUTION",
            ],
        ),
        (
            "> [!NOTE] Title\n> Words.\n",
            &["1:1: text after `[!NOTE]`; write it on the next line:\n> [!NOTE]\n> **Title**"],
        ),
        (
            "It must be\n> 5 m\n",
            &[
                "2:1: `>` before a number makes a quotation of it; write `\\> 5 m` for the sign, or `> “…”` for somebody's words",
            ],
        ),
        (
            ">\u{a0}[!NOTE]\n> a\n",
            &[
                "1:1: `[!NOTE]` does not make a note here; write `> [!NOTE]` with an ordinary space, alone on its line",
            ],
        ),
        (
            "> 5 people were hurt.\n",
            &[
                "1:1: `>` before a number makes a quotation of it; write `\\> 5 people were hurt.` for the sign, or `> “…”` for somebody's words",
            ],
        ),
        (
            "> Quoted\ntext\n",
            &[
                "2:1: warning: a line without `>` belongs to the quotation above it; leave an empty line before it, or write `> ` before it",
            ],
        ),
        (
            "> [!NOTE]\n> Text\nMore\n",
            &[
                "3:1: warning: a line without `>` belongs to the note above it; leave an empty line before it, or write `> ` before it",
            ],
        ),
        (
            "[!NOTE]\nText\n",
            &[
                "1:1: `[!NOTE]` does not make a note here; write `> [!NOTE]`, and `> ` before each line of its text",
            ],
        ),
        (
            "> **Warning**\n> Words.\n",
            &[
                "1:1: warning: a note of an older form is a quotation here; write `> [!WARNING]` for a note",
            ],
        ),
    ]);
}

#[test]
fn quotations_and_notes_take_ids() -> Result<(), Report> {
    let sheet = body("> One.\n>\n> Two. {#words}\n\n> [!NOTE]\n> Three. {#mind}\n")?;
    let passages = sheet.lead.passages().into_iter();
    let ids: Vec<&str> = passages.map(|passage| passage.id.as_str()).collect();
    assert_eq!(ids, ["words", "mind"]);
    assert_eq!(sheet.lead.plain_text(), "One.\nTwo.\nThree.");
    for text in [
        "> One. {#a}\n>\n> Two.\n",
        "> > One. {#a}\n",
        "* One.\n\n  > Two. {#a}\n",
    ] {
        let report = body(text).err().map(|report| report.to_string());
        let report = report.unwrap_or_default();
        assert!(report.contains("an id within another passage"), "{text}");
    }
    Ok(())
}
