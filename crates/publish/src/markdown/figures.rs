//! Pictures: a paragraph that holds one and nothing else.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::body::Reader;
use super::passage_ids::Scope;
use crate::sheet::{Figure, Inline, Notation, PassageKind, PlainText};

impl Reader<'_> {
    /// Reads a paragraph that starts with a picture, and should hold nothing else.
    pub(super) fn figure(&mut self, at: &Range<usize>, scope: &mut Scope) -> Option<Figure> {
        let place = scope.place(PassageKind::Figure);
        let Some((
            Event::Start(Tag::Image {
                dest_url, title, ..
            }),
            _,
        )) = self.take()
        else {
            return None;
        };
        let source = dest_url.to_string();
        let caption = title.to_string();
        let alternative = self.inlines(TagEnd::Image).written_in(Notation::Typed);
        let mut rest = self.inlines(TagEnd::Paragraph);
        let explicit = self.trailing_id(&mut rest, at);
        if !rest.is_empty() {
            self.fault(
                at,
                "met words beside a picture, expected it in a paragraph of its own",
                "leave an empty line after the picture",
            );
        }
        if alternative.trim().is_empty() {
            self.fault(
                at,
                format!(
                    "met the picture \"{source}\" without alternative text, expected what it shows"
                ),
                "write ![what it shows](picture.png)",
            );
        }
        let name = source.trim_start_matches("./");
        if crate::page_head::PICTURES.contains(&name) {
            self.fault(
                at,
                format!(
                    "met a picture called \"{source}\", which is the name of a file of the site"
                ),
                "give it another name",
            );
        }
        let size = self.picture_size(&source, at);
        let caption = if caption.is_empty() {
            Vec::new()
        } else {
            vec![Inline::Text(caption)]
        };
        let text = format!("{alternative}\n{}", caption.written_in(Notation::Wording));
        let passage = self.ids.block(place, explicit, &text, at, self.faults);
        Some(Figure {
            passage,
            source,
            alternative,
            caption,
            size,
        })
    }

    fn picture_size(&mut self, source: &str, at: &Range<usize>) -> (u32, u32) {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        let within = source.chars().all(plain)
            && !source.starts_with('/')
            && !source.split('/').any(|part| part == "..");
        if !within {
            let message = format!(
                "met the picture address \"{source}\", expected the path of a file beside the fact sheet"
            );
            self.fault(
                at,
                message,
                "put the picture into the folder of the fact sheet",
            );
            return (0, 0);
        }
        let size = (self.manuscript.picture_size)(source);
        if size.is_none() {
            let message = format!(
                "met the picture \"{source}\", expected a PNG, JPEG, GIF or WebP file there"
            );
            self.fault(
                at,
                message,
                "put the picture into the folder of the fact sheet",
            );
        }
        size.unwrap_or_default()
    }
}
