//! A printed page as a file: what can be read in it, what software makes of it, what it looks like.
//!
//! Poppler reads the words and draws the pages, as many a viewer does; for what lies between them
//! (tags, bookmarks, links) the objects of the file are read.

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

pub(crate) use self::bookmarks::Bookmark;
pub(crate) use self::links::{Link, Target};
pub(crate) use self::page::Line;
use self::page::Page;
use self::poppler::draw;
use super::Result;
use super::words::words;

/// A PDF, open. Pages are counted from one.
pub(crate) struct Pdf {
    file: PathBuf,
    document: Document,
    pages: Vec<Page>,
    texts: Vec<String>,
}

impl Pdf {
    pub(crate) async fn open(file: PathBuf) -> Result<Self> {
        let document = Document::load_mem(&tokio::fs::read(&file).await?)?;
        let pages = page::parse(&poppler::places(&file).await?)?;
        let text = poppler::text(&file).await?;
        // Each page ends with a form feed.
        let texts = text.split_terminator('\u{c}').zip(&pages);
        let texts = texts.map(|(text, page)| hyphens::put_back(text, &page.words));
        Ok(Self {
            texts: texts.collect(),
            file,
            document,
            pages,
        })
    }

    /// How many pages there are.
    pub(crate) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Width and height of a page, in points.
    pub(crate) fn page_size(&self, page: usize) -> Result<(f64, f64)> {
        let page = nth(&self.pages, page)?;
        Ok((page.width, page.height))
    }

    /// All words, in the order in which they are read, as far as poppler can tell it: of what stands
    /// side by side, other than in a table, either may come first.
    pub(crate) fn words(&self) -> Vec<String> {
        self.texts.iter().flat_map(|text| words(text)).collect()
    }

    /// All words as software reads them aloud, by the tags.
    pub(crate) async fn words_of_tags(&self) -> Result<Vec<String>> {
        let text = poppler::tagged_text(&self.file).await?;
        let pieces = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix('"'));
        Ok(words(&pieces.collect::<Vec<_>>().join(" ")))
    }

    /// The words of one page, in the order in which they are read.
    pub(crate) fn words_of_page(&self, page: usize) -> Result<Vec<String>> {
        Ok(words(nth(&self.texts, page)?))
    }

    /// The lines of a page from top to bottom, a table's row being one; each from left to right.
    pub(crate) fn lines(&self, page: usize) -> Result<Vec<Line>> {
        Ok(nth(&self.pages, page)?.lines())
    }

    /// The title, as a viewer shows it above the window.
    pub(crate) fn title(&self) -> Option<String> {
        properties::title(&self.document)
    }

    /// The language of the whole.
    pub(crate) fn language(&self) -> Option<String> {
        properties::language(&self.document)
    }

    /// Whether the file assertions to be tagged, and has tags.
    pub(crate) fn is_tagged(&self) -> bool {
        properties::is_tagged(&self.document)
    }

    /// The types of the structure's elements, parents before children, in the order of reading.
    pub(crate) fn tags(&self) -> Vec<String> {
        tags::tags(&self.document)
    }

    /// The bookmarks, parents before children.
    pub(crate) fn bookmarks(&self) -> Vec<Bookmark> {
        bookmarks::bookmarks(&self.document)
    }

    /// The places that can be clicked; a link that is broken over two lines is two of them.
    pub(crate) fn links(&self) -> Vec<Link> {
        links::links(&self.document)
    }

    /// What the QR codes say, each with its page.
    pub(crate) async fn qr_codes(&self) -> Result<Vec<(usize, String)>> {
        let mut found = Vec::new();
        for page in 1..=self.pages() {
            let picture = draw(&self.file, page, ink::RESOLUTION).await?;
            let codes = qr_codes::read(&picture);
            found.extend(codes.into_iter().map(|code| (page, code)));
        }
        Ok(found)
    }

    /// What is not dark ink on white paper, in words; nothing, if all is well.
    pub(crate) async fn not_dark_on_white(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for (index, page) in self.pages.iter().enumerate() {
            let picture = draw(&self.file, index + 1, ink::RESOLUTION).await?;
            let faults = ink::faults(page, &picture);
            found.extend(
                faults
                    .into_iter()
                    .map(|fault| format!("page {}: {fault}", index + 1)),
            );
        }
        Ok(found)
    }

    /// Draws each page into `folder`, to be looked at.
    pub(crate) async fn picture_pages(&self, folder: &Path) -> Result {
        poppler::picture_pages(&self.file, &folder.join("page")).await
    }
}

/// What there is of a page; pages are counted from one.
fn nth<T>(of_pages: &[T], page: usize) -> Result<&T> {
    let found = page.checked_sub(1).and_then(|index| of_pages.get(index));
    found.ok_or_else(|| format!("there is no page {page} of {}", of_pages.len()).into())
}
