//! The pictures of the page for the README, taken as the tests see it.

use serde_json::json;

use crate::support::Result;
use crate::support::claims::claim;
use crate::support::engines::Engine::Chromium;
use crate::support::evidence;
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};

/// One engine is enough for a picture, and only Chromium's window can be as narrow as a phone.
pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(desktop).only_in(&[Chromium]),
        sentence!(dark).in_the_dark().only_in(&[Chromium]),
        sentence!(phone).only_in(&[Chromium]),
    ]
}

async fn desktop(reader: &Reader) -> Result {
    show_in_window(reader, 1200, 800, 1).await?;
    take(reader, "desktop").await
}

async fn dark(reader: &Reader) -> Result {
    show_in_window(reader, 1200, 800, 1).await?;
    take(reader, "dark").await
}

async fn phone(reader: &Reader) -> Result {
    show_in_window(reader, 390, 844, 2).await?;
    take(reader, "phone").await
}

async fn show_in_window(reader: &Reader, width: u32, height: u32, pixels: u32) -> Result {
    let window = json!({
        "width": width,
        "height": height,
        "deviceScaleFactor": pixels,
        "mobile": width < 600,
    });
    reader
        .developer_tools("Emulation.setDeviceMetricsOverride", window)
        .await?;
    reader.open("").await?;
    let (found, wanted): (u32, u32) = (reader.value("innerWidth").await?, width);
    claim(
        found == wanted,
        format!("the window is {found} pixels wide instead of {wanted}"),
    )
}

async fn take(reader: &Reader, name: &str) -> Result {
    let folder = evidence::target().join("screenshots");
    tokio::fs::create_dir_all(&folder).await?;
    let picture = reader.picture().await?;
    tokio::fs::write(folder.join(name).with_extension("png"), picture).await?;
    Ok(())
}
