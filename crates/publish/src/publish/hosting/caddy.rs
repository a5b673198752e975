//! Configuration for Caddy, which chooses among compressed files itself.

use super::{CACHE_FOREVER, HASHED, Header, REVALIDATE};
use crate::publish::media_type::MediaType;

const HEADING: &str = "\
# Configuration for Caddy. Import this where the folder is named: for a site of its own
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
# Written by the build. It contains the policy of the pages, so reload Caddy after each build.
";

/// Returns the text of the file. Its matchers exclude each other, because the order in which Caddy sets the
/// same header twice depends on its release.
pub(super) fn text(headers: &[Header]) -> String {
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("\t{name} \"{value}\"\n"))
        .collect();
    let types: String = MediaType::ALL.into_iter().map(kind).collect();
    format!(
        "{HEADING}
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
header @fact_sheet_hashed Cache-Control \"{CACHE_FOREVER}\"
header @fact_sheet_other Cache-Control \"{REVALIDATE}\"

{types}
file_server {{
\tprecompressed br gzip
}}
"
    )
}

fn kind(kind: MediaType) -> String {
    let MediaType {
        extension, name, ..
    } = kind;
    let charset = if kind.has_charset() {
        "; charset=utf-8"
    } else {
        ""
    };
    format!(
        "@fact_sheet_{extension} path *.{extension}\n\
         header @fact_sheet_{extension} Content-Type \"{name}{charset}\"\n"
    )
}
