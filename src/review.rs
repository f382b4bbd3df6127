use serde::{Deserialize, Serialize};

use crate::{Date, Disposition, Finding, Span, Stage};

/// What came out of reviewing a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Review {
    /// The draft's id.
    pub id: Option<String>,
    /// The file it was read from, where a front end read one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The date by which rules with dates were applied; none: they were not.
    pub as_of: Option<Date>,
    /// The regime that routed the findings.
    pub regime: String,
    /// The gravest action among the live findings. A review that is incomplete never passes.
    pub disposition: Disposition,
    /// Why not everything could be reviewed or reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incomplete: Option<Incomplete>,
    /// What stands, in the order of the text: title, body, links.
    pub findings: Vec<Finding>,
    /// What a mark in the text has suppressed, for the record.
    pub suppressed: Vec<Suppressed>,
    /// What each review has to decide.
    pub sheet: Sheet,
}

/// Why a review is not whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Incomplete {
    /// The limit, and by how much it was passed.
    pub reason: String,
}

/// A finding that a mark in the text has suppressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suppressed {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// The mark.
    pub suppression: Suppression,
}

/// A mark in the text that suppresses findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suppression {
    /// The reason the mark gives.
    pub reason: String,
    /// Where it stands, in the finding's field.
    pub span: Span,
}

/// The findings by the review that decides them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Sheet {
    /// 初审, 复审, 终审.
    pub stages: Vec<SheetStage>,
}

/// What one review has to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SheetStage {
    /// Which review.
    pub stage: Stage,
    /// Its title in the regime.
    pub title: String,
    /// Who holds it.
    pub role: String,
    /// Fingerprints of the findings it decides, in the order of the text.
    pub findings: Vec<String>,
}
