//! All terms at all places of a text, in one pass.
//!
//! Bitmaps of the first two and the first three characters of the terms turn nearly every place away. What
//! passes is looked up by its head in one hash table, and walks the trie behind it.

const PAIR_BITS: u32 = 20;
const TRIPLE_BITS: u32 = 21;

#[derive(Debug)]
pub(crate) struct Matcher {
    /// Terms of one character.
    singles: Vec<(char, u32)>,
    /// The first two characters of every term.
    starts: Bitmap,
    /// The terms of two characters.
    pairs: Bitmap,
    /// The first three characters of the longer terms.
    triples: Bitmap,
    /// From two characters, from three, and from a node and the next character, to a node.
    nodes: Table,
    /// For each node, the terms that end there.
    ends: Vec<Vec<u32>>,
}

impl Matcher {
    /// A matcher of terms, each with the number it is reported by. Equal terms may have several.
    pub(crate) fn new<'a>(terms: impl IntoIterator<Item = (&'a [char], u32)>) -> Self {
        let mut matcher = Self {
            singles: Vec::new(),
            starts: Bitmap::new(PAIR_BITS),
            pairs: Bitmap::new(PAIR_BITS),
            triples: Bitmap::new(TRIPLE_BITS),
            nodes: Table::new(),
            ends: Vec::new(),
        };
        for (term, number) in terms {
            let node = match *term {
                [] => continue,
                [only] => {
                    matcher.singles.push((only, number));
                    continue;
                }
                [a, b] => {
                    matcher.starts.set(pair(a, b));
                    matcher.pairs.set(pair(a, b));
                    matcher.node(pair_key(a, b))
                }
                [a, b, c, ref rest @ ..] => {
                    matcher.starts.set(pair(a, b));
                    matcher.triples.set(triple(a, b, c));
                    let head = matcher.node(triple_key(a, b, c));
                    rest.iter().fold(head, |node, &c| matcher.node(edge_key(node, c)))
                }
            };
            matcher.ends[node as usize].push(number);
        }
        matcher.singles.sort_unstable();
        matcher
    }

    /// Gives every occurrence of every term: start, end, number; by start, then by end.
    pub(crate) fn find(&self, text: &[char], mut hit: impl FnMut(usize, usize, u32)) {
        for (start, &a) in text.iter().enumerate() {
            if !self.singles.is_empty() {
                let from = self.singles.partition_point(|&(c, _)| c < a);
                let here = self.singles[from..].iter().take_while(|&&(c, _)| c == a);
                here.for_each(|&(_, number)| hit(start, start + 1, number));
            }
            let Some(&b) = text.get(start + 1) else { break };
            let at = pair(a, b);
            if !self.starts.has(at) {
                continue;
            }
            if self.pairs.has(at)
                && let Some(node) = self.nodes.get(pair_key(a, b))
            {
                self.ends[node as usize].iter().for_each(|&number| hit(start, start + 2, number));
            }
            let Some(&c) = text.get(start + 2).filter(|&&c| self.triples.has(triple(a, b, c))) else { continue };
            let mut node = self.nodes.get(triple_key(a, b, c));
            let mut end = start + 3;
            while let Some(here) = node {
                self.ends[here as usize].iter().for_each(|&number| hit(start, end, number));
                node = text.get(end).and_then(|&c| self.nodes.get(edge_key(here, c)));
                end += 1;
            }
        }
    }

    /// The node of a key, made if there is none.
    fn node(&mut self, key: u64) -> u32 {
        self.nodes.get(key).unwrap_or_else(|| {
            let node = self.ends.len() as u32;
            self.ends.push(Vec::new());
            self.nodes.insert(key, node);
            node
        })
    }
}

/// A set of hashes: it may say yes for nothing, and never no for something.
#[derive(Debug)]
struct Bitmap(Box<[u64]>);

impl Bitmap {
    fn new(bits: u32) -> Self {
        Self(vec![0; 1 << (bits - 6)].into())
    }

    fn set(&mut self, hash: u32) {
        let bit = self.bit(hash);
        self.0[bit >> 6] |= 1 << (bit & 63);
    }

    fn has(&self, hash: u32) -> bool {
        let bit = self.bit(hash);
        self.0[bit >> 6] >> (bit & 63) & 1 != 0
    }

    fn bit(&self, hash: u32) -> usize {
        hash as usize & (self.0.len() * 64 - 1)
    }
}

