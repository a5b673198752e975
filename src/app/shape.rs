//! The shape of a page: which elements it has, in order.
//!
//! Adopting a page whose elements are not those that were published would end the program. A
//! translator or an extension may have changed them before it arrives, so the shape is written into
//! the page when it is published and compared with what is found.

/// The shape of these elements, by their names in order: FNV-1a (RFC 9923) in 32 bits, as
/// hexadecimal digits.
pub(super) fn of_names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let hash = names
        .flat_map(|name| name.bytes().chain([b' ']))
        .fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
    format!("{hash:08x}")
}

/// The shape of markup as Yew renders it, in which `<` before a letter starts an element and
/// nothing else.
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
    fn only_elements_count_and_all_of_them_do() {
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
