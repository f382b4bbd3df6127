//! The examples of the rules are true.

mod common;

use common::review;

fn fires(rule: &str, text: &str) -> bool {
    review(text).findings.iter().any(|f| f.rule == rule)
}

#[test]
fn every_rule_does_as_its_examples_say() {
    let mut wrong = Vec::new();
    for rule in shenjiao::rules() {
        let silent = rule.hit.iter().filter(|text| !fires(rule.name, text));
        wrong.extend(silent.map(|text| format!("{} does not fire: {text}", rule.name)));
        let fires = rule.silent.iter().filter(|text| fires(rule.name, text));
        wrong.extend(fires.map(|text| format!("{} should be silent: {text}", rule.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_says_what_why_and_on_what_authority() {
    for rule in shenjiao::rules() {
        for text in [rule.title, rule.what, rule.why, rule.source] {
            assert!(!text.trim().is_empty(), "{}", rule.name);
        }
    }
}
