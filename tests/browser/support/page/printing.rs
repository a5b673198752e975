//! Printing the page.

use fantoccini::wd::PrintOrientation;
use tokio::fs;

use super::Page;
use crate::support::Result;
use crate::support::artifacts::target;
use crate::support::pdf::Pdf;

impl Page {
    /// Prints the page. The PDF and a picture of every page stay in `target/printed`, in a folder named
    /// after the engine and `name`.
    ///
    /// In WebKit, the test case needs `.with_printer()`.
    pub(crate) async fn print(&self, name: &str) -> Result<Pdf> {
        self.print_oriented(name, PrintOrientation::Portrait).await
    }

    /// Prints the page as if the reader had chosen landscape in the dialog. Not in WebKit.
    pub(crate) async fn print_landscape(&self, name: &str) -> Result<Pdf> {
        self.print_oriented(name, PrintOrientation::Landscape).await
    }

    async fn print_oriented(&self, name: &str, orientation: PrintOrientation) -> Result<Pdf> {
        let folder = format!("{}-{name}", self.session.engine.name());
        let folder = target().join("printed").join(folder);
        if folder.exists() {
            fs::remove_dir_all(&folder).await?;
        }
        fs::create_dir_all(&folder).await?;
        let file = folder.join("printed.pdf");
        self.session.print(&file, orientation).await?;
        let pdf = Pdf::open(file).await?;
        pdf.render_pages(&folder).await?;
        Ok(pdf)
    }
}
