//! The download size of the built site, and its budget.
//!
//! Hosts send the Brotli file that is beside a file, so its size is counted.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::folder;

/// What a first visit downloads, then what follows when the reader shares or prints, and the most that each
/// part may take, in bytes after Brotli.
///
/// A bare Yew page takes 78 kB, and whole pages of six documentation tools 67 to 529 kB. Raising a limit
/// needs a reason here.
const PARTS: [Part; 5] = [
    Part {
        name: "WebAssembly",
        is_file: |name| has_extension(name, "wasm") && !name.starts_with(LAZY),
        limit: 135_000,
    },
    Part {
        name: "its script",
        is_file: |name| has_extension(name, "js") && name != WORKER,
        limit: 4_500,
    },
    Part {
        name: "page",
        is_file: |name| name == "index.html",
        limit: 15_300,
    },
    Part {
        name: "service worker",
        is_file: |name| name == WORKER,
        limit: 1_700,
    },
    Part {
        name: "lazy part",
        is_file: |name| has_extension(name, "wasm") && name.starts_with(LAZY),
        limit: 28_400,
    },
];

/// How many of the parts are a first visit.
const FIRST_VISIT: usize = 4;

/// How the name of the lazy part starts.
const LAZY: &str = "lazy-";

const WORKER: &str = "service-worker.js";

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|own| own == extension)
}

struct Part {
    name: &'static str,
    is_file: fn(&str) -> bool,
    limit: u64,
}

/// The bytes of a part, before and after Brotli.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw: u64,
    brotli: u64,
}

/// Prints the sizes; fails if a part is missing or over its limit.
pub(crate) fn check(site: &Path) -> Result<()> {
    let weights = weigh(site)?;
    println!("{}", table(&weights));
    verdict(&weights)
}

/// Weighs the files in the site's own folder: the pages of sections are no part of a first visit.
fn weigh(site: &Path) -> Result<[Weight; PARTS.len()]> {
    let mut weights = [Weight::default(); PARTS.len()];
    for path in folder::files(site)? {
        let name = path.strip_prefix(site)?.to_str().unwrap_or_default();
        let Some(part) = PARTS.iter().position(|part| (part.is_file)(name)) else {
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
        weights[part].raw += raw;
        weights[part].brotli += brotli;
    }
    Ok(weights)
}

fn size(path: &Path) -> Result<u64> {
    let file = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(file.len())
}

fn table(weights: &[Weight]) -> String {
    let line = |name: &str, [raw, brotli, limit]: [u64; 3]| {
        format!("{name:<14} {raw:>9} {brotli:>9} {limit:>9}")
    };
    let mut lines = vec![format!(
        "{:<14} {:>9} {:>9} {:>9}",
        "bytes", "raw", "brotli", "limit"
    )];
    let mut sum = [0; 3];
    for (position, (part, weight)) in PARTS.iter().zip(weights).enumerate() {
        if position == FIRST_VISIT {
            lines.push(line("first visit", sum));
        }
        let row = [weight.raw, weight.brotli, part.limit];
        for (sum, number) in sum.iter_mut().zip(row) {
            *sum += number;
        }
        lines.push(line(part.name, row));
    }
    lines.join("\n")
}

fn verdict(weights: &[Weight]) -> Result<()> {
    for (Part { name, limit, .. }, weight) in PARTS.iter().zip(weights) {
        ensure!(weight.raw > 0, "the built site has no {name}");
        ensure!(
            weight.brotli <= *limit,
            "{name}: {} bytes after Brotli, {} over the limit of {limit}\n\
             help: find what was added, or raise the limit in xtask/src/weight.rs with the reason",
            weight.brotli,
            weight.brotli - limit
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests;
