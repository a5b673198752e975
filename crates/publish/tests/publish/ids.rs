//! The ids that were published, none of which may vanish.

use factsheet_publish::publish::Refusal;

use crate::{EVERYTHING, FACT_SHEET, file, site_of};

#[test]
fn keeps_the_ids_published_in_2026() -> Result<(), Refusal> {
    let published = include_str!("../../../../tests/fixtures/fact-sheet-2007.ids");
    assert_eq!(site_of(FACT_SHEET, "")?.ids, published);
    Ok(())
}

#[test]
fn embedded_sheet_has_its_committed_ids() -> Result<(), Refusal> {
    let sheet = include_str!("../../../../assets/fact-sheet.md");
    let committed = include_str!("../../../../assets/fact-sheet.ids");
    assert_eq!(site_of(sheet, committed)?.ids, committed);
    Ok(())
}

#[test]
fn an_id_that_vanishes_stops_the_build_until_it_has_an_alias() -> Result<(), Refusal> {
    let ids = site_of(FACT_SHEET, "")?.ids;
    let renamed = FACT_SHEET.replace(
        "## Cooperation with Russia",
        "## Cooperation with Russia {#russia}",
    );
    let refusal = site_of(&renamed, &ids).err();
    let lost = [
        "cooperation-with-russia",
        "cooperation-with-russia-1",
        "cooperation-with-russia-2",
        "cooperation-with-russia-3",
    ];
    assert_eq!(
        refusal,
        Some(Refusal::LostIds(lost.map(ToOwned::to_owned).to_vec()))
    );
    assert!(refusal.is_some_and(|refusal| {
        refusal
            .to_string()
            .contains("\"cooperation-with-russia-2\"")
    }));

    let aliases = lost
        .map(|id| format!("{id} = \"{}\"\n", id.replace("cooperation-with-", "")))
        .concat();
    let mended = renamed.replacen("[source]", &format!("[aliases]\n{aliases}\n[source]"), 1);
    let site = site_of(&mended, &ids)?;
    assert!(site.ids.contains("\ncooperation-with-russia/\n") && site.ids.contains("\nrussia/\n"));
    assert!(file(&site, "index.html").contains("id=\"cooperation-with-russia\""));
    Ok(())
}

#[test]
fn the_page_of_a_section_outlives_the_section() -> Result<(), Refusal> {
    let ids = site_of(FACT_SHEET, "")?.ids;
    let former = [1, 2, 3].map(|point| format!("cooperation-with-russia-{point}"));
    // Its words are another section's now; a reader who came for all of it may as well begin at the top.
    for way in ["cooperation-with-nato-6", "lead-1"] {
        let aliases: String = former
            .iter()
            .zip(6..)
            .map(|(id, position)| format!("{id} = \"cooperation-with-nato-{position}\"\n"))
            .collect();
        let alias = format!("cooperation-with-russia = \"{way}\"\n");
        let aliases = format!("[aliases]\n{alias}{aliases}\n[source]");
        let merged = FACT_SHEET
            .replacen("\n## Cooperation with Russia\n", "", 1)
            .replacen("[source]", &aliases, 1);
        let site = site_of(&merged, &ids)?;
        let page = file(&site, "cooperation-with-russia/index.html");
        assert!(page.contains(&format!("data-section=\"{way}\"")), "{page}");
        // And so it does in every edition to come.
        let next = site_of(&merged, &site.ids)?;
        assert_eq!(next.ids, site.ids);
        assert_eq!(file(&next, "cooperation-with-russia/index.html"), page);
    }
    Ok(())
}

#[test]
fn an_id_may_change_its_capitals() -> Result<(), Refusal> {
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
fn where_capitals_do_not_count_the_page_of_what_is_there_is_written_last() -> Result<(), Refusal> {
    let ids = site_of(FACT_SHEET, "")?.ids;
    let ids = ids.replace(
        "\ncooperation-with-russia/\n",
        "\nRussia/\ncooperation-with-russia/\n",
    );
    let aliases = "[aliases]\nRussia = \"lead-1\"\n\n[source]";
    let text = format!("{FACT_SHEET}\n## Russia\n\nMore.\n").replacen("[source]", aliases, 1);
    let site = site_of(&text, &ids)?;
    let place = |name: &str| site.files.iter().position(|(file, _)| file == name);
    let (former, now) = (place("Russia/index.html"), place("russia/index.html"));
    assert!(former.is_some() && former < now, "{former:?} {now:?}");
    Ok(())
}

#[test]
fn renaming_everything_does_not_make_it_another_fact_sheet() -> Result<(), Refusal> {
    let ids = site_of(FACT_SHEET, "")?.ids;
    let renamed = FACT_SHEET.replace("## Cooperation with", "## Working with");
    assert!(matches!(site_of(&renamed, &ids), Err(Refusal::LostIds(lost)) if lost.len() == 10));
    Ok(())
}

#[test]
fn another_fact_sheet_starts_a_list_of_its_own() -> Result<(), Refusal> {
    let ids = site_of(FACT_SHEET, "")?.ids;
    assert_eq!(site_of(EVERYTHING, &ids)?.ids, site_of(EVERYTHING, "")?.ids);
    Ok(())
}
