//! Tests of the bench that need no browser.

mod load;
mod plain_page;
mod published;
mod report;

use load::{Kind, Load, median};

fn load(first_paint: f64, first_fold: f64) -> Load {
    Load {
        first_paint,
        first_fold,
        ..Load::default()
    }
}

#[test]
fn computes_median() {
    assert_eq!(median([]), None);
    assert_eq!(median([3.0]), Some(3.0));
    assert_eq!(median([9.0, 1.0]), Some(5.0));
    assert_eq!(median([9.0, 1.0, 2.0]), Some(2.0));
    assert_eq!(median([4.0, 1.0, 3.0, 100.0]), Some(3.5));
}

#[test]
fn sums_time_beyond_fifty_milliseconds() {
    let blocked = |long_tasks: &[f64]| {
        let long_tasks = long_tasks.to_vec();
        let load = Load {
            long_tasks,
            ..Load::default()
        };
        format!("{}", load.blocking_time())
    };
    assert_eq!(blocked(&[]), "0");
    assert_eq!(blocked(&[50.0, 51.0, 80.0]), "31");
}

#[test]
fn counts_bytes_by_kind() {
    let received = [
        ("http://host/sheet/", 1.0),
        ("http://host/sheet/a.js", 2.0),
        ("http://host/sheet/a.wasm", 4.0),
        ("http://host/sheet/a.svg", 8.0),
        ("http://host/sheet/b.js", 16.0),
    ];
    let received = received.map(|(url, bytes)| (url.to_owned(), bytes));
    let load = Load {
        received: received.to_vec(),
        ..Load::default()
    };
    let kinds = [Kind::Document, Kind::Script, Kind::WebAssembly, Kind::Other];
    let bytes = kinds.map(|kind| format!("{}", load.bytes_of(kind)));
    assert_eq!(bytes, ["1", "18", "4", "8"]);
    assert_eq!(format!("{}", load.bytes()), "31");
}

#[test]
fn table_has_medians_and_ratio() {
    let this = [load(100.0, 1.0), load(330.0, 1.0), load(900.0, 1.0)];
    let plain = [load(300.0, 1.0)];
    let table = report::table(&this, &plain);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(
        lines[..2],
        [
            "| median | this page | plain page | ratio |",
            "|---|--:|--:|--:|"
        ]
    );
    for line in [
        "| document | 0.0 kB | 0.0 kB | – |",
        "| first contentful paint | 330 ms | 300 ms | 1.10× |",
        "| app ready | – | – | – |",
    ] {
        assert!(lines.contains(&line), "{line} is not in\n{table}");
    }
}

#[test]
fn verdict_compares_with_budget() {
    let plain = [load(100.0, 100.0)];
    assert_eq!(
        report::verdict(&[load(110.0, 111.0)], &plain),
        "first contentful paint: 1.10× of the plain page, within the budget of 1.10×\n\
         first working fold: 1.11× of the plain page, OVER the budget of 1.10×\n\
         toggle work: not measured\n"
    );
    let toggles = |work| Load {
        toggle_work: vec![work],
        ..load(100.0, 100.0)
    };
    let verdict = report::verdict(&[toggles(3.0)], &[toggles(2.0)]);
    assert!(
        verdict.ends_with("toggle work: 1.50× of the plain page, within the budget of 1.50×\n")
    );
    assert_eq!(
        report::verdict(&[], &plain),
        "first contentful paint: not measured\nfirst working fold: not measured\n\
         toggle work: not measured\n"
    );
}

#[test]
fn plain_page_has_text_in_details() {
    let passage =
        |id: &str| serde_json::json!({ "id": id, "fingerprint": "00000000", "ordinal": 1 });
    let json = serde_json::json!({
        "about": {
            "title": "Tea & <Cake>",
            "kind": "Fact Sheet",
            "publisher": "Bakers",
            "bureau": "",
            "place": "Washington",
            "date": "2007-04-16",
            "date_in_words": "April 16, 2007",
            "language": "en-US",
            "summary": "Not shown.",
            "source": { "name": "A book", "address": "https://example.org/" },
            "notice": [[{ "Text": "Mind the crumbs." }]],
            "rights": [],
        },
        "title_block": passage("sheet"),
        "lead": {
            "passage": passage("lead"),
            "blocks": [{ "Paragraph": { "content": [{ "Text": "First." }] } }],
        },
        "sections": [{
            "passage": passage("tea"),
            "level": 2,
            "heading": [{ "Text": "Tea" }],
            "blocks": [{ "List": { "items": [
                { "passage": passage("tea-1"), "content": [{ "Text": "Hot." }] },
            ] } }],
        }],
        "fingerprint": "00",
    });
    let sheet = published::sheet(&json.to_string());
    assert_eq!(
        sheet.as_ref().map(plain_page::plain_page).as_deref(),
        Some(
            "<!doctype html><html lang=\"en-US\"><meta charset=utf-8>\
             <meta name=viewport content=\"width=device-width, initial-scale=1\">\
             <title>Tea &amp; &lt;Cake></title><p>Fact Sheet</p><p>Washington</p>\
             <p>April 16, 2007</p><h1>Tea &amp; &lt;Cake></h1><p>First.</p>\
             <details open><summary><h2>Tea</h2></summary><ul><li>Hot.</li></ul></details>\
             <p>Mind the crumbs.</p><p>Bakers</p><p>A book</p>"
        )
    );
    assert_eq!(published::sheet("[]"), None);
}
