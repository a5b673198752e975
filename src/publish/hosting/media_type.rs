//! What kind each file is, for hosts that do not know them all: few know a web app's manifest or
//! Markdown, and a program of another type than its own is not run.

/// The kind of a file, by the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::publish) struct MediaType {
    /// Without its dot.
    pub(in crate::publish) ending: &'static str,
    /// As the registry of media types (IANA) has it.
    pub(in crate::publish) name: &'static str,
    /// Whether compressing makes it smaller: what is not compressed already.
    pub(in crate::publish) is_compressible: bool,
}

impl MediaType {
    /// Every kind that the build makes or a fact sheet may hold as a picture.
    pub(in crate::publish) const ALL: [Self; 18] = [
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

    /// The kinds that are worth compressing.
    pub(in crate::publish) fn compressible() -> impl Iterator<Item = Self> {
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
