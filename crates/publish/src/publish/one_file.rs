//! The whole viewer in a single file, which opens from a disk or an e-mail: program, icon and
//! pictures stand in the page itself.
//!
//! A page from a disk may neither fetch a file nor import a module, so the script stands where it was
//! imported, and the WebAssembly in a data block.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::inline::{self, attribute};
use super::integrity::links;
use super::pictures::as_data;

/// The name of the file.
pub(super) const FILE: &str = "fact-sheet.html";

/// Reads a file that stands beside the template, by its name.
type Read<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// The template with what it loads in it; `None` where a file is missing or not as it is expected.
pub(super) fn template(template: &str, read: Read) -> Option<String> {
    let mut page = template.to_owned();
    let mut last = String::new();
    for link in links(template) {
        let address = attribute(link, "href").unwrap_or_default();
        let name = address.rsplit('/').next().unwrap_or_default();
        let element = format!("<link{link}>");
        let is_icon = attribute(link, "rel").as_deref() == Some("icon");
        let instead = match name.rsplit('.').next() {
            _ if is_icon => format!("<link rel=icon href=\"{}\">", as_data(name, &read(name)?)),
            Some("js") => String::new(),
            Some("wasm") => {
                last = program(&read(name)?);
                String::new()
            }
            _ => continue,
        };
        page = page.replacen(&element, &instead, 1);
    }
    let page = with_script_inside(&page, read)?;
    // After the text, which is then there before the program.
    let end = page.rfind("</body>").unwrap_or(page.len());
    let (before, after) = page.split_at(end);
    Some([before, &last, after].concat())
}

/// The program as a data block, and the script that makes bytes of it before the page's own script
/// asks for them.
fn program(wasm: &[u8]) -> String {
    let bytes = BASE64_STANDARD.encode(wasm);
    format!(
        "<script type=\"application/wasm\">{bytes}</script>\
         <script>program=Uint8Array.from(atob(document.currentScript.previousElementSibling.text),(c)=>c.charCodeAt(0))</script>"
    )
}

/// The page with the script in place of its import; the page as it is where nothing is imported.
fn with_script_inside(page: &str, read: Read) -> Option<String> {
    let importing = inline::pieces(page)
        .into_iter()
        .map(|(_, text)| text)
        .find(|text| text.trim_start().starts_with(IMPORT));
    let Some(importing) = importing else {
        return Some(page.to_owned());
    };
    let (statement, rest) = importing.trim_start().split_once(';')?;
    let address = statement.strip_prefix(IMPORT)?.trim_matches(['\'', '"']);
    let script = String::from_utf8(read(address.rsplit('/').next()?)?).ok()?;
    let (script, exports) = script.rsplit_once("export")?;
    let start = exports
        .trim_start()
        .strip_prefix('{')?
        .split([',', '}'])
        .find_map(|export| export.trim().strip_suffix(" as default"))?;
    let ends_the_element = script.contains("</script") || script.contains("<!--");
    let inside = format!("{script}const init={start};{rest}");
    (!ends_the_element).then(|| page.replacen(importing, &inside, 1))
}

const IMPORT: &str = "import init from ";

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "function load() {}\nexport { now, load as default };\n";

    const SHORT: &str = "let t=`export`;function e(){}export{n as now,e as default};";

    fn read(name: &str) -> Option<Vec<u8>> {
        let bytes: &[u8] = match name {
            "a.js" => SCRIPT.as_bytes(),
            "short.js" => SHORT.as_bytes(),
            "exporting.js" => b"export { load as default }; const last = 'export';",
            "a.wasm" => b"\0asm",
            "ending.js" => b"'</script>'; export { load as default }",
            "i.svg" => b"<svg/>",
            _ => return None,
        };
        Some(bytes.to_owned())
    }

    #[test]
    fn what_a_page_loads_stands_in_it() {
        let program = "<script type=\"application/wasm\">AGFzbQ==</script>\
             <script>program=Uint8Array.from(atob(document.currentScript.previousElementSibling.text),(c)=>c.charCodeAt(0))</script>";
        for (template_text, page) in [
            ("<p>Text</p>", "<p>Text</p>".to_owned()),
            (
                "<link rel=canonical href=a>",
                "<link rel=canonical href=a>".to_owned(),
            ),
            (
                "<link rel=icon href=./i.svg>",
                "<link rel=icon href=\"data:image/svg+xml;base64,PHN2Zy8+\">".to_owned(),
            ),
            (
                "<script type=module>import init from './a.js';\nawait init()</script>\
                 <link href=./a.js rel=modulepreload><link href=./a.wasm rel=preload><body>Text</body>",
                format!(
                    "<script type=module>function load() {{}}\nconst init=load;\nawait init()</script><body>Text{program}</body>"
                ),
            ),
            (
                "<script type=module>import init from './short.js';await init()</script>",
                "<script type=module>let t=`export`;function e(){}const init=e;await init()</script>"
                    .to_owned(),
            ),
        ] {
            assert_eq!(
                template(template_text, &read),
                Some(page),
                "{template_text}"
            );
        }
    }

    #[test]
    fn a_page_that_cannot_be_made_whole_is_not_made() {
        for broken in [
            "<link href=./lost.wasm>",
            "<link rel=icon href=lost.svg>",
            "<script type=module>import init from './lost.js';</script>",
            "<script type=module>import init from './i.svg';</script>",
            "<script type=module>import init from './ending.js';</script>",
            "<script type=module>import init from './exporting.js';</script>",
        ] {
            assert_eq!(template(broken, &read), None, "{broken}");
        }
    }
}
