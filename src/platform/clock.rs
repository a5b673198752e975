//! The current date.

use js_sys::Date;

/// Returns year, month and day in the reader's time zone.
#[must_use]
pub fn today() -> (u32, u32, u32) {
    let now = Date::new_0();
    (now.get_full_year(), now.get_month() + 1, now.get_date())
}
