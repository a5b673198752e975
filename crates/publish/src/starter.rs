//! A commented source file to start from.

/// A day that is replaced.
const DATE: &str = "2026-01-31";

/// Returns a source file that shows what a fact sheet can contain, dated with a day such as `2026-11-24`.
#[must_use]
pub fn starter(date: &str) -> String {
    include_str!("starter.md").replace(DATE, date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{Report, SourceFile};

    #[test]
    fn has_no_problem_and_the_given_date() -> Result<(), Report> {
        let text = starter("2027-12-24");
        let parsed = SourceFile::new("s.md", &text).parse()?;
        assert_eq!(parsed.warnings.to_string(), "s.md: ");
        assert_eq!(parsed.sheet.about.date.to_string(), "2027-12-24");
        Ok(())
    }
}
