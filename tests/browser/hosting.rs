//! The page as hosts send it that were told what the build wrote for them.

use std::path::{Path, PathBuf};
use std::pin::Pin;

use libtest_mimic::Trial;
use tokio::runtime::Handle;

use crate::sheet::{NATO, toggle};
use crate::support::Result;
use crate::support::built_page::built_page;
use crate::support::claims::{claim, same};
use crate::support::hosts::{Answer, Host, Server};
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};
use crate::support::watch::watched;

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![
        sentence!(the_program_runs_from_nginx_within_the_policy),
        sentence!(the_program_runs_from_caddy_within_the_policy),
        sentence!(the_page_of_a_section_leads_on_from_a_host),
    ]
}

type Telling<'host> = Pin<Box<dyn Future<Output = Result> + Send + 'host>>;

/// What is told of a host without a browser.
#[derive(Clone, Copy)]
struct HostSentence {
    name: &'static str,
    tell: for<'host> fn(&'host Host) -> Telling<'host>,
}

/// Makes a [`HostSentence`] of an asynchronous function, named as the function is.
macro_rules! of_a_host {
    ($function:ident) => {
        HostSentence {
            name: stringify!($function),
            tell: |host| Box::pin($function(host)),
        }
    };
}

/// The tests that take no browser, one for each server: `nginx::hosting::…`.
pub(crate) fn trials(runtime: &Handle) -> Vec<Trial> {
    let sentences = [
        of_a_host!(every_file_is_sent_as_what_it_is),
        of_a_host!(every_file_is_sent_as_the_browser_takes_it),
        of_a_host!(only_what_carries_a_hash_is_kept_unasked),
        of_a_host!(one_policy_goes_with_all_that_is_sent),
        of_a_host!(what_is_missing_is_not_found_and_not_kept),
        of_a_host!(nothing_outside_of_the_site_is_sent),
        of_a_host!(no_folder_is_listed),
    ];
    let trial = |server: Server, HostSentence { name, tell }| {
        let runtime = runtime.clone();
        let name = format!("{}::hosting::{name}", server.name());
        Trial::test(name.clone(), move || {
            let told = async { tell(&Host::start(server).await?).await };
            watched(&name, || runtime.block_on(told)).map_err(Into::into)
        })
    };
    let of_each = |server| sentences.map(|sentence| trial(server, sentence));
    Server::ALL.into_iter().flat_map(of_each).collect()
}

/// The names of all that was built, but for what is only sent in place of another file.
fn files() -> Result<Vec<(String, Vec<u8>)>> {
    let dist = built_page()?;
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
    claim(
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
async fn both(host: &Host, name: &str, takes: &str) -> Result<[Answer; 2]> {
    Ok([
        host.answer(name, takes).await?,
        host.answer_of_its_own(name, takes).await?,
    ])
}

async fn every_file_is_sent_as_what_it_is(host: &Host) -> Result {
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
                same(&name, answer.status(), 200)?;
                same(&name, answer.header("content-type"), kind)?;
                same(&name, answer.header("x-content-type-options"), "nosniff")?;
                claim(
                    answer.bytes()? == bytes,
                    format!("{name} arrives as something else"),
                )?;
            }
        }
    }
    Ok(())
}

async fn every_file_is_sent_as_the_browser_takes_it(host: &Host) -> Result {
    let dist = built_page()?;
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
                same(&told, answer.header("content-encoding"), encoding)?;
                same(&told, answer.header("vary"), "Accept-Encoding")?;
            }
        }
    }
    claim(
        compressed > 5,
        format!("only {compressed} files were compressed"),
    )
}

async fn only_what_carries_a_hash_is_kept_unasked(host: &Host) -> Result {
    let mut kept = Vec::new();
    for (name, _) in files()? {
        for takes in ["br", "gzip", ""] {
            for answer in both(host, &name, takes).await? {
                match &*answer.header("cache-control") {
                    "public, max-age=31536000, immutable" => kept.push(name.clone()),
                    cache => same(&name, cache, "no-cache")?,
                }
            }
        }
    }
    kept.sort();
    kept.dedup();
    let mut endings: Vec<&str> = kept.iter().map(|name| ending(Path::new(name))).collect();
    endings.sort_unstable();
    same("what is kept", endings, ["js", "svg", "wasm"])
}

