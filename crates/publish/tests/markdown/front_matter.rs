//! The front matter, and what the file is.

use factsheet_model::sheet::Inline;
use factsheet_publish::markdown::{Report, decode, front_matter_documentation};

use crate::{FRONT, diagnostics, parse};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn reports_what_is_wrong_in_the_front_matter() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "title = \"T\"\n",
            "",
            &["12:1: missing key \"title\"; add above:\ntitle = \"…\""],
        ),
        (
            "title = \"T\"",
            "titel = \"T\"",
            &["2:1: unknown key \"titel\"; a key with a similar name exists: \"title\""],
        ),
        (
            "title = \"T\"",
            "title = \"\"",
            &["2:9: \"title\" is empty; write for example `title = \"Water in the Valley\"`"],
        ),
        (
            "title = \"T\"",
            "title = 7",
            &["2:9: \"title\" must be a text in quotation marks; write `title = \"7\"`"],
        ),
        (
            "title = \"T\"",
            "title = \"T\"\ncitation_title = \"U\"",
            &[
                "3:18: \"citation_title\" has other words than the title, \"T\"; change only capitals in it, or delete the line",
            ],
        ),
        (
            "title = \"T\"",
            "title = \"T\"\nbase_url = \"https://example.org/?p=12\"",
            &[
                "3:12: \"https://example.org/?p=12\" is not the URL of a folder; write it without a file, ? and #: `base_url = \"https://example.org/water/\"`",
            ],
        ),
        (
            "2007-04-16",
            "2007-02-30",
            &["7:1: \"2007-02-30\" is no day of the calendar; write `date = 2026-11-24`"],
        ),
        ("2007-04-16", "\"2007-04-16\"", &[]),
        (
            "2007-04-16",
            "2007-04-16T00:00:00Z",
            &["7:8: \"2007-04-16T00:00:00Z\" is no day of the calendar; write `date = 2007-04-16`"],
        ),
        (
            "en-US",
            "English, American",
            &["8:12: \"English, American\" is no language tag (BCP 47); write `language = \"en\"`"],
        ),
        (
            "https://example.org/",
            "javascript:x",
            &[
                "15:11: \"javascript:x\" is no URL with https:// or http://; write `address = \"https://example.org/\"`",
            ],
        ),
        (
            "name = \"N\"\n",
            "",
            &[
                "13:1: missing key \"name\" in [source]; write\n[source]\nname = \"Valley Council\"\naddress = \"https://example.org/\"",
            ],
        ),
        (
            "+++\ntitle",
            "---\ntitle",
            &[
                "1:1: the front matter stands between lines of ---, as YAML does; it is TOML: write `+++` instead of both `---`",
            ],
        ),
        (
            "[source]",
            "[aliases]\n\"a b\" = \"lead\"\n[source]",
            &[
                "14:1: \"a b\" cannot be an id: ids have letters, digits, hyphens, underscores and dots; write an id as it was published",
            ],
        ),
        (
            "[source]",
            "[aliases]\nold = \"nowhere\"\n[source]",
            &[
                "14:1: no passage has the id \"nowhere\"; write `{#nowhere}` at the end of the passage that is meant",
            ],
        ),
        (
            "[source]",
            "[aliases]\nlead = \"fact-sheet\"\n[source]",
            &["14:1: \"lead\" is an id of this sheet today; delete the line"],
        ),
        (
            "title = \"T\"",
            "title = “T”",
            &["2:1: curly quotation marks around a text; write `title = \"T\"`"],
        ),
        (
            "title = \"T\"",
            "title = The \"T\"",
            &[
                "2:1: the text of \"title\" has no quotation marks; write `title = \"The \\\"T\\\"\"`",
            ],
        ),
        (
            "title = \"T\"",
            "title = \"The \"right\" one\"",
            &[
                "2:1: quotation marks within the text of \"title\"; write `title = \"The \\\"right\\\" one\"`",
            ],
        ),
        (
            "title = \"T\"",
            "title = 'The writer's'",
            &["2:1: an apostrophe within the text of \"title\"; write `title = \"The writer's\"`"],
        ),
        (
            "title = \"T\"",
            "title: \"T\"",
            &["2:1: `:` after \"title\" instead of `=`; write `title = \"T\"`"],
        ),
        (
            "summary = \"S\"",
            "summary = \"S\nmore",
            &[
                "9:1: the text of \"summary\" has no closing quotation mark; end the line with `\"`, or write a text of several lines as `summary = \"\"\"…\"\"\"`",
            ],
        ),
        (
            "title = \"T\"",
            "title = \"T\"\ntitle = \"U\"",
            &["3:1: the key \"title\" is given twice; delete one of the two lines"],
        ),
        (
            "2007-04-16",
            "24.11.2026",
            &["7:1: \"24.11.2026\" is no day of the calendar; write `date = 2026-11-24`"],
        ),
        (
            "2007-04-16",
            "\"27 September 2024\"",
            &["7:8: \"27 September 2024\" is no day of the calendar; write `date = 2024-09-27`"],
        ),
        (
            "title = \"T\"",
            "title = \"T\"\ndraft = false\nweight = 10\ntags = []",
            &[
                "3:1: unknown keys \"draft\", \"weight\", \"tags\"; delete them: nothing here uses them",
            ],
        ),
        (
            "title = \"T\"",
            "title = \"T\"\ndescription = \"D\"",
            &["3:1: unknown key \"description\"; write `summary = \"D\"`"],
        ),
        (
            "address = \"https://example.org/\"\n",
            "address = \"https://example.org/\"\nrights = \"\"\n",
            &["16:1: \"rights\" stands below [source]; move the line above [source]"],
        ),
        (
            "title = \"T\"\nkind = \"Fact Sheet\"\npublisher = \"P\"\n",
            "kind = \"Fact Sheet\"\n",
            &[
                "11:1: missing keys \"title\", \"publisher\"; add above:\ntitle = \"…\"\npublisher = \"…\"",
            ],
        ),
        (
            "title = \"T\"",
            "title = \"…\"",
            &["2:9: \"title\" is empty; write for example `title = \"Water in the Valley\"`"],
        ),
        (
            "address = \"https://example.org/\"\n+++",
            "address = \"https://example.org/\"\n",
            &[
                "1:1: the front matter that starts here has no closing +++; add a line `+++` after line 15",
            ],
        ),
        (
            "+++\ntitle",
            "title",
            &["1:1: the front matter has no opening +++; add a line `+++` above"],
        ),
        (
            "+++\ntitle = \"T\"\nkind = \"Fact Sheet\"\npublisher = \"P\"\nbureau = \"\"\nplace = \"\"\ndate = 2007-04-16\nlanguage = \"en-US\"\nsummary = \"S\"\nnotice = \"\"\nrights = \"\"\n\n[source]\nname = \"N\"\naddress = \"https://example.org/\"\n+++",
            "---\ntitle: Water\nauthors:\n  - Council\ndate: 27 September 2024\nlang: en-GB\n---",
            &[
                "1:1: the front matter is YAML, not TOML; write it as TOML between two lines of +++:\n+++\ntitle = \"Water\"\npublisher = \"Council\"\ndate = 2024-09-27\nlanguage = \"en-GB\"\n+++",
            ],
        ),
        (
            "rights = \"\"",
            "rights = \"**a\"",
            &["11:11: `**` marks nothing; add the other `**`, or write `\\*\\*` for the signs"],
        ),
        (
            "en-US",
            "en_US",
            &["8:12: \"en_US\" is no language tag (BCP 47); write `language = \"en-US\"`"],
        ),
        (
            "address = \"https://example.org/\"",
            "address = \"example.org\"",
            &[
                "15:11: \"example.org\" is no URL with https:// or http://; write `address = \"https://example.org\"`",
            ],
        ),
        (
            "title = \"T\"",
            "title = \"Gr�n\"",
            &[
                "2:9: a letter was lost when the file was saved; type it instead of U+FFFD, and save the file as UTF-8",
            ],
        ),
        (
            "2007-04-16",
            "05/01/2024",
            &[
                "7:1: \"05/01/2024\" is no day of the calendar; write `date = 2024-01-05`, or `date = 2024-05-01` if the month stands first: `05/01/2024`",
            ],
        ),
        (
            "title = \"T\"",
            "title = \"T\",",
            &["2:1: a comma after the text of \"title\"; write `title = \"T\"`"],
        ),
        (
            "title = \"T\"",
            "title = \"T\" // a comment",
            &["2:1: something follows the text of \"title\"; write `title = \"T\"`"],
        ),
        (
            "title = \"T\"",
            "title = \"C:\\new\"",
            &[
                "2:9: warning: a line break or tab in \"title\"; write it on one line; a backslash is written `\\\\`",
            ],
        ),
        (
            "publisher = \"P\"",
            "publisher = [\"P\", \"Q\"]",
            &[
                "4:13: \"publisher\" must be a text in quotation marks; write `publisher = \"P, Q\"`",
            ],
        ),
        (
            "address = ",
            "url = ",
            &["15:1: unknown key \"url\"; write `address = \"https://example.org/\"`"],
        ),
        (
            "title = \"T\"",
            "title = \"A *B* C\"",
            &[
                "2:9: warning: `*B*` is published as it stands; \"title\" is plain text, without Markdown and HTML",
            ],
        ),
        (
            "address = \"https://example.org/\"\n+++",
            "address = \"https://example.org/\"\n---",
            &[
                "16:1: `---` does not enclose front matter; write `+++` at the start of the line, and no more",
            ],
        ),
    ];
    let mut wrong = Vec::new();
    for (from, to, expected) in cases {
        let text = FRONT.replacen(from, to, 1) + "Words.\n";
        let found = diagnostics(&text, 0);
        if found != *expected {
            wrong.push(format!("{from} -> {to}\n{found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_shortest_sheet_has_defaults() -> Result<(), Report> {
    let text = "+++\ntitle = \"T\"\npublisher = \"P\"\ndate = 2026-11-24\nlanguage = \"en\"\n+++\n\n\
                The first *sentence*.\n";
    let about = parse(text)?.about;
    assert_eq!(about.kind, "Fact Sheet");
    assert_eq!(about.summary, "The first sentence.");
    assert_eq!((about.bureau.as_str(), about.place.as_str()), ("", ""));
    assert_eq!((about.notice.len(), about.rights.len()), (0, 0));
    assert_eq!(about.source, None);
    Ok(())
}

#[test]
fn a_long_lead_is_summed_up_in_whole_sentences() -> Result<(), Report> {
    let front = FRONT.replacen("summary = \"S\"\n", "", 1);
    let sentence = "This sentence has exactly fifty-six characters in it all. ";
    let summary = parse(&format!("{front}{}", sentence.repeat(5)))?
        .about
        .summary;
    assert_eq!(summary, sentence.repeat(3).trim_end());
    let summary = parse(&format!("{front}{}", "word ".repeat(100)))?
        .about
        .summary;
    assert!(
        summary.ends_with("word…") && summary.chars().count() <= 201,
        "{summary}"
    );
    Ok(())
}

#[test]
fn notice_and_rights_have_links() -> Result<(), Report> {
    let front = FRONT
        .replacen(
            "rights = \"\"",
            "rights = \"[CC BY 4.0](https://example.org/by)\"",
            1,
        )
        .replacen(
            "notice = \"\"",
            "notice = \"\"\"\n2024. *A*\n\nSee https://example.org/.\"\"\"",
            1,
        );
    let about = parse(&format!("{front}Words.\n"))?.about;
    assert!(
        matches!(&about.rights[..], [Inline::Link(link)] if link.address == "https://example.org/by")
    );
    assert_eq!(about.notice.len(), 2);
    // What would be a list stays the text that it is.
    assert_eq!(about.notice[0], [Inline::Text("2024. *A*".to_owned())]);
    assert!(
        matches!(&about.notice[1][1], Inline::Link(link) if link.address == "https://example.org/")
    );
    Ok(())
}

#[test]
fn the_documentation_lists_every_key() {
    let documentation = include_str!("../../../../README.md");
    let table = front_matter_documentation();
    assert!(
        documentation.contains(&table),
        "put this into README.md:\n{table}"
    );
}

#[test]
fn reads_a_file_however_it_was_saved() -> Result<(), Report> {
    let text = format!("{FRONT}Words of the lead, café.\n\n## Costs\n\nIt costs 5.\n");
    let plain = parse(&text)?;
    for other in [
        format!("\u{feff}{text}"),
        format!("\n\n{text}"),
        text.replace('\n', "\r\n"),
        decode("sheet.md", text.replace('\n', "\r").into_bytes())?,
        text.replace('é', "e\u{301}"),
    ] {
        assert_eq!(parse(&other)?, plain);
    }
    Ok(())
}

#[test]
fn names_the_encoding_of_other_files() {
    let utf16: Vec<u8> = "+++\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, message) in [
        (utf16, "the file is UTF-16, not UTF-8"),
        (b"\xfe\xff\0+".to_vec(), "the file is UTF-16, not UTF-8"),
        (
            b"PK\x03\x04\x14".to_vec(),
            "the file is a document of a word processor, not text",
        ),
        (
            b"{\\rtf1\\ansi Words}".to_vec(),
            "the file is a document of a word processor (RTF), not text",
        ),
        (b"%PDF-1.7\n".to_vec(), "the file is a PDF, not text"),
        (
            b"Gr\xfc\xdfe".to_vec(),
            "the file is not UTF-8: probably Windows-1252 or Latin-1",
        ),
    ] {
        let report = decode("sheet.md", bytes).err();
        let found = report.iter().flat_map(Report::diagnostics).next();
        assert_eq!(found.map(|found| found.message.as_str()), Some(message));
    }
}

#[test]
fn offers_the_front_matter_of_other_tools() {
    for (text, expected) in [
        (
            "{\"title\": \"A\", \"date\": \"2024-01-02\", \"lang\": \"de\"}\n\nText.\n",
            [
                "the front matter is JSON, not TOML",
                "title = \"A\"",
                "date = 2024-01-02",
                "language = \"de\"",
            ],
        ),
        (
            "% A\n% B\n% 2 January 2024\n\nText.\n",
            [
                "the file has no front matter",
                "title = \"A\"",
                "publisher = \"B\"",
                "date = 2024-01-02",
            ],
        ),
        (
            "Title: A\nDate: 2024-01-02\nLang: de\n\nText.\n",
            [
                "the file has no front matter",
                "title = \"A\"",
                "date = 2024-01-02",
                "language = \"de\"",
            ],
        ),
    ] {
        let report = parse(text).err();
        let first = report.iter().flat_map(Report::diagnostics).next();
        let first = first.map(|found| {
            format!(
                "{}\n{}",
                found.message,
                found.help.clone().unwrap_or_default()
            )
        });
        let first = first.unwrap_or_default();
        for part in expected {
            assert!(first.lines().any(|line| line == part), "{part}: {first}");
        }
    }
}

#[test]
fn reports_text_above_the_front_matter_once() {
    for above in ["<!-- draft -->\n", "# Title\n\n", "Words.\n"] {
        let found = diagnostics(&format!("{above}{FRONT}Words.\n"), 0);
        assert_eq!(
            found,
            [
                "1:1: text above the front matter; the file starts with the line `+++`: delete the text, or move it below the front matter"
            ]
        );
    }
}
