//! The site as PDF, printed by an installed Chromium, Chrome or Edge: no other browser writes tagged files
//! with bookmarks. It prints what a reader gets by Ctrl+P.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use factsheet_publish::publish::Paper;
use url::Url;

use crate::error::Error;
use crate::files;
use crate::progress::Progress;

/// The single-file version needs no server to run from.
const PAGE: &str = "fact-sheet.html";

/// The names of the browser, where it is on the `PATH`.
const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
];

/// Where installers for macOS and Windows put it instead.
const PATHS: [&str; 6] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// A sheet of sixty pages takes five seconds.
const LIMIT: Duration = Duration::from_mins(2);

/// Finds the browser, so that a missing one is reported before anything is built.
pub(crate) fn find_browser() -> Result<PathBuf, Error> {
    let named = NAMES.iter().filter_map(|name| which::which(name).ok());
    let installed = PATHS
        .iter()
        .map(PathBuf::from)
        .filter(|path| path.is_file());
    named.chain(installed).next().ok_or_else(|| {
        Error::System(
            "cannot find Chromium, Chrome or Edge, which print the PDF files\n\
             help: install one of them, or leave out --pdf"
                .to_owned(),
        )
    })
}

/// Prints the site in a folder, one file for each paper size.
pub(crate) fn print(browser: &Path, site: &Path, progress: &mut Progress) -> Result<(), Error> {
    let profile = env::temp_dir().join(format!("factsheet-{}", std::process::id()));
    let printed = Paper::ALL.into_iter().try_for_each(|paper| {
        progress.show("Printing");
        print_on(paper, browser, site, &profile)
    });
    // What is left of a profile in the folder for temporary files does no harm.
    let _ = files::remove(&profile);
    printed
}

fn print_on(paper: Paper, browser: &Path, site: &Path, profile: &Path) -> Result<(), Error> {
    let page = Url::from_file_path(site.join(PAGE));
    let mut page = page.map_err(|()| Error::file(site, "is not an absolute path"))?;
    page.set_query(Some(&format!("paper={}", paper.name())));
    let file = site.join(paper.pdf_file());
    let mut command = Command::new(browser);
    command
        .args([
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            // Time passes only while nothing is left to do, so the app has started.
            "--virtual-time-budget=10000",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--print-to-pdf={}", file.display()))
        .args(is_root().then_some("--no-sandbox"))
        .arg(page.as_str())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let failed = |reason: String| {
        Error::System(format!(
            "{} did not print the page: {reason}\nhelp: update it, or leave out --pdf",
            browser.display()
        ))
    };
    let mut child = command.spawn().map_err(|error| failed(error.to_string()))?;
    match wait(&mut child) {
        Some(status) if !status.success() => Err(failed(status.to_string())),
        None => Err(failed(format!(
            "it took more than {} seconds",
            LIMIT.as_secs()
        ))),
        Some(_) if !is_pdf(&file) => Err(failed("it wrote no PDF".to_owned())),
        Some(_) => Ok(()),
    }
}

/// Waits for a process to end, and ends it if it takes too long.
fn wait(child: &mut Child) -> Option<ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < LIMIT {
        match child.try_wait() {
            Ok(None) => thread::sleep(Duration::from_millis(20)),
            ended => return ended.ok().flatten(),
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}

fn is_pdf(file: &Path) -> bool {
    fs::read(file).is_ok_and(|bytes| bytes.starts_with(b"%PDF-"))
}

/// Chromium's sandbox refuses to run as root, as in containers. The only page it opens here is our own, whose
/// policy allows no script but ours.
#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
