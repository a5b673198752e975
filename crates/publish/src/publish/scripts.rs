//! Reads and minifies scripts.
//!
//! Trunk has a minifier, but it cannot read what wasm-bindgen writes, and its names differ from build to
//! build.

use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_ast::ast::{BindingIdentifier, ImportDeclarationSpecifier, Program, Statement};
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::{SourceType, Span};

/// The version of JavaScript that minified scripts may use: the one that the scripts use.
const TARGET: &str = "es2020";

/// How a browser runs a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// As a classic script, whose top-level names other scripts see.
    Classic,
    /// As a module, of which others only see the exports.
    Module,
}

/// A statement that imports from another module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Import {
    /// Where the statement is, in bytes.
    pub(super) span: Range<usize>,
    /// The name of the variable.
    pub(super) name: String,
    /// The URL of the other module.
    pub(super) source: String,
}

/// Returns the first default import of a module.
pub(super) fn default_import(module: &str) -> Option<Import> {
    find_import(module, |_, specifier| match specifier {
        ImportDeclarationSpecifier::ImportDefaultSpecifier(default) => Some(&default.local),
        _ => None,
    })
}

/// Returns the import of everything that another module exports, under one name.
pub(super) fn namespace_import(module: &str, source: &str) -> Option<Import> {
    find_import(module, |from, specifier| match specifier {
        ImportDeclarationSpecifier::ImportNamespaceSpecifier(all) if from == source => {
            Some(&all.local)
        }
        _ => None,
    })
}

/// Returns the first import for whose source and specifier `name` returns the name of the variable.
fn find_import(
    module: &str,
    name: impl for<'a> Fn(&str, &'a ImportDeclarationSpecifier<'a>) -> Option<&'a BindingIdentifier<'a>>,
) -> Option<Import> {
    let allocator = Allocator::default();
    let program = parsed(&allocator, module, Kind::Module)?;
    program.body.iter().find_map(|statement| {
        let Statement::ImportDeclaration(import) = statement else {
            return None;
        };
        let source = import.source.value.as_str();
        let mut specifiers = import.specifiers.iter().flatten();
        let name = specifiers.find_map(|specifier| name(source, specifier))?;
        Some(Import {
            span: range(import.span),
            name: name.name.to_string(),
            source: source.to_owned(),
        })
    })
}

/// Returns a module without the statement `export { … as default }`, and the name that it exports.
pub(super) fn without_default_export(module: &str) -> Option<(String, String)> {
    let allocator = Allocator::default();
    let program = parsed(&allocator, module, Kind::Module)?;
    program.body.iter().find_map(|statement| {
        let Statement::ExportNamedDeclaration(export) = statement else {
            return None;
        };
        let default = export
            .specifiers
            .iter()
            .find(|specifier| specifier.exported.name() == "default")?;
        let Range { start, end } = range(export.span);
        let rest = [&module[..start], module[end..].trim_start()].concat();
        Some((rest, default.local.name().to_string()))
    })
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

fn parsed<'a>(allocator: &'a Allocator, source: &'a str, kind: Kind) -> Option<Program<'a>> {
    let source_type = match kind {
        Kind::Classic => SourceType::script(),
        Kind::Module => SourceType::mjs(),
    };
    let parsed = Parser::new(allocator, source, source_type).parse();
    parsed.diagnostics.is_empty().then_some(parsed.program)
}

/// Returns the script minified; `None` if it is not JavaScript.
pub(super) fn minified(source: &str, kind: Kind) -> Option<String> {
    let allocator = Allocator::default();
    let mut program = parsed(&allocator, source, kind)?;
    let options = MinifierOptions {
        compress: Some(CompressOptions {
            target: EngineTargets::from_target(TARGET).ok()?,
            ..CompressOptions::smallest()
        }),
        ..MinifierOptions::default()
    };
    let minified = oxc_minifier::Minifier::new(options).minify(&allocator, &mut program);
    let codegen = Codegen::new().with_options(CodegenOptions::minify());
    Some(codegen.with_scoping(minified.scoping).build(&program).code)
}

/// Returns one of this project's own scripts minified.
pub(super) fn own(source: &str) -> String {
    // The tests make sure that each is JavaScript.
    minified(source, Kind::Classic).unwrap_or_else(|| source.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minifies() {
        for (source, kind, expected) in [
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
            assert_eq!(
                minified(source, kind).as_deref(),
                Some(expected),
                "{source}"
            );
        }
    }

    #[test]
    fn writes_no_newer_syntax() {
        let source =
            "export const f = (a, b) => { if (a.c === undefined || a.c === null) a.c = b; };";
        let minified = minified(source, Kind::Module).unwrap_or_default();
        assert!(
            !minified.is_empty() && !minified.contains("??="),
            "{minified}"
        );
    }

    #[test]
    fn refuses_what_is_not_javascript() {
        for source in ["const = 1;", "\0asm"] {
            assert_eq!(minified(source, Kind::Classic), None, "{source}");
        }
    }

    #[test]
    fn own_scripts_are_javascript() {
        for source in [
            include_str!("../../../../assets/early.js"),
            include_str!("../../../../assets/offline.js"),
            include_str!("../../../../assets/service_worker.js"),
            include_str!("../../../../assets/service_worker_off.js"),
        ] {
            let minified = own(source);
            assert!(3 * minified.len() < 2 * source.len(), "{minified}");
        }
    }
}
