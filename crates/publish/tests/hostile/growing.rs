//! Texts of any size in which something is repeated that a careless reader would go through again
//! and again, or follow down until its stack is exhausted.

/// A body of about so many bytes.
pub(crate) type Growing = fn(usize) -> String;

/// Bodies, by what they repeat.
pub(crate) const BODIES: &[(&str, Growing)] = &[
    ("letters", |size| "a".repeat(size)),
    ("letters of four bytes", |size| "𝒂".repeat(size / 4)),
    ("words", |size| "a ".repeat(size / 2)),
    ("spaces", |size| format!("a{}b", " ".repeat(size))),
    ("lines", |size| "a\n".repeat(size / 2)),
    ("paragraphs", |size| "a\n\n".repeat(size / 3)),
    ("points", |size| "* a\n".repeat(size / 4)),
    ("sections", |size| {
        numbered(size / 16, |n| format!("## a{n:07}\n\nb\n\n"))
    }),
    ("sections in sections", |size| {
        numbered(size / 32, |n| format!("## a{n:07}\n\n### b{n:07}\n\nc\n\n"))
    }),
    ("quotations in quotations", |size| {
        format!("{} a", ">".repeat(size))
    }),
    ("quotations in quotations, spaced", |size| {
        format!("{}a", "> ".repeat(size / 2))
    }),
    ("points in points", |size| {
        format!("{}a", "* ".repeat(size / 2))
    }),
    ("numbers in numbers", |size| {
        format!("{}a", "1. ".repeat(size / 3))
    }),
    ("points in quotations", |size| {
        format!("{}a", "> * ".repeat(size / 4))
    }),
    ("stress in stress", |size| {
        format!("{}a{}", "*b ".repeat(size / 6), " b*".repeat(size / 6))
    }),
    ("stress around stress", |size| {
        format!(
            "{}a{}",
            "**b *c ".repeat(size / 14),
            " c* b**".repeat(size / 14)
        )
    }),
    ("stress that never ends", |size| "*a _b ".repeat(size / 6)),
    ("stars", |size| "*".repeat(size) + "a"),
    ("stars within words", |size| "a**b".repeat(size / 4)),
    ("brackets", |size| "[".repeat(size)),
    ("brackets in brackets", |size| {
        "[".repeat(size / 2) + &"]".repeat(size / 2)
    }),
    ("brackets of pictures", |size| "![".repeat(size / 2)),
    ("links that never end", |size| "[a](".repeat(size / 4)),
    ("links in links", |size| "[a](<b".repeat(size / 6)),
    ("links to one place", |size| {
        "[a](https://example.org/) ".repeat(size / 26)
    }),
    ("links to many places", |size| {
        numbered(size / 34, |n| format!("[a](https://example.org/{n:07}) "))
    }),
    ("links within the page", |size| {
        "[a](#lead) ".repeat(size / 11)
    }),
    ("addresses below", |size| {
        numbered(size / 38, |n| {
            format!("[{n:07}]\n\n[{n:07}]: https://a.example\n")
        })
    }),
    ("one address for many links", |size| {
        "[a] ".repeat(size / 8) + "\n\n[a]: https://example.org/" + &"b".repeat(size / 2)
    }),
    ("markup", |size| "<b>".repeat(size / 3)),
    ("comments that never end", |size| "a <!-- ".repeat(size / 7)),
    ("instructions that never end", |size| {
        "a <? ".repeat(size / 5)
    }),
    ("declarations that never end", |size| {
        "a <!A ".repeat(size / 6)
    }),
    ("less-than signs", |size| "<".repeat(size)),
    ("ampersands", |size| "&".repeat(size)),
    ("entities", |size| "&amp;".repeat(size / 5)),
    ("backslashes", |size| "\\".repeat(size)),
    ("backslashes before stars", |size| "\\*".repeat(size / 2)),
    ("runs of backticks, each longer", |size| {
        numbered(root(size), |n| "`".repeat(n + 1) + " ")
    }),
    ("codes", |size| "`a` ".repeat(size / 4)),
    ("raised words", |size| "a^b^ ".repeat(size / 5)),
    ("marks that raise nothing", |size| "a^b ".repeat(size / 4)),
    ("columns", |size| {
        format!("{}|\n{}|\n", "|a".repeat(size / 4), "|-".repeat(size / 4))
    }),
    ("rows", |size| {
        "|a|\n|-|\n".to_owned() + &"|b|\n".repeat(size / 4)
    }),
    ("columns and rows", |size| {
        let columns = root(size / 4);
        let rows = format!("{}|\n", "|a".repeat(columns)).repeat(columns);
        format!(
            "{}|\n{}|\n{rows}",
            "|a".repeat(columns),
            "|-".repeat(columns)
        )
    }),
    ("bars in a cell", |size| {
        format!("|a|\n|-|\n|{}|\n", "\\|".repeat(size / 2))
    }),
    ("footnotes", |size| {
        numbered(size / 34, |n| format!("a[^{n:07}]\n\n[^{n:07}]: b\n\n"))
    }),
    ("marks of one footnote", |size| {
        "[^1] ".repeat(size / 5) + "\n\n[^1]: a\n"
    }),
    ("marks of no footnote", |size| "[^1] ".repeat(size / 5)),
    ("footnotes in footnotes", |size| {
        numbered(size / 24, |n| format!("[^{n}]: a[^{}]\n", n + 1))
    }),
    ("abbreviations", |size| {
        numbered(size / 36, |n| format!("a{n:07} "))
            + "\n\n"
            + &numbered(size / 36, |n| format!("*[a{n:07}]: b\n"))
    }),
    ("uses of one abbreviation", |size| {
        "A ".repeat(size / 4) + "\n\n*[A]: " + &"b".repeat(400)
    }),
    ("beginnings of an abbreviation", |size| {
        "- ".repeat(size / 4) + "\n\n*[" + &"- ".repeat(48) + "x]: b\n"
    }),
    ("uses of a long form as long", |size| {
        "A ".repeat(size / 4) + "\n\n*[A]: " + &"b".repeat(size / 2)
    }),
    ("points under a heading as long", |size| {
        format!(
            "## {}\n\n{}",
            "a".repeat(size / 2),
            "* b\n".repeat(size / 8)
        )
    }),
    ("ids", |size| {
        numbered(size / 16, |n| format!("* a {{#b{n:07}}}\n"))
    }),
    ("ids of the same name", |size| "* a {#b}\n".repeat(size / 9)),
    ("signs that are refused", |size| "\u{202e}".repeat(size / 3)),
    ("lines across the page", |size| "---\n\n".repeat(size / 5)),
];

