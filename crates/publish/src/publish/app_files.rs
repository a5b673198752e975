//! The files of the app as readers get them: the script minified, and each file under a name that contains
//! a hash of its bytes.
//!
//! Trunk names both files by what wasm-bindgen wrote, before other tools make them smaller. Browsers cache
//! them for a year, so the name must change with the bytes, even if only a tool has changed.

use sha2::{Digest, Sha256};

use super::PublishError;
use super::integrity;
use super::scripts::{self, Kind};
use super::short_names;
use super::template::{Node, Template};

/// The app, and the template that loads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppFiles {
    /// The template, which loads the files below.
    pub template: Template,
    /// Names and bytes of the files.
    pub files: Vec<(String, Vec<u8>)>,
    /// The names of the files that these replace.
    pub replaced: Vec<String>,
}

impl AppFiles {
    /// Minifies and names the files that a template from Trunk loads. `read` returns the bytes of a file
    /// by its name.
    ///
    /// # Errors
    /// If a file is missing or not as wasm-bindgen writes it.
    pub fn new(
        template: Template,
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
        let (script, wasm) =
            short_names::shorten(&script, &wasm).ok_or_else(|| error(&wasm_name))?;
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
         <script type=module>import init from './a-1.js';init(program ?? './a-1_bg.wasm')</script>\
         <link href=./a-1.js integrity=sha384-b rel=modulepreload>\
         <link as=fetch href=./a-1_bg.wasm integrity=sha384-c rel=preload>";

    /// The start of a module, and a module with a custom section.
    const WASM: &str = "\0asm\u{1}\0\0\0";
    const OTHER_WASM: &str = "\0asm\u{1}\0\0\0\0\u{1}\0";

    fn app_files(script: &'static str, wasm: &'static str) -> Result<AppFiles, PublishError> {
        AppFiles::new(nodes_of(TEMPLATE), |name| match name {
            "a-1.js" => Some(script.into()),
            "a-1_bg.wasm" if !wasm.is_empty() => Some(wasm.into()),
            _ => None,
        })
    }

    #[test]
    fn page_loads_minified_app_under_new_names() -> Result<(), PublishError> {
        let app = app_files("// Load.\nexport default 1 + 1;\n", WASM)?;
        let [(script, shorter), (wasm, same)] = &app.files[..] else {
            return Err(PublishError::AppFile("one or three files".to_owned()));
        };
        assert_eq!(shorter, b"export default 2;");
        assert_eq!(same, WASM.as_bytes());
        let page = TEMPLATE
            .replace("a-1.js", script)
            .replace("a-1_bg.wasm", wasm)
            .replace("sha384-b", &integrity::of_bytes(shorter))
            .replace("sha384-c", &integrity::of_bytes(same));
        assert_eq!(app.template.to_string(), page);
        assert_eq!(app.replaced, ["a-1.js", "a-1_bg.wasm"]);
        assert!(carries_hash(script) && carries_hash(wasm));
        Ok(())
    }

    #[test]
    fn name_of_file_changes_with_its_bytes() -> Result<(), PublishError> {
        let names = |script, wasm| {
            let names = app_files(script, wasm)?
                .files
                .into_iter()
                .map(|(name, _)| name);
            Ok(names.collect::<Vec<_>>())
        };
        let first = names("export default 1;", WASM)?;
        assert_eq!(first, ["a-56332e0a55734bc2.js", "a-93a44bbb96c75121.wasm"]);
        assert_eq!(names("export default 1 ;", WASM)?, first);
        let other_script = names("export default 2;", WASM)?;
        assert!(other_script[0] != first[0] && other_script[1] == first[1]);
        let other_wasm = names("export default 1;", OTHER_WASM)?;
        assert!(other_wasm[0] == first[0] && other_wasm[1] != first[1]);
        Ok(())
    }

    #[test]
    fn names_file_that_cannot_be_read() {
        for (script, wasm, named) in [
            ("const = 1;", WASM, "a-1.js"),
            ("export default 1;", "1", "a-1_bg.wasm"),
            ("export default 1;", "", "a-1_bg.wasm"),
        ] {
            let error = app_files(script, wasm);
            assert_eq!(error, Err(PublishError::AppFile(named.to_owned())));
        }
    }
}
