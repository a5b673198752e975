//! What a publisher writes, and what is published or reported.

use factsheet_model::sheet::{Block, Inline, Notation, PlainText, Section, Sheet};
use factsheet_publish::markdown::{
    Report, Severity, SourceFile, decode, front_matter_documentation,
};

/// The front matter of a short sheet.
const FRONT: &str = include_str!("../../../../tests/fixtures/front-matter.md");
/// How many lines stand before the body.
const FRONT_LINES: usize = 16;
const PIXELS: &[u8] = include_bytes!("../../../../tests/fixtures/pixels.png");

fn picture(path: &str) -> Option<Vec<u8>> {
    match path {
        "tower.png" | "./icon-512.png" => Some(PIXELS.to_vec()),
        "cut.png" => Some(PIXELS[..40].to_vec()),
        "scan.tiff" => Some(b"II*\0\x08\0\0\0".to_vec()),
        "large.png" => Some([PIXELS, &vec![0; 600_000]].concat()),
        _ => None,
    }
}

fn parse(text: &str) -> Result<Sheet, Report> {
    SourceFile::new("sheet.md", text)
        .with_pictures(&picture)
        .sheet()
}

fn body(text: &str) -> Result<Sheet, Report> {
    parse(&format!("{FRONT}{text}"))
}

