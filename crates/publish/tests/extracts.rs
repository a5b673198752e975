//! Extracts: resolving their links, and what they include.

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
fn extract_includes_nested_footnotes() {
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
fn shows_references_of_included_passages() {
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
fn lists_shown_sections() {
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
fn parent_section_shows_only_heading() {
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
fn toggles_parts_but_keeps_the_last() {
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
fn titles_extract_after_parts() {
    assert_eq!(
        extract(&["lead", "c"]).titles(&sheet()),
        ["Introduction", "C"]
    );
    assert!(Scope::Whole.titles(&sheet()).is_empty());
}

fn resolve(ids: &[&str], fingerprints: &[Fingerprint]) -> (Scope, ExtractStatus) {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    Scope::resolve(&ids, fingerprints, &sheet())
}

#[test]
fn resolves_parts_in_order_of_sheet() {
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
            resolve(ids, &[]),
            (scope, ExtractStatus::default()),
            "{ids:?}"
        );
    }
}

#[test]
fn reports_unknown_ids() {
    let gone = ExtractStatus {
        gone: true,
        ..ExtractStatus::default()
    };
    for (ids, scope) in [
        (&["nowhere"][..], Scope::Whole),
        (&["nowhere", "d"], extract(&["d"])),
        (&["<script>"], Scope::Whole),
    ] {
        assert_eq!(resolve(ids, &[]), (scope, gone), "{ids:?}");
    }
}

#[test]
fn reports_ids_outside_of_sections_as_unreadable() {
    let unreadable = ExtractStatus {
        unreadable: true,
        ..ExtractStatus::default()
    };
    for (ids, scope) in [
        (&["fact-sheet"][..], Scope::Whole),
        (&["d-heading", "d"], extract(&["d"])),
    ] {
        assert_eq!(resolve(ids, &[]), (scope, unreadable), "{ids:?}");
    }
}

#[test]
fn finds_moved_section_by_fingerprint() {
    let now = extract(&["lead", "d"]).fingerprints(&sheet());
    let other = extract(&["a"]).fingerprints(&sheet());
    assert_eq!(now.len(), 2);
    assert_eq!(
        resolve(&["lead", "d"], &now),
        (extract(&["lead", "d"]), ExtractStatus::default())
    );
    let (_, changed) = resolve(&["lead", "d"], &[now[0], other[0]]);
    assert!(changed.changed && !changed.gone);
    assert_eq!(
        resolve(&["renamed"], &now[1..]),
        (extract(&["d"]), ExtractStatus::default())
    );
}

#[test]
fn detects_changed_footnotes() {
    let with_note = |point: &str, note: &str| {
        let body = format!("The lead.\n\n## A\n\n{point}\n\n## B\n\nTwo.{note}\n");
        sheet_of(&format!("{NESTED}{body}"))
    };
    let before = with_note("One[^1].", "\n\n[^1]: A note.");
    let fingerprints = extract(&["a"]).fingerprints(&before);
    assert_eq!(fingerprints.len(), 2);
    let without = with_note("One.", "");
    let added = extract(&["a"]).fingerprints(&without);
    let (_, status) = Scope::resolve(&["a".to_owned()], &added, &before);
    assert!(status.changed);
    for (sheet, changed) in [
        (&before, false),
        (&with_note("One[^1].", "\n\n[^1]: Another note."), true),
        (&without, true),
    ] {
        let (_, status) = Scope::resolve(&["a".to_owned()], &fingerprints, sheet);
        assert_eq!(status.changed, changed);
    }
    assert_eq!(extract(&["b"]).fingerprints(&before).len(), 1);
}

#[test]
fn ignores_numbers_of_footnotes() {
    let with_sections = |sections: &str| {
        sheet_of(&format!(
            "{NESTED}The lead.\n\n{sections}[^x]: A note.\n\n[^y]: Another note.\n"
        ))
    };
    let before = with_sections("## A\n\nOne[^x].\n\n## B\n\nTwo[^y].\n\n");
    let ids = ["a".to_owned(), "b".to_owned()];
    let fingerprints = extract(&["a", "b"]).fingerprints(&before);
    let turned = with_sections("## B\n\nTwo[^y].\n\n## A\n\nOne[^x].\n\n");
    let (scope, status) = Scope::resolve(&ids, &fingerprints, &turned);
    assert_eq!(scope, extract(&["b", "a"]));
    assert_eq!(status, ExtractStatus::default());

    let (parts, notes) = fingerprints.split_at(2);
    assert_eq!(notes.len(), 2);
    for note in notes {
        let (_, status) = Scope::resolve(&ids, &[parts, &[*note, *note]].concat(), &before);
        assert!(status.changed);
    }
}

#[test]
fn reports_section_that_became_a_block_as_changed() {
    let text = "The lead.\n\n## A\n\nOne.\n\nTwo.\n\n## C\n\nThree.\n";
    let front = NESTED.replace("[source]", "[aliases]\nb = \"a-2\"\n\n[source]");
    let sheet = sheet_of(&format!("{front}{text}"));
    let fingerprint = extract(&["c"]).fingerprints(&sheet)[0];
    let other = "0badcafe".parse::<Fingerprint>().unwrap_or(fingerprint);
    let (scope, status) = Scope::resolve(&["b".to_owned()], &[other], &sheet);
    assert_eq!(scope, extract(&["a"]));
    assert!(status.changed);
}
