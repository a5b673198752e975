//! Text within a block: emphasis, links, code, footnote marks.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

use super::body::BodyParser;
use super::diagnostic::Diagnostic;
use super::passage_ids::{Explicit, decoded};
use super::scripts::{self, Style};
use super::{html, leftovers};
use crate::sheet::{FootnoteReference, Inline, Link, PlainText};

/// The schemes of external links. Without its slashes `https:page` would lead to a page of the
/// site's own.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

impl BodyParser<'_> {
    /// Parses the text of a block up to this end, which is taken too, and checks it for markup that
    /// was left over.
    pub(super) fn text(&mut self, end: TagEnd) -> Vec<Inline> {
        let content = self.loose_text();
        if matches!(self.peek(), Some(Event::End(found)) if *found == end) {
            self.take();
        }
        content
    }

    /// Parses the text of a block up to the end of what holds it or the start of another block.
    pub(super) fn loose_text(&mut self) -> Vec<Inline> {
        self.transcript = super::transcript::Transcript::default();
        let content = self.inlines();
        let mut transcript = std::mem::take(&mut self.transcript);
        leftovers::check(
            &mut transcript,
            self.source,
            self.follows_table,
            self.diagnostics,
        );
        content
    }

    fn inlines(&mut self) -> Vec<Inline> {
        let mut content = Vec::new();
        while let Some(event) = self.peek() {
            let span = self.here();
            match event {
                Event::Text(text) => {
                    let text = text.clone();
                    self.transcript.push_text(&text, &span, self.source);
                    self.take();
                }
                Event::SoftBreak => {
                    self.transcript.push_break(&span);
                    self.take();
                }
                Event::End(_) => break,
                Event::Start(tag) if !is_inline(tag) => break,
                _ => {
                    self.flush(&mut content);
                    content.extend(self.inline());
                }
            }
        }
        self.flush(&mut content);
        content
    }

    /// Adds the text gathered so far, with raised and lowered parts and abbreviations.
    fn flush(&mut self, content: &mut Vec<Inline>) {
        let range = self.transcript.take();
        let before = self.transcript.text()[..range.start].chars().next_back();
        let parts = scripts::split(&self.transcript.typed(range.clone()), before);
        for part in parts {
            let within = |part: &Range<usize>| range.start + part.start..range.start + part.end;
            let text = composed(&self.transcript.text()[within(&part.content)]).replace('\n', " ");
            let whole = within(&part.whole);
            let text = match part.style {
                Style::Plain => {
                    content.append(&mut self.abbreviations.explain(&text));
                    continue;
                }
                Style::Raised => Inline::Superscript(vec![Inline::Text(text)]),
                Style::Lowered => Inline::Subscript(vec![Inline::Text(text)]),
                Style::Ambiguous => {
                    let span = self.transcript.span(whole.clone());
                    self.refuse_ambiguous_script(&span);
                    Inline::Text(text)
                }
            };
            self.transcript.settle(whole);
            content.push(text);
        }
    }

    fn refuse_ambiguous_script(&mut self, span: &Range<usize>) {
        let typed = &self.source[span.clone()];
        let (raised, help) = if typed.starts_with('^') {
            (
                "raised",
                "write `10^6^` for a power, `10\\^6` for the sign itself",
            )
        } else {
            (
                "lowered",
                "write `H~2~O` for lowered text, `\\~5` for the sign itself",
            )
        };
        let message = format!("unclear what is {raised} at `{typed}`");
        let diagnostic = Diagnostic::error(span, message).with_help(help);
        self.diagnostics.push(diagnostic);
    }

    fn inline(&mut self) -> Option<Inline> {
        let (event, span) = self.take()?;
        match event {
            Event::Code(code) => {
                self.transcript.push_object(&span);
                Some(Inline::Code(composed(&code)))
            }
            Event::HardBreak => {
                self.transcript.push_break(&span);
                self.transcript.take();
                Some(Inline::LineBreak)
            }
            Event::FootnoteReference(label) => {
                self.transcript.push_object(&span);
                let (footnote, occurrence) = self.refer_to_note(&label);
                Some(Inline::FootnoteReference(FootnoteReference {
                    footnote,
                    occurrence,
                }))
            }
            Event::Start(Tag::Strong) => {
                self.check_product(&span, "**");
                Some(Inline::Strong(self.nested(TagEnd::Strong)))
            }
            Event::Start(Tag::Emphasis) => {
                self.check_product(&span, "*");
                Some(Inline::Emphasis(self.nested(TagEnd::Emphasis)))
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => {
                if !title.is_empty() {
                    self.error(
                        &span,
                        format!("a link cannot have a title: \"{title}\""),
                        &format!(
                            "write `[text]({dest_url})`, and the title in the text if it matters"
                        ),
                    );
                }
                let mail = if link_type == LinkType::Email {
                    "mailto:"
                } else {
                    ""
                };
                let is_bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                Some(self.link(format!("{mail}{dest_url}"), is_bare, &span))
            }
            Event::Start(Tag::Image { .. }) => {
                self.skip();
                self.transcript.push_object(&span);
                self.error(
                    &span,
                    "a picture within text",
                    "put an empty line before and after the picture",
                );
                None
            }
            Event::InlineHtml(markup) | Event::Html(markup) => {
                self.transcript.push_object(&span);
                self.refuse_html(&markup, &span);
                None
            }
            other => {
                self.error(
                    &span,
                    format!("unsupported Markdown: {other:?}"),
                    "write it as text",
                );
                None
            }
        }
    }

    /// Parses the content of an inline up to its end, which is taken too.
    pub(super) fn nested(&mut self, end: TagEnd) -> Vec<Inline> {
        let content = self.inlines();
        if matches!(self.peek(), Some(Event::End(found)) if *found == end) {
            self.take();
        }
        content
    }

    /// Refuses emphasis where a product was written: `5*3*2`, `a*b*c`.
    fn check_product(&mut self, span: &Range<usize>, mark: &str) {
        let typed = &self.source[span.clone()];
        let Some(content) = typed
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark))
        else {
            return;
        };
        let before = self.source[..span.start].chars().next_back();
        let after = self.source[span.end..].chars().next();
        let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (first, last) = (content.chars().next(), content.chars().next_back());
        let is_product = is_digit(before) && is_digit(first)
            || is_digit(last) && is_digit(after)
            || is_word(before)
                && is_word(after)
                && (is_digit(before)
                    || is_digit(after)
                    || content.chars().count() == 1
                    || content.contains(' '));
        if is_product {
            self.error(
                span,
                format!("`{typed}` is emphasis here, not a product"),
                &format!("write `{}` or `×` for the sign itself", escaped(mark)),
            );
        }
    }

    fn link(&mut self, address: String, is_bare: bool, span: &Range<usize>) -> Inline {
        let address = match address.strip_prefix('#') {
            Some(id) => format!("#{}", decoded(id)),
            None => address,
        };
        let lower = address.to_ascii_lowercase();
        let has_scheme = SCHEMES.iter().any(|scheme| lower.starts_with(scheme));
        if let Some(id) = address.strip_prefix('#') {
            self.internal_links.push((id.to_owned(), span.clone()));
        } else if !has_scheme || address.contains(char::is_control) {
            let is_relative = !address.contains(':') && !address.starts_with("//");
            let help = if is_relative {
                format!(
                    "write the whole URL, `https://example.org/{}`, or `#` and an id of this sheet",
                    address.trim_start_matches(['.', '/'])
                )
            } else {
                "links start with https://, http://, mailto:, tel: or # and an id".to_owned()
            };
            let what = if is_relative {
                "relative link"
            } else {
                "unsupported link"
            };
            self.error(span, format!("{what} \"{address}\""), &help);
        }
        let from = self.transcript.text().len();
        let content = self.nested(TagEnd::Link);
        if content.plain_text().trim().is_empty() {
            self.error(span, "a link without text", "write `[text](address)`");
        }
        // What an address is made of is no markup.
        if is_bare {
            self.transcript.settle(from..self.transcript.text().len());
        }
        let on_paper = self.on_paper(&address, &content.plain_text());
        Inline::Link(Link {
            address,
            content,
            on_paper,
        })
    }

    /// What paper says behind the text of a link, the first time that its section leads there.
    fn on_paper(&mut self, address: &str, text: &str) -> Option<String> {
        let said = on_paper(address, text)?;
        let is_new = self.printed_addresses.insert(said.to_owned());
        is_new.then(|| said.to_owned())
    }

    /// Takes an id in braces from the end of a text.
    pub(super) fn trailing_id(
        &mut self,
        content: &mut Vec<Inline>,
        span: &Range<usize>,
    ) -> Explicit {
        let Some(Inline::Text(text)) = content.last_mut() else {
            return None;
        };
        let (before, id) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
        // Escaped, they are text.
        let end = self.end_of_text()?.max(span.start);
        let (source, _) = self.source[span.start..end].rsplit_once("{#")?;
        if source.ends_with('\\') {
            return None;
        }
        let brace = span.start + source.len();
        let (before, id) = (before.trim_end().to_owned(), id.to_owned());
        if before.is_empty() {
            content.pop();
        } else {
            *text = before;
        }
        self.explicit_id(&id, &(brace..end))
    }

    /// Where the last text ends that was taken.
    fn end_of_text(&self) -> Option<usize> {
        let is_text = |event: &Event<'_>| matches!(event, Event::Text(_));
        self.taken()
            .rfind(|(event, _)| is_text(event))
            .map(|(_, span)| span.end)
    }

    pub(super) fn refuse_html(&mut self, markup: &str, span: &Range<usize>) {
        if let Some(diagnostic) = html::refusal(markup, span, &mut self.open_elements) {
            self.diagnostics.push(diagnostic);
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. }
    )
}

