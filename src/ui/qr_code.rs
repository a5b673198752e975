//! A QR code.

use yew::prelude::*;

use crate::qr_code::QrCode;

/// Half a millimetre a module, which a phone reads from a hand's breadth away.
const SMALLEST_MM: u32 = 28;

/// A code with the quiet zone around it that scanners need; `name` is for screen readers.
pub(crate) fn qr_code(code: &QrCode, name: &str) -> Html {
    let width = [&(code.side() / 2).max(SMALLEST_MM).to_string(), "mm"].concat();
    html! {
        <svg
            class="qr-code"
            role="img"
            aria-label={name.to_owned()}
            {width}
            viewBox={code.view_box()}
        >
            <path d={code.path()} />
        </svg>
    }
}
