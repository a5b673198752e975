//! What of a sheet is shown and printed: the whole, or an extract.
//!
//! An extract is made of *parts*: the introduction and sections, each with all that stands under
//! it. Reading it from an address is total: what the sheet does not have is told, and where nothing
//! is left the whole is shown.

use crate::sheet::{
    Fingerprint, Footnote, Passage, PassageId, PlainText, Section, Sheet, footnote_id,
};

/// What stands before the title of the whole, where an extract has a title.
pub const EXTRACT: &str = "Extract: ";

/// What of a sheet is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    #[default]
    Whole,
    /// These parts, in the order of the sheet.
    Extract(Vec<PassageId>),
}

/// How much of a section is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// All of it.
    All,
    /// Its heading, over a section under it that is shown.
    Heading,
    /// Nothing.
    None,
}

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
    /// The extract of these parts; the whole where they are all or none.
    #[must_use]
    pub fn of(chosen: &[PassageId], sheet: &Sheet) -> Self {
        fn walk(section: &Section, chosen: &[PassageId], found: &mut Vec<PassageId>) {
            if chosen.contains(&section.passage.id) {
                found.push(section.passage.id.clone());
            } else {
                for inner in &section.sections {
                    walk(inner, chosen, found);
                }
            }
        }
        let mut found = Vec::new();
        if sheet.has_lead() && chosen.contains(&sheet.lead.passage.id) {
            found.push(sheet.lead.passage.id.clone());
        }
        for section in &sheet.sections {
            walk(section, chosen, &mut found);
        }
        if found.is_empty() || found == parts(sheet) {
            Self::Whole
        } else {
            Self::Extract(found)
        }
    }

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

    /// The scope with this part besides, or without it; something is always shown.
    #[must_use]
    pub fn toggled(&self, part: &PassageId, sheet: &Sheet) -> Self {
        let mut chosen = self.parts(sheet);
        match chosen.iter().position(|other| other == part) {
            Some(position) if chosen.len() > 1 => {
                chosen.remove(position);
            }
            Some(_) => {}
            None => chosen.push(part.clone()),
        }
        Self::of(&chosen, sheet)
    }

    /// The parts of which it consists.
    #[must_use]
    pub fn parts(&self, sheet: &Sheet) -> Vec<PassageId> {
        match self {
            Self::Whole => parts(sheet),
            Self::Extract(parts) => parts.clone(),
        }
    }

    /// How much of this section is shown, where not all is of the section around it.
    #[must_use]
    pub fn share(&self, section: &Section) -> Share {
        if self.names(&section.passage.id) {
            return Share::All;
        }
        let inner = |inner: &std::rc::Rc<Section>| self.share(inner) != Share::None;
        if section.sections.iter().any(inner) {
            Share::Heading
        } else {
            Share::None
        }
    }

    /// Whether this part is shown because it was asked for itself.
    #[must_use]
    pub fn names(&self, part: &PassageId) -> bool {
        match self {
            Self::Whole => true,
            Self::Extract(parts) => parts.contains(part),
        }
    }

    /// Whether the passage, heading or footnote with this id is shown.
    #[must_use]
    pub fn shows(&self, id: &PassageId, sheet: &Sheet) -> bool {
        fn in_section(scope: &Scope, section: &Section, id: &PassageId, all: bool) -> Option<bool> {
            let all = all || scope.names(&section.passage.id);
            let mut inner = section.sections.iter();
            let inner = inner.find_map(|inner| in_section(scope, inner, id, all));
            inner.or_else(|| {
                if section.passage.id == *id || section.passage.id.heading() == id.as_str() {
                    Some(all || scope.share(section) != Share::None)
                } else {
                    section.has_block(id).then_some(all)
                }
            })
        }
        if sheet.lead.passage.id == *id || sheet.lead.has_block(id) {
            return self.names(&sheet.lead.passage.id);
        }
        let mut sections = sheet.sections.iter();
        sections
            .find_map(|section| in_section(self, section, id, false))
            .or_else(|| self.shows_footnote(id, sheet))
            .unwrap_or(true)
    }

    /// Whether the footnote is shown that has this id or a passage with it; `None` if none has.
    fn shows_footnote(&self, id: &PassageId, sheet: &Sheet) -> Option<bool> {
        let mut footnotes = (1..).zip(&sheet.footnotes);
        let (number, _) = footnotes.find(|(number, footnote)| {
            footnote_id(*number) == id.as_str() || footnote.has_block(id)
        })?;
        let shown = self.footnotes(sheet);
        Some(shown.is_none_or(|shown| shown.contains(&number)))
    }

    /// The sections that are shown, if only by their headings.
    #[must_use]
    pub fn sections<'a>(&self, sheet: &'a Sheet) -> Vec<&'a Section> {
        fn walk<'a>(scope: &Scope, section: &'a Section, all: bool, found: &mut Vec<&'a Section>) {
            let share = if all {
                Share::All
            } else {
                scope.share(section)
            };
            if share != Share::None {
                found.push(section);
                for inner in &section.sections {
                    walk(scope, inner, share == Share::All, found);
                }
            }
        }
        let mut found = Vec::new();
        for section in &sheet.sections {
            walk(self, section, false, &mut found);
        }
        found
    }

    /// The wordings of its parts and their footnotes, or of the whole, as they are now.
    #[must_use]
    pub fn fingerprints(&self, sheet: &Sheet) -> Vec<Fingerprint> {
        match self {
            Self::Whole => sheet
                .fingerprint
                .get(..8)
                .and_then(|digits| digits.parse().ok())
                .into_iter()
                .collect(),
            Self::Extract(parts) => candidates(sheet)
                .into_iter()
                .filter(|part| parts.contains(&part.id))
                .map(|part| part.fingerprint)
                .chain(self.wordings_of_footnotes(sheet))
                .collect(),
        }
    }

    /// The wordings of the footnotes that are shown with its parts.
    fn wordings_of_footnotes(&self, sheet: &Sheet) -> Vec<Fingerprint> {
        let shown = self.footnotes(sheet);
        (1..)
            .zip(&sheet.footnotes)
            .filter(|(number, _)| shown.as_ref().is_none_or(|shown| shown.contains(number)))
            .map(|(_, footnote)| footnote.fingerprint)
            .collect()
    }

    /// The numbers of the footnotes to which it refers; `None` for all of them.
    #[must_use]
    pub fn footnotes(&self, sheet: &Sheet) -> Option<Vec<u32>> {
        fn of_section(scope: &Scope, section: &Section) -> Vec<u32> {
            match scope.share(section) {
                Share::All => section.footnotes(),
                Share::None => Vec::new(),
                Share::Heading => {
                    let inner = section
                        .sections
                        .iter()
                        .flat_map(|inner| of_section(scope, inner));
                    section
                        .footnotes_of_heading()
                        .into_iter()
                        .chain(inner)
                        .collect()
                }
            }
        }
        if *self == Self::Whole {
            return None;
        }
        let lead = self
            .names(&sheet.lead.passage.id)
            .then(|| sheet.lead.footnotes());
        let sections = sheet
            .sections
            .iter()
            .flat_map(|section| of_section(self, section));
        let mut found: Vec<u32> = lead.into_iter().flatten().chain(sections).collect();
        // Those to which a footnote refers are needed with it.
        let mut position = 0;
        while let Some(number) = found.get(position) {
            let inner = sheet.footnote(*number).map(Footnote::footnotes);
            for number in inner.into_iter().flatten() {
                if !found.contains(&number) {
                    found.push(number);
                }
            }
            position += 1;
        }
        Some(found)
    }

    /// What its parts are called; none for the whole.
    #[must_use]
    pub fn titles(&self, sheet: &Sheet) -> Vec<String> {
        let Self::Extract(parts) = self else {
            return Vec::new();
        };
        let lead = parts
            .contains(&sheet.lead.passage.id)
            .then(|| LEAD_TITLE.to_owned());
        let sections = sheet.all_sections().into_iter();
        let sections = sections.filter(|section| parts.contains(&section.passage.id));
        lead.into_iter()
            .chain(sections.map(|section| section.heading.plain_text()))
            .collect()
    }
}

