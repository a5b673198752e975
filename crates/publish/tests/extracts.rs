//! Extracts of a sheet: what they show, and what a link asks for.

use factsheet_model::scope::{ExtractStatus, Inclusion, Scope};
use factsheet_model::sheet::{Fingerprint, Sheet, footnote_id, reference_id, slug};
use factsheet_publish::markdown::SourceFile;

fn sheet_of(text: &str) -> Sheet {
    match SourceFile::new("fact-sheet.md", text).sheet() {
        Ok(sheet) => sheet,
        Err(report) => unreachable!("{report}"),
    }
}

const NESTED: &str = include_str!("../../../tests/fixtures/front-matter.md");

fn sheet() -> Sheet {
    let body = "The lead.\n\n## A\n\nOne.\n\n### B\n\nTwo.\n\n### C\n\nThree.\n\n## D\n\nFour.\n";
    let text =
        format!("{NESTED}{body}").replace("[source]", "[aliases]\nold-d = \"d\"\n\n[source]");
    sheet_of(&text)
}

fn extract(parts: &[&str]) -> Scope {
    Scope::Extract(parts.iter().map(|part| slug(part)).collect())
}

#[test]
fn a_footnote_brings_those_to_which_it_refers() {
    let text = "The lead.\n\n## A\n\nOne[^x].\n\n## B\n\nTwo[^z].\n\n\
        [^x]: See also[^y].\n\n[^y]: Why.\n\n[^z]: Else.\n";
    let sheet = sheet_of(&format!("{NESTED}{text}"));
    assert_eq!(sheet.footnotes.len(), 3);
    let scope = extract(&["a"]);
    for (number, shown) in [(1, true), (2, false), (3, true)] {
        for id in [footnote_id(number), reference_id(number, 1)] {
            assert_eq!(scope.shows(&slug(&id), &sheet), shown, "{id}");
        }
    }
}

#[test]
fn a_mark_is_shown_where_its_passage_is() {
    let text = "The lead[^x].\n\n## A\n\nOne[^x].\n\n### B\n\nTwo[^x].\n\n[^x]: A note[^x].\n";
    let sheet = sheet_of(&format!("{NESTED}{text}"));
    for (scope, shown) in [
        (Scope::Whole, [true, true, true, true]),
        (extract(&["a"]), [false, true, true, true]),
        (extract(&["b"]), [false, false, true, true]),
        (extract(&["lead"]), [true, false, false, true]),
    ] {
        for (occurrence, shown) in (1..).zip(shown) {
            let id = slug(&reference_id(1, occurrence));
            assert_eq!(scope.shows(&id, &sheet), shown, "{id} in {scope:?}");
        }
        assert!(scope.shows(&slug(&footnote_id(1)), &sheet));
    }
}

#[test]
fn the_sections_that_are_shown_are_those_that_can_be_folded() {
    let sheet = sheet();
    for (scope, shown) in [
        (Scope::Whole, &["a", "b", "c", "d"][..]),
        (extract(&["a"]), &["a", "b", "c"]),
        (extract(&["c"]), &["a", "c"]),
        (extract(&["lead"]), &[]),
    ] {
        let ids = scope.sections(&sheet).into_iter();
        let ids: Vec<&str> = ids.map(|section| section.passage.id.as_str()).collect();
        assert_eq!(ids, shown);
    }
}

#[test]
fn a_section_around_an_extract_keeps_its_heading_alone() {
    let sheet = sheet();
    let scope = extract(&["c"]);
    let inclusions: Vec<Inclusion> = sheet
        .all_sections()
        .into_iter()
        .map(|section| scope.inclusion(section))
        .collect();
    assert_eq!(
        inclusions,
        [
            Inclusion::Heading,
            Inclusion::None,
            Inclusion::All,
            Inclusion::None
        ]
    );
    for (id, shown) in [
        ("fact-sheet", true),
        ("lead", false),
        ("lead-1", false),
        ("a", true),
        ("a-heading", true),
        ("a-1", false),
        ("b", false),
        ("b-heading", false),
        ("b-1", false),
        ("c", true),
        ("c-1", true),
        ("d-1", false),
    ] {
        assert_eq!(scope.shows(&slug(id), &sheet), shown, "{id}");
        assert!(Scope::Whole.shows(&slug(id), &sheet), "{id}");
    }
    assert!(extract(&["a"]).shows(&slug("b-1"), &sheet));
}

#[test]
fn a_part_is_added_or_taken_away_but_never_the_last() {
    let sheet = sheet();
    for (before, part, after) in [
        (Scope::Whole, "a", extract(&["lead", "d"])),
        (extract(&["lead", "d"]), "a", Scope::Whole),
        (extract(&["d"]), "d", extract(&["d"])),
        (extract(&["d"]), "lead", extract(&["lead", "d"])),
        (extract(&["c", "d"]), "c", extract(&["d"])),
    ] {
        assert_eq!(before.toggled(&slug(part), &sheet), after, "{part}");
    }
}

#[test]
fn an_extract_is_called_by_the_titles_of_its_parts() {
    assert_eq!(
        extract(&["lead", "c"]).titles(&sheet()),
        ["Introduction", "C"]
    );
    assert!(Scope::Whole.titles(&sheet()).is_empty());
}

fn asked(ids: &[&str], wordings: &[Fingerprint]) -> (Scope, ExtractStatus) {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    Scope::resolve(&ids, wordings, &sheet())
}

