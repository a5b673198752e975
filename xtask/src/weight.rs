//! The download size of the built site, and its budget.
//!
//! Hosts send the Brotli file that is beside a file, so its size is counted.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::folder;

/// The most that WebAssembly and JavaScript may take together, in bytes after Brotli.
///
/// A bare Yew page takes 78 kB, and whole pages of six documentation tools 67 to 529 kB. Reading,
/// folding and linking took 100 kB; printing added 19 kB, 6 of them for QR codes; sharing, text
/// fragments and citations 33 kB; the service worker 2 kB; comparing extracts, with their footnotes and
/// superscripts, 5 kB; list numbers, row headers and sheets without a source 1 kB. Raising it needs a
/// reason here.
const BUDGET: u64 = 160_000;

/// The standalone page, which only readers download who save it.
const STANDALONE: &str = "fact-sheet.html";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    WebAssembly,
    JavaScript,
    Html,
}

impl Kind {
    const ALL: [Self; 3] = [Self::WebAssembly, Self::JavaScript, Self::Html];

    fn from_path(path: &Path) -> Option<Self> {
        if path.ends_with(STANDALONE) {
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

    fn is_app(self) -> bool {
        matches!(self, Self::WebAssembly | Self::JavaScript)
    }
}

/// The bytes of all files of one kind, before and after Brotli.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Weight {
    kind: Kind,
    raw: u64,
    brotli: u64,
}

/// Prints the sizes; fails if the app is missing or over budget.
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
        let Some(kind) = Kind::from_path(&path) else {
            continue;
        };
        let raw = size(&path)?;
        let compressed = path.with_added_extension("br");
        // Files that compression does not shrink are sent as they are.
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
    let app: Vec<&Weight> = weights
        .iter()
        .filter(|weight| weight.kind.is_app())
        .collect();
    for weight in &app {
        let name = weight.kind.name();
        ensure!(weight.raw > 0, "the built site contains no {name}");
    }
    let sum: u64 = app.iter().map(|weight| weight.brotli).sum();
    ensure!(
        sum <= BUDGET,
        "WebAssembly and JavaScript take {sum} bytes after Brotli, {} over the budget of {BUDGET}\n\
         help: find what was added, or raise BUDGET in xtask/src/weight.rs with the reason",
        sum - BUDGET
    );
    Ok(())
}

#[cfg(test)]
mod tests;
