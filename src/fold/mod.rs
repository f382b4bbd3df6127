//! One form of a text for looking up, with a map back to the user's own.
//!
//! What is folded: width, case, traditional and variant characters, compatibility forms, styled
//! letters and digits where their neighbours say that they are such, invisible characters, markup,
//! and the hard line wraps of text taken out of a PDF. What is reported is always the source.

mod chars;
mod layout;
#[cfg(feature = "markdown")]
mod markdown;
mod noise;
#[cfg(test)]
mod tests;
mod wraps;

use std::ops::Range;

pub(crate) use chars::Folder;
pub(crate) use layout::{Piece, pieces};
pub(crate) use noise::Squeezed;

/// A stretch of folded text, in folded characters. Not to be mixed up with bytes of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FoldedSpan {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl FoldedSpan {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        debug_assert!(start < end);
        Self { start, end }
    }

    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Folded characters, each with the source bytes it stands for.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    pub(crate) chars: Vec<char>,
    at: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds the visible pieces of a source shorter than 4 GiB.
    pub(crate) fn new(folder: &Folder, source: &str, pieces: &[Piece]) -> Self {
        let mut out = Self::with_capacity(source.len() / 3 + 1);
        for piece in pieces {
            match piece {
                Piece::Text(range) => folder.fold(&source[range.clone()], |c, at| {
                    out.push(c, range.start + at.start..range.start + at.end);
                }),
                Piece::Decoded(range, text) => {
                    folder.fold(text, |c, _| out.push(c, range.clone()));
                }
                Piece::Separator(range, c) => out.push(*c, range.clone()),
            }
        }
        out
    }

    fn with_capacity(n: usize) -> Self {
        Self { chars: Vec::with_capacity(n), at: Vec::with_capacity(n) }
    }

    fn push(&mut self, c: char, at: Range<usize>) {
        self.chars.push(c);
        self.at.push((at.start as u32, at.end as u32));
    }

    /// The source bytes a folded stretch stands for, whatever was dropped inside it included.
    pub(crate) fn source(&self, span: FoldedSpan) -> Range<usize> {
        self.at[span.start].0 as usize..self.at[span.end - 1].1 as usize
    }

    pub(crate) fn text(&self, span: FoldedSpan) -> String {
        self.chars[span.start..span.end].iter().collect()
    }
}
