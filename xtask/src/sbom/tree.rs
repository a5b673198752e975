//! Crates and their dependencies, as `cargo tree` prints them.
//!
//! The crates of this workspace count as one: the root.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

/// What each line contains after its depth: name, version and source, then the licence.
pub(super) const FORMAT: &str = "{p}|{l}";

/// What `cargo tree` appends to a crate whose dependencies it has printed before.
const REPEATED: &str = " (*)";

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: String,
    /// An SPDX expression.
    pub(super) licence: String,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tree {
    pub(super) root: Crate,
    /// Each crate with its direct dependencies.
    pub(super) dependencies: BTreeMap<Crate, BTreeSet<Crate>>,
}

impl Tree {
    /// Parses the output of `cargo tree` with `--prefix=depth` and [`FORMAT`].
    pub(super) fn parse(printed: &str) -> Result<Self> {
        let mut dependencies: BTreeMap<Crate, BTreeSet<Crate>> = BTreeMap::new();
        let mut path: Vec<Crate> = Vec::new();
        for line in printed.lines() {
            let (depth, krate) = parse_line(line)
                .with_context(|| format!("cannot read this line of `cargo tree`: {line}"))?;
            ensure!(
                depth <= path.len() && (depth > 0 || path.is_empty()),
                "this line of `cargo tree` has a wrong depth: {line}"
            );
            path.truncate(depth);
            let krate = match path.first() {
                Some(root) if is_local(line) => root.clone(),
                _ => krate,
            };
            if let Some(parent) = path.last().filter(|parent| **parent != krate) {
                let children = dependencies.entry(parent.clone()).or_default();
                children.insert(krate.clone());
            }
            dependencies.entry(krate.clone()).or_default();
            path.push(krate);
        }
        let root = path.into_iter().next();
        Ok(Self {
            root: root.context("`cargo tree` printed nothing")?,
            dependencies,
        })
    }
}

fn parse_line(line: &str) -> Option<(usize, Crate)> {
    let line = line.strip_suffix(REPEATED).unwrap_or(line);
    let (package, licence) = line.split_once('|')?;
    let name_at = package.find(|c: char| !c.is_ascii_digit())?;
    let depth = package[..name_at].parse().ok()?;
    let mut words = package[name_at..].split_whitespace();
    let krate = Crate {
        name: words.next()?.to_owned(),
        version: words.next()?.strip_prefix('v')?.to_owned(),
        licence: spdx_expression(licence)?,
    };
    Some((depth, krate))
}

/// Whether the crate comes from a folder, not from a registry.
fn is_local(line: &str) -> bool {
    let package = line.split('|').next().unwrap_or_default();
    let source = package.split_whitespace().nth(2);
    source.is_some_and(|source| source.starts_with('('))
}

/// Crates that are older than SPDX expressions separate alternatives by a slash.
fn spdx_expression(licence: &str) -> Option<String> {
    let choices: Vec<&str> = licence.split('/').map(str::trim).collect();
    let is_complete = choices.iter().all(|choice| !choice.is_empty());
    is_complete.then(|| choices.join(" OR "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn krate(name: &str, version: &str, licence: &str) -> Crate {
        Crate {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: licence.to_owned(),
        }
    }

    #[test]
    fn parses_lines() {
        let cases = [
            (
                "0factsheet v0.1.0 (/home/ada/factsheet)|MIT OR Apache-2.0",
                Some((0, krate("factsheet", "0.1.0", "MIT OR Apache-2.0"))),
            ),
            (
                "12yew v0.23.0|MIT/Apache-2.0 (*)",
                Some((12, krate("yew", "0.23.0", "MIT OR Apache-2.0"))),
            ),
            (
                "1fnv v1.0.7|Apache-2.0 / MIT",
                Some((1, krate("fnv", "1.0.7", "Apache-2.0 OR MIT"))),
            ),
            ("1fnv v1.0.7|", None),
            ("1fnv v1.0.7", None),
            ("1fnv 1.0.7|MIT", None),
            ("fnv v1.0.7|MIT", None),
            ("", None),
        ];
        for (line, expected) in cases {
            assert_eq!(parse_line(line), expected, "{line:?}");
        }
    }

    #[test]
    fn depth_gives_dependencies() -> Result<()> {
        let tree = Tree::parse(
            "0sheet v1.0.0 (/sheet)|MIT\n\
             1yew v0.23.0|MIT\n\
             2slab v0.4.0|MIT\n\
             1web v0.3.0|MIT\n\
             2yew v0.23.0|MIT (*)\n",
        )?;
        let [sheet, yew] = [("sheet", "1.0.0"), ("yew", "0.23.0")].map(|(n, v)| krate(n, v, "MIT"));
        let [slab, web] = [("slab", "0.4.0"), ("web", "0.3.0")].map(|(n, v)| krate(n, v, "MIT"));
        assert_eq!(tree.root, sheet);
        let expected = BTreeMap::from([
            (sheet, BTreeSet::from([yew.clone(), web.clone()])),
            (yew.clone(), BTreeSet::from([slab.clone()])),
            (slab, BTreeSet::new()),
            (web, BTreeSet::from([yew])),
        ]);
        assert_eq!(tree.dependencies, expected);
        Ok(())
    }

    #[test]
    fn counts_crates_of_workspace_as_one() -> Result<()> {
        let tree = Tree::parse(
            "0sheet v1.0.0 (/sheet)|MIT\n\
             1sheet-model v1.0.0 (/sheet/crates/model)|MIT\n\
             2slab v0.4.0|MIT\n\
             1web v0.3.0|MIT\n\
             1sheet-model v1.0.0 (/sheet/crates/model)|MIT (*)\n",
        )?;
        let sheet = krate("sheet", "1.0.0", "MIT");
        let [slab, web] = [("slab", "0.4.0"), ("web", "0.3.0")].map(|(n, v)| krate(n, v, "MIT"));
        let expected = BTreeMap::from([
            (sheet, BTreeSet::from([slab.clone(), web.clone()])),
            (slab, BTreeSet::new()),
            (web, BTreeSet::new()),
        ]);
        assert_eq!(tree.dependencies, expected);
        Ok(())
    }

    #[test]
    fn refuses_other_output() {
        let cases = [
            ("", "`cargo tree` printed nothing"),
            (
                "0a v1.0.0|MIT\n2b v1.0.0|MIT",
                "this line of `cargo tree` has a wrong depth: 2b v1.0.0|MIT",
            ),
            (
                "0a v1.0.0|MIT\n0b v1.0.0|MIT",
                "this line of `cargo tree` has a wrong depth: 0b v1.0.0|MIT",
            ),
            ("warning", "cannot read this line of `cargo tree`: warning"),
        ];
        for (printed, expected) in cases {
            let error = Tree::parse(printed).map_err(|error| error.to_string());
            assert_eq!(error, Err(expected.to_owned()));
        }
    }
}
