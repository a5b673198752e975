//! Parses a link.

use super::repair::{decode, trim};
use super::{Address, View};
use crate::print_options::PRINT_OPTIONS;

/// The query parameters other than the print options.
const OWN: [&str; 3] = ["v", "sections", "view"];

fn is_own(name: &str) -> bool {
    OWN.contains(&name) || PRINT_OPTIONS.iter().any(|option| option.name == name)
}

impl Address {
    /// Parses the values of `location.search` and `location.hash`, with or without their first
    /// character. Never fails: an invalid value sets [`Address::unreadable`].
    #[must_use]
    pub fn parse(search: &str, hash: &str) -> Self {
        let mut address = Self::default();
        let mut seen: Vec<(&str, &str)> = Vec::new();
        let search = search.strip_prefix('?').unwrap_or(search);
        for parameter in search.split('&').filter(|parameter| !parameter.is_empty()) {
            // `&amp;` is how HTML writes `&`.
            let unescaped = parameter.strip_prefix("amp;").unwrap_or(parameter);
            match unescaped.split_once('=') {
                Some((name, value)) if is_own(name) => {
                    // The first value applies, as in `URLSearchParams.get`.
                    if let Some((_, first)) = seen.iter().find(|(known, _)| *known == name) {
                        address.unreadable |= *first != value;
                    } else {
                        seen.push((name, value));
                        let value = decode(value);
                        let trimmed = trim(&value);
                        match address.apply(name, trimmed) {
                            Some(()) => {
                                address.repaired |= unescaped != parameter || trimmed != value;
                            }
                            None => address.unreadable = true,
                        }
                    }
                }
                _ => address.foreign.push(parameter.to_owned()),
            }
        }
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (id, directive) = match hash.split_once(":~:") {
            Some((id, directive)) => (id, Some(directive.to_owned())),
            None => match hash
                .split_once("%3A~%3A")
                .or_else(|| hash.split_once("%3a~%3a"))
            {
                Some((id, directive)) => {
                    address.repaired = true;
                    (id, Some(directive.to_owned()))
                }
                None => (hash, None),
            },
        };
        address.id = decode(id);
        address.directive = directive;
        address
    }

