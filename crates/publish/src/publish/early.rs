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
    [Node::Markup(offline_messages() + &link_message())]
        .into_iter()
        .chain(scripts)
        .collect()
}

fn button(label: &str) -> String {
    format!("<button type=\"button\" class=\"button\">{label}</button>")
}

/// Returns the message of `early.js`, as a template: a sentence for each query parameter.
fn link_message() -> String {
    let sentences = [
        ("sections", text::NOT_AN_EXTRACT),
        ("view", text::NO_PRINT_VIEW),
        ("v", text::NOT_COMPARED),
    ];
    let sentences = sentences
        .map(|(name, sentence)| format!(" <span data-parameter=\"{name}\">{sentence}</span>"))
        .concat();
    format!(
        "<template id=\"link-failed\"><div class=\"link-failed\" role=\"status\" lang=\"en\" dir=\"ltr\">\
         <p>{}{sentences} {}</p></div></template>",
        text::NOT_LOADED,
        button(text::TRY_AGAIN)
    )
}

/// Returns the messages of `offline.js`, as templates.
fn offline_messages() -> String {
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
