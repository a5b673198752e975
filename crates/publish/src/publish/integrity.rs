//! That the program is the one that was published with the page (Subresource Integrity).
//!
//! Trunk writes the hash of each file into the link that loads it ahead, but that is not enough:
//! WebKit runs a changed script all the same, and no browser checks the WebAssembly. So the hashes of
//! the scripts are said again in an import map, which all heed, and the WebAssembly is fetched by a
//! script that asks for the check. Both are as early as the links, which only say what there is from
//! then on: otherwise Firefox and WebKit would fetch the WebAssembly twice, and Firefox takes the link
//! to a module that the map has checked for an error.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use sha2::{Digest, Sha384};

use super::inline::attribute;

/// How the only kind of hash begins that Trunk writes here, and so that this does.
const SHA384: &str = "sha384-";

/// What must stand before whatever loads anything: an import map with the hashes of the page's
/// modules, and the beginning of its program's way here. Nothing where no hash is known.
pub(super) fn elements(page: &str) -> String {
    let hashes: BTreeMap<String, String> = links(page)
        .filter_map(hash)
        .filter(|(file, _)| {
            Path::new(file)
                .extension()
                .is_some_and(|ending| ending == "js")
        })
        .collect();
    if hashes.is_empty() {
        return String::new();
    }
    let map = json!({ "integrity": hashes });
    let fetching = links(page).find(|link| is_program(link)).and_then(hash);
    let fetching = fetching.map_or_else(String::new, |(file, integrity)| {
        let (file, options) = (json!(file), json!({ "integrity": integrity }));
        format!("<script>program=fetch({file},{options})</script>")
    });
    format!("{fetching}<script type=\"importmap\">{map}</script>")
}

/// The page, with links to its program that load nothing.
pub(super) fn without_preloads(page: &str) -> String {
    let preloads = ["modulepreload", "preload"]
        .into_iter()
        .flat_map(|rel| [format!(" rel={rel}"), format!(" rel=\"{rel}\"")]);
    links(page).fold(page.to_owned(), |page, link| {
        let idle = preloads
            .clone()
            .fold(link.to_owned(), |link, rel| link.replace(&rel, ""));
        page.replacen(link, &idle, 1)
    })
}

