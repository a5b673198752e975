//! The lazy part of the app: a second WebAssembly file, which the script loads when the app asks for it.
//!
//! `cargo xtask build` splits it off before wasm-bindgen runs. What wasm-bindgen then writes imports a
//! module that would load it without a check; a loader takes the place of that import.

use super::scripts;

/// How the name of its file starts.
const PREFIX: &str = "lazy-";
/// The module that the splitter has the script import.
const MODULE: &str = "./__wasm_split.js";

/// The id of the link that records its URL and hash.
pub(super) const LINK_ID: &str = "lazy-part";

const LOADER: &str = "{
  __proto__: null,
  __wasm_split_load_lazy: async (callback, data) => {
    let isLoaded = true;
    try {
      await (lazyPart ??= loadLazyPart());
    } catch {
      lazyPart = undefined;
      isLoaded = false;
    }
    wasm.__indirect_function_table.get(callback)(data, isLoaded);
  },
};
let lazyPart;
const loadLazyPart = async () => {
  const link = document.getElementById('lazy-part');
  const source = globalThis.lazyWasm ?? fetch(link.href, { integrity: link.integrity });
  await __wbg_load(await source, { __wasm_split: wasm });
};
";

/// Returns the name of its file. `hash` is that of its bytes.
pub(super) fn file_name(hash: &str) -> String {
    format!("{PREFIX}{hash}.wasm")
}

/// Whether a file of the app is the lazy part.
pub(super) fn is_file_name(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// Returns the script with a loader in place of the import. It loads what the link with the id
/// [`LINK_ID`] names, or what a standalone page has set as `lazyWasm`. After an error, the app may ask
/// again. The error is not logged: leaving the page while it loads is one.
///
/// Returns `None` if the script does not import the module.
pub(super) fn with_loader(script: &str) -> Option<String> {
    let import = scripts::namespace_import(script, MODULE)?;
    let (before, after) = (&script[..import.span.start], &script[import.span.end..]);
    Some(format!("{before}const {} = {LOADER}{after}", import.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loader_replaces_import() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;\nstart(import1);";
        let expected = format!("const import1 = {LOADER}\nlet wasm;\nstart(import1);");
        assert_eq!(with_loader(script), Some(expected));
        assert!(LOADER.contains(LINK_ID));
    }

    #[test]
    fn refuses_script_of_unsplit_app() {
        for script in ["import * as other from \"./other.js\"", "start();", "let"] {
            assert_eq!(with_loader(script), None, "{script}");
        }
    }
}
