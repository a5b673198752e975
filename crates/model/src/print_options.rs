//! Print options, which are query parameters of the link.
//!
//! A link keeps them so that others print the same copy, and that Ctrl+P prints what the print view
//! shows.

/// The print options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintOptions {
    /// The page size; `None` for the default of the reader's locale.
    pub paper: Option<Paper>,
    /// The text size.
    pub text: TextSize,
    /// Whether the URLs of links are printed.
    pub links: bool,
    /// Whether blocks are numbered, for references to paper.
    pub numbers: bool,
}

/// A page size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm (ISO 216).
    #[default]
    A4,
    /// 8.5 × 11 in (ANSI A).
    Letter,
}

/// The text size on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// Normal print.
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

/// The regions whose default is Letter: `paperSize` in the supplemental data of the Unicode CLDR.
const LETTER: [&str; 14] = [
    "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
];

impl Paper {
    /// Every page size.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Returns its value in a query.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// Returns the URL of the fact sheet as PDF of this size, relative to the page.
    #[must_use]
    pub fn pdf_file(self) -> String {
        ["fact-sheet-", self.name(), ".pdf"].concat()
    }

    /// Returns the default page size for a locale, a BCP 47 tag.
    #[must_use]
    pub fn default_for(locale: &str) -> Self {
        let region = locale.split('-').skip(1).find(|part| part.len() == 2);
        match region {
            Some(region) if LETTER.contains(&region.to_ascii_uppercase().as_str()) => Self::Letter,
            _ => Self::A4,
        }
    }
}

impl TextSize {
    /// Every text size.
    pub const ALL: [Self; 2] = [Self::Normal, Self::Large];
}

/// One print option: a query parameter, an attribute `data-…` of the root element for the style
/// sheets, and a group of choices or a checkbox in the print view.
#[derive(Clone, Copy, Debug)]
pub struct PrintOption {
    /// The name of the parameter and, after `data-`, of the attribute.
    pub name: &'static str,
    /// The values.
    pub values: [&'static str; 2],
    /// Returns the position of the value that is chosen, if one is.
    get: fn(PrintOptions) -> Option<usize>,
    /// Chooses the value at this position.
    set: fn(&mut PrintOptions, usize),
}

const ON_OR_OFF: [&str; 2] = ["on", "off"];

/// Every print option, in the order of the query.
pub const PRINT_OPTIONS: [PrintOption; 4] = [
    PrintOption {
        name: "paper",
        values: [Paper::A4.name(), Paper::Letter.name()],
        get: |options| options.paper.map(|paper| paper as usize),
        set: |options, position| options.paper = Paper::ALL.get(position).copied(),
    },
    PrintOption {
        name: "text",
        values: ["normal", "large"],
        get: |options| Some(options.text as usize),
        set: |options, position| {
            options.text = TextSize::ALL.get(position).copied().unwrap_or_default();
        },
    },
    PrintOption {
        name: "links",
        values: ON_OR_OFF,
        get: |options| Some(usize::from(!options.links)),
        set: |options, position| options.links = position == 0,
    },
    PrintOption {
        name: "numbers",
        values: ON_OR_OFF,
        get: |options| Some(usize::from(!options.numbers)),
        set: |options, position| options.numbers = position == 0,
    },
];

impl PrintOption {
    /// Returns the value that is chosen, if one is.
    #[must_use]
    pub fn value(&self, options: PrintOptions) -> Option<&'static str> {
        self.values.get((self.get)(options)?).copied()
    }

    /// Whether it is only on or off.
    #[must_use]
    pub fn is_switch(&self) -> bool {
        self.values == ON_OR_OFF
    }
}

impl PrintOptions {
    /// Returns the options with another value of one. `None` if there is no such option or value.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Option<Self> {
        let option = PRINT_OPTIONS.iter().find(|option| option.name == name)?;
        let position = option.values.iter().position(|known| *known == value)?;
        (option.set)(&mut self, position);
        Some(self)
    }

    /// Returns names and values of the query parameters for what differs from the default.
    pub fn parameters(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        PRINT_OPTIONS.iter().filter_map(move |option| {
            let value = option.value(self)?;
            (option.value(Self::default()) != Some(value)).then_some((option.name, value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn infers_page_size_from_locale() {
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
            assert_eq!(Paper::default_for(locale), paper, "{locale}");
        }
    }

    #[test]
    fn reads_what_it_writes() {
        for (name, value) in [
            ("paper", "a4"),
            ("paper", "letter"),
            ("text", "large"),
            ("links", "off"),
            ("numbers", "on"),
        ] {
            let options = PrintOptions::default().with(name, value);
            let parameters = options.map(|options| options.parameters().collect::<Vec<_>>());
            assert_eq!(parameters, Some(vec![(name, value)]));
        }
    }

    #[test]
    fn omits_defaults() {
        for (name, value) in [("text", "normal"), ("links", "on"), ("numbers", "off")] {
            let options = PrintOptions::default().with(name, value);
            assert_eq!(options, Some(PrintOptions::default()), "{name}={value}");
        }
    }

    #[test]
    fn rejects_unknown_options_and_values() {
        for (name, value) in [
            ("paper", "a3"),
            ("paper", "A4"),
            ("text", ""),
            ("links", "yes"),
            ("numbers", "1"),
            ("colour", "on"),
        ] {
            assert_eq!(
                PrintOptions::default().with(name, value),
                None,
                "{name}={value}"
            );
        }
    }
}
