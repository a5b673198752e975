//! Highlights the text of a text fragment (`#:~:text=`), and shows a notice if it is gone.
//!
//! Browsers highlight it themselves, but not if the text around it has changed, or if they do not
//! support text fragments. So the app highlights the same text in the same style. It scrolls only if
//! the browser has not. A browser without the Navigation API hides the text fragment of the first
//! URL from scripts: there its own highlight is the only one.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Action;
use super::text_search::load;
use crate::platform::{highlight, location};
use crate::state::Viewer;

/// Highlights the text after the first render and whenever the URL or the scope changes, until the URL
/// has another fragment. Must be called after `use_navigation`, which sets the other notices.
#[hook]
pub fn use_text_fragment(viewer: &Viewer) {
    let dispatcher = viewer.dispatcher();
    use_effect_with(
        (viewer.sheet.clone(), Rc::clone(&viewer.links.scope)),
        move |(sheet, scope)| {
            let search = {
                let (sheet, scope) = (sheet.clone(), Rc::clone(scope));
                move |directive: Option<String>, is_followed| {
                    let dispatcher = dispatcher.clone();
                    let Some(directive) = directive else {
                        highlight::mark(&[]);
                        return dispatcher.dispatch(Action::SearchText {
                            directive: None,
                            notice: None,
                        });
                    };
                    let (sheet, scope) = (sheet.clone(), Rc::clone(&scope));
                    spawn_local(async move {
                        // Without this code, the browser's own highlight is the only one.
                        if let Ok(search) = load().await {
                            dispatcher.dispatch(search(&directive, is_followed, &sheet, &scope));
                        }
                    });
                }
            };
            search(location::directive(), false);
            let listener = location::on_directive(move |directive| search(directive, true));
            move || drop(listener)
        },
    );
}
