//! The configuration files for hosts.

use factsheet_publish::publish::{PublishError, Site, host_files};
use scraper::Html;

use crate::{EVERYTHING, FACT_SHEET, file, pages, site_of, source_file, sources, the_one};

/// Returns the configuration files with their names.
fn for_hosts(site: &Site) -> Vec<(String, String)> {
    let built = [
        "index.html",
        "a-0123456789abcdef.js",
        "a-0123456789abcdef.wasm",
    ];
    let files = host_files(site, &built.map(ToOwned::to_owned)).into_iter();
    files
        .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
        .collect()
}

#[test]
fn policy_header_allows_every_page() -> Result<(), Box<dyn std::error::Error>> {
    for text in [FACT_SHEET, EVERYTHING] {
        let site = site_of(text, "")?;
        for (name, file_for_host) in for_hosts(&site) {
            let line = file_for_host
                .lines()
                .find(|line| line.contains("Content-Security-Policy"))
                .ok_or("a policy")?;
            // The limit of Cloudflare.
            assert!(line.len() < 2000, "{} bytes in {name}", line.len());
            let (_, policy) = line
                .split_once("Content-Security-Policy")
                .ok_or("a policy")?;
            let policy = policy
                .trim_start_matches([':', ' ', '"'])
                .trim_end_matches(" always;")
                .trim_end_matches('"');
            assert_eq!(sources(policy, "frame-ancestors"), ["'self'"], "{name}");
            for (folder, _) in pages(&source_file(text).sheet()?) {
                let page = Html::parse_document(file(&site, &format!("{folder}index.html")));
                let own = the_one(
                    &page,
                    "meta[http-equiv='Content-Security-Policy']",
                    "content",
                )?;
                for directive in own.split("; ") {
                    let directive = directive.split(' ').next().unwrap_or_default();
                    let allowed = sources(policy, directive);
                    for source in sources(own, directive) {
                        let is_allowed = source == "'none'" || allowed.contains(&source);
                        assert!(is_allowed, "{source} of {folder} in {name}");
                    }
                }
            }
        }
    }
    Ok(())
}

#[test]
fn only_hashed_files_are_immutable() -> Result<(), PublishError> {
    let files = for_hosts(&site_of(FACT_SHEET, "")?);
    let headers = files.iter().find(|(name, _)| name == "_headers");
    let (_, rules) = headers
        .and_then(|(_, text)| text.split_once("/*\n"))
        .unwrap_or_default();
    let rules: Vec<&str> = rules.split("\n\n").skip(1).collect();
    assert_eq!(
        rules,
        [
            "/a-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable",
            "/a-0123456789abcdef.wasm\n  Cache-Control: public, max-age=31536000, immutable\n",
        ]
    );
    Ok(())
}

#[test]
fn host_files_contain_no_text_of_sheet() -> Result<(), PublishError> {
    let title = r#"title = "\"; } evil { $evil {$EVIL} `evil`\n/*\n  Evil: evil""#;
    let text = EVERYTHING
        .replace("title = \"Everything\"", title)
        .replace("{#costs}", "{#evil}")
        .replace("\"costs\"", "\"evil\"")
        .replace("\"costs-2\"", "\"evil-2\"");
    let site = site_of(&text, "")?;
    assert!(file(&site, "evil/index.html").contains("} evil {"));
    for (name, text) in for_hosts(&site) {
        assert!(!text.to_lowercase().contains("evil"), "{name}");
    }
    Ok(())
}
