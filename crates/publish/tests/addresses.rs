//! What links resolve to, in the edition that they were made for and in later ones.

#[path = "hostile/fragments.rs"]
mod fragments;
#[path = "hostile/queries.rs"]
mod queries;

use factsheet_model::address::{Address, Notice, Resolution, View, resolve};
use factsheet_model::scope::{Scope, parts};
use factsheet_model::sheet::{Fingerprint, FootnoteReference, Passage, PlainText, Sheet};
use factsheet_publish::markdown::SourceFile;
use proptest::prelude::*;
use proptest::sample::Index;

use fragments::hostile_fragments;
use queries::hostile_queries;

const FRONT: &str = include_str!("../../../tests/fixtures/front-matter.md");

/// Parses a sheet with these list items in its only section, and these lines of aliases.
fn sheet_of(points: &[&str], aliases: &str) -> Sheet {
    let points: String = points.iter().map(|point| format!("* {point}\n")).collect();
    let front = FRONT.replacen("[source]", &format!("[aliases]\n{aliases}\n[source]"), 1);
    let text = format!(
        "{front}\nThe lead.\n\n## A section\n\n{points}\nTwo references.[^one][^one]\n\n[^one]: A note.\n"
    );
    read(&text)
}

fn read(text: &str) -> Sheet {
    match SourceFile::new("sheet.md", text).sheet() {
        Ok(sheet) => sheet,
        Err(report) => unreachable!("{report}"),
    }
}

fn fingerprint_of(sheet: &Sheet, id: &str) -> Fingerprint {
    let found = sheet
        .passages()
        .into_iter()
        .find(|passage| passage.id.as_str() == id);
    found.map_or_else(|| unreachable!("no {id}"), |passage| passage.fingerprint)
}

