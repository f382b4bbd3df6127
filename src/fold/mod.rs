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

pub(crate) use chars::fold_term;
pub(crate) use layout::{Piece, pieces};
pub(crate) use noise::{Squeezed, is_noise, is_word};

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
}

/// Folded characters, each with the bytes of the source it stands for.
#[derive(Debug, Default)]
pub(crate) struct Folded<'s> {
    source: &'s str,
    pub(crate) chars: Vec<char>,
    /// Where the bytes begin that a character stands for, with [`ODD`].
    starts: Vec<u32>,
    /// The odd characters, and where their bytes end.
    ends: Vec<(u32, u32)>,
}

/// The bit that says that a character stands for more or less than the one of the source that begins there.
const ODD: u32 = 1 << 31;

/// Memory that one text after another is folded into.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    chars: Vec<char>,
    starts: Vec<u32>,
    ends: Vec<(u32, u32)>,
}

impl<'s> Folded<'s> {
    /// Folds the visible pieces of a source shorter than 2 GiB.
    pub(crate) fn new(source: &'s str, pieces: &[Piece], buffers: &mut Buffers) -> Self {
        let Buffers { mut chars, mut starts, mut ends } = std::mem::take(buffers);
        chars.clear();
        starts.clear();
        ends.clear();
        for piece in pieces {
            match piece {
                Piece::Text(range) => chars::fold(&source[range.clone()], range.start as u32, &mut chars, &mut starts),
                Piece::Decoded(range, text) => {
                    let from = chars.len();
                    chars::fold(text, 0, &mut chars, &mut starts);
                    starts[from..].fill(range.start as u32 | ODD);
                    ends.extend((from..chars.len()).map(|i| (i as u32, range.end as u32)));
                }
                Piece::Separator(range, c) => {
                    ends.push((chars.len() as u32, range.end as u32));
                    chars.push(*c);
                    starts.push(range.start as u32 | ODD);
                }
            }
        }
        Self { source, chars, starts, ends }
    }

    /// Gives the memory back.
    pub(crate) fn into_buffers(self) -> Buffers {
        Buffers { chars: self.chars, starts: self.starts, ends: self.ends }
    }

    /// The source bytes a folded stretch stands for, whatever was dropped inside it included.
    pub(crate) fn source(&self, span: FoldedSpan) -> Range<usize> {
        let start = (self.starts[span.start] & !ODD) as usize;
        let last = self.starts[span.end - 1];
        let end = if last & ODD == 0 {
            let last = last as usize;
            last + self.source[last..].chars().next().map_or(0, char::len_utf8)
        } else {
            let odd = self.ends.partition_point(|&(at, _)| (at as usize) < span.end - 1);
            self.ends[odd].1 as usize
        };
        start..end
    }

    pub(crate) fn text(&self, span: FoldedSpan) -> String {
        self.chars[span.start..span.end].iter().collect()
    }
}
