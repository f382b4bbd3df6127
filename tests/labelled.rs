//! How much of the labelled sets is found, and how much is found without cause. A floor only rises.

mod common;

use std::fmt::Write;

use common::review;
use serde::Deserialize;
use shenjiao::{Category, Finding, Severity};

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    #[serde(default)]
    expected: Vec<Expected>,
    #[serde(default)]
    wrong: String,
    #[serde(default)]
    right: String,
    #[serde(default)]
    flag: bool,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
struct Expected {
    rule: String,
    text: String,
}

fn cases(jsonl: &str) -> Vec<Case> {
    jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[derive(Default)]
struct Tally {
    found: usize,
    missed: Vec<String>,
    false_alarms: Vec<String>,
}

impl Tally {
    fn expect(&mut self, found: bool, what: impl FnOnce() -> String) {
        if found { self.found += 1 } else { self.missed.push(what()) }
    }

    #[allow(clippy::print_stdout, reason = "the figures are for people, with --nocapture")]
    /// Of what there is, how much is found; of what is found, how much is there; both in per cent.
    fn check(&self, recall: f64, precision: f64) {
        let share = |others: usize| 100.0 * self.found as f64 / (self.found + others).max(1) as f64;
        let (r, p) = (share(self.missed.len()), share(self.false_alarms.len()));
        let mut report = format!("found {r:.1} % (floor {recall}), rightly {p:.1} % (floor {precision})");
        for (title, list) in [("missed", &self.missed), ("false alarms", &self.false_alarms)] {
            let _ = write!(report, "\n{title}: {}\n  {}", list.len(), list.join("\n  "));
        }
        println!("{report}");
        assert!(r >= recall && p >= precision, "{report}");
    }
}

fn is_grave(finding: &Finding) -> bool {
    finding.severity >= Severity::Warning
}

fn show(finding: &Finding) -> String {
    format!("{} “{}” ({})", finding.rule, finding.text, finding.severity)
}

#[test]
fn identifiers_are_found_to_the_character() {
    let mut tally = Tally::default();
    for case in cases(include_str!("labelled/privacy.jsonl")) {
        let judged = ["privacy/resident-id", "privacy/mobile-phone"];
        let review = review(&case.text);
        let mut found: Vec<_> = review.findings.iter().filter(|f| is_grave(f) && judged.contains(&&*f.rule)).collect();
        for expected in &case.expected {
            let at = found.iter().position(|f| f.rule == expected.rule && f.text == expected.text);
            tally.expect(at.is_some(), || format!("{}: {} in {}", case.id, expected.text, case.text));
            at.map(|at| found.remove(at));
        }
        tally.false_alarms.extend(found.iter().map(|f| format!("{}: {} in {}", case.id, show(f), case.text)));
    }
    tally.check(98.8, 100.0);
}

#[test]
fn slips_are_found_and_their_right_forms_are_not() {
    let mut tally = Tally::default();
    for case in cases(include_str!("labelled/wording.jsonl")) {
        let start = case.text.find(&case.wrong).unwrap();
        let touching = |text: &str, end: usize| {
            let touches = |f: &Finding| f.span.start.byte < end && start < f.span.end.byte;
            review(text).findings.into_iter().find(touches)
        };
        let hit = touching(&case.text, start + case.wrong.len());
        tally.expect(hit.is_some(), || format!("{}: “{}” in {}", case.id, case.wrong, case.text));
        let mended = case.text.replacen(&case.wrong, &case.right, 1);
        if let Some(f) = touching(&mended, start + case.right.len()) {
            tally.false_alarms.push(format!("{}: {} in {mended}", case.id, show(&f)));
        }
    }
    tally.check(90.0, 100.0);
}

fn of_category(jsonl: &str, category: Category, grave: bool) -> Tally {
    let mut tally = Tally::default();
    // Marks below a state secret are for rules that don't exist yet.
    for case in
        cases(jsonl).iter().filter(|c| !c.note.ends_with("another rule") && !c.note.contains("another rule than"))
    {
        let review = review(&case.text);
        let found = review.findings.iter().find(|f| f.category == category && (!grave || is_grave(f)));
        match found {
            Some(f) if !case.flag => tally.false_alarms.push(format!("{}: {} in {}", case.id, show(f), case.text)),
            None if !case.flag => {}
            found => tally.expect(found.is_some(), || format!("{}: {}", case.id, case.text)),
        }
    }
    tally
}

#[test]
fn unlawful_trade_is_found_through_its_disguises() {
    of_category(include_str!("labelled/prohibited.jsonl"), Category::Prohibited, false).check(94.3, 100.0);
}

#[test]
fn marks_of_state_secrets_are_found_and_mentions_are_not() {
    of_category(include_str!("labelled/secrecy.jsonl"), Category::Secrecy, true).check(96.9, 100.0);
}

#[test]
fn clean_sentences_stay_clean() {
    let mut alarms = Vec::new();
    for case in cases(include_str!("labelled/clean.jsonl")) {
        let review = review(&case.text);
        alarms.extend(
            review
                .findings
                .iter()
                .filter(|f| is_grave(f))
                .map(|f| format!("{}: {} in {}", case.id, show(f), case.text)),
        );
    }
    assert!(alarms.is_empty(), "{} false alarms:\n{}", alarms.len(), alarms.join("\n"));
}
