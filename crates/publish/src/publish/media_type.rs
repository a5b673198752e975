//! The media types of files, by their names: for hosts, of which few know a web app manifest or Markdown, for
//! compressing, and for pictures in the page itself.

use std::path::Path;

/// The media type of files with this extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MediaType {
    /// Without its dot.
    pub(super) extension: &'static str,
    /// As in IANA's registry of media types.
    pub(super) name: &'static str,
    /// Whether compressing makes such files smaller.
    pub(super) is_compressible: bool,
}

impl MediaType {
    /// All types that the build writes or a fact sheet may contain as a picture.
    pub(super) const ALL: [Self; 18] = [
        compressible("html", "text/html"),
        compressible("js", "text/javascript"),
        compressible("css", "text/css"),
        compressible("txt", "text/plain"),
        compressible("md", "text/markdown"),
        compressible("json", "application/json"),
        compressible("webmanifest", "application/manifest+json"),
        compressible("wasm", "application/wasm"),
        compressible("svg", "image/svg+xml"),
        compressed("png", "image/png"),
        compressed("jpg", "image/jpeg"),
        compressed("jpeg", "image/jpeg"),
        compressed("gif", "image/gif"),
        compressed("webp", "image/webp"),
        compressed("avif", "image/avif"),
        compressed("ico", "image/vnd.microsoft.icon"),
        compressed("woff2", "font/woff2"),
        compressed("pdf", "application/pdf"),
    ];

    /// Returns the type of a file with this name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let extension = Path::new(name).extension()?;
        Self::ALL
            .into_iter()
            .find(|kind| extension.eq_ignore_ascii_case(kind.extension))
    }

    /// Returns the types that are worth compressing.
    pub(super) fn compressible() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| kind.is_compressible)
    }

    /// Returns whether hosts send a charset with it. The other types say it in the file, or have none.
    pub(super) fn has_charset(self) -> bool {
        self.name.starts_with("text/")
    }
}

/// Returns the media type of a file of a site by its name, such as `text/html; charset=utf-8`; `None` if no
/// site has such files.
#[must_use]
pub fn media_type(name: &str) -> Option<String> {
    let kind = MediaType::from_name(name)?;
    let charset = if kind.has_charset() {
        "; charset=utf-8"
    } else {
        ""
    };
    Some(format!("{}{charset}", kind.name))
}

const fn compressible(extension: &'static str, name: &'static str) -> MediaType {
    MediaType {
        extension,
        name,
        is_compressible: true,
    }
}

const fn compressed(extension: &'static str, name: &'static str) -> MediaType {
    MediaType {
        extension,
        name,
        is_compressible: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_type_by_extension() {
        for (name, kind) in [
            ("index.html", Some("text/html")),
            ("pictures/tower.min.JPG", Some("image/jpeg")),
            ("pictures/tower.avif", Some("image/avif")),
            ("index.html.br", None),
            ("_headers", None),
            (".png", None),
            ("", None),
        ] {
            assert_eq!(
                MediaType::from_name(name).map(|kind| kind.name),
                kind,
                "{name}"
            );
        }
    }
}
