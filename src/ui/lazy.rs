//! Functions in the lazy part of the app, which the browser loads when a reader first uses it.
//!
//! `cargo xtask build` moves what only these functions call into a second WebAssembly file. Publishing and
//! development builds are not split: there, loading returns at once.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The lazy part could not be loaded. The next attempt starts afresh.
pub type LoadError = wasm_split_helpers::SplitLoaderError;

/// Defines an asynchronous function that loads the lazy part and returns this value, which contains
/// functions of it.
macro_rules! lazy {
    ($(#[$attribute:meta])* $visibility:vis fn $name:ident() -> $value:ty { $expression:expr }) => {
        $(#[$attribute])*
        #[cfg(all(feature = "hydration", target_family = "wasm", not(debug_assertions)))]
        #[wasm_split_helpers::wasm_split(lazy, fallible)]
        $visibility fn $name() -> Result<$value, $crate::ui::lazy::LoadError> {
            Ok($expression)
        }

        $(#[$attribute])*
        #[cfg(not(all(feature = "hydration", target_family = "wasm", not(debug_assertions))))]
        $visibility fn $name() -> std::future::Ready<Result<$value, $crate::ui::lazy::LoadError>> {
            std::future::ready(Ok($expression))
        }
    };
}
pub(crate) use lazy;

/// Loads a value when it is needed, and returns it once it is there. Calls `on_error` if it could not be
/// loaded; it is loaded again when it is needed the next time.
#[hook]
pub fn use_lazy<T, F>(is_needed: bool, load: fn() -> F, on_error: impl Fn() + 'static) -> Option<T>
where
    T: Copy + 'static,
    F: Future<Output = Result<T, LoadError>> + 'static,
{
    let value = use_state(|| None::<T>);
    let result = value.clone();
    use_effect_with(is_needed, move |is_needed| {
        if *is_needed && result.is_none() {
            spawn_local(async move {
                match load().await {
                    Ok(value) => result.set(Some(value)),
                    Err(_) => on_error(),
                }
            });
        }
    });
    *value
}
