//! Reads printed PDF files.
//!
//! Poppler extracts the words and renders the pages; tags, bookmarks and links are read from the
//! objects of the file.

mod bookmarks;
mod destinations;
mod hyphens;
mod ink;
mod links;
mod page;
pub(crate) mod pixmap;
mod poppler;
mod properties;
pub(crate) mod qr_codes;
mod tags;

use std::path::{Path, PathBuf};

use lopdf::Document;
use unicode_normalization::UnicodeNormalization;

pub(crate) use self::bookmarks::Bookmark;
pub(crate) use self::links::{Link, Target};
pub(crate) use self::page::Line;
use self::page::Page;
use self::poppler::render;
use super::Result;
use super::words::words;

/// An open PDF. Page numbers start at one.
pub(crate) struct Pdf {
    file: PathBuf,
    document: Document,
    pages: Vec<Page>,
    texts: Vec<String>,
}

impl Pdf {
    pub(crate) async fn open(file: PathBuf) -> Result<Self> {
        let document = Document::load_mem(&tokio::fs::read(&file).await?)?;
        let pages = page::parse(&poppler::words_tsv(&file).await?)?;
        let text = poppler::text(&file).await?;
        // Each page ends with a form feed.
        let texts = text.split_terminator('\u{c}').zip(&pages);
        let texts = texts.map(|(text, page)| hyphens::restore(text, &page.words));
        Ok(Self {
            texts: texts.collect(),
            file,
            document,
            pages,
        })
    }

    /// Returns the number of pages.
    pub(crate) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Returns the width and height of a page, in points.
    pub(crate) fn page_size(&self, page: usize) -> Result<(f64, f64)> {
        let page = nth(&self.pages, page)?;
        Ok((page.width, page.height))
    }

    /// Returns all words in reading order, as far as poppler knows it: of two texts side by side
    /// outside a table, either may come first.
    pub(crate) fn words(&self) -> Vec<String> {
        self.texts.iter().flat_map(|text| words(text)).collect()
    }

    /// Returns all words in the order of the tags, as a screen reader reads them.
    pub(crate) async fn words_of_tags(&self) -> Result<Vec<String>> {
        let text = poppler::tagged_text(&self.file).await?;
        let pieces = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix('"'));
        Ok(words(&pieces.collect::<Vec<_>>().join(" ")))
    }

    /// Returns the words of one page in reading order.
    pub(crate) fn words_of_page(&self, page: usize) -> Result<Vec<String>> {
        Ok(words(nth(&self.texts, page)?))
    }

    /// Returns the words that are wholly within the box of a page.
    pub(crate) fn words_in_box(&self, page: usize) -> Result<Vec<String>> {
        let page = nth(&self.pages, page)?;
        let words = page.words.iter().filter(|word| page.holds(word));
        let words: Vec<String> = words.map(|word| word.text.nfkc().collect()).collect();
        let words = words.iter().flat_map(|word| word.split_whitespace());
        Ok(words.map(str::to_owned).collect())
    }

    /// Returns the lines of a page from top to bottom; a table row is one line.
    pub(crate) fn lines(&self, page: usize) -> Result<Vec<Line>> {
        Ok(nth(&self.pages, page)?.lines())
    }

    /// Returns the title, which viewers show in the title bar.
    pub(crate) fn title(&self) -> Option<String> {
        properties::title(&self.document)
    }

    /// Returns the language of the document.
    pub(crate) fn language(&self) -> Option<String> {
        properties::language(&self.document)
    }

    /// Whether the file is marked as tagged and has tags.
    pub(crate) fn is_tagged(&self) -> bool {
        properties::is_tagged(&self.document)
    }

    /// Returns the types of the structure elements in reading order, parents before children.
    pub(crate) fn tags(&self) -> Vec<String> {
        tags::tags(&self.document)
    }

    /// Returns the bookmarks, parents before children.
    pub(crate) fn bookmarks(&self) -> Vec<Bookmark> {
        bookmarks::bookmarks(&self.document)
    }

    /// Returns the link annotations; a link that wraps to a second line has two.
    pub(crate) fn links(&self) -> Vec<Link> {
        links::links(&self.document)
    }

    /// Returns the text of each QR code with its page number.
    pub(crate) async fn qr_codes(&self) -> Result<Vec<(usize, String)>> {
        let mut found = Vec::new();
        for page in 1..=self.pages() {
            let picture = render(&self.file, page, ink::RESOLUTION).await?;
            let codes = qr_codes::decode(&picture);
            found.extend(codes.into_iter().map(|code| (page, code)));
        }
        Ok(found)
    }

    /// Describes everything that is not dark ink on white paper.
    pub(crate) async fn contrast_problems(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for (index, page) in self.pages.iter().enumerate() {
            let picture = render(&self.file, index + 1, ink::RESOLUTION).await?;
            let problems = ink::problems(page, &picture).into_iter();
            found.extend(problems.map(|problem| format!("page {}: {problem}", index + 1)));
        }
        Ok(found)
    }

    /// Writes a picture of each page to `folder`, for review.
    pub(crate) async fn render_pages(&self, folder: &Path) -> Result {
        poppler::render_pages(&self.file, &folder.join("page")).await
    }
}

/// Returns the item of a page, whose number starts at one.
fn nth<T>(items: &[T], page: usize) -> Result<&T> {
    let found = page.checked_sub(1).and_then(|index| items.get(index));
    found.ok_or_else(|| format!("there is no page {page} of {}", items.len()).into())
}
