//! Takes the pictures of the page for the README.

use serde_json::json;

use crate::support::TestResult;
use crate::support::artifacts;
use crate::support::assertions::ensure;
use crate::support::engines::Engine::Chromium;
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};

/// Only Chromium's window can be as narrow as a phone.
pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(desktop).only_in(&[Chromium]),
        test_case!(dark).with_dark_scheme().only_in(&[Chromium]),
        test_case!(phone).only_in(&[Chromium]),
    ]
}

async fn desktop(page: &Page) -> TestResult {
    show_in_window(page, 1200, 800, 1).await?;
    take(page, "desktop").await
}

async fn dark(page: &Page) -> TestResult {
    show_in_window(page, 1200, 800, 1).await?;
    take(page, "dark").await
}

async fn phone(page: &Page) -> TestResult {
    show_in_window(page, 390, 844, 2).await?;
    take(page, "phone").await
}

async fn show_in_window(page: &Page, width: u32, height: u32, pixels: u32) -> TestResult {
    let window = json!({
        "width": width,
        "height": height,
        "deviceScaleFactor": pixels,
        "mobile": width < 600,
    });
    page.developer_tools("Emulation.setDeviceMetricsOverride", window)
        .await?;
    page.open("").await?;
    let (found, expected): (u32, u32) = (page.evaluate("innerWidth").await?, width);
    Ok(ensure(
        found == expected,
        format!("the window is {found} pixels wide instead of {expected}"),
    )?)
}

async fn take(page: &Page, name: &str) -> TestResult {
    let folder = artifacts::target().join("screenshots");
    tokio::fs::create_dir_all(&folder).await?;
    let picture = page.screenshot().await?;
    tokio::fs::write(folder.join(name).with_extension("png"), picture).await?;
    Ok(())
}
