//! The scripts in the page that run before the app, or without it.

use std::sync::LazyLock;

use factsheet::interface_text as text;

use super::scripts;
use super::template::Node;

const SOURCES: [&str; 2] = [
    include_str!("../../../../assets/early.js"),
    include_str!("../../../../assets/offline.js"),
];
static MINIFIED: LazyLock<[String; 2]> = LazyLock::new(|| SOURCES.map(scripts::own));

/// The number of scripts.
pub(super) const SCRIPTS: usize = SOURCES.len();
/// The id of the first element.
pub(super) const FIRST: &str = "offline-copy";

/// Returns the scripts, after the messages that they show: scripts run as soon as they are parsed.
pub(super) fn nodes() -> Vec<Node> {
    let scripts = MINIFIED.iter().map(Node::script);
    [Node::Markup(offline_messages())]
        .into_iter()
        .chain(scripts)
        .collect()
}

/// Returns the messages of `offline.js`, as templates.
fn offline_messages() -> String {
    let button = |label: &str| format!("<button type=\"button\" class=\"button\">{label}</button>");
    format!(
        "<template id=\"{FIRST}\"><div class=\"offline-copy\" role=\"status\" lang=\"en\" dir=\"ltr\"><p>\
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
