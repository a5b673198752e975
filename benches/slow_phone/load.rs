//! What one load of a page came to, as the page's own clock had it.

use serde::Deserialize;

/// A task longer than this, in milliseconds, keeps a tap waiting so long that it is felt.
const LONG: f64 = 50.0;

/// One load; times are milliseconds since the navigation began.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Load {
    /// The first contentful paint.
    pub(crate) first_paint: f64,
    /// The largest contentful paint.
    pub(crate) largest_paint: f64,
    /// The first tap on a section had folded it.
    pub(crate) first_fold: f64,
    /// The program answered; a page without a program never does.
    pub(crate) answer: Option<f64>,
    /// How long each long task took.
    pub(crate) long_tasks: Vec<f64>,
    /// The address of each file, and the bytes it took on the wire.
    pub(crate) received: Vec<(String, f64)>,
    /// How long each later tap took.
    #[serde(skip)]
    pub(crate) taps: Vec<f64>,
    /// How much script, style and layout each later tap took, in milliseconds of the processor.
    #[serde(skip)]
    pub(crate) toggle_work: Vec<f64>,
}

/// The kinds of files that are told apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    Document,
    Script,
    WebAssembly,
    Other,
}

impl Kind {
    /// The site's addresses have neither query nor fragment.
    fn of(address: &str) -> Self {
        match address.rsplit(['/', '.']).next() {
            Some("") => Self::Document,
            Some("js") => Self::Script,
            Some("wasm") => Self::WebAssembly,
            _ => Self::Other,
        }
    }
}

impl Load {
    /// The bytes of all files.
    pub(crate) fn bytes(&self) -> f64 {
        total(self.received.iter().map(|(_, bytes)| *bytes))
    }

    /// The bytes of the files of one kind.
    pub(crate) fn bytes_of(&self, kind: Kind) -> f64 {
        let received = self.received.iter();
        let of_kind = received.filter(|(address, _)| Kind::of(address) == kind);
        total(of_kind.map(|(_, bytes)| *bytes))
    }

    /// How long long tasks went on after they had become long.
    pub(crate) fn blocking_time(&self) -> f64 {
        total(self.long_tasks.iter().map(|time| (time - LONG).max(0.0)))
    }
}

/// The sum of the values; the standard one of no values is a negative zero, and looks it.
fn total(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, |total, value| total + value)
}

/// The value in the middle; `None` where there is no value.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get(values.len().checked_sub(1)? / 2)?;
    Some(f64::midpoint(lower, upper))
}
