//! The page that Trunk has built, parsed once: the slots where content goes, and the elements that the
//! publisher reads or changes.
//!
//! Only those are typed. All other markup stays as it was written, byte for byte, so the same template
//! always gives the same page. html5gum reads HTML as the standard says, so comments, letter case,
//! quotation marks and the order of attributes make no difference.

use std::fmt;
use std::iter::Peekable;

use factsheet_model::citations;
use html_escape::encode_double_quoted_attribute;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::{PublishError, early};

/// A page with slots for the fact sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Node>);

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Markup that is published as it is, without inline scripts and styles.
    Markup(String),
    /// The start tag of `<html>`.
    Html(Attributes),
    /// A `<link>`.
    Link(Attributes),
    /// A `<script>`.
    Script(RawText),
    /// A `<style>`.
    Style(RawText),
    /// A place where content goes.
    Slot(Slot),
    /// `</body>`.
    BodyEnd,
}

/// A place where content goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// The Content Security Policy, and the scripts that check the app.
    Policy,
    /// What the head says about the fact sheet.
    Head,
    /// The app, and the fact sheet as data.
    App,
    /// The scripts that run before the app.
    Early,
}

/// An element whose content is text, not markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawText {
    attributes: Attributes,
    pub(super) text: String,
}

/// The attributes of a tag, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes(Vec<Attribute>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Attribute {
    name: String,
    value: String,
    /// Whether the value is quoted even if it could go without.
    is_quoted: bool,
}

/// The file that a link loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LinkedFile<'a> {
    /// Its URL.
    pub(super) url: &'a str,
    /// The hash that its bytes must have (Subresource Integrity).
    pub(super) integrity: &'a str,
}

/// The attribute of `<html>` if PDF files are beside the page.
pub(super) const PDF: &str = "data-pdf";

impl Template {
    /// Parses the page that Trunk has built.
    ///
    /// # Errors
    /// If a slot is missing or there more than once.
    pub fn parse(html: &str) -> Result<Self, PublishError> {
        Self(nodes(html, Slot::in_template)).with_each_slot()
    }

    /// Recovers the template from a page that was published with a policy, so that another fact sheet
    /// can be published with it.
    ///
    /// # Errors
    /// If the page was not published in this way.
    pub fn from_published(html: &str) -> Result<Self, PublishError> {
        let mut template = Self(nodes(html, Slot::in_published_page)).with_each_slot()?;
        if let Some(html) = template.html_mut() {
            html.retain(|name| name != PDF);
        }
        Ok(template)
    }

    /// Lets the page offer the fact sheet as PDF: `fact-sheet-a4.pdf` and `fact-sheet-letter.pdf`, which are
    /// printed from the page once it is published.
    pub fn offer_pdf(&mut self) {
        if let Some(html) = self.html_mut() {
            html.set(PDF, "");
        }
    }

    fn with_each_slot(self) -> Result<Self, PublishError> {
        for slot in Slot::ALL {
            let is_slot = |node: &&Node| **node == Node::Slot(slot);
            let count = self.0.iter().filter(is_slot).count();
            if count != 1 {
                let slot = slot.markup();
                return Err(PublishError::Slot { slot, count });
            }
        }
        Ok(self)
    }

    pub(super) fn nodes(&self) -> &[Node] {
        &self.0
    }

    pub(super) fn nodes_mut(&mut self) -> &mut Vec<Node> {
        &mut self.0
    }

    /// Returns the attributes of the links.
    pub(super) fn links(&self) -> impl Iterator<Item = &Attributes> {
        self.0.iter().filter_map(|node| match node {
            Node::Link(link) => Some(link),
            _ => None,
        })
    }

