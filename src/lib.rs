//! A document viewer for one structured fact sheet.
