//! The service worker, which keeps the page for a reader without a network.

use std::sync::LazyLock;

use serde_json::{Map, json};
use sha2::{Digest, Sha256};

use super::integrity;
use super::scripts;

/// The name of its file. It never changes: under another name, the old one would stay for ever.
pub(super) const FILE: &str = "service-worker.js";

static KEEPING: LazyLock<String> =
    LazyLock::new(|| scripts::own(include_str!("../../../../assets/service_worker.js")));
const LEAVING: &str = include_str!("../../../../assets/service_worker_off.js");

/// The address of the page, by which most readers come.
const PAGE: &str = "./";

/// A file that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// Its address, relative to the page.
    address: String,
    /// The hash by which a browser knows it.
    integrity: String,
}

impl Kept {
    /// A file of this name, or at this address, with these bytes; a page goes by its folder.
    pub(super) fn of_file(name: &str, bytes: &[u8]) -> Self {
        let address = match name.strip_suffix("index.html") {
            Some("") => PAGE,
            Some(folder) => folder,
            None => name,
        };
        Self {
            address: address.to_owned(),
            integrity: integrity::of_bytes(bytes),
        }
    }

    /// The files that a page names with their hashes.
    pub(super) fn of_links(page: &str) -> impl Iterator<Item = Self> {
        let file = |(address, integrity)| Self { address, integrity };
        integrity::of_links(page).into_iter().map(file)
    }
}

/// The page, which now names its version and its worker, and the worker that keeps it and `beside`.
pub(super) fn keeping(page: &str, beside: impl Iterator<Item = Kept>) -> (String, String) {
    let of_page = |page: &str| Kept::of_file("index.html", page.as_bytes());
    let mut files: Vec<Kept> = std::iter::once(of_page(page)).chain(beside).collect();
    let version = version(&files);
    let start = page.find("<html").unwrap_or_default();
    let (before, element) = page.split_at(start);
    let names = format!(" data-version=\"{version}\" data-worker=\"{FILE}\">");
    let page = [before, &element.replacen('>', &names, 1)].concat();
    files[0] = of_page(&page);
    let worker = worker(&version, &files);
    (page, worker)
}

/// A name for the version of a site whose readers keep these files: 8 hexadecimal digits.
fn version(files: &[Kept]) -> String {
    let mut hash = Sha256::new_with_prefix(&*KEEPING);
    for file in files {
        for part in [&file.address, &file.integrity] {
            hash.update(part);
            hash.update([0]);
        }
    }
    integrity::short(&hash.finalize())
}

fn worker(version: &str, files: &[Kept]) -> String {
    let files: Map<_, _> = files
        .iter()
        .map(|file| (file.address.clone(), json!(file.integrity)))
        .collect();
    format!(
        "const VERSION = {};\nconst FILES = {:#};\n{}\n",
        json!(version),
        json!(files),
        *KEEPING
    )
}

/// The worker that takes the place of one that was published before, forgets what it kept and goes.
pub(super) fn leaving() -> String {
    scripts::own(LEAVING)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(address: &str, integrity: &str) -> Kept {
        Kept {
            address: address.to_owned(),
            integrity: integrity.to_owned(),
        }
    }

    #[test]
    fn each_change_of_a_file_makes_another_version() {
        let versions = [
            vec![],
            vec![kept("./", "sha384-a")],
            vec![kept("./", "sha384-b")],
            vec![kept("./", "sha384-a"), kept("a.js", "sha384-a")],
            vec![kept("./a", "sha384-")],
        ]
        .map(|files| version(&files));
        for (place, version) in versions.iter().enumerate() {
            assert_eq!(version.len(), 8);
            assert!(!versions[..place].contains(version), "{versions:?}");
        }
    }

    #[test]
    fn the_worker_begins_with_what_it_keeps() {
        let worker = worker("0a1b2c3d", &[kept("\"/é", "sha384-a+/=")]);
        let begins =
            "const VERSION = \"0a1b2c3d\";\nconst FILES = {\n  \"\\\"/é\": \"sha384-a+/=\"\n};\n";
        assert!(worker.starts_with(begins), "{worker}");
    }

    #[test]
    fn the_page_is_kept_as_it_is_published() {
        let beside = [
            Kept::of_file("index.html", b""),
            Kept::of_file("a/index.html", b""),
            Kept::of_file("a.txt", b""),
        ];
        let addresses = beside.each_ref().map(|file| file.address.as_str());
        assert_eq!(addresses, ["./", "a/", "a.txt"]);

        let (page, worker) = keeping("<!doctype html><html lang=en>", std::iter::empty());
        let version = page
            .split_once("data-version=\"")
            .and_then(|(_, rest)| rest.split('"').next());
        let version = version.unwrap_or_default();
        let expected = format!(
            "<!doctype html><html lang=en data-version=\"{version}\" data-worker=\"service-worker.js\">"
        );
        assert_eq!(page, expected);
        assert!(worker.contains(&integrity::of_bytes(page.as_bytes())));
        assert!(worker.contains(&format!("const VERSION = \"{version}\";")));
    }
}
