use super::*;

fn weights(brotli: [u64; 5]) -> [Weight; 5] {
    brotli.map(|brotli| Weight {
        raw: 3 * brotli,
        brotli,
    })
}

#[test]
fn aligns_table() {
    assert_eq!(
        table(&weights([70_000, 5_000, 10_000, 1_000, 20_000])),
        "bytes                raw    brotli     limit\n\
         WebAssembly       210000     70000    132500\n\
         its script         15000      5000      4500\n\
         page               30000     10000     14500\n\
         service worker      3000      1000      1700\n\
         first visit       258000     86000    153200\n\
         lazy part          60000     20000     28000"
    );
}

#[test]
fn each_part_has_a_limit() {
    let over = "WebAssembly: 132501 bytes after Brotli, 1 over the limit of 132500\n\
                help: find what was added, or raise the limit in xtask/src/weight.rs with the reason";
    let cases = [
        ([132_500, 4_500, 14_500, 1_700, 28_000], None),
        ([132_501, 1, 1, 1, 1], Some(over)),
        ([0, 1, 1, 1, 1], Some("the built site has no WebAssembly")),
        (
            [1, 1, 1, 0, 1],
            Some("the built site has no service worker"),
        ),
        ([1, 1, 1, 1, 0], Some("the built site has no lazy part")),
    ];
    for (brotli, expected) in cases {
        let error = verdict(&weights(brotli)).err();
        let error = error.map(|error| error.to_string());
        assert_eq!(error.as_deref(), expected);
    }
}

#[test]
fn weighs_first_visit() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("factsheet-weight-{}", std::process::id()));
    fs::create_dir_all(folder.join("costs"))?;
    for (name, size) in [
        ("a_bg.wasm", 50),
        ("a_bg.wasm.br", 20),
        ("lazy-1.wasm", 6),
        ("lazy-1.wasm.br", 5),
        ("a.js", 30),
        ("a.js.br", 10),
        ("a.js.gz", 15),
        ("index.html", 9),
        ("fact-sheet.html", 90),
        ("service-worker.js", 4),
        ("costs/index.html", 8),
        ("costs/index.html.br", 7),
    ] {
        fs::write(folder.join(name), vec![0; size])?;
    }
    let sums = weigh(&folder)?.map(|weight| (weight.raw, weight.brotli));
    assert_eq!(sums, [(50, 20), (30, 10), (9, 9), (4, 4), (6, 5)]);
    fs::remove_dir_all(folder)?;
    Ok(())
}
