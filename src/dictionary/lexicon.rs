//! The dictionary compiled: one pass over a text gives every hit of every layer.

use super::{
    entry::{Entry, Exempt},
    layers::Dictionary,
    matcher::Matcher,
};
use crate::{
    Date,
    fold::{Folded, FoldedSpan, Squeezed},
};

/// The longest phrase an exemption may be; terms have the same limit.
const LONGEST: usize = 500;

#[derive(Debug)]
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    exempt: Vec<Exempt>,
    terms: Vec<Term>,
    plain: Matcher,
    /// The terms that are looked for in disguise too.
    disguised: Matcher,
}

#[derive(Clone, Copy, Debug)]
enum Term {
    Match { entry: u32, pattern: u32 },
    Except { entry: u32 },
    Exempt { exempt: u32 },
}

/// A term found, before its conditions are looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) span: FoldedSpan,
    /// Where it stands in the text without noise, if noise was put into it.
    pub(crate) squeezed: Option<FoldedSpan>,
}

/// A phrase found that silences what it contains or overlaps.
struct Shield {
    span: FoldedSpan,
    term: Term,
}

impl Lexicon {
    pub(crate) fn new(dictionary: Dictionary) -> Self {
        let Dictionary { entries, exempt, .. } = dictionary;
        let mut terms = Vec::new();
        let (mut plain, mut disguised): (Vec<(&[char], u32)>, Vec<_>) = Default::default();
        let mut add = |text, term, disguise: bool| {
            let number = terms.len() as u32;
            terms.push(term);
            plain.push((text, number));
            if disguise {
                disguised.push((text, number));
            }
        };
        for (e, entry) in (0u32..).zip(&entries) {
            for (p, pattern) in (0u32..).zip(&entry.patterns) {
                add(&pattern.parts[0][..], Term::Match { entry: e, pattern: p }, entry.disguise);
            }
            for except in &entry.except {
                add(except, Term::Except { entry: e }, entry.disguise);
            }
        }
        for (x, phrase) in (0u32..).zip(&exempt) {
            add(&phrase.text, Term::Exempt { exempt: x }, true);
        }
        let (plain, disguised) = (Matcher::new(plain), Matcher::new(disguised));
        Self { plain, disguised, entries, exempt, terms }
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(crate) fn exempt(&self) -> &[Exempt] {
        &self.exempt
    }

    /// Every hit of an entry that holds on the day and is not exempt, by start and end.
    pub(crate) fn scan<'a>(
        &'a self,
        folded: &Folded,
        squeezed: Option<&Squeezed>,
        as_of: Option<Date>,
    ) -> Vec<Hit<'a>> {
        let (mut hits, mut shields) = (Vec::new(), Vec::new());
        let mut take = |text: &[char], map: Option<&Squeezed>, start, end, number: u32| {
            let term = self.terms[number as usize];
            let Term::Match { entry, pattern } = term else {
                let span = FoldedSpan::new(start, end);
                shields.push(Shield { span: map.map_or(span, |m| m.folded(span)), term });
                return;
            };
            let entry = &self.entries[entry as usize];
            if !entry.holds(as_of) {
                return;
            }
            let Some(end) = entry.patterns[pattern as usize].finish(text, end) else { return };
            let here = FoldedSpan::new(start, end);
            let span = map.map_or(here, |m| m.folded(here));
            let noisy = span.end - span.start > here.end - here.start;
            if map.is_none() || noisy {
                hits.push(Hit { entry, span, squeezed: map.map(|_| here) });
            }
        };
        self.plain.find(&folded.chars, |s, e, n| take(&folded.chars, None, s, e, n));
        if let Some(squeezed) = squeezed {
            self.disguised.find(&squeezed.chars, |s, e, n| take(&squeezed.chars, Some(squeezed), s, e, n));
        }
        shields.sort_by_key(|s| s.span.start);
        hits.retain(|hit| !self.is_shielded(hit, &shields));
        hits.sort_by_key(|h| (h.span.start, h.span.end));
        hits
    }

    fn is_shielded(&self, hit: &Hit<'_>, shields: &[Shield]) -> bool {
        let from = shields.partition_point(|s| s.span.start + LONGEST < hit.span.start);
        let near = shields[from..].iter().take_while(|s| s.span.start < hit.span.end);
        near.filter(|s| s.span.overlaps(hit.span)).any(|s| match s.term {
            Term::Match { .. } => false,
            Term::Except { entry } => std::ptr::eq(&raw const self.entries[entry as usize], hit.entry),
            Term::Exempt { exempt } => {
                let exempt = &self.exempt[exempt as usize];
                let of_rule = exempt.rules.is_empty() || exempt.rules.contains(&hit.entry.rule);
                let may = !hit.entry.locked || exempt.layer <= hit.entry.origin.layer;
                of_rule && may
            }
        })
    }
}