async fn one_policy_goes_with_all_that_is_sent(host: &Host) -> Result {
    let rules = std::fs::read_to_string(built_page()?.join("_headers"))?;
    let policy = rules
        .lines()
        .find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "))
        .ok_or("_headers has no policy")?;
    let missing = ("missing.html".to_owned(), Vec::new());
    for (name, _) in files()?.into_iter().chain([missing]) {
        for takes in ["br", "gzip", ""] {
            for answer in both(host, &name, takes).await? {
                same(&name, answer.header("content-security-policy"), policy)?;
                for (header, value) in [
                    ("cross-origin-opener-policy", "same-origin"),
                    ("referrer-policy", "same-origin"),
                    ("x-content-type-options", "nosniff"),
                ] {
                    same(&name, answer.header(header), value)?;
                }
            }
        }
    }
    Ok(())
}

async fn what_is_missing_is_not_found_and_not_kept(host: &Host) -> Result {
    for name in [
        "missing",
        "missing.html",
        "missing-0123456789abcdef.js",
        "missing/",
    ] {
        for takes in ["br", ""] {
            for answer in both(host, name, takes).await? {
                same(name, answer.status(), 404)?;
                claim(
                    !answer.header("cache-control").contains("immutable"),
                    format!("{name} is missed for a year"),
                )?;
            }
        }
    }
    Ok(())
}

async fn nothing_outside_of_the_site_is_sent(host: &Host) -> Result {
    for name in ["../Cargo.toml", "%2e%2e/Cargo.toml", "..%2fCargo.toml"] {
        for answer in both(host, name, "").await? {
            let text = String::from_utf8_lossy(&answer.bytes()?).into_owned();
            claim(!text.contains("[package]"), format!("{name} is sent"))?;
        }
    }
    Ok(())
}

async fn no_folder_is_listed(host: &Host) -> Result {
    for answer in both(host, "hosting/", "").await? {
        claim(
            matches!(answer.status(), 403 | 404),
            format!("a folder is answered with {}", answer.status()),
        )?;
        let text = String::from_utf8_lossy(&answer.bytes()?).into_owned();
        claim(!text.contains("Caddyfile"), "a folder is listed")?;
    }
    for answer in both(host, NATO, "").await? {
        claim(
            answer.header("location").ends_with(&format!("/{NATO}/")),
            "no way leads to a section without the last stroke",
        )?;
    }
    Ok(())
}

async fn the_program_runs_from_nginx_within_the_policy(reader: &Reader) -> Result {
    runs_within_the_policy(reader, Server::Nginx).await
}

async fn the_program_runs_from_caddy_within_the_policy(reader: &Reader) -> Result {
    runs_within_the_policy(reader, Server::Caddy).await
}

/// Nobody listens before the page does here, so what was refused on the way is seen by what it would
/// have done.
async fn runs_within_the_policy(reader: &Reader, server: Server) -> Result {
    let host = Host::start(server).await?;
    reader.visit(&host.address("")).await?;
    reader.see_program().await?;
    let refused = "(() => {
        const said = window.__said = [];
        addEventListener('securitypolicyviolation', (event) =>
            said.push([event.violatedDirective, event.blockedURI].join(' ')));
        // Where the browser remembers, what was refused before counts as well.
        if (window.ReportingObserver?.supportedTypes?.includes('csp-violation') ?? window.ReportingObserver)
            new ReportingObserver((reports) => said.push(...reports.map(({ body }) =>
                `${body.effectiveDirective} ${body.blockedURL}`)),
                { buffered: true, types: ['csp-violation'] }).observe();
        return [...document.querySelectorAll('style')].filter((style) => !style.sheet).length;
    })()";
    same(
        "styles that were refused",
        reader.value::<usize>(refused).await?,
        0,
    )?;
    reader.click(&toggle(NATO)).await?;
    reader.until_folded(NATO, true).await?;
    // Folded again before the first paint, by a script that stands in the page.
    let button = format!(".section-view__share[data-section='{NATO}']");
    reader.scroll_to(&button).await?;
    reader.click(&button).await?;
    reader.until_focus(".share-dialog__address").await?;
    reader.until_drawn().await?;
    same(
        "what was refused",
        reader.console().await?,
        Vec::<String>::new(),
    )?;
    reader.reload().await?;
    reader.until_folded(NATO, true).await
}

async fn the_page_of_a_section_leads_on_from_a_host(reader: &Reader) -> Result {
    let host = Host::start(Server::Nginx).await?;
    reader
        .set_out_for(&host.address(&format!("{NATO}/?view=print")))
        .await?;
    reader
        .until_is(
            "location.href",
            host.address(&format!("?view=print#{NATO}")),
        )
        .await?;
    reader.see_program().await
}
