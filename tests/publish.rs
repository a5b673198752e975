//! What leaves the build: the page as it stands in the file, and the files beside it.
#![cfg(feature = "ssr")]

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use factsheet::citations::Citations;
use factsheet::markdown::Manuscript;
use factsheet::publish::{Build, Refusal, Site, host_files, publish};
use factsheet::sheet::{PlainText, Section, Sheet, fold_white_space};
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};

const EMBEDDED: &str = include_str!("../assets/fact-sheet.md");
const EVERYTHING: &str = include_str!("fixtures/everything.md");
const RIGHT_TO_LEFT: &str = include_str!("fixtures/right-to-left.md");
const TEMPLATE: &str = include_str!("../index.html");

const BUILD: Build<'_> = Build {
    template: TEMPLATE,
    file: &|_| Some(b"<svg/>".to_vec()),
    picture: &|_| Some(b"pixels".to_vec()),
    offline: true,
};

fn manuscript(text: &str) -> Manuscript<'_> {
    Manuscript {
        name: "fact-sheet.md",
        text,
        picture_size: &|_| Some((640, 480)),
    }
}

fn site_of(text: &str, ids: &str) -> Result<Site, Refusal> {
    pollster::block_on(publish(&BUILD, &manuscript(text), ids))
}

fn file<'a>(site: &'a Site, name: &str) -> &'a str {
    site.files
        .iter()
        .find(|(file, _)| *file == name)
        .and_then(|(_, bytes)| std::str::from_utf8(bytes).ok())
        .unwrap_or_default()
}

