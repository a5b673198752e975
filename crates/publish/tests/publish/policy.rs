//! The Content Security Policy of each page.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use factsheet_publish::publish::{Audience, Build, PublishError, Template, publish};
use scraper::{ElementRef, Html};
use sha2::{Digest, Sha256};

use crate::{
    EVERYTHING, FACT_SHEET, TEMPLATE, build, file, found, pages, site_of, source_file, sources,
    the_one,
};

#[test]
fn policy_allows_only_published_scripts_and_styles() -> Result<(), Box<dyn std::error::Error>> {
    for text in [FACT_SHEET, EVERYTHING] {
        let site = site_of(text, "")?;
        let sheet = source_file(text).sheet()?;
        for (folder, _) in pages(&sheet) {
            let page = Html::parse_document(file(&site, &format!("{folder}index.html")));
            let policy = the_one(
                &page,
                "meta[charset]:first-child + meta[http-equiv='Content-Security-Policy']",
                "content",
            )?;
            assert_eq!(sources(policy, "default-src"), ["'none'"], "{folder}");
            for (directive, css) in [
                ("script-src", "script:not([type$='json'])"),
                ("style-src", "style"),
            ] {
                let hash = |element: ElementRef| {
                    let text: String = element.text().collect();
                    let hash = BASE64_STANDARD.encode(Sha256::digest(text));
                    format!("'sha256-{hash}'")
                };
                let mut expected: Vec<String> = found(&page, css).into_iter().map(hash).collect();
                expected.sort();
                let mut allowed = sources(policy, directive);
                allowed.retain(|source| source.starts_with("'sha256-"));
                assert_eq!(allowed, expected, "{directive} of {folder}");
            }
            assert!(found(&page, "[style]").is_empty(), "{folder}");
        }
    }
    Ok(())
}

#[test]
fn section_pages_share_one_policy() -> Result<(), Box<dyn std::error::Error>> {
    let site = site_of(EVERYTHING, "")?;
    let sheet = source_file(EVERYTHING).sheet()?;
    let mut policies = BTreeSet::new();
    for (folder, _) in pages(&sheet).into_iter().skip(1) {
        let page = Html::parse_document(file(&site, &format!("{folder}index.html")));
        let policy = "meta[http-equiv='Content-Security-Policy']";
        policies.insert(the_one(&page, policy, "content")?.to_owned());
        let id = the_one(&page, "script", "data-section")?;
        assert_eq!(the_one(&page, "a", "href")?, format!("../#{id}"));
    }
    assert_eq!(policies.len(), 1);
    Ok(())
}

#[test]
fn draft_has_no_policy() -> Result<(), PublishError> {
    let template = Template::parse(TEMPLATE)?;
    let build = Build {
        audience: Audience::Author,
        ..build(&template)
    };
    let site = pollster::block_on(publish(&build, &source_file(FACT_SHEET), ""))?;
    let page = Html::parse_document(file(&site, "index.html"));
    assert!(found(&page, "meta[http-equiv='Content-Security-Policy']").is_empty());
    Ok(())
}
