//! The colophon of a printed copy: its URL and QR code.
//!
//! The URL is that of exactly what was printed, with its fingerprints, so that the page can show later
//! whether the text has changed.

use crate::address::Address;
use crate::qr_code::QrCode;
use crate::scope::Scope;
use crate::sheet::Sheet;

/// The colophon of a printed copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colophon {
    /// The URL of what was printed; `None` if the page has no public URL.
    pub address: Option<String>,
    /// The QR code of that URL or else of the source; `None` if there is neither, or it is too long.
    pub code: Option<QrCode>,
}

impl Colophon {
    /// Creates the colophon for a scope. `place` is the public URL of the page ([`public_place`]).
    #[must_use]
    pub fn new(sheet: &Sheet, scope: &Scope, place: Option<&str>) -> Self {
        let address =
            place.map(|place| [place, &Address::from_scope(scope, sheet).to_string()].concat());
        let source = sheet.about.source.as_ref();
        let source = source.map(|source| source.address.as_str());
        let code = address.as_deref().or(source).and_then(QrCode::encode);
        Self { address, code }
    }
}

/// Returns the public URL of the page: the publisher's, or the current one unless it is private.
#[must_use]
pub fn public_place<'a>(base_url: Option<&'a str>, here: Option<&'a str>) -> Option<&'a str> {
    base_url.or_else(|| here.filter(|here| is_public(here)))
}

fn is_public(address: &str) -> bool {
    let Some((_, rest)) = address
        .split_once("://")
        .filter(|(scheme, _)| matches!(*scheme, "https" | "http"))
    else {
        return false;
    };
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        // An IPv6 address is in brackets.
        Some((host, port)) if !port.ends_with(']') => host,
        _ => authority,
    };
    // A name without a dot is local to its network.
    host.contains(['.', ':'])
        && !is_private(host)
        && !matches!(host.rsplit('.').next(), Some("localhost" | "local"))
}

/// Whether the host is a loopback, private (RFC 1918, RFC 4193), carrier-grade NAT (RFC 6598) or
/// link-local (RFC 3927, RFC 4291) address.
fn is_private(host: &str) -> bool {
    if ["[::1]", "[fc", "[fd", "[fe8", "[fe9", "[fea", "[feb"]
        .iter()
        .any(|start| host.starts_with(start))
    {
        return true;
    }
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = host.split('.').collect();
    let [first, second, _, _] = parts[..] else {
        return false;
    };
    parts.iter().all(|part| is_number(part))
        && match (first, second) {
            ("0" | "10" | "127", _) | ("192", "168") | ("169", "254") => true,
            ("100", second) => matches!(second.parse(), Ok(64..=127_u8)),
            ("172", second) => matches!(second.parse(), Ok(16..=31_u8)),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefers_base_url_to_public_url_of_page() {
        let base = Some("https://example.org/water/");
        for (base_url, here, place) in [
            (base, Some("https://mirror.example/"), base),
            (base, None, base),
            (
                None,
                Some("https://example.net/a/"),
                Some("https://example.net/a/"),
            ),
            (
                None,
                Some("http://[2001:db8::1]:80/"),
                Some("http://[2001:db8::1]:80/"),
            ),
            (None, Some("http://127.0.0.1:8080/"), None),
            (None, Some("http://localhost:8080/"), None),
            (None, Some("http://sheet.localhost/"), None),
            (None, Some("http://10.0.0.7/"), None),
            (None, Some("http://172.16.0.1/"), None),
            (None, Some("http://172.31.255.1:8080/"), None),
            (None, Some("http://169.254.1.1/"), None),
            (None, Some("http://100.64.0.1/"), None),
            (None, Some("https://10.com/"), Some("https://10.com/")),
            (
                None,
                Some("https://127.example.org/"),
                Some("https://127.example.org/"),
            ),
            (None, Some("http://[fd12:3456::1]/"), None),
            (None, Some("http://[fe80::1]/"), None),
            (None, Some("http://172.32.0.1/"), Some("http://172.32.0.1/")),
            (
                None,
                Some("https://10.example.org/"),
                Some("https://10.example.org/"),
            ),
            (None, Some("http://intranet/sheet/"), None),
            (None, Some("http://printer.local/"), None),
            (None, Some("http://[::1]/"), None),
            (None, Some("http://[::1]:8080/"), None),
            (None, Some("file:///home/reader/fact-sheet.html"), None),
            (None, None, None),
        ] {
            assert_eq!(public_place(base_url, here), place, "{here:?}");
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod sheet_tests {
    use super::*;
    use crate::markdown::sheet_of;
    use crate::sheet::slug;

    fn sheet() -> Sheet {
        sheet_of(include_str!("../tests/fixtures/fact-sheet-2007.md"))
    }

    #[test]
    fn links_to_printed_scope_with_fingerprints() {
        let sheet = sheet();
        let here = "https://example.org/";
        let whole = &sheet.fingerprint[..8];
        let nato = sheet.sections[0].passage.fingerprint;
        for (scope, address) in [
            (Scope::Whole, format!("{here}?v={whole}")),
            (
                Scope::Extract(vec![slug("cooperation-with-nato")]),
                format!("{here}?sections=cooperation-with-nato&v={nato}"),
            ),
        ] {
            let colophon = Colophon::new(&sheet, &scope, Some(here));
            assert_eq!(colophon.code, QrCode::encode(&address));
            assert_eq!(colophon.address, Some(address));
        }
    }

    #[test]
    fn links_to_source_without_public_url() {
        let sheet = sheet();
        let colophon = Colophon::new(&sheet, &Scope::Whole, None);
        assert_eq!(colophon.address, None);
        let source = sheet.about.source.map(|source| source.address);
        assert_eq!(colophon.code, source.as_deref().and_then(QrCode::encode));
    }
}
