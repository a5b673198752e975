//! `_headers`, as Netlify, Cloudflare Pages and others read it.
//!
//! Where several rules match, some of these hosts join the values of a header with a comma and some
//! take the last; so no header stands in two rules that could match the same file. What has no rule
//! for its cache is asked for each time on all of them. They compress by themselves.

use super::{FOR_EVER, Header};

const STORY: &str = "\
# For Netlify, Cloudflare Pages and hosts that read the same file: it must lie at the root of what is
# published. If the site lies in a folder there, put the folder before each path. Written by the build.
";

/// The rules: `headers` for everything, and the files with these names for ever.
pub(super) fn text<'a>(headers: &[Header], hashed: impl Iterator<Item = &'a str>) -> String {
    let headers = headers
        .iter()
        .map(|(name, value)| format!("  {name}: {value}\n"));
    let for_ever = |name: &str| format!("\n/{name}\n  Cache-Control: {FOR_EVER}\n");
    let hashed = hashed.filter(|name| is_plain(name)).map(for_ever);
    let lines = [STORY.to_owned(), "\n/*\n".to_owned()].into_iter();
    lines.chain(headers).chain(hashed).collect()
}

/// Whether a name means itself in a rule, and nothing else.
fn is_plain(name: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./".contains(&b);
    name.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_header_is_said_once_of_a_file() {
        let headers = [("A", "1".to_owned()), ("B", "2; 3".to_owned())];
        let names = ["a-0.js", "pictures/a b.png", "a\n/*\n  C: 4", "*", ":any"];
        assert_eq!(
            text(&headers, names.into_iter()),
            format!(
                "{STORY}\n/*\n  A: 1\n  B: 2; 3\n\
                 \n/a-0.js\n  Cache-Control: public, max-age=31536000, immutable\n"
            )
        );
    }
}
