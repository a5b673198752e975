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
                    self.transcript.push_soft_break(&span);
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
                self.transcript.push_hard_break(&span, self.source);
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
                let content = self.nested(TagEnd::Emphasis);
                let is_nested = |inline: &Inline| matches!(inline, Inline::Emphasis(_));
                if content.iter().any(is_nested) {
                    self.warn(
                        &span,
                        "emphasis within emphasis",
                        "write `*…*` and `**…**` so that one ends before the other, or within it",
                    );
                }
                Some(Inline::Emphasis(content))
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
                let typed = self.source[span.clone()].trim_matches(['[', ']']);
                if link_type == LinkType::Shortcut && typed.bytes().all(|b| b.is_ascii_digit()) {
                    self.warn(
                        &span,
                        format!("`[{typed}]` becomes a link with the text \"{typed}\""),
                        &format!("write `[^{typed}]` for a footnote, or `\\[[{typed}]\\]` to keep the brackets"),
                    );
                }
                if link_type == LinkType::Shortcut && self.source[..span.start].ends_with("] ") {
                    self.error(
                        &span,
                        "a space between the text of a link and its label",
                        "write `[text][label]` without a space, or `\\[` for the sign itself",
                    );
                }
                Some(match link_type {
                    LinkType::Email => self.bare_link(&format!("mailto:{dest_url}"), &span),
                    LinkType::Autolink => self.bare_link(&dest_url, &span),
                    _ => self.link(&dest_url, &span),
                })
            }
            Event::Start(Tag::Image { .. }) => {
                self.skip();
                self.transcript.push_object(&span);
                if self.source[..span.start].ends_with('[') {
                    let help = "write the link in its caption: `![what it shows](picture.png \"[text](https://…)\")`";
                    self.error(&span, "a picture as the text of a link", help);
                } else {
                    let help = "put an empty line before and after the picture";
                    self.error(&span, "a picture within text", help);
                }
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

    /// Parses the text of a link that has just been started.
    fn link(&mut self, address: &str, span: &Range<usize>) -> Inline {
        let address = self.checked_address(address, span);
        let errors = self.diagnostics.len();
        let content = self.nested(TagEnd::Link);
        let text = content.plain_text();
        if text.trim().is_empty() && self.diagnostics.len() == errors {
            self.error(span, "a link without text", "write `[text](address)`");
        }
        let on_paper = self.on_paper(&address, &text);
        Inline::Link(Link {
            address,
            content,
            on_paper,
        })
    }

    /// Parses a link whose text is its address, in which nothing is markup.
    fn bare_link(&mut self, address: &str, span: &Range<usize>) -> Inline {
        // What was copied from the source of a page.
        let address = self.checked_address(&address.replace("&amp;", "&"), span);
        let from = self.transcript.text().len();
        let mut text = String::new();
        while let Some((Event::Text(part), place)) = self.take() {
            self.transcript.push_text(&part, &place, self.source);
            text.push_str(&part);
        }
        self.transcript.take();
        self.transcript.settle(from..self.transcript.text().len());
        let text = composed(&text).replace("&amp;", "&");
        let on_paper = self.on_paper(&address, &text);
        Inline::Link(Link {
            address,
            content: vec![Inline::Text(text)],
            on_paper,
        })
    }

    /// The address of a link as it is published. Reports one that leads nowhere.
    fn checked_address(&mut self, address: &str, span: &Range<usize>) -> String {
        if let Some(id) = address.strip_prefix('#') {
            let id = decoded(id);
            if id.is_empty() {
                let help = "write `#` and the id of a passage, or `#top`";
                self.error(span, "a link without an address", help);
            }
            self.internal_links.push((id.clone(), span.clone()));
            return format!("#{id}");
        }
        let lower = address.to_ascii_lowercase();
        let has_scheme = SCHEMES.iter().any(|scheme| lower.starts_with(scheme));
        if has_scheme && !address.contains(char::is_control) {
            return address.to_owned();
        }
        let is_relative = !address.contains(':') && !address.starts_with("//");
        let kind = if is_relative {
            "relative"
        } else {
            "unsupported"
        };
        let help = match probable_address(address) {
            Some(meant) => format!("write `{meant}`"),
            None if is_relative && address.contains('#') => format!(
                "write `#{}` for a passage of this sheet, or the whole URL of another page",
                address.split_once('#').map_or("", |(_, id)| id)
            ),
            None if is_relative => format!(
                "write the whole URL, `https://example.org/{}`, or `#` and an id of this sheet",
                address.trim_start_matches(['.', '/'])
            ),
            None => "links start with https://, http://, mailto:, tel: or # and an id".to_owned(),
        };
        self.error(span, format!("{kind} link \"{address}\""), &help);
        address.to_owned()
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
        let after = &self.source[span.end..];
        if let Some(diagnostic) = html::refusal(markup, span, after, &mut self.open_elements) {
            let is_note = markup == "<sup>" && (after.starts_with('[') || after.starts_with("<a"));
            self.diagnostics.push(if is_note {
                diagnostic.with_help(html::FOOTNOTE)
            } else {
                diagnostic
            });
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// The address that was probably meant: that of a host without its scheme, or with a mistyped one.
fn probable_address(address: &str) -> Option<String> {
    /// What follows the last dot of a file rather than of a host.
    const FILES: [&str; 12] = [
        "html", "htm", "md", "pdf", "php", "txt", "png", "jpg", "jpeg", "svg", "docx", "xlsx",
    ];
    let typed = address.trim_matches(['(', ')', '<', '>', '"', ' ']);
    if typed.starts_with('/') && !typed.starts_with("//") {
        return None;
    }
    let rest = typed.trim_start_matches(['/', ':']);
    let rest = ["https", "http", "htpps", "htps", "htttps", "hhttps"]
        .iter()
        .find_map(|scheme| rest.strip_prefix(scheme)?.strip_prefix([':', '/', ';']))
        .unwrap_or(rest)
        .trim_start_matches([':', '/']);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, domain) = host.rsplit_once('.')?;
    let is_host = !name.is_empty()
        && domain.len() > 1
        && domain.chars().all(char::is_alphabetic)
        && !FILES.contains(&domain.to_ascii_lowercase().as_str())
        && !host.contains([':', ' ']);
    is_host.then(|| {
        if host.contains('@') && host == rest {
            format!("mailto:{host}")
        } else {
            format!("https://{rest}")
        }
    })
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

/// Returns what a link to `address` says on paper, unless its text says it.
fn on_paper<'a>(address: &'a str, text: &str) -> Option<&'a str> {
    /// Without what readers leave out when they write an address down.
    fn bare(address: &str) -> &str {
        let address = SCHEMES
            .iter()
            .find_map(|scheme| address.strip_prefix(scheme))
            .unwrap_or(address);
        address.trim_end_matches('/')
    }
    if address.starts_with('#') {
        return None;
    }
    if let Some(number) = address.strip_prefix("tel:") {
        return (!says_number(text, number)).then_some(number);
    }
    if let Some(mailbox) = address.strip_prefix("mailto:") {
        // Nobody writes the subject on an envelope.
        let mailbox = mailbox.split('?').next().unwrap_or(mailbox);
        return (!text.contains(mailbox)).then_some(mailbox);
    }
    (bare(address) != bare(text.trim())).then_some(address)
}

/// Whether a text says a telephone number: in other groups, or without the code of the country.
fn says_number(text: &str, number: &str) -> bool {
    /// Fewer digits may be of something else, such as an extension.
    const FEWEST: usize = 6;
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let (said, number) = (digits(text), digits(number));
    let national = said.trim_start_matches('0');
    said == number || national.len() >= FEWEST && number.ends_with(national)
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
                "mailto:a@example.org?subject=Water",
                "our office",
                Some("a@example.org"),
            ),
            ("mailto:a@example.org?subject=Water", "a@example.org", None),
            ("tel:+12025550100", "call us", Some("+12025550100")),
            ("tel:+12025550100", "call 202 555-0100", None),
            ("tel:+4980055501", "0800 555 01", None),
            ("tel:112", "112", None),
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
    fn guesses_addresses_without_a_scheme() {
        for (address, meant) in [
            ("www.example.org/a", Some("https://www.example.org/a")),
            ("example.org", Some("https://example.org")),
            ("//example.org/a", Some("https://example.org/a")),
            ("https:/example.org", Some("https://example.org")),
            ("http//example.org/", Some("https://example.org/")),
            ("(https://example.org)", Some("https://example.org")),
            ("press@example.org", Some("mailto:press@example.org")),
            ("page.html", None),
            ("../a/report.pdf", None),
            ("/c", None),
            ("/help-heating-costs.cy", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(probable_address(address).as_deref(), meant, "{address}");
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
