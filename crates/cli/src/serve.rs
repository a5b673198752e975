//! `factsheet serve`: shows a sheet while its author writes it, rebuilt and reloaded after every change.
//!
//! Nothing is written to disk, and no id counts as published. While the source file has errors, the page
//! shows them.

mod draft;
mod server;
mod watch;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use factsheet_publish::publish::{Audience, Options, Site, Viewer};
use tokio::sync::watch as latest;

use crate::error::Error;
use crate::progress::Progress;
use crate::report::Format;
use crate::site;
use crate::source::{STDIN, Source, ids_file};
use draft::Draft;
use watch::Snapshot;

/// Runs until the process is stopped.
pub(crate) fn run(file: &Path, port: u16) -> Result<(), Error> {
    if file.as_os_str() == STDIN {
        return Err(Error::Usage(
            "standard input cannot be watched\nhelp: pass the name of a file".to_owned(),
        ));
    }
    let viewer = site::viewer()?;
    let listener = listen(port)?;
    let address = listener.local_addr();
    let address = address.map_err(|error| Error::System(error.to_string()))?;
    let (draft, mut snapshot) = build(&viewer, file, 1);
    let (drafts, receiver) = latest::channel(Arc::new(draft));
    let server = thread::spawn(move || server::run(listener, &receiver));
    println!("http://{address}/");

    for number in 2.. {
        snapshot.wait_for_change();
        let start = Instant::now();
        let (draft, next) = build(&viewer, file, number);
        if draft.is_site() {
            eprintln!("Built in {} ms", start.elapsed().as_millis());
        }
        snapshot = next;
        if drafts.send(Arc::new(draft)).is_err() {
            break;
        }
    }
    let ended = server.join().unwrap_or(Ok(()));
    ended.map_err(|error| Error::System(format!("the server has stopped: {error}")))
}

/// Listens on this machine only.
fn listen(port: u16) -> Result<TcpListener, Error> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        Error::System(format!(
            "cannot listen on port {port} of 127.0.0.1: {error}\n\
             help: choose another port, or any that is free: --port 0"
        ))
    })
}

/// Makes a draft of the site, and notes the files that it was made from. Diagnostics go to the terminal too.
fn build(viewer: &Viewer, file: &Path, number: u64) -> (Draft, Snapshot) {
    // Before anything is read, so that no change is missed.
    let mut snapshot = Snapshot::of([file.to_owned(), ids_file(file)]);
    let built = Source::read(file).and_then(|source| {
        let pictures = RefCell::new(BTreeSet::new());
        let site = draft_of(viewer, &source, &pictures);
        snapshot.extend(pictures.into_inner());
        site
    });
    let draft = match built {
        Ok(site) => {
            Format::Human.print_report(&file.to_string_lossy(), &site.warnings);
            Draft::of_site(number, site.files)
        }
        Err(error) => {
            Format::Human.print_error(None, &error);
            Draft::of_error(number, &error)
        }
    };
    (draft, snapshot)
}

fn draft_of(
    viewer: &Viewer,
    source: &Source,
    pictures: &RefCell<BTreeSet<PathBuf>>,
) -> Result<Site, Error> {
    let picture = |path: &str| {
        pictures.borrow_mut().insert(source.path_of(path));
        source.picture(path)
    };
    let options = Options {
        base_url: None,
        audience: Audience::Author,
        has_pdf: false,
    };
    let file = source.file().with_pictures(&picture);
    site::site(viewer, &file, options, &mut Progress::new())
}
