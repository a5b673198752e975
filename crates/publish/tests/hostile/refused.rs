//! What the publisher is told of a text that means harm, or would do it unmeant.

use crate::targets::{FRONT, read};

/// What is said of this text, without the file's name.
fn said_of(text: &str) -> Vec<String> {
    let told = read(text).err().map(|faults| faults.to_string());
    let told = told.unwrap_or_default();
    let lines = told
        .lines()
        .filter_map(|line| line.strip_prefix("sheet.md:"));
    lines.map(ToOwned::to_owned).collect()
}

#[test]
fn what_would_harm_a_reader_is_refused_with_its_place_and_a_way_out() {
    let long = "a".repeat(501);
    let longer = "a".repeat(1001);
    for (body, expected) in [
        (
            "A b\u{202e}c.\n".to_owned(),
            "17:4: met U+202E, a sign that turns the direction of words, expected words that read as they are written; leave it out; U+200E or U+200F keeps a sign on its side",
        ),
        (
            "A.\n\nb&#x2066;c\n".to_owned(),
            "19:2: met U+2066, a sign that turns the direction of words, expected words that read as they are written; leave it out; U+200E or U+200F keeps a sign on its side",
        ),
        (
            "A.\n\nb\u{0}c\n".to_owned(),
            "19:2: met U+0000, a sign of control, expected words that read as they are written; leave it out",
        ),
        (
            "[a](https://example.org/&#x202d;b)\n".to_owned(),
            "17:1: met U+202D, a sign that turns the direction of words, expected words that read as they are written; leave it out; U+200E or U+200F keeps a sign on its side",
        ),
        (
            "[a](<\u{9b}31mb>)\n".to_owned(),
            "17:1: met a link to \"\\u{9b}31mb\", expected https:, http:, mailto:, tel: or #id; write the whole address",
        ),
        (
            "[a](https:page.html)\n".to_owned(),
            "17:1: met a link to \"https:page.html\", expected https:, http:, mailto:, tel: or #id; write the whole address",
        ),
        (
            format!("{}a\n", "> ".repeat(40)),
            "17:65: met more than 32 levels in one another, expected as many at most; start a section or a list of its own",
        ),
        (
            format!("## {long}\n"),
            "17:1: met a heading of 501 letters, expected 500 at most; name the section in fewer words",
        ),
        (
            format!("## A {{#{}}}\n", "b".repeat(256)),
            "17:1: met an id of 256 bytes, expected 255 at most, for a folder is called by it; give another with {#other-id}",
        ),
        (
            format!("A\n\n*[A]: {long}\n"),
            "19:1: met an abbreviation of 1 bytes for 501 bytes, expected 100 for 500 at most; say it in the text or in a footnote",
        ),
        (
            "A\n\n*[A]: b\n\n*[A]: c\n".to_owned(),
            "21:1: met the abbreviation \"A\", expected it in the text; leave the line out",
        ),
    ] {
        let said = said_of(&format!("{FRONT}{body}"));
        assert!(said.contains(&expected.to_owned()), "{expected}\n{said:#?}");
    }
    for (from, to, expected) in [
        (
            "title = \"T\"",
            format!("title = \"{longer}\""),
            "2:9: met 1001 letters for \"title\", expected 1000 at most",
        ),
        (
            "https://example.org/",
            format!("https://example.org/{}", "a".repeat(2000)),
            "15:11: met 2020 letters for \"address\", expected 2000 at most",
        ),
        (
            "title = \"T\"",
            "title = \"\\u202eT\"".to_owned(),
            "2:9: met U+202E, a sign that turns the direction of words, expected words that read as they are written; leave it out; U+200E or U+200F keeps a sign on its side",
        ),
        (
            "summary = \"S\"",
            "summary = \"S\\u0000\"".to_owned(),
            "9:11: met U+0000, a sign of control, expected words that read as they are written; leave it out",
        ),
    ] {
        let said = said_of(&(FRONT.replacen(from, &to, 1) + "A.\n"));
        assert!(said.contains(&expected.to_owned()), "{expected}\n{said:#?}");
    }
}

#[test]
fn lines_that_end_as_windows_ends_them_are_read() {
    let text = format!("{FRONT}\n## A\n\nb\n\n* c\n").replace('\n', "\r\n");
    assert_eq!(said_of(&text), Vec::<String>::new());
}

#[test]
fn marks_of_direction_are_words_like_any() {
    assert_eq!(
        said_of(&format!("{FRONT}a\u{200e}b\u{200f}c\u{61c}d\n")),
        Vec::<String>::new()
    );
}
