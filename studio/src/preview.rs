//! The finished page in a frame.
//!
//! The frame is sandboxed without an origin, so that nothing in it can reach the studio, whatever the
//! source file contains. Its document is a page of its own, because a frame made from a string would get
//! the policy of the studio, which allows none of the page's inline scripts.

use wasm_bindgen::JsValue;
use web_sys::HtmlIFrameElement;
use yew::{AttrValue, Callback, Event, Html, Properties, TargetCast as _, component, html};

/// How wide the page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    Desktop,
    Phone,
    Paper,
}

impl Size {
    pub(crate) const ALL: [Self; 3] = [Self::Desktop, Self::Phone, Self::Paper];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Desktop => "Desktop",
            Self::Phone => "Phone",
            Self::Paper => "Paper",
        }
    }

    fn url(self) -> &'static str {
        match self {
            Self::Desktop | Self::Phone => "preview.html",
            Self::Paper => "preview.html?view=print",
        }
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) page: AttrValue,
    /// Tells a page from earlier ones.
    pub(crate) number: u32,
    pub(crate) size: Size,
}

#[component]
pub(crate) fn Preview(Props { page, number, size }: &Props) -> Html {
    let onload = {
        let page = page.clone();
        Callback::from(move |event: Event| {
            let frame = event.target_unchecked_into::<HtmlIFrameElement>();
            if let Some(window) = frame.content_window() {
                // The frame has no origin that could be named.
                let _ = window.post_message(&JsValue::from_str(&page), "*");
            }
        })
    };
    html! {
        <iframe
            key={format!("{number} {}", size.name())}
            class={format!("preview preview--{}", size.name().to_lowercase())}
            title="Preview"
            sandbox="allow-scripts"
            src={size.url()}
            {onload}
        />
    }
}
