//! Folding sections: by mouse, by keyboard, all at once, and what the browser remembers of it.

use crate::support::Result;
use crate::support::claims::claim;
use crate::support::reader::Reader;
use crate::support::reader::keys::{ENTER, SPACE};
use crate::support::sentence::{Sentence, sentence};

const NATO: &str = "cooperation-with-nato";

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![sentence!(a_section_folds_and_opens_by_keyboard)]
}

async fn a_section_folds_and_opens_by_keyboard(reader: &Reader) -> Result {
    reader.open("").await?;
    claim(!reader.is_folded(NATO).await?, "the section starts folded")?;
    reader
        .tab_to(&format!("[aria-labelledby={NATO}-heading] summary"))
        .await?;
    reader.press(&[ENTER]).await?;
    reader.until_folded(NATO, true).await?;
    reader.press(&[SPACE]).await?;
    reader.until_folded(NATO, false).await
}
