//! Text within blocks: emphasis, figures, characters, the syntax of other tools.

use factsheet_model::sheet::{Block, Inline, Sheet};
use factsheet_publish::markdown::Report;

use crate::{assert_reports, body};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn reports_what_is_wrong_with_text() {
    assert_reports(&[
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
            "A ~~b~~ c.\n",
            &["1:3: struck-out text (`~~`) cannot be published; delete what no longer holds"],
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
            "5*3*2 and a*b*c\n",
            &[
                "1:2: `*3*` is emphasis here, not a product; write `\\*` or `×` for the sign itself",
                "1:12: `*b*` is emphasis here, not a product; write `\\*` or `×` for the sign itself",
            ],
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
            "&foo;\n",
            &[
                "1:1: warning: unknown character reference `&foo;`; type the character itself, or write `&amp;` for the sign &",
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
            "2*3 and 4*5\n\na*b and c*d\n",
            &[
                "1:2: `*3 and 4*` is emphasis here, not a product; write `\\*` or `×` for the sign itself",
                "3:2: `*b and c*` is emphasis here, not a product; write `\\*` or `×` for the sign itself",
            ],
        ),
        (
            "12 High Street\\\nRiverside\\\n",
            &[
                "2:10: warning: `\\` is published as it stands; delete it: a paragraph ends here by itself, or write `\\\\` if that is meant",
            ],
        ),
        (
            "This is ~gone~.\n",
            &[
                "1:9: warning: `~` is published as it stands; delete what no longer holds, or write `\\~` if that is meant",
            ],
        ),
        (
            "Council\n12 High Street\nRiverside\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; end each line but the last with `\\`",
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
            "&#0;\n",
            &["1:1: `&#0;` is no character; type the character itself"],
        ),
        (
            "The price is $5_000 to $10_000, C#, a_b_c, ~5, 10 %, [sic], (c), :), e.g.: this.\n",
            &[],
        ),
        (
            "\\\\server\\share\\file.txt\n",
            &[
                "1:2: a path that loses a backslash; write each backslash twice: `\\\\\\\\server\\\\share\\\\file.txt`",
            ],
        ),
        (
            "See \"\\\\server\\share\" and D:\\*.txt.\n",
            &[
                "1:7: a path that loses a backslash; write each backslash twice: `\\\\\\\\server\\\\share`",
            ],
        ),
        (
            "In C:\\_temp\\x it is.\n",
            &["1:4: a path that loses a backslash; write each backslash twice: `C:\\\\_temp\\\\x`"],
        ),
        (
            "Open C:\\\nthen go.\n",
            &["1:6: a path that loses a backslash; write each backslash twice: `C:\\\\`"],
        ),
        (
            "\\\\\\\\server\\\\share, C:\\new, \\alpha and \\\\beta\n",
            &[],
        ),
        (
            "Name: X\nPhone: 123\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; end each line but the last with `\\`",
            ],
        ),
        (
            "The infor-\nmation of short-\nand long-term plans.\n",
            &[
                "1:5: warning: a word that is divided at the end of the line; write `information`, or `infor-mation` on one line",
            ],
        ),
        (
            "A 10-\nyear plan.\n",
            &[
                "1:3: warning: a word that is divided at the end of the line; write `10-year` on one line",
            ],
        ),
        (
            "The infor\u{ad}\nmation.\n",
            &["1:5: warning: a word that is divided at the end of the line; write `information`"],
        ),
        (
            "From 2010–\n2015.\n",
            &[
                "1:6: warning: a range that is divided at the end of the line; write `2010–2015` on one line",
            ],
        ),
        (
            "The ﬁrst.\n",
            &[
                "1:5: warning: a ligature from a PDF instead of letters; write `first`: a search would not find it",
            ],
        ),
        (
            "A w\u{200b}ord.\n",
            &[
                "1:4: warning: an invisible character (U+200B) in a word; delete it: a search would not find the word",
            ],
        ),
        (
            "水を\n沸かす。\n",
            &[
                "1:3: warning: a line break between Chinese or Japanese characters becomes a space; join the two lines",
            ],
        ),
        (
            "&nbsp and &copy 2025\n",
            &[
                "1:1: warning: unknown character reference `&nbsp`; type the character itself, or write `&amp;` for the sign &",
                "1:11: warning: unknown character reference `&copy`; type the character itself, or write `&amp;` for the sign &",
            ],
        ),
        (
            "A bullet \u{f0b7} here.\n",
            &[
                "1:10: warning: a character (U+F0B7) of a symbol font; type the sign that it shows there: readers see an empty box",
            ],
        ),
        (
            "A\u{fffc} b.\n",
            &[
                "1:2: warning: a picture or object that was lost when the text was copied; delete it, or add the picture: `![what it shows](picture.png)`",
            ],
        ),
        (
            "A\u{2028}b.\n",
            &[
                "1:2: warning: a line break of a word processor, which browsers do not show; type `\\` and a line break instead, or an empty line",
            ],
        ),
    ]);
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
        (
            "\\\\\\\\server\\\\share in C:\\new",
            "\\\\server\\share in C:\\new",
        ),
        ("C:\\\\Users\\\\my\\_files", "C:\\Users\\my_files"),
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
fn merges_text_around_escapes() -> Result<(), Report> {
    let sheet = body("\\- 40 °C, 5\\*3, &lt;a&gt; and\n~5 [sic]\n")?;
    let Some(Block::Paragraph(paragraph)) = sheet.lead.blocks.first() else {
        unreachable!("a paragraph")
    };
    let text = "- 40 °C, 5*3, <a> and ~5 [sic]".to_owned();
    assert_eq!(paragraph.content, [Inline::Text(text)]);
    Ok(())
}
