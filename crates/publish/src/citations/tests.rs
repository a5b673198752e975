//! Citations against texts that were checked by the rules of their styles.

use factsheet_model::citations::{Run, plain};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::record::Record;
use super::*;
use crate::markdown::SourceFile;
use crate::sheet::{Date, InvalidDate, Sheet};

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

/// With stars around italics.
fn starred(runs: &[Run]) -> String {
    let star = |italic| if italic { "*" } else { "" };
    runs.iter()
        .map(|run| [star(run.italic), &run.text, star(run.italic)].concat())
        .collect()
}

fn cited(record: &Record, format: Format) -> Result<String, InvalidDate> {
    let accessed = Date::new(2026, 11, 4)?;
    Ok(starred(&runs(record, format, accessed)))
}

/// The citation of a single work.
fn runs(record: &Record, format: Format, accessed: Date) -> Vec<Run> {
    let whole = Writer::new(format).map(|writer| writer.write(record));
    let templates = Templates {
        whole: whole.unwrap_or_default(),
        ..Templates::default()
    };
    let citations = Citations {
        key: record.key.clone(),
        url: record.url.clone(),
        sections: Vec::new(),
        templates: vec![templates; Format::ALL.len()],
    };
    let runs = citations.filled(format, None, accessed);
    runs.unwrap_or_default()
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
        date: Date::new(2024, 5, 9)?,
        language: "en-US".to_owned(),
        url: Some("https://example.org/water/".to_owned()),
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
                "Bureau of Rivers, Lakes and Seas. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council. https://example.org/water/",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, 2024. https://example.org/water/.",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/.",
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
                "Valley Council. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. https://example.org/water/",
                "Valley Council. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, 2024. https://example.org/water/.",
                "*Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/.",
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
                "*Water in the valley: what NATO's engineers found*. (2024, May 9). https://example.org/water/",
                "*Water in the Valley: What NATO's Engineers Found*. Fact Sheet. 2024. https://example.org/water/.",
                "*Water in the Valley: What NATO's Engineers Found*. Fact Sheet. 9 May 2024, https://example.org/water/.",
            ],
        ),
        (
            Record {
                place: None,
                ..full.clone()
            },
            [
                "Bureau of Rivers, Lakes and Seas. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council. https://example.org/water/",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 2024. https://example.org/water/.",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/.",
            ],
        ),
        (
            Record {
                bureaus: bureaus(&["Bureau of Rivers", "Bureau of Lakes"]),
                ..full.clone()
            },
            [
                "Bureau of Rivers, & Bureau of Lakes. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council. https://example.org/water/",
                "Bureau of Rivers, and Bureau of Lakes. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, 2024. https://example.org/water/.",
                "Bureau of Rivers, and Bureau of Lakes. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/.",
            ],
        ),
        // From three authors on MLA names the first.
        (
            Record {
                bureaus: bureaus(&["Bureau of Rivers", "Bureau of Lakes", "Bureau of Seas"]),
                ..full
            },
            [
                "Bureau of Rivers, Bureau of Lakes, & Bureau of Seas. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council. https://example.org/water/",
                "Bureau of Rivers, Bureau of Lakes, and Bureau of Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, 2024. https://example.org/water/.",
                "Bureau of Rivers, et al. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/.",
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
                url: Some("https://example.org/water/how-much/".to_owned()),
                ..full.clone()
            },
            [
                "Bureau of Rivers, Lakes and Seas. (2024). How much there is of it at NATO. In *Water in the valley: what NATO's engineers found*. Valley Council. https://example.org/water/how-much/",
                "Bureau of Rivers, Lakes and Seas. “How Much There Is of It at NATO.” In *Water in the Valley: What NATO's Engineers Found*. Riverside: Valley Council, 2024. https://example.org/water/how-much/.",
                "Bureau of Rivers, Lakes and Seas. “How Much There Is of It at NATO.” *Water in the Valley: What NATO's Engineers Found*, Valley Council, 9 May 2024, https://example.org/water/how-much/.",
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
                "Bureau of Rivers, Lakes and Seas. (2024, May 9). *谷の水 – l’eau de la vallée* [Fact Sheet]. Valley Council. https://example.org/water/",
                "Bureau of Rivers, Lakes and Seas. *谷の水 – l’eau de la vallée*. Fact Sheet. Riverside: Valley Council, 2024. https://example.org/water/.",
                "Bureau of Rivers, Lakes and Seas. *谷の水 – l’eau de la vallée*. Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/.",
            ],
        ),
        (
            Record {
                url: None,
                ..full.clone()
            },
            [
                "Bureau of Rivers, Lakes and Seas. (2024, May 9). *Water in the valley: what NATO's engineers found* [Fact sheet]. Valley Council.",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Riverside: Valley Council, 2024.",
                "Bureau of Rivers, Lakes and Seas. *Water in the Valley: What NATO's Engineers Found*. Fact Sheet. Valley Council, 9 May 2024.",
            ],
        ),
        // No full stop behind a title that ends in a mark, in italics or in quotation marks.
        (
            Record {
                title: "Who asked “Why?”".to_owned(),
                ..full.clone()
            },
            [
                "Bureau of Rivers, Lakes and Seas. (2024, May 9). *Who asked “Why?”* [Fact sheet]. Valley Council. https://example.org/water/",
                "Bureau of Rivers, Lakes and Seas. *Who Asked “Why?”* Fact Sheet. Riverside: Valley Council, 2024. https://example.org/water/.",
                "Bureau of Rivers, Lakes and Seas. *Who Asked “Why?”* Fact Sheet. Valley Council, 9 May 2024, https://example.org/water/.",
            ],
        ),
        (
            Record {
                title: "Who drinks?".to_owned(),
                container: Some("Save water, and the rivers, and more!".to_owned()),
                genre: None,
                ..full
            },
            [
                "Bureau of Rivers, Lakes and Seas. (2024). Who drinks? In *Save water, and the rivers, and more!* Valley Council. https://example.org/water/",
                "Bureau of Rivers, Lakes and Seas. “Who Drinks?” In *Save Water, and the Rivers, and More!* Riverside: Valley Council, 2024. https://example.org/water/.",
                "Bureau of Rivers, Lakes and Seas. “Who Drinks?” *Save Water, and the Rivers, and More!*, Valley Council, 9 May 2024, https://example.org/water/.",
            ],
        ),
    ])
}

