//! Scripts as they come to readers: as short as a minifier can write them.
//!
//! Trunk has a minifier of its own, but it cannot read what wasm-bindgen writes, and names what it
//! finds in another order each time: two builds of the same source would not be the same.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// What the shortened scripts may be written in: what the scripts themselves are written in.
const TARGET: &str = "es2020";

/// What a browser takes a script for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A classic script, whose names on top are seen by other scripts.
    Classic,
    /// A module, of which only the exports are.
    Module,
}

/// The script, shorter; `None` where it is no JavaScript.
pub(super) fn minified(source: &str, kind: Kind) -> Option<String> {
    let source_type = match kind {
        Kind::Classic => SourceType::script(),
        Kind::Module => SourceType::mjs(),
    };
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, source_type).parse();
    if !parsed.diagnostics.is_empty() {
        return None;
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        compress: Some(CompressOptions {
            target: EngineTargets::from_target(TARGET).ok()?,
            ..CompressOptions::smallest()
        }),
        ..MinifierOptions::default()
    };
    let shortened = oxc_minifier::Minifier::new(options).minify(&allocator, &mut program);
    let writing = Codegen::new().with_options(CodegenOptions::minify());
    Some(writing.with_scoping(shortened.scoping).build(&program).code)
}

/// One of our own scripts, which is classic.
pub(super) fn own(source: &str) -> String {
    // The tests hold each of them to be JavaScript.
    minified(source, Kind::Classic).unwrap_or_else(|| source.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_is_kept() {
        for (source, kind, shorter) in [
            (
                "// Why.\nconst a = 1; // one\nlog(a + a);\n",
                Kind::Module,
                "log(2);",
            ),
            (
                "const OPEN = f(\"a\");\n/* on */\nf(OPEN);\n",
                Kind::Classic,
                "const OPEN=f(`a`);f(OPEN);",
            ),
            (
                "function start() {}\nexport { start as default };\n",
                Kind::Module,
                "function e(){}export{e as default};",
            ),
        ] {
            assert_eq!(minified(source, kind).as_deref(), Some(shorter), "{source}");
        }
    }

    #[test]
    fn nothing_newer_is_written_than_what_was() {
        let source =
            "export const f = (a, b) => { if (a.c === undefined || a.c === null) a.c = b; };";
        let shorter = minified(source, Kind::Module).unwrap_or_default();
        assert!(!shorter.is_empty() && !shorter.contains("??="), "{shorter}");
    }

    #[test]
    fn what_is_no_script_is_not_shortened() {
        for source in ["const = 1;", "\0asm"] {
            assert_eq!(minified(source, Kind::Classic), None, "{source}");
        }
    }

    #[test]
    fn our_own_scripts_come_shorter() {
        for source in [
            include_str!("../../../../assets/early.js"),
            include_str!("../../../../assets/offline.js"),
            include_str!("../../../../assets/service_worker.js"),
            include_str!("../../../../assets/service_worker_off.js"),
        ] {
            let shorter = own(source);
            assert!(3 * shorter.len() < 2 * source.len(), "{shorter}");
        }
    }
}
