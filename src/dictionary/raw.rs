//! A pack as it is written.

use serde::{Deserialize, Deserializer, Serialize};
use toml::{Spanned, value::Datetime};

use super::{enumeration::RawEnumeration, known::RawKnown, titles::RawTitle};
use crate::{Applicability, Date, Layer, Severity};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPack {
    pub(crate) pack: RawHeader,
    #[serde(default)]
    pub(crate) rule: Vec<RawRule>,
    #[serde(default)]
    pub(crate) entry: Vec<RawEntry>,
    #[serde(default)]
    pub(crate) known: Vec<RawKnown>,
    #[serde(default)]
    pub(crate) replace: Vec<RawChange>,
    #[serde(default)]
    pub(crate) amend: Vec<RawChange>,
    #[serde(default)]
    pub(crate) disable: Vec<RawDisable>,
    #[serde(default)]
    pub(crate) exempt: Vec<RawExempt>,
    #[serde(default)]
    pub(crate) enumeration: Vec<RawEnumeration>,
    #[serde(default)]
    pub(crate) title: Vec<RawTitle>,
}

/// A rule of an organisation's own.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRule {
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub(crate) name: Spanned<String>,
    pub(crate) title: String,
    pub(crate) why: String,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDisable {
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub(crate) target: Spanned<String>,
    #[serde(rename = "reason")]
    pub(crate) _reason: String,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawExempt {
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub(crate) text: Vec<Spanned<String>>,
    #[serde(rename = "reason")]
    pub(crate) _reason: String,
    #[serde(default)]
    pub(crate) rules: Vec<String>,
}

/// Which word boundaries both ends of a hit need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Boundary {
    #[default]
    Word,
    Run,
    Anywhere,
}

/// What quotation marks round a hit mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Quoted {
    #[default]
    Wrong,
    Allowed,
    Required,
}

/// Whether a title's marks, or the past, make a hit right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Leave {
    #[default]
    Wrong,
    Allowed,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Side {
    Before,
    After,
    #[default]
    Either,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawNear {
    pub(crate) words: Vec<String>,
    pub(crate) within: usize,
    #[serde(default)]
    pub(crate) side: Side,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Examples {
    #[serde(default)]
    pub(crate) hit: Vec<String>,
    #[serde(default)]
    pub(crate) silent: Vec<String>,
}

/// One text, a word a line, or a list.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum Words {
    Lines(String),
    List(Vec<String>),
}

impl Words {
    pub(crate) fn list(&self) -> Vec<&str> {
        match self {
            Self::Lines(text) => text.lines().map(str::trim).filter(|l| !l.is_empty()).collect(),
            Self::List(list) => list.iter().map(String::as_str).collect(),
        }
    }
}

/// Structs with the keys that an entry has and a pack gives defaults for.
macro_rules! with_traits {
    ($($(#[$meta:meta])* struct $name:ident { $($(#[$m:meta])* $field:ident: $type:ty,)* })+) => {$(
        $(#[$meta])*
        #[derive(Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$m])* pub(crate) $field: $type,)*
            /// The rule it belongs to.
            pub(crate) rule: Option<String>,
            /// How sure and how bad.
            pub(crate) severity: Option<Severity>,
            /// Which word boundaries both ends of a hit need.
            pub(crate) boundary: Option<Boundary>,
            /// Also found with blanks, symbols or emoji between its characters.
            pub(crate) disguise: Option<bool>,
            /// What quotation marks round a hit mean.
            pub(crate) quoted: Option<Quoted>,
            /// Whether it is right inside 《》.
            pub(crate) titled: Option<Leave>,
            /// Whether it is right where the text speaks of the past.
            pub(crate) history: Option<Leave>,
            /// One of these words must stand near.
            pub(crate) near: Option<RawNear>,
            /// None of these words may stand near.
            pub(crate) not_near: Option<RawNear>,
            /// How safe the suggestion is.
            pub(crate) applicability: Option<Applicability>,
            /// The article, standard or announcement that says so.
            pub(crate) citation: Option<String>,
            /// Why, in a sentence; {text} and {right} are filled in.
            pub(crate) message: Option<String>,
        }
    )+};
}

with_traits! {
    struct RawHeader {
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        name: Spanned<String>,
        layer: Layer,
        #[serde(rename = "title")]
        _title: String,
        #[serde(deserialize_with = "date")]
        checked: Date,
    }
}

/// Structs with all keys of an entry beside their own.
macro_rules! with_entry_keys {
    ($($(#[$meta:meta])* struct $name:ident { $($own:tt)* })+) => {
        with_traits! {$(
            $(#[$meta])*
            struct $name {
                $($own)*
                /// What to find; {4} inside a text is a gap of up to 4 characters.
                r#match: Option<Words>,
                /// The right form or forms, best first.
                right: Option<Words>,
                /// First day on which it holds.
                #[serde(default, deserialize_with = "optional_date")]
                since: Option<Date>,
                /// First day on which it no longer holds.
                #[serde(default, deserialize_with = "optional_date")]
                until: Option<Date>,
                /// Longer phrases in which the term is right.
                except: Option<Vec<String>>,
                /// Texts where it must fire, and where it must not.
                examples: Option<Examples>,
                /// No lower layer may change or exempt it.
                locked: Option<bool>,
            }
        )+}
    };
}

with_entry_keys! {
    struct RawEntry {
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        id: Spanned<String>,
    }

    /// A replacement or an amendment of an entry below.
    struct RawChange {
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        target: Spanned<String>,
        #[serde(rename = "reason")]
        _reason: String,
    }
}

impl RawChange {
    /// Whether it says nothing but which severity its target is to have.
    pub(crate) fn gives_only_severity(&self) -> bool {
        // Without `..`, so that a key which is added can't be forgotten here.
        matches!(
            self,
            Self {
                target: _,
                _reason: _,
                severity: _,
                r#match: None,
                right: None,
                since: None,
                until: None,
                except: None,
                examples: None,
                locked: None,
                rule: None,
                boundary: None,
                disguise: None,
                quoted: None,
                titled: None,
                history: None,
                near: None,
                not_near: None,
                applicability: None,
                citation: None,
                message: None,
            }
        )
    }
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = Datetime::deserialize(deserializer)?;
    let day = written.date.filter(|_| written.time.is_none() && written.offset.is_none());
    day.and_then(|d| Date::new(d.year as i16, d.month as i8, d.day as i8))
        .ok_or_else(|| serde::de::Error::custom("a date is written 2026-11-23, without quotation marks"))
}

pub(super) fn optional_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    date(deserializer).map(Some)
}