#[test]
fn styles_follow_their_manuals() -> Result<(), InvalidDate> {
    let styles = [Format::Apa, Format::Chicago, Format::Mla];
    for (record, texts) in by_whom()?.into_iter().chain(of_what()?) {
        for (format, text) in styles.into_iter().zip(texts) {
            assert_eq!(cited(&record, format)?, text);
        }
    }
    Ok(())
}

#[test]
fn bibtex_reads_back() -> Result<(), Box<dyn std::error::Error>> {
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
        assert_eq!(field("url"), record.url);
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
fn ris_has_a_line_for_each_field() -> Result<(), InvalidDate> {
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
             T2  - Whole\r\nPB  - Valley Council\r\nPY  - 2024\r\nDA  - 2024/05/09\r\nLA  - en-US\r\n\
             UR  - https://example.org/water/\r\nY2  - 2026/11/04\r\nER  - \r\n",
        ),
    ] {
        assert_eq!(cited(&record, Format::Ris)?, text);
    }
    Ok(())
}

#[test]
fn csl_json_has_every_field() -> Result<(), Box<dyn std::error::Error>> {
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
        container: None,
        genre: None,
        bureaus: Vec::new(),
        publisher: None,
        place: None,
        language: "ja".to_owned(),
        url: None,
        ..whole.clone()
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
            json!({
                "id": "bare", "type": "report", "title": "Bare", "issued": issued, "language": "ja",
            }),
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
            "Bureau of European and Eurasian Affairs. (2007, April 16). *U.S. missile defense: Cooperation with NATO and Russia* [Fact sheet]. U.S. Department of State. https://2001-2009.state.gov/p/eur/rls/fs/83123.htm",
            "Bureau of European and Eurasian Affairs. (2007). Cooperation with NATO. In *U.S. missile defense: Cooperation with NATO and Russia*. U.S. Department of State. https://2001-2009.state.gov/p/eur/rls/fs/83123.htm",
        ],
    ),
    (
        Format::Chicago,
        [
            "Bureau of European and Eurasian Affairs. *U.S. Missile Defense: Cooperation with NATO and Russia*. Fact Sheet. Washington, DC: U.S. Department of State, 2007. https://2001-2009.state.gov/p/eur/rls/fs/83123.htm.",
            "Bureau of European and Eurasian Affairs. “Cooperation with NATO.” In *U.S. Missile Defense: Cooperation with NATO and Russia*. Washington, DC: U.S. Department of State, 2007. https://2001-2009.state.gov/p/eur/rls/fs/83123.htm.",
        ],
    ),
    (
        Format::Mla,
        [
            "Bureau of European and Eurasian Affairs. *U.S. Missile Defense: Cooperation with NATO and Russia*. Fact Sheet. U.S. Department of State, 16 Apr. 2007, https://2001-2009.state.gov/p/eur/rls/fs/83123.htm.",
            "Bureau of European and Eurasian Affairs. “Cooperation with NATO.” *U.S. Missile Defense: Cooperation with NATO and Russia*, U.S. Department of State, 16 Apr. 2007, https://2001-2009.state.gov/p/eur/rls/fs/83123.htm.",
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
fn cites_embedded_sheet() -> Result<(), Box<dyn std::error::Error>> {
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
fn cites_embedded_sheet_in_csl_json() -> Result<(), Box<dyn std::error::Error>> {
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
fn bracketed_kind_keeps_capitals_of_names() -> Result<(), InvalidDate> {
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
fn cites_section_at_its_own_page() -> Result<(), Box<dyn std::error::Error>> {
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
fn files_have_names() -> Result<(), Box<dyn std::error::Error>> {
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
fn unknown_section_has_no_citation() -> Result<(), Box<dyn std::error::Error>> {
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
    fn sections_are_cited_as_if_each_were_stored_whole(
        title in ".{1,40}",
        headings in prop::array::uniform3(".{1,40}|(a|b|[?!.]| ){1,9}"),
    ) {
        let mut sheet = sheet(FACT_SHEET);
        sheet.about.title = title;
        sheet.sections.truncate(headings.len());
        for (section, heading) in sheet.sections.iter_mut().zip(headings) {
            std::rc::Rc::make_mut(section).heading = [crate::sheet::Inline::Text(heading)].into();
        }
        let citations = cite(&sheet);
        let whole = Record::of_sheet(&sheet);
        let accessed = sheet.about.date;
        for format in Format::ALL {
            prop_assert_eq!(citations.filled(format, None, accessed), Some(runs(&whole, format, accessed)));
            let languages = sheet.languages_of_sections();
            for (position, (section, language)) in (1..).zip(sheet.all_sections().into_iter().zip(languages)) {
                let record = Record::of_section(&whole, &sheet, (section, language), position);
                let cited = citations.filled(format, Some(&section.passage.id), accessed);
                prop_assert_eq!(cited, Some(runs(&record, format, accessed)));
            }
        }
    }
}

#[test]
fn citations_round_trip_through_json() {
    for text in [FACT_SHEET, EVERYTHING] {
        let citations = cite(&sheet(text));
        let json: Value = json!(citations);
        assert_eq!(Citations::from_json(&json), Some(citations));
    }
}

#[test]
fn results_keep_their_order_on_all_cores() {
    for length in [0, 1, FEWEST, 1001] {
        let items: Vec<usize> = (0..length).collect();
        let expected: Vec<String> = items.iter().map(ToString::to_string).collect();
        assert_eq!(on_all_cores(&items, ToString::to_string), expected);
    }
}
