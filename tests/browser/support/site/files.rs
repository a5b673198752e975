//! Finds the file for the path of a request, and its media type.

use std::fs;
use std::path::{Component, Path};

use hyper::Response;
use hyper::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE};
use hyper::http::Error;
use percent_encoding::percent_decode_str;

/// The media type of pages.
const HTML: &str = "text/html; charset=utf-8";

/// The body of a response and its media type.
pub(super) struct File {
    pub(super) bytes: Vec<u8>,
    pub(super) media_type: &'static str,
    /// Whether the bytes are compressed with brotli.
    brotli: bool,
}

impl File {
    /// Returns a page that is not in any folder.
    pub(super) fn page(text: String) -> Self {
        Self {
            bytes: text.into_bytes(),
            media_type: HTML,
            brotli: false,
        }
    }

    /// Whether this is an uncompressed page, which can be altered.
    pub(super) fn is_page(&self) -> bool {
        self.media_type == HTML && !self.brotli
    }

    /// Returns the response, whose body `body` makes from the bytes.
    pub(super) fn response<B>(self, body: impl FnOnce(Vec<u8>) -> B) -> Result<Response<B>, Error> {
        let mut response = Response::builder();
        if self.brotli {
            response = response.header(CONTENT_ENCODING, "br");
        }
        response
            .header(CONTENT_TYPE, self.media_type)
            // Revalidated each time, so that a gate also holds cached files; but stored, because WebKit
            // would fetch a preloaded file twice.
            .header(CACHE_CONTROL, "no-cache")
            .body(body(self.bytes))
    }
}

/// Finds the file that `path` names in `folder`; a folder means its `index.html`.
///
/// Files are sent uncompressed, so that they can be altered, unless only a version compressed with
/// brotli is there.
pub(super) fn find(folder: &Path, path: &str) -> Option<File> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let is_inside = Path::new(path.as_ref())
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !is_inside {
        return None;
    }
    let mut file = folder.join(path.as_ref());
    if file.is_dir() {
        file.push("index.html");
    }
    let media_type = media_type(file.extension()?.to_str()?);
    let (bytes, brotli) = match fs::read(&file) {
        Ok(bytes) => (bytes, false),
        Err(_) => (fs::read(file.with_added_extension("br")).ok()?, true),
    };
    Some(File {
        bytes,
        media_type,
        brotli,
    })
}

/// Returns the media type for the extension of a file name.
fn media_type(extension: &str) -> &'static str {
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
