//! Selecting text: links to it, quotations with their source, and the selection bar.

mod bar;
mod links;
mod mouse_and_keys;
pub(crate) mod quotations;

use serde_json::json;

use crate::sheet::NATO_PASSAGE;
use crate::support::TestResult;
use crate::support::page::Page;
use crate::support::test_case::TestCase;

const TEXT: &str = "southern European countries";
const LINK: &str = "#cooperation-with-nato-3:~:text=southern%20European%20countries";

pub(crate) fn test_cases() -> Vec<TestCase> {
    [
        bar::test_cases(),
        links::test_cases(),
        mouse_and_keys::test_cases(),
        quotations::test_cases(),
    ]
    .concat()
}

/// Selects from the start of the text `first` to the end of the text `last`; each is a passage and a text in it.
async fn select(page: &Page, first: (&str, &str), last: (&str, &str)) -> TestResult {
    let script = "const find = (passage, part) => {
            const texts = document.createTreeWalker(document.getElementById(passage), NodeFilter.SHOW_TEXT);
            for (let text; text = texts.nextNode();) {
                const at = text.data.indexOf(part);
                if (at >= 0) return [text, at];
            }
        };
        const [[firstPassage, first], [lastPassage, last]] = arguments;
        document.getElementById(firstPassage).scrollIntoView({ block: 'center', behavior: 'instant' });
        const [anchor, from] = find(firstPassage, first);
        const [focus, to] = find(lastPassage, last);
        getSelection().setBaseAndExtent(anchor, from, focus, to + last.length)";
    page.execute::<()>(script, json!([first, last])).await?;
    Ok(page.wait_for_element(".selection-bar").await?)
}

async fn select_text(page: &Page) -> TestResult {
    let passage = NATO_PASSAGE.0;
    // The selection starts and ends in the middle of a word.
    select(page, (passage, "uthern"), (passage, "countr")).await
}

/// Returns the left, right and vertical center of a text in the window.
pub(crate) async fn text_bounds(
    page: &Page,
    passage: &str,
    text: &str,
) -> TestResult<(f64, f64, f64)> {
    Ok(page
        .execute(
            "const text = document.createTreeWalker(document.getElementById(arguments[0]), NodeFilter.SHOW_TEXT).nextNode();
             const at = text.data.indexOf(arguments[1]);
             const range = document.createRange();
             range.setStart(text, at);
             range.setEnd(text, at + arguments[1].length);
             const { left, right, top, height } = range.getBoundingClientRect();
             return [left, right, top + height / 2]",
            json!([passage, text]),
        )
        .await?)
}
