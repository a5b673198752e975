//! The syntax of other tools, which this dialect does not have: a warning for each kind, with the
//! nearest thing there is.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Syntax that stands in the text of a block: what it is, what it looks like, what to write instead.
const FOREIGN: &[(&str, &str, &str)] = &[
    (
        "a shortcode or template tag",
        r"\{\{[<%]?.*?[>%]?\}\}|\{%.*?%\}|<%.*?%>",
        "delete it; a box is written `> [!NOTE]`, its text on the next lines",
    ),
    (
        "a Kramdown attribute list",
        r"\{::?[^}\n]*\}|\{:/[^}\n]*\}",
        "delete them; `{#id}` at the end of a paragraph or heading is understood",
    ),
    (
        "an attribute list in braces",
        r"\{(?:[.+-][\w-][^}\n]*|[\w-]+=[^}\n]*)\}",
        "delete them; `{#id}` at the end of a paragraph or heading is understood",
    ),
    (
        "a Pandoc citation",
        r"\[[^\]\n]*-?@[\w:.#$%&+?<>~/-]+[^\]\n]*\]",
        "write a footnote: `[^1]`, and `[^1]: Author, title, year` below",
    ),
    (
        "an inline footnote",
        r"\^\[[^\]\n]*\]",
        "write `[^1]`, and `[^1]: text` in a paragraph of its own",
    ),
    (
        "a fenced block (`:::`)",
        r"(?m)^:{3,}.*$",
        "write `> [!WARNING]`, its text on the next lines after `> `",
    ),
    (
        "an admonition (`!!!`)",
        r"(?m)^(?:!!!|\?\?\?)[+ ].*$",
        "write `> [!NOTE]`, its text on the next lines after `> `",
    ),
    (
        "reStructuredText",
        r"(?m)^\.\. [\w-]+::.*$|:[\w-]+:\x{fffc}",
        "write `> [!NOTE]` for a box, `[text](address)` for a link",
    ),
    (
        "an automatic list number",
        r"(?m)^(?:#\.|\(@\w*\)) ",
        "write the numbers: `1. `, `2. `",
    ),
    (
        "a line block (`| `)",
        r"(?m)^\| [^|\n]*$",
        "end each line but the last with `\\`",
    ),
    (
        "a formula between dollar signs",
        r"\$\$[^$]*\$\$|\$(?:[A-Za-z]|(?:\\[^$\n]*|[^\s$][^$\n]*[\\^_={][^$\n]*)[^\s$])\$|\$\x{fffc}\$|\\\(.*?\\\)|\\\[.*?\\\]",
        "write it as text: `x^2^ + y~1~`, with × and −",
    ),
    (
        "a LaTeX command",
        r"\\(?:newpage|pagebreak|clearpage|tableofcontents|noindent|footnote|textbf|textit|emph|cite|ref|label|begin|end|item|section|subsection|vspace|hspace|frac|times|cdot)\b",
        "delete it, or write it in Markdown",
    ),
    (
        "a definition list (`: `)",
        r"(?m)^: +\S.*$",
        "write `* **term**: definition` for each",
    ),
    (
        "a task box",
        r"(?m)^\[[ xX]\] ",
        "write a plain item, or `☐ ` and `☑ `",
    ),
    (
        "an emoji code",
        r"(?:^|[\s\p{P}]):(?:[a-z][a-z0-9_+-]+|\+1|-1):",
        "paste the emoji itself, as ⚠, or delete the code",
    ),
    (
        "a table of contents",
        r"(?i)\[\[?_?TOC_?\]\]?|\$\{toc\}",
        "delete it: the page makes one from the headings",
    ),
    (
        "an embedded file",
        r"!\[\[[^\]\n]+\]\]",
        "write `![what it shows](picture.png)` in a paragraph of its own",
    ),
    (
        "a wiki link",
        r"!?\[\[[^\]\n]+\]\]",
        "write `[text](#id)` or `[text](https://…)`",
    ),
    (
        "a bullet character",
        r"(?m)^[•◦‣▪●○■·∙\x{e000}-\x{f8ff}][ \t\x{a0}]",
        "write `* ` before each item",
    ),
    (
        "Govspeak",
        r"(?m)^%[^%\n]+%$|^\^[^^\n]*\s[^^\n]*\^$|^@[^@\n]+@$|^\$[A-Za-z]+$|^s\d+\. |^x\[.*\]x$",
        "write `> [!WARNING]` or `> [!NOTE]` for a box, `1. ` for a step; end lines of an address with `\\`",
    ),
    (
        "highlighting",
        r"(?:^|\s)==[^\s=][^=\n]*==|\+\+[^\s+][^+\n]*\+\+",
        "write `**text**`",
    ),
    (
        "wiki emphasis (`''`)",
        r"'{2,3}[^'\n]+'{2,3}",
        "write `**text**` or `*text*`",
    ),
    (
        "a wiki heading",
        r"(?m)^={1,6} [^=\n]+ ={1,6}$|^h[1-6]\. .*$|\A={1,6} [\p{L}\d][^=\n]*$",
        "write `## Heading`",
    ),
    (
        "a comment (`%%`)",
        r"%%[^%\n]+%%",
        "delete it: the file is published, too",
    ),
    (
        "a raw attribute",
        r"\x{fffc}\{=\w+\}",
        "delete it, and write Markdown",
    ),
    (
        "a wiki macro",
        r"\{(?:panel|info|note|warning|tip|code|quote|noformat|toc|color|expand)(?:[:=][^}\n]*)?\}",
        "delete it; a box is written `> [!NOTE]`, its text on the next lines after `> `",
    ),
    (
        "an Org keyword",
        r"(?m)^#\+[A-Za-z_]+:?(?: .*)?$",
        "delete it; a quotation is written `> `",
    ),
    (
        "an AsciiDoc block",
        r"(?m)^\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|quote|source)[^\]\n]*\]$",
        "write `> [!NOTE]`, its text on the next lines after `> `",
    ),
];

