//! The stages one by one, for this project's own `benches/` and `fuzz/`. No part of the public interface:
//! anything here may change with any version.

use std::ops::Range;

use crate::{
    Draft, Format, Review, Reviewer, Scratch,
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
