use serde::{Deserialize, Serialize};

use crate::{Action, Category, Gate, Severity, Span, Stage};

/// Something a reviewer has to decide: where, what, why, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// Name of the rule.
    pub rule: String,
    /// What it is about.
    pub category: Category,
    /// How sure and how bad.
    pub severity: Severity,
    /// Which text of the draft: `title`, `body`, `links[2].text`.
    pub field: String,
    /// Where in that field's own text.
    pub span: Span,
    /// How much of the text the finding is about. Overlaps are resolved within a scope.
    pub scope: Scope,
    /// The user's own text at the span.
    pub text: String,
    /// What is wrong, in a sentence for the drafter.
    pub message: String,
    /// The article, standard or announcement that says so.
    pub citation: String,
    /// What to write instead, the best first. Each replaces the whole span.
    pub suggestions: Vec<Suggestion>,
    /// Which review decides it.
    pub stage: Stage,
    /// Through which gate.
    pub gate: Gate,
    /// What the regime makes of it.
    pub action: Action,
    /// Why the regime says so.
    pub reasons: Vec<String>,
    /// Other places that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// Who said so.
    pub origin: Origin,
    /// A name for this finding that survives edits elsewhere in the draft.
    pub fingerprint: String,
}

/// How much of a text a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Scope {
    /// The words at the span.
    Span,
    /// A row of a table.
    Row,
    /// A table.
    Table,
    /// The draft.
    Document,
}

/// A replacement for the whole span of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suggestion {
    /// What to write.
    pub replacement: String,
    /// Who may apply it.
    pub applicability: Applicability,
}

/// How safe it is to apply a suggestion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// May be applied blindly.
    Safe,
    /// A person should look first.
    #[default]
    Unsafe,
    /// Official wording: the signer decides.
    DisplayOnly,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Related {
    /// Which text of the draft.
    pub field: String,
    /// Where.
    pub span: Span,
    /// What it has to do with the finding.
    pub message: String,
}

/// Who said so: the layer, the pack and the entry in it. What a detector finds without a pack has
/// the pack `rules` and the rule's name as its entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Origin {
    /// The layer.
    pub layer: Layer,
    /// The pack.
    pub pack: String,
    /// The entry.
    pub entry: String,
}

/// Whose pack: `builtin < organisation < site`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// Shipped with the library.
    Builtin,
    /// Brought by the organisation.
    Organisation,
    /// Brought by one site or account of it.
    Site,
}

impl std::fmt::Display for Layer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Builtin => "builtin",
            Self::Organisation => "organisation",
            Self::Site => "site",
        })
    }
}
