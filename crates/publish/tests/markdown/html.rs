//! Raw HTML.

use crate::assert_reports;

#[test]
fn reports_what_is_wrong_with_html() {
    assert_reports(&[
        ("A <b>c</b>.\n", &["1:3: raw HTML `<b>`; write `**c**`"]),
        (
            "<div>\nA\n</div>\n",
            &["1:1: raw HTML `<div>`; leave an empty line between paragraphs"],
        ),
        (
            "10<sup>3</sup><br>\n",
            &[
                "1:3: raw HTML `<sup>`; write `^3^`",
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
            "V<sub>DD</sub> and x<sup>n + 1</sup>\n",
            &[
                "1:2: raw HTML `<sub>`; write `~DD~`",
                "1:21: raw HTML `<sup>`; write `^{n + 1}`",
            ],
        ),
        (
            "<div class=\"alert alert-warning\">\nA\n</div>\n",
            &["1:1: raw HTML `<div>`; write `> [!WARNING]`, and `> ` before each line of its text"],
        ),
        (
            "<p dir=\"rtl\" lang=\"ar\">ا</p>\n",
            &[
                "1:1: raw HTML `<p>`; delete the tags: `{lang=ar}` at the end of a heading gives its section a language",
            ],
        ),
        (
            "Mc<strong>Coy</strong>\n\n",
            &["1:3: raw HTML `<strong>`; write `**Coy**`"],
        ),
        (
            "<aside>\nA\n</aside>\n",
            &["1:1: raw HTML `<aside>`; write `> [!NOTE]`, and `> ` before each line of its text"],
        ),
        (
            "A<ref>B</ref>\n",
            &[
                "1:2: raw HTML `<ref>`; write `[^1]` in the text, and `[^1]: text` in a paragraph of its own for the note",
            ],
        ),
    ]);
}
