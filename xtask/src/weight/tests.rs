use super::*;

fn weights(wasm: u64, script: u64) -> [Weight; 3] {
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
fn aligns_table() {
    assert_eq!(
        table(&weights(70_000, 5_000)),
        "bytes               raw     brotli\n\
         WebAssembly      210000      70000\n\
         JavaScript        15000       5000\n\
         HTML             600000     200000"
    );
}

#[test]
fn budget_excludes_html() {
    let over = "WebAssembly and JavaScript take 160001 bytes after Brotli, 1 over the budget of 160000\n\
                help: find what was added, or raise BUDGET in xtask/src/weight.rs with the reason";
    let cases = [
        (155_000, 5_000, None),
        (155_000, 5_001, Some(over)),
        (0, 5_000, Some("the built site contains no WebAssembly")),
        (155_000, 0, Some("the built site contains no JavaScript")),
    ];
    for (wasm, script, expected) in cases {
        let error = verdict(&weights(wasm, script))
            .err()
            .map(|error| error.to_string());
        assert_eq!(error.as_deref(), expected);
    }
}

#[test]
fn kind_depends_on_file_name() {
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
        assert_eq!(Kind::from_path(Path::new(path)), kind, "{path}");
    }
}

#[test]
fn counts_compressed_file() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("factsheet-weight-{}", std::process::id()));
    fs::create_dir_all(folder.join("costs"))?;
    for (name, size) in [
        ("a_bg.wasm", 50),
        ("a_bg.wasm.br", 20),
        ("a.js", 30),
        ("a.js.br", 10),
        ("a.js.gz", 15),
        ("index.html", 9),
        ("costs/index.html", 8),
        ("costs/index.html.br", 7),
    ] {
        fs::write(folder.join(name), vec![0; size])?;
    }
    let weighed = weigh(&folder)?.into_iter();
    let sums: Vec<(u64, u64)> = weighed.map(|weight| (weight.raw, weight.brotli)).collect();
    assert_eq!(sums, [(50, 20), (30, 10), (17, 16)]);
    fs::remove_dir_all(folder)?;
    Ok(())
}
