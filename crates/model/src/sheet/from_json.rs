//! Reads the sheet that is embedded in the page.
//!
//! The publisher writes the JSON with serde. To read it, serde would add a parser, which browsers have,
//! and visitors: 23 kB compressed, a fifth of the WebAssembly. This module converts the values of any
//! parser; a test round-trips the two.

use std::rc::Rc;

use serde_json::Value;

use super::{
    Abbreviation, About, Alignment, Block, ColumnBreaks, Date, Delimiter, Direction, Figure,
    Fingerprint, Footnote, FootnoteReference, Inline, Lead, Link, List, ListItem, Note, NoteKind,
    Paragraph, Passage, PassageId, Quotation, Section, Sheet, Source, Table,
};

/// A parsed JSON value.
pub trait Json: Sized {
    /// Returns the value if it is a string.
    fn text(&self) -> Option<String>;

    /// Returns the value if it is a whole number.
    fn number(&self) -> Option<u32>;

    /// Returns the elements if it is an array.
    fn elements(&self) -> Option<Vec<Self>>;

    /// Returns the member of this name, if it is an object that has it.
    fn member(&self, name: &str) -> Option<Self>;

    /// Returns the name of the first member, if it is an object that has one.
    fn first_name(&self) -> Option<String>;
}

/// For reading a published sheet outside of a browser.
impl Json for Value {
    fn text(&self) -> Option<String> {
        self.as_str().map(ToOwned::to_owned)
    }

    fn number(&self) -> Option<u32> {
        self.as_u64()?.try_into().ok()
    }

    fn elements(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }

    fn member(&self, name: &str) -> Option<Self> {
        self.get(name).cloned()
    }

    fn first_name(&self) -> Option<String> {
        self.as_object()?.keys().next().cloned()
    }
}

impl Sheet {
    /// Reads a published sheet. Returns `None` if the JSON is not one.
    pub fn from_json(json: &impl Json) -> Option<Self> {
        FromJson::read(json)
    }
}

/// Conversion from JSON.
pub(crate) trait FromJson: Sized {
    fn read(json: &impl Json) -> Option<Self>;

    /// Returns the value of a missing member; `None` if it is required.
    fn absent() -> Option<Self> {
        None
    }
}

impl FromJson for String {
    fn read(json: &impl Json) -> Option<Self> {
        json.text()
    }
}

impl FromJson for PassageId {
    fn read(json: &impl Json) -> Option<Self> {
        json.text().map(Self::published)
    }
}

impl FromJson for u32 {
    fn read(json: &impl Json) -> Option<Self> {
        json.number()
    }
}

impl FromJson for u8 {
    fn read(json: &impl Json) -> Option<Self> {
        json.number()?.try_into().ok()
    }
}

impl FromJson for (u32, u32) {
    fn read(json: &impl Json) -> Option<Self> {
        match Vec::read(json)?[..] {
            [first, second] => Some((first, second)),
            _ => None,
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(json: &impl Json) -> Option<Self> {
        T::read(json).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(json: &impl Json) -> Option<Self> {
        json.elements()?.iter().map(T::read).collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: FromJson> FromJson for Rc<[T]> {
    fn read(json: &impl Json) -> Option<Self> {
        Vec::read(json).map(Self::from)
    }
}

impl<T: FromJson> FromJson for Rc<T> {
    fn read(json: &impl Json) -> Option<Self> {
        T::read(json).map(Self::new)
    }
}

/// Reads the member of this name, or the value for a missing one.
pub(crate) fn member<T: FromJson>(json: &impl Json, name: &str) -> Option<T> {
    match json.member(name) {
        Some(value) => T::read(&value),
        None => T::absent(),
    }
}

/// Implements [`FromJson`] for the representation of serde, by the names of members and variants.
macro_rules! from_json {
    (text: $($name:ident)*) => {$(
        impl $crate::sheet::FromJson for $name {
            fn read(json: &impl $crate::sheet::Json) -> Option<Self> {
                json.text()?.parse().ok()
            }
        }
    )*};
    (struct: $($name:ident { $($member:ident)* })*) => {$(
        impl $crate::sheet::FromJson for $name {
            fn read(json: &impl $crate::sheet::Json) -> Option<Self> {
                Some(Self { $($member: $crate::sheet::member(json, stringify!($member))?),* })
            }
        }
    )*};
    (words: $($name:ident { $($word:ident)* })*) => {$(
        impl $crate::sheet::FromJson for $name {
            fn read(json: &impl $crate::sheet::Json) -> Option<Self> {
                match json.text()?.as_str() {
                    $(stringify!($word) => Some(Self::$word),)*
                    _ => None,
                }
            }
        }
    )*};
    // Serde writes a variant as its name, or as an object with one member.
    (enum: $($name:ident { $($full:ident)* | $($bare:ident)* })*) => {$(
        impl $crate::sheet::FromJson for $name {
            fn read(json: &impl $crate::sheet::Json) -> Option<Self> {
                match json.first_name().or_else(|| json.text())?.as_str() {
                    $(stringify!($full) => $crate::sheet::member(json, stringify!($full)).map(Self::$full),)*
                    $(stringify!($bare) => Some(Self::$bare),)*
                    _ => None,
                }
            }
        }
    )*};
}

pub(crate) use from_json;

from_json!(text: Date Fingerprint);
from_json!(struct:
    Sheet { about title_block lead sections footnotes fingerprint }
    About { title citation_title kind publisher bureau place date date_in_words language summary source notice rights base_url }
    Source { name address }
    Passage { id aliases fingerprint ordinal number direction }
    Lead { passage blocks }
    Section { passage level language heading blocks sections }
    Paragraph { passage content }
    List { start delimiter items }
    ListItem { passage number content blocks }
    Table { passage caption columns head rows width breaks }
    Quotation { passage blocks }
    Figure { passage source alternative caption size }
    Note { passage kind blocks }
    Footnote { references fingerprint blocks }
    Link { address content on_paper }
    Abbreviation { short long }
    FootnoteReference { footnote occurrence }
);
from_json!(words:
    Alignment { Start Center End }
    ColumnBreaks { Words LongWords Numbers NumbersUnderLongHead }
    Delimiter { Parenthesis }
    Direction { LeftToRight RightToLeft }
    NoteKind { Note Tip Important Warning Caution }
);
from_json!(enum:
    Block { Paragraph List Table Quotation Figure Note | }
    Inline { Text Strong Emphasis Link Abbreviation Code Superscript Subscript LeftToRight FootnoteReference | LineBreak }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rejects_other_json() {
        for json in [
            "null",
            "[]",
            "{}",
            "\"sheet\"",
            "{\"about\":{}}",
            "{\"fingerprint\":7}",
        ] {
            let value: Value = json.parse().unwrap_or_default();
            assert_eq!(Sheet::from_json(&value), None, "{json}");
        }
    }
}
