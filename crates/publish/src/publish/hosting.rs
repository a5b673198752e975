//! What a host should say about the files, as ready configuration: `_headers`, nginx, Caddy.
//!
//! Each page carries its policy itself, so any host will do. As a header the policy holds for every
//! file, also for those that are no page, and says what an element cannot: who may frame the page.
//! One header goes with all pages, so it allows what any of them needs, and each page narrows it.
//!
//! Nothing of the sheet is written here, only hashes and names of files that could not be mistaken
//! for anything else: no title or id can get out of its place in a server's configuration.

mod caddy;
mod header_file;
mod nginx;
mod policy_header;

use std::path::Path;

use super::{Site, policy};

/// What is never the same under another name need not be asked for twice in a year.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Kept, and asked for each time whether it is still the same.
const ASK_FIRST: &str = "no-cache";

/// The names that [`carries_hash`], as a regular expression.
const HASHED: &str = r"-[0-9a-f]{16}\.[0-9a-z]+$";

/// Name and value of a header.
type Header = (&'static str, String);

/// Names and texts of the files for hosts; `built` are the names of all files of the site.
#[must_use]
pub fn host_files(site: &Site, built: &[String]) -> Vec<(String, Vec<u8>)> {
    let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
    let is_page = |name: &str| Path::new(name).extension().is_some_and(|end| end == "html");
    let pages = site.files.iter().filter(|(name, _)| is_page(name));
    let policies = pages.filter_map(|(_, bytes)| policy::of_page(text(bytes)));
    let headers = headers(&policy_header::of_pages(policies));
    let hashed = built.iter().map(String::as_str);
    [
        (
            "_headers",
            header_file::text(&headers, hashed.filter(|name| carries_hash(name))),
        ),
        ("hosting/nginx.conf", nginx::text(&headers)),
        ("hosting/Caddyfile", caddy::text(&headers)),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .into()
}

/// What is said with every file, whatever it is.
fn headers(policy: &str) -> [Header; 4] {
    [
        ("Content-Security-Policy", policy.to_owned()),
        // A page that opened this one in a window keeps no hold of it.
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        // The address tells what somebody reads, down to the words: no business of other sites.
        ("Referrer-Policy", "same-origin".to_owned()),
        // A file is what its type says, so that no text is taken for a script.
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ]
}

/// Whether another content would have another name, as Trunk and [`program`](super::program) form it.
pub(super) fn carries_hash(name: &str) -> bool {
    let is_hash = |hash: &str| {
        hash.len() == 16
            && hash
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    };
    let is_ending = |ending: &str| {
        !ending.is_empty()
            && ending
                .bytes()
                .all(|b| b.is_ascii_digit() || b.is_ascii_lowercase())
    };
    name.rsplit_once('.').is_some_and(|(stem, ending)| {
        let hash = stem.rsplit_once('-').map(|(_, hash)| hash);
        is_ending(ending) && hash.is_some_and(is_hash)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_with_a_hash_is_for_ever() {
        for (name, hashed) in [
            ("browser-be3b21ae385e570b.js", true),
            ("browser-be3b21ae385e570b.wasm", true),
            ("favicon-d7f478443301f5bc.svg", true),
            ("pictures/tower-d7f478443301f5bc.png", true),
            ("index.html", false),
            ("service-worker.js", false),
            ("browser-be3b21ae385e570b", false),
            ("browser-be3b21ae385e570b.js.br", false),
            ("browser-BE3B21AE385E570B.js", false),
            ("browser-be3b21ae385e570.js", false),
            ("browserbe3b21ae385e570b.js", false),
            ("browser-be3b21ae385e570b/index.html", false),
        ] {
            assert_eq!(carries_hash(name), hashed, "{name}");
        }
    }
}
