//! The shape of a page: the names of its elements, in document order.
//!
//! Hydration panics if an element is not the one that was prerendered, and a translator or an
//! extension may have changed the page before the app starts. So the publisher writes a hash of the shape
//! into the page, and the app compares it with that of the page it finds.

/// Hashes element names with 32-bit FNV-1a (RFC 9923). Returns hexadecimal digits.
pub(super) fn hash_names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let hash = names
        .flat_map(|name| name.bytes().chain([b' ']))
        .fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
    format!("{hash:08x}")
}

/// Hashes the element names of markup that Yew has rendered: `<` before a letter starts an element.
#[cfg(feature = "ssr")]
#[must_use]
pub fn hash_markup(markup: &str) -> String {
    let names = markup
        .split('<')
        .skip(1)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    hash_names(names.map(|rest| {
        rest.split(|c: char| c.is_whitespace() || c == '>' || c == '/')
            .next()
            .unwrap_or(rest)
    }))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn shape_depends_on_every_element_and_nothing_else() {
        let published =
            hash_markup("<!--<[]>--><main class=\"page\"><h1>1 &lt; 2</h1><br/></main>");
        assert_eq!(published, hash_names(["main", "h1", "br"].into_iter()));
        assert_ne!(
            published,
            hash_names(["main", "h1", "font", "br"].into_iter())
        );
        assert_ne!(published, hash_names(["main", "br", "h1"].into_iter()));
        assert_ne!(published, hash_names(["main", "h1"].into_iter()));
    }
}