/// What the lead is called among the parts of a sheet.
pub const LEAD_TITLE: &str = "Introduction";

/// The parts of the whole: the introduction and the highest sections.
#[must_use]
pub fn parts(sheet: &Sheet) -> Vec<PassageId> {
    let lead = sheet.has_lead().then(|| sheet.lead.passage.id.clone());
    let sections = sheet
        .sections
        .iter()
        .map(|section| section.passage.id.clone());
    lead.into_iter().chain(sections).collect()
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

/// Everything that can be a part.
fn candidates(sheet: &Sheet) -> Vec<&Passage> {
    let lead = sheet.has_lead().then_some(&sheet.lead.passage);
    let sections = sheet
        .all_sections()
        .into_iter()
        .map(|section| &section.passage);
    lead.into_iter().chain(sections).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::markdown::sheet_of;
    use crate::sheet::slug;

    const NESTED: &str = include_str!("../tests/fixtures/front-matter.md");

    fn sheet() -> Sheet {
        let body =
            "The lead.\n\n## A\n\nOne.\n\n### B\n\nTwo.\n\n### C\n\nThree.\n\n## D\n\nFour.\n";
        let text =
            format!("{NESTED}{body}").replace("[source]", "[aliases]\nold-d = \"d\"\n\n[source]");
        sheet_of(&text)
    }

    fn extract(parts: &[&str]) -> Scope {
        Scope::Extract(parts.iter().map(|part| slug(part)).collect())
    }

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
    fn a_footnote_brings_those_to_which_it_refers() {
        let text = "The lead.\n\n## A\n\nOne[^x].\n\n## B\n\nTwo[^z].\n\n\
            [^x]: See also[^y].\n\n[^y]: Why.\n\n[^z]: Else.\n";
        let sheet = sheet_of(&format!("{NESTED}{text}"));
        assert_eq!(sheet.footnotes.len(), 3);
        let scope = extract(&["a"]);
        let shown = scope.footnotes(&sheet).unwrap_or_default();
        assert_eq!(shown.len(), 2);
        for number in 1..=3 {
            let id = slug(&footnote_id(number));
            assert_eq!(scope.shows(&id, &sheet), shown.contains(&number), "{id}");
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
        let shares: Vec<Share> = sheet
            .all_sections()
            .into_iter()
            .map(|section| scope.share(section))
            .collect();
        assert_eq!(
            shares,
            [Share::Heading, Share::None, Share::All, Share::None]
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
}
