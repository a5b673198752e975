//! The interface is always English. If the sheet is in another language, a `lang` attribute marks the
//! interface for screen readers and translators.

/// Returns the `lang` attribute of the interface around a sheet of this language (a BCP 47 tag).
#[must_use]
pub fn own_language(sheet: &str) -> Option<&'static str> {
    let english = sheet == "en" || sheet.starts_with("en-");
    (!english).then_some("en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_english_if_sheet_is_in_another_language() {
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
