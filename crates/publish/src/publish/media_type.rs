//! What kind each file is, by its name: for hosts that do not know them all (few know a web app's
//! manifest or Markdown, and a program of another type than its own is not run), for compressing, and
//! for pictures that stand in the page.

use std::path::Path;

/// The kind of a file, by the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MediaType {
    /// Without its dot.
    pub(super) ending: &'static str,
    /// As the registry of media types (IANA) has it.
    pub(super) name: &'static str,
    /// Whether compressing makes it smaller: what is not compressed already.
    pub(super) is_compressible: bool,
}

impl MediaType {
    /// Every kind that the build makes or a fact sheet may hold as a picture.
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

    /// The kind of a file with this name, in whatever letters its ending is written.
    pub(super) fn of(name: &str) -> Option<Self> {
        let ending = Path::new(name).extension()?;
        Self::ALL
            .into_iter()
            .find(|kind| ending.eq_ignore_ascii_case(kind.ending))
    }

    /// The kinds that are worth compressing.
    pub(super) fn compressible() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| kind.is_compressible)
    }

    /// Whether it is sent with the encoding of its letters: the others say it in themselves, or have none.
    pub(super) fn has_charset(self) -> bool {
        self.name.starts_with("text/")
    }
}

const fn compressible(ending: &'static str, name: &'static str) -> MediaType {
    MediaType {
        ending,
        name,
        is_compressible: true,
    }
}

const fn compressed(ending: &'static str, name: &'static str) -> MediaType {
    MediaType {
        ending,
        name,
        is_compressible: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_the_end_of_its_name() {
        for (name, kind) in [
            ("index.html", Some("text/html")),
            ("pictures/tower.min.JPG", Some("image/jpeg")),
            ("pictures/tower.avif", Some("image/avif")),
            ("index.html.br", None),
            ("_headers", None),
            (".png", None),
            ("", None),
        ] {
            assert_eq!(MediaType::of(name).map(|kind| kind.name), kind, "{name}");
        }
    }
}
