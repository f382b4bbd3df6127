//! Word boundaries, as evidence. The only folder that names jieba.

#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, sync::OnceLock};

use jieba_rs::Jieba;

/// jieba's dictionary without its rare words and its misspellings (`dictionaries/reference/SOURCES.md`).
const WORDS: &str = include_str!("../../dictionaries/reference/segment.txt");
/// How often a term of a pack is taken to occur if the dictionary doesn't know it: enough to win over
/// single characters, too little to win over two words that are known.
const TERM_FREQUENCY: usize = 3;
/// How many characters on each side of a place are segmented with it.
pub(crate) const WINDOW: usize = 24;

/// Segments the clause round a place. Its dictionary is loaded when it is first asked.
#[derive(Debug, Default)]
pub(crate) struct Segmenter {
    terms: Vec<String>,
    jieba: OnceLock<Jieba>,
}

impl Segmenter {
    /// A segmenter that takes `terms` for words.
    pub(crate) fn new(terms: BTreeSet<String>) -> Self {
        Self { terms: terms.into_iter().collect(), jieba: OnceLock::new() }
    }

    fn jieba(&self) -> &Jieba {
        self.jieba.get_or_init(|| {
            let mut jieba = Jieba::with_dict(&mut WORDS.as_bytes()).unwrap_or_else(|_| Jieba::empty());
            for term in self.terms.iter().filter(|t| !jieba.has_word(t)).cloned().collect::<Vec<_>>() {
                jieba.add_word(&term, Some(TERM_FREQUENCY), None);
            }
            jieba
        })
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
}

impl<'a> Words<'a> {
    pub(crate) fn new(segmenter: &'a Segmenter, text: &'a [char]) -> Self {
        Self { segmenter, text, start: 0, end: 0, boundaries: Vec::new() }
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
        let clause: String = self.text[from..to].iter().collect();
        let tokens = self.segmenter.jieba().cut(&clause, false);
        self.boundaries = tokens.iter().map(|t| from + t.start).collect();
        self.boundaries.push(to);
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
