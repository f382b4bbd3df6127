//! All terms at all places of a text, in one pass.
//!
//! A filter of the first two characters of every term turns nearly every place away; the few that
//! pass walk a trie whose edges lie in one hash table.

const FILTER_BITS: u32 = 19;

#[derive(Debug)]
pub(crate) struct Matcher {
    filter: Box<[u64]>,
    /// Terms of one character: the filter is of pairs.
    singles: Vec<(char, u32)>,
    edges: Box<[Edge]>,
    /// For each node of the trie, the terms that end there.
    ends: Vec<Vec<u32>>,
}

#[derive(Clone, Copy, Debug)]
struct Edge {
    key: u64,
    to: u32,
}

const FREE: Edge = Edge { key: u64::MAX, to: 0 };

impl Matcher {
    /// A matcher of terms, each with the number it is reported by. Equal terms may have several.
    pub(crate) fn new<'a>(terms: impl IntoIterator<Item = (&'a [char], u32)>) -> Self {
        let mut matcher = Self {
            filter: vec![0; 1 << (FILTER_BITS - 6)].into(),
            singles: Vec::new(),
            edges: vec![FREE; 1 << 10].into(),
            ends: vec![Vec::new()],
        };
        let mut used = 0;
        for (term, number) in terms {
            match *term {
                [] => {}
                [only] => matcher.singles.push((only, number)),
                [first, second, ..] => {
                    let bit = pair(first, second);
                    matcher.filter[bit >> 6] |= 1 << (bit & 63);
                    let mut node = 0;
                    for &c in term {
                        node = matcher.step(node, c).unwrap_or_else(|| {
                            used += 1;
                            matcher.grow(used);
                            let to = matcher.ends.len() as u32;
                            matcher.ends.push(Vec::new());
                            insert(&mut matcher.edges, Edge { key: key(node, c), to });
                            to
                        });
                    }
                    matcher.ends[node as usize].push(number);
                }
            }
        }
        matcher.singles.sort_unstable();
        matcher
    }

    /// Gives every occurrence of every term: start, end, number; by start, then by end.
    pub(crate) fn find(&self, text: &[char], mut hit: impl FnMut(usize, usize, u32)) {
        for (start, &first) in text.iter().enumerate() {
            if !self.singles.is_empty() {
                let from = self.singles.partition_point(|&(c, _)| c < first);
                let here = self.singles[from..].iter().take_while(|&&(c, _)| c == first);
                here.for_each(|&(_, number)| hit(start, start + 1, number));
            }
            let Some(&second) = text.get(start + 1) else { break };
            let bit = pair(first, second);
            if self.filter[bit >> 6] >> (bit & 63) & 1 == 0 {
                continue;
            }
            let mut node = 0;
            for (end, &c) in (start + 1..).zip(&text[start..]) {
                let Some(next) = self.step(node, c) else { break };
                node = next;
                self.ends[node as usize].iter().for_each(|&number| hit(start, end, number));
            }
        }
    }

    fn step(&self, node: u32, c: char) -> Option<u32> {
        let key = key(node, c);
        let mut slot = slot(key, self.edges.len());
        loop {
            match self.edges[slot] {
                edge if edge.key == key => return Some(edge.to),
                edge if edge.key == FREE.key => return None,
                _ => slot = (slot + 1) & (self.edges.len() - 1),
            }
        }
    }

    fn grow(&mut self, used: usize) {
        if used * 2 <= self.edges.len() {
            return;
        }
        let mut larger = vec![FREE; self.edges.len() * 2];
        let edges = self.edges.iter().filter(|e| e.key != FREE.key);
        edges.for_each(|&edge| insert(&mut larger, edge));
        self.edges = larger.into();
    }
}

fn insert(edges: &mut [Edge], edge: Edge) {
    let mut slot = slot(edge.key, edges.len());
    while edges[slot].key != FREE.key {
        slot = (slot + 1) & (edges.len() - 1);
    }
    edges[slot] = edge;
}

fn key(node: u32, c: char) -> u64 {
    u64::from(node) << 21 | u64::from(u32::from(c))
}

fn slot(key: u64, len: usize) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (len - 1)
}

fn pair(first: char, second: char) -> usize {
    let both = u32::from(first).wrapping_mul(0x9E37_79B1) ^ u32::from(second).wrapping_mul(0x85EB_CA6B);
    (both.wrapping_mul(0xC2B2_AE35) >> (32 - FILTER_BITS)) as usize
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