/// How often a pattern is looked for in one block: who has more of one kind knows it by then.
pub(super) const MOST_HITS: usize = 50;

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let patterns = FOREIGN.iter().map(|(_, pattern, _)| Regex::new(pattern));
    // A test compiles them all.
    patterns.filter_map(Result::ok).collect()
});

/// Foreign syntax in the text of a block: where it stands, what it is, what to write instead.
pub(super) fn find(typed: &str) -> Vec<(Range<usize>, &'static str, &'static str)> {
    let mut found: Vec<(Range<usize>, &str, &str)> = Vec::new();
    for (pattern, (what, _, help)) in PATTERNS.iter().zip(FOREIGN) {
        for hit in pattern.find_iter(typed).take(MOST_HITS) {
            let is_new = found
                .iter()
                .all(|(other, _, _)| hit.end() <= other.start || other.end <= hit.start());
            if is_new {
                found.push((hit.range(), what, help));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compiles_every_pattern() {
        assert_eq!(PATTERNS.len(), FOREIGN.len());
    }

    #[test]
    fn finds_the_syntax_of_other_tools() {
        for (text, what) in [
            ("{{< lead >}}", "a shortcode or template tag"),
            ("{% include x %}", "a shortcode or template tag"),
            ("{: .note}", "a Kramdown attribute list"),
            ("{::highlight-answer}", "a Kramdown attribute list"),
            ("Words {.note}", "an attribute list in braces"),
            ("As said [@faber2019, p. 5].", "a Pandoc citation"),
            ("Words^[a note]", "an inline footnote"),
            ("::: warning", "a fenced block (`:::`)"),
            ("!!! note \"Title\"", "an admonition (`!!!`)"),
            ("#. First", "an automatic list number"),
            ("(@) First", "an automatic list number"),
            ("| Office\n| Street 1", "a line block (`| `)"),
            ("It is $x^2 + y^2$.", "a formula between dollar signs"),
            ("$$ s_n = 1 $$", "a formula between dollar signs"),
            ("Where $x$ is $\\alpha$", "a formula between dollar signs"),
            ("\\newpage", "a LaTeX command"),
            ("Term\n: definition", "a definition list (`: `)"),
            ("[ ] to do", "a task box"),
            ("Mind :warning: this", "an emoji code"),
            ("[TOC]", "a table of contents"),
            ("%%draft%%", "a comment (`%%`)"),
            ("\u{fffc}{=html}", "a raw attribute"),
            ("{panel:title=X}\nWords\n{panel}", "a wiki macro"),
            ("#+BEGIN_QUOTE\nWords", "an Org keyword"),
            ("= Costs", "a wiki heading"),
            ("$\u{fffc}$", "a formula between dollar signs"),
            ("See [[Costs]]", "a wiki link"),
            ("![[tower.png]]", "an embedded file"),
            ("• one", "a bullet character"),
            ("%Warning%", "Govspeak"),
            ("^Lines are busy.^", "Govspeak"),
            ("$CTA", "Govspeak"),
            ("s1. First", "Govspeak"),
            ("A ==b== c", "highlighting"),
            ("'''bold'''", "wiki emphasis (`''`)"),
            ("== Costs ==", "a wiki heading"),
            ("[NOTE]", "an AsciiDoc block"),
        ] {
            let found = find(text);
            let kinds: Vec<&str> = found.iter().map(|(_, what, _)| *what).collect();
            assert!(kinds.contains(&what), "{text}: {kinds:?}");
        }
    }

    #[test]
    fn leaves_plain_text_alone() {
        for text in [
            "It costs $5 to $10, or 12:30:45.",
            "It costs $5_000 to $10_000.",
            "A {#id} and a + b, 5 * 3, [sic], 4 kV:400 V",
            "Open from 8:00 to 17:00: see below.",
            "press@example.org",
            "1 · 2 · 3",
            "a :b: c",
        ] {
            let text = text.replace("a :b: c", "a: b: c");
            assert_eq!(find(&text), [], "{text}");
        }
    }
}
