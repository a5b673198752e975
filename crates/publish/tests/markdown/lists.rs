//! Lists, and lines that look like them.

use factsheet_model::sheet::{Block, Delimiter};
use factsheet_publish::markdown::Report;

use crate::{assert_reports, body};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn reports_what_is_wrong_with_lists() {
    assert_reports(&[
        (
            "A.\n\n3) a\n",
            &[
                "3:1: warning: a line that starts with `3)` becomes a list of one item; write `3\\)` if it is text",
            ],
        ),
        (
            "* a\n*\n",
            &["2:1: a list item without text; write its text on the same line, or delete it"],
        ),
        (
            "The temperature fell to\n- 40 °C in the night.\n",
            &[
                "2:1: `-` before a number makes it a bullet; write `\\- 40 °C in the night.` for the sign, or `* ` for a bullet",
            ],
        ),
        (
            "It rose by\n+ 12 %\n",
            &[
                "2:1: `+` before a number makes it a bullet; write `\\+ 12 %` for the sign, or `* ` for a bullet",
            ],
        ),
        (
            "* It began in\n2015. Since then.\n",
            &["2:1: a line that starts with `2015.` becomes a list; write `2015\\.` if it is text"],
        ),
        (
            "It was in\n1. January\n",
            &[
                "2:1: a line that starts with `1.` becomes a list; write `1\\.` if it is text, or leave an empty line before the list",
            ],
        ),
        (
            "1. It began in\n2015. Since.\n",
            &[
                "2:1: a line that starts with `2015.` becomes an item of the list; write `2015\\.` if it belongs to the item above",
            ],
        ),
        (
            "1. One\n3. Three\n7. Seven\n",
            &[
                "2:1: warning: the list jumps from 1 to 3; the numbers are published as they are; write `3\\.` if the line belongs to the item above",
                "3:1: warning: the list jumps from 3 to 7; the numbers are published as they are; write `7\\.` if the line belongs to the item above",
            ],
        ),
        (
            "1. a\n1. b\n",
            &[
                "1:1: warning: every item of the list is numbered 1; they are published with ascending numbers; write the numbers that readers should see",
            ],
        ),
        (
            "*\u{a0}a\n",
            &["1:1: a no-break space (U+00A0) after `*`; type an ordinary space instead"],
        ),
        (
            "1.\u{a0}a\n",
            &["1:1: a no-break space (U+00A0) after `1.`; type an ordinary space instead"],
        ),
        (
            "Steps:\n2. a\n3. b\n",
            &[
                "2:1: warning: these lines are joined into one paragraph; leave an empty line before the list",
            ],
        ),
        (
            "a) one\nb) two\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write `* ` before each item, or end each line with `\\`",
            ],
        ),
        (
            "١. a\n٢. b\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write the numbers of a list as `1. `, `2. `",
            ],
        ),
        (
            "* 1. a\n",
            &["1:3: a list within the first line of a list item; write `1\\.` for the sign"],
        ),
        (
            "* [ ] a\n* [x] b\n",
            &["1:3: warning: a task box is not understood; write a plain item, or `☐ ` and `☑ `"],
        ),
        (
            "- 5 eggs\n- 6 apples\n",
            &[
                "1:1: warning: `-` before numbers makes bullets of them; write `* ` for bullets, or `\\-` for the sign",
            ],
        ),
        (
            "The fee is\n- 5 EUR\n- 6 EUR\n",
            &[
                "2:1: `-` before a number makes it a bullet; write `\\- 5 EUR` for the sign, or `* ` for a bullet",
            ],
        ),
        (
            "* - 40 °C\n* + 5 °C\n",
            &[
                "1:3: `-` before a number makes it a bullet; write `\\- 40 °C` for the sign, or `* ` for a bullet",
                "2:3: `+` before a number makes it a bullet; write `\\+ 5 °C` for the sign, or `* ` for a bullet",
            ],
        ),
        (
            "1.First\n2.Second\n",
            &["1:1: no space after `1.`; write `1. First`"],
        ),
        (
            "24. December 2026\n",
            &[
                "1:1: warning: a line that starts with `24.` becomes a list of one item; write `24\\.` if it is text",
            ],
        ),
        (
            "The rate was\n- five percent\n",
            &[
                "2:1: warning: a line of a paragraph becomes a list of one item; write `\\- five percent` if it is text, or leave an empty line before the list",
            ],
        ),
        (
            "- €40 million\n",
            &[
                "1:1: `-` before a number makes it a bullet; write `\\- €40 million` for the sign, or `* ` for a bullet",
            ],
        ),
        (
            "1.1 First\n1.2 Second\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; leave empty lines between them, or end each line with `\\`",
            ],
        ),
        ("- a\n-b\n", &["2:1: no space after `-`; write `- b`"]),
        (
            "– a\n– b\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write `* ` before each item",
            ],
        ),
        (
            "* One.\nThen two.\n",
            &[
                "2:1: warning: a line that is not indented belongs to the list item above it; leave an empty line before it, or indent it by two spaces",
            ],
        ),
        (
            "1. one\n  * sub\n2. two\n",
            &[
                "2:3: an indented list is not part of the item above it; indent it by 3 spaces to put it into the item above, or not at all",
            ],
        ),
        (
            "11. eleven\n   * nested\n",
            &[
                "1:1: warning: a line that starts with `11.` becomes a list of one item; write `11\\.` if it is text",
                "2:4: an indented list is not part of the item above it; indent it by 4 spaces to put it into the item above, or not at all",
            ],
        ),
        (
            "1. one\n  1. sub\n2. two\n",
            &[
                "2:3: warning: an indented item is on the level of the items above it; indent it by 3 spaces to put it into the item above, or not at all",
            ],
        ),
        (
            "* one\n * two\n",
            &[
                "2:2: warning: an indented item is on the level of the items above it; indent it by 2 spaces to put it into the item above, or not at all",
            ],
        ),
        (
            "> * one\n>  * two\n",
            &[
                "2:4: warning: an indented item is on the level of the items above it; indent it by 2 spaces to put it into the item above, or not at all",
            ],
        ),
        (
            "1. one\n\n  text of one\n",
            &[
                "3:3: warning: an indented block is not part of the list item above it; indent it by 3 spaces to put it into the item above, or not at all",
            ],
        ),
        ("  * one\n\n  text\n", &[]),
        ("* one\n  * two\n\n  text of one\n", &[]),
        (
            "01. first\n02. second\n",
            &[
                "1:1: warning: the zero of `01.` is not published; delete it, or write `01\\.` if it is text",
            ],
        ),
        (
            "(i) First\n(ii) Second\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write `* ` before each item, or end each line with `\\`",
            ],
        ),
        (
            "Steps:\nA) First\nB) Second\n",
            &[
                "2:1: warning: these lines are joined into one paragraph; leave an empty line between them, write `1. ` for a list, or end each line with `\\`",
            ],
        ),
        (
            "1) Number\n2) Details:\n* code\n* account\n3) Date\n",
            &[
                "3:1: warning: the bullets are not part of item 2 above them; indent them by 3 spaces to put them into the item",
            ],
        ),
        (
            "1. a\n\n* b\n\n2. c\n",
            &[
                "3:1: warning: the bullets are not part of item 1 above them; indent them by 3 spaces to put them into the item",
            ],
        ),
        ("1. a\n\n* b\n\nText.\n\n2. c\n", &[]),
        (
            "1. a\n2) b\n3. c\n",
            &[
                "2:1: `2)` starts another list; write `2.`, or leave an empty line between two lists",
            ],
        ),
        ("1. a\n\n2) b\n", &[]),
        ("- a\n+ b\n* c\n", &[]),
        (
            "☐ a\n☑ b\n",
            &[
                "1:1: warning: these lines are joined into one paragraph; write `* ` before each item, or end each line but the last with `\\`",
            ],
        ),
    ]);
}