    /// Applies a query parameter. Returns `None` if the value is invalid.
    fn apply(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "v" => {
                self.fingerprints = value
                    .split(',')
                    .map(|digits| digits.parse().ok())
                    .collect::<Option<_>>()?;
            }
            "sections" => {
                let ids = value.split(',').filter(|id| !id.is_empty());
                self.sections = ids.map(ToOwned::to_owned).collect();
                return (!self.sections.is_empty()).then_some(());
            }
            "view" if value == "print" => self.view = View::Print,
            "view" => return None,
            _ => self.print = self.print.with(name, value)?,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print_options::{Paper, PrintOptions, TextSize};
    use crate::sheet::Fingerprint;
    use proptest::prelude::*;

    fn id(id: &str) -> Address {
        Address {
            id: id.to_owned(),
            ..Address::default()
        }
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cases")]
    fn parses_query_and_fragment() {
        let fingerprints: Vec<Fingerprint> = "9f86d081".parse().into_iter().collect();
        let unreadable = Address {
            unreadable: true,
            ..Address::default()
        };
        for (search, hash, address) in [
            ("", "", Address::default()),
            ("?", "#", Address::default()),
            (
                "",
                "#cooperation-with-nato-3",
                id("cooperation-with-nato-3"),
            ),
            (
                "?v=9f86d081",
                "#lead",
                Address {
                    fingerprints: fingerprints.clone(),
                    ..id("lead")
                },
            ),
            (
                "?v=9f86d081&v=00000000",
                "#lead",
                Address {
                    fingerprints: fingerprints.clone(),
                    unreadable: true,
                    ..id("lead")
                },
            ),
            (
                "?v=9f86d081&v=9f86d081",
                "#lead",
                Address {
                    fingerprints: fingerprints.clone(),
                    ..id("lead")
                },
            ),
            (
                "?v=9F86D081",
                "",
                Address {
                    fingerprints: fingerprints.clone(),
                    ..Address::default()
                },
            ),
            ("?v=", "", unreadable.clone()),
            (
                "?v=<script>",
                "#lead",
                Address {
                    unreadable: true,
                    ..id("lead")
                },
            ),
            ("", "#le%61d", id("lead")),
            ("", "#%C3%B6sterreich", id("österreich")),
            ("", "#%", id("%")),
            ("", "#%FF", id("\u{fffd}")),
            (
                "",
                "#lead:~:text=a,b",
                Address {
                    directive: Some("text=a,b".to_owned()),
                    ..id("lead")
                },
            ),
            (
                "?v=9f86d081,9f86d081",
                "",
                Address {
                    fingerprints: [fingerprints.clone(), fingerprints.clone()].concat(),
                    ..Address::default()
                },
            ),
            (
                "?v=9f86d081).",
                "",
                Address {
                    fingerprints: fingerprints.clone(),
                    repaired: true,
                    ..Address::default()
                },
            ),
            (
                "?view=print&amp;v=9f86d081",
                "#lead%3A~%3Atext=a",
                Address {
                    view: View::Print,
                    fingerprints: fingerprints.clone(),
                    repaired: true,
                    directive: Some("text=a".to_owned()),
                    ..id("lead")
                },
            ),
            (
                "?sections=b,a,,%C3%B6",
                "",
                Address {
                    sections: ["b", "a", "ö"].map(str::to_owned).to_vec(),
                    ..Address::default()
                },
            ),
            ("?sections=,&sections=a", "", unreadable.clone()),
            (
                "?sections=a%2Cb",
                "",
                Address {
                    sections: ["a", "b"].map(str::to_owned).to_vec(),
                    ..Address::default()
                },
            ),
            (
                "?view=print&paper=letter&text=large&links=off&numbers=on",
                "",
                Address {
                    view: View::Print,
                    print: PrintOptions {
                        paper: Some(Paper::Letter),
                        text: TextSize::Large,
                        links: false,
                        numbers: true,
                    },
                    ..Address::default()
                },
            ),
            ("?view=Print", "", unreadable.clone()),
            ("?paper=", "", unreadable),
            (
                "?utm=x&&v=9f86d081&view",
                "",
                Address {
                    foreign: vec!["utm=x".to_owned(), "view".to_owned()],
                    fingerprints: fingerprints.clone(),
                    ..Address::default()
                },
            ),
        ] {
            assert_eq!(Address::parse(search, hash), address, "{search}{hash}");
        }
    }

    #[test]
    fn round_trips_links() {
        for text in [
            "",
            "#lead",
            "?v=9f86d081#lead",
            "?utm=a%20b&flag&v=9f86d081#cooperation-with-nato-3",
            "#lead:~:text=missile%20defense",
            "#:~:text=missile",
            "#a%25b",
            "?view=print",
            "?utm=a&sections=lead,%C3%B6,a%26b&view=print&paper=a4&text=large&links=off&numbers=on&v=9f86d081,00000000",
        ] {
            assert_eq!(parse(text).to_string(), text);
        }
    }

    fn parse(text: &str) -> Address {
        let (search, hash) = text.find('#').map_or((text, ""), |at| text.split_at(at));
        Address::parse(search, hash)
    }

    proptest! {
        #[test]
        fn parses_what_it_formats(
            search in "(\\PC{0,20}|(sections|v|view|paper|text)=[a-z0-9,%]{0,20}|&){0,4}",
            hash in "\\PC{0,60}") {
            let search = search.replace('#', "");
            let once = Address::parse(&search, &hash);
            let again = parse(&once.to_string());
            prop_assert_eq!(again.to_string(), once.to_string());
            prop_assert_eq!(again, Address { unreadable: false, repaired: false, ..once });
        }
    }
}
