//! The whole viewer in a single file, which opens from a disk or an e-mail: app, icon and pictures are in
//! the page itself.
//!
//! A page from a disk may neither fetch a file nor import a module, so the script takes the place of its
//! import, and the WebAssembly is a data block.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::PublishError;
use super::lazy_part;
use super::pictures::as_data;
use super::scripts::{default_import, without_default_export};
use super::template::{Attributes, Node, Template, file_name};

/// The name of the file.
pub(super) const FILE: &str = "fact-sheet.html";

/// Reads a file beside the template by its name.
type Read<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// Puts the files that a template loads into it.
///
/// # Errors
/// If a file is missing or cannot be in a page.
pub(super) fn template(mut template: Template, read: Read) -> Result<Template, PublishError> {
    let mut app = Vec::new();
    let mut nodes = Vec::new();
    for node in template.nodes_mut().drain(..) {
        nodes.push(match node {
            Node::Link(link) => {
                let name = link.get("href").map(file_name).unwrap_or_default();
                let bytes = || read(name).ok_or_else(|| PublishError::Standalone(name.to_owned()));
                match name.rsplit_once('.') {
                    _ if link.get("rel") == Some("icon") => {
                        Node::Link(icon(&link, name, &bytes()?))
                    }
                    Some((_, "js")) => continue,
                    Some((_, "wasm")) => {
                        let variable = if lazy_part::is_file_name(name) {
                            "lazyWasm"
                        } else {
                            "appWasm"
                        };
                        app.extend(wasm(variable, &bytes()?));
                        continue;
                    }
                    _ => Node::Link(link),
                }
            }
            Node::Script(mut script) if script.is_module() => {
                script.text = with_import_inside(script.text, read)?;
                Node::Script(script)
            }
            node => node,
        });
    }
    if !app.is_empty() {
        app.push(Node::script(PICTURES));
    }
    // After the text, which browsers then show before they have read the app.
    let end = nodes.iter().rposition(|node| *node == Node::BodyEnd);
    let end = end.unwrap_or(nodes.len());
    nodes.splice(end..end, app);
    *template.nodes_mut() = nodes;
    Ok(template)
}

fn icon(link: &Attributes, name: &str, bytes: &[u8]) -> Attributes {
    let mut icon = link.clone();
    icon.retain(|name| name == "rel");
    icon.set("href", &as_data(name, bytes));
    icon
}

/// Gives the embedded sheet the URLs of its pictures from the elements that show them. A URL is the whole
/// picture here, and is in the page once. Trusted Types allow no change of a script, not even of one that
/// is data, so the sheet moves to another element.
const PICTURES: &str = r##"{const data=document.getElementById("fact-sheet-data"),shown=document.querySelectorAll("#app img"),sheet=document.createElement("div");sheet.id=data.id;sheet.hidden=true;sheet.textContent=data.textContent.replace(/"source":"(\d+)"/g,(found,number)=>shown[number]?`"source":"${shown[number].src}"`:found);data.replaceWith(sheet)}"##;

/// Returns WebAssembly as a data block, and the script that decodes it before the page's own script needs
/// it.
fn wasm(variable: &str, bytes: &[u8]) -> [Node; 2] {
    let bytes = BASE64_STANDARD.encode(bytes);
    let script = format!(
        "{variable}=Uint8Array.from(atob(document.currentScript.previousElementSibling.text),(c)=>c.charCodeAt(0))"
    );
    [
        Node::script_with(&[("type", "application/wasm")], bytes),
        Node::script(script),
    ]
}

/// Returns a module with the script that it imports in place of the import.
fn with_import_inside(module: String, read: Read) -> Result<String, PublishError> {
    let Some(import) = default_import(&module) else {
        return Ok(module);
    };
    let name = file_name(&import.source);
    let inside = || {
        let script = String::from_utf8(read(name)?).ok()?;
        let (script, export) = without_default_export(&script)?;
        let ends_element = script.contains("</script") || script.contains("<!--");
        (!ends_element).then(|| {
            let (before, after) = (&module[..import.span.start], &module[import.span.end..]);
            format!("{before}{script}const {}={export};{after}", import.name)
        })
    };
    inside().ok_or_else(|| PublishError::Standalone(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::template::nodes_of;
    use super::*;

    const SCRIPT: &str = "function load() {}\nexport { now, load as default };\n";

    const MINIFIED: &str = "let t=`export`;function e(){}export{n as now,e as default};";

    fn read(name: &str) -> Option<Vec<u8>> {
        let bytes: &[u8] = match name {
            "a.js" => SCRIPT.as_bytes(),
            "minified.js" => MINIFIED.as_bytes(),
            "more.js" => b"export { load as default }; const last = 'export';",
            "named.js" => b"export { load };",
            "a.wasm" => b"\0asm",
            "ending.js" => b"'</script>'; export { load as default }",
            "i.svg" => b"<svg/>",
            _ => return None,
        };
        Some(bytes.to_owned())
    }

    #[test]
    fn page_contains_what_it_loads() -> Result<(), PublishError> {
        let app = format!(
            "<script type=\"application/wasm\">AGFzbQ==</script>\
             <script>appWasm=Uint8Array.from(atob(document.currentScript.previousElementSibling.text),(c)=>c.charCodeAt(0))</script>\
             <script>{PICTURES}</script>"
        );
        for (html, page) in [
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
                    "<script type=module>function load() {{}}\nconst init=load;\nawait init()</script><body>Text{app}</body>"
                ),
            ),
            (
                "<script type=module>import init from './minified.js';await init()</script>",
                "<script type=module>let t=`export`;function e(){}const init=e;await init()</script>"
                    .to_owned(),
            ),
            (
                "<SCRIPT TYPE='module'>// import\nimport start from \"./more.js\"\nstart()</SCRIPT>",
                "<script type=module>// import\nconst last = 'export';const start=load;\nstart()</script>"
                    .to_owned(),
            ),
            (
                "<!-- <link href=./a.wasm> --><title><link href=./a.wasm></title>",
                "<!-- <link href=./a.wasm> --><title><link href=./a.wasm></title>".to_owned(),
            ),
        ] {
            assert_eq!(template(nodes_of(html), &read)?.to_string(), page);
        }
        Ok(())
    }

    #[test]
    fn names_file_that_cannot_be_in_page() {
        for (html, file) in [
            ("<link href=./lost.wasm>", "lost.wasm"),
            ("<link rel=icon href=lost.svg>", "lost.svg"),
            (
                "<script type=module>import init from './lost.js';</script>",
                "lost.js",
            ),
            (
                "<script type=module>import init from './i.svg';</script>",
                "i.svg",
            ),
            (
                "<script type=module>import init from './ending.js';</script>",
                "ending.js",
            ),
            (
                "<script type=module>import init from './named.js';</script>",
                "named.js",
            ),
        ] {
            let error = template(nodes_of(html), &read);
            assert_eq!(error, Err(PublishError::Standalone(file.to_owned())));
        }
    }
}