#[test]
fn an_extract_has_the_parts_that_were_asked_for_in_the_order_of_the_sheet() {
    for (ids, scope) in [
        (&["d"][..], extract(&["d"])),
        (&["d", "lead"], extract(&["lead", "d"])),
        (&["d", "d"], extract(&["d"])),
        (&["old-d"], extract(&["d"])),
        (&["c"], extract(&["c"])),
        (&["c", "a"], extract(&["a"])),
        (&["b-1"], extract(&["b"])),
        (&["lead-1", "d"], extract(&["lead", "d"])),
        (&[], Scope::Whole),
        (&["lead", "a", "d"], Scope::Whole),
    ] {
        assert_eq!(
            asked(ids, &[]),
            (scope, ExtractStatus::default()),
            "{ids:?}"
        );
    }
}

#[test]
fn what_the_sheet_does_not_have_is_told() {
    let gone = ExtractStatus {
        gone: true,
        ..ExtractStatus::default()
    };
    for (ids, scope) in [
        (&["nowhere"][..], Scope::Whole),
        (&["nowhere", "d"], extract(&["d"])),
        (&["<script>"], Scope::Whole),
    ] {
        assert_eq!(asked(ids, &[]), (scope, gone), "{ids:?}");
    }
}

#[test]
fn what_is_there_and_in_no_part_is_not_told_to_be_gone() {
    let unreadable = ExtractStatus {
        unreadable: true,
        ..ExtractStatus::default()
    };
    for (ids, scope) in [
        (&["fact-sheet"][..], Scope::Whole),
        (&["d-heading", "d"], extract(&["d"])),
    ] {
        assert_eq!(asked(ids, &[]), (scope, unreadable), "{ids:?}");
    }
}

#[test]
fn another_wording_is_told_and_a_moved_part_is_found_by_its_own() {
    let now = extract(&["lead", "d"]).fingerprints(&sheet());
    let other = extract(&["a"]).fingerprints(&sheet());
    assert_eq!(now.len(), 2);
    assert_eq!(
        asked(&["lead", "d"], &now),
        (extract(&["lead", "d"]), ExtractStatus::default())
    );
    let (_, changed) = asked(&["lead", "d"], &[now[0], other[0]]);
    assert!(changed.changed && !changed.gone);
    assert_eq!(
        asked(&["renamed"], &now[1..]),
        (extract(&["d"]), ExtractStatus::default())
    );
}

#[test]
fn the_footnotes_of_a_part_are_compared_with_it() {
    let with_note = |point: &str, note: &str| {
        let body = format!("The lead.\n\n## A\n\n{point}\n\n## B\n\nTwo.{note}\n");
        sheet_of(&format!("{NESTED}{body}"))
    };
    let before = with_note("One[^1].", "\n\n[^1]: A note.");
    let wordings = extract(&["a"]).fingerprints(&before);
    assert_eq!(wordings.len(), 2);
    let without = with_note("One.", "");
    let added = extract(&["a"]).fingerprints(&without);
    let (_, status) = Scope::resolve(&["a".to_owned()], &added, &before);
    assert!(status.changed);
    for (sheet, changed) in [
        (&before, false),
        (&with_note("One[^1].", "\n\n[^1]: Another note."), true),
        (&without, true),
    ] {
        let (_, status) = Scope::resolve(&["a".to_owned()], &wordings, sheet);
        assert_eq!(status.changed, changed);
    }
    assert_eq!(extract(&["b"]).fingerprints(&before).len(), 1);
}

#[test]
fn footnotes_are_compared_whatever_their_numbers() {
    let of = |sections: &str| {
        sheet_of(&format!(
            "{NESTED}The lead.\n\n{sections}[^x]: A note.\n\n[^y]: Another note.\n"
        ))
    };
    let before = of("## A\n\nOne[^x].\n\n## B\n\nTwo[^y].\n\n");
    let ids = ["a".to_owned(), "b".to_owned()];
    let wordings = extract(&["a", "b"]).fingerprints(&before);
    let turned = of("## B\n\nTwo[^y].\n\n## A\n\nOne[^x].\n\n");
    let (scope, status) = Scope::resolve(&ids, &wordings, &turned);
    assert_eq!(scope, extract(&["b", "a"]));
    assert_eq!(status, ExtractStatus::default());

    let (parts, notes) = wordings.split_at(2);
    assert_eq!(notes.len(), 2);
    for note in notes {
        let (_, status) = Scope::resolve(&ids, &[parts, &[*note, *note]].concat(), &before);
        assert!(status.changed);
    }
}

#[test]
fn what_is_a_part_no_more_is_never_said_to_be_as_it_was() {
    let text = "The lead.\n\n## A\n\nOne.\n\nTwo.\n\n## C\n\nThree.\n";
    let front = NESTED.replace("[source]", "[aliases]\nb = \"a-2\"\n\n[source]");
    let sheet = sheet_of(&format!("{front}{text}"));
    let wording = extract(&["c"]).fingerprints(&sheet)[0];
    let other = "0badcafe".parse::<Fingerprint>().unwrap_or(wording);
    let (scope, status) = Scope::resolve(&["b".to_owned()], &[other], &sheet);
    assert_eq!(scope, extract(&["a"]));
    assert!(status.changed);
}
