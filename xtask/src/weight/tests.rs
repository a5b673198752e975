use super::*;

fn weights(wasm: usize, script: usize) -> [Weight; 3] {
    let weight = |kind, brotli| Weight {
        kind,
        raw: 3 * brotli,
        brotli,
    };
    [
        weight(Kind::WebAssembly, wasm),
        weight(Kind::JavaScript, script),
        weight(Kind::Html, 200_000),
    ]
}

#[test]
fn the_table_lines_up_its_numbers() {
    assert_eq!(
        table(&weights(70_000, 5_000)),
        "bytes               raw     brotli\n\
         WebAssembly      210000      70000\n\
         JavaScript        15000       5000\n\
         HTML             600000     200000"
    );
}

#[test]
fn the_budget_counts_the_program_and_not_the_text() {
    let over = "WebAssembly and JavaScript weigh 150001 bytes after brotli, expected at most 150000: \
                find what was added, or leave it out";
    let cases = [
        (145_000, 5_000, None),
        (145_000, 5_001, Some(over)),
        (
            0,
            5_000,
            Some("the built site holds no WebAssembly, expected some"),
        ),
        (
            145_000,
            0,
            Some("the built site holds no JavaScript, expected some"),
        ),
    ];
    for (wasm, script, refusal) in cases {
        let told = verdict(&weights(wasm, script))
            .err()
            .map(|error| error.to_string());
        assert_eq!(told.as_deref(), refusal);
    }
}

#[test]
fn only_what_is_named_so_is_of_a_kind() {
    let cases = [
        ("dist/factsheet_bg.wasm", Some(Kind::WebAssembly)),
        ("dist/factsheet.js", Some(Kind::JavaScript)),
        ("dist/index.html", Some(Kind::Html)),
        ("dist/fact-sheet.html", None),
        ("dist/page.css", None),
        ("dist/index.html.br", None),
        ("dist/factsheet_bg.wasm.gz", None),
        ("dist/js", None),
    ];
    for (path, kind) in cases {
        assert_eq!(Kind::of(Path::new(path)), kind, "{path}");
    }
}

#[test]
fn repeated_text_compresses_to_nearly_nothing() {
    let size = compressed_size(&b"fact sheet ".repeat(1000));
    assert!(size.is_ok_and(|size| size < 50));
}