    /// Returns the files that links load and check.
    pub(super) fn linked_files(&self) -> impl Iterator<Item = LinkedFile<'_>> {
        self.links().filter_map(Attributes::linked_file)
    }

    /// Returns the attributes of `<html>`.
    pub(super) fn html_mut(&mut self) -> Option<&mut Attributes> {
        self.0.iter_mut().find_map(|node| match node {
            Node::Html(attributes) => Some(attributes),
            _ => None,
        })
    }

    /// Puts content into a slot.
    pub(super) fn fill(&mut self, slot: Slot, content: impl IntoIterator<Item = Node>) {
        if let Some(at) = self.0.iter().position(|node| *node == Node::Slot(slot)) {
            self.0.splice(at..=at, content);
        }
    }

    /// Joins styles that follow each other directly, so that the policy needs one hash for all.
    pub(super) fn join_styles(&mut self) {
        self.0.dedup_by(|node, before| match (node, before) {
            (Node::Style(style), Node::Style(before)) if style.attributes == before.attributes => {
                before.text.push_str(&style.text);
                true
            }
            _ => false,
        });
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|node| node.fmt(f))
    }
}

impl Node {
    /// Returns an inline script that runs.
    pub(super) fn script(text: impl Into<String>) -> Self {
        Self::script_with(&[], text)
    }

    /// Returns an inline script with attributes.
    pub(super) fn script_with(attributes: &[(&str, &str)], text: impl Into<String>) -> Self {
        Self::Script(RawText {
            attributes: Attributes::new(attributes),
            text: text.into(),
        })
    }

    /// Returns JSON that the page carries. `<` is escaped, so that no text in it can end the element.
    pub(super) fn json(attributes: &[(&str, &str)], json: &str) -> Self {
        Self::script_with(attributes, json.replace('<', "\\u003c"))
    }

    /// Returns an inline style.
    pub(super) fn style(text: impl Into<String>) -> Self {
        Self::Style(RawText {
            attributes: Attributes::default(),
            text: text.into(),
        })
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Markup(markup) => f.write_str(markup),
            Self::Html(attributes) => write!(f, "<html{attributes}>"),
            Self::Link(attributes) => write!(f, "<link{attributes}>"),
            Self::Script(RawText { attributes, text }) => {
                write!(f, "<script{attributes}>{text}</script>")
            }
            Self::Style(RawText { attributes, text }) => {
                write!(f, "<style{attributes}>{text}</style>")
            }
            Self::Slot(slot) => f.write_str(slot.markup()),
            Self::BodyEnd => f.write_str("</body>"),
        }
    }
}

impl RawText {
    /// Returns whether this is a script that the browser runs, or obeys, from the page itself.
    pub(super) fn is_inline_code(&self) -> bool {
        let is_code = matches!(
            self.attributes.get("type"),
            None | Some("" | "module" | "importmap" | "text/javascript")
        );
        is_code && self.attributes.get("src").is_none()
    }

    /// Returns whether this is a script whose text is a module.
    pub(super) fn is_module(&self) -> bool {
        self.is_inline_code() && self.attributes.get("type") == Some("module")
    }
}

impl Attributes {
    pub(super) fn new(attributes: &[(&str, &str)]) -> Self {
        let mut new = Self::default();
        for (name, value) in attributes {
            new.set(name, value);
        }
        new
    }

    /// Returns the attributes of a parsed tag. Values are then written without quotation marks if they
    /// can be, as Trunk's minifier does.
    fn parsed(tag: &StartTag<usize>) -> Self {
        let mut attributes: Vec<_> = tag.attributes.iter().collect();
        attributes.sort_by_key(|(_, value)| value.span.start);
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        let attributes = attributes.into_iter().map(|(name, value)| Attribute {
            name: text(name),
            value: text(value),
            is_quoted: false,
        });
        Self(attributes.collect())
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let attribute = self.0.iter().find(|attribute| attribute.name == name);
        attribute.map(|attribute| &*attribute.value)
    }

