//! Published ids, none of which may be lost.

use factsheet_publish::publish::PublishError;

use crate::{EVERYTHING, FACT_SHEET, file, site_of};

#[test]
fn keeps_the_ids_published_in_2026() -> Result<(), PublishError> {
    let published = include_str!("../../../../tests/fixtures/fact-sheet-2007.ids");
    assert_eq!(site_of(FACT_SHEET, "")?.ids, published);
    Ok(())
}

#[test]
fn embedded_sheet_has_its_committed_ids() -> Result<(), PublishError> {
    let sheet = include_str!("../../../../assets/fact-sheet.md");
    let committed = include_str!("../../../../assets/fact-sheet.ids");
    assert_eq!(site_of(sheet, committed)?.ids, committed);
    Ok(())
}

#[test]
fn lost_id_stops_build_until_it_has_alias() -> Result<(), PublishError> {
    let ids = site_of(FACT_SHEET, "")?.ids;
    let renamed = FACT_SHEET.replace(
        "## Cooperation with Russia",
        "## Cooperation with Russia {#russia}",
    );
    let error = site_of(&renamed, &ids).err();
    let lost = [
        "cooperation-with-russia",
        "cooperation-with-russia-1",
        "cooperation-with-russia-2",
        "cooperation-with-russia-3",
    ];
    assert_eq!(
        error,
        Some(PublishError::MissingIds(
            lost.map(ToOwned::to_owned).to_vec()
        ))
    );
    assert!(
        error.is_some_and(|error| { error.to_string().contains("\"cooperation-with-russia-2\"") })
    );

    let aliases = lost
        .map(|id| format!("{id} = \"{}\"\n", id.replace("cooperation-with-", "")))
        .concat();
    let aliased = renamed.replacen("[source]", &format!("[aliases]\n{aliases}\n[source]"), 1);
    let site = site_of(&aliased, &ids)?;
    assert!(site.ids.contains("\ncooperation-with-russia/\n") && site.ids.contains("\nrussia/\n"));
    assert!(file(&site, "index.html").contains("id=\"cooperation-with-russia\""));
    Ok(())
}

#[test]
fn section_page_outlives_section() -> Result<(), PublishError> {
    let ids = site_of(FACT_SHEET, "")?.ids;
    let former = [1, 2, 3].map(|point| format!("cooperation-with-russia-{point}"));
    // The text has moved to another section. The alias can be any passage.
    for target in ["cooperation-with-nato-6", "lead-1"] {
        let aliases: String = former
            .iter()
            .zip(6..)
            .map(|(id, position)| format!("{id} = \"cooperation-with-nato-{position}\"\n"))
            .collect();
        let alias = format!("cooperation-with-russia = \"{target}\"\n");
        let aliases = format!("[aliases]\n{alias}{aliases}\n[source]");
        let merged = FACT_SHEET
            .replacen("\n## Cooperation with Russia\n", "", 1)
            .replacen("[source]", &aliases, 1);
        let site = site_of(&merged, &ids)?;
        let page = file(&site, "cooperation-with-russia/index.html");
        assert!(
            page.contains(&format!("data-section=\"{target}\"")),
            "{page}"
        );
        // The next edition keeps it.
        let next = site_of(&merged, &site.ids)?;
        assert_eq!(next.ids, site.ids);
        assert_eq!(file(&next, "cooperation-with-russia/index.html"), page);
    }
    Ok(())
}

#[test]
fn id_may_change_case() -> Result<(), PublishError> {
    let named = |id: &str| {
        FACT_SHEET.replace(
            "## Cooperation with Russia",
            &format!("## Cooperation with Russia {{#{id}}}"),
        )
    };
    let ids = site_of(&named("Russia"), "")?.ids;
    let aliases: String = ["", "-1", "-2", "-3"]
        .map(|block| format!("Russia{block} = \"russia{block}\"\n"))
        .concat();
    let aliases = format!("[aliases]\n{aliases}\n[source]");
    let site = site_of(&named("russia").replacen("[source]", &aliases, 1), &ids)?;
    let page = file(&site, "russia/index.html");
    assert!(page.contains("data-section=\"russia\""), "{page}");
    assert_eq!(file(&site, "Russia/index.html"), page);
    Ok(())
}

#[test]
fn current_section_page_wins_on_case_insensitive_hosts() -> Result<(), PublishError> {
    let ids = site_of(FACT_SHEET, "")?.ids;
    let ids = ids.replace(
        "\ncooperation-with-russia/\n",
        "\nRussia/\ncooperation-with-russia/\n",
    );
    let aliases = "[aliases]\nRussia = \"lead-1\"\n\n[source]";
    let text = format!("{FACT_SHEET}\n## Russia\n\nMore.\n").replacen("[source]", aliases, 1);
    let site = site_of(&text, &ids)?;
    let position = |name: &str| site.files.iter().position(|(file, _)| file == name);
    let (former, now) = (position("Russia/index.html"), position("russia/index.html"));
    assert!(former.is_some() && former < now, "{former:?} {now:?}");
    Ok(())
}

#[test]
fn renaming_all_sections_is_not_a_new_sheet() -> Result<(), PublishError> {
    let ids = site_of(FACT_SHEET, "")?.ids;
    let renamed = FACT_SHEET.replace("## Cooperation with", "## Working with");
    assert!(
        matches!(site_of(&renamed, &ids), Err(PublishError::MissingIds(lost)) if lost.len() == 10)
    );
    Ok(())
}

#[test]
fn another_sheet_starts_new_list_of_ids() -> Result<(), PublishError> {
    let ids = site_of(FACT_SHEET, "")?.ids;
    assert_eq!(site_of(EVERYTHING, &ids)?.ids, site_of(EVERYTHING, "")?.ids);
    Ok(())
}
