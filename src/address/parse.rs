//! From the text of an address to its parts.

use percent_encoding::percent_decode_str;

use super::{Address, Wording};

impl Address {
    /// Reads what a browser gives as `location.search` and `location.hash`, with or without their
    /// first character. Every text is an address; what makes no sense is kept as such.
    #[must_use]
    pub fn parse(search: &str, hash: &str) -> Self {
        let mut address = Self::default();
        let search = search.strip_prefix('?').unwrap_or(search);
        for parameter in search.split('&').filter(|parameter| !parameter.is_empty()) {
            match parameter.split_once('=') {
                Some(("v", value)) => {
                    // The first one counts, as in `URLSearchParams.get`.
                    if address.wording == Wording::Any {
                        address.wording = value.parse().map_or(Wording::Unreadable, Wording::Was);
                    }
                }
                _ => address.foreign.push(parameter.to_owned()),
            }
        }
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (id, directive) = match hash.split_once(":~:") {
            Some((id, directive)) => (id, Some(directive.to_owned())),
            None => (hash, None),
        };
        address.id = percent_decode_str(id).decode_utf8_lossy().into_owned();
        address.directive = directive;
        address
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(id: &str) -> Address {
        Address {
            id: id.to_owned(),
            ..Address::default()
        }
    }

    #[test]
    fn the_parts_of_an_address_are_told_apart() {
        let was = "9f86d081".parse().map(Wording::Was);
        let wording = was.unwrap_or_default();
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
                    wording,
                    ..id("lead")
                },
            ),
            (
                "?v=9f86d081&v=00000000",
                "#lead",
                Address {
                    wording,
                    ..id("lead")
                },
            ),
            (
                "?v=9F86D081",
                "",
                Address {
                    wording,
                    ..Address::default()
                },
            ),
            (
                "?v=",
                "",
                Address {
                    wording: Wording::Unreadable,
                    ..Address::default()
                },
            ),
            (
                "?v=<script>",
                "#lead",
                Address {
                    wording: Wording::Unreadable,
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
                "?utm=x&&v=9f86d081&view",
                "",
                Address {
                    foreign: vec!["utm=x".to_owned(), "view".to_owned()],
                    wording,
                    ..Address::default()
                },
            ),
        ] {
            assert_eq!(Address::parse(search, hash), address, "{search}{hash}");
        }
    }

    #[test]
    fn an_address_is_written_as_it_was_read() {
        for text in [
            "",
            "#lead",
            "?v=9f86d081#lead",
            "?utm=a%20b&flag&v=9f86d081#cooperation-with-nato-3",
            "#lead:~:text=missile%20defense",
            "#:~:text=missile",
            "#a%25b",
        ] {
            assert_eq!(read(text).to_string(), text);
        }
    }

    fn read(text: &str) -> Address {
        let (search, hash) = text.find('#').map_or((text, ""), |at| text.split_at(at));
        Address::parse(search, hash)
    }

    proptest! {
        #[test]
        fn whatever_is_written_reads_back_alike(search in "\\PC{0,60}", hash in "\\PC{0,60}") {
            let search = search.replace('#', "");
            let once = Address::parse(&search, &hash);
            let again = read(&once.to_string());
            prop_assert_eq!(&again.foreign, &once.foreign);
            prop_assert_eq!(&again.id, &once.id);
            prop_assert_eq!(&again.directive, &once.directive);
            prop_assert_eq!(again.to_string(), once.to_string());
        }
    }
}
