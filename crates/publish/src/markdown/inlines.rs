//! Runs of text within a block.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::body::Reader;
use super::passage_ids::Explicit;
use super::scripts;
use crate::sheet::{FootnoteReference, Inline, Link, PlainText};

/// How an address starts. Without its slashes `https:page` would lead to a page of the site's own.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

impl Reader<'_> {
    /// All up to this end, which is taken too.
    pub(super) fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let content = self.loose_inlines();
        if matches!(self.peek(), Some(Event::End(met)) if *met == end) {
            self.take();
        }
        content
    }

    /// All up to the end of what holds it or the start of a block.
    pub(super) fn loose_inlines(&mut self) -> Vec<Inline> {
        let mut content = Vec::new();
        let mut words = String::new();
        while let Some(event) = self.peek() {
            match event {
                Event::Text(text) => {
                    let text = text.to_string();
                    let at = self.here();
                    self.refuse_dangling_note(&at);
                    self.take();
                    let escaped = self.manuscript.text[..at.start].ends_with('\\');
                    let rest = match text.strip_prefix(['~', '^']).filter(|_| escaped) {
                        Some(rest) => {
                            content.append(&mut self.explained(&mut words));
                            content.push(Inline::Text(text[..1].to_owned()));
                            rest
                        }
                        None => &text,
                    };
                    if rest.contains("~~") {
                        self.fault(
                            &at,
                            "met ~~, expected words that stand",
                            "leave out what no longer holds",
                        );
                    }
                    words.push_str(rest);
                    continue;
                }
                Event::SoftBreak => {
                    words.push(' ');
                    self.take();
                    continue;
                }
                Event::End(_) => break,
                Event::Start(tag) if !is_inline(tag) => break,
                _ => {}
            }
            content.append(&mut self.explained(&mut words));
            content.extend(self.inline());
        }
        content.append(&mut self.explained(&mut words));
        content
    }

    /// Takes the words gathered so far, their abbreviations explained, raised and lowered parts set.
    fn explained(&mut self, words: &mut String) -> Vec<Inline> {
        scripts::split(&std::mem::take(words), |plain| {
            self.abbreviations.explain(plain)
        })
    }

    fn inline(&mut self) -> Option<Inline> {
        let (event, at) = self.take()?;
        match event {
            Event::Code(code) => Some(Inline::Code(code.to_string())),
            Event::HardBreak => Some(Inline::LineBreak),
            Event::FootnoteReference(label) => {
                let (footnote, occurrence) = self.refer_to_note(&label);
                Some(Inline::FootnoteReference(FootnoteReference {
                    footnote,
                    occurrence,
                }))
            }
            Event::Start(Tag::Strong) => Some(Inline::Strong(self.inlines(TagEnd::Strong))),
            Event::Start(Tag::Emphasis) => Some(Inline::Emphasis(self.inlines(TagEnd::Emphasis))),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => {
                if !title.is_empty() {
                    self.fault(
                        &at,
                        "met a title at a link, expected an address alone",
                        "say it in the text",
                    );
                }
                let mail = if link_type == LinkType::Email {
                    "mailto:"
                } else {
                    ""
                };
                Some(self.link(format!("{mail}{dest_url}"), &at))
            }
            Event::Start(Tag::Image { .. }) => {
                self.skip();
                self.fault(
                    &at,
                    "met a picture among words, expected it in a paragraph of its own",
                    "leave an empty line before and after it",
                );
                None
            }
            Event::InlineHtml(_) | Event::Html(_) => {
                self.refuse_html(&at);
                None
            }
            other => {
                self.fault(
                    &at,
                    format!("met {other:?}, expected words"),
                    "write it another way",
                );
                None
            }
        }
    }

    fn link(&mut self, address: String, at: &Range<usize>) -> Inline {
        let lower = address.to_ascii_lowercase();
        if let Some(id) = address.strip_prefix('#') {
            self.internal_links.push((id.to_owned(), at.clone()));
        } else if !SCHEMES.iter().any(|scheme| lower.starts_with(scheme))
            || address.contains(char::is_control)
        {
            let message = format!(
                "met a link to \"{address}\", expected https:, http:, mailto:, tel: or #id"
            );
            self.fault(at, message, "write the whole address");
        }
        let content = self.inlines(TagEnd::Link);
        if content.is_empty() {
            self.fault(
                at,
                "met a link without words, expected some",
                "write [words](address)",
            );
        }
        let on_paper = self.on_paper(&address, &content.plain_text());
        Inline::Link(Link {
            address,
            content,
            on_paper,
        })
    }

    /// What paper says behind the words of a link, the first time that its section leads there.
    fn on_paper(&mut self, address: &str, words: &str) -> Option<String> {
        let said = on_paper(address, words)?;
        let is_new = self.told_addresses.insert(said.to_owned());
        is_new.then(|| said.to_owned())
    }

    /// The parser leaves a reference to a footnote that does not exist among the words.
    fn refuse_dangling_note(&mut self, at: &Range<usize>) {
        let text = self.manuscript.text;
        let before = &text[..at.start];
        let mark = &text[at.clone()];
        let split = mark.starts_with('^') && before.ends_with('[') && !before.ends_with("\\[");
        let whole = mark.contains("[^") && !before.ends_with('\\');
        if split || whole {
            self.fault(
                at,
                "met a reference to a footnote that does not exist",
                "add a line [^label]: with its words",
            );
        }
    }

    /// Takes an id in braces from the end of the words.
    pub(super) fn trailing_id(&mut self, content: &mut Vec<Inline>, at: &Range<usize>) -> Explicit {
        let Some(Inline::Text(words)) = content.last_mut() else {
            return None;
        };
        let (before, id) = words.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
        // Escaped, they are words.
        let end = self.end_of_words()?.max(at.start);
        let (source, _) = self.manuscript.text[at.start..end].rsplit_once("{#")?;
        if source.ends_with('\\') {
            return None;
        }
        let (before, id) = (before.trim_end().to_owned(), id.to_owned());
        if before.is_empty() {
            content.pop();
        } else {
            *words = before;
        }
        self.explicit_id(&id, at)
    }

    /// Where the last words end that were taken.
    fn end_of_words(&self) -> Option<usize> {
        let is_words = |event: &Event<'_>| matches!(event, Event::Text(_));
        self.taken()
            .rfind(|(event, _)| is_words(event))
            .map(|(_, at)| at.end)
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// What a link to `address` says on paper, unless its words say it.
fn on_paper<'a>(address: &'a str, words: &str) -> Option<&'a str> {
    /// Without what readers leave out when they write an address down.
    fn bare(address: &str) -> &str {
        let address = SCHEMES
            .iter()
            .find_map(|scheme| address.strip_prefix(scheme))
            .unwrap_or(address);
        address.trim_end_matches('/')
    }
    let said = ["mailto:", "tel:"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme))
        .unwrap_or(address);
    (!address.starts_with('#') && bare(address) != bare(words.trim())).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_told_an_address_that_the_words_do_not_say() {
        for (address, words, said) in [
            (
                "https://example.org/a",
                "the archive",
                Some("https://example.org/a"),
            ),
            ("https://example.org/a", "https://example.org/a", None),
            ("https://example.org/", "example.org", None),
            (
                "http://example.org/a",
                "example.org",
                Some("http://example.org/a"),
            ),
            ("mailto:a@example.org", "a@example.org", None),
            ("mailto:a@example.org", "our office", Some("a@example.org")),
            ("tel:+12025550100", "call us", Some("+12025550100")),
            ("#lead", "above", None),
        ] {
            assert_eq!(on_paper(address, words), said, "{words} -> {address}");
        }
    }
}
