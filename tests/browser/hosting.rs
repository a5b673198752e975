//! The page as web servers send it that include the configuration written by the build.

use std::path::{Path, PathBuf};
use std::pin::Pin;

use libtest_mimic::Trial;
use tokio::runtime::Handle;

use crate::sheet::{NATO, toggle};
use crate::support::TestResult;
use crate::support::assertions::{ensure, ensure_eq};
use crate::support::fixture_sites::fact_sheet;
use crate::support::hosts::{Answer, Host, Server};
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

/// A test of a web server without a browser.
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

/// The tests that take no browser, one for each server: `nginx::hosting::…`.
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

/// The names of all that was built, but for what is only sent in place of another file.
fn files() -> TestResult<Vec<(String, Vec<u8>)>> {
    let dist = fact_sheet()?;
    let mut files = Vec::new();
    let mut folders = vec![dist.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let is_compressed = matches!(ending(&path), "br" | "gz");
            // What Trunk leaves of a build that was refused.
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
        format!("only {} files were built", files.len()),
    )?;
    Ok(files)
}

fn ending(path: &Path) -> &str {
    path.extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
}

/// The answers for a file, in the folder and on the site of its own.
async fn both(host: &Host, name: &str, takes: &str) -> TestResult<[Answer; 2]> {
    Ok([
        host.answer(name, takes).await?,
        host.answer_of_its_own(name, takes).await?,
    ])
}

