//! Footnotes and abbreviations.

use factsheet_model::sheet::{Block, Inline, PlainText};
use factsheet_publish::markdown::Report;

use crate::{assert_reports, body};

#[test]
fn reports_what_is_wrong_with_footnotes() {
    assert_reports(&[
        (
            "A[^b].\n",
            &["1:2: the footnote \"b\" is not defined; add a paragraph `[^b]: text`"],
        ),
        (
            "A.\n\n[^b]: C\n",
            &[
                "3:1: nothing refers to the footnote \"b\"; write `[^b]` where it belongs, or delete it",
            ],
        ),
        (
            "A.\n\n*[NRC]: NATO-Russia Council\n",
            &[
                "3:1: warning: the abbreviation \"NRC\" is not used in the text; delete the line; capitals count",
            ],
        ),
        (
            "A[^a].\n\n[^a]:\n",
            &["3:1: the footnote \"a\" has no text; write its text: `[^a]: …`"],
        ),
        (
            "[1] One.\n[2] Two.\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write footnotes: `[^1]` in the text, and `[^1]: text` in a paragraph of its own",
            ],
        ),
        (
            "A[^1].\n\n[^1] Note.\n",
            &[
                "1:2: the footnote \"1\" is not defined; add a paragraph `[^1]: text`",
                "3:1: the footnote \"1\" has no colon; write `[^1]: Note.`",
            ],
        ),
        (
            "A[1].\n\n[1] Note.\n",
            &[
                "3:1: warning: a footnote that is not understood; write `[^1]` in the text, and `[^1]: text` in a paragraph of its own for the note",
            ],
        ),
        (
            "¹ Note.\n",
            &[
                "1:1: warning: a footnote that is not understood; write `[^1]` in the text, and `[^1]: text` in a paragraph of its own for the note",
            ],
        ),
    ]);
}

#[test]
fn links_bare_addresses_in_footnotes() -> Result<(), Report> {
    let sheet = body("A[^1].\n\n[^1]: https://example.org/\n")?;
    let Some(Block::Paragraph(note)) = sheet.footnotes[0].blocks.first() else {
        unreachable!("a paragraph")
    };
    assert!(
        matches!(&note.content[..], [Inline::Link(link)] if link.address == "https://example.org/")
    );
    Ok(())
}

#[test]
fn explains_abbreviations_as_whole_words() -> Result<(), Report> {
    let sheet = body("MD, MDX, (MD) and `MD`.\n\n*[MD]: missile defense\n")?;
    let Some(Block::Paragraph(paragraph)) = sheet.lead.blocks.first() else {
        unreachable!("one paragraph")
    };
    let explained = paragraph
        .content
        .iter()
        .filter(|inline| matches!(inline, Inline::Abbreviation(_)))
        .count();
    assert_eq!(explained, 2);
    assert_eq!(paragraph.content.plain_text(), "MD, MDX, (MD) and MD.");
    assert_eq!(sheet.lead.blocks.len(), 1);
    Ok(())
}
