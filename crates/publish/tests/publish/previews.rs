//! Link previews: the head of every page, the section pages, the preview picture.

use factsheet_model::sheet::{Notation, PlainText, Section};
use factsheet_publish::publish::{Audience, Build, PublishError, Template, publish};
use percent_encoding::{CONTROLS, utf8_percent_encode};
use scraper::{ElementRef, Html};

use crate::{
    EVERYTHING, FACT_SHEET, RIGHT_TO_LEFT, TEMPLATE, build, file, found, pages, site_of,
    source_file, the_one,
};

fn named<'a>(page: &'a Html, name: &str) -> Result<&'a str, String> {
    let css = format!("head > meta[name='{name}'], head > meta[property='{name}']");
    the_one(page, &css, "content")
}

/// Returns the URL of a section page, or of the main page, percent-encoded.
fn url_of(base: &str, section: Option<&Section>) -> String {
    let own = section.map_or_else(String::new, |section| format!("{}/", section.passage.id));
    utf8_percent_encode(&[base, &own].concat(), CONTROLS).to_string()
}

#[test]
fn section_page_redirects_with_and_without_script() -> Result<(), PublishError> {
    let site = site_of(EVERYTHING, "")?;
    for name in [
        "costs/index.html",
        "older-costs/index.html",
        "details/index.html",
        "größe-und-maß/index.html",
    ] {
        let page = file(&site, name);
        assert!(!page.is_empty(), "{name}");
        assert_eq!(page.matches("<script").count(), 1, "{name}");
    }
    let page = file(&site, "older-costs/index.html");
    for expected in [
        "<html lang=\"en-GB\">",
        "<title>Costs &amp; benefits – Everything</title>",
        "<noscript><meta http-equiv=\"refresh\" content=\"0; url=../#costs\"></noscript>",
        "<script data-section=\"costs\">location.replace(",
        "<link rel=\"canonical\" href=\"https://example.org/everything/costs/\">",
        "<meta property=\"og:url\" content=\"https://example.org/everything/costs/\">",
        "<meta property=\"og:title\" content=\"Costs &amp; benefits – Everything\">",
        "<meta name=\"description\" content=\"A paragraph with a footnote and a way",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "<h1>Costs &amp; benefits</h1>",
        "<p>With a second paragraph.</p>",
        "<a href=\"../#costs\">Everything</a>",
    ] {
        assert!(page.contains(expected), "{expected} in\n{page}");
    }
    Ok(())
}

#[test]
fn every_page_has_preview_metadata_once() -> Result<(), Box<dyn std::error::Error>> {
    for text in [FACT_SHEET, EVERYTHING] {
        let site = site_of(text, "")?;
        let sheet = source_file(text).sheet()?;
        for (folder, section) in pages(&sheet) {
            let page = Html::parse_document(file(&site, &format!("{folder}index.html")));
            assert_eq!(found(&page, "head > title").len(), 1, "{folder}");
            for name in [
                "description",
                "og:type",
                "og:title",
                "og:description",
                "og:site_name",
                "og:locale",
                "twitter:title",
                "twitter:description",
            ] {
                named(&page, name)?;
            }
            let base = sheet.about.base_url.as_deref();
            if let Some(base) = base {
                let address = url_of(base, section);
                let canonical = the_one(&page, "head > link[rel='canonical']", "href")?;
                assert_eq!((canonical, named(&page, "og:url")?), (&*address, &*address));
            } else {
                assert!(found(&page, "[rel='canonical'], [property='og:url']").is_empty());
            }
            let up = if section.is_some() { "../" } else { "" };
            let picture = format!("{}preview.png", base.unwrap_or(up));
            for (name, content) in [
                ("og:image", picture.as_str()),
                ("og:image:width", "1200"),
                ("og:image:height", "630"),
                ("twitter:card", "summary_large_image"),
                ("twitter:image", &picture),
            ] {
                assert_eq!(named(&page, name)?, content, "{folder}");
            }
            let shown = named(&page, "og:image:alt")?;
            assert!(shown.contains(&sheet.about.title) && shown.contains(&sheet.about.publisher));
        }
    }
    Ok(())
}

#[test]
fn section_page_has_text_and_redirects() -> Result<(), Box<dyn std::error::Error>> {
    for text in [FACT_SHEET, EVERYTHING] {
        let site = site_of(text, "")?;
        let sheet = source_file(text).sheet()?;
        for (folder, section) in pages(&sheet) {
            // As a crawler without scripts reads it.
            let page = file(&site, &format!("{folder}index.html"));
            let page = page.replace("<noscript>", "").replace("</noscript>", "");
            let page = Html::parse_document(&page);
            let Some(section) = section else {
                assert!(found(&page, "meta[http-equiv='refresh']").is_empty());
                continue;
            };
            let body = found(&page, "body");
            let words: String = body.iter().flat_map(ElementRef::text).collect();
            for word in section.written_in(Notation::Typed).split_whitespace() {
                assert!(words.contains(word), "{word} in {folder}");
            }
            let url = format!("../#{}", section.passage.id);
            let forward = the_one(&page, "meta[http-equiv='refresh']", "content")?;
            assert_eq!(forward, format!("0; url={url}"));
            assert_eq!(the_one(&page, "a", "href")?, url);
        }
    }
    Ok(())
}