#[test]
fn keeps_list_numbers() -> Result<(), Report> {
    for (text, expected) in [
        ("1. a\n3. b\n7. c\n", vec![1, 3, 7]),
        ("10. a\n11. b\n0. c\n", vec![10, 11, 0]),
        ("1. a\n2. b\n1. c\n2. d\n", vec![1, 2, 1, 2]),
        ("0. a\n1. b\n", vec![0, 1]),
        ("1. a\n1. b\n1. c\n", vec![1, 2, 3]),
    ] {
        let sheet = body(text)?;
        let Some(Block::List(list)) = sheet.lead.blocks.first() else {
            unreachable!("a list")
        };
        let numbers: Option<Vec<u32>> = list.numbered().map(|(number, _)| number).collect();
        assert_eq!(numbers, Some(expected), "{text}");
    }
    Ok(())
}

#[test]
fn keeps_delimiter_of_list_numbers() -> Result<(), Report> {
    for (text, delimiter) in [
        ("1. a\n2. b\n", None),
        ("1) a\n2) b\n", Some(Delimiter::Parenthesis)),
        ("* (a)\n", None),
    ] {
        let sheet = body(text)?;
        let found = sheet.lead.blocks.iter().map(|block| match block {
            Block::List(list) => list.delimiter,
            _ => None,
        });
        assert_eq!(found.collect::<Vec<_>>(), [delimiter], "{text}");
    }
    Ok(())
}
