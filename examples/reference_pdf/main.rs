//! Prints the built page to PDF, one file for each paper size, into the same folder.
//!
//! Only Chromium writes tagged files with bookmarks. `cargo xtask build --pdf` builds the page and runs this; it
//! prints what a reader gets by Ctrl+P.

mod support;

use std::path::Path;
use std::time::Duration;

use fantoccini::wd::PrintOrientation;

use tokio::time::{Instant, sleep};

use support::Result;
use support::built_page::built_page;
use support::engines::{Engine, Preferences, Session, kill_all};
use support::site::Site;

/// The values of `?paper=`, which are also in the names of the files.
const PAPERS: [&str; 2] = ["a4", "letter"];

#[tokio::main]
async fn main() -> Result {
    let dist = built_page()?;
    let site = Site::serve(dist.clone()).await?;
    let session = Session::start(Engine::Chromium, Preferences::default()).await?;
    let mut printed = Ok(());
    for paper in PAPERS {
        let file = dist.join(format!("fact-sheet-{paper}.pdf"));
        let url = site.url(&format!("?paper={paper}"));
        printed = print(&session, &url, &file).await;
        if printed.is_err() {
            break;
        }
        println!("{}", file.display());
    }
    session.end().await;
    kill_all();
    printed
}

async fn print(session: &Session, url: &str, file: &Path) -> Result {
    session.client.goto(url).await?;
    wait_for_app(session).await?;
    session.print(file, PrintOrientation::Portrait).await
}

/// Waits for the app, which applies the paper size.
async fn wait_for_app(session: &Session) -> Result {
    const LIMIT: Duration = Duration::from_secs(30);
    let deadline = Instant::now() + LIMIT;
    let state = "return document.documentElement.dataset.app ?? ''";
    while Instant::now() < deadline {
        let found = session.client.execute(state, Vec::new()).await?;
        match found.as_str() {
            Some("ready") => return Ok(()),
            Some("failed") => return Err("the app has failed".into()),
            _ => sleep(Duration::from_millis(20)).await,
        }
    }
    Err(format!("waited {LIMIT:?} for the app").into())
}