async fn sends_media_types(host: &Host) -> TestResult {
    for (name, bytes) in files()? {
        let kind = match ending(Path::new(&name)) {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "md" => "text/markdown; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "json" => "application/json",
            "webmanifest" => "application/manifest+json",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            // What only hosts read.
            _ => continue,
        };
        for takes in ["br, gzip", "gzip", ""] {
            for answer in both(host, &name, takes).await? {
                ensure_eq(&name, answer.status(), 200)?;
                ensure_eq(&name, answer.header("content-type"), kind)?;
                ensure_eq(&name, answer.header("x-content-type-options"), "nosniff")?;
                ensure(
                    answer.bytes()? == bytes,
                    format!("{name} arrives as something else"),
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
        let beside = |ending| -> PathBuf { dist.join(&name).with_added_extension(ending) };
        if !beside("br").is_file() {
            continue;
        }
        compressed += 1;
        let gzip = if beside("gz").is_file() { "gzip" } else { "" };
        for (takes, encoding) in [
            ("gzip, deflate, br, zstd", "br"),
            ("br;q=0.5,gzip;q=0.1", "br"),
            ("BR", "br"),
            ("gzip, br;q=0", gzip),
            ("gzip, deflate", gzip),
            ("brown", ""),
            ("identity", ""),
            ("", ""),
        ] {
            for answer in both(host, &name, takes).await? {
                let told = format!("{name} for {takes:?}");
                ensure_eq(&told, answer.header("content-encoding"), encoding)?;
                ensure_eq(&told, answer.header("vary"), "Accept-Encoding")?;
            }
        }
    }
    Ok(ensure(
        compressed > 5,
        format!("only {compressed} files were compressed"),
    )?)
}

async fn caches_only_hashed_files(host: &Host) -> TestResult {
    let mut kept = Vec::new();
    for (name, _) in files()? {
        for takes in ["br", "gzip", ""] {
            for answer in both(host, &name, takes).await? {
                match &*answer.header("cache-control") {
                    "public, max-age=31536000, immutable" => kept.push(name.clone()),
                    cache => ensure_eq(&name, cache, "no-cache")?,
                }
            }
        }
    }
    kept.sort();
    kept.dedup();
    let mut endings: Vec<&str> = kept.iter().map(|name| ending(Path::new(name))).collect();
    endings.sort_unstable();
    Ok(ensure_eq("what is kept", endings, ["js", "svg", "wasm"])?)
}

async fn sends_policy_header(host: &Host) -> TestResult {
    let rules = std::fs::read_to_string(fact_sheet()?.join("_headers"))?;
    let policy = rules
        .lines()
        .find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "))
        .ok_or("_headers has no policy")?;
    let missing = ("missing.html".to_owned(), Vec::new());
    for (name, _) in files()?.into_iter().chain([missing]) {
        for takes in ["br", "gzip", ""] {
            for answer in both(host, &name, takes).await? {
                ensure_eq(&name, answer.header("content-security-policy"), policy)?;
                for (header, value) in [
                    ("cross-origin-opener-policy", "same-origin"),
                    ("referrer-policy", "same-origin"),
                    ("x-content-type-options", "nosniff"),
                ] {
                    ensure_eq(&name, answer.header(header), value)?;
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
        for takes in ["br", ""] {
            for answer in both(host, name, takes).await? {
                ensure_eq(name, answer.status(), 404)?;
                ensure(
                    !answer.header("cache-control").contains("immutable"),
                    format!("{name} is missed for a year"),
                )?;
            }
        }
    }
    Ok(())
}

async fn sends_nothing_outside_site(host: &Host) -> TestResult {
    for name in ["../Cargo.toml", "%2e%2e/Cargo.toml", "..%2fCargo.toml"] {
        for answer in both(host, name, "").await? {
            let text = String::from_utf8_lossy(&answer.bytes()?).into_owned();
            ensure(!text.contains("[package]"), format!("{name} is sent"))?;
        }
    }
    Ok(())
}

async fn lists_no_folder(host: &Host) -> TestResult {
    for answer in both(host, "hosting/", "").await? {
        ensure(
            matches!(answer.status(), 403 | 404),
            format!("a folder is answered with {}", answer.status()),
        )?;
        let text = String::from_utf8_lossy(&answer.bytes()?).into_owned();
        ensure(!text.contains("Caddyfile"), "a folder is listed")?;
    }
    for answer in both(host, NATO, "").await? {
        ensure(
            answer.header("location").ends_with(&format!("/{NATO}/")),
            "no way leads to a section without the last stroke",
        )?;
    }
    Ok(())
}

async fn runs_from_nginx_within_policy(page: &Page) -> TestResult {
    runs_within_the_policy(page, Server::Nginx).await
}

async fn runs_from_caddy_within_policy(page: &Page) -> TestResult {
    runs_within_the_policy(page, Server::Caddy).await
}

/// Nobody listens before the page does here, so what was refused on the way is seen by what it would
/// have done.
async fn runs_within_the_policy(page: &Page, server: Server) -> TestResult {
    let host = Host::start(server).await?;
    page.navigate(&host.address("")).await?;
    page.wait_for_app().await?;
    let refused = "(() => {
        const said = window.__console = [];
        addEventListener('securitypolicyviolation', (event) =>
            said.push([event.violatedDirective, event.blockedURI].join(' ')));
        // Where the browser remembers, what was refused before counts as well.
        if (window.ReportingObserver?.supportedTypes?.includes('csp-violation') ?? window.ReportingObserver)
            new ReportingObserver((reports) => said.push(...reports.map(({ body }) =>
                `${body.effectiveDirective} ${body.blockedURL}`)),
                { buffered: true, types: ['csp-violation'] }).observe();
        return [...document.querySelectorAll('style')].filter((style) => !style.sheet).length;
    })()";
    ensure_eq(
        "styles that were refused",
        page.evaluate::<usize>(refused).await?,
        0,
    )?;
    page.click(&toggle(NATO)).await?;
    page.wait_for_folded(NATO, true).await?;
    // Folded again before the first paint, by a script that stands in the page.
    let button = format!(".section-view__share[data-section='{NATO}']");
    page.scroll_to(&button).await?;
    page.click(&button).await?;
    page.wait_for_focus(".share-dialog__address").await?;
    page.wait_for_render().await?;
    ensure_eq(
        "what was refused",
        page.console().await?,
        Vec::<String>::new(),
    )?;
    page.reload().await?;
    Ok(page.wait_for_folded(NATO, true).await?)
}

async fn section_page_redirects_from_server(page: &Page) -> TestResult {
    let host = Host::start(Server::Nginx).await?;
    page.start_navigation(&host.address(&format!("{NATO}/?view=print")))
        .await?;
    page.wait_for_value(
        "location.href",
        host.address(&format!("?view=print#{NATO}")),
    )
    .await?;
    Ok(page.wait_for_app().await?)
}