/// The hash by which a browser knows a file with these bytes.
pub(super) fn of_bytes(bytes: &[u8]) -> String {
    format!("{SHA384}{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// The first eight hexadecimal digits of a hash, which tell one version from another.
pub(super) fn short(hash: &[u8]) -> String {
    hexadecimal(&hash[..4])
}

/// Two hexadecimal digits for each byte.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The addresses of the files that a page names with their hashes, and these.
pub(super) fn of_links(page: &str) -> Vec<(String, String)> {
    links(page).filter_map(hash).collect()
}

/// The first of the page's own files that would come from another site, where the page's policy
/// does not let it come from.
pub(super) fn elsewhere(page: &str) -> Option<String> {
    let is_elsewhere = |(address, _): &(String, String)| address.contains("//");
    let elsewhere = links(page).filter_map(hash).find(is_elsewhere);
    elsewhere.map(|(address, _)| address)
}

fn is_program(link: &str) -> bool {
    attribute(link, "as").as_deref() == Some("fetch")
}

/// The file that a link names, and its hash.
fn hash(link: &str) -> Option<(String, String)> {
    Some((attribute(link, "href")?, attribute(link, "integrity")?))
}

/// The names of the page's files that are not what their links say; all stand in one folder,
/// whatever address that has.
pub fn changed_files(page: &str, read: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<String> {
    let is_changed = |link: &str| {
        let (address, said) = hash(link)?;
        let file = address.rsplit('/').next().unwrap_or_default();
        let hash = read(file).map(|bytes| of_bytes(&bytes));
        (Some(said) != hash).then(|| file.to_owned())
    };
    links(page).filter_map(is_changed).collect()
}

/// What stands in the tags of the page's links.
pub(super) fn links(page: &str) -> impl Iterator<Item = &str> {
    let tags = page.split("<link").skip(1);
    tags.filter_map(|rest| Some(rest.split_once('>')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of `a`; computed with `openssl dgst -sha384 -binary | base64`.
    const A: &str = "sha384-VKWbnyKwuAiA2EJ+VIt8I6vYc0huHwNdzpzWl+hRdQM8qojm1XvDXvrgta/TFF8x";

    #[test]
    fn the_program_is_checked_and_fetched_once() {
        let checks = "<script>program=fetch(\"./a.wasm\",{\"integrity\":\"sha384-c\"})</script>\
             <script type=\"importmap\">{\"integrity\":{\"./a.js\":\"sha384-b+/==\"}}</script>";
        for (page, idle) in [
            (
                "<link crossorigin href=./a.js integrity=sha384-b+/== rel=modulepreload>\
                 <link as=fetch href=./a.wasm integrity=sha384-c rel=preload type=application/wasm>",
                "<link crossorigin href=./a.js integrity=sha384-b+/==>\
                 <link as=fetch href=./a.wasm integrity=sha384-c type=application/wasm>",
            ),
            (
                "<link rel=\"modulepreload\" href=\"./a.js\" integrity=\"sha384-b+/==\">\
                 <link rel=\"preload\" as=\"fetch\" href=\"./a.wasm\" integrity=\"sha384-c\">",
                "<link href=\"./a.js\" integrity=\"sha384-b+/==\">\
                 <link as=\"fetch\" href=\"./a.wasm\" integrity=\"sha384-c\">",
            ),
        ] {
            assert_eq!(without_preloads(page), idle);
            assert_eq!(without_preloads(idle), idle);
            for page in [page, idle] {
                assert_eq!(elements(page), checks);
            }
        }
    }

    #[test]
    fn the_program_is_checked_wherever_it_lies_on_the_site() {
        for folder in ["./", "/", "/some/folder/"] {
            let page = format!(
                "<link href={folder}a-0.js integrity=sha384-b rel=modulepreload>\
                 <link as=fetch href={folder}a-0_bg.wasm integrity=sha384-c rel=preload>"
            );
            assert_eq!(
                elements(&page),
                format!(
                    "<script>program=fetch(\"{folder}a-0_bg.wasm\",{{\"integrity\":\"sha384-c\"}})</script>\
                     <script type=\"importmap\">{{\"integrity\":{{\"{folder}a-0.js\":\"sha384-b\"}}}}</script>"
                )
            );
            assert_eq!(without_preloads(&page).matches(" rel=").count(), 0);
            assert_eq!(elsewhere(&page), None);
        }
    }

    #[test]
    fn a_program_on_another_site_is_found() {
        for folder in ["https://example.org/", "http://a/b/", "//a/"] {
            let file = format!("{folder}a.js");
            let page = format!("<link href={file} integrity=sha384-b rel=modulepreload>");
            assert_eq!(elsewhere(&page), Some(file));
        }
        let canonical = "<link rel=canonical href=https://example.org/>";
        assert_eq!(elsewhere(canonical), None);
    }

    #[test]
    fn where_no_hash_is_known_nothing_is_said() {
        for page in [
            "<link rel=icon href=a.svg integrity=sha384-b>",
            "<link rel=modulepreload href=a.js>",
        ] {
            assert_eq!(elements(page), "");
        }
    }

    #[test]
    fn a_file_that_is_not_what_its_link_says_is_found() {
        for (file, changed) in [
            (Some("a"), None),
            (Some("b"), Some("a.js")),
            (None, Some("a.js")),
        ] {
            let read = |name: &str| {
                let bytes = file.map(|text| text.as_bytes().to_vec());
                bytes.filter(|_| name == "a.js")
            };
            for folder in ["./", "/", "/sheets/water/"] {
                let page = format!("<link href={folder}a.js integrity={A} rel=modulepreload>");
                assert_eq!(changed_files(&page, read), Vec::from_iter(changed));
                // As it stands in a draft, which is not minified.
                let draft = format!("<link href=\"{folder}a.js\" integrity=\"{A}\"/>");
                assert_eq!(changed_files(&draft, read), Vec::from_iter(changed));
            }
        }
        assert!(changed_files("<link rel=canonical href=a>", |_| None).is_empty());
    }
}
