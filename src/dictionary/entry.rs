use super::{
    pattern::Pattern,
    raw::{Boundary, Leave, Quoted, Side},
};
use crate::{Applicability, Date, Origin, Place, Severity};

/// An entry as it holds after all layers have spoken.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) origin: Origin,
    pub(crate) place: Place,
    pub(crate) rule: String,
    pub(crate) severity: Severity,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) right: Vec<String>,
    pub(crate) applicability: Applicability,
    pub(crate) message: String,
    pub(crate) citation: String,
    pub(crate) since: Option<Date>,
    pub(crate) until: Option<Date>,
    pub(crate) boundary: Boundary,
    pub(crate) disguise: bool,
    pub(crate) quoted: Quoted,
    pub(crate) titled: Leave,
    pub(crate) history: Leave,
    pub(crate) near: Option<Near>,
    pub(crate) not_near: Option<Near>,
    pub(crate) except: Vec<Vec<char>>,
    pub(crate) locked: bool,
    pub(crate) hit: Vec<String>,
    pub(crate) silent: Vec<String>,
    /// The day its examples are judged by.
    pub(crate) example_day: Date,
}

/// Folded words that must, or must not, stand within so many characters.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    pub(crate) words: Vec<String>,
    pub(crate) within: usize,
    pub(crate) side: Side,
}

/// A phrase that wins over what it contains or overlaps.
#[derive(Clone, Debug)]
pub(crate) struct Exempt {
    pub(crate) text: Vec<char>,
    /// None: every rule.
    pub(crate) rules: Vec<String>,
    pub(crate) layer: crate::Layer,
}

impl Entry {
    /// Whether the entry holds for a draft judged by `as_of`.
    pub(crate) fn holds(&self, as_of: Option<Date>) -> bool {
        match as_of {
            Some(day) => self.since.is_none_or(|s| s <= day) && self.until.is_none_or(|u| day < u),
            None => self.since.is_none() && self.until.is_none(),
        }
    }

    pub(crate) fn id(&self) -> String {
        format!("{}#{}", self.origin.pack, self.origin.entry)
    }

    /// Whether it has a condition beside its words.
    pub(crate) fn is_conditional(&self) -> bool {
        self.near.is_some() || self.not_near.is_some() || !self.except.is_empty() || self.quoted != Quoted::Wrong
    }
}
