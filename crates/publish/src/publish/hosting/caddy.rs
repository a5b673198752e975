//! The site on Caddy, which chooses among compressed files by itself.

use super::{ASK_FIRST, FOR_EVER, HASHED, Header};
use crate::publish::media_type::MediaType;

const STORY: &str = "\
# How Caddy serves the fact sheet. Import this where the folder is named: for a site of its own
#
#     example.org {
#         root * /srv/fact-sheet
#         import /srv/fact-sheet/hosting/Caddyfile
#     }
#
# or for a folder of another site
#
#     redir /water /water/
#     handle_path /water/* {
#         root * /srv/fact-sheet
#         import /srv/fact-sheet/hosting/Caddyfile
#     }
#
# Written by the build; the policy is that of the pages, so reload Caddy when they were built anew.
";

/// The snippet. Its matchers exclude each other: which of two headers came last would depend on the
/// release.
pub(super) fn text(headers: &[Header]) -> String {
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("\t{name} \"{value}\"\n"))
        .collect();
    let types: String = MediaType::ALL.into_iter().map(kind).collect();
    format!(
        "{STORY}
header {{
{headers}}}
header {{
\tVary Accept-Encoding
\tdefer
}}

@fact_sheet_hashed {{
\tfile
\tpath_regexp {HASHED}
}}
@fact_sheet_other not {{
\tfile
\tpath_regexp {HASHED}
}}
header @fact_sheet_hashed Cache-Control \"{FOR_EVER}\"
header @fact_sheet_other Cache-Control \"{ASK_FIRST}\"

{types}
file_server {{
\tprecompressed br gzip
}}
"
    )
}

fn kind(kind: MediaType) -> String {
    let MediaType { ending, name, .. } = kind;
    let charset = if kind.has_charset() {
        "; charset=utf-8"
    } else {
        ""
    };
    format!(
        "@fact_sheet_{ending} path *.{ending}\n\
         header @fact_sheet_{ending} Content-Type \"{name}{charset}\"\n"
    )
}
