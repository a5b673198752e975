//! Repetitive input of any size, for which a careless parser takes quadratic time or overflows its stack.

/// Generates text of about this many bytes.
pub(crate) type Growing = fn(usize) -> String;

/// Bodies, named after what they repeat.
pub(crate) const BODIES: &[(&str, Growing)] = &[
    ("letters", |size| "a".repeat(size)),
    ("letters of four bytes", |size| "𝒂".repeat(size / 4)),
    ("words", |size| "a ".repeat(size / 2)),
    ("spaces", |size| format!("a{}b", " ".repeat(size))),
    ("lines", |size| "a\n".repeat(size / 2)),
    ("paragraphs", |size| "a\n\n".repeat(size / 3)),
    ("list items", |size| "* a\n".repeat(size / 4)),
    ("sections", |size| {
        numbered(size / 16, |n| format!("## a{n:07}\n\nb\n\n"))
    }),
    ("nested sections", |size| {
        numbered(size / 32, |n| format!("## a{n:07}\n\n### b{n:07}\n\nc\n\n"))
    }),
    ("nested quotations", |size| {
        format!("{} a", ">".repeat(size))
    }),
    ("nested quotations with spaces", |size| {
        format!("{}a", "> ".repeat(size / 2))
    }),
    ("nested list items", |size| {
        format!("{}a", "* ".repeat(size / 2))
    }),
    ("nested numbered items", |size| {
        format!("{}a", "1. ".repeat(size / 3))
    }),
    ("list items in quotations", |size| {
        format!("{}a", "> * ".repeat(size / 4))
    }),
    ("nested emphasis", |size| {
        format!("{}a{}", "*b ".repeat(size / 6), " b*".repeat(size / 6))
    }),
    ("emphasis in strong emphasis", |size| {
        format!(
            "{}a{}",
            "**b *c ".repeat(size / 14),
            " c* b**".repeat(size / 14)
        )
    }),
    ("unclosed emphasis", |size| "*a _b ".repeat(size / 6)),
    ("asterisks", |size| "*".repeat(size) + "a"),
    ("asterisks in words", |size| "a**b".repeat(size / 4)),
    ("brackets", |size| "[".repeat(size)),
    ("nested brackets", |size| {
        "[".repeat(size / 2) + &"]".repeat(size / 2)
    }),
    ("brackets of pictures", |size| "![".repeat(size / 2)),
    ("unclosed links", |size| "[a](".repeat(size / 4)),
    ("nested links", |size| "[a](<b".repeat(size / 6)),
    ("links to one URL", |size| {
        "[a](https://example.org/) ".repeat(size / 26)
    }),
    ("links to many URLs", |size| {
        numbered(size / 34, |n| format!("[a](https://example.org/{n:07}) "))
    }),
    ("links within the page", |size| {
        "[a](#lead) ".repeat(size / 11)
    }),
    ("link reference definitions", |size| {
        numbered(size / 38, |n| {
            format!("[{n:07}]\n\n[{n:07}]: https://a.example\n")
        })
    }),
    ("many links to one definition", |size| {
        "[a] ".repeat(size / 8) + "\n\n[a]: https://example.org/" + &"b".repeat(size / 2)
    }),
    ("markup", |size| "<b>".repeat(size / 3)),
    ("unclosed comments", |size| "a <!-- ".repeat(size / 7)),
    ("unclosed processing instructions", |size| {
        "a <? ".repeat(size / 5)
    }),
    ("unclosed declarations", |size| "a <!A ".repeat(size / 6)),
    ("less-than signs", |size| "<".repeat(size)),
    ("ampersands", |size| "&".repeat(size)),
    ("entities", |size| "&amp;".repeat(size / 5)),
    ("backslashes", |size| "\\".repeat(size)),
    ("escaped asterisks", |size| "\\*".repeat(size / 2)),
    ("growing runs of backticks", |size| {
        numbered(root(size), |n| "`".repeat(n + 1) + " ")
    }),
    ("code spans", |size| "`a` ".repeat(size / 4)),
    ("superscripts", |size| "a^b^ ".repeat(size / 5)),
    ("unclosed superscripts", |size| "a^b ".repeat(size / 4)),
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
    ("escaped pipes in a cell", |size| {
        format!("|a|\n|-|\n|{}|\n", "\\|".repeat(size / 2))
    }),
    ("footnotes", |size| {
        numbered(size / 34, |n| format!("a[^{n:07}]\n\n[^{n:07}]: b\n\n"))
    }),
    ("references to one footnote", |size| {
        "[^1] ".repeat(size / 5) + "\n\n[^1]: a\n"
    }),
    ("references to no footnote", |size| "[^1] ".repeat(size / 5)),
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
    ("partial matches of an abbreviation", |size| {
        "- ".repeat(size / 4) + "\n\n*[" + &"- ".repeat(48) + "x]: b\n"
    }),
    ("uses of an expansion that grows", |size| {
        "A ".repeat(size / 4) + "\n\n*[A]: " + &"b".repeat(size / 2)
    }),
    ("list items under a heading that grows", |size| {
        format!(
            "## {}\n\n{}",
            "a".repeat(size / 2),
            "* b\n".repeat(size / 8)
        )
    }),
    ("ids", |size| {
        numbered(size / 16, |n| format!("* a {{#b{n:07}}}\n"))
    }),
    ("duplicate ids", |size| "* a {#b}\n".repeat(size / 9)),
    ("refused characters", |size| "\u{202e}".repeat(size / 3)),
    ("thematic breaks", |size| "---\n\n".repeat(size / 5)),
];

/// Front matter, named after what it repeats.
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
    ("duplicate keys", |size| "a = 1\n".repeat(size / 6)),
    ("dotted keys", |size| {
        format!("a{} = 1", ".a".repeat(size / 2))
    }),
    ("nested tables", |size| {
        format!("[a{}]", ".a".repeat(size / 2))
    }),
    ("nested arrays", |size| {
        "a = ".to_owned() + &"[".repeat(size)
    }),
    ("nested inline tables", |size| {
        "a = ".to_owned() + &"{a=".repeat(size / 3)
    }),
    ("quotation marks", |size| "\"".repeat(size)),
    ("subtags of a language", |size| {
        format!("language = \"en{}\"", "-abcdefgh".repeat(size / 9))
    }),
    ("former ids", |size| {
        "[aliases]\n".to_owned() + &numbered(size / 20, |n| format!("a{n:07} = \"lead\"\n"))
    }),
    ("former ids of unknown ids", |size| {
        "[aliases]\n".to_owned() + &numbered(size / 20, |n| format!("a{n:07} = \"b{n}\"\n"))
    }),
    ("refused characters", |size| {
        format!("title = \"{}\"", "\\u202e".repeat(size / 6))
    }),
    ("control characters", |size| "\u{1}".repeat(size)),
];

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

fn root(size: usize) -> usize {
    size.isqrt()
}
