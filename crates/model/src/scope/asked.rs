//! Reads from an address what of a sheet it asks for.
//!
//! That is total: what the sheet does not have is told, and where nothing is left the whole is shown.

use super::{Scope, candidates};
use crate::sheet::{Fingerprint, Passage, PassageId, Sheet};

/// What became of the parts that an address asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// One of them is no longer in the sheet.
    pub gone: bool,
    /// One of them has another wording.
    pub changed: bool,
    /// One of them is in the sheet and belongs to no part: the title block.
    pub unreadable: bool,
}

impl Scope {
    /// The extract that an address asks for by these ids, and, where it gives them, the wordings
    /// that they and their footnotes had then. A passage stands for the part that it is in.
    #[must_use]
    pub fn asked(ids: &[String], wordings: &[Fingerprint], sheet: &Sheet) -> (Self, Asked) {
        let mut asked = Asked::default();
        let mut chosen = Vec::new();
        if ids.is_empty() {
            return (Self::Whole, asked);
        }
        let candidates = candidates(sheet);
        let holders = holders(sheet);
        for (position, id) in ids.iter().enumerate() {
            let wording = wordings.get(position);
            let by_wording =
                || wording.and_then(|w| candidates.iter().find(|part| part.fingerprint == *w));
            if let Some(part) = candidates.iter().find(|part| part.has_id(id)) {
                asked.changed |= wording.is_some_and(|wording| part.fingerprint != *wording);
                chosen.push(part.id.clone());
            } else if let Some(part) = by_wording() {
                chosen.push(part.id.clone());
            } else if let Some((_, part)) = holders.iter().find(|(block, _)| block.has_id(id)) {
                // What the wording was of is a part no more.
                asked.changed |= wording.is_some();
                chosen.push((*part).clone());
            } else if sheet.has_id(id) {
                asked.unreadable = true;
            } else {
                asked.gone = true;
            }
        }
        let scope = Self::of(&chosen, sheet);
        let before = wordings.get(ids.len()..).unwrap_or_default();
        let now = scope.wordings_of_footnotes(sheet);
        // They are numbered anew where sections have changed places.
        let count = |all: &[Fingerprint], one| all.iter().filter(|other| *other == one).count();
        let mut each = before.iter();
        let are_those = before.len() == now.len()
            && each.all(|wording| count(before, wording) == count(&now, wording));
        asked.changed |= !wordings.is_empty() && !are_those;
        (scope, asked)
    }
}

/// Each block that is a passage, and the part that holds it.
fn holders(sheet: &Sheet) -> Vec<(&Passage, &PassageId)> {
    let lead = (&sheet.lead.passage, sheet.lead.passages());
    let sections = sheet.all_sections().into_iter();
    let sections = sections.map(|section| (&section.passage, section.own_passages()));
    let parts = std::iter::once(lead).chain(sections);
    parts
        .flat_map(|(part, blocks)| {
            let blocks = blocks.into_iter();
            blocks.map(|block| (block, &part.id))
        })
        .collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::super::tests::{NESTED, extract, sheet};
    use super::*;
    use crate::markdown::sheet_of;

    fn asked(ids: &[&str], wordings: &[Fingerprint]) -> (Scope, Asked) {
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        Scope::asked(&ids, wordings, &sheet())
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
            assert_eq!(asked(ids, &[]), (scope, Asked::default()), "{ids:?}");
        }
    }

    #[test]
    fn what_the_sheet_does_not_have_is_told() {
        let gone = Asked {
            gone: true,
            ..Asked::default()
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
        let unreadable = Asked {
            unreadable: true,
            ..Asked::default()
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
            (extract(&["lead", "d"]), Asked::default())
        );
        let (_, changed) = asked(&["lead", "d"], &[now[0], other[0]]);
        assert!(changed.changed && !changed.gone);
        assert_eq!(
            asked(&["renamed"], &now[1..]),
            (extract(&["d"]), Asked::default())
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
        let (_, asked) = Scope::asked(&["a".to_owned()], &added, &before);
        assert!(asked.changed);
        for (sheet, changed) in [
            (&before, false),
            (&with_note("One[^1].", "\n\n[^1]: Another note."), true),
            (&without, true),
        ] {
            let (_, asked) = Scope::asked(&["a".to_owned()], &wordings, sheet);
            assert_eq!(asked.changed, changed);
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
        let (scope, asked) = Scope::asked(&ids, &wordings, &turned);
        assert_eq!(scope, extract(&["b", "a"]));
        assert_eq!(asked, Asked::default());

        let (parts, notes) = wordings.split_at(2);
        assert_eq!(notes.len(), 2);
        for note in notes {
            let (_, asked) = Scope::asked(&ids, &[parts, &[*note, *note]].concat(), &before);
            assert!(asked.changed);
        }
    }

    #[test]
    fn what_is_a_part_no_more_is_never_said_to_be_as_it_was() {
        let text = "The lead.\n\n## A\n\nOne.\n\nTwo.\n\n## C\n\nThree.\n";
        let front = NESTED.replace("[source]", "[aliases]\nb = \"a-2\"\n\n[source]");
        let sheet = sheet_of(&format!("{front}{text}"));
        let wording = extract(&["c"]).fingerprints(&sheet)[0];
        let other = "0badcafe".parse::<Fingerprint>().unwrap_or(wording);
        let (scope, asked) = Scope::asked(&["b".to_owned()], &[other], &sheet);
        assert_eq!(scope, extract(&["a"]));
        assert!(asked.changed);
    }
}
