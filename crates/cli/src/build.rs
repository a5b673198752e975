//! `factsheet build`: the site of a fact sheet.

use std::path::Path;

use factsheet_publish::publish::{Audience, Options};

use crate::arguments::Build;
use crate::error::Error;
use crate::files;
use crate::output::Output;
use crate::pdf;
use crate::progress::Progress;
use crate::report::Format;
use crate::site::{site, viewer};
use crate::source::Source;

pub(crate) fn run(arguments: &Build) -> Result<(), Error> {
    let viewer = viewer()?;
    let browser = arguments.pdf.then(pdf::find_browser).transpose()?;
    let source = Source::read(&arguments.file)?;
    let mut progress = Progress::new();
    progress.show("Rendering");
    let options = Options {
        base_url: arguments.base_url.as_deref(),
        audience: Audience::Readers {
            offline: !arguments.no_offline,
        },
        has_pdf: arguments.pdf,
    };
    let picture = |path: &str| source.picture(path);
    let file = source.file().with_pictures(&picture);
    let site = site(&viewer, &file, options, &mut progress)?;

    let output = Output::prepare(&arguments.out, &kept(&arguments.file), arguments.force)?;
    progress.show("Writing");
    files::write_all(output.staging(), &site.files)?;
    if let Some(browser) = browser {
        pdf::print(&browser, output.staging(), &mut progress)?;
    }
    output.publish()?;
    source.write_ids(&site.ids)?;
    drop(progress);

    arguments.format.print_report(source.name(), &site.warnings);
    if arguments.format == Format::Human {
        for notice in &site.notices {
            eprintln!("{}: {notice}", source.name());
        }
        if !source.keeps_ids() {
            eprintln!(
                "{}: its ids are not compared with those published before\n\
                 help: pass the name of a file, and keep the file of ids that is written beside it",
                source.name()
            );
        }
        eprintln!("The site is in {}", arguments.out.display());
    }
    Ok(())
}

/// Returns what the site must not replace.
fn kept(source: &Path) -> [&Path; 2] {
    [source, Path::new(".")]
}
