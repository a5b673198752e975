//! The keys of the front matter: one table, from which parsing, defaults, suggestions and
//! `README.md` follow.

use std::fmt::Write as _;

/// A key of the front matter.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) value: Value,
    pub(super) if_absent: IfAbsent,
    /// What it means, for the documentation.
    meaning: &'static str,
    /// A value as TOML, for the documentation and for pasting.
    pub(super) example: &'static str,
    /// What other tools call it.
    pub(super) elsewhere: &'static [&'static str],
}

impl Key {
    /// What stands for a value that nobody but the publisher knows. It is refused, in case it is
    /// pasted and forgotten.
    pub(super) fn placeholder(&self) -> &'static str {
        match self.value {
            Value::Date => "YYYY-MM-DD",
            Value::Language => self.example,
            _ => "\"…\"",
        }
    }
}

/// What kind of value a key has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// A text of at most [`LONGEST_LINE`] characters.
    Line,
    /// A text of any length.
    Prose,
    Date,
    Language,
    /// A URL of at most [`LONGEST_URL`] characters.
    Url,
    /// A table of its own.
    Table,
}

/// What holds where a key is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum IfAbsent {
    /// The key must be there.
    Required,
    /// This text.
    Text(&'static str),
    /// Something that these words describe.
    Derived(&'static str),
}

/// The longest text, in characters, of those that stand on every page and in every citation.
pub(super) const LONGEST_LINE: usize = 1000;
/// The longest URL, in characters: not every program follows longer ones.
pub(super) const LONGEST_URL: usize = 2000;

const NONE: IfAbsent = IfAbsent::Text("");

/// The keys, in the order in which the documentation has them.
pub(super) const KEYS: &[Key] = &[
    Key {
        name: "title",
        value: Value::Line,
        if_absent: IfAbsent::Required,
        meaning: "The title, as printed.",
        example: "\"Water in the Valley\"",
        elsewhere: &["name", "headline"],
    },
    Key {
        name: "publisher",
        value: Value::Line,
        if_absent: IfAbsent::Required,
        meaning: "Who publishes the fact sheet.",
        example: "\"Valley Council\"",
        elsewhere: &[
            "author",
            "authors",
            "organization",
            "organisation",
            "institution",
            "creator",
        ],
    },
    Key {
        name: "date",
        value: Value::Date,
        if_absent: IfAbsent::Required,
        meaning: "The day of publication.",
        example: "2026-11-24",
        elsewhere: &["published", "datum", "issued"],
    },
    Key {
        name: "language",
        value: Value::Language,
        if_absent: IfAbsent::Required,
        meaning: "The language of the text, a BCP 47 tag.",
        example: "\"en-US\"",
        elsewhere: &["lang", "languages", "locale"],
    },
    Key {
        name: "citation_title",
        value: Value::Line,
        if_absent: IfAbsent::Derived("the title"),
        meaning: "The title in sentence case, for styles of citation that ask for it.",
        example: "\"Water in the valley\"",
        elsewhere: &[],
    },
    Key {
        name: "kind",
        value: Value::Line,
        if_absent: IfAbsent::Text("Fact Sheet"),
        meaning: "The kind of document, as printed.",
        example: "\"Fact Sheet\"",
        elsewhere: &["type", "genre"],
    },
    Key {
        name: "bureau",
        value: Value::Line,
        if_absent: NONE,
        meaning: "The office that issued it; several are separated by `;`.",
        example: "\"Water Department\"",
        elsewhere: &["department", "office", "unit"],
    },
    Key {
        name: "place",
        value: Value::Line,
        if_absent: NONE,
        meaning: "Where it was issued.",
        example: "\"Riverside\"",
        elsewhere: &["location", "city"],
    },
    Key {
        name: "summary",
        value: Value::Prose,
        if_absent: IfAbsent::Derived("the beginning of the text"),
        meaning: "One or two sentences for search results and link previews.",
        example: "\"Where the valley's water comes from.\"",
        elsewhere: &["description", "abstract", "excerpt", "subtitle"],
    },
    Key {
        name: "notice",
        value: Value::Prose,
        if_absent: NONE,
        meaning: "The publisher's notice, with links and emphasis; an empty line starts a paragraph.",
        example: "\"See [our site](https://example.org/).\"",
        elsewhere: &["disclaimer"],
    },
    Key {
        name: "rights",
        value: Value::Prose,
        if_absent: NONE,
        meaning: "The terms of use, with links and emphasis.",
        example: "\"[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)\"",
        elsewhere: &["license", "licence", "copyright"],
    },
    Key {
        name: "base_url",
        value: Value::Url,
        if_absent: IfAbsent::Derived("none: paper and citations lead to the source"),
        meaning: "The folder where the page will be.",
        example: "\"https://example.org/water/\"",
        elsewhere: &["url", "permalink", "canonical"],
    },
    Key {
        name: "source",
        value: Value::Table,
        if_absent: IfAbsent::Derived("none"),
        meaning: "Where the text was published first: `name` and `address`.",
        example: "{ name = \"Valley Council\", address = \"https://example.org/\" }",
        elsewhere: &["origin"],
    },
    Key {
        name: "aliases",
        value: Value::Table,
        if_absent: IfAbsent::Derived("none"),
        meaning: "Ids of earlier editions and where they lead now, `old-id = \"new-id\"`.",
        example: "{ old-id = \"costs\" }",
        elsewhere: &["redirects"],
    },
];

/// The keys of `[source]`.
pub(super) const SOURCE_KEYS: [&str; 2] = ["name", "address"];

/// The key of this name.
pub(super) fn key(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The key that another tool calls by this name.
pub(super) fn key_elsewhere(name: &str) -> Option<&'static Key> {
    KEYS.iter()
        .find(|key| key.elsewhere.contains(&name.to_lowercase().as_str()))
}

/// The table of `README.md`.
#[must_use]
pub fn front_matter_documentation() -> String {
    let mut table = "| key | if left out | meaning | example |\n|---|---|---|---|\n".to_owned();
    for key in KEYS {
        let default = match key.if_absent {
            IfAbsent::Required => "required".to_owned(),
            IfAbsent::Text("") => "none".to_owned(),
            IfAbsent::Text(text) => format!("\"{text}\""),
            IfAbsent::Derived(words) => words.to_owned(),
        };
        let Key {
            name,
            meaning,
            example,
            ..
        } = key;
        let _ = writeln!(table, "| `{name}` | {default} | {meaning} | `{example}` |");
    }
    table
}
