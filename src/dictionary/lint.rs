//! What is wrong with packs beyond what keeps them from being used.

use std::collections::{HashMap, HashSet};

use super::{
    builtin,
    entry::{Entry, Examples, Exempt},
    layers::Whose,
    pack::Pack,
    raw::Leave,
};
use crate::{Layer, Origin, PackProblem, PackSource, Problem, Reviewer};

/// Lints packs as they would be used: over the built-in ones, in which a built-in pack of the same name is
/// replaced by the one given. Problems of severity `error` keep a pack from being used; the others say that
/// an entry cries wolf, or never fires.
pub fn check_packs(packs: &[PackSource]) -> Vec<PackProblem> {
    let mut builtin = builtin::with_examples();
    let replaces = |p: &PackSource| {
        let pack = Pack::parse(p).ok().filter(|p| p.layer() == Layer::Builtin)?;
        builtin.packs.contains_key(pack.name()).then(|| pack.name().to_owned())
    };
    let replaced: Vec<Option<String>> = packs.iter().map(replaces).collect();
    replaced.iter().flatten().for_each(|name| builtin.remove(name));
    let whose = |name: &Option<String>| if name.is_some() { Whose::Library } else { Whose::User };
    let given: Vec<_> = packs.iter().cloned().zip(replaced.iter().map(whose)).collect();
    let reviewer = match Reviewer::new(builtin, &given) {
        Ok(reviewer) => reviewer,
        Err(problems) => return problems,
    };
    let entries = reviewer.lexicon().entries();
    let mut claims: HashMap<_, Vec<&Entry>> = HashMap::new();
    for entry in entries {
        entry.patterns.iter().for_each(|p| claims.entry(p).or_default().push(entry));
    }
    let mut problems = Vec::new();
    let files: HashSet<&str> = packs.iter().map(|p| &*p.name).collect();
    for entry in entries.iter().filter(|e| files.contains(&*e.at.file)) {
        let mut found = Vec::new();
        conditions(entry, &reviewer, &mut found);
        for pattern in &entry.patterns {
            let others = claims[pattern].iter().filter(|other| shadows(other, entry));
            let shadowed = |other: &&Entry| Problem::Shadowed { term: pattern.to_string(), by: other.id() };
            found.extend(others.copied().map(|o| shadowed(&o)));
        }
        found.extend(failing(&reviewer, &entry.examples, &entry.origin()));
        let problem = |problem| PackProblem { place: entry.at.place(), entry: Some(entry.id()), problem };
        problems.extend(found.into_iter().map(problem));
    }
    for enumeration in reviewer.lexicon().enumerations().iter().filter(|e| files.contains(&*e.at.file)) {
        let mut found = enumeration.lint();
        found.extend(failing(&reviewer, &enumeration.examples, &enumeration.origin()));
        let problem = |problem| PackProblem { place: enumeration.at.place(), entry: Some(enumeration.id()), problem };
        problems.extend(found.into_iter().map(problem));
    }
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    problems
}

/// The examples that don't do what they should.
fn failing(reviewer: &Reviewer, examples: &Examples, origin: &Origin) -> Vec<Problem> {
    let fires = |text: &str| reviewer.fires(origin, examples.as_of, text);
    let of = |texts: &[String], should_fire| -> Vec<Problem> {
        let failing = texts.iter().filter(|text| fires(text) != should_fire);
        failing.map(|text| Problem::Example { text: text.clone(), should_fire }).collect()
    };
    [of(&examples.hit, true), of(&examples.silent, false)].concat()
}

fn conditions(entry: &Entry, reviewer: &Reviewer, found: &mut Vec<Problem>) {
    if entry.citation.trim().is_empty() {
        found.push(Problem::Missing("citation"));
    }
    if entry.examples.hit.is_empty() {
        found.push(Problem::Missing("examples.hit"));
    }
    if let (Some(since), Some(until)) = (entry.since, entry.until)
        && since >= until
    {
        found.push(Problem::Dead(format!("since {since} is not before until {until}")));
    }
    for pattern in &entry.patterns {
        if entry.right.iter().any(|right| **right == pattern.to_string()) {
            found.push(Problem::Dead(format!("`{pattern}` is its own right form")));
        }
        if pattern.len() == 1 && !entry.is_conditional() {
            found.push(Problem::OneCharacter(pattern.to_string()));
        }
        let of_rule = |x: &&Exempt| x.rules.is_empty() || x.rules.iter().any(|rule| **rule == *entry.rule);
        let exempt = reviewer.lexicon().exempt_in(&pattern.head).into_iter().filter(of_rule).map(|x| &x.text);
        let except = entry.except.iter().filter(|phrase| pattern.head.contains(&***phrase));
        for phrase in exempt.chain(except) {
            found.push(Problem::Dead(format!("`{pattern}` always holds the exempt phrase `{phrase}`")));
        }
    }
}

/// Whether `other` wins wherever `entry` fires, on the same text.
fn shadows(other: &Entry, entry: &Entry) -> bool {
    let same = std::ptr::eq(other, entry);
    let always = !other.is_conditional()
        && other.since.is_none()
        && other.until.is_none()
        && other.history == Leave::Wrong
        && other.titled == Leave::Wrong
        && (other.boundary == entry.boundary || other.boundary == super::Boundary::Anywhere);
    !same && always && (other.severity, other.layer) >= (entry.severity, entry.layer)
}
