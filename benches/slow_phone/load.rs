//! The measurements of one page load.

use serde::Deserialize;

/// The duration above which a task is long (W3C Long Tasks), in milliseconds.
const LONG_MS: f64 = 50.0;

/// One load. Times are in milliseconds since navigation start.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Load {
    /// The first contentful paint.
    pub(crate) first_paint: f64,
    /// The largest contentful paint.
    pub(crate) largest_paint: f64,
    /// When the first tap on a section had folded it.
    pub(crate) first_fold: f64,
    /// When the app was ready; `None` for a page without an app.
    pub(crate) app_ready: Option<f64>,
    /// The duration of each long task.
    pub(crate) long_tasks: Vec<f64>,
    /// The URL of each file, and its transfer size in bytes.
    pub(crate) received: Vec<(String, f64)>,
    /// The latency of each later tap.
    #[serde(skip)]
    pub(crate) taps: Vec<f64>,
    /// Script, style and layout time of each later tap.
    #[serde(skip)]
    pub(crate) toggle_work: Vec<f64>,
}

/// The kinds of files.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    Document,
    Script,
    WebAssembly,
    Other,
}

impl Kind {
    /// Returns the kind of a file by its URL, which has neither query nor fragment.
    fn from_url(url: &str) -> Self {
        match url.rsplit(['/', '.']).next() {
            Some("") => Self::Document,
            Some("js") => Self::Script,
            Some("wasm") => Self::WebAssembly,
            _ => Self::Other,
        }
    }
}

impl Load {
    /// Returns the bytes of all files.
    pub(crate) fn bytes(&self) -> f64 {
        total(self.received.iter().map(|(_, bytes)| *bytes))
    }

    /// Returns the bytes of the files of one kind.
    pub(crate) fn bytes_of(&self, kind: Kind) -> f64 {
        let received = self.received.iter();
        let of_kind = received.filter(|(url, _)| Kind::from_url(url) == kind);
        total(of_kind.map(|(_, bytes)| *bytes))
    }

    /// Returns the total blocking time: what exceeds 50 ms of each long task.
    pub(crate) fn blocking_time(&self) -> f64 {
        total(self.long_tasks.iter().map(|time| (time - LONG_MS).max(0.0)))
    }
}

/// Returns the sum. `Iterator::sum` of no values is -0, and would be shown so.
fn total(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, |total, value| total + value)
}

/// Returns the median; `None` without values.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get(values.len().checked_sub(1)? / 2)?;
    Some(f64::midpoint(lower, upper))
}
