use serde::{Deserialize, Serialize};

use crate::{Action, BuildError, Category, Finding, Gate, Severity, Sheet, SheetStage, Stage};

/// A regime of review: data, from `dictionaries/regimes/`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Regime {
    pub(crate) name: String,
    #[serde(rename = "title")]
    _title: String,
    stage: Vec<RegimeStage>,
    route: Vec<Route>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RegimeStage {
    stage: Stage,
    title: String,
    role: String,
}

/// What holds for a category, or for one rule.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Route {
    category: Option<Category>,
    rule: Option<String>,
    stage: Stage,
    gate: Gate,
    error: Action,
    warning: Action,
    info: Action,
    reason: String,
    #[serde(rename = "citation")]
    _citation: String,
}

/// Who decides a finding, and what the regime makes of it.
pub(crate) struct Routing<'r> {
    pub(crate) stage: Stage,
    pub(crate) gate: Gate,
    pub(crate) action: Action,
    pub(crate) reason: &'r str,
}

impl Regime {
    /// Reads a regime; every category must have a route, and every stage its title and role.
    #[allow(dead_code, reason = "the build script's")]
    pub(crate) fn parse(name: &str, text: &str) -> Result<Self, BuildError> {
        let fail = |reason: String| BuildError::Regime { name: name.to_owned(), reason };
        let regime: Self = toml::from_str(text).map_err(|e| fail(e.to_string()))?;
        for route in &regime.route {
            if route.category.is_some() == route.rule.is_some() {
                return Err(fail(format!("route “{}”: give it either a category or a rule", route.reason)));
            }
        }
        if let Some(c) = Category::ALL.into_iter().find(|&c| regime.route.iter().all(|r| r.category != Some(c))) {
            return Err(fail(format!("category `{}` has no route", c.name())));
        }
        match [Stage::First, Stage::Second, Stage::Third].iter().find(|&&s| regime.stage.iter().all(|r| r.stage != s)) {
            Some(stage) => Err(fail(format!("stage `{stage}` has no title and role"))),
            None => Ok(regime),
        }
    }

    /// What holds for a finding: its rule's route, else its category's.
    pub(crate) fn route(&self, rule: &str, category: Category, severity: Severity) -> Routing<'_> {
        let of_rule = self.route.iter().find(|r| r.rule.as_deref() == Some(rule));
        let of_category = || self.route.iter().find(|r| r.category == Some(category));
        let route = of_rule.or_else(of_category).unwrap_or_else(|| unreachable!("every category has a route"));
        let action = match severity {
            Severity::Error => route.error,
            Severity::Warning => route.warning,
            Severity::Info => route.info,
        };
        Routing { stage: route.stage, gate: route.gate, action, reason: &route.reason }
    }

    pub(crate) fn sheet(&self, findings: &[Finding]) -> Sheet {
        let of = |stage| findings.iter().filter(move |f| f.stage == stage).map(|f| f.fingerprint.clone());
        let stage = |s: &RegimeStage| SheetStage {
            stage: s.stage,
            title: s.title.clone(),
            role: s.role.clone(),
            findings: of(s.stage).collect(),
        };
        Sheet { stages: self.stage.iter().map(stage).collect() }
    }
}
