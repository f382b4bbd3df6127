use std::borrow::Cow;

use jieba_rs::Jieba;

/// jieba's dictionary without its rare words and its misspellings, in the order of its bytes
/// (`dictionaries/reference/SOURCES.md`).
pub(super) const WORDS: &str = include_str!("../../dictionaries/reference/segment.txt");
/// The sum of its frequencies: by their share in it words are weighed.
pub(super) const TOTAL: usize = 58_524_960;
/// How often a term of a pack is taken to occur if the dictionary doesn't know it: enough to win over
/// single characters, too little to win over two words that are known.
const TERM_FREQUENCY: usize = 3;
/// A word that no clause holds. It has the frequencies of those that are not loaded.
const OTHERS: &str = "\0";

/// The words that begin with the characters met so far. To load them all takes longer than most reviews,
/// and how a clause is cut depends only on those that begin in it.
#[derive(Debug)]
pub(super) struct Vocabulary {
    jieba: Jieba,
    /// Of each character a bit, whether its words are loaded.
    loaded: Vec<u64>,
    /// The frequencies of the words that are not.
    others: usize,
    /// The terms of packs, by their first character.
    terms: Vec<Cow<'static, str>>,
}

impl Vocabulary {
    pub(super) fn new(mut terms: Vec<Cow<'static, str>>) -> Self {
        terms.sort_unstable_by_key(|term| first(term));
        Self { jieba: Jieba::empty(), loaded: vec![0; (char::MAX as usize + 1) / 64], others: TOTAL, terms }
    }

    /// Whether all words that begin in a clause are loaded.
    pub(super) fn knows(&self, clause: &str) -> bool {
        clause.chars().all(|c| self.has(c))
    }

    /// Where the words of a clause that it knows begin, in characters.
    pub(super) fn cut(&self, clause: &str) -> Vec<usize> {
        self.jieba.cut(clause, false).iter().map(|token| token.start).collect()
    }

    /// Loads the words that begin in a clause.
    pub(super) fn load(&mut self, clause: &str) {
        for c in clause.chars() {
            if self.has(c) {
                continue;
            }
            self.loaded[c as usize / 64] |= 1 << (c as usize % 64);
            let from = self.terms.partition_point(|term| first(term) < Some(c));
            let terms = self.terms[from..].iter().take_while(|term| first(term) == Some(c));
            for (word, frequency) in words(c).chain(terms.map(|term| (&**term, TERM_FREQUENCY))) {
                if !self.jieba.has_word(word) {
                    self.jieba.add_word(word, Some(frequency), None);
                    self.others = self.others.saturating_sub(frequency);
                }
            }
        }
        self.jieba.add_word(OTHERS, Some(self.others), None);
    }

    fn has(&self, c: char) -> bool {
        self.loaded[c as usize / 64] >> (c as usize % 64) & 1 != 0
    }
}

/// The words of the dictionary that begin with a character, with their frequencies.
fn words<'w>(c: char) -> impl Iterator<Item = (&'w str, usize)> {
    let bytes = WORDS.as_bytes();
    let line_start = |at: usize| bytes[..at].iter().rposition(|&b| b == b'\n').map_or(0, |end| end + 1);
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = line_start(usize::midpoint(low, high));
        if first(&WORDS[middle..]) < Some(c) {
            let rest = &bytes[middle..high];
            low = rest.iter().position(|&b| b == b'\n').map_or(high, |end| middle + end + 1);
        } else {
            high = middle;
        }
    }
    WORDS[low..].lines().take_while(move |line| line.starts_with(c)).filter_map(|line| {
        let mut fields = line.split(' ');
        Some((fields.next()?, fields.next()?.parse().ok()?))
    })
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}
