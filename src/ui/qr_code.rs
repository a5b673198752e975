//! A QR code.

use yew::prelude::*;

use crate::qr_code::QrCode;

/// The minimum width. A module is at least half a millimetre wide, so that phones can scan it.
const MIN_WIDTH_MM: u32 = 24;

/// Renders a code with its quiet zone; `name` is for screen readers.
pub(crate) fn qr_code(code: &QrCode, name: &str) -> Html {
    let width = [&(code.side() / 2).max(MIN_WIDTH_MM).to_string(), "mm"].concat();
    html! {
        <svg
            class="qr-code"
            role="img"
            aria-label={name.to_owned()}
            {width}
            viewBox={code.view_box()}
        >
            <path stroke="#000" d={code.path()} />
        </svg>
    }
}
