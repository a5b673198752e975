//! Draws a QR code.

use yew::prelude::*;

use crate::qr_code::QrCode;

/// A hand's breadth from a phone, half a millimetre a module is read with ease.
const SMALLEST_MM: u32 = 28;

/// A code called `name`, with the white around it that it needs.
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
