//! Links to words: every selection of every sheet comes back as the same words.

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

/// The range between two places of the text.
fn between(text: &str, from: Index, to: Index) -> Range<usize> {
    let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
    let (from, to) = (from.get(&places), to.get(&places));
    *from.min(to)..*from.max(to)
}

/// Whether the selection has a directive; fails where that means other words, or reads otherwise
/// than it is written.
fn comes_back(text: &str, range: Range<usize>) -> Result<bool, TestCaseError> {
    let Some(made) = generate(text, range.clone()) else {
        return Ok(false);
    };
    let found = find_directive(text, &made);
    prop_assert_eq!(found.len(), made.0.len(), "{}", made);
    for pair in found.windows(2) {
        let between = text.get(pair[0].end..pair[1].start);
        prop_assert!(
            between.is_some_and(|gap| !gap.contains(char::is_alphanumeric)),
            "{}",
            made
        );
    }
    let ends = found.first().zip(found.last());
    let whole = ends.map(|(first, last)| first.start..last.end);
    prop_assert_eq!(whole, expand_to_words(text, range), "{}", made);
    prop_assert_eq!(Directive::parse(&made.to_string()), made);
    Ok(true)
}

/// Words that are often alike, of many scripts, with what stands between words.
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
    fn every_selection_of_every_sheet_comes_back_as_the_same_words(
        sheet in 0..SHEETS.len(), from: Index, to: Index) {
        let text = &TEXTS[sheet];
        let range = between(text, from, to);
        prop_assert_eq!(comes_back(text, range.clone())?, expand_to_words(text, range).is_some());
    }

    #[test]
    fn every_short_selection_of_every_sheet_comes_back_as_the_same_words(
        sheet in 0..SHEETS.len(), from: Index, length in 1..120_usize) {
        let text = &TEXTS[sheet];
        let range = between(text, from, from);
        let range = range.start..text.ceil_char_boundary(range.start + length);
        prop_assert_eq!(comes_back(text, range.clone())?, expand_to_words(text, range).is_some());
    }

    #[test]
    fn whatever_a_selection_of_any_text_becomes_means_its_words(
        text in any_text(), from: Index, to: Index) {
        comes_back(&text, between(&text, from, to))?;
    }

    #[test]
    fn whole_words_are_what_was_selected_and_the_rest_of_its_words(
        text in any_text(), from: Index, to: Index) {
        let range = between(&text, from, to);
        let selected = text[range.clone()].trim();
        if let Some(whole) = expand_to_words(&text, range) {
            let words = |text: &str| text.replace(|letter: char| !letter.is_alphanumeric(), "");
            prop_assert!(words(&text[whole.clone()]).contains(&words(selected)), "{:?}", &text[whole]);
            prop_assert_eq!(expand_to_words(&text, whole.clone()), Some(whole));
        } else {
            // A mark without its letter is looked for nowhere.
            let left = selected.trim_matches(['\u{ad}', '\u{301}', '\u{64e}']);
            prop_assert!(left.is_empty(), "{}", left);
        }
    }

    #[test]
    fn looking_for_anything_in_anything_ends(
        text in "\\PC{0,30}|[ab \n]{0,30}", prefix in option::of("[ab ]{0,3}|\\PC{0,3}"),
        start in "[ab ]{0,3}|\\PC{0,3}", end in option::of("[ab ]{0,3}|\\PC{0,3}"),
        suffix in option::of("[ab ]{0,3}|\\PC{0,3}")) {
        let fragment = TextFragment { prefix, start, end, suffix };
        if let Some(found) = find(&text, &fragment) {
            prop_assert!(text.get(found).is_some());
        }
    }

    #[test]
    fn any_range_of_any_text_will_do(text in any_text(), from in 0..200_usize, to in 0..200_usize) {
        let _ = generate(&text, from..to);
    }
}

#[test]
fn a_text_that_is_alike_to_itself_is_searched_in_no_time() {
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
