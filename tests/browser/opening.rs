//! Opening the page: it is whole before the program arrives, and the same after.

use crate::support::Result;
use crate::support::claims::same;
use crate::support::reader::Reader;
use crate::support::sentence::{Sentence, sentence};

pub(crate) fn sentences() -> Vec<Sentence> {
    vec![sentence!(controls_that_need_the_program_wait_for_it)]
}

async fn controls_that_need_the_program_wait_for_it(reader: &Reader) -> Result {
    let gate = reader.site.hold_back(".wasm");
    reader.arrive("").await?;
    let visibility = "getComputedStyle(document.querySelector('.fold-all')).visibility";
    same(
        "before the program",
        reader.value::<String>(visibility).await?,
        "hidden",
    )?;
    gate.open();
    reader.see_program().await?;
    same(
        "with the program",
        reader.value::<String>(visibility).await?,
        "visible",
    )
}