    /// Changes an attribute, or adds it at the end.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        match self.0.iter_mut().find(|attribute| attribute.name == name) {
            Some(attribute) => value.clone_into(&mut attribute.value),
            None => self.0.push(Attribute {
                name: name.to_owned(),
                value: value.to_owned(),
                is_quoted: true,
            }),
        }
    }

    /// Removes all attributes whose names do not meet a condition.
    pub(super) fn retain(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.0.retain(|attribute| is_kept(&attribute.name));
    }

    /// Adds the attributes of another tag at the end.
    pub(super) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Returns the file that a link loads, if it is checked.
    pub(super) fn linked_file(&self) -> Option<LinkedFile<'_>> {
        Some(LinkedFile {
            url: self.get("href")?,
            integrity: self.get("integrity")?,
        })
    }
}

impl fmt::Display for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for attribute in &self.0 {
            let Attribute { name, value, .. } = attribute;
            if value.is_empty() {
                write!(f, " {name}")?;
            } else if attribute.is_quoted || needs_quotes(value) {
                write!(f, " {name}=\"{}\"", encode_double_quoted_attribute(value))?;
            } else {
                write!(f, " {name}={value}")?;
            }
        }
        Ok(())
    }
}

/// Returns whether a value must be in quotation marks (HTML, 13.1.2.3).
fn needs_quotes(value: &str) -> bool {
    let is_special = |c: char| c.is_ascii_whitespace() || "\"'=<>`&".contains(c);
    value.contains(is_special)
}

impl LinkedFile<'_> {
    /// Returns the name of the file. All files of the app are in one folder, whatever its URL.
    pub(super) fn name(&self) -> &str {
        file_name(self.url)
    }
}

/// Returns the last segment of a URL.
pub(super) fn file_name(url: &str) -> &str {
    url.rsplit('/').next().unwrap_or_default()
}

/// Recognizes the slot that starts with a tag, given its name and attributes.
type FindSlot = fn(&[u8], &Attributes) -> Option<(Slot, Extent)>;

/// How far a slot reaches.
enum Extent {
    /// It is one tag.
    Tag,
    /// It is an element without content.
    EmptyElement,
    /// It ends with an element whose content is text: with the first that has this attribute, or with the
    /// first, second … of this name.
    To(&'static str, Last),
}

enum Last {
    With(&'static str, &'static str),
    Number(usize),
}

impl Slot {
    const ALL: [Self; 4] = [Self::Policy, Self::Head, Self::App, Self::Early];

    /// Returns how the slot is written in `index.html`.
    fn markup(self) -> &'static str {
        match self {
            Self::Policy => "<meta name=\"fact-sheet-policy\">",
            Self::Head => "<meta name=\"fact-sheet-head\">",
            Self::App => "<div id=\"app\"></div>",
            Self::Early => "<meta name=\"fact-sheet-early\">",
        }
    }

    /// Returns the slot that starts with a tag of the template.
    fn in_template(name: &[u8], attributes: &Attributes) -> Option<(Self, Extent)> {
        match name {
            b"meta" => {
                let slot = match attributes.get("name")? {
                    "fact-sheet-policy" => Self::Policy,
                    "fact-sheet-head" => Self::Head,
                    "fact-sheet-early" => Self::Early,
                    _ => return None,
                };
                Some((slot, Extent::Tag))
            }
            b"div" if attributes.get("id") == Some("app") => {
                Some((Self::App, Extent::EmptyElement))
            }
            _ => None,
        }
    }

    /// Returns the slot whose content starts with a tag of a published page.
    fn in_published_page(name: &[u8], attributes: &Attributes) -> Option<(Self, Extent)> {
        let has = |name, value| attributes.get(name) == Some(value);
        match name {
            b"meta" if has("http-equiv", "Content-Security-Policy") => Some((
                Self::Policy,
                Extent::To("script", Last::With("type", "importmap")),
            )),
            b"title" => Some((Self::Head, Extent::To("style", Last::Number(1)))),
            b"div" if has("id", "app") => {
                let last = Last::With("id", citations::ELEMENT);
                Some((Self::App, Extent::To("script", last)))
            }
            b"template" if has("id", early::FIRST) => Some((
                Self::Early,
                Extent::To("script", Last::Number(early::SCRIPTS)),
            )),
            _ => None,
        }
    }
}

