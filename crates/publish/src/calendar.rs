//! Dates in the language of a sheet, by the Unicode Common Locale Data Repository (CLDR).
//!
//! ICU4X has its data for all languages; it is large, so the publisher writes dates and the viewer
//! shows them. The calendar is the Gregorian one everywhere, as in the source file.

use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_locale_core::Locale;

use crate::sheet::Date;

/// Returns a date in the long form of a language (a BCP 47 tag): "16. April 2007"; by ISO 8601 if CLDR
/// doesn't have the language.
pub(crate) fn date_in_words(date: Date, language: &str) -> String {
    localized(date, language)
        // The month of no language: "2007 M04 16".
        .filter(|text| !text.contains(&format!("M{:02}", date.month())))
        .unwrap_or_else(|| date.to_string())
}

fn localized(date: Date, language: &str) -> Option<String> {
    let locale = Locale::try_from_str(language).ok()?;
    let formatter = FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).ok()?;
    let (year, month, day) = (date.year(), date.month(), date.day());
    let date = icu_datetime::input::Date::try_new_gregorian(year.into(), month, day).ok()?;
    Some(formatter.format(&date).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::InvalidDate;

    #[test]
    fn writes_dates_in_the_language_of_the_sheet() -> Result<(), InvalidDate> {
        let date = Date::new(2007, 4, 16)?;
        let cases = [
            ("en", "April 16, 2007"),
            ("en-US", "April 16, 2007"),
            ("en-GB", "16 April 2007"),
            ("de-DE", "16. April 2007"),
            ("fr", "16 avril 2007"),
            ("es-MX", "16 de abril de 2007"),
            ("ja", "2007年4月16日"),
            ("zh-Hant", "2007年4月16日"),
            ("ko", "2007년 4월 16일"),
            ("ru", "16 апреля 2007\u{202f}г."),
            ("hi", "16 अप्रैल, 2007"),
            ("ar", "16 أبريل 2007"),
            ("ar-EG", "١٦ أبريل ٢٠٠٧"),
            ("he", "16 באפריל 2007"),
            ("th", "16 เมษายน ค.ศ. 2007"),
            ("tlh", "2007-04-16"),
            ("x", "2007-04-16"),
        ];
        let found = cases.map(|(language, _)| date_in_words(date, language));
        assert_eq!(found, cases.map(|(_, expected)| expected));
        Ok(())
    }
}
