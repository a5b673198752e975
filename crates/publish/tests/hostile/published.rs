//! Every attack in every place of a sheet, up to the published page.

use factsheet_model::sheet::{Sheet, fold_white_space};

use crate::attacks::{MARKUP, REFUSED_CHARACTERS, UNUSUAL_CHARACTERS, URLS};
use crate::places::{IN_BODY, IN_FRONT, IN_PAGE, URL_START, everywhere};
use crate::targets::page::Page;
use crate::targets::{FRONT, markdown, pages, read, render, site};

/// Fails unless each of these is rendered as plain text in every place. Publishing takes longer, so
/// several are published together.
fn assert_plain_text(attacks: &[&str]) {
    for text in attacks {
        let sheet = sheet_of(&everywhere(text));
        assert_contains(&render(&sheet), &sheet, text, &IN_FRONT[1..]);
    }
    for several in attacks.chunks(12) {
        let text = several.join(" ");
        let file = everywhere(&text);
        let pages = pages(&site(&file));
        pages.iter().for_each(Page::assert_harmless);
        assert_contains(&pages[0], &sheet_of(&file), &text, IN_FRONT);
    }
}

fn sheet_of(text: &str) -> Sheet {
    match read(text) {
        Ok(sheet) => sheet,
        Err(report) => unreachable!("{report}"),
    }
}

/// Fails unless the page contains the text wherever [`everywhere`] inserts it.
fn assert_contains(page: &Page, sheet: &Sheet, text: &str, front: &[(&str, &str)]) {
    page.assert_harmless();
    page.assert_contains(sheet);
    let expected = format!("x{text}x");
    for (key, css) in front {
        let attribute = (*key == "summary").then_some("content");
        let found = content(page, css, attribute);
        let is_markdown = matches!(*key, "notice" | "rights");
        let normalize = |text: &str| {
            if is_markdown {
                fold_white_space(text)
            } else {
                text.to_owned()
            }
        };
        assert_eq!(normalize(&found), normalize(&expected), "{key}");
    }
    for (css, attribute) in IN_PAGE {
        let found = content(page, css, *attribute);
        let found = match attribute {
            Some("href" | "data-on-paper") => found.strip_prefix(URL_START).unwrap_or_default(),
            _ => &found,
        };
        assert_eq!(found, expected, "{css} {attribute:?}");
    }
}

/// Returns the text or an attribute of the only element that matches a selector.
fn content(page: &Page, css: &str, attribute: Option<&str>) -> String {
    let found = page.found(css);
    assert_eq!(found.len(), 1, "{css}");
    match attribute {
        Some(name) => found[0].attr(name).unwrap_or_default().to_owned(),
        None => found[0].text().collect(),
    }
}

#[test]
fn publishes_script_urls_as_plain_text() {
    // Without control characters, which are refused.
    let is_allowed = |url: &&str| !url.contains(['\u{1}', '\t']);
    let allowed: Vec<&str> = URLS.iter().copied().filter(is_allowed).collect();
    assert_plain_text(&allowed);
}

#[test]
fn publishes_markup_as_plain_text() {
    assert_plain_text(MARKUP);
}

#[test]
fn publishes_unusual_characters_unchanged() {
    assert_plain_text(UNUSUAL_CHARACTERS);
}

/// Whether a report is about a refused character.
fn reports_character(report: &str) -> bool {
    [
        "a control character",
        "a character that overrides the direction of text",
        "a letter was lost",
    ]
    .iter()
    .any(|message| report.contains(message))
}

#[test]
fn refuses_characters_in_every_place() {
    let places = everywhere("").matches("xx").count() + IN_FRONT.len();
    for text in REFUSED_CHARACTERS {
        let report = read(&everywhere(text))
            .err()
            .map(|report| report.to_string());
        let report = report.unwrap_or_default();
        let errors = report.rsplit(": ").next().unwrap_or_default();
        let errors = errors.split(' ').next().unwrap_or_default();
        let errors = errors.parse::<usize>().unwrap_or_default();
        assert!(errors >= places, "{text:?}: {errors} of {places}\n{report}");
        assert!(reports_character(&report), "{text:?}: {report}");
    }
}

#[test]
fn refuses_characters_as_entities() {
    for text in REFUSED_CHARACTERS {
        let hidden: String = text
            .chars()
            .map(|character| format!("&#{};", u32::from(character)))
            .collect();
        for (place, before, after) in IN_BODY {
            markdown(format!("{before}{hidden}{after}").as_bytes());
            // HTML replaces U+0000 and the numbers of windows-1252 by other characters.
            let is_same = !text.contains(['\u{0}', '\u{85}', '\u{9b}', '\u{fffd}', '\r']);
            if is_same && *place == "a paragraph" {
                let report = read(&format!("{FRONT}{before}{hidden}{after}")).err();
                let report = report.map(|report| report.to_string()).unwrap_or_default();
                assert!(reports_character(&report), "{text:?}: {report}");
            }
        }
    }
}

#[test]
fn publishes_as_plain_text_or_refuses_every_attack() {
    for attack in [URLS, MARKUP, UNUSUAL_CHARACTERS, REFUSED_CHARACTERS].concat() {
        for (_, before, after) in IN_BODY {
            markdown(format!("{before}{attack}{after}").as_bytes());
        }
        for (key, _) in IN_FRONT {
            for quote in ["\"", "'", "\"\"\"", ""] {
                let line = format!("\n{key} = {quote}{attack}{quote}");
                let known = FRONT
                    .lines()
                    .find(|line| line.starts_with(&format!("{key} = ")));
                let text = FRONT.replacen(&format!("\n{}", known.unwrap_or_default()), &line, 1);
                let _ = read(&format!("{text}Text.\n"));
            }
        }
    }
}

#[test]
fn refuses_links_to_script_urls() {
    for url in URLS {
        for (before, after) in [
            ("[a](", ")"),
            ("[a](<", ">)"),
            ("[a][1]\n\n[1]: ", "\n"),
            ("[a][1]\n\n[1]: <", ">\n"),
        ] {
            let text = format!("{FRONT}{before}{url}{after}");
            if let Ok(sheet) = read(&text) {
                let json = serde_json::json!(sheet).to_string();
                assert!(!json.contains("\"Link\""), "{text}");
            }
        }
    }
}
