//! A text twice as long takes twice the memory and twice the work, whatever is in it.
//!
//! Both are counted and compared, so that no clock and no machine decides: the bytes that are held
//! at most, and how often something is put away. It is a program of its own, because what counts
//! takes the place of the usual allocator.

#[path = "hostile/growing.rs"]
mod growing;

use allocation_counter::{AllocationInfo, measure};
use factsheet::app::{App, Props};
use factsheet_model::address::{Address, resolve};
use factsheet_model::sheet::{PlainText, Shared, Sheet};
use factsheet_publish::markdown::SourceFile;
use text_fragment::{Directive, find_directive};
use yew::{Callback, LocalServerRenderer};

use growing::{BODIES, FRONTS};

const FRONT: &str = include_str!("../../../tests/fixtures/front-matter.md");

/// The size to start from. Buffers grow by doubling, so sizes are compared that are powers of two of
/// it, and no step of theirs looks like a leap.
const SIZE: usize = 4096;
const TIMES: [usize; 2] = [2, 8];

/// Fails where `times` the size costs more than `times` as much and a quarter.
fn assert_linear(name: &str, work: impl Fn(usize)) {
    // What is made once for all is made before.
    work(SIZE);
    let cost = |size| measure(|| work(size));
    let once = cost(SIZE);
    for times in TIMES {
        let more = cost(SIZE * times);
        let counts: [fn(&AllocationInfo) -> u64; 2] =
            [|info| info.bytes_max, |info| info.count_total];
        for count in counts {
            let most = count(&once) * times as u64 * 5 / 4;
            assert!(
                count(&more) <= most,
                "{times} times {name}: {once:?}, {more:?}"
            );
        }
    }
}

/// Reads a text and draws it where it has no faults.
fn read_and_draw(text: &str) {
    let pixels = include_bytes!("../../../tests/fixtures/pixels.png");
    let picture = |_: &str| Some(pixels.to_vec());
    match SourceFile::new("sheet.md", text)
        .with_pictures(&picture)
        .sheet()
    {
        Err(report) => drop(report.to_string()),
        Ok(sheet) => {
            let json = serde_json::json!(sheet).to_string();
            drop((draw(sheet), json));
        }
    }
}

fn draw(sheet: Sheet) -> String {
    let props = Props {
        sheet: Shared::new(sheet),
        folded: std::rc::Rc::default(),
        on_rendered: Callback::noop(),
    };
    pollster::block_on(LocalServerRenderer::<App>::with_props(props).render())
}

#[test]
#[should_panic(expected = "2 times a square")]
fn what_takes_more_is_noticed() {
    assert_linear("a square", |size| drop(vec![0_u8; size * size]));
}

#[test]
fn a_body_takes_no_more_than_its_length() {
    for (name, body) in BODIES {
        assert_linear(name, |size| {
            read_and_draw(&format!("{FRONT}{}", body(size)));
        });
    }
}

#[test]
fn front_matter_takes_no_more_than_its_length() {
    for (name, front) in FRONTS {
        assert_linear(name, |size| {
            read_and_draw(&format!("+++\n{}\n+++\n\nA.\n", front(size)));
        });
    }
}

#[test]
fn an_address_takes_no_more_than_its_length() {
    let text = format!("{FRONT}A.\n\n## B\n\n* c\n");
    let Ok(sheet) = SourceFile::new("sheet.md", &text).sheet() else {
        unreachable!("no faults")
    };
    for repeated in [
        "a",
        "%",
        "%41",
        "&",
        "&a=b",
        "&v=9f86d081",
        "&sections=b",
        ",b",
        ",9f86d081",
        "é",
    ] {
        for start in [
            "?",
            "?v=9f86d081",
            "?sections=b",
            "#",
            "#b:~:",
            "#:~:text=a",
            "#:~:text=",
        ] {
            assert_linear(&format!("{start} and {repeated}"), |size| {
                let text = format!("{start}{}", repeated.repeat(size / repeated.len()));
                let (search, hash) = text.split_at(text.find('#').unwrap_or(text.len()));
                let address = Address::parse(search, hash);
                drop((address.to_string(), resolve(&address, &sheet)));
                drop(Directive::parse(&address.directive.unwrap_or_default()));
            });
        }
    }
}

#[test]
fn words_are_found_in_no_more_than_the_length_of_the_text() {
    for repeated in ["a ", "aa", "a\n", "a\u{301}", "天", "İ ", ", "] {
        for directive in [
            "text=a",
            "text=a,a",
            "text=a-,a,a,-b",
            "text=a%20a%20a&text=b,c",
            "text=%E5%A4%A9",
        ] {
            let directive = Directive::parse(directive);
            assert_linear(&format!("{directive} in {repeated}"), |size| {
                let text = repeated.repeat(size / repeated.len());
                drop(find_directive(&text, &directive));
            });
        }
    }
}

#[test]
fn plain_text_takes_no_more_than_its_length_at_any_depth() {
    assert_linear("points at the deepest level", |size| {
        let text = format!("{FRONT}{}{}\n", "* ".repeat(15), "a".repeat(size));
        let file = SourceFile::new("sheet.md", &text);
        drop(file.sheet().map(|sheet| sheet.plain_text()));
    });
}
