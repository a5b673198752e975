//! The files of the program as they come to readers: the script minified, and each under a name that
//! says what is in it.
//!
//! Trunk names both files by what wasm-bindgen wrote, before anything makes them smaller. Hosts have
//! browsers keep them for a year, so the name must change with the bytes, also where only a tool has.

use sha2::{Digest, Sha256};

use super::Refusal;
use super::integrity;
use super::scripts::{self, Kind};
use super::short_names;

/// The program, and the template that loads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The page without its sheet, which names the files below.
    pub template: String,
    /// Names and bytes of the files.
    pub files: Vec<(String, Vec<u8>)>,
    /// The names of the files that these replace.
    pub replaced: Vec<String>,
}

/// The program for readers, from the page that Trunk has built and the files that it names.
///
/// # Errors
/// Where a file is missing, or the script is none.
pub fn program(template: &str, file: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Program, Refusal> {
    let mut program = Program {
        template: template.to_owned(),
        files: Vec::new(),
        replaced: Vec::new(),
    };
    let links = integrity::of_links(template);
    let linked = |ending: &str| {
        let names = links.iter().filter_map(|(url, _)| url.rsplit('/').next());
        let mut names = names.filter(|name| name.ends_with(ending));
        names.next().unwrap_or_default()
    };
    let (script_name, wasm_name) = (linked(".js"), linked(".wasm"));
    let refusal = |name: &str| Refusal::Program(name.to_owned());
    let script = file(script_name).and_then(|script| String::from_utf8(script).ok());
    let script = script.ok_or_else(|| refusal(script_name))?;
    let wasm = file(wasm_name).ok_or_else(|| refusal(wasm_name))?;
    let (script, wasm) = short_names::shorten(&script, &wasm).ok_or_else(|| refusal(wasm_name))?;
    let script = scripts::minified(&script, Kind::Module).ok_or_else(|| refusal(script_name))?;
    for (built, bytes) in [(script_name, script.into_bytes()), (wasm_name, wasm)] {
        let (stem, ending) = built.rsplit_once('.').unwrap_or((built, ""));
        let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
        let name = format!("{stem}-{}.{ending}", digits(&bytes));
        program.template = program.template.replace(built, &name);
        let hash = links.iter().find(|(url, _)| url.ends_with(built));
        if let Some((_, hash)) = hash {
            let template = program.template.replace(hash, &integrity::of_bytes(&bytes));
            program.template = template;
        }
        program.files.push((name, bytes));
        program.replaced.push(built.to_owned());
    }
    Ok(program)
}

/// The first sixteen hexadecimal digits of a hash, as many as [`hosting`](super::hosting) looks for.
fn digits(bytes: &[u8]) -> String {
    integrity::hexadecimal(&Sha256::digest(bytes)[..8])
}

#[cfg(test)]
mod tests {
    use super::super::hosting::carries_hash;
    use super::*;

    const TEMPLATE: &str = "<link href=./i-1.svg integrity=sha384-i rel=icon>\
         <script type=module>import init from './a-1.js';init(program ?? './a-1_bg.wasm')</script>\
         <link href=./a-1.js integrity=sha384-b rel=modulepreload>\
         <link as=fetch href=./a-1_bg.wasm integrity=sha384-c rel=preload>";

    /// The start of a module, and a module with a custom section.
    const WASM: &str = "\0asm\u{1}\0\0\0";
    const OTHER_WASM: &str = "\0asm\u{1}\0\0\0\0\u{1}\0";

    fn of(script: &'static str, wasm: &'static str) -> Result<Program, Refusal> {
        program(TEMPLATE, |name| match name {
            "a-1.js" => Some(script.into()),
            "a-1_bg.wasm" if !wasm.is_empty() => Some(wasm.into()),
            _ => None,
        })
    }

    #[test]
    fn the_page_loads_a_shorter_program_under_other_names() -> Result<(), Refusal> {
        let program = of("// Load.\nexport default 1 + 1;\n", WASM)?;
        let [(script, shorter), (wasm, same)] = &program.files[..] else {
            return Err(Refusal::Program("one or three files".to_owned()));
        };
        assert_eq!(shorter, b"export default 2;");
        assert_eq!(same, WASM.as_bytes());
        let page = TEMPLATE
            .replace("a-1.js", script)
            .replace("a-1_bg.wasm", wasm)
            .replace("sha384-b", &integrity::of_bytes(shorter))
            .replace("sha384-c", &integrity::of_bytes(same));
        assert_eq!(program.template, page);
        assert_eq!(program.replaced, ["a-1.js", "a-1_bg.wasm"]);
        assert!(carries_hash(script) && carries_hash(wasm));
        Ok(())
    }

    #[test]
    fn a_file_has_another_name_when_it_has_other_bytes() -> Result<(), Refusal> {
        let names = |script, wasm| {
            let names = of(script, wasm)?.files.into_iter().map(|(name, _)| name);
            Ok(names.collect::<Vec<_>>())
        };
        let first = names("export default 1;", WASM)?;
        assert_eq!(first, ["a-56332e0a55734bc2.js", "a-93a44bbb96c75121.wasm"]);
        assert_eq!(names("export default 1 ;", WASM)?, first);
        let other_script = names("export default 2;", WASM)?;
        assert!(other_script[0] != first[0] && other_script[1] == first[1]);
        let other_program = names("export default 1;", OTHER_WASM)?;
        assert!(other_program[0] == first[0] && other_program[1] != first[1]);
        Ok(())
    }

    #[test]
    fn a_program_that_cannot_be_read_is_named() {
        for (script, wasm, named) in [
            ("const = 1;", WASM, "a-1.js"),
            ("export default 1;", "1", "a-1_bg.wasm"),
            ("export default 1;", "", "a-1_bg.wasm"),
        ] {
            assert_eq!(of(script, wasm), Err(Refusal::Program(named.to_owned())));
        }
    }
}
