//! Draws a QR code.

use yew::prelude::*;

use crate::qr_code::{QUIET_ZONE, QrCode};

/// A code called `name`, with the white around it that it needs.
pub(super) fn qr_code(code: &QrCode, name: &str) -> Html {
    let edge = ["-", &QUIET_ZONE.to_string()].concat();
    let side = (code.size + 2 * QUIET_ZONE).to_string();
    html! {
        <svg
            class="qr-code"
            role="img"
            aria-label={name.to_owned()}
            viewBox={[&edge, " ", &edge, " ", &side, " ", &side].concat()}
        >
            <path d={code.path.clone()} />
        </svg>
    }
}
