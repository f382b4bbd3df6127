//! The dictionary compiled: one pass over a text gives every hit of every layer.

use std::ops::Range;

use super::{
    entry::{Entry, Exempt},
    enumeration::{Enumeration, is_quote},
    layers::Dictionary,
    matcher::Matcher,
};
use crate::{
    Date, Layer,
    fold::{Folded, FoldedSpan, Squeezed},
};

#[derive(Debug)]
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    exempt: Vec<Exempt>,
    enumerations: Vec<Enumeration>,
    terms: Vec<Term>,
    plain: Matcher,
    /// The terms that are looked for in disguise too.
    disguised: Matcher,
    /// How many characters the longest of these may take.
    longest_disguised: usize,
}

#[derive(Clone, Copy, Debug)]
enum Term {
    Match { entry: u32, pattern: u32 },
    Except { entry: u32 },
    Exempt { exempt: u32 },
    Member { enumeration: u32, member: u32 },
}

/// A term found, before its conditions are looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) span: FoldedSpan,
    /// Where it stands in the text without noise, if noise was put into it.
    pub(crate) squeezed: Option<FoldedSpan>,
}

/// A member of an enumeration that stands where one of a list may stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MemberHit<'a> {
    pub(crate) of: &'a Enumeration,
    pub(crate) member: usize,
    pub(crate) span: FoldedSpan,
    /// The enumeration's own.
    pub(crate) number: u32,
}

/// What one pass over a text has found.
pub(crate) struct Scan<'a> {
    /// The hits that no exception silences, by start and end.
    pub(crate) hits: Vec<Hit<'a>>,
    /// By enumeration and start, the longest of those that start together first.
    pub(crate) members: Vec<MemberHit<'a>>,
    exempt: Phrases<&'a Exempt>,
}

/// Phrases found, and what is noted for each.
struct Phrases<T> {
    /// By start.
    list: Vec<(FoldedSpan, T)>,
    longest: usize,
}

impl<T> Phrases<T> {
    fn new(mut list: Vec<(FoldedSpan, T)>) -> Self {
        list.sort_by_key(|(at, _)| at.start);
        let longest = list.iter().map(|(at, _)| at.end - at.start).max().unwrap_or(0);
        Self { list, longest }
    }

    /// What is noted for those that overlap a stretch.
    fn overlapping(&self, span: FoldedSpan) -> impl Iterator<Item = &T> {
        let from = self.list.partition_point(|(at, _)| at.start + self.longest <= span.start);
        let near = self.list[from..].iter().take_while(move |(at, _)| at.start < span.end);
        near.filter(move |(at, _)| span.start < at.end).map(|(_, what)| what)
    }
}

impl Scan<'_> {
    /// Whether an exempt phrase contains or overlaps what a rule has found. Phrases of a lower authority
    /// than the one that locked an entry don't exempt it.
    pub(crate) fn exempts(&self, rule: &str, span: FoldedSpan, locked: Option<Layer>) -> bool {
        self.exempt.overlapping(span).any(|exempt| {
            let of_rule = exempt.rules.is_empty() || exempt.rules.iter().any(|r| r == rule);
            of_rule && locked.is_none_or(|layer| exempt.layer <= layer)
        })
    }
}

impl Lexicon {
    pub(crate) fn new(dictionary: Dictionary) -> Self {
        let Dictionary { entries, exempt, enumerations, .. } = dictionary;
        let mut terms = Vec::new();
        let mut longest_disguised = 0;
        let mut chars = Vec::new();
        let (mut plain, mut disguised): (Vec<(Range<usize>, u32)>, Vec<_>) = Default::default();
        let mut add = |text: &str, term, disguise: Option<usize>| {
            let (start, number) = (chars.len(), terms.len() as u32);
            chars.extend(text.chars());
            terms.push(term);
            plain.push((start..chars.len(), number));
            if let Some(gaps) = disguise {
                disguised.push((start..chars.len(), number));
                longest_disguised = longest_disguised.max(chars.len() - start + gaps);
            }
        };
        for (e, entry) in (0u32..).zip(&entries) {
            for (p, pattern) in (0u32..).zip(&entry.patterns) {
                add(&pattern.head, Term::Match { entry: e, pattern: p }, entry.disguise.then(|| pattern.behind_head()));
            }
            for except in &entry.except {
                add(except, Term::Except { entry: e }, entry.disguise.then_some(0));
            }
        }
        for (x, phrase) in (0u32..).zip(&exempt) {
            add(&phrase.text, Term::Exempt { exempt: x }, Some(0));
        }
        for (e, enumeration) in (0u32..).zip(&enumerations) {
            for (member, form) in enumeration.forms() {
                add(form, Term::Member { enumeration: e, member: member as u32 }, None);
            }
        }
        let matcher =
            |terms: Vec<(Range<usize>, u32)>| Matcher::new(terms.into_iter().map(|(at, number)| (&chars[at], number)));
        let (plain, disguised) = (matcher(plain), matcher(disguised));
        Self { plain, disguised, longest_disguised, entries, exempt, enumerations, terms }
    }

