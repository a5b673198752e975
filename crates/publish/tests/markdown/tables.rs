//! Tables and their captions.

use factsheet_model::sheet::Block;
use factsheet_publish::markdown::Report;

use crate::{assert_reports, body};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn reports_what_is_wrong_with_tables() {
    assert_reports(&[
        (
            "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n",
            &[
                "3:1: a row of 3 cells in a table of 2 columns; give the table another column, or write `\\|` for the sign | in a cell",
            ],
        ),
        (
            "|\u{a0}a | b |\n",
            &["1:1: a no-break space (U+00A0) after `|`; type an ordinary space instead"],
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
            "| A |\n|---|\n| b |\n\nTable:Cost\n",
            &["5:1: a caption that is not understood; write `Table: Cost`"],
        ),
        (
            "A\tB\n1\t2\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write a table: `| A | B |`, and `|---|---|` below the first line",
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
            "Year  Cost\n2025  10\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write a table: `| A | B |`, and `|---|---|` below the first line",
            ],
        ),
        (
            "Year  Cost\n----  ----\n2025  10\n",
            &["2:1: a table without bars; write the table as `| A | B |` over `|---|---|`"],
        ),
        (
            "| A |\n|---|\n| 1 |\n: Cost\n",
            &[
                "4:1: a line of text becomes a row of the table above; leave an empty line, and write `Table: Cost`",
            ],
        ),
        (
            "| A |\n|---|\n| 1 |\nNote\n",
            &[
                "4:1: a line of text becomes a row of the table above; leave an empty line between the table and the text",
            ],
        ),
        (
            "|===\n|A |B\n|===\n",
            &[
                "1:1: a table of a wiki or of AsciiDoc; write the table as `| A | B |` over `|---|---|`",
            ],
        ),
        (
            "{| class=\"a\"\n! A !! B\n|-\n| 1 || 2\n|}\n",
            &[
                "1:1: a table of a wiki or of AsciiDoc; write the table as `| A | B |` over `|---|---|`",
            ],
        ),
        (
            "Words.\nA | B\n--|--\n1 | 2\n",
            &["3:1: a table right below a line of text; leave an empty line above its header"],
        ),
    ]);
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
