//! What a passage is called in the name of a link to it: "point 3 of Cooperation with NATO".

/// What kind of passage it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "each variant is the thing of that name in the model"
)]
pub enum PassageKind {
    Paragraph,
    Point,
    Table,
    Quotation,
    Figure,
    Note,
}

impl PassageKind {
    /// The name of the passage of this kind with this ordinal in the section with this heading.
    #[must_use]
    pub fn name(self, ordinal: u32, heading: &str) -> String {
        let kind = match self {
            Self::Paragraph => "paragraph",
            Self::Point => "point",
            Self::Table => "table",
            Self::Quotation => "quotation",
            Self::Figure => "figure",
            Self::Note => "note",
        };
        format!("{kind} {ordinal} of {heading}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_named_by_its_place_in_its_section() {
        assert_eq!(
            PassageKind::Point.name(3, "Cooperation with NATO"),
            "point 3 of Cooperation with NATO"
        );
        assert_eq!(PassageKind::Table.name(1, "Costs"), "table 1 of Costs");
    }
}
