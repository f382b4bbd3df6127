//! Of findings that overlap, one stands.

use std::{cmp::Ordering, collections::BTreeMap};

use crate::{Category, detect::Raw};

/// Which of two overlapping findings of one scope stands, the better first: the graver; then what a pack lists
/// before what is nearly known; then the longer; then the one of the upper layer; then by category, place and name, so that the order never depends on
/// the order of packs or detectors.
fn better(a: &Raw, b: &Raw) -> Ordering {
    let length = |r: &Raw| r.span.end - r.span.start;
    let category = |r: &Raw| Category::of_rule(&r.rule);
    let nearly = |r: &Raw| r.rule.ends_with("/near-miss");
    b.severity
        .cmp(&a.severity)
        .then_with(|| nearly(a).cmp(&nearly(b)))
        .then_with(|| length(b).cmp(&length(a)))
        .then_with(|| b.origin.layer.cmp(&a.origin.layer))
        .then_with(|| category(a).cmp(&category(b)))
        .then_with(|| a.span.cmp(&b.span))
        .then_with(|| a.rule.cmp(&b.rule))
        .then_with(|| a.origin.cmp(&b.origin))
}

/// The findings that stand, in the order of the text.
pub(crate) fn resolve(mut raws: Vec<Raw>) -> Vec<Raw> {
    raws.sort_by(better);
    let mut taken: BTreeMap<_, BTreeMap<usize, usize>> = BTreeMap::new();
    raws.retain(|raw| {
        let taken = taken.entry(raw.scope).or_default();
        let free = taken.range(..raw.span.end).next_back().is_none_or(|(_, &end)| end <= raw.span.start);
        if free {
            taken.insert(raw.span.start, raw.span.end);
        }
        free
    });
    raws.sort_by_key(|r| (r.span.start, std::cmp::Reverse(r.span.end), r.scope));
    raws
}
