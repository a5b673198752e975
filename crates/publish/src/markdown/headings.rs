//! Headings, and what stands in braces at their end.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::blocks::line_of;
use super::body::BodyParser;
use super::language;
use super::passage_ids::{Explicit, suggested};
use crate::sheet::{Inline, PassageId, PlainText};

/// A heading, and what its braces say.
pub(super) struct Heading {
    pub(super) content: Vec<Inline>,
    pub(super) explicit: Explicit,
    pub(super) language: Option<String>,
    pub(super) span: Range<usize>,
}

impl BodyParser<'_> {
    pub(super) fn heading(&mut self) -> Heading {
        let Some((
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }),
            span,
        )) = self.take()
        else {
            return Heading {
                content: Vec::new(),
                explicit: None,
                language: None,
                span: self.here(),
            };
        };
        let (languages, others): (Vec<_>, Vec<_>) = attrs
            .iter()
            .partition(|(name, value)| &**name == "lang" && value.is_some());
        // Braces without a value are text that `check_braces` reports.
        let is_foreign = |(_, value): &&(CowStr<'_>, Option<CowStr<'_>>)| value.is_some();
        let has_attributes = !classes.is_empty()
            || others.iter().any(is_foreign)
            || languages.len() > 1
            || languages.len() + others.len() > 1 && others.iter().any(|(name, _)| &**name != ":");
        if has_attributes {
            self.error(
                &span,
                "classes or attributes at a heading",
                "write `{#id}` alone in the braces, or `{#id lang=fr}` with the language of the section",
            );
        }
        let language = languages.into_iter().find_map(|(_, tag)| tag.as_deref());
        let language = language.filter(|_| !has_attributes);
        let has_braces = has_attributes || language.is_some();
        let language = language.and_then(|typed| self.language(typed, &span));
        let explicit = id.and_then(|id| self.explicit_id(&id, &span));
        let source = &self.source[span.clone()];
        let content = self.text(TagEnd::Heading(level));
        let is_underlined = !source.trim_start().starts_with('#');
        let lines = source.trim_end().lines().count();
        let name = content.plain_text();
        if is_underlined && (lines > 2 || name.ends_with(['.', ',', ';'])) {
            self.warn(
                &span,
                "a line of dashes makes a heading of the whole paragraph above it",
                "leave an empty line before it, or write `## ` before the heading",
            );
        }
        if !has_braces {
            self.check_braces(&name, &span);
        }
        self.check_closing_signs(&span);
        Heading {
            content,
            explicit,
            language,
            span,
        }
    }

    /// Warns of signs at the end of a heading that are not as many as at its start: `## C #`.
    fn check_closing_signs(&mut self, span: &Range<usize>) {
        let line = line_of(self.source, span);
        let typed = &self.source[line.clone()];
        let signs = |text: &str| text.len() - text.trim_start_matches('#').len();
        let opening = signs(typed);
        let text = typed[opening..].trim_end_matches('#');
        let closing = typed.len() - opening - text.len();
        if opening > 0 && closing > 0 && closing != opening && text.ends_with(' ') {
            let (text, signs) = (text.trim(), "#".repeat(closing));
            let help =
                format!("delete it, or write `{text} \\{signs}` if it is part of the heading");
            self.warn(
                &line,
                format!("`{signs}` at the end of a heading is not published"),
                &help,
            );
        }
    }

    /// Returns the language of a section as its heading gives it.
    fn language(&mut self, typed: &str, span: &Range<usize>) -> Option<String> {
        let typed = typed.trim_matches(['"', '\'', '“', '”']);
        let tag = language::normalized(typed);
        if tag.is_none() {
            let message = format!("\"{typed}\" is no language tag (BCP 47)");
            let help = format!("write `{{lang={}}}`", language::suggested(typed, "fr"));
            self.error(span, message, &help);
        }
        tag
    }

    /// Refuses braces at the end of a heading that hold no id: the Markdown parser takes them out.
    fn check_braces(&mut self, name: &str, span: &Range<usize>) {
        let line = line_of(self.source, span);
        let typed = self.source[line.clone()].trim_end().trim_end_matches('#');
        let Some(braces) = typed.trim_end().strip_suffix('}') else {
            return;
        };
        let Some((heading, inside)) = braces.rsplit_once('{') else {
            return;
        };
        let id = inside.trim().trim_start_matches(':').trim_start();
        let is_id = id.starts_with('#') && !id.contains(char::is_whitespace);
        if name.ends_with('}') && is_id && !inside.ends_with('\\') {
            let help = format!("write `{heading}{{{inside}}}` without signs behind it");
            self.error(&line, "an id that is not at the end of the heading", &help);
            return;
        }
        if name.ends_with('}') || is_id {
            return;
        }
        let help = format!(
            "write `{heading}\\{{{inside}\\}}` if they are text, or `{{#id}}` alone for an id"
        );
        self.error(
            &line,
            format!("`{{{inside}}}` at the end of a heading is not published"),
            &help,
        );
    }

    /// An id that the text gives, if it can be one.
    pub(super) fn explicit_id(&mut self, id: &str, span: &Range<usize>) -> Explicit {
        match id.parse::<PassageId>() {
            Ok(id) => Some((id, span.clone())),
            Err(error) => {
                let help = format!("write `{{#{}}}`", suggested(id));
                self.error(span, error.to_string(), &help);
                None
            }
        }
    }
}