/// The diagnostics of a text, a line each; `lines_before` are not counted.
fn diagnostics(text: &str, lines_before: usize) -> Vec<String> {
    let file = SourceFile::new("sheet.md", text).with_pictures(&picture);
    let report = match file.parse() {
        Ok(parsed) => parsed.warnings,
        Err(report) => report,
    };
    let line = |diagnostic: &factsheet_publish::markdown::Diagnostic| {
        let before = &text[..diagnostic.span.start];
        let line = before.matches('\n').count() + 1 - lines_before;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let severity = match diagnostic.severity {
            Severity::Error => "",
            Severity::Warning => "warning: ",
        };
        let help = diagnostic.help.as_deref().unwrap_or_default();
        format!("{line}:{column}: {severity}{}; {help}", diagnostic.message)
    };
    report.diagnostics().map(line).collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn reports_what_is_wrong_in_the_body() {
    let cases: &[(&str, &[&str])] = &[
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
            "A [b](javascript:alert(1)).\n",
            &[
                "1:3: unsupported link \"javascript:alert(1)\"; links start with https://, http://, mailto:, tel: or # and an id",
            ],
        ),
        (
            "A [b](JaVaScRiPt:x).\n",
            &[
                "1:3: unsupported link \"JaVaScRiPt:x\"; links start with https://, http://, mailto:, tel: or # and an id",
            ],
        ),
        (
            "A [b](page.html).\n",
            &[
                "1:3: relative link \"page.html\"; write the whole URL, `https://example.org/page.html`, or `#` and an id of this sheet",
            ],
        ),
        (
            "A [b](#nowhere).\n",
            &[
                "1:3: no passage has the id \"nowhere\"; write `{#nowhere}` at the end of the passage that is meant",
            ],
        ),
        (
            "A [b](https://example.org \"c\").\n",
            &[
                "1:3: a link cannot have a title: \"c\"; write `[text](https://example.org)`, and the title in the text if it matters",
            ],
        ),
        (
            "A [](https://example.org).\n",
            &["1:3: a link without text; write `[text](address)`"],
        ),
        (
            "![](tower.png)\n",
            &[
                "1:1: the picture \"tower.png\" has no alternative text; say what it shows: `![what it shows](tower.png)`",
            ],
        ),
        (
            "![a](gone.png)\n",
            &[
                "1:1: the picture \"gone.png\" does not exist; put the picture into the folder of the fact sheet and write its name, `![what it shows](picture.png)`",
            ],
        ),
        (
            "![a](https://example.org/a.png)\n",
            &[
                "1:1: the picture \"https://example.org/a.png\" is on another site; put the picture into the folder of the fact sheet and write its name, `![what it shows](picture.png)`",
            ],
        ),
        (
            "![a](../a.png)\n",
            &[
                "1:1: the picture \"../a.png\" is not in the folder of the fact sheet; put the picture into the folder of the fact sheet and write its name, `![what it shows](picture.png)`",
            ],
        ),
        (
            "Words ![a](tower.png) words.\n",
            &["1:7: a picture within text; put an empty line before and after the picture"],
        ),
        (
            "![a](tower.png) words.\n",
            &[
                "1:1: text beside a picture; leave an empty line between, or write it as the caption: `![…](tower.png \"caption\")`",
            ],
        ),
        ("A <b>c</b>.\n", &["1:3: raw HTML `<b>`; write `**text**`"]),
        (
            "<div>\nA\n</div>\n",
            &["1:1: raw HTML `<div>`; leave an empty line between paragraphs"],
        ),
        (
            "```\ncode\n```\n",
            &[
                "1:1: a code block; write each line within a paragraph as `` `code` ``, or show a picture of it",
            ],
        ),
        (
            "A\n\n---\n\nB\n",
            &[
                "3:1: a horizontal rule; delete the line; a new section starts with a heading, `## `",
            ],
        ),
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
            "##\n",
            &["1:1: a heading without text; write the heading, or delete the line"],
        ),
        (
            "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n",
            &[
                "3:1: a row of 3 cells in a table of 2 columns; give the table another column, or write `\\|` for the sign | in a cell",
            ],
        ),
        (
            "A.\n\n[Source]: Reuters\n",
            &[
                "3:1: the link definition \"source\" is never used; delete the line, or write `\\[source]:` if it is text",
            ],
        ),
        (
            "A ~~b~~ c.\n",
            &["1:3: struck-out text (`~~`) cannot be published; delete what no longer holds"],
        ),
        (
            "{#a}\n",
            &[
                "1:1: a paragraph without text; delete the line: an empty line is enough between paragraphs",
            ],
        ),
        (
            ">\n",
            &["1:1: a quotation without text; write its text after `> `, or delete the line"],
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
            "![Icon](./icon-512.png)\n",
            &[
                "1:1: \"./icon-512.png\" is the name of a file of the site; give the picture another name",
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
            "* a\n*\n",
            &["2:1: a list item without text; write its text on the same line, or delete it"],
        ),
        (
            "See [words] (https://example.org/).\n",
            &[
                "1:5: a space between the text of a link and its address; write `[text](address)` without a space",
            ],
        ),
        (
            "**bold\n",
            &["1:1: `**` marks nothing; add the other `**`, or write `\\*\\*` for the signs"],
        ),
        (
            "10^6-10^9 and x^2+y^2\n",
            &[
                "1:3: unclear what is raised at `^6-10^`; write `10^6^` for a power, `10\\^6` for the sign itself",
                "1:16: unclear what is raised at `^2+y^`; write `10^6^` for a power, `10\\^6` for the sign itself",
            ],
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
            "5*3*2 and a*b*c\n",
            &[
                "1:2: `*3*` is emphasis here, not a product; write `\\*` or `×` for the sign itself",
                "1:12: `*b*` is emphasis here, not a product; write `\\*` or `×` for the sign itself",
            ],
        ),
        (
            "The temperature fell to\n- 40 °C in the night.\n",
            &[
                "2:1: `-` before a number makes it a bullet; write `\\- 40 °C in the night.` for the sign, or `* ` for a bullet",
            ],
        ),
        (
            "It rose by\n+ 12 %\n",
            &[
                "2:1: `+` before a number makes it a bullet; write `\\+ 12 %` for the sign, or `* ` for a bullet",
            ],
        ),
        (
            "It must be\n> 5 m\n",
            &[
                "2:1: `>` before a number makes a quotation of it; write `\\> 5 m` for the sign, or `> “…”` for somebody's words",
            ],
        ),
        (
            "* It began in\n2015. Since then.\n",
            &["2:1: a line that starts with `2015.` becomes a list; write `2015\\.` if it is text"],
        ),
        (
            "It was in\n1. January\n",
            &[
                "2:1: a line that starts with `1.` becomes a list; write `1\\.` if it is text, or leave an empty line before the list",
            ],
        ),
        (
            "1. It began in\n2015. Since.\n",
            &[
                "2:1: a line that starts with `2015.` becomes an item of the list; write `2015\\.` if it belongs to the item above",
            ],
        ),
        (
            "1. One\n3. Three\n7. Seven\n",
            &[
                "2:1: warning: the list jumps from 1 to 3; the numbers are published as they are; write `3\\.` if the line belongs to the item above",
                "3:1: warning: the list jumps from 3 to 7; the numbers are published as they are; write `7\\.` if the line belongs to the item above",
            ],
        ),
        (
            "1. a\n1. b\n",
            &[
                "1:1: warning: every item of the list is numbered 1; they are published with ascending numbers; write the numbers that readers should see",
            ],
        ),
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
            "*\u{a0}a\n",
            &["1:1: a no-break space (U+00A0) after `*`; type an ordinary space instead"],
        ),
        (
            "1.\u{a0}a\n",
            &["1:1: a no-break space (U+00A0) after `1.`; type an ordinary space instead"],
        ),
        (
            "|\u{a0}a | b |\n",
            &["1:1: a no-break space (U+00A0) after `|`; type an ordinary space instead"],
        ),
        (
            ">\u{a0}[!NOTE]\n> a\n",
            &[
                "1:1: `[!NOTE]` does not make a note here; write `> [!NOTE]` with an ordinary space, alone on its line",
            ],
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
            "| A | B | C |\n|---|---|\n| 1 | 2 | 3 |\n",
            &["2:1: the line below the header has 2 cells, the header 3; write `|---|---|---|`"],
        ),
        (
            "| A | 1 |\n| B | 2 |\n",
            &["1:1: a table without a header; write `|---|---|` below the names of the columns"],
        ),
        (
            "| A | B |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n",
            &["5:1: an empty line splits the table; delete the empty line above it"],
        ),
        (
            "A | B\nC | D\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write `|---|---|` below the first line for a table, or end lines with `\\`",
            ],
        ),
        (
            "| A | B |\n|---|---|\n| 1 |\n",
            &[
                "3:1: warning: a row of 1 of 2 cells; its last cells stay empty; write `| |` for an empty cell where it belongs",
            ],
        ),
        (
            "| A | B |\n|---|---|\n| 1 | 2 |\nNote\n",
            &[
                "4:1: a line of text becomes a row of the table above; leave an empty line between the table and the text",
            ],
        ),
        (
            "[a](https://example.org/a b.pdf)\n",
            &["1:1: a space in an address; write `[a](https://example.org/a%20b.pdf)`"],
        ),
        (
            "[a](https://example.org\n",
            &["1:1: a link without its closing `)`; write `[text](address)`"],
        ),
        (
            "[a][b]\n",
            &[
                "1:1: the link \"b\" is not defined; add a line `[b]: https://…`, or write `[a](https://…)`; `\\[` is the sign itself",
            ],
        ),
        (
            "(a)[https://example.org]\n",
            &["1:1: a link with its brackets the wrong way round; write `[text](address)`"],
        ),
        (
            "![a](tower.png =4x5)\n",
            &["1:1: a picture with a size; write `![a](tower.png)`: it is shown as large as it is"],
        ),
        (
            "![a]\n",
            &["1:1: a picture without a file; write `![what it shows](picture.png)`"],
        ),
        (
            "a `b\n",
            &[
                "1:3: warning: \"`\" is published as it stands; add the other mark, or write a backslash before it if that is meant",
            ],
        ),
        (
            "*a\n",
            &[
                "1:1: warning: `*` is published as it stands; add the other `*`, or write `\\*` if that is meant",
            ],
        ),
        (
            "_a\n",
            &[
                "1:1: warning: `_` is published as it stands; add the other `_`; lowered text is written `T~A~`, or write `\\_` if that is meant",
            ],
        ),
        (
            "T_A_ is\n",
            &[
                "1:4: warning: `_` is published as it stands; add the other `_`; lowered text is written `T~A~`, or write `\\_` if that is meant",
            ],
        ),
        (
            "10^6\n",
            &[
                "1:3: warning: `^` is published as it stands; write `10^6^` for a power, or write `\\^` if that is meant",
            ],
        ),
        (
            "H~2O\n",
            &[
                "1:2: warning: `~` is published as it stands; write `H~2~O` for lowered text, or write `\\~` if that is meant",
            ],
        ),
        (
            "a [b\n",
            &[
                "1:3: warning: `[` is published as it stands; add the other bracket, or write `\\[` if that is meant",
            ],
        ),
        (
            "&foo;\n",
            &[
                "1:1: warning: unknown character reference `&foo;`; type the character itself, or write `&amp;` for the sign &",
            ],
        ),
        (
            "a {#b} c\n",
            &[
                "1:3: an id within the text; put it at the end of the paragraph, item, heading or caption",
            ],
        ),
        (
            "Steps:\n2. a\n3. b\n",
            &[
                "2:1: warning: these lines are joined into one paragraph; leave an empty line before the list",
            ],
        ),
        (
            "a) one\nb) two\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write `* ` before each item, or end each line with `\\`",
            ],
        ),
        (
            "١. a\n٢. b\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write the numbers of a list as `1. `, `2. `",
            ],
        ),
        (
            "Total\nof it\n---\n",
            &[
                "1:1: warning: a line of dashes makes a heading of the whole paragraph above it; leave an empty line before it, or write `## ` before the heading",
            ],
        ),
        (
            "Gr�e\n",
            &[
                "1:3: a letter was lost when the file was saved; type it instead of U+FFFD, and save the file as UTF-8",
            ],
        ),
        (
            "A\n\n\u{a0}\n",
            &[
                "3:1: a paragraph without text; delete the line: an empty line is enough between paragraphs",
            ],
        ),
        (
            "A[^a].\n\n[^a]:\n",
            &["3:1: the footnote \"a\" has no text; write its text: `[^a]: …`"],
        ),
        (
            "10<sup>3</sup><br>\n",
            &[
                "1:3: raw HTML `<sup>`; write `x^2^` for raised text",
                "1:15: raw HTML `<br>`; end the line with `\\` to break it; in a table, make two rows of it; delete it between paragraphs",
            ],
        ),
        (
            "A<sup>[1](#fn1)</sup>\n",
            &[
                "1:2: raw HTML `<sup>`; write `[^1]` in the text, and `[^1]: text` in a paragraph of its own for the note",
                "1:7: no passage has the id \"fn1\"; write `[^1]` in the text, and `[^1]: text` in a paragraph of its own for the note",
            ],
        ),
        (
            "<!-- a -->\n",
            &["1:1: an HTML comment; delete it: the file is published, too"],
        ),
        (
            "<details>\n<summary>a</summary>\n</details>\n",
            &[
                "1:1: raw HTML `<details>`; write a heading, `### Summary`: readers can fold every section",
            ],
        ),
        (
            "* 1. a\n",
            &["1:3: a list within the first line of a list item; write `1\\.` for the sign"],
        ),
        (
            "```\na\n```\n",
            &[
                "1:1: a code block; write each line within a paragraph as `` `code` ``, or show a picture of it",
            ],
        ),
        (
            "    a\n",
            &[
                "1:5: text that is indented by four spaces is a code block; indent it by three spaces at most",
            ],
        ),
        (
            "A [b](Costs.html).\n",
            &[
                "1:3: relative link \"Costs.html\"; write the whole URL, `https://example.org/Costs.html`, or `#` and an id of this sheet",
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
            "![a](cut.png)\n",
            &["1:1: the picture \"cut.png\" is cut off or damaged; save or copy the file again"],
        ),
        (
            "![a](scan.tiff)\n",
            &[
                "1:1: the picture \"scan.tiff\" is TIFF, which browsers do not show; save it as PNG, JPEG, WebP, AVIF, GIF or SVG",
            ],
        ),
        (
            "![a](large.png)\n",
            &[
                "1:1: warning: the picture \"large.png\" has 600 kB; every reader loads it; save it in fewer pixels (1600 across are enough) or as WebP or AVIF",
            ],
        ),
        (
            "> 5 people were hurt.\n",
            &[
                "1:1: `>` before a number makes a quotation of it; write `\\> 5 people were hurt.` for the sign, or `> “…”` for somebody's words",
            ],
        ),
        (
            "{{< lead >}}\nA\n\n{: .note}\n\n• one\n",
            &[
                "1:1: warning: a shortcode or template tag is not understood; delete it; a box is written `> [!NOTE]`, its text on the next lines",
                "4:1: warning: a Kramdown attribute list is not understood; delete them; `{#id}` at the end of a paragraph or heading is understood",
                "6:1: warning: a bullet character is not understood; write `* ` before each item",
            ],
        ),
        (
            "It is $x^2 + y_1$, Mind :warning: this.\n",
            &[
                "1:7: warning: a formula between dollar signs is not understood; write it as text: `x^2^ + y~1~`, with × and −",
                "1:24: warning: an emoji code is not understood; paste the emoji itself, as ⚠, or delete the code",
            ],
        ),
        (
            "* [ ] a\n* [x] b\n",
            &["1:3: warning: a task box is not understood; write a plain item, or `☐ ` and `☑ `"],
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
            "[a](#b \"c\")\n",
            &[
                "1:1: a link cannot have a title: \"c\"; write `[text](#b)`, and the title in the text if it matters",
                "1:1: no passage has the id \"b\"; write `{#b}` at the end of the passage that is meant",
            ],
        ),
        (
            "A [b](/c).\n",
            &[
                "1:3: relative link \"/c\"; write the whole URL, `https://example.org/c`, or `#` and an id of this sheet",
            ],
        ),
        (
            "**a\n\nb**\n",
            &["1:1: `**` marks nothing; add the other `**`, or write `\\*\\*` for the signs"],
        ),
        (
            "m·c^2·10^3\n",
            &[
                "1:4: unclear what is raised at `^2·10^`; write `10^6^` for a power, `10\\^6` for the sign itself",
            ],
        ),
        (
            "- 5 eggs\n- 6 apples\n",
            &[
                "1:1: warning: `-` before numbers makes bullets of them; write `* ` for bullets, or `\\-` for the sign",
            ],
        ),
        (
            "The fee is\n- 5 EUR\n- 6 EUR\n",
            &[
                "2:1: `-` before a number makes it a bullet; write `\\- 5 EUR` for the sign, or `* ` for a bullet",
            ],
        ),
        (
            "A\n\n[a]: https://example.org/x y\n",
            &[
                "3:1: a link definition that is not understood; leave an empty line before it, and write `[label]: https://…`",
            ],
        ),
        (
            "* - 40 °C\n* + 5 °C\n",
            &[
                "1:3: `-` before a number makes it a bullet; write `\\- 40 °C` for the sign, or `* ` for a bullet",
                "2:3: `+` before a number makes it a bullet; write `\\+ 5 °C` for the sign, or `* ` for a bullet",
            ],
        ),
        (
            "2*3 and 4*5\n\na*b and c*d\n",
            &[
                "1:2: `*3 and 4*` is emphasis here, not a product; write `\\*` or `×` for the sign itself",
                "3:2: `*b and c*` is emphasis here, not a product; write `\\*` or `×` for the sign itself",
            ],
        ),
        (
            "1.First\n2.Second\n",
            &["1:1: no space after `1.`; write `1. First`"],
        ),
        (
            "12 High Street\\\nRiverside\\\n",
            &[
                "2:10: warning: `\\` is published as it stands; delete it: a paragraph ends here by itself, or write `\\\\` if that is meant",
            ],
        ),
        (
            "[1] One.\n[2] Two.\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write footnotes: `[^1]` in the text, and `[^1]: text` in a paragraph of its own",
            ],
        ),
        (
            "| A |\n|---|\n| b |\n\nTable:Cost\n",
            &["5:1: a caption that is not understood; write `Table: Cost`"],
        ),
        (
            "This is ~gone~.\n",
            &[
                "1:9: warning: `~` is published as it stands; delete what no longer holds, or write `\\~` if that is meant",
            ],
        ),
        (
            "24. December 2026\n",
            &[
                "1:1: warning: a line that starts with `24.` becomes a list of one item; write `24\\.` if it is text",
            ],
        ),
        (
            "The rate was\n- five percent\n",
            &[
                "2:1: warning: a line of a paragraph becomes a list of one item; write `\\- five percent` if it is text, or leave an empty line before the list",
            ],
        ),
        (
            "- €40 million\n",
            &[
                "1:1: `-` before a number makes it a bullet; write `\\- €40 million` for the sign, or `* ` for a bullet",
            ],
        ),
        (
            "It ended.\n---\n",
            &[
                "1:1: warning: a line of dashes makes a heading of the whole paragraph above it; leave an empty line before it, or write `## ` before the heading",
            ],
        ),
        (
            "1.1 First\n1.2 Second\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; leave empty lines between them, or end each line with `\\`",
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
        ("- a\n-b\n", &["2:1: no space after `-`; write `- b`"]),
        (
            "– a\n– b\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write `* ` before each item",
            ],
        ),
        (
            "A\tB\n1\t2\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write a table: `| A | B |`, and `|---|---|` below the first line",
            ],
        ),
        (
            "Council\n12 High Street\nRiverside\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; end each line but the last with `\\`",
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
            "* One.\nThen two.\n",
            &[
                "2:1: warning: a line that is not indented belongs to the list item above it; leave an empty line before it, or indent it by two spaces",
            ],
        ),
        (
            "[!NOTE]\nText\n",
            &[
                "1:1: `[!NOTE]` does not make a note here; write `> [!NOTE]`, and `> ` before each line of its text",
            ],
        ),
        (
            "Table: Cost\n\n| A |\n|---|\n| b |\n",
            &[
                "1:1: a table caption without a table above it; write it below its table, after an empty line",
            ],
        ),
        (
            "| A |\n|---|\n| b |\n\n: Cost\n",
            &["5:1: a caption that is not understood; write `Table: Cost`"],
        ),
        (
            "| A |\n|---|\n| b |\n\nTabelle: Kosten\n",
            &["5:1: warning: a caption that is not understood; write `Table: Kosten`"],
        ),
        (
            "+---+---+\n| A | B |\n+---+---+\n",
            &[
                "1:1: a grid table; delete the lines of `+---+`, and write `|---|---|` below the first row",
            ],
        ),
        (
            "|x| < 1\n",
            &[
                "1:1: warning: a table without a header; write `|---|---|` below the names of the columns",
            ],
        ),
        (
            "A [b](www.example.org).\n",
            &["1:3: relative link \"www.example.org\"; write `https://www.example.org`"],
        ),
        (
            "A [b](press@example.org).\n",
            &["1:3: relative link \"press@example.org\"; write `mailto:press@example.org`"],
        ),
        (
            "A [b](#).\n",
            &["1:3: a link without an address; write `#` and the id of a passage, or `#top`"],
        ),
        (
            "[a]{https://example.org}\n",
            &["1:1: a link with its address in braces; write `[text](address)`"],
        ),
        (
            "a](https://example.org)\n",
            &["1:2: a link without its `[`; write `[text](address)`"],
        ),
        (
            "[a] [b]\n\n[b]: https://example.org\n",
            &[
                "1:5: a space between the text of a link and its label; write `[text][label]` without a space, or `\\[` for the sign itself",
            ],
        ),
        (
            "[2](page 6)\n",
            &[
                "1:1: text in brackets right after other brackets; write a space between them: `[2] (page 6)`",
            ],
        ),
        (
            "a[i][j]\n",
            &[
                "1:2: the link \"j\" is not defined; add a line `[j]: https://…`, or write `[i](https://…)`; `\\[` is the sign itself",
            ],
        ),
        (
            "![a](my tower.png)\n",
            &[
                "1:1: a space in the name of a picture; give the file a name without spaces, `![a](my-tower.png)`",
            ],
        ),
        (
            "![a] (tower.png)\n",
            &[
                "1:1: a space between the text of a picture and its file; write `![what it shows](picture.png)` without a space",
            ],
        ),
        (
            "![a](tower.png “caption”)\n",
            &["1:1: quotation marks that are not understood; write `![a](tower.png \"caption\")`"],
        ),
        (
            "![a](tower.png){width=50%}\n",
            &["1:1: attributes of a picture; delete `{width=50%}`: it is shown as large as it is"],
        ),
        (
            "[![a](tower.png)](https://example.org)\n",
            &[
                "1:2: a picture as the text of a link; write the link in its caption: `![what it shows](picture.png \"[text](https://…)\")`",
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
        (
            "*a **b* c**\n",
            &[
                "1:1: warning: emphasis within emphasis; write `*…*` and `**…**` so that one ends before the other, or within it",
            ],
        ),
        (
            "12* and 3**\n",
            &[
                "1:3: warning: `*` is published as it stands; add the other `*`, or write `\\*` if that is meant",
                "1:10: warning: `**` is published as it stands; write `[^1]` for a footnote, or `\\*\\*` for the signs",
            ],
        ),
        (
            "a & b; Q&A; \"*\", (*) and values marked ** are final\n",
            &[],
        ),
        (
            "a <b and c> d\n",
            &["1:3: raw HTML `<b>`; write `&lt;` for the sign <"],
        ),
        (
            "&#0;\n",
            &["1:1: `&#0;` is no character; type the character itself"],
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
            "The price is $5_000 to $10_000, C#, a_b_c, ~5, 10 %, [sic], (c), :), e.g.: this.\n",
            &[],
        ),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = diagnostics(&format!("{FRONT}{text}"), FRONT_LINES);
        if found != *expected {
            wrong.push(format!("{text}\n{found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

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

/// The text of the first paragraph with its markup, as HTML has it.
fn first(sheet: &Sheet) -> String {
    fn written(content: &[Inline]) -> String {
        content
            .iter()
            .map(|inline| match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::LeftToRight(text) => text.clone(),
                Inline::Strong(content) => format!("<b>{}</b>", written(content)),
                Inline::Emphasis(content) => format!("<i>{}</i>", written(content)),
                Inline::Superscript(content) => format!("<sup>{}</sup>", written(content)),
                Inline::Subscript(content) => format!("<sub>{}</sub>", written(content)),
                Inline::Link(link) => format!("<{}>{}</>", link.address, written(&link.content)),
                Inline::Abbreviation(abbreviation) => abbreviation.short.clone(),
                Inline::LineBreak => "<br>".to_owned(),
                Inline::FootnoteReference(mark) => format!("[{}]", mark.footnote),
            })
            .collect()
    }
    match sheet.lead.blocks.first() {
        Some(Block::Paragraph(paragraph)) => written(&paragraph.content),
        Some(Block::Figure(figure)) => written(&figure.caption),
        _ => unreachable!("a paragraph or figure"),
    }
}

#[test]
fn publishes_what_was_typed() -> Result<(), Report> {
    for (text, expected) in [
        ("It is ~5–~10 % more.", "It is ~5–~10 % more."),
        ("(~0.24–~0.25 µmol/L)", "(~0.24–~0.25 µmol/L)"),
        (
            "10^6^, 10^{-6} and H~2~O",
            "10<sup>6</sup>, 10<sup>-6</sup> and H<sub>2</sub>O",
        ),
        ("#1 of 5, 5 * 3 and 10\\^6", "#1 of 5, 5 * 3 and 10^6"),
        (
            "\\- 40 °C, \\*a, \\[b\\], 2\\*\\*3",
            "- 40 °C, *a, [b], 2**3",
        ),
        (
            "See https://example.org/_a_b_ now.",
            "See <https://example.org/_a_b_>https://example.org/_a_b_</> now.",
        ),
        (
            "See https://example.org/a_b_c(d)?x=1&y=2. Or www.example.org or press@example.org.",
            "See <https://example.org/a_b_c(d)?x=1&y=2>https://example.org/a_b_c(d)?x=1&y=2</>. \
             Or <http://www.example.org>www.example.org</> or <mailto:press@example.org>press@example.org</>.",
        ),
        ("*V*~DD~", "<i>V</i><sub>DD</sub>"),
        ("水は**1分間（標高）**沸騰", "水は<b>1分間（標高）</b>沸騰"),
        (
            "请**“煮沸”**水，*（一分钟）*后",
            "请<b>“煮沸”</b>水，<i>（一分钟）</i>后",
        ),
        ("물을 **\"끓여\"**서", "물을 <b>\"끓여\"</b>서"),
        (
            "https://example.org/a~b~c?x=1&amp;y=2",
            "<https://example.org/a~b~c?x=1&y=2>https://example.org/a~b~c?x=1&y=2</>",
        ),
        (
            "WWW.EXAMPLE.ORG，https://example.org/x**y**",
            "<http://WWW.EXAMPLE.ORG>WWW.EXAMPLE.ORG</>，<https://example.org/x**y**>https://example.org/x**y**</>",
        ),
        ("Cafe\u{301}", "Café"),
        ("A[^a][^B].\n\n[^A]: 1\n\n[^b]: 2", "A[1][2]."),
        ("A [b](#%C3%BC).\n\n## Ü", "A <#ü>b</>."),
        ("A [b](#top).", "A <#top>b</>."),
        (
            "![A](tower.png \"By [us](https://example.org/), CO~2~ *2024*\")",
            "By <https://example.org/>us</>, CO<sub>2</sub> <i>2024</i>",
        ),
        ("![A](tower.png \"\\*5\\* \\[a\\]\")", "*5* [a]"),
    ] {
        assert_eq!(first(&body(text)?), expected, "{text}");
    }
    Ok(())
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

#[test]
fn merges_text_around_escapes() -> Result<(), Report> {
    let sheet = body("\\- 40 °C, 5\\*3, &lt;a&gt; and\n~5 [sic]\n")?;
    let Some(Block::Paragraph(paragraph)) = sheet.lead.blocks.first() else {
        unreachable!("a paragraph")
    };
    let text = "- 40 °C, 5*3, <a> and ~5 [sic]".to_owned();
    assert_eq!(paragraph.content, [Inline::Text(text)]);
    Ok(())
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
fn keeps_list_numbers() -> Result<(), Report> {
    for (text, expected) in [
        ("1. a\n3. b\n7. c\n", vec![1, 3, 7]),
        ("10. a\n11. b\n0. c\n", vec![10, 11, 0]),
        ("1. a\n2. b\n1. c\n2. d\n", vec![1, 2, 1, 2]),
        ("0. a\n1. b\n", vec![0, 1]),
        ("1. a\n1. b\n1. c\n", vec![1, 2, 3]),
    ] {
        let sheet = body(text)?;
        let Some(Block::List(list)) = sheet.lead.blocks.first() else {
            unreachable!("a list")
        };
        let numbers: Option<Vec<u32>> = list.numbered().map(|(number, _)| number).collect();
        assert_eq!(numbers, Some(expected), "{text}");
    }
    Ok(())
}

#[test]
fn finds_row_heads() -> Result<(), Report> {
    for (text, has_head, has_row_heads) in [
        ("|  | 2023 |\n|---|--:|\n| Baghdad | 27 |\n", true, true),
        (
            "|  |  |\n|---|---|\n| **A** | 1 |\n| **B** | 2 |\n",
            false,
            true,
        ),
        ("| A | B |\n|---|---|\n| 1 | 2 |\n", true, false),
        ("|  |  |\n|---|---|\n| A | 1 |\n", false, false),
    ] {
        let sheet = body(text)?;
        let Some(Block::Table(table)) = sheet.lead.blocks.first() else {
            unreachable!("a table")
        };
        assert_eq!(
            (table.has_head(), table.has_row_heads()),
            (has_head, has_row_heads),
            "{text}"
        );
    }
    Ok(())
}

fn section_ids(sheet: &Sheet) -> Vec<&str> {
    let sections = sheet.all_sections().into_iter();
    sections
        .map(|section| section.passage.id.as_str())
        .collect()
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
fn a_new_paragraph_leaves_the_ids_of_sections_alone() -> Result<(), Report> {
    let first = "Lead.\n\n## Phase\n\nOne.\n\n## Phase 2\n\nText.\n";
    let second = "Lead.\n\n## Phase\n\nOne.\n\nTwo.\n\n## Phase 2\n\nText.\n";
    for text in [first, second] {
        assert_eq!(section_ids(&body(text)?), ["phase", "phase-2"]);
    }
    let sheet = body(second)?;
    let ids = sheet.passages();
    let ids: Vec<&str> = ids.iter().map(|passage| passage.id.as_str()).collect();
    assert!(
        ids.ends_with(&["phase", "phase-1", "phase.2", "phase-2", "phase-2-1"]),
        "{ids:?}"
    );
    Ok(())
}

#[test]
fn published_ids_stay() -> Result<(), Report> {
    let text = format!("{FRONT}A.\n\n## हिन्दी\n\nB.\n");
    let sheet = SourceFile::new("sheet.md", &text)
        .with_published_ids("हिनदी/\nहिनदी-1\n")
        .sheet()?;
    assert_eq!(section_ids(&sheet), ["हिनदी"]);

    // Neither does a paragraph take over the id of a section, nor a section that of a paragraph.
    let text = format!("{FRONT}A.\n\n## Phase\n\nOne.\n\nTwo.\n");
    let sheet = SourceFile::new("sheet.md", &text)
        .with_published_ids("phase-2/\nphase/\n")
        .sheet()?;
    let ids = sheet.passages();
    assert_eq!(
        ids.last().map(|passage| passage.id.as_str()),
        Some("phase.2")
    );
    let text = format!("{FRONT}A.\n\n## Phase 2\n\nOne.\n");
    let report = SourceFile::new("sheet.md", &text)
        .with_published_ids("phase/\nphase-2\n")
        .sheet()
        .err();
    let report = report.map(|report| report.to_string()).unwrap_or_default();
    assert!(
        report.contains("`## Phase 2 {#phase-2-section}`"),
        "{report}"
    );
    Ok(())
}

#[test]
fn reads_a_file_however_it_was_saved() -> Result<(), Report> {
    let text = format!("{FRONT}Words of the lead, café.\n\n## Costs\n\nIt costs 5.\n");
    let plain = parse(&text)?;
    for other in [
        format!("\u{feff}{text}"),
        format!("\n\n{text}"),
        text.replace('\n', "\r\n"),
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
fn explicit_ids_do_not_shift_positions() -> Result<(), Report> {
    let sheet = body("One. {#first}\n\nTwo.\n\n## A\n\n* b\n* c {#third}\n  * d\n\ne\n")?;
    let ids: Vec<&str> = sheet
        .passages()
        .into_iter()
        .map(|passage| passage.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "fact-sheet",
            "lead",
            "first",
            "lead-2",
            "a",
            "a-1",
            "third",
            "a-3",
            "a-4"
        ]
    );
    assert_eq!(sheet.lead.blocks.plain_text(), "One.\nTwo.");
    Ok(())
}

#[test]
fn counts_passages_of_each_kind() -> Result<(), Report> {
    let sheet = body("## A\n\nOne.\n\n* two\n* three\n\nFour.\n")?;
    let ordinals: Vec<u32> = sheet
        .passages()
        .into_iter()
        .skip(2)
        .map(|passage| passage.ordinal)
        .collect();
    assert_eq!(ordinals, [1, 1, 2, 2]);
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

#[test]
fn parses_one_of_everything() -> Result<(), Report> {
    let text = include_str!("../../../../tests/fixtures/everything.md");
    let picture = |_: &str| Some(PIXELS.to_vec());
    let sheet = SourceFile::new("everything.md", text)
        .with_pictures(&picture)
        .sheet()?;
    assert_eq!(
        sheet.about.base_url.as_deref(),
        Some("https://example.org/everything/")
    );
    let notice = sheet.about.notice.iter().map(|text| text.plain_text());
    assert_eq!(
        notice.collect::<Vec<_>>(),
        ["A first paragraph of the notice.", "A second."]
    );
    assert_eq!(sheet.footnotes.len(), 1);
    assert_eq!(sheet.footnotes[0].references, 3);
    let sections: Vec<&str> = sheet
        .all_sections()
        .into_iter()
        .map(|section| section.passage.id.as_str())
        .collect();
    assert_eq!(sections, ["costs", "details", "größe-und-maß"]);
    let kinds: Vec<&str> = sheet
        .all_sections()
        .into_iter()
        .flat_map(|section| section.blocks.iter())
        .map(|block| match block {
            Block::Paragraph(_) => "paragraph",
            Block::List(list) => list.start.map_or("bullets", |_| "numbers"),
            Block::Table(_) => "table",
            Block::Quotation(_) => "quotation",
            Block::Figure(_) => "figure",
            Block::Note(_) => "note",
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "paragraph",
            "bullets",
            "table",
            "quotation",
            "note",
            "numbers",
            "figure",
            "paragraph"
        ]
    );
    Ok(())
}

#[test]
fn markup_does_not_change_fingerprints() -> Result<(), Report> {
    let plain = body("## A\n\nSome strong words.\n")?;
    let marked = body("## A {#b}\n\nSome **strong**\nwords.\n")?;
    let other = body("## A\n\nSome weak words.\n")?;
    let of = |sheet: &Sheet| sheet.sections[0].passage.fingerprint;
    assert_eq!(of(&plain), of(&marked));
    assert_ne!(of(&plain), of(&other));
    Ok(())
}

#[test]
fn raised_text_and_cells_change_fingerprints() -> Result<(), Report> {
    let row = |cells: &str| format!("| Year | Bought | Sold |\n|---|---|---|\n| {cells} |\n");
    for texts in [
        ["10^6^ crowns", "106 crowns", "10~6~ crowns", "10_6_ crowns"].map(str::to_owned),
        ["10^{6}7", "10^67^", "1^{06}7", "10~{6}7"].map(str::to_owned),
        ["2023 | | 5", "2023 | 5 |", "| 2023 | 5", "2023 5 | |"].map(row),
        ["1 2 | 3 |", "1 | 2 3 |", "1 | 2 | 3", "1 2 3 | |"].map(row),
        ["1\\|2 | 3 |", "1 | 2\\|3 |", "1 | 2 | 3", "1\\|2\\|3 | |"].map(row),
    ] {
        let mut seen = Vec::new();
        for text in texts {
            let sheet = body(&text)?;
            let wording = (sheet.lead.passage.fingerprint, sheet.fingerprint);
            assert!(!seen.contains(&wording), "{text}");
            seen.push(wording);
        }
    }
    Ok(())
}

#[test]
fn footnote_numbers_do_not_change_fingerprints() -> Result<(), Report> {
    let notes = "\n\n[^a]: A.\n\n[^b]: B.\n";
    let first = body(&format!("## A\n\nOne[^a].\n\n## B\n\nTwo[^b].{notes}"))?;
    let last = body(&format!("## B\n\nTwo[^b].\n\n## A\n\nOne[^a].{notes}"))?;
    let [a, b] = [&first.sections[0], &last.sections[1]];
    assert_eq!(a.passage.fingerprint, b.passage.fingerprint);
    assert_eq!(a.written_in(Notation::Page), "A\nOne1.");
    assert_eq!(b.written_in(Notation::Page), "A\nOne2.");
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
