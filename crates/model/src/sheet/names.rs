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
