//! Every place of a sheet that contains text.

use std::fmt::Write;

/// Places in the body: the name, and the Markdown before and after the text.
pub(crate) const IN_BODY: &[(&str, &str, &str)] = &[
    ("a heading", "## x", "x\n\nWords.\n"),
    ("a nested heading", "## A\n\n### x", "x\n"),
    ("a paragraph", "x", "x\n"),
    ("the start of a paragraph", "", "\n"),
    ("a list item", "* x", "x\n"),
    ("a numbered list item", "7. x", "x\n"),
    ("a nested list item", "* A\n  * x", "x\n"),
    ("a quotation", "> x", "x\n"),
    ("a note", "> [!NOTE]\n> x", "x\n"),
    ("a table header", "| x", "x |\n|---|\n| a |\n"),
    ("a cell", "| a |\n|---|\n| x", "x |\n"),
    (
        "the caption of a table",
        "| a |\n|---|\n| b |\n\nTable: x",
        "x\n",
    ),
    ("emphasis", "*x", "x*\n"),
    ("strong emphasis", "**x", "x**\n"),
    ("code", "`x ", " x`\n"),
    ("a superscript", "a^x", "x^\n"),
    ("the text of a link", "[x", "x](https://example.org/)\n"),
    ("the URL of a link", "[words](", ")\n"),
    ("the URL of a link in angle brackets", "[words](<", ">)\n"),
    (
        "the query of a URL",
        "[words](<https://example.org/?",
        ">)\n",
    ),
    ("an autolink", "<", ">\n"),
    ("a link reference definition", "[words][1]\n\n[1]: ", "\n"),
    ("alternative text", "![x", "x](tower.png)\n"),
    ("the source of a picture", "![words](", ")\n"),
    (
        "the caption of a picture",
        "![words](tower.png \"x",
        "x\")\n",
    ),
    ("a footnote", "A.[^1]\n\n[^1]: x", "x\n"),
    ("the label of a footnote", "A.[^x", "x]\n"),
    ("an abbreviation", "*[", "]: x\n\nA.\n"),
    ("an expansion", "MD\n\n*[MD]: x", "x\n"),
    ("an id", "## A {#", "}\n"),
    ("the id of a list item", "* A {#", "}\n"),
];

/// Keys of the front matter whose value is text, and selectors of the elements that contain it
/// unchanged. The first is only in the head.
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

/// Where the page contains the text that [`everywhere`] inserts into the body: a selector, and the
/// attribute if it is in one.
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

/// The start of the URL that [`everywhere`] continues with the text.
pub(crate) const URL_START: &str = "https://example.org/?";

/// Returns a source file with this text in every place that can contain any.
pub(crate) fn everywhere(text: &str) -> String {
    let inserted = &format!("x{text}x");
    let markdown = escape(inserted);
    let toml = |text: &str| -> String {
        text.chars()
            .map(|c| format!("\\U{:08X}", u32::from(c)))
            .collect()
    };
    let mut file = String::from("+++\n");
    for (key, _) in IN_FRONT {
        let table = if *key == "name" { "[source]\n" } else { "" };
        // These two are Markdown.
        let value = match *key {
            "notice" | "rights" => &markdown,
            _ => inserted,
        };
        let _ = writeln!(file, "{table}{key} = \"{}\"", toml(value));
    }
    file = file.replacen("title", "date = 2007-04-16\nlanguage = \"en-US\"\ntitle", 1);
    let _ = write!(
        file,
        "address = \"https://example.org/\"\n+++\n\n\
         ## {markdown} {{#a}}\n\n\
         ***{markdown}*** [{markdown}](<{URL_START}{markdown}>)\n\n\
         * *{markdown}*\n  * {markdown}\n\n\
         > {markdown}\n\n\
         | {markdown} |\n|---|\n| {markdown} |\n\n\
         Table: *{markdown}*\n\n\
         ![{markdown}](tower.png \"{markdown}\")\n\n\
         MD[^1]\n\n\
         *[MD]: {inserted}\n\n\
         [^1]: *{markdown}*\n"
    );
    file
}

/// Returns Markdown that renders as exactly this text.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if character.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
