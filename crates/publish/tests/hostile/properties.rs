//! Property tests of each fuzz target, with input that is almost valid and with any input.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::targets::{
    address, assert_round_trips, embedded_json, markdown, read, render, source_file, text_fragment,
};

const SHEET: &str = include_str!("../../../../tests/fixtures/everything.md");

/// Pieces of Markdown syntax.
const MARKDOWN: &[&str] = &[
    "\n",
    "\n\n",
    "\n",
    " ",
    "  ",
    "    ",
    "\t",
    "\r\n",
    "a",
    "NRC",
    "## ",
    "### ",
    "# ",
    "* ",
    "- ",
    "1. ",
    "> ",
    "> [!NOTE]\n",
    "|",
    "|-|\n",
    ":-:",
    "Table: ",
    "*",
    "**",
    "_",
    "`",
    "``",
    "```\n",
    "~",
    "~~",
    "^",
    "[",
    "]",
    "](",
    ")",
    "![",
    "](b.png \"c\")",
    "](https://example.org/)",
    "](javascript:x)",
    "](#lead)",
    "[^1]",
    "[^1]: ",
    "[a]: b\n",
    "*[NRC]: ",
    "{#",
    "}",
    "{#b}",
    "\\",
    "\\\n",
    "&amp;",
    "&#x202e;",
    "&#0;",
    "<",
    ">",
    "<b>",
    "<!--",
    "-->",
    "<https://a.example>",
    "---\n",
    "+++\n",
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "é",
    "👩\u{200d}🚀",
];

/// Pieces of TOML and of front matter.
const TOML: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "\\u202e",
    "\\U0010FFFF",
    "\n",
    "\r\n",
    " ",
    "=",
    ".",
    ",",
    "#",
    "[",
    "]",
    "{",
    "}",
    "[aliases]\n",
    "[source]\n",
    "a",
    "lead",
    "section",
    "title",
    "2007-04-16",
    "1979-05-27T07:32:00Z",
    "-1",
    "1e9",
    "true",
    "https://",
    "en-US",
    "x-",
    "<b>",
    "</script>",
    "\u{202e}",
    "\u{0}",
    "é",
];

/// Pieces of URLs.
const URL: &[&str] = &[
    "?",
    "#",
    "&",
    "=",
    ",",
    ":~:",
    "text=",
    "-,",
    ",-",
    "v=",
    "sections=",
    "view=print",
    "paper=a4",
    "text=large",
    "links=off",
    "numbers=on",
    "9f86d081",
    "costs",
    "lead",
    "older-costs",
    "footnote-1",
    "top",
    "%",
    "%2C",
    "%23",
    "%26",
    "%00",
    "%ff",
    "%E2%80%AE",
    "+",
    "'",
    "\"",
    "<b>",
    "a",
    "é",
    " ",
    "\n",
    "\u{202e}",
];

/// Pieces of text and of text fragments.
const TEXT: &[&str] = &[
    "text=", "&", ",", "-", "-,", ",-", "%20", "%0A", "%", "a", "b", "aa", "A", "á", "a\u{301}",
    " ", "\n", "\t", "\u{a0}", ".", "’", "“", "\u{ad}", "天", "気", "ש", "👩", "\u{200d}", "🇨",
    "🇿", "\u{fffc}", "İ", "1", "_",
];

/// Generates pieces in any order, some of them random.
fn soup(pieces: &'static [&'static str], max: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => select(pieces).prop_map(str::to_owned),
        1 => ".{0,4}",
    ];
    prop::collection::vec(piece, 0..max).prop_map(|pieces| pieces.concat())
}

/// Generates TOML values, most of them valid strings.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[^\\p{C}]{0,12}".prop_map(|text| format!("'{}'", text.replace('\'', "’"))),
        2 => soup(TOML, 6).prop_map(|text| format!("\"{text}\"")),
        1 => soup(TOML, 6),
        1 => select(&["7", "true", "[]", "{}", "2007-04-16"][..]).prop_map(str::to_owned),
    ]
}

/// Replaces one value in JSON.
fn change(json: &mut Value, at: &[Index], new: Value) {
    let size = match json {
        Value::Array(all) => all.len(),
        Value::Object(all) => all.len(),
        _ => 0,
    };
    let step = at.split_first().filter(|_| size > 0);
    let inner = step.and_then(|(step, rest)| {
        let inner = match json {
            Value::Array(all) => all.get_mut(step.index(size)),
            Value::Object(all) => all.values_mut().nth(step.index(size)),
            _ => None,
        };
        Some((inner?, rest))
    });
    match inner {
        Some((inner, rest)) => change(inner, rest, new),
        None => *json = new,
    }
}

fn json_of_everything() -> Value {
    match source_file(SHEET).sheet() {
        Ok(sheet) => json!(sheet),
        Err(report) => unreachable!("{report}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn renders_or_refuses_body(body in soup(MARKDOWN, 40)) {
        markdown(body.as_bytes());
    }

    #[test]
    fn accepts_any_bytes_as_body(body in prop::collection::vec(any::<u8>(), 0..200)) {
        markdown(&body);
    }

    #[test]
    fn renders_or_refuses_front_matter(
        texts in prop::collection::vec(value(), 8), keys in soup(TOML, 12), base in value()) {
        let keys_of_text = ["title", "kind", "publisher", "bureau", "place", "summary", "notice", "rights"];
        let lines: String = keys_of_text.iter().zip(&texts).map(|(key, text)| format!("{key} = {text}\n")).collect();
        for (rest, address) in [("", "'https://example.org/'"), (keys.as_str(), base.as_str())] {
            let text = format!(
                "+++\n{lines}date = 2007-04-16\nlanguage = 'en'\n{rest}\n[source]\nname = 'N'\naddress = {address}\n+++\n## A\n\nb\n");
            if let Ok(sheet) = read(&text) {
                assert_round_trips(&sheet);
                let page = render(&sheet);
                page.assert_harmless();
                page.assert_contains(&sheet);
            }
        }
    }

    #[test]
    fn parses_or_refuses_file(text in soup(TOML, 30), more in ".{0,60}") {
        for text in [format!("+++\n{text}\n+++\n{more}"), format!("+++{text}"), more] {
            let _ = read(&text);
        }
    }

    #[test]
    fn url_round_trips_and_resolves(text in soup(URL, 20)) {
        address(text.as_bytes());
    }

    #[test]
    fn accepts_any_bytes_as_url(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        address(&bytes);
    }

    #[test]
    fn searches_any_directive_in_any_text(directive in soup(TEXT, 12), text in soup(TEXT, 40)) {
        text_fragment(format!("text={}\n{text}", directive.replace('\n', "")).as_bytes());
    }

    #[test]
    fn accepts_any_bytes_as_directive_and_text(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        text_fragment(&bytes);
    }

    #[test]
    fn changed_sheet_round_trips_or_is_refused(
        at in prop::collection::vec(any::<Index>(), 1..9),
        new in select(vec![json!(null), json!(0), json!(-1), json!(4_294_967_296_u64), json!(1.5), json!(""), json!("x"),
            json!("2023-02-29"), json!("</script>"), json!("LineBreak"), json!([]), json!([null]), json!({}), json!({"Text": 1})])) {
        let mut json = json_of_everything();
        change(&mut json, &at, new);
        embedded_json(json.to_string().as_bytes());
    }

    #[test]
    fn accepts_any_text_as_embedded_data(bytes in "[\\[\\]{}:,\"\\\\a0-9 \u{202e}]{0,60}|.{0,60}") {
        embedded_json(bytes.as_bytes());
    }
}
