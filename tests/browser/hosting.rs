//! The page as nginx and Caddy send it with the configuration that the build has written.

use std::path::{Path, PathBuf};
use std::pin::Pin;

use libtest_mimic::Trial;
use tokio::runtime::Handle;

use crate::share_dialog::{open_share_dialog, share_button};
use crate::sheet::{NATO, fold};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq, ensure_none};
use crate::support::fixture_sites::fact_sheet;
use crate::support::hosts::{Host, Server};
use crate::support::page::Page;
use crate::support::test_case::{TestCase, test_case};
use crate::support::watchdog::with_watchdog;

pub(crate) fn test_cases() -> Vec<TestCase> {
    vec![
        test_case!(runs_from_nginx_within_policy),
        test_case!(runs_from_caddy_within_policy),
        test_case!(section_page_redirects_from_server),
    ]
}

type TestFuture<'host> = Pin<Box<dyn Future<Output = TestResult> + Send + 'host>>;

/// A test of a web server that needs no browser.
#[derive(Clone, Copy)]
struct ServerTest {
    name: &'static str,
    run: for<'host> fn(&'host Host) -> TestFuture<'host>,
}

/// Makes a [`ServerTest`] of an asynchronous function, named as the function is.
macro_rules! server_test {
    ($function:ident) => {
        ServerTest {
            name: stringify!($function),
            run: |host| Box::pin($function(host)),
        }
    };
}

/// Returns the tests that need no browser, once for each server: `nginx::hosting::…`.
pub(crate) fn trials(runtime: &Handle) -> Vec<Trial> {
    let tests = [
        server_test!(sends_media_types),
        server_test!(sends_accepted_encodings),
        server_test!(caches_only_hashed_files),
        server_test!(sends_policy_header),
        server_test!(sends_404_without_caching),
        server_test!(sends_nothing_outside_site),
        server_test!(lists_no_folder),
    ];
    let trial = |server: Server, ServerTest { name, run }| {
        let runtime = runtime.clone();
        let name = format!("{}::hosting::{name}", server.name());
        Trial::test(name.clone(), move || {
            let test = async { run(&Host::start(server).await?).await };
            let result = with_watchdog(&name, || runtime.block_on(test));
            result.map_err(|failure| failure.to_string().into())
        })
    };
    let trials_of = |server| tests.map(|test| trial(server, test));
    Server::ALL.into_iter().flat_map(trials_of).collect()
}

/// Returns the names and contents of all published files, except the compressed versions.
fn files() -> TestResult<Vec<(String, Vec<u8>)>> {
    let dist = fact_sheet()?;
    let mut files = Vec::new();
    let mut folders = vec![dist.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let is_compressed = matches!(extension(&path), "br" | "gz");
            // Trunk leaves this folder after a failed build.
            if path.ends_with(".stage") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if !is_compressed {
                let name = path.strip_prefix(&dist)?.display().to_string();
                files.push((name, std::fs::read(&path)?));
            }
        }
    }
    ensure(
        files.len() > 8,
        format!("only {} files were published", files.len()),
    )?;
    Ok(files)
}

fn extension(path: &Path) -> &str {
    path.extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
}

async fn sends_media_types(host: &Host) -> TestResult {
    for (name, bytes) in files()? {
        let media_type = match extension(Path::new(&name)) {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "md" => "text/markdown; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "json" => "application/json",
            "webmanifest" => "application/manifest+json",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            // Configuration files.
            _ => continue,
        };
        for encodings in ["br, gzip", "gzip", ""] {
            for response in host.get_both(&name, encodings).await? {
                ensure_eq(&name, response.status(), 200)?;
                ensure_eq(&name, response.header("content-type"), media_type)?;
                ensure_eq(&name, response.header("x-content-type-options"), "nosniff")?;
                ensure(
                    response.bytes()? == bytes,
                    format!("{name} is not sent unchanged"),
                )?;
            }
        }
    }
    Ok(())
}

async fn sends_accepted_encodings(host: &Host) -> TestResult {
    let dist = fact_sheet()?;
    let mut compressed = 0;
    for (name, _) in files()? {
        let compressed_file =
            |extension| -> PathBuf { dist.join(&name).with_added_extension(extension) };
        if !compressed_file("br").is_file() {
            continue;
        }
        compressed += 1;
        let gzip = if compressed_file("gz").is_file() {
            "gzip"
        } else {
            ""
        };
        for (encodings, encoding) in [
            ("gzip, deflate, br, zstd", "br"),
            ("br;q=0.5,gzip;q=0.1", "br"),
            ("BR", "br"),
            ("gzip, br;q=0", gzip),
            ("gzip, deflate", gzip),
            ("brown", ""),
            ("identity", ""),
            ("", ""),
        ] {
            for response in host.get_both(&name, encodings).await? {
                let what = format!("{name} for {encodings:?}");
                ensure_eq(&what, response.header("content-encoding"), encoding)?;
                ensure_eq(&what, response.header("vary"), "Accept-Encoding")?;
            }
        }
    }
    Ok(ensure(
        compressed > 5,
        format!("only {compressed} files are compressed"),
    )?)
}

