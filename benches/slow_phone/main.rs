//! Compares the published page on a simulated slow phone with the plainest page that has the same text.
//!
//! Absolute times depend on the machine. So the two pages are loaded in turn, each time in a new browser,
//! and the ratio counts. This reports whether the ratios are within the budget, but fails only if it cannot
//! measure. `cargo xtask bench` builds the page and runs this; the variable `FACTSHEET_ROUNDS` sets how
//! often each page is loaded.

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

/// The default number of loads of each page. Medians of fewer vary by more than the budget.
const ROUNDS: usize = 9;

#[tokio::main]
async fn main() -> Result {
    let mut terminated = signal(SignalKind::terminate())?;
    // Browsers are not children of the terminal, so they would outlive an interrupted run.
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
        this.push(Phone::start().await?.load(&this_site.url(""), true).await?);
        plain.push(
            Phone::start()
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
                format!("invalid FACTSHEET_ROUNDS `{text}`\nhelp: set a number from 1").into()
            }),
    }
}
