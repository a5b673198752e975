//! What the built site weighs on its way to the reader, and the budget it must keep.
//!
//! Brotli at its highest level is what a static host sends, so that is what is counted.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;

use crate::folder;

/// The most that WebAssembly and JavaScript together may take, in bytes after brotli.
///
/// A bare Yew page measured 78 kB, and the whole pages of six documentation tools 67 to 529 kB.
/// Reading, folding and linking fit into 100 kB; printing came with 17 kB more, six of them for QR
/// codes; sharing, marking words and citing with 29 kB; the service worker with 2 kB. This leaves room to do the work, and none to
/// be careless.
const BUDGET: usize = 150_000;

/// The whole once more in a single file, which comes to those alone who save it.
const COPY: &str = "fact-sheet.html";

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
        if path.ends_with(COPY) {
            return None;
        }
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
    for path in folder::files(site)? {
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
    let program: Vec<&Weight> = weights
        .iter()
        .filter(|weight| weight.kind.is_program())
        .collect();
    for weight in &program {
        let name = weight.kind.name();
        ensure!(
            weight.raw > 0,
            "the built site holds no {name}, expected some"
        );
    }
    let sum: usize = program.iter().map(|weight| weight.brotli).sum();
    ensure!(
        sum <= BUDGET,
        "WebAssembly and JavaScript weigh {sum} bytes after brotli, expected at most {BUDGET}: \
         find what was added, or leave it out"
    );
    Ok(())
}

#[cfg(test)]
mod tests;
