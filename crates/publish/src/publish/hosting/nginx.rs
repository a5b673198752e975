//! The site on nginx, with nothing but what every build of it holds.
//!
//! It cannot choose brotli by itself without a module, so it is led: where the browser takes it and
//! the file is there, the request goes on to `NAME.br`, which is sent as what `NAME` is. A header
//! that is said in a location hides all that was said outside of it, so all are said in one place and
//! what differs is a variable; an empty one says nothing.

use super::{ASK_FIRST, FOR_EVER, HASHED, Header};
use crate::publish::media_type::MediaType;

const STORY: &str = "\
# How nginx serves the fact sheet. Include this where the folder is named: for a site of its own
#
#     server {
#         root /srv/fact-sheet;
#         include /srv/fact-sheet/hosting/nginx.conf;
#     }
#
# or for a folder of another site
#
#     location /water/ {
#         alias /srv/fact-sheet/;
#         include /srv/fact-sheet/hosting/nginx.conf;
#     }
#
# Its headers hide those that are said further out, such as Strict-Transport-Security: say these again
# after it. Written by the build; the policy is that of the pages, so reload nginx when they were built anew.
";

/// Whether brotli is among what the browser takes, and not refused with `q=0`.
const TAKES_BROTLI: &str = r"(^|,)\s*br\s*(,|$|;\s*q=(1|0\.\d*[1-9]))";

/// The snippet.
pub(super) fn text(headers: &[Header]) -> String {
    let kinds = MediaType::ALL.into_iter();
    let types: String = kinds
        .clone()
        .map(|kind| format!("    {} {};\n", kind.name, kind.ending))
        .collect();
    // It knows `text/html` to be text.
    let texts = kinds.filter(|kind| kind.has_charset() && kind.ending != "html");
    let texts: String = texts.map(|kind| format!(" {}", kind.name)).collect();
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("add_header {name} \"{value}\" always;\n"))
        .collect();
    let compressed: String = MediaType::compressible().map(brotli).collect();
    format!(
        "{STORY}
index index.html;
autoindex off;
absolute_redirect off;

types {{
{types}}}
default_type application/octet-stream;
charset utf-8;
charset_types{texts};

{headers}add_header Cache-Control $fact_sheet_cache;
add_header Content-Encoding $fact_sheet_encoding;
add_header Vary Accept-Encoding;
gzip_static on;
gzip_proxied any;
gzip_vary off;

{compressed}
location ~ ^ {{
    set $fact_sheet_cache \"{ASK_FIRST}\";
    if ($uri ~ \"{HASHED}\") {{
        set $fact_sheet_cache \"{FOR_EVER}\";
    }}
    set $fact_sheet_encoding \"\";
    set $fact_sheet_brotli \"\";
    if ($http_accept_encoding ~* \"{TAKES_BROTLI}\") {{
        set $fact_sheet_brotli $request_filename.br;
    }}
    if (-f $fact_sheet_brotli) {{
        set $fact_sheet_encoding br;
        rewrite ^ $uri.br last;
    }}
}}
"
    )
}

/// Where a file of this kind is sent from that is compressed with brotli. Nobody else gets there.
fn brotli(kind: MediaType) -> String {
    let MediaType { ending, name, .. } = kind;
    format!(
        "location ~ \\.{ending}\\.br$ {{ internal; types {{}} default_type {name}; gzip off; gzip_static off; }}\n"
    )
}
