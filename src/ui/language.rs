//! The page's own words are English whatever the language of the sheet; where the two differ, the
//! page says so, for whoever reads it aloud or translates it.

/// The `lang` attribute of the page's own words in a sheet of this language (a BCP 47 tag).
#[must_use]
pub fn own_language(sheet: &str) -> Option<&'static str> {
    let english = sheet == "en" || sheet.starts_with("en-");
    (!english).then_some("en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_beside_another_language_must_english_be_named() {
        for (sheet, own) in [
            ("en", None),
            ("en-US", None),
            ("eng", Some("en")),
            ("de", Some("en")),
            ("ar-EG", Some("en")),
        ] {
            assert_eq!(own_language(sheet), own, "{sheet}");
        }
    }
}
