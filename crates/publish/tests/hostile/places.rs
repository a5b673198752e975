//! Every place of a sheet in which there is text.

use std::fmt::Write;

/// A place in the body: what stands around the words there.
pub(crate) const IN_BODY: &[(&str, &str, &str)] = &[
    ("a heading", "## x", "x\n\nWords.\n"),
    ("a heading under another", "## A\n\n### x", "x\n"),
    ("a paragraph", "x", "x\n"),
    ("a paragraph from its start", "", "\n"),
    ("a point", "* x", "x\n"),
    ("a numbered point", "7. x", "x\n"),
    ("a point in a point", "* A\n  * x", "x\n"),
    ("a quotation", "> x", "x\n"),
    ("a note", "> [!NOTE]\n> x", "x\n"),
    ("the head of a table", "| x", "x |\n|---|\n| a |\n"),
    ("a cell", "| a |\n|---|\n| x", "x |\n"),
    (
        "the caption of a table",
        "| a |\n|---|\n| b |\n\nTable: x",
        "x\n",
    ),
    ("stressed words", "*x", "x*\n"),
    ("strong words", "**x", "x**\n"),
    ("a code", "`x ", " x`\n"),
    ("raised words", "a^x", "x^\n"),
    ("words of a link", "[x", "x](https://example.org/)\n"),
    ("the address of a link", "[words](", ")\n"),
    ("the quoted address of a link", "[words](<", ">)\n"),
    (
        "the rest of an address",
        "[words](<https://example.org/?",
        ">)\n",
    ),
    ("an address by itself", "<", ">\n"),
    ("an address below", "[words][1]\n\n[1]: ", "\n"),
    ("what a picture shows", "![x", "x](tower.png)\n"),
    ("the address of a picture", "![words](", ")\n"),
    (
        "the caption of a picture",
        "![words](tower.png \"x",
        "x\")\n",
    ),
    ("a footnote", "A.[^1]\n\n[^1]: x", "x\n"),
    ("the label of a footnote", "A.[^x", "x]\n"),
    ("a short form", "*[", "]: x\n\nA.\n"),
    ("a long form", "MD\n\n*[MD]: x", "x\n"),
    ("an id", "## A {#", "}\n"),
    ("the id of a point", "* A {#", "}\n"),
];

/// Keys of the front matter that hold any text, and where the page says what they say, to the letter:
/// the first in its head alone.
pub(crate) const IN_FRONT: &[(&str, &str)] = &[
    ("summary", "meta[name='description']"),
    ("title", "h1.masthead__title"),
    ("kind", ".masthead__kind"),
    ("publisher", ".masthead__publisher"),
    ("bureau", ".masthead__bureau"),
    ("place", ".masthead__origin > span:not([class])"),
    ("notice", ".source-note__notice"),
    ("rights", ".source-note__facts > dd:nth-of-type(3)"),
    ("name", ".source-note__facts a"),
];

/// Where the page says the words that [`everywhere`] puts into the body: a selector, and the
/// attribute where they stand in one.
pub(crate) const IN_PAGE: &[(&str, Option<&str>)] = &[
    ("#a-heading", None),
    ("#a-1 > em > strong", None),
    ("#a-1 > a.text-link", None),
    ("#a-1 > a.text-link", Some("data-on-paper")),
    ("#a-1 > a.text-link", Some("href")),
    ("#a-2 > em", None),
    ("#a-4 p", None),
    ("#a-5 th", None),
    ("#a-5 td", None),
    ("#a-5 caption > em", None),
    ("#a-6 img", Some("alt")),
    ("#a-6 figcaption", None),
    ("#a-7 > abbr", Some("title")),
    ("#footnote-1 p > em", None),
];

/// How an address starts that goes on with the words.
pub(crate) const ADDRESS: &str = "https://example.org/?";

/// The lines of a sheet with these words in every place that takes any.
pub(crate) fn everywhere(words: &str) -> String {
    let words = &format!("x{words}x");
    let said = escaped(words);
    let toml = |text: &str| -> String {
        text.chars()
            .map(|c| format!("\\U{:08X}", u32::from(c)))
            .collect()
    };
    let mut text = String::from("+++\n");
    for (key, _) in IN_FRONT {
        let table = if *key == "name" { "[source]\n" } else { "" };
        // These two are Markdown.
        let words = match *key {
            "notice" | "rights" => &said,
            _ => words,
        };
        let _ = writeln!(text, "{table}{key} = \"{}\"", toml(words));
    }
    text = text.replacen("title", "date = 2007-04-16\nlanguage = \"en-US\"\ntitle", 1);
    let _ = write!(
        text,
        "address = \"https://example.org/\"\n+++\n\n\
         ## {said} {{#a}}\n\n\
         ***{said}*** [{said}](<{ADDRESS}{said}>)\n\n\
         * *{said}*\n  * {said}\n\n\
         > {said}\n\n\
         | {said} |\n|---|\n| {said} |\n\n\
         Table: *{said}*\n\n\
         ![{said}](tower.png \"{said}\")\n\n\
         MD[^1]\n\n\
         *[MD]: {words}\n\n\
         [^1]: *{said}*\n"
    );
    text
}

/// The words as Markdown that means just them.
fn escaped(words: &str) -> String {
    let mut escaped = String::new();
    for sign in words.chars() {
        if sign.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}
