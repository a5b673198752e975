//! Citations against texts that were checked by the rules of their styles.

use factsheet_model::citations::plain;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::record::Record;
use super::*;
use crate::markdown::SourceFile;
use crate::sheet::{InvalidDate, Sheet};

const FACT_SHEET: &str = include_str!("../../../../tests/fixtures/fact-sheet-2007.md");
const EVERYTHING: &str = include_str!("../../../../tests/fixtures/everything.md");

fn sheet(text: &str) -> Sheet {
    let pixels = include_bytes!("../../../../tests/fixtures/pixels.png");
    let picture = |_: &str| Some(pixels.to_vec());
    let file = SourceFile::new("fact-sheet.md", text).with_pictures(&picture);
    match file.sheet() {
        Ok(sheet) => sheet,
        Err(faults) => unreachable!("{faults}"),
    }
}

/// With stars around what stands in italics.
fn starred(runs: &[Run]) -> String {
    let star = |italic| if italic { "*" } else { "" };
    runs.iter()
        .map(|run| [star(run.italic), &run.text, star(run.italic)].concat())
        .collect()
}

fn cited(record: &Record, format: Format) -> Result<String, InvalidDate> {
    let accessed = Date::new(2026, 11, 4)?;
    let writer = Writer::new(format);
    Ok(writer.map_or_else(String::new, |writer| {
        starred(&writer.write(record, accessed))
    }))
}

fn water() -> Result<Record, InvalidDate> {
    Ok(Record {
        key: "water".to_owned(),
        title: "Water in the valley: what NATO's engineers found".to_owned(),
        container: None,
        genre: Some("Fact Sheet".to_owned()),
        bureaus: vec!["Bureau of Rivers, Lakes and Seas".to_owned()],
        publisher: Some("Valley Council".to_owned()),
        place: Some("Riverside".to_owned()),
        date: Some(Date::new(2024, 5, 9)?),
        language: "en-US".to_owned(),
        address: Some("https://example.org/water/".to_owned()),
    })
}

