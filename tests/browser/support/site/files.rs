//! The files of a build, found by the path of a request and named by their kind.

use std::fs;
use std::path::{Component, Path};

use percent_encoding::percent_decode_str;

/// The media type of pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// A file as it is sent.
pub(super) struct File {
    pub(super) bytes: Vec<u8>,
    pub(super) kind: &'static str,
}

impl File {
    /// A page that is not in any folder.
    pub(super) fn page(text: String) -> Self {
        Self {
            bytes: text.into_bytes(),
            kind: HTML,
        }
    }
}

/// Finds what `path` names in `folder`; a folder gives its `index.html`.
pub(super) fn find(folder: &Path, path: &str) -> Option<File> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let inside = Path::new(path.as_ref())
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let mut file = folder.join(path.as_ref());
    if file.is_dir() {
        file.push("index.html");
    }
    let bytes = if inside {
        fs::read(&file).ok()?
    } else {
        return None;
    };
    let kind = kind(file.extension()?.to_str()?);
    Some(File { bytes, kind })
}

/// The media type, by the ending of the file's name.
fn kind(extension: &str) -> &'static str {
    match extension {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "pdf" => "application/pdf",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
