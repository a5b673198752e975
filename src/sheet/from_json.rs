//! Reads the sheet that is embedded in the page.
//!
//! The JSON is what serde writes when the sheet is published. To read it, serde would make a
//! visitor for each type and each way in which it could be written: 23 kB over the wire, a fifth of
//! the whole program. This reads the one way in which it is written, for a fraction of that, and a
//! round trip in the tests holds the two together.

use std::rc::Rc;
use std::str::FromStr;

use nojson::{JsonParseError, RawJson, RawJsonValue};

use super::{
    Abbreviation, About, Alignment, Block, Date, Figure, Fingerprint, Footnote, FootnoteReference,
    Inline, Lead, Link, List, ListItem, Note, NoteKind, Paragraph, Passage, PassageId, Quotation,
    Section, Sheet, Source, Table,
};

impl Sheet {
    /// Reads the JSON of a published sheet.
    ///
    /// # Errors
    /// Where the text is no JSON, or not that of a sheet; tells where in it.
    pub fn from_json(text: &str) -> Result<Self, JsonParseError> {
        let json = RawJson::parse(text)?;
        FromJson::read(json.value())
    }
}

/// Something that is read from JSON.
trait FromJson: Sized {
    fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError>;

    /// What it is where an object leaves it out.
    fn absent() -> Option<Self> {
        None
    }
}

impl FromJson for String {
    fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
        Ok(json.to_unquoted_string_str()?.into_owned())
    }
}

impl FromJson for PassageId {
    fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
        String::read(json).map(PassageId::published)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
        T::read(json).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
        json.to_array()?.map(T::read).collect()
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

impl<T: FromJson> FromJson for Rc<[T]> {
    fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
        Vec::read(json).map(Rc::from)
    }
}

impl<T: FromJson> FromJson for Rc<T> {
    fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
        T::read(json).map(Rc::new)
    }
}

impl FromJson for (u32, u32) {
    fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
        match Vec::read(json)?[..] {
            [first, second] => Ok((first, second)),
            _ => Err(json.invalid("expected two numbers")),
        }
    }
}

fn parsed<T: FromStr>(json: RawJsonValue<'_, '_>, text: &str) -> Result<T, JsonParseError> {
    text.parse().map_err(|_| json.invalid("cannot be read"))
}

fn member<T: FromJson>(json: RawJsonValue<'_, '_>, name: &str) -> Result<T, JsonParseError> {
    match json.to_member(name)?.optional() {
        Some(value) => T::read(value),
        None => T::absent().ok_or_else(|| json.invalid("lacks a member")),
    }
}

/// The variant of an enum as serde tags it: its name, and what it holds if anything.
fn variant<'text, 'raw>(
    json: RawJsonValue<'text, 'raw>,
) -> Result<(&'text str, RawJsonValue<'text, 'raw>), JsonParseError> {
    if let Ok(name) = json.as_string_str() {
        return Ok((name, json));
    }
    let (name, content) = json
        .to_object()?
        .next()
        .ok_or_else(|| json.invalid("expected a variant"))?;
    Ok((name.as_string_str()?, content))
}

macro_rules! from_json {
    (text: $($name:ident)*) => {$(
        impl FromJson for $name {
            fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
                parsed(json, json.as_string_str()?)
            }
        }
    )*};
    (number: $($name:ident)*) => {$(
        impl FromJson for $name {
            fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
                parsed(json, json.as_integer_str()?)
            }
        }
    )*};
    (struct: $($name:ident { $($member:ident)* })*) => {$(
        impl FromJson for $name {
            fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
                Ok(Self { $($member: member(json, stringify!($member))?),* })
            }
        }
    )*};
    (enum: $($name:ident { $($full:ident)* | $($bare:ident)* })*) => {$(
        impl FromJson for $name {
            fn read(json: RawJsonValue<'_, '_>) -> Result<Self, JsonParseError> {
                let (name, content) = variant(json)?;
                match name {
                    $(stringify!($full) => FromJson::read(content).map(Self::$full),)*
                    $(stringify!($bare) => Ok(Self::$bare),)*
                    _ => Err(content.invalid("is an unknown variant")),
                }
            }
        }
    )*};
}

from_json!(text: Date Fingerprint);
from_json!(number: u8 u32);
from_json!(struct:
    Sheet { about title_block lead sections footnotes fingerprint }
    About { title kind publisher bureau place date language summary source notice rights base_url }
    Source { name address }
    Passage { id aliases fingerprint ordinal }
    Lead { passage blocks }
    Section { passage level heading blocks sections }
    Paragraph { passage content }
    List { start items }
    ListItem { passage content blocks }
    Table { passage caption columns head rows }
    Quotation { passage blocks }
    Figure { passage source alternative caption size }
    Note { passage kind blocks }
    Footnote { references blocks }
    Link { address content }
    Abbreviation { short long }
    FootnoteReference { footnote occurrence }
);
from_json!(enum:
    Block { Paragraph List Table Quotation Figure Note | }
    Inline { Text Strong Emphasis Link Abbreviation Code Superscript Subscript FootnoteReference | LineBreak }
    Alignment { | Start Center End }
    NoteKind { | Note Tip Important Warning Caution }
);
