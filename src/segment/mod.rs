//! Word boundaries, as evidence: a clause is cut as jieba does without its model of unknown words.

#[cfg(test)]
mod tests;
pub(crate) mod trie;

use std::{borrow::Cow, sync::OnceLock};

use trie::Trie;

/// How many characters on each side of a place are segmented with it.
pub(crate) const WINDOW: usize = 24;

/// jieba's dictionary without its rare words and its misspellings (`dictionaries/reference/SOURCES.md`). A word
/// weighs the logarithm of its share in all words, and an unknown character as much as what occurs once.
static DICTIONARY: Trie<'static> = Trie::read(include_bytes!(concat!(env!("OUT_DIR"), "/words")));
/// How often a term of a pack is taken to occur if the dictionary doesn't know it: enough to win over
/// single characters, too little to win over two words that are known.
const TERM_FREQUENCY: f64 = 3.0;

/// Segments the clause round a place.
#[derive(Debug, Default)]
pub(crate) struct Segmenter {
    terms: Vec<Cow<'static, str>>,
    /// The trie of the terms that the dictionary doesn't know, written when first needed.
    trie: OnceLock<Vec<u8>>,
}

/// The best way to cut a clause from a character on.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// The sum of the weights of its words.
    weight: f64,
    /// Where its first word ends.
    end: usize,
}

/// How a short text is best cut into words.
#[derive(Debug)]
pub(crate) struct Lattice {
    /// The sum of the weights of its words.
    pub(crate) weight: f32,
    /// How many Chinese characters stand alone.
    pub(crate) singles: f32,
    /// Where its words begin, and its end.
    pub(crate) boundaries: Vec<usize>,
}

impl Segmenter {
    /// A segmenter that takes `terms` for words.
    pub(crate) fn new(terms: Vec<Cow<'static, str>>) -> Self {
        Self { terms, trie: OnceLock::new() }
    }

    /// Cuts a text at whatever is no word, and between its words.
    pub(crate) fn lattice(&self, text: &[char]) -> Lattice {
        let mut lattice = Lattice { weight: 0.0, singles: 0.0, boundaries: vec![0] };
        let mut steps = Vec::new();
        let mut start = 0;
        for clause in text.chunk_by(|a, b| is_han(*a) == is_han(*b)) {
            let end = start + clause.len();
            if is_han(clause[0]) {
                self.cut(clause, &mut steps);
                lattice.weight += steps[0].weight as f32;
                let mut at = 0;
                while at < clause.len() {
                    lattice.singles += if steps[at].end == at + 1 { 1.0 } else { 0.0 };
                    at = steps[at].end;
                    lattice.boundaries.push(start + at);
                }
            } else {
                lattice.boundaries.push(end);
            }
            start = end;
        }
        lattice
    }

    fn terms(&self) -> Trie<'_> {
        Trie::read(self.trie.get_or_init(|| {
            let unknown = self.terms.iter().filter(|term| DICTIONARY.get(term).is_none());
            // Terms are no part of all words: those of one pack must not shift how all else is cut.
            let once = DICTIONARY.unknown();
            trie::write(unknown.map(|term| (&**term, 1)), &[once, once + TERM_FREQUENCY.ln()])
        }))
    }

    /// Where the words of a short text end.
    pub(crate) fn ends(&self, text: &[char]) -> Vec<usize> {
        let mut steps = Vec::new();
        self.cut(text, &mut steps);
        let end = |&at: &usize| (at < text.len()).then(|| steps[at].end);
        std::iter::successors(Some(0), end).skip(1).collect()
    }

    /// Finds the best step at each character of a clause, and at its end.
    fn cut(&self, clause: &[char], steps: &mut Vec<Step>) {
        let terms = self.terms();
        steps.clear();
        steps.resize(clause.len() + 1, Step { weight: 0.0, end: clause.len() });
        for start in (0..clause.len()).rev() {
            let mut best = Step { weight: f64::NEG_INFINITY, end: start };
            let mut word = |length: usize, weight: f64| {
                let end = start + length;
                let weight = weight + steps[end].weight;
                if (weight, end) > (best.weight, best.end) {
                    best = Step { weight, end };
                }
            };
            DICTIONARY.words(&clause[start..], &mut word);
            terms.words(&clause[start..], &mut word);
            if best.end == start {
                best = Step { weight: DICTIONARY.unknown() + steps[start + 1].weight, end: start + 1 };
            }
            steps[start] = best;
        }
    }
}

/// The words round the last place that was asked about; places are asked about in their order.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    segmenter: &'a Segmenter,
    text: &'a [char],
    start: usize,
    end: usize,
    boundaries: Vec<usize>,
    steps: Vec<Step>,
}

impl<'a> Words<'a> {
    pub(crate) fn new(segmenter: &'a Segmenter, text: &'a [char]) -> Self {
        Self { segmenter, text, start: 0, end: 0, boundaries: Vec::new(), steps: Vec::new() }
    }

    /// Whether no word is cut at either end of a stretch.
    pub(crate) fn is_whole(&mut self, start: usize, end: usize) -> bool {
        let cuts = |at: usize| at > 0 && at < self.text.len() && is_han(self.text[at - 1]) && is_han(self.text[at]);
        if !cuts(start) && !cuts(end) {
            return true;
        }
        self.segment(start, end);
        let known = |at: usize| !cuts(at) || self.boundaries.binary_search(&at).is_ok();
        known(start) && known(end)
    }

    fn segment(&mut self, start: usize, end: usize) {
        let from = start - self.text[..start].iter().rev().take(WINDOW).take_while(|&&c| is_word(c)).count();
        let to = end + self.text[end..].iter().take(WINDOW).take_while(|&&c| is_word(c)).count();
        if self.start == from && self.end == to {
            return;
        }
        self.segmenter.cut(&self.text[from..to], &mut self.steps);
        let next = |&at: &usize| (at < to).then(|| from + self.steps[at - from].end);
        self.boundaries.clear();
        self.boundaries.extend(std::iter::successors(Some(from), next));
        (self.start, self.end) = (from, to);
    }
}

/// Whether a Latin or digit run is cut at either end of a stretch.
pub(crate) fn cuts_run(text: &[char], start: usize, end: usize) -> bool {
    let cut = |at: usize| {
        at > 0 && at < text.len() && text[at - 1].is_ascii_alphanumeric() && text[at].is_ascii_alphanumeric()
    };
    cut(start) || cut(end)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
