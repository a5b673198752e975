//! What a browser may load and run for the page: its Content Security Policy (CSP Level 3).
//!
//! Everything comes from the page's own folder, and nothing is run or applied but what stood in it
//! when it was published. So whatever gets into the page on its way, or by a mistake of ours, stays
//! a text. What is inline is told by its hash; data blocks are not run and need none.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::inline::{Kind as Piece, pieces};

/// What a page is, as far as its policy is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page with its files beside it; `offline` where a service worker keeps them.
    Page { offline: bool },
    /// A page that is its only file.
    OneFile,
}

impl Kind {
    /// The directives after `default-src`, with the hashes of what is inline.
    fn directives(self, scripts: &str, styles: &str) -> Vec<String> {
        // Compiling WebAssembly counts as evaluating it.
        match self {
            Self::Page { offline } => {
                let mut directives = vec![
                    format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
                    format!("style-src 'self'{styles}"),
                    "img-src 'self'".to_owned(),
                    "connect-src 'self'".to_owned(),
                    "manifest-src 'self'".to_owned(),
                ];
                directives.extend(offline.then(|| "worker-src 'self'".to_owned()));
                directives
            }
            Self::OneFile => vec![
                format!("script-src 'wasm-unsafe-eval'{scripts}"),
                format!("style-src{styles}"),
                "img-src data:".to_owned(),
            ],
        }
    }

    /// The name of what may make an address for the browser to run scripts from.
    fn trusted_types(self) -> &'static str {
        match self {
            Self::Page { offline: true } => "service-worker",
            Self::Page { offline: false } | Self::OneFile => "'none'",
        }
    }
}

/// The element that gives the policy to a page that holds these scripts and styles. It holds for
/// what follows it.
pub(super) fn element(page: &str, kind: Kind) -> String {
    format!("{START}{}{END}", policy(page, kind))
}

/// The policy that a finished page gives itself.
pub(super) fn of_page(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(START)?;
    Some(rest.split_once(END)?.0)
}

const START: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
const END: &str = "\">";

/// The policy of a page that holds these scripts and styles.
fn policy(page: &str, kind: Kind) -> String {
    let hashes = |wanted| -> String {
        let of_kind = pieces(page).into_iter().filter(|(kind, _)| *kind == wanted);
        let hashes: BTreeSet<String> = of_kind.map(|(_, text)| hash(text)).collect();
        hashes.iter().map(|hash| format!(" '{hash}'")).collect()
    };
    let mut directives = vec!["default-src 'none'".to_owned()];
    directives.extend(kind.directives(&hashes(Piece::Script), &hashes(Piece::Style)));
    directives.extend([
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        format!("trusted-types {}", kind.trusted_types()),
    ]);
    directives.join("; ")
}

/// The hash of an element's text, which a browser reads with one kind of line break.
fn hash(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let hash = BASE64_STANDARD.encode(Sha256::digest(text));
    format!("sha256-{hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of `a` and of `a`, a line break, `b`; computed with `openssl dgst -sha256 -binary | base64`.
    const A: &str = "'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='";
    const A_B: &str = "'sha256-fhj3NzEbLcOy8mndeDlrA1HxT7Zu+oefdoyyMYGIPHg='";

    #[test]
    fn a_page_tells_its_policy() {
        for page in ["<p>Text</p>", "<script>a</script>"] {
            let finished = format!("<!doctype html>{}{page}", element(page, Kind::OneFile));
            assert_eq!(of_page(&finished), Some(&*policy(page, Kind::OneFile)));
            assert_eq!(of_page(page), None);
        }
    }

    #[test]
    fn what_is_inline_is_told_by_its_hash_once() {
        let twice = format!(" {A_B} {A}");
        for (page, scripts, styles) in [
            ("<p>Text</p>", "", ""),
            ("<script>a</script>", &*format!(" {A}"), ""),
            ("<script>a</script><script>a</script>", &format!(" {A}"), ""),
            ("<style>a</style><style>a\r\nb</style>", "", &twice),
            ("<script type=application/json>a</script>", "", ""),
        ] {
            let policy = policy(page, Kind::Page { offline: true });
            let directives: Vec<&str> = policy.split("; ").collect();
            let script_src = format!("script-src 'self' 'wasm-unsafe-eval'{scripts}");
            let style_src = format!("style-src 'self'{styles}");
            assert_eq!(
                directives[..3],
                ["default-src 'none'", &script_src, &style_src]
            );
        }
    }

    #[test]
    fn a_page_may_do_what_it_is_for() {
        let of = |kind| policy("<style>a</style>", kind);
        let page = of(Kind::Page { offline: true });
        assert!(page.contains("; worker-src 'self'; "), "{page}");
        assert!(page.ends_with("; trusted-types service-worker"), "{page}");
        let online = of(Kind::Page { offline: false });
        assert!(!online.contains("worker-src"), "{online}");
        assert!(online.ends_with("; trusted-types 'none'"), "{online}");
        let one_file = of(Kind::OneFile);
        assert!(!one_file.contains("'self'"), "{one_file}");
        assert!(one_file.contains("; img-src data:; "), "{one_file}");
    }
}
