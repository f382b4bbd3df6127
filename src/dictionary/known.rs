//! Forms that are known to be right.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{pack::Pack, raw::Words, text::Str};
use crate::{Layer, Origin, PackProblem, Problem, fold::fold_term};

/// The longest form, in characters.
const LONGEST: usize = 40;

/// What a group of known forms is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum KnownKind {
    Organ,
    Office,
    Formula,
    Term,
    Place,
    Idiom,
}

/// A group of right forms as it is written in a pack.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawKnown {
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub(crate) id: Spanned<String>,
    kind: KnownKind,
    /// The right forms, a text a line, or a list.
    texts: Words,
    citation: Option<String>,
}

/// A group of right forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Known {
    pub(crate) layer: Layer,
    pub(crate) pack: Str,
    pub(crate) name: Str,
    pub(crate) kind: KnownKind,
    pub(crate) citation: Str,
    /// The forms, folded. Those of built-in groups are kept apart from them.
    #[serde(skip)]
    pub(crate) texts: Vec<String>,
}

impl Known {
    pub(crate) fn origin(&self) -> Origin {
        Origin { layer: self.layer, pack: self.pack.to_string(), entry: self.name.to_string() }
    }
}

impl Pack<'_> {
    /// The groups of known forms of this pack.
    pub(crate) fn known(&self, problems: &mut Vec<PackProblem>) -> Vec<Known> {
        let mut groups: Vec<Known> = Vec::new();
        for raw in &self.raw.known {
            let mut fail = |problem| problems.push(self.problem(&raw.id, problem));
            let texts: Vec<String> =
                raw.texts.list().into_iter().map(|text| fold_term(text).into_iter().collect()).collect();
            if texts.is_empty() {
                fail(Problem::Missing("texts"));
            }
            let citation = raw.citation.clone().or_else(|| self.raw.pack.citation.clone());
            if citation.is_none() {
                fail(Problem::Missing("citation"));
            }
            for (text, length) in texts.iter().map(|text| (text, text.chars().count())) {
                if length < 2 {
                    fail(Problem::Term { term: text.clone(), reason: "a known form has two characters at least" });
                } else if length > LONGEST {
                    let what = format!("the length of “{text}”, in characters,");
                    fail(Problem::Limit { what, found: length, limit: LONGEST, remedy: "give the fixed part of it" });
                }
            }
            if groups.iter().any(|group| *group.name == **raw.id.get_ref()) {
                let (name, first) = (raw.id.get_ref().clone(), self.place(&raw.id));
                fail(Problem::Duplicate { what: "group of known forms", name, first });
            }
            groups.push(Known {
                layer: self.layer(),
                pack: self.name().to_owned().into(),
                name: raw.id.get_ref().clone().into(),
                kind: raw.kind,
                citation: citation.unwrap_or_default().into(),
                texts,
            });
        }
        groups
    }
}
