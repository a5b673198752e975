//! The main page, its head and the other formats.

use factsheet_model::sheet::{PlainText, fold_white_space};
use factsheet_publish::citations::cite;
use factsheet_publish::publish::PublishError;
use scraper::Html;

use crate::{EVERYTHING, FACT_SHEET, FRONT, PIXELS, file, found, site_of, source_file};

/// Returns the text of a page as a browser without styles would show it.
fn visible_words(html: &str) -> String {
    let html: String = html
        .split("<!--")
        .map(|rest| rest.split_once("-->").map_or(rest, |(_, rest)| rest))
        .collect();
    let mut words = String::new();
    for piece in html.split('<').skip(1) {
        let (element, text) = piece.split_once('>').unwrap_or_default();
        let hidden = ["script", "style", "title", "svg"]
            .iter()
            .any(|name| element.starts_with(name))
            || element.contains("footnote-mark");
        let inline = [
            "em", "strong", "code", "a ", "sup", "sub", "abbr", "span", "/", "!",
        ];
        if !inline.iter().any(|name| element.starts_with(name))
            || element == "/p"
            || element == "/li"
            || element == "/td"
        {
            words.push(' ');
        }
        if let Some((alternative, _)) = element
            .split_once(" alt=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
        {
            words.push_str(alternative);
        }
        if !hidden {
            words.push_str(text);
        }
    }
    fold_white_space(&html_escape::decode_html_entities(&words))
}

#[test]
fn prerendered_page_has_whole_text() -> Result<(), Box<dyn std::error::Error>> {
    for text in [FACT_SHEET, EVERYTHING] {
        let site = site_of(text, "")?;
        let words = visible_words(file(&site, "index.html"));
        let sheet = source_file(text).sheet()?;
        for section in &sheet.sections {
            for line in section.plain_text().lines() {
                // Word by word, because footnote marks are not in the plain text.
                let mut rest = words.as_str();
                for word in line.split_whitespace() {
                    let at = rest.find(word);
                    assert!(
                        at.is_some(),
                        "{word} of {line}
in
{words}"
                    );
                    rest = at.map_or("", |at| &rest[at..]);
                }
            }
        }
    }
    Ok(())
}

#[test]
fn sections_have_their_language_and_direction() -> Result<(), Box<dyn std::error::Error>> {
    let text = format!(
        "{FRONT}A.\n\n## Résumé {{#resume lang=fr}}\n\nB.\n\n### C\n\nD.\n\n## E {{lang=ar}}\n\nF.\n"
    );
    let site = site_of(&text, "")?;
    let attribute = |name: &str, css: &str, attribute: &str| {
        let page = Html::parse_document(file(&site, name));
        let elements = found(&page, css).into_iter();
        let values = elements.map(|element| element.attr(attribute).unwrap_or("none").to_owned());
        values.collect::<Vec<_>>()
    };
    for name in ["index.html", "fact-sheet.html"] {
        let of_sections = |name_of| attribute(name, ".section-view", name_of);
        assert_eq!(of_sections("lang"), ["fr", "none", "ar"], "{name}");
        assert_eq!(of_sections("dir"), ["none", "none", "rtl"], "{name}");
        let in_contents = attribute(name, ".contents-list__entries li", "lang");
        assert_eq!(in_contents, ["fr", "none", "ar"], "{name}");
    }
    for (page, language, direction) in [
        ("resume", "fr", "none"),
        ("c", "fr", "none"),
        ("e", "ar", "rtl"),
    ] {
        let name = format!("{page}/index.html");
        assert_eq!(attribute(&name, "html", "lang"), [language]);
        assert_eq!(attribute(&name, "html", "dir"), [direction]);
        let locale = attribute(&name, "[property='og:locale']", "content");
        assert_eq!(locale, [language]);
    }
    let json = file(&site, "fact-sheet.json");
    assert_eq!(json.matches("\"language\": \"fr\"").count(), 1);
    assert!(file(&site, "fact-sheet.md").contains("{#resume lang=fr}"));
    Ok(())
}

#[test]
fn list_has_the_delimiter_that_was_typed() -> Result<(), Box<dyn std::error::Error>> {
    let site = site_of(&format!("{FRONT}3) A.\n4) B.\n\nC.\n\n1. D.\n"), "")?;
    let page = Html::parse_document(file(&site, "index.html"));
    let lists = found(&page, ".text ol").into_iter();
    let attributes: Vec<_> = lists
        .map(|list| (list.attr("start"), list.attr("data-delimiter")))
        .collect();
    assert_eq!(attributes, [(Some("3"), Some(")")), (None, None)]);
    let text = file(&site, "fact-sheet.txt");
    assert!(
        text.contains("  3) A.\n  4) B.\n") && text.contains("  1. D.\n"),
        "{text}"
    );
    Ok(())
}

#[test]
fn page_has_every_current_and_former_id() -> Result<(), Box<dyn std::error::Error>> {
    let site = site_of(EVERYTHING, "")?;
    let page = file(&site, "index.html");
    for passage in source_file(EVERYTHING).sheet()?.passages() {
        for id in passage.ids() {
            assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
        }
    }
    Ok(())
}

#[test]
fn page_has_no_duplicate_ids() -> Result<(), PublishError> {
    let site = site_of(EVERYTHING, "")?;
    let mut ids: Vec<&str> = file(&site, "index.html")
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    Ok(())
}

#[test]
fn every_passage_has_one_anchor_link() -> Result<(), Box<dyn std::error::Error>> {
    let site = site_of(EVERYTHING, "")?;
    let page = file(&site, "index.html");
    for passage in source_file(EVERYTHING).sheet()?.passages() {
        let links = page.split("<a ").filter(|link| {
            let element = link.split('>').next().unwrap_or_default();
            element.contains("class=\"anchor-link\"")
                && element.contains(&format!("href=\"#{}\"", passage.id))
        });
        assert_eq!(links.count(), 1, "{}", passage.id);
    }
    Ok(())
}

#[test]
fn head_describes_sheet() -> Result<(), PublishError> {
    let site = site_of(FACT_SHEET, "")?;
    let page = file(&site, "index.html");
    for expected in [
        "<html lang=\"en-US\" ",
        "<title>U.S. Missile Defense: Cooperation With NATO and Russia</title>",
        "<meta name=\"description\" content=\"How the United States",
        "<meta property=\"og:title\" content=\"U.S. Missile Defense: Cooperation With NATO and Russia\">",
        "<link rel=\"alternate\" type=\"text/plain\" href=\"fact-sheet.txt\">",
        "<link rel=\"alternate\" type=\"text/markdown\" href=\"fact-sheet.md\">",
        "<link rel=\"alternate\" type=\"application/json\" href=\"fact-sheet.json\">",
        "\"@type\":\"Report\"",
        "\"datePublished\":\"2007-04-16\"",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    assert!(!page.contains("canonical"), "there is no base URL");
    let site = site_of(EVERYTHING, "")?;
    let page = file(&site, "index.html");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/everything/\">"));
    assert!(
        page.contains("<title>Everything – The Publisher</title>"),
        "a short title is followed by the publisher"
    );
    Ok(())
}

