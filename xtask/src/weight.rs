//! What the built site weighs on its way to the reader, and the budget it must keep.
//!
//! A host sends what stands beside a file compressed by brotli, so that is what is counted.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::folder;

/// The most that WebAssembly and JavaScript together may take, in bytes after brotli.
///
/// A bare Yew page measured 78 kB, and the whole pages of six documentation tools 67 to 529 kB.
/// Reading, folding and linking fit into 100 kB; printing came with 19 kB more, six of them for QR
/// codes; sharing, marking words and citing with 33 kB; the service worker with 2 kB; extracts that
/// are compared with what they were, footnotes included, and quotations of powers with 5 kB. This is
/// what the program does and no more: whatever is added has to say here what it is worth.
const BUDGET: u64 = 159_000;

/// The whole once more in a single file, which comes to those alone who save it.
const COPY: &str = "fact-sheet.html";

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
    raw: u64,
    brotli: u64,
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
        let raw = size(&path)?;
        let compressed = path.with_added_extension("br");
        // What would not be smaller travels as it is.
        let brotli = if compressed.exists() {
            size(&compressed)?
        } else {
            raw
        };
        for weight in weights.iter_mut().filter(|weight| weight.kind == kind) {
            weight.raw += raw;
            weight.brotli += brotli;
        }
    }
    Ok(weights.to_vec())
}

fn size(path: &Path) -> Result<u64> {
    let file = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(file.len())
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
    let sum: u64 = program.iter().map(|weight| weight.brotli).sum();
    ensure!(
        sum <= BUDGET,
        "WebAssembly and JavaScript weigh {sum} bytes after brotli, expected at most {BUDGET}: \
         find what was added, or leave it out"
    );
    Ok(())
}

#[cfg(test)]
mod tests;
