//! Lines that Markdown joins into one paragraph though they were typed below one another: items with
//! marks that it does not know, columns, addresses.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A number or letter at the start of a line, as in `a)` or `[1]`.
const NUMBER: &str =
    r"^(?:\[\d{1,3}\]|\p{Nd}{1,3}[.)]|\(\d{1,3}\)|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])[ \t]";
/// What also starts a sentence, so that only lines which all start so are items: `1.2`, `B.`.
const OUTLINE: &str = r"^(?:\d{1,3}(?:\.\d{1,3})+\.?|\(?[A-Z][.)]|[IVX]{1,5}[.)])[ \t]";
const PIPES: &str = r"^[^|\n]+(?: \| [^|\n]+)+$";
/// A name and what it stands for: `Phone: 123`.
const LABEL: &str = r"^[\p{Lu}\p{Lo}][^:：\n]{0,30}[:：] ?\S";
/// A space between columns, not between sentences.
const GAP: &str = r"[^.!?: ] {2,}\S";

static PATTERNS: LazyLock<Option<[Regex; 5]>> = LazyLock::new(|| {
    let compiled = [NUMBER, OUTLINE, PIPES, LABEL, GAP].map(|pattern| Regex::new(pattern).ok());
    let [
        Some(number),
        Some(outline),
        Some(pipes),
        Some(label),
        Some(gap),
    ] = compiled
    else {
        return None;
    };
    Some([number, outline, pipes, label, gap])
});

/// How many lines surely make an address or a verse, and how long they are at most, in characters.
const SHORT_LINES: usize = 3;
const SHORT: usize = 40;
/// How many lines are looked at.
const MOST_LINES: usize = 100;

/// Returns the first line of a paragraph that was probably meant to stay one, and what to write instead.
pub(super) fn find(typed: &str) -> Option<(Range<usize>, String)> {
    let mut start = 0;
    let lines: Vec<(usize, &str)> = typed
        .split('\n')
        .map(|line| {
            let place = (start, line);
            start += line.len() + 1;
            place
        })
        .take(MOST_LINES)
        .collect();
    if lines.len() < 2 {
        return None;
    }
    let [number, outline, pipes, label, gap] = PATTERNS.as_ref()?;
    let hits = |pattern: &Regex| -> Vec<Range<usize>> {
        let hit = |(start, line): &(usize, &str)| {
            let hit = pattern.find(line)?;
            Some(start + hit.start()..start + hit.end())
        };
        lines.iter().filter_map(hit).collect()
    };
    let numbered = hits(number);
    if numbered.len() > 1 {
        let marker = &typed[numbered[0].clone()];
        let help = if marker.starts_with('[') {
            "write footnotes: `[^1]` in the text, and `[^1]: text` in a paragraph of its own"
        } else if marker.starts_with(|c: char| c.is_ascii_digit()) {
            "leave an empty line before the list"
        } else if marker.is_ascii() {
            "write `* ` before each item, or end each line with `\\`"
        } else {
            "write the numbers of a list as `1. `, `2. `"
        };
        return Some((numbered[0].clone(), help.to_owned()));
    }
    let counting = lines
        .windows(2)
        .find(|pair| counts_on(pair[0].1, pair[1].1));
    if let Some([(start, line), _]) = counting {
        let help =
            "leave an empty line between them, write `1. ` for a list, or end each line with `\\`";
        return Some((*start..start + line.len(), help.to_owned()));
    }
    let first = 0..lines[0].1.len();
    let all = |is_kind: &dyn Fn(&str) -> bool| lines.iter().all(|(_, line)| is_kind(line));
    if hits(outline).len() == lines.len() {
        let help = "leave empty lines between them, or end each line with `\\`";
        return Some((first, help.to_owned()));
    }
    if let Some(bullet) = bullet(lines[0].1) {
        let is_item = |line: &str| line.starts_with(&bullet);
        let count = lines.iter().filter(|(_, line)| is_item(line)).count();
        if all(&is_item) || count > 1 && bullet != "o " {
            return Some((first, "write `* ` before each item".to_owned()));
        }
    }
    if all(&starts_with_symbol) {
        let help = "write `* ` before each item, or end each line but the last with `\\`";
        return Some((first, help.to_owned()));
    }
    let tabs = |line: &str| line.trim().matches('\t').count();
    let gaps = |line: &str| gap.find_iter(line.trim()).count();
    let leaders = |line: &str| usize::from(line.contains("....") || line.contains("……"));
    let counts: [&dyn Fn(&str) -> usize; 4] = [&tabs, &gaps, &separators, &leaders];
    let columns = |count: &dyn Fn(&str) -> usize| {
        let first = count(lines[0].1);
        all(&|line| count(line) == first).then_some(first + 1)
    };
    let columns = counts.into_iter().filter_map(columns).max();
    if let Some(columns) = columns.filter(|columns| *columns > 1) {
        let help = format!(
            "write a table: `| A | B |`, and `{}` below the first line",
            dashes(columns)
        );
        return Some((first, help));
    }
    let cells = |line: &str| super::tables::cells(line);
    if hits(pipes).len() == lines.len() && all(&|line| cells(line) == cells(lines[0].1)) {
        let help = format!(
            "write `{}` below the first line for a table, or end lines with `\\`",
            dashes(cells(lines[0].1))
        );
        return Some((first, help));
    }
    let is_short = |line: &str| {
        let is_start = |c: char| c.is_uppercase() || c.is_ascii_digit() || c == '+';
        line.starts_with(is_start) && line.chars().count() <= SHORT
    };
    let is_label = |line: &str| label.is_match(line) && line.chars().count() <= 2 * SHORT;
    // Two lines may be wrapped text, unless a number stands where addresses have one.
    let has_number = |line: &str| line.contains(|c: char| c.is_ascii_digit());
    let is_two = !lines[0]
        .1
        .ends_with(|c: char| c.is_ascii_punctuation() || c == '–')
        && has_number(lines[1].1);
    let is_address = (lines.len() >= SHORT_LINES || is_two) && all(&is_short) || all(&is_label);
    is_address.then(|| (first, "end each line but the last with `\\`".to_owned()))
}

