//! `_headers`, as Netlify, Cloudflare Pages and others read it.
//!
//! If several rules match a file, some of these hosts join the values of a header with a comma and some use
//! the last, so no two rules that match the same file have the same header. On all of these hosts, browsers
//! revalidate files without a caching rule. They compress files themselves.

use super::{CACHE_FOREVER, Header};

const HEADING: &str = "\
# For Netlify, Cloudflare Pages and hosts that read the same file. It must be in the root of what is
# published; if the site is in a folder there, put the folder before each path. Written by the build.
";

/// Returns the text of the file: `headers` for all files, and long caching for the `hashed` names.
pub(super) fn text<'a>(headers: &[Header], hashed: impl Iterator<Item = &'a str>) -> String {
    let headers = headers
        .iter()
        .map(|(name, value)| format!("  {name}: {value}\n"));
    let cached = |name: &str| format!("\n/{name}\n  Cache-Control: {CACHE_FOREVER}\n");
    let hashed = hashed.filter(|name| is_plain(name)).map(cached);
    let lines = [HEADING.to_owned(), "\n/*\n".to_owned()].into_iter();
    lines.chain(headers).chain(hashed).collect()
}

/// Returns whether a name matches only itself in a rule.
fn is_plain(name: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./".contains(&b);
    name.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_gets_each_header_once() {
        let headers = [("A", "1".to_owned()), ("B", "2; 3".to_owned())];
        let names = ["a-0.js", "pictures/a b.png", "a\n/*\n  C: 4", "*", ":any"];
        assert_eq!(
            text(&headers, names.into_iter()),
            format!(
                "{HEADING}\n/*\n  A: 1\n  B: 2; 3\n\
                 \n/a-0.js\n  Cache-Control: public, max-age=31536000, immutable\n"
            )
        );
    }
}