async fn caches_only_hashed_files(host: &Host) -> TestResult {
    let mut immutable = Vec::new();
    for (name, _) in files()? {
        for encodings in ["br", "gzip", ""] {
            for response in host.get_both(&name, encodings).await? {
                match &*response.header("cache-control") {
                    "public, max-age=31536000, immutable" => immutable.push(name.clone()),
                    cache => ensure_eq(&name, cache, "no-cache")?,
                }
            }
        }
    }
    immutable.sort();
    immutable.dedup();
    let mut extensions: Vec<&str> = immutable
        .iter()
        .map(|name| extension(Path::new(name)))
        .collect();
    extensions.sort_unstable();
    Ok(ensure_eq(
        "immutable files",
        extensions,
        ["js", "svg", "wasm", "wasm"],
    )?)
}

async fn sends_policy_header(host: &Host) -> TestResult {
    let rules = std::fs::read_to_string(fact_sheet()?.join("_headers"))?;
    let policy = rules
        .lines()
        .find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "))
        .ok_or("_headers has no policy")?;
    let missing = ("missing.html".to_owned(), Vec::new());
    for (name, _) in files()?.into_iter().chain([missing]) {
        for encodings in ["br", "gzip", ""] {
            for response in host.get_both(&name, encodings).await? {
                ensure_eq(&name, response.header("content-security-policy"), policy)?;
                for (header, value) in [
                    ("cross-origin-opener-policy", "same-origin"),
                    ("referrer-policy", "same-origin"),
                    ("x-content-type-options", "nosniff"),
                ] {
                    ensure_eq(&name, response.header(header), value)?;
                }
            }
        }
    }
    Ok(())
}

async fn sends_404_without_caching(host: &Host) -> TestResult {
    for name in [
        "missing",
        "missing.html",
        "missing-0123456789abcdef.js",
        "missing/",
    ] {
        for encodings in ["br", ""] {
            for response in host.get_both(name, encodings).await? {
                ensure_eq(name, response.status(), 404)?;
                ensure(
                    !response.header("cache-control").contains("immutable"),
                    format!("the 404 for {name} is immutable"),
                )?;
            }
        }
    }
    Ok(())
}

async fn sends_nothing_outside_site(host: &Host) -> TestResult {
    for name in ["../Cargo.toml", "%2e%2e/Cargo.toml", "..%2fCargo.toml"] {
        for response in host.get_both(name, "").await? {
            let text = String::from_utf8_lossy(&response.bytes()?).into_owned();
            ensure(!text.contains("[package]"), format!("{name} is sent"))?;
        }
    }
    Ok(())
}

async fn lists_no_folder(host: &Host) -> TestResult {
    for response in host.get_both("hosting/", "").await? {
        ensure(
            matches!(response.status(), 403 | 404),
            format!("a folder has status {}", response.status()),
        )?;
        let text = String::from_utf8_lossy(&response.bytes()?).into_owned();
        ensure(!text.contains("Caddyfile"), "a folder is listed")?;
    }
    for response in host.get_both(NATO, "").await? {
        ensure(
            response.header("location").ends_with(&format!("/{NATO}/")),
            "a section without the trailing slash does not redirect",
        )?;
    }
    Ok(())
}

async fn runs_from_nginx_within_policy(page: &Page) -> TestResult {
    ensure_runs_within_policy(page, Server::Nginx).await
}

async fn runs_from_caddy_within_policy(page: &Page) -> TestResult {
    ensure_runs_within_policy(page, Server::Caddy).await
}

/// Without the recorder of the test site, violations during loading are found by their effects and by the
/// Reporting API.
async fn ensure_runs_within_policy(page: &Page, server: Server) -> TestResult {
    let host = Host::start(server).await?;
    page.navigate(&host.url("")).await?;
    page.wait_for_app().await?;
    let count_blocked_styles = "(() => {
        const messages = window.__console = [];
        addEventListener('securitypolicyviolation', (event) =>
            messages.push([event.violatedDirective, event.blockedURI].join(' ')));
        // Includes earlier violations if the browser buffers them.
        if (window.ReportingObserver?.supportedTypes?.includes('csp-violation') ?? window.ReportingObserver)
            new ReportingObserver((reports) => messages.push(...reports.map(({ body }) =>
                `${body.effectiveDirective} ${body.blockedURL}`)),
                { buffered: true, types: ['csp-violation'] }).observe();
        return [...document.querySelectorAll('style')].filter((style) => !style.sheet).length;
    })()";
    ensure_eq(
        "blocked styles",
        page.evaluate::<usize>(count_blocked_styles).await?,
        0,
    )?;
    fold(page, NATO).await?;
    open_share_dialog(page, &share_button(NATO)).await?;
    page.wait_for_render().await?;
    ensure_none("policy violations", &page.console().await?)?;
    // An inline script restores the fold, if the policy lets it run.
    page.reload().await?;
    Ok(page.wait_for_folded(NATO, true).await?)
}

async fn section_page_redirects_from_server(page: &Page) -> TestResult {
    let host = Host::start(Server::Nginx).await?;
    page.start_navigation(&host.url(&format!("{NATO}/?view=print")))
        .await?;
    page.wait_for_value("location.href", host.url(&format!("?view=print#{NATO}")))
        .await?;
    Ok(page.wait_for_app().await?)
}
