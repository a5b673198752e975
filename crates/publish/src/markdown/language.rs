//! Language tags (BCP 47) as they are typed.

use oxilangtag::LanguageTag;

/// Names that are typed instead of tags, by how they start.
const NAMES: [(&str, &str); 15] = [
    ("english", "en"),
    ("deutsch", "de"),
    ("german", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("italian", "it"),
    ("arabic", "ar"),
    ("russian", "ru"),
    ("chinese", "zh"),
    ("portuguese", "pt"),
    ("dutch", "nl"),
    ("polish", "pl"),
    ("japanese", "ja"),
];

/// Returns the tag in its usual case: `en-US`. `None` if it is not well formed.
pub(super) fn normalized(tag: &str) -> Option<String> {
    let tag = LanguageTag::parse_and_normalize(tag).ok()?;
    let is_language = matches!(tag.primary_language().len(), 2..=3);
    is_language.then(|| tag.into_inner())
}

/// Returns the tag that was probably meant, or `example`.
pub(super) fn suggested(typed: &str, example: &str) -> String {
    let lower = typed.to_lowercase();
    let named = NAMES.iter().find(|(name, _)| lower.starts_with(name));
    let hyphenated = || normalized(&typed.replace('_', "-"));
    named
        .map(|(_, tag)| (*tag).to_owned())
        .or_else(hyphenated)
        .unwrap_or_else(|| example.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_tag_for_name_or_locale() {
        for (typed, tag, suggestion) in [
            ("en-us", Some("en-US"), "en-US"),
            ("zh-hant-tw", Some("zh-Hant-TW"), "zh-Hant-TW"),
            ("de_AT", None, "de-AT"),
            ("Deutsch (Österreich)", None, "de"),
            ("???", None, "fr"),
            ("x-secret", None, "fr"),
        ] {
            assert_eq!(normalized(typed).as_deref(), tag, "{typed}");
            assert_eq!(suggested(typed, "fr"), suggestion, "{typed}");
        }
    }
}
