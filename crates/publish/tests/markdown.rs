//! What a publisher writes, and what the build says to it.

use factsheet_model::sheet::{Block, Inline, Notation, PlainText, Sheet};
use factsheet_publish::markdown::{Faults, Manuscript};

/// The front matter of the smallest sheet there is.
const FRONT: &str = include_str!("../../../tests/fixtures/front-matter.md");
/// How many lines stand before the body.
const FRONT_LINES: usize = 16;

fn read(text: &str) -> Result<Sheet, Faults> {
    let picture_size = |path: &str| {
        ["tower.png", "./icon-512.png"]
            .contains(&path)
            .then_some((640, 480))
    };
    Manuscript {
        name: "sheet.md",
        text,
        picture_size: &picture_size,
    }
    .read()
}

fn body(text: &str) -> Result<Sheet, Faults> {
    read(&format!("{FRONT}{text}"))
}

/// What is said of this body, lines counted from its start.
fn said_of(text: &str) -> Vec<String> {
    let faults = body(text)
        .err()
        .map(|faults| faults.to_string())
        .unwrap_or_default();
    faults
        .lines()
        .filter_map(|line| {
            let (row, rest) = line.strip_prefix("sheet.md:")?.split_once(':')?;
            Some(format!(
                "{}:{rest}",
                row.parse::<usize>().ok()?.wrapping_sub(FRONT_LINES)
            ))
        })
        .collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_the_page_could_not_hold_is_refused_with_its_place_and_a_way_out() {
    for (text, expected) in [
        (
            "# Title\n",
            "1:1: met a heading with one #, expected two or more; the title stands in the front matter, sections start with ##",
        ),
        (
            "## A\n\n#### B\n",
            "3:1: met a heading of level 4, expected one of level 3 at most; headings may not skip a level",
        ),
        (
            "## A\n\n## A\n",
            "3:1: met the id \"a\" a second time, expected each once; give another with {#other-id}",
        ),
        (
            "## Lead\n",
            "1:1: met the id \"lead\", which the page needs for itself; give another with {#other-id}",
        ),
        (
            "## A {#a,b}\n",
            "1:1: met {#a,b}: \"a,b\" cannot be an id: expected letters, digits, hyphens, underscores and dots; give a plain id",
        ),
        (
            "## A {.big}\n",
            "1:1: met classes or attributes at a heading, expected an id at most; write {#id} alone",
        ),
        (
            "A [b](javascript:alert(1)).\n",
            "1:3: met a link to \"javascript:alert(1)\", expected https:, http:, mailto:, tel: or #id; write the whole address",
        ),
        (
            "A [b](JaVaScRiPt:x).\n",
            "1:3: met a link to \"JaVaScRiPt:x\", expected https:, http:, mailto:, tel: or #id; write the whole address",
        ),
        (
            "A [b](page.html).\n",
            "1:3: met a link to \"page.html\", expected https:, http:, mailto:, tel: or #id; write the whole address",
        ),
        (
            "A [b](#nowhere).\n",
            "1:3: met a link to \"#nowhere\", expected the id of a passage of this sheet; see the file fact-sheet.ids for the ids there are",
        ),
        (
            "A [b](https://example.org \"c\").\n",
            "1:3: met a title at a link, expected an address alone; say it in the text",
        ),
        (
            "A [](https://example.org).\n",
            "1:3: met a link without words, expected some; write [words](address)",
        ),
        (
            "![](tower.png)\n",
            "1:1: met the picture \"tower.png\" without alternative text, expected what it shows; write ![what it shows](picture.png)",
        ),
        (
            "![a](gone.png)\n",
            "1:1: met the picture \"gone.png\", expected a PNG, JPEG, GIF or WebP file there; put the picture into the folder of the fact sheet",
        ),
        (
            "![a](https://example.org/a.png)\n",
            "1:1: met the picture address \"https://example.org/a.png\", expected the path of a file beside the fact sheet; put the picture into the folder of the fact sheet",
        ),
        (
            "![a](../a.png)\n",
            "1:1: met the picture address \"../a.png\", expected the path of a file beside the fact sheet; put the picture into the folder of the fact sheet",
        ),
        (
            "Words ![a](tower.png) words.\n",
            "1:7: met a picture among words, expected it in a paragraph of its own; leave an empty line before and after it",
        ),
        (
            "![a](tower.png) words.\n",
            "1:1: met words beside a picture, expected it in a paragraph of its own; leave an empty line after the picture",
        ),
        (
            "A <b>c</b>.\n",
            "1:3: met raw HTML, expected Markdown; write &lt; for a < of the text",
        ),
        (
            "<div>\nA\n</div>\n",
            "1:1: met raw HTML, expected Markdown; write &lt; for a < of the text",
        ),
        (
            "```\ncode\n```\n",
            "1:1: met a block of code, expected text; indent text by three spaces at most; mark code within a line with `…`",
        ),
        (
            "A\n\n---\n\nB\n",
            "3:1: met a line across the page, expected text; start a section with a heading instead",
        ),
        (
            "A[^b].\n",
            "1:3: met a reference to a footnote that does not exist; add a line [^label]: with its words",
        ),
        (
            "A.\n\n[^b]: C\n",
            "3:1: met the footnote [^b], to which nothing refers; leave it out",
        ),
        (
            "A.\n\n*[NRC]: NATO-Russia Council\n",
            "3:1: met the abbreviation \"NRC\", expected it in the text; leave the line out",
        ),
        (
            "##\n",
            "1:1: met a heading without words, expected some; name the section or leave the heading out",
        ),
        (
            "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n",
            "3:1: met a row of 3 cells, expected 2 at most; give the table another column or write \\| for a bar in a cell",
        ),
        (
            "A.\n\n[Source]: Reuters\n",
            "3:1: met the address of a link [source], to which nothing refers; write \\[ for a bracket of the text",
        ),
        (
            "A ~~b~~ c.\n",
            "1:1: met ~~, expected words that stand; leave out what no longer holds",
        ),
        (
            "{#a}\n",
            "1:1: met a paragraph without words, expected some; leave the line out",
        ),
        (
            ">\n",
            "1:1: met a quotation without words, expected some; leave the line out",
        ),
        (
            "## Costs {#costs.html}\n",
            "1:1: met the id \"costs.html\", which is the name of a file or folder of the site; give another with {#other-id}",
        ),
        (
            "## Costs {#preview.png}\n",
            "1:1: met the id \"preview.png\", which is the name of a file or folder of the site; give another with {#other-id}",
        ),
        (
            "## Hosts {#_headers}\n",
            "1:1: met the id \"_headers\", which is the name of a file or folder of the site; give another with {#other-id}",
        ),
        (
            "![Icon](./icon-512.png)\n",
            "1:1: met a picture called \"./icon-512.png\", which is the name of a file of the site; give it another name",
        ),
        (
            "## A {#fact-sheet-citations}\n",
            "1:1: met the id \"fact-sheet-citations\", which the page needs for itself; give another with {#other-id}",
        ),
        (
            "## Costs {#costs}\n\nOne.\n\n## Again {#Costs}\n",
            "5:1: met the ids \"costs\" and \"Costs\", which are one folder where capitals do not count; give another with {#other-id}",
        ),
        (
            "## Costs {#..}\n",
            "1:1: met the id \"..\", which is the name of a file or folder of the site; give another with {#other-id}",
        ),
        (
            "## Top\n",
            "1:1: met the id \"top\", which leads to the top of every page; give another with {#other-id}",
        ),
        (
            "## Contents\n",
            "1:1: met the id \"contents-heading\", which the page needs for itself; give another with {#other-id}",
        ),
        (
            "* a\n*\n",
            "2:1: met a point without words, expected some; give the point its words or leave it out",
        ),
    ] {
        assert!(
            said_of(text).contains(&expected.to_owned()),
            "{text}\n{expected}\n{:#?}",
            said_of(text)
        );
    }
}

#[test]
fn all_faults_of_a_file_are_told_together_in_the_order_of_the_text() {
    let faults = said_of("# A\n\n<b>\n\n## B\n\n[c](d)\n");
    assert_eq!(
        faults
            .iter()
            .map(|fault| fault.split(':').next().unwrap_or_default())
            .collect::<Vec<_>>(),
        ["1", "3", "7"]
    );
}

#[test]
fn what_is_wrong_with_the_front_matter_is_told_with_its_place() {
    for (from, to, expected) in [
        (
            "title = \"T\"\n",
            "",
            "sheet.md:2:1: met no key \"title\", expected one (an empty text says that there is none)",
        ),
        ("title = \"T\"", "titel = \"T\"", "did you mean \"title\"?"),
        (
            "title = \"T\"",
            "title = \"\"",
            "sheet.md:2:9: met an empty title, expected a text",
        ),
        (
            "title = \"T\"",
            "title = 7",
            "sheet.md:2:9: met a number for \"title\", expected a text in quotation marks",
        ),
        (
            "title = \"T\"",
            "title = \"T\"\ncitation_title = \"U\"",
            "sheet.md:3:18: met \"U\" for \"citation_title\", expected the words of the title, \"T\", with other capitals at most; without this line the title is cited as it is",
        ),
        (
            "title = \"T\"",
            "title = \"T\"\nbase_url = \"https://example.org/?p=12\"",
            "sheet.md:3:12: met \"https://example.org/?p=12\" for \"base_url\", expected the address of a folder, such as https://example.org/water/",
        ),
        ("2007-04-16", "2007-02-30", "sheet.md:7:8:"),
        (
            "2007-04-16",
            "\"2007-04-16\"",
            "sheet.md:7:8: met no day for \"date\", expected one of the calendar without quotation marks: 2007-04-16",
        ),
        (
            "2007-04-16",
            "2007-04-16T00:00:00Z",
            "sheet.md:7:8: met no day for \"date\"",
        ),
        (
            "en-US",
            "English, American",
            "sheet.md:8:12: met the language \"English, American\", expected a BCP 47 tag: en-US",
        ),
        (
            "https://example.org/",
            "javascript:x",
            "sheet.md:15:11: met \"javascript:x\" for \"address\", expected an address that starts with https:// or http://",
        ),
        ("name = \"N\"\n", "", "met no key \"name\""),
        (
            "+++\ntitle",
            "---\ntitle",
            "sheet.md:1:1: met no front matter, expected TOML between two lines of +++ at the start",
        ),
        (
            "[source]",
            "[aliases]\n\"a b\" = \"lead\"\n[source]",
            "\"a b\" cannot be an id",
        ),
        (
            "[source]",
            "[aliases]\nold = \"nowhere\"\n[source]",
            "sheet.md:14:1: met the id \"nowhere\" for \"old\", expected the id of a passage of this sheet",
        ),
        (
            "[source]",
            "[aliases]\nlead = \"fact-sheet\"\n[source]",
            "sheet.md:14:1: met the former id \"lead\", which is an id of this page today; leave the line out",
        ),
    ] {
        let text = FRONT.replacen(from, to, 1) + "Words.\n";
        let said = read(&text)
            .err()
            .map(|faults| faults.to_string())
            .unwrap_or_default();
        assert!(
            said.contains(expected),
            "{from} -> {to}\n{expected}\n{said}"
        );
    }
}

#[test]
fn a_passage_keeps_the_id_that_the_text_gives_and_counts_all_the_same() -> Result<(), Faults> {
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
fn a_passage_counts_among_its_own_kind() -> Result<(), Faults> {
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
fn an_abbreviation_is_explained_wherever_it_stands_as_a_word() -> Result<(), Faults> {
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
fn a_file_with_one_of_everything_reads() -> Result<(), Faults> {
    let text = include_str!("../../../tests/fixtures/everything.md");
    let picture_size = |_: &str| Some((640, 480));
    let sheet = Manuscript {
        name: "everything.md",
        text,
        picture_size: &picture_size,
    }
    .read()?;
    assert_eq!(
        sheet.about.base_url.as_deref(),
        Some("https://example.org/everything/")
    );
    assert_eq!(
        sheet.about.notice,
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
fn words_alone_make_the_fingerprint() -> Result<(), Faults> {
    let plain = body("## A\n\nSome strong words.\n")?;
    let marked = body("## A {#b}\n\nSome **strong**\nwords.\n")?;
    let other = body("## A\n\nSome weak words.\n")?;
    let of = |sheet: &Sheet| sheet.sections[0].passage.fingerprint;
    assert_eq!(of(&plain), of(&marked));
    assert_ne!(of(&plain), of(&other));
    Ok(())
}

#[test]
fn the_same_words_that_say_something_else_are_another_wording() -> Result<(), Faults> {
    let row = |cells: &str| format!("| Year | Bought | Sold |\n|---|---|---|\n| {cells} |\n");
    for texts in [
        ["10^6^ crowns", "106 crowns", "10~6~ crowns", "10_6_ crowns"].map(str::to_owned),
        ["10^6^7", "10^67^", "1^06^7", "10~6~7"].map(str::to_owned),
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
fn the_number_of_a_footnote_is_no_wording() -> Result<(), Faults> {
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
fn an_id_whose_brace_is_escaped_is_words() -> Result<(), Faults> {
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
