//! Joins the policies of all pages into one header.

/// Returns the policy to send with every page: it allows what any of these allows, and says who may frame the
/// pages, which an element cannot (CSP Level 3, 4.5).
pub(super) fn of_pages<'a>(policies: impl Iterator<Item = &'a str>) -> String {
    let mut directives = union(policies);
    directives.push("frame-ancestors 'self'".to_owned());
    directives.join("; ")
}

/// Returns directives that allow what any of these policies allows, in the order of the policies.
fn union<'a>(policies: impl Iterator<Item = &'a str>) -> Vec<String> {
    let policies: Vec<Policy> = policies.map(Policy::parse).collect();
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in policies.iter().flat_map(|policy| &policy.0) {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let of_all = |name: &&str| {
        let mut all: Vec<&str> = Vec::new();
        for policy in &policies {
            // A directive that one policy lacks, directly and by default, is left out.
            for source in policy.sources(name)? {
                if !all.contains(source) {
                    all.push(source);
                }
            }
        }
        if all.len() > 1 {
            all.retain(|source| *source != NONE);
        }
        Some(format!("{name} {}", all.join(" ")))
    };
    names.iter().filter_map(of_all).collect()
}

const NONE: &str = "'none'";
const DEFAULT: &str = "default-src";

/// The directives of a policy, each with its sources.
struct Policy<'a>(Vec<(&'a str, Vec<&'a str>)>);

impl<'a> Policy<'a> {
    /// Parses a policy. Words that could mean something to a server are left out, which allows less.
    fn parse(text: &'a str) -> Self {
        let directive = |text: &'a str| {
            let mut words = text.split_whitespace().filter(|word| is_plain(word));
            Some((words.next()?, words.collect()))
        };
        Self(text.split(';').filter_map(directive).collect())
    }

    /// Returns the sources of a directive or its default; `None` if neither is there.
    fn sources(&self, name: &str) -> Option<&[&'a str]> {
        let find = |name| {
            let found = self.0.iter().find(|(directive, _)| *directive == name);
            found.map(|(_, sources)| sources.as_slice())
        };
        find(name).or_else(|| name.ends_with("-src").then(|| find(DEFAULT))?)
    }
}

/// Returns whether a word has only characters of policies, none of which mean anything in the configuration of
/// a server.
fn is_plain(word: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"'+-/:=.*_".contains(&b);
    word.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_allows_what_any_page_allows() {
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
    fn leaves_out_special_characters() {
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
