//! Ready configuration for hosts: `_headers`, nginx, Caddy.
//!
//! Each page carries its policy itself, so any host will do. As a header, the policy applies to every file,
//! also to those that are not pages, and says what an element cannot: who may frame the page. All pages are
//! sent with the same header, so it allows what any of them needs, and each page narrows it.
//!
//! No text of the sheet is written here, only hashes and plain file names, so no title or id can change a
//! server's configuration.

mod caddy;
mod header_file;
mod nginx;
mod policy_header;

use super::Site;

/// For files whose names change with their bytes.
const CACHE_FOREVER: &str = "public, max-age=31536000, immutable";
/// For all other files: browsers ask each time whether they have changed.
const REVALIDATE: &str = "no-cache";

/// The file names that [`carries_hash`] accepts, as a regular expression.
const HASHED: &str = r"-[0-9a-f]{16}\.[0-9a-z]+$";

/// Name and value of a header.
type Header = (&'static str, String);

/// Returns names and texts of the files for hosts. `built` are the names of all files of the site.
#[must_use]
pub fn host_files(site: &Site, built: &[String]) -> Vec<(String, Vec<u8>)> {
    let policies = site.policies.iter().map(String::as_str);
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

/// Returns the headers that are sent with every file.
fn headers(policy: &str) -> [Header; 4] {
    [
        ("Content-Security-Policy", policy.to_owned()),
        // A page that opened this one in a window cannot control it.
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        // The URL tells what somebody reads, down to the selected text, so other sites don't get it.
        ("Referrer-Policy", "same-origin".to_owned()),
        // Browsers don't guess types, so they never run text as a script.
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ]
}

/// Returns whether a file name contains a hash of the bytes, as Trunk and [`AppFiles`](super::AppFiles) write it.
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
    fn recognizes_hash_in_name() {
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
