//! All terms at all places of a text, in one pass.
//!
//! Bitmaps of the first two and three characters of the terms turn nearly every place away, without a branch.
//! What passes is looked up by its head, of up to three characters, in one hash table, and walks the trie behind
//! it, whose nodes hold all characters up to the next parting of ways.

mod bitmap;
mod build;
mod table;
#[cfg(test)]
mod tests;

use bitmap::Bitmap;
use table::{Key, Table};

/// So many places are filtered before those that pass are looked at.
const BLOCK: usize = 256;

#[derive(Debug)]
pub(crate) struct Matcher {
    /// Terms of one character.
    singles: Bitmap<64>,
    /// The first two characters of every longer term.
    starts: Bitmap<16384>,
    /// Terms of two characters.
    pairs: Bitmap<4096>,
    /// The first three characters of the longer terms.
    triples: Bitmap<16384>,
    /// The nodes, by heads and by the ways that part at a node.
    table: Table,
    /// The last one is none, and ends the lists of the one before.
    nodes: Vec<Node>,
    labels: Vec<char>,
    numbers: Vec<u32>,
}

/// A node of the trie. Its lists end where those of the next node begin.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Where the characters begin that must follow.
    label: u32,
    /// Where the numbers begin of the terms that end behind them.
    numbers: u32,
    /// Whether longer terms go on from here.
    branches: bool,
}

impl Matcher {
    /// Gives every occurrence of every term: start, end, number. The order is always the same, but not that of
    /// the text.
    pub(crate) fn find(&self, text: &[char], mut hit: impl FnMut(usize, usize, u32)) {
        let mut passed = [0_u32; BLOCK];
        for from in (0..text.len()).step_by(BLOCK) {
            let block = &text[from..text.len().min(from + BLOCK + 1)];
            if !self.singles.is_empty() {
                for (i, &a) in block.iter().take(BLOCK).enumerate() {
                    if self.singles.has([a]) {
                        self.walk(Key::single(a), text, from + i, 1, &mut hit);
                    }
                }
            }
            let mut count = self.starts.pairs(block, &mut passed);
            count = self.heads(&text[from..], &mut passed, count);
            for start in passed[..count].iter().map(|&i| from + i as usize) {
                let (a, b) = (text[start], text[start + 1]);
                if self.pairs.has([a, b]) {
                    self.walk(Key::pair(a, b), text, start, 2, &mut hit);
                }
                if let Some(&c) = text.get(start + 2)
                    && self.triples.has([a, b, c])
                {
                    self.walk(Key::triple(a, b, c), text, start, 3, &mut hit);
                }
            }
        }
    }

    /// Keeps of `places` in a text, so many of them, those where the head of a term seems to begin: how many.
    fn heads(&self, text: &[char], places: &mut [u32; BLOCK], count: usize) -> usize {
        let mut kept = 0;
        for i in 0..count {
            let place = places[i] as usize;
            let (a, b) = (text[place], text[place + 1]);
            let c = text.get(place + 2).copied().unwrap_or_default();
            places[kept] = places[i];
            kept += usize::from(self.pairs.has([a, b]) | self.triples.has([a, b, c]));
        }
        kept
    }

    /// Gives the terms from `start` on whose head, of some characters, has the key.
    fn walk(&self, head: Key, text: &[char], start: usize, length: usize, hit: &mut impl FnMut(usize, usize, u32)) {
        let mut end = start + length;
        let mut next = self.table.get(head);
        while let Some(at) = next {
            let (node, behind) = (self.nodes[at as usize], self.nodes[at as usize + 1]);
            let label = &self.labels[node.label as usize..behind.label as usize];
            if !text[end..].starts_with(label) {
                return;
            }
            end += label.len();
            let numbers = &self.numbers[node.numbers as usize..behind.numbers as usize];
            numbers.iter().for_each(|&number| hit(start, end, number));
            next = text.get(end).filter(|_| node.branches).and_then(|&c| self.table.get(Key::edge(at, c)));
            end += 1;
        }
    }
}