/// Whether two lines are numbered one after the other: `Art. 1` and `Art. 2`, `A)` and `B)`, `①` and `②`.
fn counts_on(line: &str, next: &str) -> bool {
    let (Some(one), Some(two)) = (Count::parse(line), Count::parse(next)) else {
        return false;
    };
    one.before == two.before && one.after == two.after && one.number + 1 == two.number
}

/// The number at the start of a line, between the texts around it.
struct Count<'a> {
    before: &'a str,
    number: u32,
    after: Option<char>,
}

impl<'a> Count<'a> {
    /// How far a number is from the start of its line, in bytes.
    const FARTHEST: usize = 16;

    fn parse(line: &'a str) -> Option<Self> {
        let letter = line.strip_prefix('(').unwrap_or(line).chars().next()?;
        let rest = &line[line.find(letter)? + letter.len_utf8()..];
        if letter.is_ascii_uppercase() && rest.starts_with([')', '.']) {
            return Some(Self {
                before: &line[..line.len() - rest.len() - 1],
                number: u32::from(letter),
                after: rest.chars().next(),
            });
        }
        if matches!(letter, '①'..='⑳' | '⑴'..='⒇' | '❶'..='❿') {
            return Some(Self {
                before: "",
                number: u32::from(letter),
                after: None,
            });
        }
        let start = line.find(|c: char| c.is_ascii_digit())?;
        let digits = line[start..].trim_start_matches(|c: char| c.is_ascii_digit());
        let end = line.len() - digits.len();
        let number = line[start..end]
            .parse()
            .ok()
            .filter(|number| *number < 10_000)?;
        (start <= Self::FARTHEST).then_some(Self {
            before: &line[..start],
            number,
            after: digits.chars().next(),
        })
    }
}

