//! What is nearly a form that is known to be right.

use std::{ops::Range, sync::OnceLock};

use super::alike::{Alike, TABLE};
use crate::{
    Layer,
    dictionary::{Known, KnownKind},
    segment::trie::{self, Trie},
};

/// The known forms of the built-in packs, each with the number of its group.
static BUILTIN: Trie<'static> = Trie::read(include_bytes!(concat!(env!("OUT_DIR"), "/known")));
/// The longest form that is looked for, in characters.
pub(crate) const LONGEST: usize = 40;
/// A form of at least so many characters is recognised whatever has become of one character.
const LONG: usize = 7;
/// Shorter forms are not recognised in what isn't right.
const SHORTEST: usize = 4;

/// The forms known to be right.
#[derive(Debug)]
pub(crate) struct Forms {
    groups: Vec<Known>,
    /// Whether those of the built-in packs are among them.
    builtin: bool,
    /// Of the packs that were laid over the built-in ones, written when first needed.
    own: OnceLock<Vec<u8>>,
}

/// What has happened to a known form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    Other(Option<Alike>),
    Missing,
    Extra,
    Swapped,
}

/// A stretch of text that is nearly a known form.
#[derive(Clone, Debug)]
pub(super) struct NearForm<'f> {
    pub(super) group: &'f Known,
    pub(super) slip: Slip,
    pub(super) span: Range<usize>,
    pub(super) right: Vec<char>,
}

impl Forms {
    pub(crate) fn new(groups: Vec<Known>) -> Self {
        let builtin = groups.iter().any(|group| group.layer == Layer::Builtin);
        Self { groups, builtin, own: OnceLock::new() }
    }

    /// Whether the forms of the built-in packs are among them.
    pub(crate) fn builtin(&self) -> bool {
        self.builtin
    }

    fn tries(&self) -> impl Iterator<Item = Trie<'_>> {
        let own = self.own.get_or_init(|| {
            let groups = self.groups.iter().zip(1..);
            trie::write(
                groups.flat_map(|(group, number)| group.texts.iter().map(move |text| (&**text, number))),
                &[0.0],
            )
        });
        self.builtin.then_some(BUILTIN).into_iter().chain([Trie::read(own)])
    }

    /// Whether a place lies within a known form.
    pub(super) fn covers(&self, text: &[char], at: usize) -> bool {
        self.tries().any(|trie| {
            (at.saturating_sub(LONGEST)..=at).any(|start| {
                let mut node = 0;
                for (&c, i) in text[start..].iter().zip(start..) {
                    let Some(next) = trie.step(node, c) else { return false };
                    node = next;
                    if i >= at && trie.number(node) > 0 {
                        return true;
                    }
                }
                false
            })
        })
    }

    /// The longest known form that a text nearly holds, the first thing that isn't right standing at `at`.
    pub(super) fn near(&self, text: &[char], at: usize, edits: Edits, reach: &mut Reach) -> Option<NearForm<'_>> {
        let mut best: Option<NearForm<'_>> = None;
        let known = |start: usize| self.tries().map(|trie| walk(trie, &text[start..])).max().unwrap_or(0);
        let first = at.saturating_sub(LONGEST);
        for start in first..=at {
            if start + reach.get(start, known) < at {
                continue;
            }
            for trie in self.tries() {
                let Some(node) = text[start..at].iter().try_fold(0, |node, &c| trie.step(node, c)) else { continue };
                Search { forms: self, trie, text, start, at, edits, best: &mut best }.edits(node);
            }
        }
        best
    }
}

/// How many characters of a text lead on in a trie.
fn walk(trie: Trie<'_>, text: &[char]) -> usize {
    let mut node = 0;
    let on = |c: &&char| trie.step(node, **c).inspect(|&next| node = next).is_some();
    text.iter().take(LONGEST).take_while(on).count()
}

/// Of each character of a text how many from it on some known form begins with, found when first asked for.
#[derive(Debug, Default)]
pub(super) struct Reach(Vec<u8>);

impl Reach {
    /// Begins a text of so many characters.
    pub(super) fn begin(&mut self, length: usize) {
        self.0.clear();
        self.0.resize(length, u8::MAX);
    }

