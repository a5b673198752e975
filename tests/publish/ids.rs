//! The ids that were published, none of which may vanish.

use factsheet::publish::Refusal;

use crate::{EMBEDDED, EVERYTHING, file, site_of};

#[test]
fn the_committed_ids_are_those_of_the_embedded_sheet() -> Result<(), Refusal> {
    let committed = include_str!("../../assets/fact-sheet.ids");
    assert_eq!(site_of(EMBEDDED, committed)?.ids, committed);
    Ok(())
}

#[test]
fn an_id_that_vanishes_stops_the_build_until_it_has_an_alias() -> Result<(), Refusal> {
    let ids = site_of(EMBEDDED, "")?.ids;
    let renamed = EMBEDDED.replace(
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
    assert!(site.ids.contains("\ncooperation-with-russia\n") && site.ids.contains("\nrussia\n"));
    assert!(file(&site, "index.html").contains("id=\"cooperation-with-russia\""));
    Ok(())
}

#[test]
fn renaming_everything_does_not_make_it_another_fact_sheet() -> Result<(), Refusal> {
    let ids = site_of(EMBEDDED, "")?.ids;
    let renamed = EMBEDDED.replace("## Cooperation with", "## Working with");
    assert!(matches!(site_of(&renamed, &ids), Err(Refusal::LostIds(lost)) if lost.len() == 10));
    Ok(())
}

#[test]
fn another_fact_sheet_starts_a_list_of_its_own() -> Result<(), Refusal> {
    let ids = site_of(EMBEDDED, "")?.ids;
    assert_eq!(site_of(EVERYTHING, &ids)?.ids, site_of(EVERYTHING, "")?.ids);
    Ok(())
}
