use serde::{Deserialize, Serialize};

use super::{
    pattern::Pattern,
    raw::{Boundary, Leave, Quoted, Side},
    text::Str,
};
use crate::{Applicability, Date, Layer, Origin, Place, Severity};

/// An entry as it holds after all layers have spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) layer: Layer,
    pub(crate) pack: Str,
    /// Its name in the pack; of a change, the whole target.
    pub(crate) name: Str,
    pub(crate) at: At,
    pub(crate) rule: Str,
    pub(crate) severity: Severity,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) right: Vec<Str>,
    pub(crate) applicability: Applicability,
    pub(crate) message: Str,
    pub(crate) citation: Str,
    pub(crate) since: Option<Date>,
    pub(crate) until: Option<Date>,
    pub(crate) boundary: Boundary,
    pub(crate) disguise: bool,
    pub(crate) quoted: Quoted,
    pub(crate) titled: Leave,
    pub(crate) history: Leave,
    pub(crate) near: Option<Near>,
    pub(crate) not_near: Option<Near>,
    pub(crate) except: Vec<Str>,
    pub(crate) locked: bool,
    /// Only linting needs examples: those of built-in entries are kept apart from them.
    #[serde(skip)]
    pub(crate) examples: Examples,
}

/// Texts where an entry must fire, and where it must not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Examples {
    pub(crate) hit: Vec<String>,
    pub(crate) silent: Vec<String>,
    /// The day they are judged by.
    pub(crate) as_of: Option<Date>,
}

/// Where something stands in a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct At {
    pub(crate) file: Str,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Folded words, one a line, that must, or must not, stand within so many characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Near {
    pub(crate) words: Str,
    pub(crate) within: usize,
    pub(crate) side: Side,
}

/// A phrase that wins over what it contains or overlaps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Exempt {
    pub(crate) pack: Str,
    pub(crate) text: Str,
    /// None: every rule.
    pub(crate) rules: Vec<String>,
    pub(crate) layer: Layer,
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
        format!("{}#{}", self.pack, self.name)
    }

    pub(crate) fn origin(&self) -> Origin {
        Origin { layer: self.layer, pack: self.pack.to_string(), entry: self.name.to_string() }
    }

    /// Whether it has a condition beside its words.
    pub(crate) fn is_conditional(&self) -> bool {
        self.near.is_some() || self.not_near.is_some() || !self.except.is_empty() || self.quoted != Quoted::Wrong
    }
}

impl At {
    pub(crate) fn place(&self) -> Place {
        Place { pack: self.file.to_string(), line: self.line, column: self.column }
    }
}
