//! The scripts that run without the program, as they stand in the page.

use std::sync::LazyLock;

use super::scripts;
use factsheet::interface_text as text;

const SOURCES: [&str; 2] = [
    include_str!("../../../../assets/early.js"),
    include_str!("../../../../assets/offline.js"),
];

/// The messages come first: the scripts run as they are parsed.
pub(super) static ELEMENTS: LazyLock<String> = LazyLock::new(|| {
    let scripts = SOURCES.map(|source| format!("<script>{}</script>", scripts::own(source)));
    offline_messages() + &scripts.concat()
});

/// The messages that `offline.js` shows, as templates.
fn offline_messages() -> String {
    let button = |label: &str| format!("<button type=\"button\" class=\"button\">{label}</button>");
    format!(
        "<template id=\"offline-copy\"><div class=\"offline-copy\" role=\"status\" lang=\"en\" dir=\"ltr\"><p>\
         {copy}<span>{saved_on}<time></time></span>{version}<span></span>. {try_again}\
         </p></div></template>\
         <template id=\"update-notice\"><p>{newer}</p>{update}{not_now}</template>",
        copy = text::OFFLINE_COPY,
        saved_on = text::SAVED_ON,
        version = text::VERSION,
        try_again = button(text::TRY_AGAIN),
        newer = text::NEWER_VERSION,
        update = button(text::UPDATE),
        not_now = button(text::NOT_NOW),
    )
}