/// The insides of front matter, by what they repeat.
pub(crate) const FRONTS: &[(&str, Growing)] = &[
    ("letters of a title", |size| {
        format!("title = \"{}\"", "a".repeat(size))
    }),
    ("letters of a summary", |size| {
        format!("summary = \"{}\"", "a".repeat(size))
    }),
    ("letters of a key", |size| {
        format!("{} = 1", "a".repeat(size))
    }),
    ("paragraphs of a notice", |size| {
        format!("notice = \"\"\"{}\"\"\"", "a\n\n".repeat(size / 3))
    }),
    ("unknown keys", |size| {
        numbered(size / 13, |n| format!("a{n:07} = 1\n"))
    }),
    ("the same key", |size| "a = 1\n".repeat(size / 6)),
    ("dotted keys", |size| {
        format!("a{} = 1", ".a".repeat(size / 2))
    }),
    ("tables in tables", |size| {
        format!("[a{}]", ".a".repeat(size / 2))
    }),
    ("lists in lists", |size| {
        "a = ".to_owned() + &"[".repeat(size)
    }),
    ("tables within lines", |size| {
        "a = ".to_owned() + &"{a=".repeat(size / 3)
    }),
    ("quotation marks", |size| "\"".repeat(size)),
    ("parts of a language", |size| {
        format!("language = \"en{}\"", "-abcdefgh".repeat(size / 9))
    }),
    ("former ids", |size| {
        "[aliases]\n".to_owned() + &numbered(size / 20, |n| format!("a{n:07} = \"lead\"\n"))
    }),
    ("former ids of nothing", |size| {
        "[aliases]\n".to_owned() + &numbered(size / 20, |n| format!("a{n:07} = \"b{n}\"\n"))
    }),
    ("signs that are refused", |size| {
        format!("title = \"{}\"", "\\u202e".repeat(size / 6))
    }),
    ("signs that are no TOML", |size| "\u{1}".repeat(size)),
];

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

fn root(size: usize) -> usize {
    size.isqrt()
}