    fn get(&mut self, start: usize, find: impl FnOnce(usize) -> usize) -> usize {
        if self.0[start] == u8::MAX {
            self.0[start] = find(start) as u8;
        }
        self.0[start].into()
    }
}

/// Which edits may mend a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edits {
    All,
    /// Only a character put before it.
    Missing,
}

struct Search<'s, 'f> {
    forms: &'f Forms,
    trie: Trie<'s>,
    text: &'s [char],
    start: usize,
    at: usize,
    edits: Edits,
    best: &'s mut Option<NearForm<'f>>,
}

impl Search<'_, '_> {
    /// Tries every edit at the place, which a node has been reached before.
    fn edits(&mut self, node: usize) {
        let here = self.text[self.at];
        let next = self.text.get(self.at + 1).copied().unwrap_or('\n');
        let all = self.edits == Edits::All;
        if self.at - self.start < 2 {
            // So near the beginning a character is only recognised in what is easily taken for it.
            for (right, alike) in TABLE.all(here).filter(|_| all) {
                if let Some(child) = self.trie.step(node, right) {
                    self.finish(child, self.at + 1, Slip::Other(Some(alike)), &[right]);
                }
            }
        } else {
            for (right, child) in self.trie.children(node).filter(|(right, _)| *right != here) {
                self.finish(child, self.at, Slip::Missing, &[right]);
                if all {
                    self.finish(child, self.at + 1, Slip::Other(TABLE.get(here, right)), &[right]);
                }
            }
            if all {
                self.finish(node, self.at + 1, Slip::Extra, &[]);
            }
        }
        if !all {
            return;
        }
        if next != here
            && let Some(node) = self.trie.step(node, next).and_then(|node| self.trie.step(node, here))
        {
            self.finish(node, self.at + 2, Slip::Swapped, &[next, here]);
        }
    }

    /// Goes on behind an edit as the text does, and takes the longest form that ends there.
    fn finish(&mut self, node: usize, from: usize, slip: Slip, put: &[char]) {
        let (mut node, mut end) = (node, from);
        let mut form = None;
        loop {
            let number = self.trie.number(node);
            if number > 0 {
                form = Some((number, end));
            }
            let Some(next) = self.text.get(end).and_then(|&c| self.trie.step(node, c)) else { break };
            (node, end) = (next, end + 1);
        }
        let Some((number, end)) = form else { return };
        let length = self.at - self.start + put.len() + end - from;
        let Some(group) = self.forms.groups.get(usize::from(number) - 1) else { return };
        if end <= self.at || length > LONGEST || !believable(group.kind, slip, length, self.at - self.start, end - from)
        {
            return;
        }
        let better = |best: &NearForm<'_>| (end - self.start, sure(slip)) > (best.span.len(), sure(best.slip));
        if self.best.as_ref().is_none_or(better) {
            let right = [&self.text[self.start..self.at], put, &self.text[from..end]].concat();
            *self.best = Some(NearForm { group, slip, span: self.start..end, right });
        }
    }
}

/// What is easily taken for the right character is likelier than anything else.
fn sure(slip: Slip) -> u8 {
    match slip {
        Slip::Other(Some(alike)) if !alike.near_sound() => 4,
        Slip::Other(Some(_)) => 3,
        Slip::Swapped => 2,
        Slip::Missing | Slip::Extra => 1,
        Slip::Other(None) => 0,
    }
}

/// Whether a form of so many characters, so many of them before the edit and behind it, can be recognised.
fn believable(kind: KnownKind, slip: Slip, length: usize, before: usize, behind: usize) -> bool {
    let inside = before > 0 && behind > 0;
    let (long, shortest) = match kind {
        KnownKind::Idiom => (usize::MAX, SHORTEST),
        KnownKind::Place => (usize::MAX, SHORTEST + 1),
        KnownKind::Term => (LONG, SHORTEST + 1),
        _ => (LONG, SHORTEST),
    };
    match slip {
        Slip::Other(Some(alike)) => {
            length >= if inside { SHORTEST } else { shortest } && (inside || !alike.near_sound())
        }
        Slip::Other(None) => inside && length >= long,
        Slip::Missing | Slip::Extra => before > 1 && behind > 1 && length >= LONG,
        Slip::Swapped => length >= SHORTEST,
    }
}