/// A record, and what APA, Chicago and MLA make of it.
type Case = (Record, [&'static str; 3]);

fn by_whom() -> Result<Vec<Case>, InvalidDate> {
    let full = water()?;
    let bureaus = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Ok(vec![
        (
            full.clone(),
            [
                "Bureau of Rivers, Lakes and Seas. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council. Retrieved November 4, 2026, from https://example.org/water/",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, 2024. Accessed November 4, 2026. https://example.org/water/.",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/. Accessed 4 Nov. 2026.",
            ],
        ),
        // The publisher is the author: APA leaves out the publisher, MLA the author,
        // Chicago neither.
        (
            Record {
                bureaus: Vec::new(),
                ..full.clone()
            },
            [
                "Valley Council. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Retrieved November 4, 2026, from https://example.org/water/",
                "Valley Council. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, 2024. Accessed November 4, 2026. https://example.org/water/.",
                "*Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/. Accessed 4 Nov. 2026.",
            ],
        ),
        // Nobody is known: the title comes first, in APA without the kind.
        (
            Record {
                bureaus: Vec::new(),
                publisher: None,
                place: None,
                ..full.clone()
            },
            [
                "*Water in the valley: what NATO's engineers found*. (2024, May 9). Retrieved November 4, 2026, from https://example.org/water/",
                "*Water in the Valley: What NATO's Engineers Found*. Fact Sheet. 2024. Accessed November 4, 2026. https://example.org/water/.",
                "*Water in the Valley: What NATO's Engineers Found*. Fact Sheet. 9 May 2024, https://example.org/water/. Accessed 4 Nov. 2026.",
            ],
        ),
        (
            Record {
                place: None,
                ..full.clone()
            },
            [
                "Bureau of Rivers, Lakes and Seas. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council. Retrieved November 4, 2026, from https://example.org/water/",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 2024. Accessed November 4, 2026. https://example.org/water/.",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/. Accessed 4 Nov. 2026.",
            ],
        ),
        // No date: "n.d." in APA and Chicago, nothing in MLA.
        (
            Record {
                date: None,
                ..full.clone()
            },
            [
                "Bureau of Rivers, Lakes and Seas. (n.d.). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council. Retrieved November 4, 2026, from https://example.org/water/",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, n.d. Accessed November 4, 2026. https://example.org/water/.",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, https://example.org/water/. Accessed 4 Nov. 2026.",
            ],
        ),
        (
            Record {
                bureaus: bureaus(&["Bureau of Rivers", "Bureau of Lakes"]),
                ..full.clone()
            },
            [
                "Bureau of Rivers, & Bureau of Lakes. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council. Retrieved November 4, 2026, from https://example.org/water/",
                "Bureau of Rivers, and Bureau of Lakes. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, 2024. Accessed November 4, 2026. https://example.org/water/.",
                "Bureau of Rivers, and Bureau of Lakes. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/. Accessed 4 Nov. 2026.",
            ],
        ),
        // From three authors on MLA names the first.
        (
            Record {
                bureaus: bureaus(&["Bureau of Rivers", "Bureau of Lakes", "Bureau of Seas"]),
                ..full
            },
            [
                "Bureau of Rivers, Bureau of Lakes, & Bureau of Seas. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council. Retrieved November 4, 2026, from https://example.org/water/",
                "Bureau of Rivers, Bureau of Lakes, and Bureau of Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, 2024. Accessed November 4, 2026. https://example.org/water/.",
                "Bureau of Rivers, et al. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/. Accessed 4 Nov. 2026.",
            ],
        ),
    ])
}

fn of_what() -> Result<Vec<Case>, InvalidDate> {
    let full = water()?;
    Ok(vec![
        // A section, as a part of the whole.
        (
            Record {
                title: "How much there is of it at NATO".to_owned(),
                container: Some(full.title.clone()),
                genre: None,
                address: Some("https://example.org/water/how-much/".to_owned()),
                ..full.clone()
            },
            [
                "Bureau of Rivers, Lakes and Seas. (2024). How much there is of it at NATO. In *Water in the valley: what NATO's engineers found*. Valley Council. Retrieved November 4, 2026, from https://example.org/water/how-much/",
                "Bureau of Rivers, Lakes and Seas. “How Much There Is of It at NATO.” In *Water in the Valley: What NATO's Engineers Found*. Riverside: Valley Council, 2024. Accessed November 4, 2026. https://example.org/water/how-much/.",
                "Bureau of Rivers, Lakes and Seas. “How Much There Is of It at NATO.” *Water in the Valley: What NATO's Engineers Found*, Valley Council, 9 May 2024, https://example.org/water/how-much/. Accessed 4 Nov. 2026.",
            ],
        ),
        // Capitals as in English are for titles in English.
        (
            Record {
                title: "谷の水 – l’eau de la vallée".to_owned(),
                language: "ja".to_owned(),
                ..full.clone()
            },
            [
                "Bureau of Rivers, Lakes and Seas. (2024, May 9). *谷の水 – l’eau de la vallée* [Fact Sheet]. Valley Council. Retrieved November 4, 2026, from https://example.org/water/",
                "Bureau of Rivers, Lakes and Seas. *谷の水 – l’eau de la vallée*. Fact Sheet. Riverside: Valley Council, 2024. Accessed November 4, 2026. https://example.org/water/.",
                "Bureau of Rivers, Lakes and Seas. *谷の水 – l’eau de la vallée*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/. Accessed 4 Nov. 2026.",
            ],
        ),
        // What is nowhere to be found was not accessed there.
        (
            Record {
                address: None,
                ..full
            },
            [
                "Bureau of Rivers, Lakes and Seas. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council.",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, 2024.",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024.",
            ],
        ),
    ])
}

#[test]
fn each_style_cites_as_its_manual_says() -> Result<(), InvalidDate> {
    let styles = [Format::Apa, Format::Chicago, Format::Mla];
    for (record, texts) in by_whom()?.into_iter().chain(of_what()?) {
        for (format, text) in styles.into_iter().zip(texts) {
            assert_eq!(cited(&record, format)?, text);
        }
    }
    Ok(())
}

#[test]
fn an_entry_of_bibtex_reads_back_as_it_was_meant() -> Result<(), Box<dyn std::error::Error>> {
    let special = r"{a} % & # _ \ ^ ~ $ 10^6 x~y <b> NATO's “x” iPhone: end\";
    let record = Record {
        title: special.to_owned(),
        bureaus: vec!["Rivers and Lakes".to_owned(), "Seas, Ltd. & Co".to_owned()],
        ..water()?
    };
    let section = Record {
        container: Some(special.to_owned()),
        ..record.clone()
    };
    for (record, kind) in [(record, "techreport"), (section, "incollection")] {
        let text = cited(&record, Format::Bibtex)?;
        assert!(text.starts_with(&format!("@{kind}{{water,\n")), "{text}");
        assert!(text.contains(r"10\^{}6 x\~{}y"), "{text}");
        let parsed = biblatex::Bibliography::parse(&text).map_err(|error| error.to_string())?;
        let entry = parsed.get("water").ok_or("an entry")?;
        let field = |name| entry.get(name).map(biblatex::ChunksExt::format_verbatim);
        assert_eq!(field("title").as_deref(), Some(special));
        assert_eq!(field("booktitle"), record.container);
        assert_eq!(field("url"), record.address);
        let publisher = field("institution").or_else(|| field("publisher"));
        assert_eq!(publisher, record.publisher);
        assert_eq!(field("address").or_else(|| field("location")), record.place);
        assert_eq!(field("type"), record.genre);
        assert_eq!(field("year").as_deref(), Some("2024"));
        assert_eq!(field("urldate").as_deref(), Some("2026-11-04"));
        let authors = entry.author().map_err(|error| error.to_string())?;
        let authors: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(authors, record.authors());
    }
    Ok(())
}

#[test]
fn a_record_of_ris_has_a_line_for_each_field_and_none_more() -> Result<(), InvalidDate> {
    let full = Record {
        title: r"{ } % & # _ \ $ TY  - ER  -".to_owned(),
        ..water()?
    };
    let broken = Record {
        title: "One\r\nER  - \u{2028}two".to_owned(),
        bureaus: vec!["A".to_owned(), "B".to_owned()],
        container: Some("Whole".to_owned()),
        genre: None,
        place: None,
        date: None,
        ..full.clone()
    };
    for (record, text) in [
        (
            full,
            "TY  - RPRT\r\nID  - water\r\nAU  - Bureau of Rivers, Lakes and Seas\r\n\
             TI  - { } % & # _ \\ $ TY - ER -\r\nM3  - Fact Sheet\r\nPB  - Valley Council\r\n\
             CY  - Riverside\r\nPY  - 2024\r\nDA  - 2024/05/09\r\nLA  - en-US\r\n\
             UR  - https://example.org/water/\r\nY2  - 2026/11/04\r\nER  - \r\n",
        ),
        (
            broken,
            "TY  - CHAP\r\nID  - water\r\nAU  - A\r\nAU  - B\r\nTI  - One ER - two\r\n\
             T2  - Whole\r\nPB  - Valley Council\r\nLA  - en-US\r\n\
             UR  - https://example.org/water/\r\nY2  - 2026/11/04\r\nER  - \r\n",
        ),
    ] {
        assert_eq!(cited(&record, Format::Ris)?, text);
    }
    Ok(())
}

#[test]
fn an_item_of_csl_json_says_what_the_record_says() -> Result<(), Box<dyn std::error::Error>> {
    let title = "\"{ } % & # _ \\ $\"\n</script>";
    let whole = Record {
        title: title.to_owned(),
        ..water()?
    };
    let section = Record {
        container: Some("Water".to_owned()),
        genre: None,
        bureaus: vec!["Rivers".to_owned(), "Lakes and Seas".to_owned()],
        ..whole.clone()
    };
    let bare = Record {
        key: "bare".to_owned(),
        title: "Bare".to_owned(),
        language: "ja".to_owned(),
        ..Record::default()
    };
    let (issued, accessed) = (
        json!({ "date-parts": [[2024, 5, 9]] }),
        json!({ "date-parts": [[2026, 11, 4]] }),
    );
    for (record, item) in [
        (
            whole,
            json!({
                "id": "water", "type": "report", "title": title, "genre": "Fact Sheet",
                "author": [{ "literal": "Bureau of Rivers, Lakes and Seas" }],
                "publisher": "Valley Council", "publisher-place": "Riverside", "issued": issued,
                "accessed": accessed, "URL": "https://example.org/water/", "language": "en-US",
            }),
        ),
        (
            section,
            json!({
                "id": "water", "type": "chapter", "title": title, "container-title": "Water",
                "author": [{ "literal": "Rivers" }, { "literal": "Lakes and Seas" }],
                "publisher": "Valley Council", "publisher-place": "Riverside", "issued": issued,
                "accessed": accessed, "URL": "https://example.org/water/", "language": "en-US",
            }),
        ),
        (
            bare,
            json!({ "id": "bare", "type": "report", "title": "Bare", "language": "ja" }),
        ),
    ] {
        let items: Value = serde_json::from_str(&cited(&record, Format::CslJson)?)?;
        assert_eq!(items, json!([item]));
    }
    Ok(())
}

/// What is said of the embedded sheet and of its first section, in the formats that are one line.
const OF_FACT_SHEET: [(Format, [&str; 2]); 3] = [
    (
        Format::Apa,
        [
            "Bureau of European and Eurasian Affairs. (2007, April 16). *U.S. missile defense: Cooperation with NATO and Russia* [Fact sheet]. U.S. Department of State. Retrieved November 4, 2026, from https://2001-2009.state.gov/p/eur/rls/fs/83123.htm",
            "Bureau of European and Eurasian Affairs. (2007). Cooperation with NATO. In *U.S. missile defense: Cooperation with NATO and Russia*. U.S. Department of State. Retrieved November 4, 2026, from https://2001-2009.state.gov/p/eur/rls/fs/83123.htm",
        ],
    ),
    (
        Format::Chicago,
        [
            "Bureau of European and Eurasian Affairs. *U.S. Missile Defense: Cooperation with NATO and Russia*. Fact Sheet. Washington, DC: U.S. Department of State, 2007. Accessed November 4, 2026. https://2001-2009.state.gov/p/eur/rls/fs/83123.htm.",
            "Bureau of European and Eurasian Affairs. “Cooperation with NATO.” In *U.S. Missile Defense: Cooperation with NATO and Russia*. Washington, DC: U.S. Department of State, 2007. Accessed November 4, 2026. https://2001-2009.state.gov/p/eur/rls/fs/83123.htm.",
        ],
    ),
    (
        Format::Mla,
        [
            "Bureau of European and Eurasian Affairs. *U.S. Missile Defense: Cooperation with NATO and Russia*. Fact Sheet. U.S. Department of State, 16 Apr. 2007, https://2001-2009.state.gov/p/eur/rls/fs/83123.htm. Accessed 4 Nov. 2026.",
            "Bureau of European and Eurasian Affairs. “Cooperation with NATO.” *U.S. Missile Defense: Cooperation with NATO and Russia*, U.S. Department of State, 16 Apr. 2007, https://2001-2009.state.gov/p/eur/rls/fs/83123.htm. Accessed 4 Nov. 2026.",
        ],
    ),
];

const FACT_SHEET_IN_BIBTEX: [&str; 2] = [
    "@techreport{us-missile-defense-cooperation-2007,
author = {{Bureau of European and Eurasian Affairs}},
year = {2007},
month = apr,
day = {16},
institution = {U.S. Department of State},
address = {Washington, DC},
title = {{U.S.} missile defense: {Cooperation} with {NATO} and {Russia}},
type = {Fact Sheet},
url = {https://2001-2009.state.gov/p/eur/rls/fs/83123.htm},
urldate = {2026-11-04},
}
",
    "@incollection{us-missile-defense-cooperation-2007-cooperation-with-nato,
author = {{Bureau of European and Eurasian Affairs}},
booktitle = {{U.S.} missile defense: {Cooperation} with {NATO} and {Russia}},
year = {2007},
month = apr,
day = {16},
address = {Washington, DC},
publisher = {U.S. Department of State},
title = {{Cooperation} with {NATO}},
url = {https://2001-2009.state.gov/p/eur/rls/fs/83123.htm},
urldate = {2026-11-04},
}
",
];

const FACT_SHEET_IN_RIS: [&str; 2] = [
    "TY  - RPRT
ID  - us-missile-defense-cooperation-2007
AU  - Bureau of European and Eurasian Affairs
TI  - U.S. missile defense: Cooperation with NATO and Russia
M3  - Fact Sheet
PB  - U.S. Department of State
CY  - Washington, DC
PY  - 2007
DA  - 2007/04/16
LA  - en-US
UR  - https://2001-2009.state.gov/p/eur/rls/fs/83123.htm
Y2  - 2026/11/04
ER  - 
",
    "TY  - CHAP
ID  - us-missile-defense-cooperation-2007-cooperation-with-nato
AU  - Bureau of European and Eurasian Affairs
TI  - Cooperation with NATO
T2  - U.S. missile defense: Cooperation with NATO and Russia
PB  - U.S. Department of State
CY  - Washington, DC
PY  - 2007
DA  - 2007/04/16
LA  - en-US
UR  - https://2001-2009.state.gov/p/eur/rls/fs/83123.htm
Y2  - 2026/11/04
ER  - 
",
];

#[test]
fn the_embedded_sheet_is_cited_word_for_word() -> Result<(), Box<dyn std::error::Error>> {
    let citations = cite(&sheet(FACT_SHEET));
    let accessed = Date::new(2026, 11, 4)?;
    let section = "cooperation-with-nato".parse()?;
    for (format, texts) in OF_FACT_SHEET.into_iter().chain([
        (Format::Bibtex, FACT_SHEET_IN_BIBTEX),
        (Format::Ris, FACT_SHEET_IN_RIS),
    ]) {
        for (section, text) in [None, Some(&section)].into_iter().zip(texts) {
            let runs = citations.filled(format, section, accessed);
            // RIS ends its lines in two characters.
            let text = match format {
                Format::Ris => text.replace('\n', "\r\n"),
                _ => text.to_owned(),
            };
            assert_eq!(starred(&runs.ok_or("a citation")?), text);
        }
    }
    Ok(())
}

#[test]
fn the_embedded_sheet_is_cited_for_programs() -> Result<(), Box<dyn std::error::Error>> {
    let citations = cite(&sheet(FACT_SHEET));
    let section = "cooperation-with-nato".parse()?;
    for (section, of_its_own) in [
        (
            None,
            json!({
                "id": "us-missile-defense-cooperation-2007", "type": "report", "genre": "Fact Sheet",
                "title": "U.S. missile defense: Cooperation with NATO and Russia",
            }),
        ),
        (
            Some(&section),
            json!({
                "id": "us-missile-defense-cooperation-2007-cooperation-with-nato",
                "type": "chapter", "title": "Cooperation with NATO",
                "container-title": "U.S. missile defense: Cooperation with NATO and Russia",
            }),
        ),
    ] {
        let mut item = json!({
            "author": [{ "literal": "Bureau of European and Eurasian Affairs" }],
            "publisher": "U.S. Department of State", "publisher-place": "Washington, DC",
            "issued": { "date-parts": [[2007, 4, 16]] },
            "accessed": { "date-parts": [[2026, 11, 4]] },
            "URL": "https://2001-2009.state.gov/p/eur/rls/fs/83123.htm", "language": "en-US",
        });
        if let (Value::Object(item), Value::Object(of_its_own)) = (&mut item, of_its_own) {
            item.extend(of_its_own);
        }
        let runs = citations.filled(Format::CslJson, section, Date::new(2026, 11, 4)?);
        let items: Value = serde_json::from_str(&starred(&runs.ok_or("a citation")?))?;
        assert_eq!(items, json!([item]));
    }
    Ok(())
}

#[test]
fn a_kind_in_brackets_keeps_only_the_capitals_of_names() -> Result<(), InvalidDate> {
    for (kind, language, in_brackets) in [
        ("Fact Sheet", "en-US", "[Fact sheet]"),
        ("NATO Fact Sheet", "en", "[NATO fact sheet]"),
        ("Fact Sheet", "enm", "[Fact Sheet]"),
        ("Faktenblatt der Behörde", "de", "[Faktenblatt der Behörde]"),
    ] {
        let record = Record {
            genre: Some(kind.to_owned()),
            language: language.to_owned(),
            ..water()?
        };
        let cited = cited(&record, Format::Apa)?;
        assert!(cited.contains(in_brackets), "{cited}");
    }
    Ok(())
}

#[test]
fn a_section_is_cited_at_its_own_page() -> Result<(), Box<dyn std::error::Error>> {
    let accessed = Date::new(2026, 11, 24)?;
    let with_page = sheet(EVERYTHING);
    let without = sheet(FACT_SHEET);
    let source_address = "https://2001-2009.state.gov/p/eur/rls/fs/83123.htm";
    for (sheet, section, address) in [
        (&with_page, None, "https://example.org/everything/"),
        (
            &with_page,
            Some("costs"),
            "https://example.org/everything/costs/",
        ),
        (
            &with_page,
            Some("größe-und-maß"),
            "https://example.org/everything/gr%C3%B6%C3%9Fe-und-ma%C3%9F/",
        ),
        (&without, None, source_address),
        (&without, Some("cooperation-with-nato"), source_address),
    ] {
        let citations = cite(sheet);
        let section = section.map(str::parse).transpose()?;
        for format in Format::ALL {
            let runs = citations.filled(format, section.as_ref(), accessed);
            let text = plain(&runs.ok_or("a citation")?);
            let behind = text.split_once(address).map(|(_, behind)| behind);
            let ends = ["", ".", ",", "}", "\r", "\""];
            let whole = |behind: &str| ends.contains(&behind.get(..1).unwrap_or_default());
            assert!(behind.is_some_and(whole), "{address} in\n{text}");
        }
    }
    Ok(())
}

#[test]
fn a_citation_that_is_a_file_has_a_name() -> Result<(), Box<dyn std::error::Error>> {
    let citations = cite(&sheet(EVERYTHING));
    for (format, section, name) in [
        (Format::Apa, None, None),
        (Format::Bibtex, None, Some("everything-2024.bib")),
        (
            Format::Ris,
            Some("costs"),
            Some("everything-2024-costs.ris"),
        ),
        (
            Format::CslJson,
            Some("größe-und-maß"),
            Some("everything-2024-section-3.json"),
        ),
        (Format::Ris, Some("nowhere"), None),
    ] {
        let section = section.map(str::parse).transpose()?;
        let found = citations.file_name(format, section.as_ref());
        assert_eq!(found.as_deref(), name);
    }
    Ok(())
}

#[test]
fn a_section_that_is_not_there_has_no_citation() -> Result<(), Box<dyn std::error::Error>> {
    let citations = cite(&sheet(EVERYTHING));
    let accessed = Date::new(2026, 11, 24)?;
    let nowhere = "nowhere".parse()?;
    for format in Format::ALL {
        assert_eq!(citations.filled(format, Some(&nowhere), accessed), None);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn whatever_a_sheet_says_only_the_day_of_access_is_filled_in(
        title in ".{1,40}|(2222|May|22|3333|11|[ a-zA-Z.]){1,12}",
        heading in ".{1,40}|(May|22|October|11| ){1,12}",
        (year, month, day) in (1990_u16..2100, 1_u8..=12, 1_u8..=28),
    ) {
        let mut sheet = sheet(FACT_SHEET);
        sheet.about.title = title;
        sheet.sections.truncate(1);
        if let Some(section) = sheet.sections.first_mut() {
            std::rc::Rc::make_mut(section).heading = [crate::sheet::Inline::Text(heading)].into();
        }
        let citations = cite(&sheet);
        let whole = Record::of_sheet(&sheet);
        let section = Record::of_section(&whole, &sheet, &sheet.sections[0], 1);
        let id = sheet.sections[0].passage.id.clone();
        let accessed = Date::new(year, month, day).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for format in Format::ALL {
            for (record, id) in [(&whole, None), (&section, Some(&id))] {
                let mut direct = Vec::new();
                for run in Writer::new(format).into_iter().flat_map(|writer| writer.write(record, accessed)) {
                    push(&mut direct, &run.text, run.italic);
                }
                prop_assert_eq!(citations.filled(format, id, accessed), Some(direct));
            }
        }
    }
}

#[test]
fn citations_read_as_they_were_written() {
    for text in [FACT_SHEET, EVERYTHING] {
        let citations = cite(&sheet(text));
        let json: Value = json!(citations);
        assert_eq!(Citations::from_json(&json), Some(citations));
    }
}
