//! The viewer as a set of files that any sheet is published with.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use factsheet_publish::publish::{Audience, Options, PublishError, Site, Viewer};
use sha2::{Digest as _, Sha384};

use crate::{FACT_SHEET, file, source_file};

const SCRIPT: &str = "import * as parts from './__wasm_split.js';\n// Load.\nfunction load() {}\nexport { load as default };\n";
const WASM: &[u8] = b"\0asm\x01\0\0\0";

/// Returns what Trunk would build, with an app that does nothing.
fn built() -> Vec<(String, Vec<u8>)> {
    let hash = |bytes| format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)));
    let template = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=fact-sheet-policy>\
         <meta name=fact-sheet-head><style>p{{}}</style>\
         <script type=module>import init from './a-1.js';init(appWasm ?? './a-1_bg.wasm')</script>\
         <link href=./a-1.js integrity={} rel=modulepreload>\
         <link as=fetch href=./a-1_bg.wasm integrity={} rel=preload type=application/wasm></head>\
         <body><div id=app></div><meta name=fact-sheet-early></body></html>",
        hash(SCRIPT.as_bytes()),
        hash(WASM)
    );
    [
        ("index.html", template.as_bytes()),
        ("a-1.js", SCRIPT.as_bytes()),
        ("a-1_bg.wasm", WASM),
        ("program.cdx.json", b"{}"),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
    .into()
}

fn site(viewer: &Viewer, audience: Audience) -> Result<Site, PublishError> {
    let options = Options {
        base_url: None,
        audience,
        has_pdf: false,
    };
    pollster::block_on(viewer.publish(&source_file(FACT_SHEET), options))
}

fn has(site: &Site, name: &str) -> bool {
    site.files.iter().any(|(file, _)| file == name)
}

#[test]
fn viewer_from_its_files_publishes_the_same_site() -> Result<(), PublishError> {
    let viewer = Viewer::from_files(built())?.for_readers(WASM)?;
    let again = Viewer::from_files(viewer.to_files())?;
    assert_eq!(again, viewer);
    let readers = Audience::Readers { offline: true };
    assert_eq!(site(&again, readers)?, site(&viewer, readers)?);
    Ok(())
}

#[test]
fn site_is_complete() -> Result<(), PublishError> {
    let viewer = Viewer::from_files(built())?.for_readers(WASM)?;
    let site = site(&viewer, Audience::Readers { offline: true })?;
    for name in [
        "_headers",
        "fact-sheet.html",
        "hosting/nginx.conf",
        "program.cdx.json",
    ] {
        assert!(has(&site, name), "{name}");
    }
    let hashed = |extension: &str| {
        let is_hashed = |name: &&str| name.starts_with("a-") && name.ends_with(extension);
        let mut names = site.files.iter().map(|(name, _)| name.as_str());
        names.find(is_hashed).unwrap_or_default().to_owned()
    };
    assert!(file(&site, &hashed(".js")).ends_with("as default};"));
    assert!(file(&site, "index.html").contains(&hashed(".wasm")));
    assert!(file(&site, "_headers").contains(&hashed(".wasm")));
    assert!(!has(&site, "a-1.js"));
    Ok(())
}

#[test]
fn draft_has_nothing_for_hosts() -> Result<(), PublishError> {
    let site = site(&Viewer::from_files(built())?, Audience::Author)?;
    assert!(has(&site, "a-1.js") && !has(&site, "_headers"));
    Ok(())
}

#[test]
fn refuses_viewer_with_missing_or_changed_file() {
    let without = |name: &str| {
        let mut files = built();
        files.retain(|(file, _)| file != name);
        files
    };
    let mut changed = built();
    changed[1].1.push(b'\n');
    let script = PublishError::ChangedFiles(vec!["a-1.js".to_owned()]);
    for (files, error) in [
        (
            without("index.html"),
            PublishError::AppFile("index.html".to_owned()),
        ),
        (without("a-1.js"), script.clone()),
        (changed, script),
    ] {
        assert_eq!(Viewer::from_files(files), Err(error));
    }
}
