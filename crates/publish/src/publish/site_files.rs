//! Which files a site consists of, so that a program that replaces one deletes nothing else.

use super::hosting::carries_hash;
use super::media_type::MediaType;
use super::{Paper, manifest, service_worker, standalone_page};
use crate::page_head::PREVIEW;

/// The names that do not depend on the sheet.
const NAMES: [&str; 11] = [
    "_headers",
    "fact-sheet.json",
    "fact-sheet.md",
    "fact-sheet.txt",
    "hosting/Caddyfile",
    "hosting/nginx.conf",
    "index.html",
    "program.cdx.json",
    service_worker::FILE,
    standalone_page::FILE,
    manifest::FILE,
];

/// Returns whether a site can have a file with this name, relative to the site.
#[must_use]
pub fn is_site_file(name: &str) -> bool {
    let name = [".br", ".gz"]
        .iter()
        .find_map(|form| name.strip_suffix(form))
        .unwrap_or(name);
    let is_section_page = |name: &str| {
        name.split_once('/')
            .is_some_and(|(_, page)| page == "index.html")
    };
    let is_hidden = name.split('/').any(|part| part.starts_with('.'));
    let is_picture = || {
        let kind = MediaType::from_name(name);
        !is_hidden && kind.is_some_and(|kind| kind.name.starts_with("image/"))
    };
    let is_pdf = || Paper::ALL.iter().any(|paper| name == paper.pdf_file());
    name == PREVIEW
        || is_pdf()
        || NAMES.contains(&name)
        || is_section_page(name)
        || carries_hash(name)
        || is_picture()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_files_of_a_site_from_others() {
        for name in [
            "index.html",
            "index.html.br",
            "fact-sheet.json.gz",
            "costs/index.html.gz",
            "browser-be3b21ae385e570b.wasm.br",
            "pictures/tower.jpg",
            "service-worker.js",
            "fact-sheet-a4.pdf",
        ] {
            assert!(is_site_file(name), "{name}");
        }
        for name in [
            "CNAME",
            ".git/HEAD",
            ".git/picture.png",
            "about.html",
            "costs/notes.txt",
            "a/b/index.html",
            "water.md",
            "site.br",
        ] {
            assert!(!is_site_file(name), "{name}");
        }
    }
}
