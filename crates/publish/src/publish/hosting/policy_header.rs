//! One policy for a whole site, from those of its pages.

/// The policy to send with every page: what any of these allows, and who may frame them, which a
/// page cannot say itself (CSP Level 3, 4.5).
pub(super) fn of_pages<'a>(policies: impl Iterator<Item = &'a str>) -> String {
    let mut directives = union(policies);
    directives.push("frame-ancestors 'self'".to_owned());
    directives.join("; ")
}

/// What any of these policies allows, directive by directive, in the order of their coming.
fn union<'a>(policies: impl Iterator<Item = &'a str>) -> Vec<String> {
    let policies: Vec<Policy> = policies.map(Policy::of).collect();
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in policies.iter().flat_map(|policy| &policy.0) {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let of_all = |name: &&str| {
        let mut all: Vec<&str> = Vec::new();
        for policy in &policies {
            // What one leaves open stays open.
            for source in policy.sources(name)? {
                if !all.contains(source) {
                    all.push(source);
                }
            }
        }
        if all.len() > 1 {
            all.retain(|source| *source != NOTHING);
        }
        Some(format!("{name} {}", all.join(" ")))
    };
    names.iter().filter_map(of_all).collect()
}

const NOTHING: &str = "'none'";
const OTHERWISE: &str = "default-src";

/// The directives of a policy, each with its sources.
struct Policy<'a>(Vec<(&'a str, Vec<&'a str>)>);

impl<'a> Policy<'a> {
    /// Reads a policy that we have written. What could not be in one is left out, which allows less.
    fn of(text: &'a str) -> Self {
        let directive = |text: &'a str| {
            let mut words = text.split_whitespace().filter(|word| is_plain(word));
            Some((words.next()?, words.collect()))
        };
        Self(text.split(';').filter_map(directive).collect())
    }

    /// What it allows; `None` where it says nothing.
    fn sources(&self, name: &str) -> Option<&[&'a str]> {
        let said = |name| {
            let found = self.0.iter().find(|(said, _)| *said == name);
            found.map(|(_, sources)| sources.as_slice())
        };
        said(name).or_else(|| name.ends_with("-src").then(|| said(OTHERWISE))?)
    }
}

/// Whether a word is of the letters that policies are written in, none of which means anything to
/// a server.
fn is_plain(word: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"'+-/:=.*_".contains(&b);
    word.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_allows_what_any_page_allows() {
        for (policies, expected) in [
            (&[][..], ""),
            (&["default-src 'none'"], "default-src 'none'"),
            (
                &[
                    "script-src 'self' 'sha256-a+/='",
                    "script-src 'self' 'sha256-b'",
                ],
                "script-src 'self' 'sha256-a+/=' 'sha256-b'",
            ),
            (&["img-src 'none'", "img-src data:"], "img-src data:"),
            (&["img-src data:", "img-src 'none'"], "img-src data:"),
            (&["b-src x; a-src y", "a-src z; c-src x"], "a-src y z"),
            (
                &[
                    "default-src 'none'; img-src 'self'",
                    "default-src 'none'; font-src data:",
                ],
                "default-src 'none'; img-src 'self'; font-src data:",
            ),
            (
                &["default-src 'none'; img-src a:", "default-src 'self'"],
                "default-src 'self'; img-src a: 'self'",
            ),
            (&["base-uri 'none'", "default-src 'none'"], ""),
            (
                &["trusted-types 'none'; require-trusted-types-for 'script'"; 2],
                "trusted-types 'none'; require-trusted-types-for 'script'",
            ),
        ] {
            assert_eq!(union(policies.iter().copied()).join("; "), expected);
        }
    }

    #[test]
    fn no_word_gets_out_of_its_place_in_a_configuration() {
        for (policy, header) in [
            ("", "frame-ancestors 'self'"),
            (
                "img-src 'self' \"x $y {z} a\\b `c` é # <",
                "img-src 'self'; frame-ancestors 'self'",
            ),
            (
                "img-src a\r\nX-Header: b",
                "img-src a X-Header: b; frame-ancestors 'self'",
            ),
        ] {
            assert_eq!(of_pages([policy].into_iter()), header);
        }
    }
}
