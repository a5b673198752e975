//! What a browser may load and run for the page: its Content Security Policy (CSP Level 3).
//!
//! Everything comes from the page's own folder, and nothing is run or applied but what stood in it
//! when it was published. So whatever gets into the page on its way, or by a mistake of ours, stays
//! a text. What is inline is told by its hash; data blocks are not run and need none.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::inline::{Kind, pieces};

/// The element that gives the policy to a page that holds these scripts and styles. It holds for
/// what follows it.
pub(super) fn element(page: &str) -> String {
    format!("{START}{}{END}", policy(page))
}

/// The policy that a finished page gives itself.
pub(super) fn of_page(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(START)?;
    Some(rest.split_once(END)?.0)
}

const START: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
const END: &str = "\">";

/// The policy of a page that holds these scripts and styles.
fn policy(page: &str) -> String {
    let hashes = |wanted| -> String {
        let of_kind = pieces(page).into_iter().filter(|(kind, _)| *kind == wanted);
        let hashes: BTreeSet<String> = of_kind.map(|(_, text)| hash(text)).collect();
        hashes.iter().map(|hash| format!(" '{hash}'")).collect()
    };
    [
        "default-src 'none'".to_owned(),
        // Compiling WebAssembly counts as evaluating it.
        format!(
            "script-src 'self' 'wasm-unsafe-eval'{}",
            hashes(Kind::Script)
        ),
        format!("style-src 'self'{}", hashes(Kind::Style)),
        "img-src 'self'".to_owned(),
        "connect-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types 'none'".to_owned(),
    ]
    .join("; ")
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
            let finished = format!("<!doctype html>{}{page}", element(page));
            assert_eq!(of_page(&finished), Some(&*policy(page)));
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
            let policy = policy(page);
            let directives: Vec<&str> = policy.split("; ").collect();
            let script_src = format!("script-src 'self' 'wasm-unsafe-eval'{scripts}");
            let style_src = format!("style-src 'self'{styles}");
            assert_eq!(
                directives[..3],
                ["default-src 'none'", &script_src, &style_src]
            );
        }
    }
}
