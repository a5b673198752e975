//! Templates that can be published with, and those that cannot.

use factsheet_publish::publish::{Build, PublishError, Site, Template, publish};

use crate::{FACT_SHEET, RIGHT_TO_LEFT, TEMPLATE, build, file, source_file};

const APP: &str = "<div id=\"app\"></div>";
const HEAD: &str = "<meta name=\"fact-sheet-head\">";

fn site_with(template: &Template, text: &str) -> Result<Site, PublishError> {
    pollster::block_on(publish(&build(template), &source_file(text), ""))
}

fn site_with_app(template: &Template, text: &str) -> Result<Site, PublishError> {
    let build = Build {
        file: &|name| {
            let script: &[u8] = b"function f(){}export{f as default};";
            Some(if name == "a.js" { script } else { b"" }.to_vec())
        },
        ..build(template)
    };
    pollster::block_on(publish(&build, &source_file(text), ""))
}

#[test]
fn names_slot_that_is_missing_or_there_twice() {
    let twice = HEAD.repeat(2);
    for (from, to, slot, count, message) in [
        (
            APP,
            "",
            APP,
            0,
            "index.html has no <div id=\"app\"></div>\nhelp: ",
        ),
        (
            APP,
            "<div id=app>Loading</div>",
            APP,
            0,
            "index.html has no ",
        ),
        (
            APP,
            "<!-- <div id=app></div> -->",
            APP,
            0,
            "index.html has no ",
        ),
        (
            HEAD,
            "<meta content=fact-sheet-head>",
            HEAD,
            0,
            "index.html has no ",
        ),
        (
            HEAD,
            &twice,
            HEAD,
            2,
            "index.html has <meta name=\"fact-sheet-head\"> 2 times\nhelp: ",
        ),
        (
            "</body>",
            APP,
            APP,
            2,
            "index.html has <div id=\"app\"></div> 2 times\nhelp: ",
        ),
    ] {
        let error = Template::parse(&TEMPLATE.replacen(from, to, 1)).err();
        assert_eq!(error, Some(PublishError::Slot { slot, count }), "{to}");
        let text = error.map(|error| error.to_string()).unwrap_or_default();
        assert!(text.starts_with(message), "{text}");
    }
}

#[test]
fn recognizes_slots_however_they_are_written() -> Result<(), PublishError> {
    for (from, to) in [
        (HEAD, "<meta name=fact-sheet-head>"),
        (HEAD, "<META NAME='fact-sheet-head'/>"),
        (HEAD, "<meta\n content=\"\" name = fact-sheet-head >"),
        (APP, "<div id=app></div>"),
        (APP, "<DIV ID='app'></DIV >"),
    ] {
        let template = Template::parse(&TEMPLATE.replacen(from, to, 1))?;
        assert_eq!(template, Template::parse(TEMPLATE)?, "{to}");
    }
    Ok(())
}

#[test]
fn page_has_language_of_sheet() -> Result<(), PublishError> {
    for html in ["<html>", "<HTML dir=ltr lang='de' data-version=0>"] {
        let template = Template::parse(&TEMPLATE.replacen("<html lang=\"en\">", html, 1))?;
        let site = site_with(&template, FACT_SHEET)?;
        let expected = site_with(&Template::parse(TEMPLATE)?, FACT_SHEET)?;
        assert_eq!(site, expected, "{html}");
    }
    Ok(())
}

#[test]
fn keeps_all_other_markup() -> Result<(), PublishError> {
    let comment = "<!-- <meta name=fact-sheet-head> <link href=a> <style>a</style> -->";
    let meta = "<META content='a > b'  name=\"x\" >";
    let template = TEMPLATE
        .replacen("<head>", &format!("<head>{comment}\r\n{meta}"), 1)
        .replacen("<html", "<html class=\"a b\"", 1);
    let site = site_with(&Template::parse(&template)?, FACT_SHEET)?;
    let page = file(&site, "index.html");
    assert!(
        page.contains(&format!("<head>{comment}\r\n{meta}\n")),
        "{page}"
    );
    assert!(
        page.contains("<html lang=\"en-US\" class=\"a b\" data-version="),
        "{page}"
    );
    Ok(())
}

#[test]
fn published_page_can_be_published_again_with_another_sheet() -> Result<(), PublishError> {
    let app = "<link as=fetch href=./a.wasm integrity=sha384-a rel=preload>\
        <link href=./a.js integrity=sha384-b rel=modulepreload>\
        <style>a</style><style>b</style><script type=module>import init from './a.js';init()</script></head>";
    let template = Template::parse(&TEMPLATE.replacen("</head>", app, 1))?;
    for (first, second) in [(FACT_SHEET, RIGHT_TO_LEFT), (RIGHT_TO_LEFT, FACT_SHEET)] {
        let published = site_with_app(&template, first)?;
        let recovered = Template::from_published(file(&published, "index.html"))?;
        assert_eq!(
            site_with_app(&recovered, second)?,
            site_with_app(&template, second)?
        );
    }
    let error = Template::from_published(TEMPLATE).err();
    assert!(
        matches!(error, Some(PublishError::Slot { count: 0, .. })),
        "{error:?}"
    );
    Ok(())
}

#[test]
fn refuses_app_on_another_site() -> Result<(), PublishError> {
    let link =
        "<link href=https://example.org/water/a.js integrity=sha384-b rel=modulepreload></head>";
    let template = Template::parse(&TEMPLATE.replacen("</head>", link, 1))?;
    let error = site_with(&template, FACT_SHEET).err();
    let text = error.map(|error| error.to_string()).unwrap_or_default();
    let expected = "index.html loads https://example.org/water/a.js, but the page may load nothing from another site\n\
        help: pass --public-url as a path, such as /water/";
    assert_eq!(text, expected);
    Ok(())
}
