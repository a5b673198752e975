//! The viewer: the page without its fact sheet, and the files that it loads. It is the same for every fact
//! sheet, so it is built once, and a program that has its files can publish without a compiler.

use std::collections::BTreeSet;

use super::app_files::AppFiles;
use super::compression::compressed;
use super::hosting::host_files;
use super::integrity::changed_files;
use super::template::Template;
use super::{Audience, Build, PublishError, Site, publish};
use crate::markdown::SourceFile;

/// The name of the template among the files.
const TEMPLATE: &str = "index.html";

/// A template, and the files that it loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    template: Template,
    /// Names and bytes, in the order of the names.
    files: Vec<(String, Vec<u8>)>,
}

/// How a fact sheet is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'a> {
    /// The URL that the page will have, instead of the one in the front matter.
    pub base_url: Option<&'a str>,
    /// Whom the site is for.
    pub audience: Audience,
    /// Whether PDF files will be beside the page, which then offers them.
    pub has_pdf: bool,
}

impl Viewer {
    /// Reads the files of a viewer, as Trunk writes them or [`Viewer::to_files`] returns them.
    ///
    /// # Errors
    /// If there is no template, or a file does not have the hash in it.
    pub fn from_files(mut files: Vec<(String, Vec<u8>)>) -> Result<Self, PublishError> {
        files.sort();
        let template = take(&mut files, TEMPLATE)
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .ok_or_else(|| PublishError::AppFile(TEMPLATE.to_owned()))?;
        let viewer = Self {
            template: Template::parse(&template)?,
            files,
        };
        let changed = changed_files(&viewer.template, |name| viewer.file(name));
        if changed.is_empty() {
            Ok(viewer)
        } else {
            Err(PublishError::ChangedFiles(changed))
        }
    }

    /// Returns the viewer as readers get it: smaller, with hashes in its file names, and compressed. The lazy
    /// part of the app is added.
    ///
    /// # Errors
    /// If a file is missing or not as wasm-bindgen and the splitter write it.
    pub fn for_readers(self, lazy_part: &[u8]) -> Result<Self, PublishError> {
        let app = AppFiles::new(self.template.clone(), lazy_part, |name| self.file(name))?;
        let mut files = self.files;
        files.retain(|(name, _)| !app.replaced.contains(name));
        files.extend(app.files);
        for (name, bytes) in files.clone() {
            let forms = compressed(&name, &bytes);
            files.extend(forms.map_err(|_| PublishError::AppFile(name))?);
        }
        files.sort();
        Ok(Self {
            // As it will be read again: attributes that were added are in quotation marks until then.
            template: Template::parse(&app.template.to_string())?,
            files,
        })
    }

    /// Returns names and bytes of the files, template included.
    #[must_use]
    pub fn to_files(&self) -> Vec<(String, Vec<u8>)> {
        let template = (TEMPLATE.to_owned(), self.template.to_string().into_bytes());
        std::iter::once(template)
            .chain(self.files.iter().cloned())
            .collect()
    }

    /// Returns whether this file comes from the viewer, not from a fact sheet.
    #[must_use]
    pub fn has_file(&self, name: &str) -> bool {
        self.position(name).is_ok()
    }

    /// Makes a site that is complete but for [`compressed`] forms of its files. Those of the viewer's own
    /// files are in it.
    ///
    /// # Errors
    /// As for [`publish`].
    pub async fn publish(
        &self,
        source: &SourceFile<'_>,
        options: Options<'_>,
    ) -> Result<Site, PublishError> {
        let mut template = self.template.clone();
        if options.has_pdf {
            template.offer_pdf();
        }
        let build = Build {
            template: &template,
            file: &|name| self.file(name),
            picture: source.picture,
            base_url: options.base_url,
            audience: options.audience,
        };
        let mut site = publish(&build, source, source.published_ids).await?;
        site.files.extend(self.files.iter().cloned());
        if options.audience != Audience::Author {
            let names = site.files.iter().map(|(name, _)| name.clone());
            let names: BTreeSet<String> = names.collect();
            let names: Vec<String> = names.into_iter().collect();
            let for_hosts = host_files(&site, &names);
            site.files.extend(for_hosts);
        }
        Ok(site)
    }

    fn file(&self, name: &str) -> Option<Vec<u8>> {
        let at = self.position(name).ok()?;
        Some(self.files[at].1.clone())
    }

    fn position(&self, name: &str) -> Result<usize, usize> {
        self.files
            .binary_search_by(|(file, _)| file.as_str().cmp(name))
    }
}

/// Removes a file from the others.
fn take(files: &mut Vec<(String, Vec<u8>)>, name: &str) -> Option<Vec<u8>> {
    let at = files.iter().position(|(file, _)| file == name)?;
    Some(files.remove(at).1)
}
