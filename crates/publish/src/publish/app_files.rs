//! The files of the app as readers get them: the script minified, and each file under a name that contains
//! a hash of its bytes.
//!
//! Trunk names both files by what wasm-bindgen wrote, before other tools make them smaller. Browsers cache
//! them for a year, so the name must change with the bytes, even if only a tool has changed.

use sha2::{Digest, Sha256};

use super::PublishError;
use super::integrity;
use super::lazy_part;
use super::scripts::{self, Kind};
use super::short_names;
use super::template::{Attributes, Node, Template};

/// The app, and the template that loads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AppFiles {
    /// The template, which loads the files below.
    pub(super) template: Template,
    /// Names and bytes of the files.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The names of the files that these replace.
    pub(super) replaced: Vec<String>,
}

impl AppFiles {
    /// Minifies and names the files that a template from Trunk loads, and the lazy part of the app. `read`
    /// returns the bytes of a file by its name.
    ///
    /// # Errors
    /// If a file is missing or not as wasm-bindgen and the splitter write it.
    pub(super) fn new(
        template: Template,
        lazy_part: &[u8],
        read: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> Result<Self, PublishError> {
        let linked = |extension: &str| {
            let names = template.linked_files().map(|file| file.name().to_owned());
            let mut names = names.filter(|name| name.ends_with(extension));
            names.next().unwrap_or_default()
        };
        let (script_name, wasm_name) = (linked(".js"), linked(".wasm"));
        let error = |name: &str| PublishError::AppFile(name.to_owned());
        let script = read(&script_name).and_then(|script| String::from_utf8(script).ok());
        let script = script.ok_or_else(|| error(&script_name))?;
        let wasm = read(&wasm_name).ok_or_else(|| error(&wasm_name))?;
        let script = lazy_part::with_loader(&script).ok_or_else(|| error(&script_name))?;
        let short = short_names::shorten(&script, &wasm, lazy_part);
        let (script, wasm, lazy) = short.ok_or_else(|| error(&wasm_name))?;
        let script = scripts::minified(&script, Kind::Module).ok_or_else(|| error(&script_name))?;
        let mut app = Self {
            template,
            files: Vec::new(),
            replaced: Vec::new(),
        };
        for (built, bytes) in [(script_name, script.into_bytes()), (wasm_name, wasm)] {
            let (stem, extension) = built.rsplit_once('.').unwrap_or((&built, ""));
            let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
            let name = format!("{stem}-{}.{extension}", hash_in_name(&bytes));
            rename(
                &mut app.template,
                &built,
                &name,
                &integrity::of_bytes(&bytes),
            );
            app.files.push((name, bytes));
            app.replaced.push(built);
        }
        let name = lazy_part::file_name(&hash_in_name(&lazy));
        add_link(&mut app.template, &name, &integrity::of_bytes(&lazy));
        app.files.push((name, lazy));
        Ok(app)
    }
}

/// Makes a template load a file under a new name, with a new hash.
fn rename(template: &mut Template, old: &str, new: &str, integrity: &str) {
    for node in template.nodes_mut() {
        match node {
            Node::Link(link) => {
                let file = link.linked_file().filter(|file| file.name() == old);
                let Some(url) = file.map(|file| file.url.replace(old, new)) else {
                    continue;
                };
                link.set("href", &url);
                link.set("integrity", integrity);
            }
            Node::Script(script) => script.text = script.text.replace(old, new),
            _ => {}
        }
    }
}

/// Records the URL and hash of the lazy part in a link after the last of the app.
fn add_link(template: &mut Template, name: &str, integrity: &str) {
    let nodes = template.nodes_mut();
    let last = nodes
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, node)| match node {
            Node::Link(link) => Some((at, link.linked_file()?)),
            _ => None,
        });
    if let Some((at, file)) = last {
        let url = file.url.replace(file.name(), name);
        let attributes = [
            ("id", lazy_part::LINK_ID),
            ("href", &url),
            ("integrity", integrity),
        ];
        nodes.insert(at + 1, Node::Link(Attributes::new(&attributes)));
    }
}