/// Counts the separators of a line of comma-separated values, which are not followed by a space. A comma within a
/// number is none.
fn separators(line: &str) -> usize {
    let count = |separator: char| {
        let digit = |text: &str, last: bool| {
            let c = if last {
                text.chars().next_back()
            } else {
                text.chars().next()
            };
            c.is_some_and(|c| c.is_ascii_digit())
        };
        let all = line.match_indices(separator);
        let others = all.clone().filter(|(at, _)| {
            let (before, after) = (&line[..*at], &line[at + 1..]);
            after.starts_with(char::is_whitespace) || digit(before, true) && digit(after, false)
        });
        if others.count() > 0 { 0 } else { all.count() }
    };
    count(';').max(count(','))
}

/// Whether a line starts with a dash or a symbol, such as ✓.
fn starts_with_symbol(line: &str) -> bool {
    let mut chars = line.chars();
    let first = chars.next().unwrap_or(' ');
    let is_symbol = matches!(first, '\u{2190}'..='\u{2bff}' | '\u{1f300}'..='\u{1faff}');
    let is_dash = matches!(first, '–' | '—') || line.starts_with("--");
    is_dash || is_symbol && chars.any(char::is_whitespace)
}

/// Returns what may be a bullet at the start of a line: a symbol that Markdown does not know.
fn bullet(line: &str) -> Option<String> {
    let mut chars = line.chars();
    let symbol = chars.next()?;
    let is_symbol = !symbol.is_ascii() && !symbol.is_alphanumeric() && symbol != '\u{fffc}';
    let space = chars.next().filter(|c| c.is_whitespace())?;
    (is_symbol || symbol == 'o').then(|| [symbol, space].iter().collect())
}

/// Returns the line of dashes below a header of so many columns.
pub(super) fn dashes(columns: usize) -> String {
    format!("|{}", "---|".repeat(columns.clamp(1, 30)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_lines_that_belong_below_one_another() {
        for (text, help) in [
            ("Steps:\n2. a\n3. b", "an empty line before the list"),
            ("(1) a\n(2) b", "end each line"),
            ("1.1 First\n1.2 Second", "empty lines between"),
            ("A. First\nB. Second", "for a list"),
            ("– a\n– b", "`* `"),
            ("o a\no b", "`* `"),
            ("➢ a\nb\n➢ c", "`* `"),
            ("✓ a\n✗ b", "`* `"),
            ("—a\n—b", "`* `"),
            ("-- a\n-- b", "`* `"),
            ("A\tB\n1\t2", "`|---|---|`"),
            ("A | B\nC | D", "`|---|---|`"),
            ("Year    Cost\n2025    10", "`|---|---|`"),
            ("Well;10\nPump;2", "`|---|---|`"),
            ("Well,12\nPump,x", "`|---|---|`"),
            ("(i) a\n(ii) b", "end each line"),
            ("Steps:\nA) a\nB) b", "for a list"),
            ("Art. 1 a\nArt. 2 b", "for a list"),
            ("Step 1: a\nStep 2: b", "for a list"),
            ("1- a\n2- b", "for a list"),
            ("1º a\n2º b", "for a list"),
            ("① a\n② b", "for a list"),
            ("2024 a\n2025 b", "for a list"),
            ("Phone: 123\nE-mail: a@b.org", "end each line but the last"),
            ("Unit E5\nL-2920 Luxembourg", "end each line but the last"),
            ("Voltage......6.0V\nCurrent.....2 A", "`|---|---|`"),
            (
                "Council\n12 High Street\nRiverside",
                "end each line but the last",
            ),
        ] {
            let found = find(text).map(|(_, help)| help).unwrap_or_default();
            assert!(found.contains(help), "{text}: {found}");
        }
    }

    #[test]
    fn leaves_wrapped_text_alone() {
        for text in [
            "It was in the first week of a very, very cold\n1. January",
            "Water flows.\nSome of it\nis used.",
            "o mar\né azul",
            "– a dash\nbegins it",
            "A. Smith wrote it\nwith some others",
            "one | line",
            "A line.\nAnother.",
            "A line.  Two\nspaces.  Here",
            "It costs 1,000 or\nmore than 2,000",
            "In 2019 it rose\nto 2020 litres",
            "Note: this is\na wrapped line",
            "Dr. A. Smith\nand B. Jones",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
