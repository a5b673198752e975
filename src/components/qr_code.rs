//! Draws a QR code.

use yew::prelude::*;

use crate::qr_code::{QUIET_ZONE, QrCode};

/// A hand's breadth from a phone, half a millimetre a module is read with ease.
const SMALLEST_MM: u32 = 28;

/// A code called `name`, with the white around it that it needs.
pub(super) fn qr_code(code: &QrCode, name: &str) -> Html {
    let edge = ["-", &QUIET_ZONE.to_string()].concat();
    let side = code.size + 2 * QUIET_ZONE;
    let width = [&(side / 2).max(SMALLEST_MM).to_string(), "mm"].concat();
    let side = side.to_string();
    html! {
        <svg
            class="qr-code"
            role="img"
            aria-label={name.to_owned()}
            {width}
            viewBox={[&edge, " ", &edge, " ", &side, " ", &side].concat()}
        >
            <path d={code.path.clone()} />
        </svg>
    }
}
