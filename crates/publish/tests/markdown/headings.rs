//! Headings: levels, ids, languages of sections.

use factsheet_model::sheet::{PlainText, Section};
use factsheet_publish::markdown::Report;

use crate::{assert_reports, body, section_ids};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn reports_what_is_wrong_with_headings() {
    assert_reports(&[
        (
            "# Title\n",
            &[
                "1:1: heading of level 1; the title stands in the front matter: delete it here; sections start with `## `, and `\\#` is the sign",
            ],
        ),
        (
            "## A\n\n#### B\n",
            &["3:1: heading level skips from 2 to 4; use `### `"],
        ),
        (
            "## A\n\n## A\n",
            &["3:1: two headings \"A\"; write `## A {#a-section}`; the first is in line 17"],
        ),
        ("## Lead\n", &[]),
        (
            "## A {#a,b}\n",
            &[
                "1:1: \"a,b\" cannot be an id: ids have letters, digits, hyphens, underscores and dots; write `{#a-b}`",
            ],
        ),
        (
            "## A {.big}\n",
            &[
                "1:1: classes or attributes at a heading; write `{#id}` alone in the braces, or `{#id lang=fr}` with the language of the section",
            ],
        ),
        (
            "## A {#a lang=fr .big}\n",
            &[
                "1:1: classes or attributes at a heading; write `{#id}` alone in the braces, or `{#id lang=fr}` with the language of the section",
            ],
        ),
        (
            "## A {lang=fr dir=rtl}\n",
            &[
                "1:1: classes or attributes at a heading; write `{#id}` alone in the braces, or `{#id lang=fr}` with the language of the section",
            ],
        ),
        (
            "## A {lang=french}\n",
            &["1:1: \"french\" is no language tag (BCP 47); write `{lang=fr}`"],
        ),
        (
            "## A {#a lang=pt_BR}\n",
            &["1:1: \"pt_BR\" is no language tag (BCP 47); write `{lang=pt-BR}`"],
        ),
        (
            "##\n",
            &["1:1: a heading without text; write the heading, or delete the line"],
        ),
        (
            "{#a}\n",
            &[
                "1:1: a paragraph without text; delete the line: an empty line is enough between paragraphs",
            ],
        ),
        (
            "## Costs {#costs.html}\n",
            &[
                "1:1: the id \"costs.html\" is the name of a file of the site; a section has a folder of its name: give it a shorter or another id, `{#other-id}`",
            ],
        ),
        (
            "## Costs {#preview.png}\n",
            &[
                "1:1: the id \"preview.png\" is the name of a file of the site; a section has a folder of its name: give it a shorter or another id, `{#other-id}`",
            ],
        ),
        (
            "## Hosts {#_headers}\n",
            &[
                "1:1: the id \"_headers\" is the name of a file of the site; a section has a folder of its name: give it a shorter or another id, `{#other-id}`",
            ],
        ),
        (
            "## A {#fact-sheet-citations}\n",
            &[
                "1:1: the page needs the id \"fact-sheet-citations\" for itself; write `## A {#fact-sheet-citations-section}`",
            ],
        ),
        (
            "## Costs {#costs}\n\nOne.\n\n## Again {#Costs}\n",
            &[
                "5:1: the ids \"costs\" and \"Costs\" differ only in capitals; give one of the two another id: each section has a folder of its name",
            ],
        ),
        (
            "## Costs {#..}\n",
            &[
                "1:1: the id \"..\" is the name of a file of the site; a section has a folder of its name: give it a shorter or another id, `{#other-id}`",
            ],
        ),
        ("## Top\n", &[]),
        ("## Contents\n", &[]),
        (
            "##Costs\n",
            &["1:1: no space after `##`; write `## Costs`, or `\\##` for the signs"],
        ),
        (
            "#Costs\n",
            &[
                "1:1: warning: a line that starts with `#` is no heading; write `## Costs` for a heading, or `\\#` for the sign",
            ],
        ),
        (
            "##\u{a0}Costs\n",
            &["1:1: a no-break space (U+00A0) after `##`; type an ordinary space instead"],
        ),
        (
            "##\u{3000}見出し\n",
            &["1:1: a wide space (U+3000) after `##`; type an ordinary space instead"],
        ),
        (
            "1. Contact\n==========\n",
            &["2:1: a line of `=` does not make a heading here; write `## 1. Contact`"],
        ),
        (
            "a {#b} c\n",
            &[
                "1:3: an id within the text; put it at the end of the paragraph, item, heading or caption",
            ],
        ),
        (
            "Total\nof it\n---\n",
            &[
                "1:1: warning: a line of dashes makes a heading of the whole paragraph above it; leave an empty line before it, or write `## ` before the heading",
            ],
        ),
        (
            "A [b](#Costs).\n\n## Costs\n",
            &["1:3: no passage has the id \"Costs\"; a passage with a similar id exists: `#costs`"],
        ),
        (
            "A [b](#c0sts).\n\n## Costs\n",
            &["1:3: no passage has the id \"c0sts\"; a passage with a similar id exists: `#costs`"],
        ),
        (
            "## A\n\n### N\n\n* a\n\n## B\n\n### N\n\n* a\n",
            &["9:1: two headings \"N\"; write `### N {#b-n}`; the first is in line 19"],
        ),
        (
            "== Costs ==\n",
            &["1:1: warning: a wiki heading is not understood; write `## Heading`"],
        ),
        (
            "A {#lead}\n",
            &["1:3: the page needs the id \"lead\" for itself; write `{#lead-section}`"],
        ),
        (
            "A. {#a}\n\nB. {#a}\n",
            &["3:4: the id \"a\" is given twice; write `{#a-section}`; the first is in line 17"],
        ),
        (
            "It ended.\n---\n",
            &[
                "1:1: warning: a line of dashes makes a heading of the whole paragraph above it; leave an empty line before it, or write `## ` before the heading",
            ],
        ),
        (
            "## Heading##\n",
            &[
                "1:11: warning: `##` is published as it stands; put a space before it to end a heading, or write `\\##` if that is meant",
            ],
        ),
        (
            "## Costs {2024}\n",
            &[
                "1:1: `{2024}` at the end of a heading is not published; write `## Costs \\{2024\\}` if they are text, or `{#id}` alone for an id",
            ],
        ),
        (
            "＃＃ 見出し\n",
            &[
                "1:1: full-width signs are no markup; type `#`, `|` and `*` as narrow signs, with a narrow space after `#`",
            ],
        ),
        (
            "## C++\n\n## C#\n",
            &[
                "3:1: two headings have the id \"c\"; write `## C# {#c-section}`; the first is in line 17",
            ],
        ),
        (
            "## A b\n\n[c](#user-content-a-b)\n",
            &[
                "3:1: no passage has the id \"user-content-a-b\"; a passage with a similar id exists: `#a-b`",
            ],
        ),
        (
            "## C #\n",
            &[
                "1:1: warning: `#` at the end of a heading is not published; delete it, or write `C \\#` if it is part of the heading",
            ],
        ),
        ("## C ##\n", &[]),
        (
            "## Costs {#costs} ##\n",
            &[
                "1:1: an id that is not at the end of the heading; write `## Costs {#costs}` without signs behind it",
            ],
        ),
        (
            "####### Costs\n",
            &["1:1: a heading has six signs at most; write `###### Costs`, or `\\#` for the sign"],
        ),
    ]);
}

