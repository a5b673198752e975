//! Raw HTML.

use crate::assert_reports;

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn reports_what_is_wrong_with_html() {
    assert_reports(&[
        ("A <b>c</b>.\n", &["1:3: raw HTML `<b>`; write `**text**`"]),
        (
            "<div>\nA\n</div>\n",
            &["1:1: raw HTML `<div>`; leave an empty line between paragraphs"],
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
    ]);
}
