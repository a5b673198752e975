//! What the built site weighs on its way to the reader, and the budget it must keep.
//!
//! Brotli at its highest level is what a static host sends, so that is what is counted.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;

/// The most that WebAssembly and JavaScript together may take, in bytes after brotli.
///
/// A bare Yew page measured 78 kB; mkdocs-material, as a whole, 67 kB; mdBook 221 kB. With 100 kB
/// the program stays well below what it takes the place of, and has room to do its work.
const BUDGET: usize = 100_000;

/// The highest level there is.
const BROTLI_QUALITY: i32 = 11;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    WebAssembly,
    JavaScript,
    Html,
}

impl Kind {
    const ALL: [Self; 3] = [Self::WebAssembly, Self::JavaScript, Self::Html];

    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "wasm" => Some(Self::WebAssembly),
            "js" | "mjs" => Some(Self::JavaScript),
            "html" => Some(Self::Html),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::WebAssembly => "WebAssembly",
            Self::JavaScript => "JavaScript",
            Self::Html => "HTML",
        }
    }

    fn is_program(self) -> bool {
        matches!(self, Self::WebAssembly | Self::JavaScript)
    }
}

/// The bytes of all files of one kind, before and after brotli.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Weight {
    kind: Kind,
    raw: usize,
    brotli: usize,
}

/// Prints what the site weighs; an error if its program is over the budget or missing.
pub(crate) fn check(site: &Path) -> Result<()> {
    let weights = weigh(site)?;
    println!("{}", table(&weights));
    verdict(&weights)
}

fn weigh(site: &Path) -> Result<Vec<Weight>> {
    let mut weights = Kind::ALL.map(|kind| Weight {
        kind,
        raw: 0,
        brotli: 0,
    });
    for path in files(site)? {
        let Some(kind) = Kind::of(&path) else {
            continue;
        };
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        for weight in weights.iter_mut().filter(|weight| weight.kind == kind) {
            weight.raw += bytes.len();
            weight.brotli += compressed_size(&bytes)?;
        }
    }
    Ok(weights.to_vec())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read the built site {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

fn compressed_size(mut bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let parameters = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed.len())
}

fn table(weights: &[Weight]) -> String {
    let head = format!("{:<12} {:>10} {:>10}", "bytes", "raw", "brotli");
    let line = |weight: &Weight| {
        let name = weight.kind.name();
        format!("{name:<12} {:>10} {:>10}", weight.raw, weight.brotli)
    };
    let lines = std::iter::once(head).chain(weights.iter().map(line));
    lines.collect::<Vec<_>>().join("\n")
}

fn verdict(weights: &[Weight]) -> Result<()> {
    let program = weights.iter().filter(|weight| weight.kind.is_program());
    let sum: usize = program.map(|weight| weight.brotli).sum();
    ensure!(
        sum > 0,
        "the built site holds no WebAssembly and no JavaScript, expected both"
    );
    ensure!(
        sum <= BUDGET,
        "WebAssembly and JavaScript weigh {sum} bytes after brotli, expected at most {BUDGET}: \
         find what was added, or leave it out"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
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
        let cases = [
            (95_000, 5_000, None),
            (
                95_000,
                5_001,
                Some(
                    "WebAssembly and JavaScript weigh 100001 bytes after brotli, expected at most \
                     100000: find what was added, or leave it out",
                ),
            ),
            (
                0,
                0,
                Some("the built site holds no WebAssembly and no JavaScript, expected both"),
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
            ("dist/page.css", None),
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
}
