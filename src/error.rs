use crate::{Layer, Severity};

/// A pack given as text, with the name by which errors call it (its path, as a rule).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackSource {
    /// What errors call it.
    pub name: String,
    /// The TOML.
    pub text: String,
}

/// What keeps a [`Reviewer`](crate::Reviewer) from being built. All that can be wrong is found then;
/// a review doesn't fail.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// Packs that can't be used, each problem with its place.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Packs(Vec<PackProblem>),
    /// A regime that can't be used.
    #[error("regime {name}: {reason}")]
    Regime {
        /// Name or file of the regime.
        name: String,
        /// What is wrong, and where.
        reason: String,
    },
    /// A table of counts ([`ReviewerBuilder::near_misses`](crate::ReviewerBuilder::near_misses)) that can't be used.
    #[error("table of near misses {name}: not one of this version, or cut short: write it anew with tools/near-miss")]
    NearMisses {
        /// What errors call it.
        name: String,
    },
}

/// Something wrong with a pack: which, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {}{problem}", .entry.as_ref().map(|e| format!("entry `{e}`: ")).unwrap_or_default())]
#[non_exhaustive]
pub struct PackProblem {
    /// Where it stands.
    pub place: Place,
    /// In which entry.
    pub entry: Option<String>,
    /// What is wrong.
    pub problem: Problem,
}

/// A place in a pack; line and column (in characters) count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{pack}:{line}:{column}")]
pub struct Place {
    /// The pack's file, or the name it was given.
    pub pack: String,
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// What can be wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// No TOML, an unknown key, a value of the wrong kind.
    #[error("{0}")]
    Syntax(String),
    /// More than a limit allows.
    #[error("{what} is {found}; at most {limit} are allowed: {remedy}")]
    Limit {
        /// What was counted.
        what: String,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
        /// What to do.
        remedy: &'static str,
    },
    /// A key without which the entry can't be used.
    #[error("`{0}` is missing; give it here or in [pack]")]
    Missing(&'static str),
    /// A rule that neither the catalogue nor a `[[rule]]` knows.
    #[error("unknown rule `{0}`: use one of `shenjiao rules`, or declare it with [[rule]]")]
    UnknownRule(String),
    /// A rule's name that has not the form `category/what-is-wrong`.
    #[error("`{0}` is no rule name: write category/what-is-wrong, with a category that exists")]
    RuleName(String),
    /// A rule that the catalogue has already.
    #[error("rule `{0}` is in the catalogue already")]
    RuleTaken(String),
    /// A name given twice.
    #[error("{what} `{name}` stands already at {first}")]
    Duplicate {
        /// What bears the name.
        what: &'static str,
        /// The name.
        name: String,
        /// Where it was given first.
        first: Place,
    },
    /// A text to match that can't be matched.
    #[error("`{term}` can't be matched: {reason}")]
    Term {
        /// The text.
        term: String,
        /// Why.
        reason: &'static str,
    },
    /// A change of something that doesn't exist.
    #[error("there is no `{0}` below this layer to change")]
    UnknownTarget(String),
    /// A change of something a higher authority has locked.
    #[error("`{target}` is locked by the {layer} layer and can't be changed from here")]
    Locked {
        /// The entry.
        target: String,
        /// Who locked it.
        layer: Layer,
    },
    /// Two changes of one thing in one layer.
    #[error("`{target}` is changed already at {first}; keep one of the two")]
    Conflict {
        /// What is changed.
        target: String,
        /// The other change.
        first: Place,
    },
    /// A pack that says it is built in.
    #[error("layer `builtin` is the library's own: write organisation or site")]
    BuiltinLayer,
    /// A term without a condition that is sure to cry wolf.
    #[error("`{0}` is one character: add a condition (near, except, quoted) or a longer text")]
    OneCharacter(String),
    /// An entry that can never fire.
    #[error("dead: {0}")]
    Dead(String),
    /// An entry that another one answers before it.
    #[error("shadowed: `{term}` is matched by {by} too, which wins")]
    Shadowed {
        /// The text.
        term: String,
        /// The other entry.
        by: String,
    },
    /// An example that doesn't do what it should.
    #[error("example {}: “{text}”", if *.should_fire { "does not fire" } else { "should be silent" })]
    Example {
        /// The example.
        text: String,
        /// Whether it is one that must fire.
        should_fire: bool,
    },
}

impl Problem {
    /// Whether the pack can't be used, or only should not be.
    pub fn severity(&self) -> Severity {
        match self {
            Self::OneCharacter(_) | Self::Shadowed { .. } | Self::Example { .. } | Self::Dead(_) => Severity::Warning,
            Self::Missing("citation" | "examples.hit") => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
