//! Memory and allocations grow linearly with the input, whatever is in it.
//!
//! Peak memory and the number of allocations are counted instead of time, so that the result does not
//! depend on the machine. This is a test binary of its own, because the counter replaces the allocator.

#[path = "hostile/growing.rs"]
mod growing;

use allocation_counter::{AllocationInfo, measure};
use factsheet::app::{App, Props};
use factsheet_model::address::{Address, resolve};
use factsheet_model::sheet::{PlainText, Shared, Sheet};
use factsheet_publish::markdown::SourceFile;
use factsheet_publish::publish::{Audience, Build, Template, check, publish};
use text_fragment::{Directive, find_directive};
use yew::{Callback, LocalServerRenderer};

use growing::{BODIES, FRONTS};

const FRONT: &str = include_str!("../../../tests/fixtures/front-matter.md");

/// The smallest size. The others are powers of two times as large, because buffers grow by doubling.
const SIZE: usize = 4096;
const TIMES: [usize; 2] = [2, 8];

/// Fails if input that is N times as large costs more than 1.25 N times as much.
fn assert_linear(name: &str, work: impl Fn(usize)) {
    // Fills caches and statics.
    work(SIZE);
    let cost = |size| measure(|| work(size));
    let once = cost(SIZE);
    for times in TIMES {
        let more = cost(SIZE * times);
        let counts: [fn(&AllocationInfo) -> u64; 2] =
            [|info| info.bytes_max, |info| info.count_total];
        for count in counts {
            let limit = count(&once) * times as u64 * 5 / 4;
            assert!(
                count(&more) <= limit,
                "{times} times {name}: {once:?}, {more:?}"
            );
        }
    }
}

/// Checks and publishes a sheet of so many sections.
fn check_and_publish(sections: usize) {
    let body: String = (0..sections)
        .map(|number| format!("## Well {number}\n\nIt gives *{number}* litres.\n\n* [A](https://example.org/{number})\n\n"))
        .collect();
    let text = format!("{FRONT}{body}");
    let file = SourceFile::new("sheet.md", &text);
    let Ok(template) = Template::parse(include_str!("../../../index.html")) else {
        unreachable!("it has all slots")
    };
    let build = Build {
        template: &template,
        file: &|_| Some(b"<svg/>".to_vec()),
        picture: &|_| None,
        base_url: Some("https://example.org/"),
        audience: Audience::Readers { offline: true },
    };
    let ids = check(&file, "").and_then(|_| pollster::block_on(publish(&build, &file, "")));
    let Ok(site) = ids else {
        unreachable!("it has no errors")
    };
    // Again, with all ids published.
    assert!(check(&file, &site.ids).is_ok());
}

/// Parses a source file and renders it if it has no errors.
fn parse_and_render(text: &str) {
    let pixels = include_bytes!("../../../tests/fixtures/pixels.png");
    let picture = |_: &str| Some(pixels.to_vec());
    match SourceFile::new("sheet.md", text)
        .with_pictures(&picture)
        .sheet()
    {
        Err(report) => drop(report.to_string()),
        Ok(sheet) => {
            let json = serde_json::json!(sheet).to_string();
            drop((render(sheet), json));
        }
    }
}

fn render(sheet: Sheet) -> String {
    let props = Props {
        sheet: Shared::new(sheet),
        has_pdf: false,
        folded: std::rc::Rc::default(),
        on_rendered: Callback::noop(),
    };
    pollster::block_on(LocalServerRenderer::<App>::with_props(props).render())
}

#[test]
#[should_panic(expected = "2 times a square")]
fn detects_quadratic_memory() {
    assert_linear("a square", |size| drop(vec![0_u8; size * size]));
}

#[test]
fn body_takes_linear_memory() {
    for (name, body) in BODIES {
        assert_linear(name, |size| {
            parse_and_render(&format!("{FRONT}{}", body(size)));
        });
    }
}

#[test]
fn front_matter_takes_linear_memory() {
    for (name, front) in FRONTS {
        assert_linear(name, |size| {
            parse_and_render(&format!("+++\n{}\n+++\n\nA.\n", front(size)));
        });
    }
}

#[test]
fn long_sheet_is_published_with_linear_memory() {
    /// As many as make threads worth their start, which are counted by themselves.
    const SECTIONS: usize = 32;
    assert_linear("sections", |size| {
        check_and_publish(size * SECTIONS / SIZE);
    });
}

#[test]
fn url_takes_linear_memory() {
    let text = format!("{FRONT}A.\n\n## B\n\n* c\n");
    let Ok(sheet) = SourceFile::new("sheet.md", &text).sheet() else {
        unreachable!("it has no errors")
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
fn text_search_takes_linear_memory() {
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
fn nested_plain_text_takes_linear_memory() {
    assert_linear("list items at the deepest level", |size| {
        let text = format!("{FRONT}{}{}\n", "* ".repeat(15), "a".repeat(size));
        let file = SourceFile::new("sheet.md", &text);
        drop(file.sheet().map(|sheet| sheet.plain_text()));
    });
}