fn resolved(sheet: &Sheet, search: &str, hash: &str) -> (Option<String>, Option<Notice>) {
    let Resolution {
        passage, notice, ..
    } = resolve(&Address::parse(search, hash), sheet);
    (passage.map(String::from), notice)
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn resolves_links_in_later_editions() {
    let before = sheet_of(&["alpha", "beta", "gamma"], "");
    let v = |id: &str| format!("?v={}", fingerprint_of(&before, id));
    let swapped = sheet_of(&["beta", "alpha", "gamma"], "");
    let reworded = sheet_of(&["alpha", "beta, reworded", "gamma"], "");
    let shorter = sheet_of(&["beta", "gamma"], "");
    let doubled = sheet_of(&["beta", "delta", "beta"], "");
    let aliased = sheet_of(&["alpha", "beta {#b}", "gamma"], "a-section-2 = \"b\"\n");
    let to = |id: &str| Some(id.to_owned());
    for (sheet, search, hash, expected) in [
        (
            &before,
            String::new(),
            "#a-section-2",
            (to("a-section-2"), None),
        ),
        (
            &before,
            v("a-section-2"),
            "#a-section-2",
            (to("a-section-2"), None),
        ),
        (
            &reworded,
            v("a-section-2"),
            "#a-section-2",
            (to("a-section-2"), Some(Notice::WordingChanged)),
        ),
        (
            &swapped,
            v("a-section-1"),
            "#a-section-1",
            (to("a-section-2"), Some(Notice::Moved)),
        ),
        (
            &doubled,
            v("a-section-2"),
            "#a-section-2",
            (to("a-section-2"), Some(Notice::WordingChanged)),
        ),
        (
            &shorter,
            v("a-section-3"),
            "#a-section-3",
            (to("a-section-2"), Some(Notice::Moved)),
        ),
        (&aliased, String::new(), "#a-section-2", (to("b"), None)),
        (&aliased, v("a-section-2"), "#a-section-2", (to("b"), None)),
        (
            &aliased,
            v("a-section-3"),
            "#a-section-2",
            (to("a-section-3"), Some(Notice::Moved)),
        ),
        (
            &before,
            v("a-section-3"),
            "#gone",
            (to("a-section-3"), Some(Notice::Moved)),
        ),
        (
            &before,
            "?v=00000000".to_owned(),
            "#gone",
            (None, Some(Notice::Gone)),
        ),
        (
            &before,
            String::new(),
            "#gone",
            (None, Some(Notice::Damaged)),
        ),
        (
            &before,
            "?v=nonsense".to_owned(),
            "#lead",
            (to("lead"), Some(Notice::Unreadable)),
        ),
        (
            &before,
            "?v=nonsense".to_owned(),
            "#gone",
            (None, Some(Notice::Damaged)),
        ),
        (&before, String::new(), "", (None, None)),
        (&before, String::new(), "#top", (None, None)),
        (&before, String::new(), "#a-section-heading", (None, None)),
        (&before, String::new(), "#footnote-1", (None, None)),
        (&before, String::new(), "#footnote-1-mark-2", (None, None)),
        (
            &before,
            String::new(),
            "#footnote-1-mark-3",
            (None, Some(Notice::Damaged)),
        ),
        (
            &before,
            format!("?v={}", &before.fingerprint[..8]),
            "",
            (None, Some(Notice::Unchanged)),
        ),
        (
            &before,
            "?v=00000000".to_owned(),
            "",
            (None, Some(Notice::TextChanged)),
        ),
    ] {
        assert_eq!(resolved(sheet, &search, hash), expected, "{search}{hash}");
    }
}

#[test]
fn damaged_links_are_read_as_they_were() {
    let sheet = read(&format!(
        "{FRONT}\nThe lead.\n\n## Österreich\n\nOne.\n\nTwo. {{#Two}}\n\nThree. {{#two}}\n"
    ));
    let to = |id: &str| (Some(id.to_owned()), None);
    for (hash, expected) in [
        ("#österreich-1).", to("österreich-1")),
        ("#lead,", to("lead")),
        ("#lead%E2%80%9D", to("lead")),
        ("#lead%22%5D", to("lead")),
        ("#%25C3%25B6sterreich-1", to("österreich-1")),
        ("#%25C3%25B6sterreich%29", to("österreich")),
        ("#LEAD", to("lead")),
        ("#Lead.", to("lead")),
        // Ids that differ in case alone.
        ("#Two", to("Two")),
        ("#TWO", (None, Some(Notice::Damaged))),
        ("#lead-1-and-more", (None, Some(Notice::Damaged))),
    ] {
        assert_eq!(resolved(&sheet, "", hash), expected, "{hash}");
    }
}

#[test]
fn unknown_fragment_shows_notice() {
    let sheet = sheet_of(&["alpha"], "");
    for hash in hostile_fragments() {
        // Text fragments are searched in the page, not in the sheet.
        let notice = (!hash.starts_with("#:~:")).then_some(Notice::Damaged);
        assert_eq!(resolved(&sheet, "", &hash), (None, notice), "{hash:.40}");
    }
}

#[test]
fn hostile_query_shows_whole_sheet() {
    let sheet = sheet_of(&["alpha"], "");
    for search in hostile_queries() {
        let address = Address::parse(&search, "");
        let resolution = resolve(&address, &sheet);
        assert_eq!(
            (resolution.scope, resolution.passage),
            (Scope::Whole, None),
            "{search:.40}"
        );
        assert_eq!(address.view, View::Page, "{search:.40}");
    }
}

#[test]
fn fingerprint_is_inherited_by_another_fragment() {
    let first = Address::parse("?v=9f86d081", "#a");
    assert!(Address::parse("?v=9f86d081", "#b").inherits_fingerprints(&first));
    assert!(!Address::parse("?v=9f86d081", "#a").inherits_fingerprints(&first));
    assert!(!Address::parse("?v=00000000", "#b").inherits_fingerprints(&first));
    assert!(!Address::parse("", "#b").inherits_fingerprints(&first));
    assert_eq!(
        Address::parse("?x=1&v=9f86d081", "#b")
            .without_fingerprints()
            .to_string(),
        "?x=1#b"
    );
}

#[test]
fn link_to_passage_resolves_without_notice() {
    let sheet = sheet_of(&["alpha", "beta"], "");
    for passage in sheet.passages() {
        let address = Address::from_passage(passage)
            .with_foreign(&["theme=x".to_owned()])
            .to_string();
        let (search, hash) = address.split_at(address.find('#').unwrap_or(address.len()));
        assert_eq!(
            resolved(&sheet, search, hash),
            (Some(passage.id.to_string()), None),
            "{address}"
        );
    }
}

/// An edit of a list.
#[derive(Clone, Debug)]
enum Edit {
    Insert(Index, String),
    Remove(Index),
    Swap(Index, Index),
    Reword(Index, String),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let word = "[a-z]{3,9}";
    let index = any::<Index>;
    let edit = prop_oneof![
        (index(), word).prop_map(|(at, word)| Edit::Insert(at, word)),
        index().prop_map(Edit::Remove),
        (index(), index()).prop_map(|(one, other)| Edit::Swap(one, other)),
        (index(), word).prop_map(|(at, word)| Edit::Reword(at, word)),
    ];
    proptest::collection::vec(edit, 0..6)
}

fn edited(points: &[String], edits: &[Edit]) -> Vec<String> {
    let mut points = points.to_vec();
    for edit in edits {
        match edit {
            Edit::Insert(at, word) => points.insert(at.index(points.len() + 1), word.clone()),
            Edit::Remove(at) if points.len() > 1 => {
                points.remove(at.index(points.len()));
            }
            Edit::Remove(_) => {}
            Edit::Swap(one, other) => {
                let (one, other) = (one.index(points.len()), other.index(points.len()));
                points.swap(one, other);
            }
            Edit::Reword(at, word) => {
                let at = at.index(points.len());
                points[at].clone_from(word);
            }
        }
    }
    points
}

fn with_points(points: &[String]) -> Sheet {
    sheet_of(&points.iter().map(String::as_str).collect::<Vec<_>>(), "")
}

/// Parses a sheet with a section for each text, some with a footnote that contains the number of sections.
fn with_sections(words: &[String]) -> Sheet {
    let count = words.len();
    let section = |(position, words): (usize, &String)| {
        if words.len() % 2 == 0 {
            format!(
                "\n## Part {position}\n\n{words}[^{position}]\n\n[^{position}]: Of {count} parts.\n"
            )
        } else {
            format!("\n## Part {position}\n\n{words}\n")
        }
    };
    let sections: String = words.iter().enumerate().map(section).collect();
    let text = format!("{FRONT}\nThe lead.\n{sections}");
    read(&text)
}

/// Returns the texts of an extract and its footnotes, sorted.
fn shown(scope: &Scope, sheet: &Sheet) -> Vec<String> {
    let sections = scope
        .sections(sheet)
        .into_iter()
        .map(|section| section.blocks.plain_text());
    let lead = scope
        .includes(&sheet.lead.passage.id)
        .then(|| sheet.lead.plain_text());
    let marks = scope.marks(sheet);
    let is_shown = |number: u32| {
        let refers_to_it = |mark: &FootnoteReference| mark.footnote == number;
        marks
            .as_ref()
            .is_none_or(|marks| marks.iter().any(refers_to_it))
    };
    let footnotes = (1..).zip(&sheet.footnotes);
    let footnotes = footnotes.filter(|(number, _)| is_shown(*number));
    let mut words: Vec<String> = lead
        .into_iter()
        .chain(sections)
        .chain(footnotes.map(|(_, footnote)| footnote.plain_text()))
        .collect();
    words.sort();
    words
}

proptest! {
    #[test]
    fn link_to_extract_shows_same_text_or_notice(
        words in proptest::collection::vec("[a-z]{3,9}( [a-z]{3,9}){0,3}", 1..6),
        edits in edits(),
        chosen in proptest::collection::vec(any::<bool>(), 7),
    ) {
        let before = with_sections(&words);
        let after = with_sections(&edited(&words, &edits));
        let parts: Vec<_> = parts(&before).into_iter().zip(&chosen).collect();
        let parts: Vec<_> = parts.into_iter().filter_map(|(part, chosen)| chosen.then_some(part)).collect();
        let scope = Scope::from_parts(&parts, &before);
        let resolution = resolve(&Address::from_scope(&scope, &before), &after);
        if matches!(resolution.notice, None | Some(Notice::Unchanged)) {
            prop_assert_eq!(shown(&resolution.scope, &after), shown(&scope, &before));
        }
        let same = resolve(&Address::from_scope(&scope, &before), &before);
        prop_assert!(matches!(same.notice, None | Some(Notice::Unchanged)));
        prop_assert_eq!(same.scope, scope);
    }

    #[test]
    fn link_to_passage_shows_same_text_or_notice(
        points in proptest::collection::vec("[a-z]{3,9}( [a-z]{3,9}){0,3}", 1..6),
        edits in edits(),
        chosen in any::<Index>(),
    ) {
        let before = with_points(&points);
        let after = with_points(&edited(&points, &edits));
        let passages = before.passages();
        let linked: &Passage = passages[chosen.index(passages.len())];
        let resolution = resolve(&Address::from_passage(linked), &after);
        let fingerprint = resolution.passage.map(|id| fingerprint_of(&after, id.as_str()));
        match (resolution.notice, fingerprint) {
            (None | Some(Notice::Moved), Some(found)) => prop_assert_eq!(found, linked.fingerprint),
            (Some(Notice::WordingChanged), Some(found)) => prop_assert_ne!(found, linked.fingerprint),
            (Some(Notice::Gone | Notice::Damaged), None) => {
                prop_assert!(after.passages().iter().all(|passage| passage.fingerprint != linked.fingerprint));
            }
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn any_url_resolves(search in ".{0,80}", hash in ".{0,80}") {
        let sheet = sheet_of(&["alpha"], "");
        let address = Address::parse(&search, &hash);
        let resolution = resolve(&address, &sheet);
        if let Some(id) = resolution.passage {
            prop_assert!(sheet.passages().iter().any(|passage| passage.id == id));
        }
        prop_assert!(!address.unreadable || resolution.notice.is_some());
    }
}
