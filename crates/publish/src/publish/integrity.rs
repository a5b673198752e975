//! Checks that the app is the one that was published with the page (Subresource Integrity).
//!
//! Trunk writes the hash of each file into the link that preloads it, but that is not enough: WebKit
//! runs a changed script all the same, and no browser checks WebAssembly. So an import map, which all
//! browsers obey, repeats the hashes of the scripts, and a script fetches the WebAssembly with its hash.
//! Both come before the links. These then only record the hashes and load nothing: otherwise Firefox and
//! WebKit would fetch the WebAssembly twice, and Firefox reports a preload that the map has checked.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use sha2::{Digest, Sha384};

use super::template::{LinkedFile, Node, Template};

/// The prefix of the only kind of hash that Trunk writes here.
const SHA384: &str = "sha384-";

/// Returns what must come before everything that loads: the script that fetches the WebAssembly, and an
/// import map with the hashes of the modules. Nothing if the page loads no checked module.
pub(super) fn checks(page: &Template) -> Vec<Node> {
    let is_script = |file: &LinkedFile<'_>| {
        Path::new(file.url)
            .extension()
            .is_some_and(|extension| extension == "js")
    };
    let scripts = page.linked_files().filter(is_script);
    let hashes: BTreeMap<&str, &str> = scripts.map(|file| (file.url, file.integrity)).collect();
    if hashes.is_empty() {
        return Vec::new();
    }
    let map = json!({ "integrity": hashes }).to_string();
    let mut wasm = page.links().filter(|link| link.get("as") == Some("fetch"));
    let fetch = wasm.find_map(|link| {
        let LinkedFile { url, integrity } = link.linked_file()?;
        let (url, options) = (json!(url), json!({ "integrity": integrity }));
        Some(Node::script(format!("appWasm=fetch({url},{options})")))
    });
    let map = Node::script_with(&[("type", "importmap")], map);
    fetch.into_iter().chain([map]).collect()
}

/// Makes links to the app load nothing.
pub(super) fn remove_preloads(page: &mut Template) {
    for node in page.nodes_mut() {
        if let Node::Link(link) = node
            && matches!(link.get("rel"), Some("preload" | "modulepreload"))
        {
            link.retain(|name| name != "rel");
        }
    }
}

/// Returns the hash of a file with these bytes, as browsers compare it.
pub(super) fn of_bytes(bytes: &[u8]) -> String {
    format!("{SHA384}{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Returns the first eight hexadecimal digits of a hash, which tell one version from another.
pub(super) fn short(hash: &[u8]) -> String {
    hexadecimal(&hash[..4])
}

/// Returns two hexadecimal digits for each byte.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the URL of the first checked file that is on another site, where the page's policy forbids
/// to load it from.
pub(super) fn url_on_other_site(page: &Template) -> Option<&str> {
    let mut urls = page.linked_files().map(|file| file.url);
    urls.find(|url| url.contains("//"))
}

/// Returns the names of files that do not have the hash in their link. `read` returns the bytes of a
/// file by its name: all are in one folder, whatever its URL.
pub(super) fn changed_files(
    page: &Template,
    read: impl Fn(&str) -> Option<Vec<u8>>,
) -> Vec<String> {
    let is_changed = |file: &LinkedFile<'_>| {
        read(file.name()).is_none_or(|bytes| of_bytes(&bytes) != file.integrity)
    };
    let changed = page.linked_files().filter(is_changed);
    changed.map(|file| file.name().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::template::nodes_of;
    use super::*;

    /// Of `a`; computed with `openssl dgst -sha384 -binary | base64`.
    const A: &str = "sha384-VKWbnyKwuAiA2EJ+VIt8I6vYc0huHwNdzpzWl+hRdQM8qojm1XvDXvrgta/TFF8x";

    fn written_checks(html: &str) -> String {
        checks(&nodes_of(html))
            .iter()
            .map(Node::to_string)
            .collect()
    }

    fn without_preloads(html: &str) -> String {
        let mut page = nodes_of(html);
        remove_preloads(&mut page);
        page.to_string()
    }

    #[test]
    fn app_is_checked_and_fetched_once() {
        let checks = "<script>appWasm=fetch(\"./a.wasm\",{\"integrity\":\"sha384-c\"})</script>\
             <script type=\"importmap\">{\"integrity\":{\"./a.js\":\"sha384-b+/==\"}}</script>";
        for (page, idle) in [
            (
                "<link crossorigin href=./a.js integrity=\"sha384-b+/==\" rel=modulepreload>\
                 <link as=fetch href=./a.wasm integrity=sha384-c rel=preload type=application/wasm>",
                "<link crossorigin href=./a.js integrity=\"sha384-b+/==\">\
                 <link as=fetch href=./a.wasm integrity=sha384-c type=application/wasm>",
            ),
            (
                "<!-- <link href=b.js integrity=b> -->\
                 <LINK REL='modulepreload' href=\"./a.js\" integrity=\"sha384-b+/==\"/>\
                 <link rel=\"preload\"\n as=\"fetch\" href=\"./a.wasm\" integrity=\"sha384-c\">",
                "<!-- <link href=b.js integrity=b> -->\
                 <link href=./a.js integrity=\"sha384-b+/==\">\
                 <link as=fetch href=./a.wasm integrity=sha384-c>",
            ),
        ] {
            assert_eq!(without_preloads(page), idle);
            assert_eq!(without_preloads(idle), idle);
            for page in [page, idle] {
                assert_eq!(written_checks(page), checks);
            }
        }
    }

    #[test]
    fn app_is_checked_in_any_folder() {
        for folder in ["./", "/", "/some/folder/"] {
            let page = format!(
                "<link href={folder}a-0.js integrity=sha384-b rel=modulepreload>\
                 <link as=fetch href={folder}a-0_bg.wasm integrity=sha384-c rel=preload>"
            );
            assert_eq!(
                written_checks(&page),
                format!(
                    "<script>appWasm=fetch(\"{folder}a-0_bg.wasm\",{{\"integrity\":\"sha384-c\"}})</script>\
                     <script type=\"importmap\">{{\"integrity\":{{\"{folder}a-0.js\":\"sha384-b\"}}}}</script>"
                )
            );
            assert_eq!(without_preloads(&page).matches(" rel=").count(), 0);
            assert_eq!(url_on_other_site(&nodes_of(&page)), None);
        }
    }

    #[test]
    fn finds_app_on_other_site() {
        for folder in ["https://example.org/", "http://a/b/", "//a/"] {
            let file = format!("{folder}a.js");
            let page = format!("<link href={file} integrity=sha384-b rel=modulepreload>");
            assert_eq!(url_on_other_site(&nodes_of(&page)), Some(&*file));
        }
        let canonical = "<link rel=canonical href=https://example.org/>";
        assert_eq!(url_on_other_site(&nodes_of(canonical)), None);
    }

    #[test]
    fn checks_nothing_without_hash() {
        for page in [
            "<link rel=icon href=a.svg integrity=sha384-b>",
            "<link rel=modulepreload href=a.js>",
        ] {
            assert_eq!(written_checks(page), "");
        }
    }

    #[test]
    fn finds_changed_files() {
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
                assert_eq!(
                    changed_files(&nodes_of(&page), read),
                    Vec::from_iter(changed)
                );
                // Drafts are not minified.
                let draft = format!("<link href=\"{folder}a.js\" integrity=\"{A}\"/>");
                assert_eq!(
                    changed_files(&nodes_of(&draft), read),
                    Vec::from_iter(changed)
                );
            }
        }
        assert!(changed_files(&nodes_of("<link rel=canonical href=a>"), |_| None).is_empty());
    }
}
