//! What a browser test needs, read from its name.

use clap::ValueEnum;

use crate::cli::Engine;

/// A group of programs that only some browser tests need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    Chromium,
    Firefox,
    FirefoxPrevious,
    Webkit,
    /// Web servers, beside the tests' own.
    Servers,
    /// axe-core and Readability.
    Accessibility,
}

impl Need {
    pub(crate) const ALL: [Self; 6] = [
        Self::Chromium,
        Self::Firefox,
        Self::FirefoxPrevious,
        Self::Webkit,
        Self::Servers,
        Self::Accessibility,
    ];

    /// The needs of a test called `engine::topic::name`, or `server::topic::name`.
    pub(crate) fn of_test(name: &str) -> Vec<Self> {
        let (first, rest) = name.split_once("::").unwrap_or((name, ""));
        let mut needs = match Engine::from_str(&first.replace('_', "-"), false) {
            Ok(engine) => vec![Self::from(engine)],
            Err(_) => vec![Self::Servers],
        };
        match rest.split("::").next() {
            Some("hosting") => needs.push(Self::Servers),
            Some("accessibility" | "studio") => needs.push(Self::Accessibility),
            _ => {}
        }
        needs
    }
}

impl From<Engine> for Need {
    fn from(engine: Engine) -> Self {
        match engine {
            Engine::Chromium => Self::Chromium,
            Engine::Firefox => Self::Firefox,
            Engine::FirefoxPrevious => Self::FirefoxPrevious,
            Engine::Webkit => Self::Webkit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Need::{Accessibility, Chromium, Firefox, FirefoxPrevious, Servers, Webkit};
    use super::*;

    #[test]
    fn test_needs_its_engine_and_topic() {
        let cases: [(&str, &[Need]); 7] = [
            ("firefox::folding::opens_section", &[Firefox]),
            (
                "firefox-previous::folding::opens_section",
                &[FirefoxPrevious],
            ),
            (
                "firefox_previous::folding::opens_section",
                &[FirefoxPrevious],
            ),
            ("chromium::hosting::runs_from_nginx", &[Chromium, Servers]),
            ("webkit::accessibility::axe", &[Webkit, Accessibility]),
            ("nginx::hosting::sends_types", &[Servers, Servers]),
            ("webkit", &[Webkit]),
        ];
        for (name, needs) in cases {
            assert_eq!(Need::of_test(name), needs, "{name}");
        }
    }
}
