//! Short names for what the parts of the app and its script import from each other.
//!
//! wasm-bindgen names each import after its function and a hash of 16 digits, once in each file, and
//! nothing compresses a hash. Only these files use the names.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// What the script calls the exports of the app.
const EXPORTS: &str = "wasm.";

/// Shortens the names of imports and exports in the script as wasm-bindgen has written it, in its
/// WebAssembly, and in the lazy part, which imports from that. Exports that neither uses are removed.
///
/// Returns `None` if the WebAssembly cannot be read, or imports what the script does not have.
pub(super) fn shorten(
    script: &str,
    wasm: &[u8],
    lazy: &[u8],
) -> Option<(String, Vec<u8>, Vec<u8>)> {
    let (mut modules, mut imports, mut exports) =
        (Names::default(), Names::default(), Names::default());
    let mut has = BTreeSet::new();
    let mut uses = imported_names(lazy)?;
    for (before, name) in identifiers(script) {
        has.insert(name);
        if before.ends_with(EXPORTS) {
            uses.insert(name);
        }
    }
    let shorter = rewritten(
        wasm,
        |import| {
            let is_known = has.contains(import.name);
            is_known.then(|| (modules.short(import.module), imports.short(import.name)))
        },
        |export| uses.contains(export).then(|| exports.short(export)),
    )?;
    let shorter_lazy = rewritten(
        lazy,
        |import| {
            let name = exports.0.get(import.name)?;
            Some((import.module.to_owned(), name.clone()))
        },
        |_| None,
    )?;
    let mut shorter_script = String::with_capacity(script.len());
    let mut rest = 0;
    for (before, name) in identifiers(script) {
        let names = if before.ends_with(EXPORTS) {
            &exports
        } else {
            &imports
        };
        if let Some(short) = names.0.get(name) {
            shorter_script.push_str(&script[rest..before.len()]);
            shorter_script.push_str(short);
            rest = before.len() + name.len();
        }
    }
    shorter_script.push_str(&script[rest..]);
    for (module, short) in &modules.0 {
        shorter_script = shorter_script.replace(&format!("\"{module}\""), &format!("\"{short}\""));
    }
    Some((shorter_script, shorter, shorter_lazy))
}

/// Returns the names of the imports.
fn imported_names(wasm: &[u8]) -> Option<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload.ok()? {
            for import in section.into_imports() {
                names.insert(import.ok()?.name);
            }
        }
    }
    Some(names)
}

/// Returns WebAssembly with other names: module and name of each import, name of each export. Exports without
/// a new name are removed.
fn rewritten(
    wasm: &[u8],
    mut import_names: impl FnMut(&wasmparser::Import<'_>) -> Option<(String, String)>,
    mut export_name: impl FnMut(&str) -> Option<String>,
) -> Option<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.ok()? {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.into_imports() {
                    let import = import.ok()?;
                    let kind = RoundtripReencoder.entity_type(import.ty).ok()?;
                    let (from, name) = import_names(&import)?;
                    imports.import(&from, &name, kind);
                }
                module.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section {
                    let export = export.ok()?;
                    if let Some(name) = export_name(export.name) {
                        let kind = RoundtripReencoder.export_kind(export.kind).ok()?;
                        exports.export(&name, kind, export.index);
                    }
                }
                module.section(&exports);
            }
            payload => {
                if let Some((id, range)) = payload.as_section() {
                    let range = [range.start, range.end].map(usize::try_from);
                    let [Ok(start), Ok(end)] = range else {
                        return None;
                    };
                    let data = wasm.get(start..end)?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Some(module.finish())
}

/// Short names by name.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn short(&mut self, name: &str) -> String {
        let next = letters(self.0.len());
        self.0.entry(name.to_owned()).or_insert(next).clone()
    }
}

/// Returns `a` for 0, `z` for 25, `aa` for 26.
fn letters(mut number: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.insert(0, b"abcdefghijklmnopqrstuvwxyz"[number % 26]);
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    name.into_iter().map(char::from).collect()
}

/// Returns the identifiers of a script, each with the text before it.
fn identifiers(script: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut start = 0;
    std::iter::from_fn(move || {
        start += script[start..].find(is_part)?;
        let (before, rest) = script.split_at(start);
        let name = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
        start += name.len();
        Some((before, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, MemoryType};

    const MEMORY: MemoryType = MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    };

    fn module(imports: &[(&str, &str)], exports: &[&str]) -> Vec<u8> {
        let mut import_section = ImportSection::new();
        for (module, name) in imports {
            import_section.import(module, name, EntityType::Memory(MEMORY));
        }
        let mut export_section = ExportSection::new();
        for name in exports {
            export_section.export(name, ExportKind::Memory, 0);
        }
        let mut module = Module::new();
        module.section(&import_section).section(&export_section);
        module.finish()
    }

    #[test]
    fn shortens_names_in_all_files() {
        let script =
            "const imports = { \"./app_bg.js\": { __wbg_back_3f: memory, __wbg_body_e5() {} } };
            wasm.memory.grow(wasm.__wbindgen_start); // memory stays, as does __wbg_backs";
        let wasm = module(
            &[
                ("./app_bg.js", "__wbg_back_3f"),
                ("./app_bg.js", "__wbg_body_e5"),
            ],
            &["unused", "memory", "__wbindgen_start", "shared"],
        );
        let lazy = module(
            &[("__wasm_split", "memory"), ("__wasm_split", "shared")],
            &["unused"],
        );
        let shorter_script = "const imports = { \"a\": { a: memory, b() {} } };
            wasm.a.grow(wasm.b); // memory stays, as does __wbg_backs";
        let shorter_wasm = module(&[("a", "a"), ("a", "b")], &["a", "b", "c"]);
        let shorter_lazy = module(&[("__wasm_split", "a"), ("__wasm_split", "c")], &[]);
        assert_eq!(
            shorten(script, &wasm, &lazy),
            Some((shorter_script.to_owned(), shorter_wasm, shorter_lazy))
        );
    }

    #[test]
    fn refuses_files_that_do_not_belong_together() {
        let wasm = module(&[("./app_bg.js", "__wbg_back_3f")], &[]);
        let lazy = module(&[("__wasm_split", "absent")], &[]);
        let plain = module(&[], &[]);
        for (script, wasm, lazy) in [
            ("back();", &*wasm, &*plain),
            ("back();", b"\0asm", &plain),
            ("", b"", &plain),
            ("", &plain, &lazy),
        ] {
            assert_eq!(shorten(script, wasm, lazy), None, "{script}");
        }
    }

    #[test]
    fn counts_in_letters() {
        let cases = [
            (0, "a"),
            (25, "z"),
            (26, "aa"),
            (51, "az"),
            (53, "bb"),
            (702, "aaa"),
        ];
        for (number, expected) in cases {
            assert_eq!(letters(number), expected);
        }
    }
}
