//! What a browser may load and run for the page: its Content Security Policy (CSP Level 3).
//!
//! Everything comes from the page's own folder, and only the scripts and styles run or apply that were
//! in it when it was published. Whatever gets into the page later, or by a mistake of ours, stays text.
//! Inline code is named by its hash; data blocks do not run and need none.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::template::Node;

/// The kind of a page, on which its policy depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page with files beside it; `offline` if a service worker caches them.
    Page { offline: bool },
    /// A page in a single file.
    Standalone,
}

impl Kind {
    /// Returns the directives after `default-src`, with the hashes of inline code.
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
            Self::Standalone => vec![
                format!("script-src 'wasm-unsafe-eval'{scripts}"),
                format!("style-src{styles}"),
                "img-src data:".to_owned(),
            ],
        }
    }

    /// Returns the name of the policy that may create URLs of scripts (Trusted Types).
    fn trusted_types(self) -> &'static str {
        match self {
            Self::Page { offline: true } => "service-worker",
            Self::Page { offline: false } | Self::Standalone => "'none'",
        }
    }
}

/// Returns the element that gives a page its policy. It holds for what follows it.
pub(super) fn element(policy: &str) -> Node {
    Node::Markup(format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
    ))
}

/// Returns the policy of a page with these scripts and styles.
pub(super) fn of_nodes<'a>(nodes: impl IntoIterator<Item = &'a Node>, kind: Kind) -> String {
    let (mut scripts, mut styles) = (BTreeSet::new(), BTreeSet::new());
    for node in nodes {
        match node {
            Node::Script(script) if script.is_inline_code() => scripts.insert(hash(&script.text)),
            Node::Style(style) => styles.insert(hash(&style.text)),
            _ => continue,
        };
    }
    let sources = |hashes: BTreeSet<String>| -> String {
        hashes.iter().map(|hash| format!(" '{hash}'")).collect()
    };
    let mut directives = vec!["default-src 'none'".to_owned()];
    directives.extend(kind.directives(&sources(scripts), &sources(styles)));
    directives.extend([
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        format!("trusted-types {}", kind.trusted_types()),
    ]);
    directives.join("; ")
}

/// Returns the hash of an element's text. Browsers hash it after they have normalized line breaks.
fn hash(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let hash = BASE64_STANDARD.encode(Sha256::digest(text));
    format!("sha256-{hash}")
}

#[cfg(test)]
mod tests {
    use super::super::template;
    use super::*;

    /// Of `a` and of `a`, a line break, `b`; computed with `openssl dgst -sha256 -binary | base64`.
    const A: &str = "'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='";
    const A_B: &str = "'sha256-fhj3NzEbLcOy8mndeDlrA1HxT7Zu+oefdoyyMYGIPHg='";

    fn policy(html: &str, kind: Kind) -> String {
        of_nodes(template::nodes_of(html).nodes(), kind)
    }

    #[test]
    fn allows_inline_code_by_hash() {
        let twice = format!(" {A_B} {A}");
        for (html, scripts, styles) in [
            ("<p>Text</p>", "", ""),
            ("<script>a</script>", &*format!(" {A}"), ""),
            ("<SCRIPT\n>a</Script >", &format!(" {A}"), ""),
            ("<script>a</script><script>a</script>", &format!(" {A}"), ""),
            ("<script type=module>a</script>", &format!(" {A}"), ""),
            ("<style>a</style><style>a\r\nb</style>", "", &twice),
            ("<script type=application/json>a</script>", "", ""),
            ("<script src=a.js></script>", "", ""),
            ("<!-- <script>a</script> -->", "", ""),
            ("<p title='<script>a</script>'>", "", ""),
        ] {
            let policy = policy(html, Kind::Page { offline: true });
            let directives: Vec<&str> = policy.split("; ").collect();
            let script_src = format!("script-src 'self' 'wasm-unsafe-eval'{scripts}");
            let style_src = format!("style-src 'self'{styles}");
            assert_eq!(
                directives[..3],
                ["default-src 'none'", &script_src, &style_src],
                "{html}"
            );
        }
    }

    #[test]
    fn policy_depends_on_kind_of_page() {
        let of = |kind| policy("<style>a</style>", kind);
        let page = of(Kind::Page { offline: true });
        assert!(page.contains("; worker-src 'self'; "), "{page}");
        assert!(page.ends_with("; trusted-types service-worker"), "{page}");
        let online = of(Kind::Page { offline: false });
        assert!(!online.contains("worker-src"), "{online}");
        assert!(online.ends_with("; trusted-types 'none'"), "{online}");
        let standalone = of(Kind::Standalone);
        assert!(!standalone.contains("'self'"), "{standalone}");
        assert!(standalone.contains("; img-src data:; "), "{standalone}");
    }
}