#[test]
fn arabic_page_is_right_to_left() -> Result<(), PublishError> {
    let site = site_of(&FACT_SHEET.replace("en-US", "ar"), "")?;
    assert!(file(&site, "index.html").contains("<html lang=\"ar\" dir=\"rtl\" "));
    Ok(())
}

#[test]
fn escapes_markup_in_front_matter() -> Result<(), PublishError> {
    let attack = "</script><img src=x onerror=alert(1)>";
    let text = FACT_SHEET
        .replace("Bureau of European and Eurasian Affairs", attack)
        .replace("kind = \"Fact Sheet\"", &format!("kind = '{attack}'"));
    let site = site_of(&text, "")?;
    assert!(!file(&site, "index.html").contains("<img"));
    Ok(())
}

#[test]
fn page_embeds_citations() -> Result<(), Box<dyn std::error::Error>> {
    let text = EVERYTHING.replace("title = \"Everything\"", "title = \"</script><b>\"");
    let site = site_of(&text, "")?;
    let page = Html::parse_document(file(&site, "index.html"));
    let [data] = found(
        &page,
        "script#fact-sheet-citations[type='application/json']",
    )[..] else {
        return Err("not one element with citations".into());
    };
    let data: serde_json::Value = serde_json::from_str(&data.text().collect::<String>())?;
    let citations = cite(&source_file(&text).sheet()?);
    assert_eq!(data, serde_json::json!(citations));
    Ok(())
}

#[test]
fn publishes_three_other_formats() -> Result<(), Box<dyn std::error::Error>> {
    let site = site_of(FACT_SHEET, "")?;
    let sheet = source_file(FACT_SHEET).sheet()?;
    assert_eq!(file(&site, "fact-sheet.md"), FACT_SHEET);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(file(&site, "fact-sheet.json"))?,
        serde_json::json!(sheet)
    );
    let text = file(&site, "fact-sheet.txt").replace('•', "");
    assert_eq!(
        fold_white_space(&text),
        fold_white_space(&sheet.plain_text())
    );
    Ok(())
}

#[test]
fn formats_plain_text() -> Result<(), PublishError> {
    let site = site_of(EVERYTHING, "")?;
    let text = file(&site, "fact-sheet.txt");
    assert!(text.contains("  • A point.\n    With a second paragraph.\n\n      1. A numbered point.\n      2. Another[1].\n"), "{text}");
    assert!(text.contains("\n> Somebody's words.\n"), "{text}");
    assert!(text.contains("H2O, x^2 and a link <"), "{text}");
    assert!(text.contains("\n| Warning: "), "{text}");
    assert!(text.contains("\n[1] The note itself.\n"), "{text}");
    let abbreviations =
        "\n\nAbbreviations\n\nNRC: NATO-Russia Council\n\nA first paragraph of the notice.\n";
    assert!(text.contains(abbreviations), "{text}");
    Ok(())
}

#[test]
fn publishes_all_pictures() -> Result<(), PublishError> {
    let site = site_of(EVERYTHING, "")?;
    for name in ["pictures/small.png", "pictures/tower.png"] {
        let is_picture = |(file, bytes): &(String, Vec<u8>)| file == name && bytes == PIXELS;
        assert!(site.files.iter().any(is_picture), "{name}");
    }
    Ok(())
}

#[test]
fn standalone_page_holds_each_picture_once() -> Result<(), PublishError> {
    let site = site_of(EVERYTHING, "")?;
    let copy = file(&site, "fact-sheet.html");
    let pictures = EVERYTHING.matches("![").count();
    assert_eq!(copy.matches("data:image/png;base64,").count(), pictures);
    assert_eq!(copy.matches("\"source\":\"0\"").count(), 1);
    Ok(())
}

#[test]
fn publishing_is_deterministic() -> Result<(), PublishError> {
    for text in [FACT_SHEET, EVERYTHING] {
        assert_eq!(site_of(text, "")?, site_of(text, "")?);
    }
    Ok(())
}
