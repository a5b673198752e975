//! How a copy is to be printed: the reader's choices, as they stand in an address.
//!
//! They belong to the address rather than to a setting, so that whoever is sent it prints the same
//! copy, and Ctrl+P prints what the print view shows.

/// The reader's choices for paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintOptions {
    /// The paper; `None` for what is usual where the reader is.
    pub paper: Option<Paper>,
    /// How large the text is.
    pub text: TextSize,
    /// Whether links say where they lead.
    pub links: bool,
    /// Whether passages have numbers by which they can be quoted.
    pub numbers: bool,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm (ISO 216).
    #[default]
    A4,
    /// 8.5 × 11 in (ANSI A).
    Letter,
}

/// How large text is on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// For most.
    #[default]
    Normal,
    /// Large print: 18 pt.
    Large,
}

impl Default for PrintOptions {
    fn default() -> Self {
        Self {
            paper: None,
            text: TextSize::Normal,
            links: true,
            numbers: false,
        }
    }
}

/// Where Letter is the usual paper: `paperSize` in the supplemental data of the Unicode CLDR.
const LETTER: [&str; 14] = [
    "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
];

impl Paper {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// What is usual where people speak so: `locale` is a BCP 47 tag.
    #[must_use]
    pub fn usual_in(locale: &str) -> Self {
        let region = locale.split('-').skip(1).find(|part| part.len() == 2);
        match region {
            Some(region) if LETTER.contains(&region.to_ascii_uppercase().as_str()) => Self::Letter,
            _ => Self::A4,
        }
    }

    /// The word in an address and in the style sheet.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }
}

impl TextSize {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Normal, Self::Large];

    /// The word in an address and in the style sheet.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
        }
    }
}

/// The word for a choice that is made or not.
#[must_use]
pub fn on_or_off(choice: bool) -> &'static str {
    if choice { "on" } else { "off" }
}

impl PrintOptions {
    /// Takes the choice that a parameter of an address makes. `None` where its value makes no
    /// sense, or where it is no parameter of ours.
    #[must_use]
    pub fn read(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "paper" => {
                let paper = Paper::ALL.into_iter().find(|paper| paper.word() == value)?;
                self.paper = Some(paper);
            }
            "text" => {
                self.text = TextSize::ALL
                    .into_iter()
                    .find(|text| text.word() == value)?;
            }
            "links" => self.links = on(value)?,
            "numbers" => self.numbers = on(value)?,
            _ => return None,
        }
        Some(())
    }

    /// Names and values of the parameters for what differs from the usual.
    pub fn parameters(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let usual = Self::default();
        [
            self.paper.map(|paper| ("paper", paper.word())),
            (self.text != usual.text).then(|| ("text", self.text.word())),
            (self.links != usual.links).then(|| ("links", on_or_off(self.links))),
            (self.numbers != usual.numbers).then(|| ("numbers", on_or_off(self.numbers))),
        ]
        .into_iter()
        .flatten()
    }
}

fn on(value: &str) -> Option<bool> {
    match value {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_paper_follows_from_where_the_reader_is() {
        for (locale, paper) in [
            ("en-US", Paper::Letter),
            ("es-MX", Paper::Letter),
            ("fr-ca", Paper::Letter),
            ("en-Latn-US", Paper::Letter),
            ("en-GB", Paper::A4),
            ("de", Paper::A4),
            ("en", Paper::A4),
            ("es-419", Paper::A4),
            ("us", Paper::A4),
            ("", Paper::A4),
        ] {
            assert_eq!(Paper::usual_in(locale), paper, "{locale}");
        }
    }

    #[test]
    fn a_choice_is_read_as_it_is_written() {
        for (name, value) in [
            ("paper", "a4"),
            ("paper", "letter"),
            ("text", "large"),
            ("links", "off"),
            ("numbers", "on"),
        ] {
            let mut options = PrintOptions::default();
            assert_eq!(options.read(name, value), Some(()), "{name}={value}");
            assert_eq!(options.parameters().collect::<Vec<_>>(), [(name, value)]);
        }
    }

    #[test]
    fn what_is_usual_is_not_written() {
        for (name, value) in [("text", "normal"), ("links", "on"), ("numbers", "off")] {
            let mut options = PrintOptions::default();
            assert_eq!(options.read(name, value), Some(()));
            assert_eq!(options, PrintOptions::default(), "{name}={value}");
        }
    }

    #[test]
    fn a_choice_that_makes_no_sense_changes_nothing() {
        for (name, value) in [
            ("paper", "a3"),
            ("paper", "A4"),
            ("text", ""),
            ("links", "yes"),
            ("numbers", "1"),
            ("colour", "on"),
        ] {
            let mut options = PrintOptions::default();
            assert_eq!(options.read(name, value), None, "{name}={value}");
            assert_eq!(options, PrintOptions::default());
        }
    }
}
