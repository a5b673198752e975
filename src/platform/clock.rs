//! The reader's calendar.

use js_sys::Date;

/// Year, month and day where the reader is, by the clock of their device.
#[must_use]
pub fn today() -> (u32, u32, u32) {
    let now = Date::new_0();
    (now.get_full_year(), now.get_month() + 1, now.get_date())
}
