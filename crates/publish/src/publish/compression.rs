//! Compresses the files once, when they are published, so hosts need not do it for each reader.

use std::io;

use factsheet_compression::{brotli, gzip};

use super::media_type::MediaType;

/// Returns names and bytes of the compressed forms of a file, for hosts that send these instead. Forms that
/// would not be smaller are left out. The same bytes always give the same result.
///
/// # Errors
/// As for writing, which does not fail in memory.
pub fn compressed(name: &str, bytes: &[u8]) -> io::Result<Vec<(String, Vec<u8>)>> {
    if !MediaType::from_name(name).is_some_and(|kind| kind.is_compressible) {
        return Ok(Vec::new());
    }
    let mut forms = vec![
        (format!("{name}.br"), brotli(bytes)?),
        (format!("{name}.gz"), gzip(bytes)?),
    ];
    forms.retain(|(_, compressed)| compressed.len() < bytes.len());
    Ok(forms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_is_not_smaller() -> io::Result<()> {
        let long = "fact sheet ".repeat(100);
        for (name, text, expected) in [
            (
                "index.html",
                &*long,
                &["index.html.br", "index.html.gz"][..],
            ),
            ("costs/a.txt", &long, &["costs/a.txt.br", "costs/a.txt.gz"]),
            ("index.html", "a", &[]),
            ("empty.txt", "", &[]),
            ("preview.png", &long, &[]),
            ("index.html.br", &long, &[]),
            ("_headers", &long, &[]),
        ] {
            let forms = compressed(name, text.as_bytes())?;
            let names: Vec<&str> = forms.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, expected, "{name}");
            assert_eq!(forms, compressed(name, text.as_bytes())?);
        }
        Ok(())
    }
}
