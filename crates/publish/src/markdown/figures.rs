//! Figures: a paragraph that holds a picture and nothing else.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::body::{self, BodyParser};
use super::front_matter::Prose;
use super::inlines::composed;
use super::passage_ids::Scope;
use super::pictures::{self, Unusable};
use crate::sheet::{Figure, Inline, Notation, PassageKind, PlainText};

/// From this weight on, in bytes, a picture is worth a warning: on a slow line it takes seconds.
const HEAVY: usize = 500_000;

impl BodyParser<'_> {
    /// Parses a paragraph that starts with a picture, and should hold nothing else.
    pub(super) fn figure(&mut self, span: &Range<usize>, scope: &mut Scope) -> Option<Figure> {
        let place = scope.place(PassageKind::Figure);
        let Some((
            Event::Start(Tag::Image {
                dest_url, title, ..
            }),
            picture,
        )) = self.take()
        else {
            return None;
        };
        let is_embedded = dest_url.starts_with("data:");
        let source = if is_embedded {
            self.error(
                &picture,
                "a picture that is embedded in the text",
                "save it beside the fact sheet and write its name: `![what it shows](picture.png)`",
            );
            "picture.png".to_owned()
        } else {
            dest_url.to_string()
        };
        let alternative = self.nested(TagEnd::Image).written_in(Notation::Typed);
        let found = self.diagnostics.len();
        let mut rest = self.text(TagEnd::Paragraph);
        let explicit = self.trailing_id(&mut rest, span);
        let text = rest.plain_text();
        if text.starts_with('{') {
            self.diagnostics.truncate(found);
            let help = format!("delete `{}`: it is shown as large as it is", text.trim());
            self.error(&picture, "attributes of a picture", &help);
        } else if !rest.is_empty() {
            self.error(
                &picture,
                "text beside a picture",
                &format!("leave an empty line between, or write it as the caption: `![…]({source} \"caption\")`"),
            );
        }
        if alternative.trim().is_empty() && !is_embedded {
            self.error(
                &picture,
                format!("the picture \"{source}\" has no alternative text"),
                &format!("say what it shows: `![what it shows]({source})`"),
            );
        }
        let name = source.trim_start_matches("./");
        if crate::page_head::PICTURES.contains(&name) {
            self.error(
                &picture,
                format!("\"{source}\" is the name of a file of the site"),
                "give the picture another name",
            );
        }
        let size = if is_embedded {
            (0, 0)
        } else {
            self.picture_size(&source, &picture)
        };
        let caption = self.caption(&title, &picture);
        let text = format!("{alternative}\n{}", caption.written_in(Notation::Wording));
        let passage = self.passage(place, explicit, &text, span);
        Some(Figure {
            passage,
            source,
            alternative,
            caption,
            size,
        })
    }

    fn caption(&mut self, title: &str, picture: &Range<usize>) -> Vec<Inline> {
        if title.trim().is_empty() {
            return Vec::new();
        }
        let Some(span) = typed_title(&self.source[picture.clone()], title) else {
            return vec![Inline::Text(composed(title))];
        };
        let span = picture.start + span.start..picture.start + span.end;
        let prose = Prose {
            text: self.source[span.clone()].to_owned(),
            span,
        };
        body::parse_prose(
            self.file,
            &prose,
            self.ids,
            &mut self.internal_links,
            self.diagnostics,
        )
    }

    fn picture_size(&mut self, source: &str, span: &Range<usize>) -> (u32, u32) {
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        let is_beside = source.chars().all(is_plain)
            && !source.starts_with('/')
            && !source.split('/').any(|part| part == "..");
        let help = "put the picture into the folder of the fact sheet and write its name, `![what it shows](picture.png)`";
        if !is_beside {
            let is_beside = !source.contains([':', '\\'])
                && !source.starts_with('/')
                && !source.split('/').any(|part| part == "..");
            let (message, help) = if source.contains("://") {
                (format!("the picture \"{source}\" is on another site"), help)
            } else if is_beside {
                (
                    format!("\"{source}\" is no name for a picture of the site"),
                    "give the file a name of letters, digits, hyphens, underscores and dots",
                )
            } else {
                (
                    format!("the picture \"{source}\" is not in the folder of the fact sheet"),
                    help,
                )
            };
            self.error(span, message, help);
            return (0, 0);
        }
        let Some(bytes) = (self.file.picture)(source) else {
            self.error(
                span,
                format!("the picture \"{source}\" does not exist"),
                help,
            );
            return (0, 0);
        };
        if bytes.len() > HEAVY {
            self.warn(
                span,
                format!("the picture \"{source}\" has {} kB", bytes.len() / 1000),
                "every reader loads it; save it in fewer pixels (1600 across are enough) or as WebP or AVIF",
            );
        }
        match pictures::size(&bytes) {
            Ok(size) => size,
            Err(unusable) => {
                let (what, help) = match unusable {
                    Unusable::Format(format) => (
                        format!("is {format}, which browsers do not show"),
                        "save it as PNG, JPEG, WebP, AVIF, GIF or SVG",
                    ),
                    Unusable::Truncated => (
                        "is cut off or damaged".to_owned(),
                        "save or copy the file again",
                    ),
                };
                self.error(span, format!("the picture \"{source}\" {what}"), help);
                (0, 0)
            }
        }
    }
}

/// Where the title of a picture stands in its Markdown, as it was typed: with its escapes.
fn typed_title(picture: &str, title: &str) -> Option<Range<usize>> {
    let end = picture
        .trim_end_matches(')')
        .trim_end()
        .len()
        .checked_sub(1)?;
    let quotes = picture
        .match_indices(['"', '\'', '('])
        .map(|(at, _)| at + 1);
    let mut titles = quotes.filter(|start| *start <= end);
    titles
        .find(|start| {
            picture
                .get(*start..end)
                .is_some_and(|typed| unescaped(typed) == title)
        })
        .map(|start| start..end)
}

/// A text without the backslashes that escape its punctuation.
fn unescaped(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escapes = c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        unescaped.push(if escapes {
            chars.next().unwrap_or(c)
        } else {
            c
        });
    }
    unescaped
}