    pub(crate) fn enumerations(&self) -> &[Enumeration] {
        &self.enumerations
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The exempt phrases that stand in a folded text.
    pub(crate) fn exempt_in(&self, text: &str) -> Vec<&Exempt> {
        let chars: Vec<char> = text.chars().collect();
        let mut found = Vec::new();
        self.plain.find(&chars, |_, _, number| {
            if let Term::Exempt { exempt } = self.terms[number as usize] {
                found.push(&self.exempt[exempt as usize]);
            }
        });
        found
    }

    /// How many characters a term may take that is looked for in disguise, noise not counted.
    pub(crate) fn longest_disguised(&self) -> usize {
        self.longest_disguised
    }

    /// Every hit of an entry that holds on the day.
    pub(crate) fn scan<'a>(
        &'a self,
        folded: &Folded<'_>,
        squeezed: Option<&Squeezed>,
        as_of: Option<Date>,
    ) -> Scan<'a> {
        let (mut hits, mut except, mut exempt, mut members) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut take = |text: &[char], map: Option<&Squeezed>, start, end, number: u32| {
            let outside = |here| map.map_or(here, |m| m.folded(here));
            match self.terms[number as usize] {
                Term::Except { entry } => except.push((outside(FoldedSpan::new(start, end)), entry)),
                Term::Exempt { exempt: x } => {
                    exempt.push((outside(FoldedSpan::new(start, end)), &self.exempt[x as usize]));
                }
                Term::Member { enumeration: number, member } => {
                    let of = &self.enumerations[number as usize];
                    if is_beside_joiner(text, start, end) && of.holds(as_of) {
                        members.push(MemberHit {
                            of,
                            member: member as usize,
                            span: FoldedSpan::new(start, end),
                            number,
                        });
                    }
                }
                Term::Match { entry: e, pattern } => {
                    let entry = &self.entries[e as usize];
                    let end = entry.patterns[pattern as usize].finish(text, end).filter(|_| entry.holds(as_of));
                    let Some(here) = end.map(|end| FoldedSpan::new(start, end)) else { return };
                    let span = outside(here);
                    let noisy = span.end - span.start > here.end - here.start;
                    if map.is_none() || noisy {
                        hits.push((e, Hit { entry, span, squeezed: map.map(|_| here) }));
                    }
                }
            }
        };
        self.plain.find(&folded.chars, |s, e, n| take(&folded.chars, None, s, e, n));
        if let Some(squeezed) = squeezed {
            self.disguised.find(&squeezed.chars, |s, e, n| take(&squeezed.chars, Some(squeezed), s, e, n));
        }
        let except = Phrases::new(except);
        hits.retain(|(e, hit)| !except.overlapping(hit.span).any(|entry| entry == e));
        hits.sort_by_key(|(e, h)| (h.span.start, h.span.end, *e));
        members.sort_by_key(|m| (m.number, m.span.start, std::cmp::Reverse(m.span.end)));
        let mut scan = Scan { hits: Vec::new(), members, exempt: Phrases::new(exempt) };
        let locked = |entry: &Entry| entry.locked.then_some(entry.layer);
        let exempts = |h: &Hit<'_>| scan.exempts(&h.entry.rule, h.span, locked(h.entry));
        let hits = hits.into_iter().map(|(_, hit)| hit).filter(|h| !exempts(h)).collect();
        scan.hits = hits;
        scan
    }
}

/// Whether what joins the members of a list stands on a side of a stretch: most innocent words are turned away here.
fn is_beside_joiner(text: &[char], start: usize, end: usize) -> bool {
    let joins =
        |c: Option<&char>| c.is_some_and(|&c| matches!(c, '、' | ',' | ';' | '和' | '与' | '及') || is_quote(c));
    joins(text.get(end)) || joins(text[..start].last())
}
