//! How the published page does on a slow phone, beside the cheapest page that could do its work.
//!
//! Times on their own say more about the machine than about the page. So the two pages are loaded
//! in turn, each time by a browser that nobody used before, and what counts is the ratio. This
//! measures and judges; it fails only where it cannot measure. `cargo xtask bench` builds the page
//! and runs it; the variable `FACTSHEET_ROUNDS` says how often each page is loaded.

mod hosted;
mod load;
mod phone;
mod plain_page;
mod published;
mod report;
mod support;

use tokio::signal::ctrl_c;
use tokio::signal::unix::{SignalKind, signal};

use load::Load;
use phone::Phone;
use support::Result;
use support::built_page::built_page;
use support::engines::kill_all;
use support::site::Site;

/// How often each page is loaded unless told: medians of fewer move more than the budget is wide.
const ROUNDS: usize = 9;

#[tokio::main]
async fn main() -> Result {
    let mut terminated = signal(SignalKind::terminate())?;
    // The browsers are no children of the terminal: whatever happens, they have to be ended.
    let outcome = tokio::select! {
        outcome = measure() => outcome,
        _ = ctrl_c() => Err("interrupted".into()),
        _ = terminated.recv() => Err("terminated".into()),
    };
    kill_all();
    outcome
}

async fn measure() -> Result {
    let rounds = rounds()?;
    let dist = built_page()?;
    let this_site = Site::serve(hosted::this_page(&dist)?).await?;
    let plain_site = Site::serve(hosted::plain(&dist)?).await?;
    let (mut this, mut plain): (Vec<Load>, Vec<Load>) = Default::default();
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        this.push(
            Phone::unpack()
                .await?
                .load(&this_site.url(""), true)
                .await?,
        );
        plain.push(
            Phone::unpack()
                .await?
                .load(&plain_site.url(""), false)
                .await?,
        );
    }
    println!("{}", report::table(&this, &plain));
    println!("{}", report::verdict(&this, &plain));
    Ok(())
}

fn rounds() -> Result<usize> {
    match std::env::var("FACTSHEET_ROUNDS") {
        Err(_) => Ok(ROUNDS),
        Ok(text) => text
            .parse()
            .ok()
            .filter(|rounds| *rounds > 0)
            .ok_or_else(|| {
                format!("FACTSHEET_ROUNDS is `{text}`, expected a number from 1").into()
            }),
    }
}
