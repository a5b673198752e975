//! Opens a dialog as soon as it is drawn.

use yew::prelude::*;

use crate::platform::dialog;

/// A reference for the dialog, which opens whenever `content` changes to something.
#[hook]
pub fn use_modal(content: Option<&str>) -> NodeRef {
    let node = use_node_ref();
    let to_open = node.clone();
    use_effect_with(content.map(ToOwned::to_owned), move |content| {
        if let (Some(_), Some(element)) = (content, to_open.cast::<web_sys::Element>()) {
            dialog::open(&element);
        }
    });
    node
}
