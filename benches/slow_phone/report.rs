//! The comparison as a table in Markdown, with a verdict.

use std::fmt::Write;

use super::load::{Kind, Load, median};

/// The allowed ratio of the times for the first paint and the first fold. A tenth is not noticeable, and less
/// than two runs differ by.
const BUDGET: f64 = 1.10;
/// The allowed ratio of the work for folding a section.
const TOGGLE_BUDGET: f64 = 1.5;

/// A value that is measured in every load.
struct Metric {
    name: &'static str,
    unit: Unit,
    value: fn(&Load) -> Option<f64>,
}

#[derive(Clone, Copy)]
enum Unit {
    Bytes,
    Milliseconds,
}

const FIRST_PAINT: Metric = Metric::time("first contentful paint", |load| Some(load.first_paint));
const FIRST_FOLD: Metric = Metric::time("first working fold", |load| Some(load.first_fold));

const TOGGLE_WORK: Metric = Metric::time("toggle work", |load| {
    median(load.toggle_work.iter().copied())
});

const METRICS: [Metric; 12] = [
    Metric::bytes("document", |load| Some(load.bytes_of(Kind::Document))),
    Metric::bytes("script", |load| Some(load.bytes_of(Kind::Script))),
    Metric::bytes("WebAssembly", |load| Some(load.bytes_of(Kind::WebAssembly))),
    Metric::bytes("other files", |load| Some(load.bytes_of(Kind::Other))),
    Metric::bytes("all files", |load| Some(load.bytes())),
    FIRST_PAINT,
    Metric::time("largest contentful paint", |load| Some(load.largest_paint)),
    FIRST_FOLD,
    Metric::time("app ready", |load| load.app_ready),
    Metric::time("total blocking time", |load| Some(load.blocking_time())),
    Metric::time("tap latency, loaded", |load| {
        median(load.taps.iter().copied())
    }),
    TOGGLE_WORK,
];

impl Metric {
    const fn bytes(name: &'static str, value: fn(&Load) -> Option<f64>) -> Self {
        let unit = Unit::Bytes;
        Self { name, unit, value }
    }

    const fn time(name: &'static str, value: fn(&Load) -> Option<f64>) -> Self {
        let unit = Unit::Milliseconds;
        Self { name, unit, value }
    }

    fn median(&self, loads: &[Load]) -> Option<f64> {
        median(loads.iter().filter_map(self.value))
    }

    /// Returns the ratio of the medians.
    fn ratio(&self, this: &[Load], plain: &[Load]) -> Option<f64> {
        let plain = self.median(plain).filter(|plain| *plain > 0.0)?;
        Some(self.median(this)? / plain)
    }
}

impl Unit {
    fn show(self, value: f64) -> String {
        match self {
            Self::Bytes => format!("{:.1} kB", value / 1000.0),
            Self::Milliseconds if value < 10.0 => format!("{value:.1} ms"),
            Self::Milliseconds => format!("{value:.0} ms"),
        }
    }
}

/// Returns a row for each metric: the medians of both pages and their ratio.
pub(crate) fn table(this: &[Load], plain: &[Load]) -> String {
    let absent = || "–".to_owned();
    let mut table = "| median | this page | plain page | ratio |\n|---|--:|--:|--:|\n".to_owned();
    for metric in METRICS {
        let show = |loads| {
            let median = metric.median(loads);
            median.map_or_else(absent, |value| metric.unit.show(value))
        };
        let ratio = metric.ratio(this, plain);
        let ratio = ratio.map_or_else(absent, |ratio| format!("{ratio:.2}×"));
        // Writing to a string cannot fail.
        let _ = writeln!(
            table,
            "| {} | {} | {} | {ratio} |",
            metric.name,
            show(this),
            show(plain)
        );
    }
    table
}

/// Returns a line for each budget.
pub(crate) fn verdict(this: &[Load], plain: &[Load]) -> String {
    let line = |(metric, budget): (Metric, f64)| {
        let name = metric.name;
        match metric.ratio(this, plain) {
            Some(ratio) if ratio <= budget => {
                format!(
                    "{name}: {ratio:.2}× of the plain page, within the budget of {budget:.2}×\n"
                )
            }
            Some(ratio) => {
                format!("{name}: {ratio:.2}× of the plain page, OVER the budget of {budget:.2}×\n")
            }
            None => format!("{name}: not measured\n"),
        }
    };
    [
        (FIRST_PAINT, BUDGET),
        (FIRST_FOLD, BUDGET),
        (TOGGLE_WORK, TOGGLE_BUDGET),
    ]
    .map(line)
    .concat()
}
