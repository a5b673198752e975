//! Names of passages, as in "point 3 of Cooperation with NATO".

/// The kind of a passage.
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
