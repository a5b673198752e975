//! Pictures.

use crate::assert_reports;

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn reports_what_is_wrong_with_pictures() {
    assert_reports(&[
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
        (
            "![Icon](./icon-512.png)\n",
            &[
                "1:1: \"./icon-512.png\" is the name of a file of the site; give the picture another name",
            ],
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
            "![[tower.png]]\n",
            &[
                "1:1: warning: an embedded file is not understood; write `![what it shows](picture.png)` in a paragraph of its own",
            ],
        ),
        (
            "![][image1]\n\n[image1]: <data:image/png;base64,iVBORw0KGgo=>\n",
            &[
                "1:1: a picture that is embedded in the text; save it beside the fact sheet and write its name: `![what it shows](picture.png)`",
            ],
        ),
    ]);
}
