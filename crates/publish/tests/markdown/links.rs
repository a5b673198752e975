//! Links and bare URLs.

use crate::assert_reports;

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn reports_what_is_wrong_with_links() {
    assert_reports(&[
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
            "A.\n\n[Source]: Reuters\n",
            &[
                "3:1: the link definition \"source\" is never used; delete the line, or write `\\[source]:` if it is text",
            ],
        ),
        (
            "See [words] (https://example.org/).\n",
            &[
                "1:5: a space between the text of a link and its address; write `[text](address)` without a space",
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
            "a [b\n",
            &[
                "1:3: warning: `[` is published as it stands; add the other bracket, or write `\\[` if that is meant",
            ],
        ),
        (
            "A [b](Costs.html).\n",
            &[
                "1:3: relative link \"Costs.html\"; write the whole URL, `https://example.org/Costs.html`, or `#` and an id of this sheet",
            ],
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
            "A\n\n[a]: https://example.org/x y\n",
            &[
                "3:1: a link definition that is not understood; leave an empty line before it, and write `[label]: https://…`",
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
            "a <b and c> d\n",
            &["1:3: raw HTML `<b>`; write `&lt;` for the sign <"],
        ),
        (
            "See [1].\n\n[1]: https://example.org/1\n",
            &[
                "1:5: warning: `[1]` becomes a link with the text \"1\"; write `[^1]` for a footnote, or `\\[[1]\\]` to keep the brackets",
            ],
        ),
        (
            "[call](tel:+49 30 123)\n",
            &["1:1: a telephone number that is no link; write `[call](tel:+4930123)`"],
        ),
        (
            "[call](0800 123)\n",
            &["1:1: a telephone number that is no link; write `[call](tel:0800123)`"],
        ),
        (
            "A [b](./#costs).\n\n## Costs\n",
            &[
                "1:3: relative link \"./#costs\"; write `#costs` for a passage of this sheet, or the whole URL of another page",
            ],
        ),
    ]);
}
