//! Configuration for nginx, which needs no extra modules.
//!
//! Without a module, nginx cannot choose Brotli. So if the browser accepts it and the file exists, the request
//! is rewritten to `NAME.br`, which is sent with the type of `NAME`. A header in a location hides all headers
//! outside of it, so all are in one place, and what differs is a variable. nginx leaves out empty headers.

use super::{CACHE_FOREVER, HASHED, Header, REVALIDATE};
use crate::publish::media_type::MediaType;

const HEADING: &str = "\
# Configuration for nginx. Include this where the folder is named: for a site of its own
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
# Its headers hide those of outer blocks, such as Strict-Transport-Security: repeat these after it.
# Written by the build. It contains the policy of the pages, so reload nginx after each build.
";

/// Matches an `Accept-Encoding` with Brotli, unless it is refused with `q=0`.
const ACCEPTS_BROTLI: &str = r"(^|,)\s*br\s*(,|$|;\s*q=(1|0\.\d*[1-9]))";

/// Returns the text of the file.
pub(super) fn text(headers: &[Header]) -> String {
    let kinds = MediaType::ALL.into_iter();
    let types: String = kinds
        .clone()
        .map(|kind| format!("    {} {};\n", kind.name, kind.extension))
        .collect();
    // nginx sends a charset with `text/html` anyway.
    let texts = kinds.filter(|kind| kind.has_charset() && kind.extension != "html");
    let texts: String = texts.map(|kind| format!(" {}", kind.name)).collect();
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("add_header {name} \"{value}\" always;\n"))
        .collect();
    let compressed: String = MediaType::compressible().map(brotli).collect();
    format!(
        "{HEADING}
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
    set $fact_sheet_cache \"{REVALIDATE}\";
    if ($uri ~ \"{HASHED}\") {{
        set $fact_sheet_cache \"{CACHE_FOREVER}\";
    }}
    set $fact_sheet_encoding \"\";
    set $fact_sheet_brotli \"\";
    if ($http_accept_encoding ~* \"{ACCEPTS_BROTLI}\") {{
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

/// Returns the location from which compressed files of this type are sent, which requests cannot reach
/// directly.
fn brotli(kind: MediaType) -> String {
    let MediaType {
        extension, name, ..
    } = kind;
    format!(
        "location ~ \\.{extension}\\.br$ {{ internal; types {{}} default_type {name}; gzip off; gzip_static off; }}\n"
    )
}
