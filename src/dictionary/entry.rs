use serde::{Deserialize, Serialize};

use super::{
    pattern::Pattern,
    raw::{Boundary, Leave, Quoted, Side},
    text::Str,
};
use crate::{Applicability, Date, Layer, Origin, Place, Problem, Severity};

/// The most texts in a list of an entry.
pub(super) const MOST_TEXTS: usize = 10_000;
/// The most words of a `near`, all of which are looked for at each hit.
const MOST_NEAR: usize = 1000;
/// The longest right form, word of a `near`, message or citation, in characters.
pub(super) const LONGEST_TEXT: usize = 1000;
/// The longest example, in characters.
pub(super) const LONGEST_EXAMPLE: usize = 10_000;

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

    /// Which limits it passes.
    pub(crate) fn over_limits(&self) -> Vec<Problem> {
        let (near, not_near) = (words(self.near.as_ref()), words(self.not_near.as_ref()));
        let Examples { hit, silent, .. } = &self.examples;
        let numbers = [
            ("match", self.patterns.len(), MOST_TEXTS),
            ("right", self.right.len(), MOST_TEXTS),
            ("except", self.except.len(), MOST_TEXTS),
            ("near", near.len(), MOST_NEAR),
            ("not_near", not_near.len(), MOST_NEAR),
            ("examples.hit", hit.len(), MOST_TEXTS),
            ("examples.silent", silent.len(), MOST_TEXTS),
        ];
        let lengths = [
            ("right", longest(self.right.iter().map(|right| &**right)), LONGEST_TEXT),
            ("near", longest(near), LONGEST_TEXT),
            ("not_near", longest(not_near), LONGEST_TEXT),
            ("message", longest([&*self.message]), LONGEST_TEXT),
            ("citation", longest([&*self.citation]), LONGEST_TEXT),
            ("examples", longest(hit.iter().chain(silent).map(String::as_str)), LONGEST_EXAMPLE),
        ];
        limits(numbers, lengths)
    }

    /// Whether it has a condition beside its words.
    pub(crate) fn is_conditional(&self) -> bool {
        self.near.is_some() || self.not_near.is_some() || !self.except.is_empty() || self.quoted != Quoted::Wrong
    }
}

/// Of keys, what was found and how much is allowed: the numbers of texts, and the lengths, that pass it.
pub(super) fn limits<'k>(
    numbers: impl IntoIterator<Item = (&'k str, usize, usize)>,
    lengths: impl IntoIterator<Item = (&'k str, usize, usize)>,
) -> Vec<Problem> {
    let number = |(key, found, limit)| {
        let what = format!("the number of texts in `{key}`");
        Problem::Limit { what, found, limit, remedy: "divide the entry" }
    };
    let length = |(key, found, limit)| {
        let what = format!("the length of a text in `{key}`, in characters,");
        Problem::Limit { what, found, limit, remedy: "shorten it" }
    };
    let over = |&(_, found, limit): &(&str, usize, usize)| found > limit;
    let numbers = numbers.into_iter().filter(over).map(number);
    numbers.chain(lengths.into_iter().filter(over).map(length)).collect()
}

fn words(near: Option<&Near>) -> Vec<&str> {
    near.map(|near| near.words.split('\n').collect()).unwrap_or_default()
}

fn longest<'t>(texts: impl IntoIterator<Item = &'t str>) -> usize {
    texts.into_iter().map(|text| text.chars().count()).max().unwrap_or(0)
}

impl At {
    pub(crate) fn place(&self) -> Place {
        Place { pack: self.file.to_string(), line: self.line, column: self.column }
    }
}
