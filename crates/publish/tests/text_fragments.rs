//! Text fragments generated for a selection find the same text again.

use std::ops::Range;
use std::sync::LazyLock;

use factsheet_model::sheet::{Notation, PlainText};
use factsheet_publish::markdown::SourceFile;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use text_fragment::{Directive, TextFragment, expand_to_words, find, find_directive, generate};

const SHEETS: [(&str, &str); 3] = [
    (
        "fact-sheet.md",
        include_str!("../../../tests/fixtures/fact-sheet-2007.md"),
    ),
    (
        "everything.md",
        include_str!("../../../tests/fixtures/everything.md"),
    ),
    (
        "right-to-left.md",
        include_str!("../../../tests/fixtures/right-to-left.md"),
    ),
];

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let sheets = SHEETS.map(|(name, text)| {
        let pixels = include_bytes!("../../../tests/fixtures/pixels.png");
        let picture = |_: &str| Some(pixels.to_vec());
        match SourceFile::new(name, text).with_pictures(&picture).sheet() {
            // Cells are blocks.
            Ok(sheet) => sheet.written_in(Notation::Page).replace('\t', "\n"),
            Err(report) => unreachable!("{report}"),
        }
    });
    sheets.into()
});

/// Returns the range between two characters.
fn between(text: &str, from: Index, to: Index) -> Range<usize> {
    let offsets: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
    let (from, to) = (from.get(&offsets), to.get(&offsets));
    *from.min(to)..*from.max(to)
}

/// Whether a directive is generated for the selection. Fails if the directive finds other text or does
/// not round-trip.
fn round_trips(text: &str, range: Range<usize>) -> Result<bool, TestCaseError> {
    let Some(generated) = generate(text, range.clone()) else {
        return Ok(false);
    };
    let found = find_directive(text, &generated);
    prop_assert_eq!(found.len(), generated.0.len(), "{}", generated);
    for pair in found.windows(2) {
        let between = text.get(pair[0].end..pair[1].start);
        prop_assert!(
            between.is_some_and(|gap| !gap.contains(char::is_alphanumeric)),
            "{}",
            generated
        );
    }
    let ends = found.first().zip(found.last());
    let whole = ends.map(|(first, last)| first.start..last.end);
    prop_assert_eq!(whole, expand_to_words(text, range), "{}", generated);
    prop_assert_eq!(Directive::parse(&generated.to_string()), generated);
    Ok(true)
}

/// Generates similar words of many scripts, with separators.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[ab]{1,2}",
        1 => prop::sample::select(vec![
            "NATO", "nato", "can't", "U.S.", "3,500", "re\u{301}sume\u{301}", "Résumé", "İ", "mis\u{ad}sile",
            "anti-missile", "“quoted”", "(b)", "天気", "今日", "ไทยไทย", "नमस्ते", "مَرحبا", "שלום",
            "👩\u{200d}🚀", "👍\u{1f3fd}", "🇨🇿🇵🇱", "\u{fe0f}", "\u{200d}", "—", "…",
        ]).prop_map(str::to_owned),
    ];
    let gap = prop::sample::select(vec![
        " ", " ", " ", " ", "\n", "", "-", ", ", "\u{a0}", "\t", ". ",
    ]);
    prop::collection::vec((word, gap), 1..40).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(word, gap)| [word, gap.to_owned()])
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn selection_of_sheet_round_trips(
        sheet in 0..SHEETS.len(), from: Index, to: Index) {
        let text = &TEXTS[sheet];
        let range = between(text, from, to);
        prop_assert_eq!(round_trips(text, range.clone())?, expand_to_words(text, range).is_some());
    }

    #[test]
    fn short_selection_of_sheet_round_trips(
        sheet in 0..SHEETS.len(), from: Index, length in 1..120_usize) {
        let text = &TEXTS[sheet];
        let range = between(text, from, from);
        let range = range.start..text.ceil_char_boundary(range.start + length);
        prop_assert_eq!(round_trips(text, range.clone())?, expand_to_words(text, range).is_some());
    }

    #[test]
    fn selection_of_any_text_round_trips(
        text in any_text(), from: Index, to: Index) {
        round_trips(&text, between(&text, from, to))?;
    }

    #[test]
    fn expands_selection_to_words(
        text in any_text(), from: Index, to: Index) {
        let range = between(&text, from, to);
        let selected = text[range.clone()].trim();
        if let Some(whole) = expand_to_words(&text, range) {
            let words = |text: &str| text.replace(|letter: char| !letter.is_alphanumeric(), "");
            prop_assert!(words(&text[whole.clone()]).contains(&words(selected)), "{:?}", &text[whole]);
            prop_assert_eq!(expand_to_words(&text, whole.clone()), Some(whole));
        } else {
            // A combining mark without its letter is not searched.
            let left = selected.trim_matches(['\u{ad}', '\u{301}', '\u{64e}']);
            prop_assert!(left.is_empty(), "{}", left);
        }
    }

    #[test]
    fn finds_ranges_on_char_boundaries(
        text in "\\PC{0,30}|[ab \n]{0,30}", prefix in option::of("[ab ]{0,3}|\\PC{0,3}"),
        start in "[ab ]{0,3}|\\PC{0,3}", end in option::of("[ab ]{0,3}|\\PC{0,3}"),
        suffix in option::of("[ab ]{0,3}|\\PC{0,3}")) {
        let fragment = TextFragment { prefix, start, end, suffix };
        if let Some(found) = find(&text, &fragment) {
            prop_assert!(text.get(found).is_some());
        }
    }

    #[test]
    fn accepts_any_range(text in any_text(), from in 0..200_usize, to in 0..200_usize) {
        let _ = generate(&text, from..to);
    }
}

#[test]
fn searches_repetitive_text_in_linear_time() {
    let text = "a ".repeat(100_000);
    let long = "a ".repeat(2000);
    for directive in [
        format!("a-,{long}b"),
        format!("{long}b"),
        format!("a,a,-{long}b"),
        format!("{long}-,b"),
    ] {
        let directive = directive.replace(' ', "%20");
        let fragment: Result<TextFragment, _> = directive.parse();
        assert_eq!(
            fragment.ok().and_then(|fragment| find(&text, &fragment)),
            None
        );
    }
    assert_eq!(generate(&text, 100_000..100_001), None);
}