/// The words between the elements of a page, as a browser without styles would show them.
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
fn the_page_holds_the_whole_text_before_any_program_runs() -> Result<(), Box<dyn std::error::Error>>
{
    for text in [EMBEDDED, EVERYTHING] {
        let site = site_of(text, "")?;
        let words = visible_words(file(&site, "index.html"));
        let sheet = manuscript(text).read()?;
        for section in &sheet.sections {
            for line in section.plain_text().lines() {
                // The mark of a footnote is no word of the text, so a line is looked for word by word.
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
fn every_passage_and_every_former_id_is_an_element_of_the_page()
-> Result<(), Box<dyn std::error::Error>> {
    let site = site_of(EVERYTHING, "")?;
    let page = file(&site, "index.html");
    for passage in manuscript(EVERYTHING).read()?.passages() {
        for id in std::iter::once(&passage.id).chain(&passage.aliases) {
            assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
        }
    }
    Ok(())
}

#[test]
fn no_two_elements_of_the_page_have_the_same_id() -> Result<(), Refusal> {
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
fn the_head_says_what_the_sheet_is() -> Result<(), Refusal> {
    let site = site_of(EMBEDDED, "")?;
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
    assert!(!page.contains("canonical"), "no address to be canonical");
    let site = site_of(EVERYTHING, "")?;
    let page = file(&site, "index.html");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/everything/\">"));
    assert!(
        page.contains("<title>Everything – The Publisher</title>"),
        "too short a title gets its publisher"
    );
    Ok(())
}

#[test]
fn a_page_in_arabic_is_written_from_right_to_left() -> Result<(), Refusal> {
    let site = site_of(&EMBEDDED.replace("en-US", "ar"), "")?;
    assert!(file(&site, "index.html").contains("<html lang=\"ar\" dir=\"rtl\" "));
    Ok(())
}

#[test]
fn text_that_looks_like_markup_stays_text() -> Result<(), Refusal> {
    let attack = "</script><img src=x onerror=alert(1)>";
    let text = EMBEDDED
        .replace("Bureau of European and Eurasian Affairs", attack)
        .replace("kind = \"Fact Sheet\"", &format!("kind = '{attack}'"));
    let site = site_of(&text, "")?;
    assert!(!file(&site, "index.html").contains("<img"));
    Ok(())
}

#[test]
fn publishing_twice_gives_the_same_bytes() -> Result<(), Refusal> {
    for text in [EMBEDDED, EVERYTHING] {
        assert_eq!(site_of(text, "")?, site_of(text, "")?);
    }
    Ok(())
}

#[test]
fn the_sheet_stands_beside_the_page_in_three_forms() -> Result<(), Box<dyn std::error::Error>> {
    let site = site_of(EMBEDDED, "")?;
    let sheet = manuscript(EMBEDDED).read()?;
    assert_eq!(file(&site, "fact-sheet.md"), EMBEDDED);
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
fn a_text_of_everything_reads_well() -> Result<(), Refusal> {
    let site = site_of(EVERYTHING, "")?;
    let text = file(&site, "fact-sheet.txt");
    assert!(text.contains("  • A point.\n    With a second paragraph.\n\n      1. A numbered point.\n      2. Another.\n"), "{text}");
    assert!(text.contains("\n> Somebody's words.\n"), "{text}");
    assert!(text.contains("\n[1] The note itself.\n"), "{text}");
    Ok(())
}

#[test]
fn the_committed_ids_are_those_of_the_embedded_sheet() -> Result<(), Refusal> {
    let committed = include_str!("../assets/fact-sheet.ids");
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
fn a_picture_is_published_wherever_it_stands() -> Result<(), Refusal> {
    assert_eq!(
        site_of(EVERYTHING, "")?.pictures,
        ["pictures/small.png", "pictures/tower.png"]
    );
    Ok(())
}

#[test]
fn every_passage_has_one_link_to_itself() -> Result<(), Box<dyn std::error::Error>> {
    let site = site_of(EVERYTHING, "")?;
    let page = file(&site, "index.html");
    for passage in manuscript(EVERYTHING).read()?.passages() {
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
fn another_fact_sheet_starts_a_list_of_its_own() -> Result<(), Refusal> {
    let ids = site_of(EMBEDDED, "")?.ids;
    assert_eq!(site_of(EVERYTHING, &ids)?.ids, site_of(EVERYTHING, "")?.ids);
    Ok(())
}

#[test]
fn a_template_without_its_places_is_refused() {
    let build = Build {
        template: &TEMPLATE.replace("<div id=\"app\"></div>", ""),
        ..BUILD
    };
    let refusal = pollster::block_on(publish(&build, &manuscript(EMBEDDED), "")).err();
    assert_eq!(refusal, Some(Refusal::Template("<div id=\"app\"></div>")));
}

#[test]
fn a_page_that_would_take_its_program_from_another_site_is_refused() {
    let link = "<link href=https://example.org/water/a.js integrity=sha384-b rel=modulepreload>";
    let template = TEMPLATE.replace(
        "<link data-trunk rel=\"icon\"",
        &format!("{link}<link rel=\"icon\""),
    );
    let build = Build {
        template: &template,
        ..BUILD
    };
    let refusal = pollster::block_on(publish(&build, &manuscript(EMBEDDED), "")).err();
    let told = refusal
        .map(|refusal| refusal.to_string())
        .unwrap_or_default();
    assert!(
        told.starts_with("met https://example.org/water/a.js in index.html"),
        "{told}"
    );
}

#[test]
fn each_section_has_a_page_of_its_own_that_leads_on_with_and_without_a_script()
-> Result<(), Refusal> {
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

/// The elements that a selector finds in a page, as a browser builds it.
fn found<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(css);
    selector.map_or_else(|_| Vec::new(), |css| page.select(&css).collect())
}

/// The attribute of the one element that a selector finds.
fn the_one<'a>(page: &'a Html, css: &str, attribute: &str) -> Result<&'a str, String> {
    match found(page, css)[..] {
        [element] => element
            .attr(attribute)
            .filter(|value| !value.is_empty())
            .ok_or_else(|| format!("{css} has no {attribute}")),
        ref several => Err(format!("{} elements are {css}", several.len())),
    }
}

fn named<'a>(page: &'a Html, name: &str) -> Result<&'a str, String> {
    let css = format!("head > meta[name='{name}'], head > meta[property='{name}']");
    the_one(page, &css, "content")
}

/// Folders of the pages of a site, each with its section; the sheet's own has none.
fn pages(sheet: &Sheet) -> Vec<(String, Option<&Section>)> {
    let mut pages = vec![(String::new(), None)];
    for section in sheet.all_sections() {
        let ids = std::iter::once(&section.passage.id).chain(&section.passage.aliases);
        pages.extend(ids.map(|id| (format!("{id}/"), Some(section))));
    }
    pages
}

#[test]
fn whoever_reads_a_page_without_running_it_finds_all_there_is_to_say_once()
-> Result<(), Box<dyn std::error::Error>> {
    for text in [EMBEDDED, EVERYTHING] {
        let site = site_of(text, "")?;
        let sheet = manuscript(text).read()?;
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
                let own = section.map_or_else(String::new, |s| format!("{}/", s.passage.id));
                let address = format!("{base}{own}");
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
fn a_page_of_a_section_says_its_words_and_leads_on() -> Result<(), Box<dyn std::error::Error>> {
    for text in [EMBEDDED, EVERYTHING] {
        let site = site_of(text, "")?;
        let sheet = manuscript(text).read()?;
        for (folder, section) in pages(&sheet) {
            // A crawler that runs no scripts reads what is meant for those who do not.
            let page = file(&site, &format!("{folder}index.html"));
            let page = page.replace("<noscript>", "").replace("</noscript>", "");
            let page = Html::parse_document(&page);
            let Some(section) = section else {
                assert!(found(&page, "meta[http-equiv='refresh']").is_empty());
                continue;
            };
            let body = found(&page, "body");
            let words: String = body.iter().flat_map(ElementRef::text).collect();
            for word in section.plain_text().split_whitespace() {
                assert!(words.contains(word), "{word} in {folder}");
            }
            let way = format!("../#{}", section.passage.id);
            let forward = the_one(&page, "meta[http-equiv='refresh']", "content")?;
            assert_eq!(forward, format!("0; url={way}"));
            assert_eq!(the_one(&page, "a", "href")?, way);
        }
    }
    Ok(())
}

#[test]
fn the_page_carries_its_citations() -> Result<(), Box<dyn std::error::Error>> {
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
    let citations = Citations::of_sheet(&manuscript(&text).read()?);
    assert_eq!(data, serde_json::json!(citations));
    Ok(())
}

#[test]
fn the_preview_picture_has_the_size_it_says_and_is_light() -> Result<(), Box<dyn std::error::Error>>
{
    let words = "Water in the Valley ".repeat(30);
    let long = EMBEDDED.replacen("title = \"", &format!("title = \"{words}"), 1);
    for text in [EMBEDDED, EVERYTHING, RIGHT_TO_LEFT, &long] {
        let site = site_of(text, "")?;
        let picture = site.files.iter().find(|(name, _)| name == "preview.png");
        let (_, bytes) = picture.ok_or("a picture")?;
        let size = imagesize::blob_size(bytes)?;
        assert_eq!((size.width, size.height), (1200, 630));
        assert!(bytes.len() < 40_000, "{} bytes", bytes.len());
        assert!(site.notices.is_empty(), "{:?}", site.notices);
    }
    Ok(())
}

#[test]
fn a_title_that_cannot_be_drawn_has_no_picture_and_says_so() -> Result<(), Refusal> {
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

/// The sources that a policy gives for this.
fn sources<'a>(policy: &'a str, directive: &str) -> Vec<&'a str> {
    let mut directives = policy.split("; ").map(|text| text.split(' '));
    let found = directives.find_map(|mut words| (words.next()? == directive).then_some(words));
    found.map(Iterator::collect).unwrap_or_default()
}

#[test]
fn a_page_runs_and_applies_only_what_stood_in_it_when_it_was_published()
-> Result<(), Box<dyn std::error::Error>> {
    for text in [EMBEDDED, EVERYTHING] {
        let site = site_of(text, "")?;
        let sheet = manuscript(text).read()?;
        for (folder, _) in pages(&sheet) {
            let page = Html::parse_document(file(&site, &format!("{folder}index.html")));
            let policy = the_one(
                &page,
                "meta[charset]:first-child + meta[http-equiv='Content-Security-Policy']",
                "content",
            )?;
            assert_eq!(sources(policy, "default-src"), ["'none'"], "{folder}");
            for (directive, css) in [
                ("script-src", "script:not([type$='json'])"),
                ("style-src", "style"),
            ] {
                let hash = |element: ElementRef| {
                    let text: String = element.text().collect();
                    let hash = BASE64_STANDARD.encode(Sha256::digest(text));
                    format!("'sha256-{hash}'")
                };
                let mut expected: Vec<String> = found(&page, css).into_iter().map(hash).collect();
                expected.sort();
                let mut allowed = sources(policy, directive);
                allowed.retain(|source| source.starts_with("'sha256-"));
                assert_eq!(allowed, expected, "{directive} of {folder}");
            }
            assert!(found(&page, "[style]").is_empty(), "{folder}");
        }
    }
    Ok(())
}

#[test]
fn one_policy_is_that_of_every_page_of_a_section() -> Result<(), Box<dyn std::error::Error>> {
    let site = site_of(EVERYTHING, "")?;
    let sheet = manuscript(EVERYTHING).read()?;
    let mut policies = BTreeSet::new();
    for (folder, _) in pages(&sheet).into_iter().skip(1) {
        let page = Html::parse_document(file(&site, &format!("{folder}index.html")));
        let policy = "meta[http-equiv='Content-Security-Policy']";
        policies.insert(the_one(&page, policy, "content")?.to_owned());
        let id = the_one(&page, "script", "data-section")?;
        assert_eq!(the_one(&page, "a", "href")?, format!("../#{id}"));
    }
    assert_eq!(policies.len(), 1);
    Ok(())
}

/// The files for hosts, by name.
fn for_hosts(site: &Site) -> Vec<(String, String)> {
    let built = [
        "index.html",
        "a-0123456789abcdef.js",
        "a-0123456789abcdef_bg.wasm",
    ];
    let files = host_files(site, &built.map(ToOwned::to_owned)).into_iter();
    files
        .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
        .collect()
}

#[test]
fn every_host_sends_one_policy_under_which_every_page_works()
-> Result<(), Box<dyn std::error::Error>> {
    for text in [EMBEDDED, EVERYTHING] {
        let site = site_of(text, "")?;
        for (name, file_for_host) in for_hosts(&site) {
            let line = file_for_host
                .lines()
                .find(|line| line.contains("Content-Security-Policy"))
                .ok_or("a policy")?;
            // Cloudflare reads no longer ones.
            assert!(line.len() < 2000, "{} letters in {name}", line.len());
            let (_, policy) = line
                .split_once("Content-Security-Policy")
                .ok_or("a policy")?;
            let policy = policy
                .trim_start_matches([':', ' ', '"'])
                .trim_end_matches(" always;")
                .trim_end_matches('"');
            assert_eq!(sources(policy, "frame-ancestors"), ["'self'"], "{name}");
            for (folder, _) in pages(&manuscript(text).read()?) {
                let page = Html::parse_document(file(&site, &format!("{folder}index.html")));
                let own = the_one(
                    &page,
                    "meta[http-equiv='Content-Security-Policy']",
                    "content",
                )?;
                for directive in own.split("; ") {
                    let directive = directive.split(' ').next().unwrap_or_default();
                    let allowed = sources(policy, directive);
                    for source in sources(own, directive) {
                        let is_allowed = source == "'none'" || allowed.contains(&source);
                        assert!(is_allowed, "{source} of {folder} in {name}");
                    }
                }
            }
        }
    }
    Ok(())
}

#[test]
fn only_what_carries_a_hash_is_kept_for_ever() -> Result<(), Refusal> {
    let files = for_hosts(&site_of(EMBEDDED, "")?);
    let headers = files.iter().find(|(name, _)| name == "_headers");
    let (_, rules) = headers
        .and_then(|(_, text)| text.split_once("/*\n"))
        .unwrap_or_default();
    let rules: Vec<&str> = rules.split("\n\n").skip(1).collect();
    assert_eq!(
        rules,
        [
            "/a-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable",
            "/a-0123456789abcdef_bg.wasm\n  Cache-Control: public, max-age=31536000, immutable\n",
        ]
    );
    Ok(())
}

#[test]
fn no_text_of_the_sheet_gets_into_what_a_host_reads() -> Result<(), Refusal> {
    let title = r#"title = "\"; } evil { $evil {$EVIL} `evil`\n/*\n  Evil: evil""#;
    let text = EVERYTHING
        .replace("title = \"Everything\"", title)
        .replace("{#costs}", "{#evil}")
        .replace("\"costs\"", "\"evil\"")
        .replace("\"costs-2\"", "\"evil-2\"");
    let site = site_of(&text, "")?;
    assert!(file(&site, "evil/index.html").contains("} evil {"));
    for (name, text) in for_hosts(&site) {
        assert!(!text.to_lowercase().contains("evil"), "{name}");
    }
    Ok(())
}
