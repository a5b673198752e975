//! Calendar dates. Without clock and time zone, a small type is enough.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The error for a date that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDate(String);

impl Date {
    /// Creates a date.
    ///
    /// # Errors
    /// If the calendar has no such month or day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, InvalidDate> {
        if (1..=days_in(year, month)).contains(&day) {
            Ok(Self { year, month, day })
        } else {
            Err(InvalidDate(format!("{year:04}-{month:02}-{day:02}")))
        }
    }

    /// Returns the year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// Returns the month, from 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// Formats the date as the fingerprint of the title block has it. It must never change: readers see
    /// `About::date_in_words`.
    pub(super) fn wording(self, language: &str) -> String {
        let month = MONTHS[usize::from(self.month) - 1];
        match language {
            "en" | "en-US" => format!("{month} {}, {}", self.day, self.year),
            other if other.starts_with("en-") => format!("{} {month} {}", self.day, self.year),
            _ => self.to_string(),
        }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// Formats the date by ISO 8601: `2007-04-16`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let invalid = || InvalidDate(text.to_owned());
        let mut parts = text.splitn(3, '-');
        let mut part = |length: usize| {
            parts
                .next()
                .filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|part| part.parse::<u16>().ok())
                .ok_or_else(invalid)
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        match (u8::try_from(month), u8::try_from(day)) {
            (Ok(month), Ok(day)) => Self::new(year, month, day),
            _ => Err(invalid()),
        }
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the calendar has no day {}", self.0)
    }
}

impl std::error::Error for InvalidDate {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips_dates() {
        for text in ["2007-04-16", "2000-02-29", "1999-12-31", "0001-01-01"] {
            assert_eq!(
                text.parse::<Date>().map(|date| date.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn rejects_dates_that_do_not_exist() {
        for text in [
            "2007-02-29",
            "1900-02-29",
            "2007-13-01",
            "2007-00-10",
            "2007-04-31",
            "2007-4-16",
            "",
            "april",
        ] {
            assert_eq!(
                text.parse::<Date>(),
                Err(InvalidDate(text.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn keeps_the_dates_of_fingerprints() -> Result<(), InvalidDate> {
        let date = Date::new(2007, 4, 16)?;
        assert_eq!(date.wording("en-US"), "April 16, 2007");
        assert_eq!(date.wording("en-GB"), "16 April 2007");
        assert_eq!(date.wording("fr"), "2007-04-16");
        Ok(())
    }
}
