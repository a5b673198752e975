//! Every attack in every place, all the way to the page.

use factsheet_model::sheet::{Sheet, fold_white_space};

use crate::attacks::{ADDRESSES, MARKUP, REFUSED, SIGNS};
use crate::places::{ADDRESS, IN_BODY, IN_FRONT, IN_PAGE, everywhere};
use crate::targets::page::Page;
use crate::targets::{FRONT, drawn, markdown, pages, read, site};

/// Each of these in every place is drawn as the words that they are; all of them together are
/// published so, with what stands in the head and in the pages of the sections.
fn stay_words(attacks: &[&str]) {
    for words in attacks {
        let sheet = sheet_of(&everywhere(words));
        assert_told(&drawn(&sheet), &sheet, words, &IN_FRONT[1..]);
    }
    for several in attacks.chunks(12) {
        let words = several.join(" ");
        let text = everywhere(&words);
        let pages = pages(&site(&text));
        pages.iter().for_each(Page::assert_harmless);
        assert_told(&pages[0], &sheet_of(&text), &words, IN_FRONT);
    }
}

fn sheet_of(text: &str) -> Sheet {
    match read(text) {
        Ok(sheet) => sheet,
        Err(faults) => unreachable!("{faults}"),
    }
}

/// The page has the words to the letter wherever [`everywhere`] puts them.
fn assert_told(page: &Page, sheet: &Sheet, words: &str, front: &[(&str, &str)]) {
    page.assert_harmless();
    page.assert_says(sheet);
    let expected = format!("x{words}x");
    for (key, css) in front {
        let attribute = (*key == "summary").then_some("content");
        let told = told(page, css, attribute);
        let is_markdown = matches!(*key, "notice" | "rights");
        let written = |text: &str| {
            if is_markdown {
                fold_white_space(text)
            } else {
                text.to_owned()
            }
        };
        assert_eq!(written(&told), written(&expected), "{key}");
    }
    for (css, attribute) in IN_PAGE {
        let told = told(page, css, *attribute);
        let told = match attribute {
            Some("href" | "data-on-paper") => told.strip_prefix(ADDRESS).unwrap_or_default(),
            _ => &told,
        };
        assert_eq!(told, expected, "{css} {attribute:?}");
    }
}

/// What the one element of a selector says, or has as its attribute.
fn told(page: &Page, css: &str, attribute: Option<&str>) -> String {
    let found = page.found(css);
    assert_eq!(found.len(), 1, "{css}");
    match attribute {
        Some(name) => found[0].attr(name).unwrap_or_default().to_owned(),
        None => found[0].text().collect(),
    }
}

#[test]
fn addresses_that_run_something_stay_words_among_words() {
    // Without those with signs that no address may hold.
    let shown = |address: &&str| !address.contains(['\u{1}', '\t']);
    let shown: Vec<&str> = ADDRESSES.iter().copied().filter(shown).collect();
    stay_words(&shown);
}

#[test]
fn markup_of_any_language_stays_words() {
    stay_words(MARKUP);
}

#[test]
fn signs_that_look_like_others_are_published_as_they_are() {
    stay_words(SIGNS);
}

/// Whether a report names a character that no page may hold.
fn says_character(report: &str) -> bool {
    [
        "a control character",
        "a character that overrides the direction of text",
        "a letter was lost",
    ]
    .iter()
    .any(|message| report.contains(message))
}

#[test]
fn signs_that_would_be_lost_or_turn_words_are_refused_wherever_they_stand() {
    let places = everywhere("").matches("xx").count() + IN_FRONT.len();
    for words in REFUSED {
        let text = everywhere(words);
        let told = read(&text).err().map(|faults| faults.to_string());
        let told = told.unwrap_or_default();
        let errors = told.rsplit(": ").next().unwrap_or_default();
        let errors = errors.split(' ').next().unwrap_or_default();
        let errors = errors.parse::<usize>().unwrap_or_default();
        assert!(errors >= places, "{words:?}: {errors} of {places}\n{told}");
        assert!(says_character(&told), "{words:?}: {told}");
    }
}

#[test]
fn signs_that_are_refused_are_refused_behind_an_entity_too() {
    for words in REFUSED {
        let hidden: String = words
            .chars()
            .map(|sign| format!("&#{};", u32::from(sign)))
            .collect();
        for (place, before, behind) in IN_BODY {
            markdown(format!("{before}{hidden}{behind}").as_bytes());
            // The parser takes U+0000 for U+FFFD, and some entities for what Windows meant by them.
            let is_said = !words.contains(['\u{0}', '\u{85}', '\u{9b}', '\u{fffd}', '\r']);
            if is_said && *place == "a paragraph" {
                let told = read(&format!("{FRONT}{before}{hidden}{behind}")).err();
                let told = told.map(|faults| faults.to_string()).unwrap_or_default();
                assert!(says_character(&told), "{words:?}: {told}");
            }
        }
    }
}

#[test]
fn whatever_is_written_is_published_as_words_or_refused_with_its_place() {
    for attack in [ADDRESSES, MARKUP, SIGNS, REFUSED].concat() {
        for (_, before, behind) in IN_BODY {
            markdown(format!("{before}{attack}{behind}").as_bytes());
        }
        for (key, _) in IN_FRONT {
            for quote in ["\"", "'", "\"\"\"", ""] {
                let line = format!("\n{key} = {quote}{attack}{quote}");
                let known = FRONT
                    .lines()
                    .find(|line| line.starts_with(&format!("{key} = ")));
                let text = FRONT.replacen(&format!("\n{}", known.unwrap_or_default()), &line, 1);
                let _ = read(&format!("{text}Words.\n"));
            }
        }
    }
}

#[test]
fn no_link_leads_where_something_would_run() {
    for address in ADDRESSES {
        for (before, behind) in [
            ("[a](", ")"),
            ("[a](<", ">)"),
            ("[a][1]\n\n[1]: ", "\n"),
            ("[a][1]\n\n[1]: <", ">\n"),
        ] {
            let text = format!("{FRONT}{before}{address}{behind}");
            if let Ok(sheet) = read(&text) {
                let json = serde_json::json!(sheet).to_string();
                assert!(!json.contains("\"Link\""), "{text}");
            }
        }
    }
}
