//! Prints the built page to PDF, one file for each size of paper, beside the page.
//!
//! Chromium alone makes a tagged file with bookmarks. `cargo xtask pdf` builds the page and runs
//! this; it prints what a reader gets who presses Ctrl+P.

mod support;

use std::path::Path;
use std::time::Duration;

use factsheet::print_options::Paper;
use tokio::time::{Instant, sleep};

use support::Result;
use support::built_page::built_page;
use support::engines::{Engine, Preferences, Session, clear_all};
use support::site::Site;

#[tokio::main]
async fn main() -> Result {
    let dist = built_page()?;
    let site = Site::serve(dist.clone()).await?;
    let session = Session::start(Engine::Chromium, Preferences::default()).await?;
    let mut printed = Ok(());
    for paper in Paper::ALL {
        let file = dist.join(format!("fact-sheet-{}.pdf", paper.word()));
        let address = site.address(&format!("?paper={}", paper.word()));
        printed = print(&session, &address, &file).await;
        if printed.is_err() {
            break;
        }
        println!("{}", file.display());
    }
    session.end().await;
    clear_all();
    printed
}

async fn print(session: &Session, address: &str, file: &Path) -> Result {
    session.client.goto(address).await?;
    until_ready(session).await?;
    session.print(file).await
}

/// The choices for paper are the program's doing.
async fn until_ready(session: &Session) -> Result {
    const PATIENCE: Duration = Duration::from_secs(30);
    let deadline = Instant::now() + PATIENCE;
    let state = "return document.documentElement.dataset.program ?? ''";
    while Instant::now() < deadline {
        let found = session.client.execute(state, Vec::new()).await?;
        match found.as_str() {
            Some("ready") => return Ok(()),
            Some("failed") => return Err("the page's program has failed".into()),
            _ => sleep(Duration::from_millis(20)).await,
        }
    }
    Err(format!("waited {PATIENCE:?} for the page's program").into())
}
