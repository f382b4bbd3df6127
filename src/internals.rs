//! The stages one by one, for this project's own `benches/` and `fuzz/`. No part of the public interface:
//! anything here may change with any version.

use std::ops::Range;

use crate::{
    Draft, Format, Review, Reviewer, Scratch,
    detect::near_miss::{Memory as Slips, counts, scorer},
    dictionary::Matcher,
    fold::{self, Buffers, Folded, FoldedSpan, Piece, pieces},
};

/// The visible pieces of a text: the bytes of each, and what is read there.
pub fn visible(source: &str, format: Format) -> Vec<(Range<usize>, String)> {
    let read = |piece| match piece {
        Piece::Text(at) => (at.clone(), source[at].to_owned()),
        Piece::Decoded(at, text) => (at, text.into()),
        Piece::Separator(at, c) => (at, c.into()),
    };
    pieces(source, format, &[]).into_iter().map(read).collect()
}

/// The folded characters of a text, each with the bytes of the source it stands for.
pub fn fold(source: &str, format: Format) -> Vec<(char, Range<usize>)> {
    let folded = Folded::new(source, &pieces(source, format, &[]), &mut Buffers::default());
    (0..folded.chars.len()).map(|i| (folded.chars[i], folded.source(FoldedSpan::new(i, i + 1)))).collect()
}

/// A text folded on its own, as the terms of a dictionary are.
pub fn fold_term(text: &str) -> String {
    fold::fold_term(text).into_iter().collect()
}

/// Memory that one text after another is folded into.
#[derive(Debug, Default)]
pub struct Memory(Buffers);

/// Terms to be found in texts, both folded.
#[derive(Debug)]
pub struct Terms {
    matcher: Matcher,
}

impl Terms {
    /// Terms that are reported by their place in the list. What folds to nothing is never found.
    pub fn new<'t>(terms: impl IntoIterator<Item = &'t str>) -> Self {
        let folded: Vec<Vec<char>> = terms.into_iter().map(fold::fold_term).collect();
        Self { matcher: Matcher::new(folded.iter().map(Vec::as_slice).zip(0..)) }
    }

    /// Gives every occurrence of every term in a plain text: bytes of the source, and the term.
    pub fn find(&self, source: &str, memory: &mut Memory, mut hit: impl FnMut(Range<usize>, u32)) {
        let folded = Folded::new(source, &pieces(source, Format::Text, &[]), &mut memory.0);
        self.matcher.find(&folded.chars, |start, end, term| {
            hit(folded.source(FoldedSpan::new(start, end)), term);
        });
        memory.0 = folded.into_buffers();
    }
}

impl Reviewer {
    /// Reviews a draft and says when each stage of the work on a field has ended.
    pub fn review_observed(&self, draft: &Draft, scratch: &mut Scratch, stage: &mut dyn FnMut(&'static str)) -> Review {
        self.observed(draft, scratch, stage)
    }
}

/// What the table of counts is made of, for `tools/near-miss`.
pub mod near_miss {
    use super::{
        Range, Reviewer, Slips,
        counts::{self, Counts},
        scorer::{self, KINDS},
    };
    use crate::detect::near_miss::alike::TABLE;

    /// What stands for a character.
    pub type Token = u16;
    /// The token of what is neither a character, digits nor Latin letters.
    pub const BREAK: Token = counts::BREAK;
    /// The token of a Chinese character that a table doesn't know.
    pub const UNKNOWN: Token = counts::UNKNOWN;
    /// The first token that is a character.
    pub const HAN: Token = counts::HAN;
    /// How many tokens there can be.
    pub const TOKENS: usize = counts::TOKENS;
    /// How many ranges share a base.
    pub const GROUP: usize = counts::GROUP;
    /// What a table begins with.
    pub const MAGIC: &[u8; 16] = counts::MAGIC;
    /// What a candidate is judged by.
    pub const FEATURES: [&str; scorer::FEATURES.len()] = scorer::FEATURES;

    /// Where four tokens are kept among so many buckets: which, and the bits that tell them from others there.
    pub fn place(tokens: [Token; 4], buckets: usize) -> (usize, u16) {
        counts::place(tokens, buckets)
    }

    /// The names of the kinds of slips, in the order of their numbers.
    pub fn kinds() -> [&'static str; 3] {
        KINDS.map(|(_, name)| name)
    }

    /// What may be right in the place of some folded characters.
    #[derive(Debug)]
    pub struct Candidate {
        /// Which of the [`kinds`] of slips it mends.
        pub kind: usize,
        /// The folded characters it replaces.
        pub at: Range<usize>,
        /// What it puts there.
        pub right: String,
        /// The value of each of [`FEATURES`].
        pub features: Vec<f32>,
    }

    /// The characters that are easily taken for one: whether by sound, by nearly the same sound, by shape, by Wubi.
    pub fn alike(c: char) -> Vec<(char, [bool; 4])> {
        TABLE.all(c).map(|(c, alike)| (c, [alike.sound(), alike.near_sound(), alike.shape(), alike.wubi()])).collect()
    }

    /// The tokens of a folded text by a table, breaks round it.
    pub fn tokens(text: &[char], table: &[u8]) -> Vec<Token> {
        let mut slips = Slips::default();
        Counts::read(table).into_iter().for_each(|counts| slips.find(text, counts, None));
        slips.tokens().to_vec()
    }

    impl Reviewer {
        /// Gives every candidate for a slip in a folded text, by a table of counts.
        pub fn candidates(&self, text: &[char], table: &[u8], mut each: impl FnMut(Candidate)) {
            let Some(counts) = Counts::read(table) else { return };
            let (mut slips, mut found) = (Slips::default(), Vec::new());
            slips.find(text, counts, None);
            for i in slips.inner() {
                slips.candidates(i, counts, self.segmenter(), &mut found);
                for candidate in found.drain(..) {
                    let right = candidate.right.iter().map(|&token| counts.char(token)).collect();
                    let at = slips.place(&candidate.at);
                    each(Candidate { kind: candidate.kind as usize, at, right, features: candidate.features.to_vec() });
                }
            }
        }
    }
}
