//! Crates and who uses which, as `cargo tree` prints them.
//!
//! The crates of this workspace count as one: the root.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

/// What is to stand in a line behind its depth: name, version and place, then the licence.
pub(super) const FORMAT: &str = "{p}|{l}";

/// What `cargo tree` puts behind a crate whose own crates it has listed before.
const LISTED_BEFORE: &str = " (*)";

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: String,
    /// An SPDX expression.
    pub(super) licence: String,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tree {
    root: Crate,
    links: BTreeMap<Crate, BTreeSet<Crate>>,
}

impl Tree {
    pub(super) fn root(&self) -> &Crate {
        &self.root
    }

    /// All but the root, each once, by name.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Crate> {
        self.links.keys().filter(|part| **part != self.root)
    }

    /// Each crate with those that it uses itself.
    pub(super) fn links(&self) -> impl Iterator<Item = (&Crate, &BTreeSet<Crate>)> {
        self.links.iter()
    }
}

/// Reads what was printed with `--prefix=depth` and our format.
pub(super) fn read(printed: &str) -> Result<Tree> {
    let mut links: BTreeMap<Crate, BTreeSet<Crate>> = BTreeMap::new();
    let mut path: Vec<Crate> = Vec::new();
    for line in printed.lines() {
        let (depth, part) = read_line(line).with_context(|| {
            format!("`cargo tree` printed {line:?}, expected a depth, a name, a version, a licence")
        })?;
        ensure!(
            depth <= path.len() && (depth > 0 || path.is_empty()),
            "`cargo tree` printed {line:?}, expected it below {} others",
            path.len()
        );
        path.truncate(depth);
        let part = match path.first() {
            Some(root) if is_local(line) => root.clone(),
            _ => part,
        };
        if let Some(user) = path.last()
            && *user != part
        {
            links.entry(user.clone()).or_default().insert(part.clone());
        }
        links.entry(part.clone()).or_default();
        path.push(part);
    }
    let root = path
        .first()
        .context("`cargo tree` printed nothing, expected this project's crates")?;
    Ok(Tree {
        root: root.clone(),
        links,
    })
}

fn read_line(line: &str) -> Option<(usize, Crate)> {
    let line = line.strip_suffix(LISTED_BEFORE).unwrap_or(line);
    let (package, licence) = line.split_once('|')?;
    let name_at = package.find(|sign: char| !sign.is_ascii_digit())?;
    let depth = package[..name_at].parse().ok()?;
    let mut words = package[name_at..].split_whitespace();
    let part = Crate {
        name: words.next()?.to_owned(),
        version: words.next()?.strip_prefix('v')?.to_owned(),
        licence: expression(licence)?,
    };
    Some((depth, part))
}

/// Returns whether the crate comes from a folder, not from a registry.
fn is_local(line: &str) -> bool {
    let package = line.split('|').next().unwrap_or_default();
    let place = package.split_whitespace().nth(2);
    place.is_some_and(|place| place.starts_with('('))
}

/// Crates from before SPDX expressions part the licences of which one may choose by a stroke.
fn expression(licence: &str) -> Option<String> {
    let choices: Vec<&str> = licence.split('/').map(str::trim).collect();
    let whole = choices.iter().all(|choice| !choice.is_empty());
    whole.then(|| choices.join(" OR "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, version: &str, licence: &str) -> Crate {
        Crate {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: licence.to_owned(),
        }
    }

    #[test]
    fn a_line_names_a_crate() {
        let cases = [
            (
                "0factsheet v0.1.0 (/home/ada/factsheet)|MIT OR Apache-2.0",
                Some((0, part("factsheet", "0.1.0", "MIT OR Apache-2.0"))),
            ),
            (
                "12yew v0.23.0|MIT/Apache-2.0 (*)",
                Some((12, part("yew", "0.23.0", "MIT OR Apache-2.0"))),
            ),
            (
                "1fnv v1.0.7|Apache-2.0 / MIT",
                Some((1, part("fnv", "1.0.7", "Apache-2.0 OR MIT"))),
            ),
            ("1fnv v1.0.7|", None),
            ("1fnv v1.0.7", None),
            ("1fnv 1.0.7|MIT", None),
            ("fnv v1.0.7|MIT", None),
            ("", None),
        ];
        for (line, expected) in cases {
            assert_eq!(read_line(line), expected, "{line:?}");
        }
    }

    #[test]
    fn the_depth_tells_who_uses_what() -> Result<()> {
        let tree = read(
            "0sheet v1.0.0 (/sheet)|MIT\n\
             1yew v0.23.0|MIT\n\
             2slab v0.4.0|MIT\n\
             1web v0.3.0|MIT\n\
             2yew v0.23.0|MIT (*)\n",
        )?;
        let (sheet, yew) = (part("sheet", "1.0.0", "MIT"), part("yew", "0.23.0", "MIT"));
        let (slab, web) = (part("slab", "0.4.0", "MIT"), part("web", "0.3.0", "MIT"));
        assert_eq!(tree.root(), &sheet);
        assert_eq!(tree.parts().collect::<Vec<_>>(), [&slab, &web, &yew]);
        let expected = BTreeMap::from([
            (sheet, BTreeSet::from([yew.clone(), web.clone()])),
            (yew.clone(), BTreeSet::from([slab.clone()])),
            (slab, BTreeSet::new()),
            (web, BTreeSet::from([yew])),
        ]);
        assert_eq!(tree.links, expected);
        Ok(())
    }

    #[test]
    fn counts_the_crates_of_the_workspace_as_one() -> Result<()> {
        let tree = read(
            "0sheet v1.0.0 (/sheet)|MIT\n\
             1sheet-model v1.0.0 (/sheet/crates/model)|MIT\n\
             2slab v0.4.0|MIT\n\
             1web v0.3.0|MIT\n\
             1sheet-model v1.0.0 (/sheet/crates/model)|MIT (*)\n",
        )?;
        let sheet = part("sheet", "1.0.0", "MIT");
        let (slab, web) = (part("slab", "0.4.0", "MIT"), part("web", "0.3.0", "MIT"));
        let expected = BTreeMap::from([
            (sheet, BTreeSet::from([slab.clone(), web.clone()])),
            (slab, BTreeSet::new()),
            (web, BTreeSet::new()),
        ]);
        assert_eq!(tree.links, expected);
        Ok(())
    }

    #[test]
    fn what_is_no_tree_is_refused() {
        let cases = [
            (
                "",
                "`cargo tree` printed nothing, expected this project's crates",
            ),
            (
                "0a v1.0.0|MIT\n2b v1.0.0|MIT",
                "`cargo tree` printed \"2b v1.0.0|MIT\", expected it below 1 others",
            ),
            (
                "0a v1.0.0|MIT\n0b v1.0.0|MIT",
                "`cargo tree` printed \"0b v1.0.0|MIT\", expected it below 1 others",
            ),
            (
                "warning",
                "`cargo tree` printed \"warning\", expected a depth, a name, a version, a licence",
            ),
        ];
        for (printed, expected) in cases {
            let told = read(printed).map_err(|error| error.to_string());
            assert_eq!(told, Err(expected.to_owned()));
        }
    }
}
