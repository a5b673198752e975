//! The shape of a page: the names of its elements, in document order.
//!
//! Hydration panics if an element is not the one that was prerendered, and a translator or an
//! extension may have changed the page before the app starts. So the shape is written into the page
//! when it is published, and compared with the page that the app finds.

/// Returns the shape of elements with these names: 32-bit FNV-1a (RFC 9923) as hexadecimal digits.
pub(super) fn of_names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let hash = names
        .flat_map(|name| name.bytes().chain([b' ']))
        .fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
    format!("{hash:08x}")
}

/// Returns the shape of markup as Yew renders it, in which `<` before a letter always starts an element.
#[cfg(feature = "ssr")]
#[must_use]
pub fn of_markup(markup: &str) -> String {
    let names = markup
        .split('<')
        .skip(1)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    of_names(names.map(|rest| {
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
        let published = of_markup("<!--<[]>--><main class=\"page\"><h1>1 &lt; 2</h1><br/></main>");
        assert_eq!(published, of_names(["main", "h1", "br"].into_iter()));
        assert_ne!(
            published,
            of_names(["main", "h1", "font", "br"].into_iter())
        );
        assert_ne!(published, of_names(["main", "br", "h1"].into_iter()));
        assert_ne!(published, of_names(["main", "h1"].into_iter()));
    }
}