/// An open hash table from keys to nodes.
#[derive(Debug)]
struct Table {
    slots: Box<[(u64, u32)]>,
    used: usize,
}

const FREE: (u64, u32) = (u64::MAX, 0);

impl Table {
    fn new() -> Self {
        Self { slots: vec![FREE; 1 << 10].into(), used: 0 }
    }

    fn get(&self, key: u64) -> Option<u32> {
        let (found, node) = self.slots[self.slot(key)];
        (found == key).then_some(node)
    }

    fn insert(&mut self, key: u64, node: u32) {
        self.used += 1;
        if self.used * 2 > self.slots.len() {
            let larger = vec![FREE; self.slots.len() * 2].into();
            for (key, node) in std::mem::replace(&mut self.slots, larger) {
                if key != FREE.0 {
                    self.slots[self.slot(key)] = (key, node);
                }
            }
        }
        self.slots[self.slot(key)] = (key, node);
    }

    /// Where a key is, or would be.
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots[slot].0 != key && self.slots[slot].0 != FREE.0 {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// A character takes 21 bits. This number of as many bits is none.
const NO_CHARACTER: u64 = (1 << 21) - 1;

fn pair_key(a: char, b: char) -> u64 {
    NO_CHARACTER << 42 | u64::from(u32::from(a)) << 21 | u64::from(u32::from(b))
}

fn triple_key(a: char, b: char, c: char) -> u64 {
    u64::from(u32::from(a)) << 42 | u64::from(u32::from(b)) << 21 | u64::from(u32::from(c))
}

fn edge_key(node: u32, c: char) -> u64 {
    1 << 63 | u64::from(node) << 21 | u64::from(u32::from(c))
}

fn mix(a: char, b: char) -> u32 {
    u32::from(a).wrapping_mul(0x9E37_79B1) ^ u32::from(b).wrapping_mul(0x85EB_CA6B)
}

fn pair(a: char, b: char) -> u32 {
    mix(a, b).wrapping_mul(0xC2B2_AE35) >> (32 - PAIR_BITS)
}

fn triple(a: char, b: char, c: char) -> u32 {
    let all = mix(a, b).rotate_left(5) ^ u32::from(c).wrapping_mul(0x27D4_EB2F);
    all.wrapping_mul(0xC2B2_AE35) >> (32 - TRIPLE_BITS)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;

    type Found = Vec<(usize, usize, u32)>;

    fn ours(terms: &[Vec<char>], text: &[char]) -> Found {
        let mut found = Vec::new();
        Matcher::new(terms.iter().map(Vec::as_slice).zip(0..)).find(text, |s, e, n| found.push((s, e, n)));
        found
    }

    fn oracle(terms: &[Vec<char>], text: &[char]) -> Found {
        let strings: Vec<String> = terms.iter().map(|t| t.iter().collect()).collect();
        let text: String = text.iter().collect();
        let chars: HashMap<usize, usize> = text.char_indices().map(|(b, _)| b).chain([text.len()]).zip(0..).collect();
        let automaton = aho_corasick::AhoCorasick::new(strings).unwrap();
        let hits = automaton.find_overlapping_iter(&text);
        hits.map(|m| (chars[&m.start()], chars[&m.end()], m.pattern().as_u32())).collect()
    }

    fn letters(lengths: std::ops::Range<usize>) -> impl Strategy<Value = Vec<char>> {
        vec(select(vec!['审', '校', '𠮷', 'a', '👮']), lengths)
    }

    proptest! {
        #[test]
        fn finds_what_aho_corasick_finds(terms in vec(letters(1..5), 0..12), text in letters(0..60)) {
            let mut expected = oracle(&terms, &text);
            expected.sort_unstable();
            let found = ours(&terms, &text);
            prop_assert!(found.is_sorted_by_key(|&(start, end, _)| (start, end)), "{found:?}");
            let mut found = found;
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn thousands_of_terms_are_kept_apart() {
        let terms: Vec<[char; 3]> = ('一'..'丟').flat_map(|a| ('人'..'伙').map(move |b| [a, b, '国'])).collect();
        assert!(terms.len() > 2000);
        let matcher = Matcher::new(terms.iter().map(|t| &t[..]).zip(0..));
        for (number, term) in (0..).zip(&terms) {
            let mut found = Vec::new();
            matcher.find(term, |s, e, n| found.push((s, e, n)));
            assert_eq!(found, [(0, 3, number)]);
        }
    }
}