/// Returns the first sixteen hexadecimal digits of a hash, as many as [`hosting`](super::hosting) looks for.
fn hash_in_name(bytes: &[u8]) -> String {
    integrity::hexadecimal(&Sha256::digest(bytes)[..8])
}

#[cfg(test)]
mod tests {
    use super::super::hosting::carries_hash;
    use super::super::template::nodes_of;
    use super::*;

    const TEMPLATE: &str = "<link href=./i-1.svg integrity=sha384-i rel=icon>\
         <script type=module>import init from './a-1.js';init(appWasm ?? './a-1_bg.wasm')</script>\
         <link href=./a-1.js integrity=sha384-b rel=modulepreload>\
         <link as=fetch href=./a-1_bg.wasm integrity=sha384-c rel=preload>";

    /// The start of a module, and a module with a custom section.
    const WASM: &str = "\0asm\u{1}\0\0\0";
    const OTHER_WASM: &str = "\0asm\u{1}\0\0\0\0\u{1}\0";

    fn app_files(
        script: &str,
        wasm: &'static str,
        lazy: &'static str,
    ) -> Result<AppFiles, PublishError> {
        let script = format!("import * as parts from './__wasm_split.js';\n{script}");
        AppFiles::new(nodes_of(TEMPLATE), lazy.as_bytes(), |name| match name {
            "a-1.js" => Some(script.clone().into()),
            "a-1_bg.wasm" if !wasm.is_empty() => Some(wasm.into()),
            _ => None,
        })
    }

    #[test]
    fn page_loads_minified_app_under_new_names() -> Result<(), PublishError> {
        let app = app_files("// Load.\nexport default 1 + 1;\n", WASM, OTHER_WASM)?;
        let [(script, shorter), (wasm, same), (lazy, same_lazy)] = &app.files[..] else {
            return Err(PublishError::AppFile("one or four files".to_owned()));
        };
        assert!(shorter.ends_with(b"export default 2;"));
        assert_eq!(same, WASM.as_bytes());
        assert_eq!(same_lazy, OTHER_WASM.as_bytes());
        let page = TEMPLATE
            .replace("a-1.js", script)
            .replace("a-1_bg.wasm", wasm)
            .replace("sha384-b", &integrity::of_bytes(shorter))
            .replace("sha384-c", &integrity::of_bytes(same));
        let link = format!(
            "<link id=\"lazy-part\" href=\"./{lazy}\" integrity=\"{}\">",
            integrity::of_bytes(same_lazy)
        );
        assert_eq!(app.template.to_string(), page + &link);
        assert_eq!(app.replaced, ["a-1.js", "a-1_bg.wasm"]);
        assert!(carries_hash(script) && carries_hash(wasm) && carries_hash(lazy));
        Ok(())
    }

    #[test]
    fn name_of_file_changes_with_its_bytes() -> Result<(), PublishError> {
        let names = |script, wasm, lazy| {
            let files = app_files(script, wasm, lazy)?.files.into_iter();
            Ok(files.map(|(name, _)| name).collect::<Vec<_>>())
        };
        let first = names("export default 1;", WASM, WASM)?;
        assert_eq!(
            first[1..],
            ["a-93a44bbb96c75121.wasm", "lazy-93a44bbb96c75121.wasm"]
        );
        assert_eq!(names("export default 1 ;", WASM, WASM)?, first);
        for (position, other) in [
            names("export default 2;", WASM, WASM)?,
            names("export default 1;", OTHER_WASM, WASM)?,
            names("export default 1;", WASM, OTHER_WASM)?,
        ]
        .iter()
        .enumerate()
        {
            for (at, name) in other.iter().enumerate() {
                assert_eq!(*name != first[at], at == position, "{name}");
            }
        }
        Ok(())
    }

    #[test]
    fn names_file_that_cannot_be_read() {
        for (script, wasm, lazy, named) in [
            ("const = 1;", WASM, WASM, "a-1.js"),
            ("export default 1;", "1", WASM, "a-1_bg.wasm"),
            ("export default 1;", "", WASM, "a-1_bg.wasm"),
            ("export default 1;", WASM, "1", "a-1_bg.wasm"),
        ] {
            let error = app_files(script, wasm, lazy);
            assert_eq!(error, Err(PublishError::AppFile(named.to_owned())));
        }
    }
}