/// Splits a page into its parts.
fn nodes(html: &str, find_slot: FindSlot) -> Vec<Node> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter).flatten();
    let is_content = |token: &Token<usize>| !matches!(token, Token::Error(_));
    let mut tokens = tokens.filter(is_content).peekable();

    let mut nodes = Vec::new();
    let mut end = 0;
    while let Some(token) = tokens.next() {
        let (start, node, next) = match token {
            Token::StartTag(tag) => {
                let attributes = Attributes::parsed(&tag);
                let start = tag.span.start;
                if let Some((slot, extent)) = find_slot(&tag.name, &attributes) {
                    match slot_end(&tag, extent, &mut tokens) {
                        Some(end) => (start, Node::Slot(slot), end),
                        None => continue,
                    }
                } else {
                    match &**tag.name {
                        b"html" => (start, Node::Html(attributes), tag.span.end),
                        b"link" => (start, Node::Link(attributes), tag.span.end),
                        b"script" | b"style" => {
                            let (text, end) = raw_text(html, &tag, &mut tokens);
                            let text = text.to_owned();
                            let raw = RawText { attributes, text };
                            let is_script = &**tag.name == b"script";
                            let node = if is_script { Node::Script } else { Node::Style };
                            (start, node(raw), end)
                        }
                        _ => continue,
                    }
                }
            }
            Token::EndTag(tag) if &**tag.name == b"body" => {
                (tag.span.start, Node::BodyEnd, tag.span.end)
            }
            _ => continue,
        };
        push_markup(&mut nodes, &html[end..start]);
        nodes.push(node);
        end = next;
    }
    push_markup(&mut nodes, &html[end..]);
    nodes
}

fn push_markup(nodes: &mut Vec<Node>, markup: &str) {
    if !markup.is_empty() {
        nodes.push(Node::Markup(markup.to_owned()));
    }
}

/// Returns the text of an element and where its end tag ends.
fn raw_text<'a>(
    html: &'a str,
    tag: &StartTag<usize>,
    tokens: &mut Peekable<impl Iterator<Item = Token<usize>>>,
) -> (&'a str, usize) {
    tokens.next_if(|token| matches!(token, Token::String(_)));
    match tokens.next() {
        Some(Token::EndTag(end)) => (&html[tag.span.end..end.span.start], end.span.end),
        _ => (&html[tag.span.end..], html.len()),
    }
}

/// Returns where a slot ends; `None` if the tag does not start one after all.
fn slot_end(
    tag: &StartTag<usize>,
    extent: Extent,
    tokens: &mut Peekable<impl Iterator<Item = Token<usize>>>,
) -> Option<usize> {
    match extent {
        Extent::Tag => Some(tag.span.end),
        Extent::EmptyElement => {
            let end = tokens.next_if(|token| matches!(token, Token::EndTag(_)))?;
            let Token::EndTag(end) = end else { return None };
            Some(end.span.end)
        }
        Extent::To(name, last) => {
            let mut count = 0;
            while let Some(token) = tokens.next() {
                let Token::StartTag(tag) = token else {
                    continue;
                };
                if &**tag.name != name.as_bytes() {
                    continue;
                }
                count += 1;
                let is_last = match last {
                    Last::With(name, value) => Attributes::parsed(&tag).get(name) == Some(value),
                    Last::Number(number) => count == number,
                };
                if is_last {
                    let end = tokens.find_map(|token| match token {
                        Token::EndTag(end) => Some(end.span.end),
                        _ => None,
                    });
                    return end;
                }
            }
            None
        }
    }
}

/// Splits a page, or a part of one, without asking for slots.
#[cfg(test)]
pub(super) fn nodes_of(html: &str) -> Template {
    Template(nodes(html, Slot::in_template))
}