fn escaped(mark: &str) -> String {
    mark.chars().flat_map(|c| ['\\', c]).collect()
}

/// The text with letters and their combining marks composed where one character stands for them
/// (NFC), so that it is found alike from whatever system the file comes. What else NFC would change
/// stays: a compatibility ideograph in a name is another one to see.
pub(super) fn composed(text: &str) -> String {
    if text.is_ascii() || unicode_normalization::is_nfc(text) {
        return text.to_owned();
    }
    let joins = |c: char| {
        canonical_combining_class(c) != 0
            || matches!(c, '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}')
    };
    let mut out = String::with_capacity(text.len());
    let mut cluster = String::new();
    let flush = |cluster: &mut String, out: &mut String| {
        let mut letters = cluster.nfc();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if cluster.chars().nth(1).is_some() => out.push(letter),
            _ => out.push_str(cluster),
        }
        cluster.clear();
    };
    for c in text.chars() {
        if !joins(c) {
            flush(&mut cluster, &mut out);
        }
        cluster.push(c);
    }
    flush(&mut cluster, &mut out);
    out
}

/// What a link to `address` says on paper, unless its text says it.
fn on_paper<'a>(address: &'a str, text: &str) -> Option<&'a str> {
    /// Without what readers leave out when they write an address down.
    fn bare(address: &str) -> &str {
        let address = SCHEMES
            .iter()
            .find_map(|scheme| address.strip_prefix(scheme))
            .unwrap_or(address);
        address.trim_end_matches('/')
    }
    let said = if let Some(number) = address.strip_prefix("tel:") {
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let (text, whole) = (digits(text), digits(number));
        // The text may have the number without its country code: 0800 for +49 800.
        let national = text.trim_start_matches('0');
        if text == whole || national.len() > 5 && whole.ends_with(national) {
            return None;
        }
        number
    } else if let Some(mailbox) = address.strip_prefix("mailto:") {
        mailbox.split('?').next().unwrap_or(mailbox)
    } else {
        address
    };
    (!address.starts_with('#') && bare(said) != bare(text.trim())).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_an_address_that_the_text_does_not_say() {
        for (address, text, said) in [
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
            (
                "mailto:a@example.org?subject=Hello",
                "our office",
                Some("a@example.org"),
            ),
            ("mailto:a@example.org?subject=Hello", "a@example.org", None),
            ("tel:+12025550100", "call us", Some("+12025550100")),
            ("tel:08001234567", "0800 123 4567", None),
            ("tel:+498001234567", "0800 / 123 45 67", None),
            ("tel:+12025550100", "(202) 555-0100", None),
            ("tel:+12025550100", "line 2", Some("+12025550100")),
            ("#lead", "above", None),
        ] {
            assert_eq!(on_paper(address, text), said, "{text} -> {address}");
        }
    }

    #[test]
    fn composes_letters_and_nothing_else() {
        for (text, expected) in [
            ("cafe\u{301}", "caf\u{e9}"),
            ("\u{1112}\u{1161}\u{11ab}", "\u{d55c}"),
            ("5 \u{2126}, \u{fa19}", "5 \u{2126}, \u{fa19}"),
            ("हिन्दी", "हिन्दी"),
            ("e\u{302}\u{301}", "\u{1ebf}"),
            ("Z\u{351}\u{343}", "Z\u{351}\u{343}"),
        ] {
            assert_eq!(composed(text), expected);
        }
    }
}
