//! The stages one by one, for this project's own `benches/` and `fuzz/`. No part of the public interface:
//! anything here may change with any version.

use std::{ops::Range, sync::LazyLock};

use crate::{
    Draft, Format, Review, Reviewer,
    dictionary::Matcher,
    fold::{Folded, FoldedSpan, Folder, Piece, pieces},
};

static FOLDER: LazyLock<Folder> = LazyLock::new(Folder::new);

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
    let folded = Folded::new(&FOLDER, source, &pieces(source, format, &[]));
    (0..folded.chars.len()).map(|i| (folded.chars[i], folded.source(FoldedSpan::new(i, i + 1)))).collect()
}

/// A text folded on its own, as the terms of a dictionary are.
pub fn fold_term(text: &str) -> String {
    FOLDER.term(text).into_iter().collect()
}

/// Terms to be found in texts, both folded.
#[derive(Debug)]
pub struct Terms {
    matcher: Matcher,
}

impl Terms {
    /// Terms that are reported by their place in the list. What folds to nothing is never found.
    pub fn new<'t>(terms: impl IntoIterator<Item = &'t str>) -> Self {
        let folded: Vec<Vec<char>> = terms.into_iter().map(|t| FOLDER.term(t)).collect();
        Self { matcher: Matcher::new(folded.iter().map(Vec::as_slice).zip(0..)) }
    }

    /// Gives every occurrence of every term in a plain text: bytes of the source, and the term.
    pub fn find(&self, source: &str, mut hit: impl FnMut(Range<usize>, u32)) {
        let folded = Folded::new(&FOLDER, source, &pieces(source, Format::Text, &[]));
        self.matcher.find(&folded.chars, |start, end, term| {
            hit(folded.source(FoldedSpan::new(start, end)), term);
        });
    }
}

impl Reviewer {
    /// Reviews a draft and says when each stage of the work on a field has ended.
    pub fn review_observed(&self, draft: &Draft, stage: &mut dyn FnMut(&'static str)) -> Review {
        self.observed(draft, stage)
    }
}