#[test]
fn heading_is_the_same_everywhere() -> Result<(), Box<dyn std::error::Error>> {
    for (heading, expected) in [
        ("## Emissions of 10^6^ tonnes", "Emissions of 10^6 tonnes"),
        (
            "On the 1^st^ of May\\\nand after\n---",
            "On the 1st of May and after",
        ),
    ] {
        let text = format!("{FACT_SHEET}\n{heading} {{#last}}\n\nLess than before.\n");
        let text = text.replace("--- {#last}", "---");
        let sheet = source_file(&text).sheet()?;
        let section = sheet.sections.last().ok_or("no section")?;
        let site = site_of(&text, "")?;
        let page = file(&site, &format!("{}/index.html", section.passage.id));
        let page = Html::parse_document(page);
        let title = format!("{expected} – {}", sheet.about.title);
        assert_eq!(named(&page, "og:title")?, title);
        assert_eq!(named(&page, "description")?, "Less than before.");
        for (css, expected) in [("title", &*title), ("h1", expected)] {
            let text: String = found(&page, css)
                .iter()
                .flat_map(ElementRef::text)
                .collect();
            assert_eq!(text, expected);
        }
        let cited = format!("[{{\"Text\":\"{expected}\"}}]");
        assert!(file(&site, "index.html").contains(&cited), "{cited}");
    }
    Ok(())
}

#[test]
fn base_url_of_build_overrides_sheet() -> Result<(), Box<dyn std::error::Error>> {
    let template = Template::parse(TEMPLATE)?;
    for text in [FACT_SHEET, EVERYTHING] {
        let build = Build {
            base_url: Some("https://example.com/water.v2"),
            ..build(&template)
        };
        let site = pollster::block_on(publish(&build, &source_file(text), ""))?;
        assert_eq!(site.notices, [""; 0]);
        for (folder, section) in pages(&source_file(text).sheet()?) {
            let page = Html::parse_document(file(&site, &format!("{folder}index.html")));
            let address = url_of("https://example.com/water.v2/", section);
            let canonical = the_one(&page, "head > link[rel='canonical']", "href")?;
            assert_eq!((canonical, named(&page, "og:url")?), (&*address, &*address));
            let picture = named(&page, "og:image")?;
            assert_eq!(picture, "https://example.com/water.v2/preview.png");
        }
        let sheet = file(&site, "fact-sheet.json");
        assert!(sheet.contains("\"base_url\": \"https://example.com/water.v2/\""));
    }
    Ok(())
}

#[test]
fn missing_base_url_is_reported() -> Result<(), PublishError> {
    let notices = site_of(FACT_SHEET, "")?.notices;
    assert!(matches!(&notices[..], [notice] if notice.starts_with("no base_url is given")));
    let template = Template::parse(TEMPLATE)?;
    let draft = Build {
        audience: Audience::Author,
        ..build(&template)
    };
    let site = pollster::block_on(publish(&draft, &source_file(FACT_SHEET), ""))?;
    assert_eq!(site.notices, [""; 0]);
    assert_eq!(site_of(EVERYTHING, "")?.notices, [""; 0]);
    Ok(())
}

#[test]
fn refuses_invalid_base_url() -> Result<(), PublishError> {
    let template = Template::parse(TEMPLATE)?;
    for address in [
        "",
        "/water/",
        "https://",
        "https://a b/",
        "javascript:x",
        "https://example.org/water/sheet.html",
        "https://example.org/?p=12",
        "https://example.org/water/#lead",
    ] {
        let build = Build {
            base_url: Some(address),
            ..build(&template)
        };
        let error = pollster::block_on(publish(&build, &source_file(FACT_SHEET), "")).err();
        assert_eq!(error, Some(PublishError::BaseUrl(address.to_owned())));
    }
    Ok(())
}

#[test]
fn preview_picture_has_declared_size() -> Result<(), Box<dyn std::error::Error>> {
    let words = "Water in the Valley ".repeat(30);
    let long = EVERYTHING.replacen("title = \"", &format!("title = \"{words}"), 1);
    for text in [FACT_SHEET, EVERYTHING, RIGHT_TO_LEFT, &long] {
        let site = site_of(text, "")?;
        let picture = site.files.iter().find(|(name, _)| name == "preview.png");
        let (_, bytes) = picture.ok_or("a picture")?;
        let size = imagesize::blob_size(bytes)?;
        assert_eq!((size.width, size.height), (1200, 630));
        assert!(bytes.len() < 40_000, "{} bytes", bytes.len());
        let is_about_url = |notice: &String| notice.starts_with("no base_url");
        assert!(site.notices.iter().all(is_about_url), "{:?}", site.notices);
    }
    Ok(())
}

#[test]
fn unsupported_script_has_no_preview_picture() -> Result<(), PublishError> {
    let text = EVERYTHING.replace("title = \"Everything\"", "title = \"谷の水\"");
    let site = site_of(&text, "")?;
    assert!(site.files.iter().all(|(name, _)| name != "preview.png"));
    assert!(matches!(&site.notices[..], [notice] if notice.contains("谷 の 水")));
    for name in ["index.html", "costs/index.html"] {
        let page = file(&site, name);
        assert!(!page.contains(":image"), "{name}");
        assert!(page.contains("<meta name=\"twitter:card\" content=\"summary\">"));
    }
    Ok(())
}
