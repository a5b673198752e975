//! The service worker, which caches the page for readers without a network.

use std::sync::LazyLock;

use serde_json::{Map, json};
use sha2::{Digest, Sha256};

use super::template::{LinkedFile, Template};
use super::{integrity, scripts};

/// The name of its file. It never changes: under another name, the old one would stay forever.
pub(super) const FILE: &str = "service-worker.js";

static CACHING: LazyLock<String> =
    LazyLock::new(|| scripts::own(include_str!("../../../../assets/service_worker.js")));
const REMOVING: &str = include_str!("../../../../assets/service_worker_off.js");

/// The URL of the page that most readers open.
const PAGE: &str = "./";

/// A file that the service worker caches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CachedFile {
    /// Relative to the page.
    url: String,
    /// The hash that its bytes must have (Subresource Integrity).
    integrity: String,
}

impl CachedFile {
    /// A file with this name or URL and these bytes. The URL of an `index.html` is its folder.
    pub(super) fn new(name: &str, bytes: &[u8]) -> Self {
        let url = match name.strip_suffix("index.html") {
            Some("") => PAGE,
            Some(folder) => folder,
            None => name,
        };
        Self {
            url: url.to_owned(),
            integrity: integrity::of_bytes(bytes),
        }
    }

    /// Returns the files that a page loads and checks.
    pub(super) fn of_links(page: &Template) -> impl Iterator<Item = Self> {
        let cached = |LinkedFile { url, integrity }: LinkedFile<'_>| Self {
            url: url.to_owned(),
            integrity: integrity.to_owned(),
        };
        page.linked_files().map(cached)
    }
}

/// Writes the names of version and service worker into a page, and returns the service worker that caches
/// the page and `others`.
pub(super) fn caching(page: &mut Template, others: impl Iterator<Item = CachedFile>) -> String {
    let of_page = |page: &Template| CachedFile::new("index.html", page.to_string().as_bytes());
    let mut files: Vec<CachedFile> = std::iter::once(of_page(page)).chain(others).collect();
    let version = version(&files);
    if let Some(html) = page.html_mut() {
        html.set("data-version", &version);
        html.set("data-worker", FILE);
    }
    files[0] = of_page(page);
    worker(&version, &files)
}

/// Returns the version of a site with these cached files: 8 hexadecimal digits.
fn version(files: &[CachedFile]) -> String {
    let mut hash = Sha256::new_with_prefix(&*CACHING);
    for file in files {
        for part in [&file.url, &file.integrity] {
            hash.update(part);
            hash.update([0]);
        }
    }
    integrity::short(&hash.finalize())
}

fn worker(version: &str, files: &[CachedFile]) -> String {
    let files: Map<_, _> = files
        .iter()
        .map(|file| (file.url.clone(), json!(file.integrity)))
        .collect();
    format!(
        "const VERSION = {};\nconst FILES = {:#};\n{}\n",
        json!(version),
        json!(files),
        *CACHING
    )
}

/// Returns the service worker that replaces one published before, deletes its cache and unregisters
/// itself.
pub(super) fn removing() -> String {
    scripts::own(REMOVING)
}

#[cfg(test)]
mod tests {
    use super::super::template::nodes_of;
    use super::*;

    fn file(url: &str, integrity: &str) -> CachedFile {
        CachedFile {
            url: url.to_owned(),
            integrity: integrity.to_owned(),
        }
    }

    #[test]
    fn version_changes_with_each_file() {
        let versions = [
            vec![],
            vec![file("./", "sha384-a")],
            vec![file("./", "sha384-b")],
            vec![file("./", "sha384-a"), file("a.js", "sha384-a")],
            vec![file("./a", "sha384-")],
        ]
        .map(|files| version(&files));
        for (position, version) in versions.iter().enumerate() {
            assert_eq!(version.len(), 8);
            assert!(!versions[..position].contains(version), "{versions:?}");
        }
    }

    #[test]
    fn worker_starts_with_cached_files() {
        let worker = worker("0a1b2c3d", &[file("\"/é", "sha384-a+/=")]);
        let start =
            "const VERSION = \"0a1b2c3d\";\nconst FILES = {\n  \"\\\"/é\": \"sha384-a+/=\"\n};\n";
        assert!(worker.starts_with(start), "{worker}");
    }

    #[test]
    fn url_of_page_is_its_folder() {
        for (name, url) in [
            ("index.html", "./"),
            ("a/index.html", "a/"),
            ("a.txt", "a.txt"),
        ] {
            assert_eq!(CachedFile::new(name, b"").url, url);
        }
    }

    #[test]
    fn caches_page_as_published() {
        let mut page = nodes_of("<!doctype html><html lang=en>");
        let worker = caching(&mut page, std::iter::empty());
        let version = page.html_mut().and_then(|html| html.get("data-version"));
        let version = version.unwrap_or_default().to_owned();
        let expected = format!(
            "<!doctype html><html lang=en data-version=\"{version}\" data-worker=\"service-worker.js\">"
        );
        assert_eq!(page.to_string(), expected);
        assert!(worker.contains(&integrity::of_bytes(expected.as_bytes())));
        assert!(worker.contains(&format!("const VERSION = \"{version}\";")));
    }
}
