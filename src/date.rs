use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A calendar date (proleptic Gregorian), written `2026-11-23`.
///
/// The library has no clock: what "today" is, its caller says.
///
/// ```
/// let day: shenjiao::Date = "2024-02-29".parse()?;
/// assert_eq!(day.to_string(), "2024-02-29");
/// assert!("2023-02-29".parse::<shenjiao::Date>().is_err());
/// # Ok::<(), shenjiao::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("pattern" = r"^\d{4}-\d{2}-\d{2}$", "description" = "A date, YYYY-MM-DD.")))]
pub struct Date(jiff::civil::Date);

/// A text that is no date of the form `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date: write YYYY-MM-DD, for example 2026-11-23")]
pub struct DateError(String);

impl Date {
    /// The date, if there is such a day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    pub(crate) fn year(self) -> i16 {
        self.0.year()
    }

    pub(crate) fn yesterday(self) -> Self {
        Self(self.0.yesterday().unwrap_or(self.0))
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let error = || DateError(text.to_owned());
        let parts: Vec<&str> = text.split('-').collect();
        let [y, m, d] = parts[..] else { return Err(error()) };
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !(digits(y, 4) && digits(m, 2) && digits(d, 2)) {
            return Err(error());
        }
        let number = |s: &str| s.parse::<i16>().map_err(|_| error());
        let small = |s: &str| s.parse::<i8>().map_err(|_| error());
        Self::new(number(y)?, small(m)?, small(d)?).ok_or_else(error)
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