#[test]
fn sections_take_a_language() -> Result<(), Report> {
    let sheet = body(
        "## Résumé {#resume lang=fr}\n\n### Détails\n\n## العربية {lang=\"ar\"}\n\n## Straße {: lang=de-at}\n\n## A\n",
    )?;
    let found = |(section, language): (&Section, _)| {
        let heading = section.heading.plain_text();
        let own = section.language.clone();
        (heading, section.passage.id.to_string(), own, language)
    };
    let sections = sheet.all_sections().into_iter();
    let found: Vec<_> = sections
        .zip(sheet.languages_of_sections())
        .map(found)
        .collect();
    let expected = [
        ("Résumé", "resume", Some("fr"), "fr"),
        ("Détails", "détails", None, "fr"),
        ("العربية", "العربية", Some("ar"), "ar"),
        ("Straße", "straße", Some("de-AT"), "de-AT"),
        ("A", "a", None, "en-US"),
    ];
    let expected = expected.map(|(heading, id, own, language)| {
        let own = own.map(ToOwned::to_owned);
        (heading.to_owned(), id.to_owned(), own, language)
    });
    assert_eq!(found, expected);
    let plain = body("## Résumé {#resume}\n\n### Détails\n")?;
    assert_eq!(
        sheet.sections[0].passage.fingerprint,
        plain.sections[0].passage.fingerprint
    );
    Ok(())
}

#[test]
fn headings_keep_clear_of_the_ids_of_the_page() -> Result<(), Report> {
    for (heading, id) in [
        ("Contents", "contents"),
        ("Lead", "lead-section"),
        ("Footnotes", "footnotes"),
        ("App", "app-section"),
        ("Top", "top-section"),
        ("Fact sheet", "fact-sheet-section"),
        ("Footnote 1", "footnote-1-section"),
        ("Footnote 2", "footnote-2-section"),
        ("हिन्दी में", "हिन्दी-में"),
        ("Costs", "costs"),
    ] {
        let sheet = body(&format!("A[^a].\n\n## {heading}\n\nB.\n\n[^a]: C.\n"))?;
        assert_eq!(section_ids(&sheet), [id]);
        assert_eq!(sheet.lead.passage.id.as_str(), "lead");
    }
    Ok(())
}

#[test]
fn escaped_ids_are_text() -> Result<(), Report> {
    for text in ["Write \\{#x}", "Write {\\#x}", "Write &#123;#x}"] {
        let sheet = body(text)?;
        assert_eq!(sheet.lead.plain_text(), "Write {#x}", "{text}");
    }
    assert_eq!(body("Write {#x}")?.lead.plain_text(), "Write");
    for (point, inner, words, ids) in [
        (
            "Point {#p}",
            "write \\{#x}",
            "Point\nwrite {#x}",
            ["p", "lead-2"],
        ),
        (
            "write \\{#x}",
            "Point {#p}",
            "write {#x}\nPoint",
            ["lead-1", "p"],
        ),
    ] {
        let sheet = body(&format!("* {point}\n  * {inner}\n"))?;
        assert_eq!(sheet.lead.plain_text(), words);
        let found = sheet.lead.passages().into_iter();
        assert_eq!(
            found.map(|point| point.id.as_str()).collect::<Vec<_>>(),
            ids
        );
    }
    Ok(())
}
