use super::*;

fn weights(brotli: [u64; 5]) -> [Weight; 5] {
    brotli.map(|brotli| Weight {
        raw: 3 * brotli,
        brotli,
    })
}

#[test]
fn aligns_table() {
    let [wasm, script, page, worker, lazy] = PARTS.map(|part| part.limit);
    let visit = wasm + script + page + worker;
    let expected = format!(
        "bytes                raw    brotli     limit\n\
         WebAssembly       210000     70000 {wasm:>9}\n\
         its script         15000      5000 {script:>9}\n\
         page               30000     10000 {page:>9}\n\
         service worker      3000      1000 {worker:>9}\n\
         first visit       258000     86000 {visit:>9}\n\
         lazy part          60000     20000 {lazy:>9}"
    );
    let weights = weights([70_000, 5_000, 10_000, 1_000, 20_000]);
    assert_eq!(table(&weights), expected);
}

#[test]
fn each_part_has_a_limit() {
    let limits = PARTS.map(|part| part.limit);
    assert!(verdict(&weights(limits)).is_ok());
    for (position, part) in PARTS.iter().enumerate() {
        let with = |weight| {
            let mut weights = weights(limits);
            weights[position] = Weight {
                raw: weight,
                brotli: weight,
            };
            let error = verdict(&weights).err();
            error.map(|error| error.to_string()).unwrap_or_default()
        };
        let Part { name, limit, .. } = part;
        let over = format!(
            "{name}: {} bytes after Brotli, 1 over the limit of {limit}\n\
             help: find what was added, or raise the limit in xtask/src/weight.rs with the reason",
            limit + 1
        );
        assert_eq!(with(limit + 1), over);
        assert_eq!(with(0), format!("the built site has no {name}"));
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
