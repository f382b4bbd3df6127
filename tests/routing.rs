//! Which review decides a finding, through which gate, and what becomes of the draft.

mod common;

use common::site;
use shenjiao::{Action, Disposition, Draft, Gate, Review, Stage};

/// A rule and a severity, and what the default regime makes of them.
const ROUTES: &[(&str, &str, Stage, Gate, Action)] = &[
    ("secrecy/classification-mark", "error", Stage::First, Gate::Secrecy, Action::Block),
    ("secrecy/classification-mark", "warning", Stage::First, Gate::Secrecy, Action::Escalate),
    ("privacy/resident-id", "error", Stage::First, Gate::Secrecy, Action::Block),
    ("privacy/mobile-phone", "warning", Stage::First, Gate::Secrecy, Action::Fix),
    ("prohibited/gambling", "error", Stage::First, Gate::Law, Action::Block),
    ("phrasing/official-term", "error", Stage::Third, Gate::Politics, Action::Block),
    ("phrasing/official-term", "warning", Stage::Third, Gate::Politics, Action::Fix),
    // A rule with a route of its own, unlike the rest of its category.
    ("phrasing/obsolete-name", "error", Stage::First, Gate::Wording, Action::Fix),
    ("wording/misspelling", "error", Stage::First, Gate::Wording, Action::Fix),
    ("wording/confusable", "info", Stage::First, Gate::Wording, Action::Note),
    ("style/brackets", "warning", Stage::Second, Gate::Wording, Action::Fix),
];

fn entry(id: usize, rule: &str, severity: &str) -> String {
    format!("[[entry]]\nid = \"e{id}\"\nrule = \"{rule}\"\nseverity = \"{severity}\"\nmatch = [\"试验{id}\"]\n")
}

fn review(entries: &[String]) -> Review {
    let text: String = (0..entries.len()).map(|id| format!("试验{id}。")).collect();
    site(&entries.concat()).review(&Draft::new(text))
}

#[test]
fn routes_of_the_default_regime() {
    for &(rule, severity, stage, gate, action) in ROUTES {
        let review = review(&[entry(0, rule, severity)]);
        let [finding] = &review.findings[..] else { panic!("{rule}: {review:?}") };
        assert_eq!((finding.stage, finding.gate, finding.action), (stage, gate, action), "{rule} {severity}");
        assert_eq!(review.disposition, Disposition::from(action), "{rule} {severity}");
        assert!(!finding.reasons.is_empty());
        assert_eq!(review.regime, "default");
    }
}

#[test]
fn the_sheet_lists_each_review_with_what_it_decides() {
    let rules = [("wording/misspelling", "error"), ("style/brackets", "warning"), ("phrasing/official-term", "error")];
    let entries: Vec<_> = rules.iter().enumerate().map(|(id, (rule, severity))| entry(id, rule, severity)).collect();
    let review = review(&entries);
    let stages: Vec<_> = review.sheet.stages.iter().map(|s| (s.stage, &*s.title, &*s.role)).collect();
    assert_eq!(
        stages,
        [(Stage::First, "初审", "拟稿人"), (Stage::Second, "复审", "科室负责人"), (Stage::Third, "终审", "签发人")]
    );
    for (stage, finding) in review.sheet.stages.iter().zip(&review.findings) {
        assert_eq!(stage.findings, std::slice::from_ref(&finding.fingerprint));
    }
    assert_eq!(review.disposition, Disposition::Block, "the gravest of them");
}
