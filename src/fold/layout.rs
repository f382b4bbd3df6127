use std::{borrow::Cow, ops::Range};

use super::wraps;
use crate::Format;

/// A visible part of a source; what lies between two pieces is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text as it stands.
    Text(Range<usize>),
    /// Text written in another way, such as `&amp;`.
    #[cfg_attr(not(feature = "markdown"), allow(dead_code, reason = "only Markdown decodes"))]
    Decoded(Range<usize>, Box<str>),
    /// A character that keeps apart what stands on its two sides: a line break, a tab, a space.
    Separator(Range<usize>, char),
}

impl Piece {
    pub(super) fn range(&self) -> &Range<usize> {
        match self {
            Self::Text(r) | Self::Decoded(r, _) | Self::Separator(r, _) => r,
        }
    }
}

/// The visible pieces of a text, in its order; `hidden` (sorted ranges) is cut out.
pub(crate) fn pieces(source: &str, format: Format, hidden: &[Range<usize>]) -> Vec<Piece> {
    let pieces = match format {
        #[cfg(feature = "markdown")]
        Format::Markdown => super::markdown::pieces(source),
        _ => wraps::pieces(&blanked(source, hidden)),
    };
    if hidden.is_empty() {
        return pieces;
    }
    let mut shown = Vec::with_capacity(pieces.len());
    let mut hidden = hidden.iter().peekable();
    for piece in pieces {
        let range = piece.range().clone();
        while hidden.peek().is_some_and(|h| h.end <= range.start) {
            hidden.next();
        }
        let Piece::Text(mut rest) = piece else {
            shown.push(piece);
            continue;
        };
        for cut in hidden.clone().take_while(|h| h.start < range.end) {
            if rest.start < cut.start {
                shown.push(Piece::Text(rest.start..cut.start));
            }
            rest.start = rest.start.max(cut.end);
        }
        if rest.start < rest.end {
            shown.push(Piece::Text(rest));
        }
    }
    shown
}

/// The text with blanks in the place of what is hidden, byte for byte.
fn blanked<'s>(source: &'s str, hidden: &[Range<usize>]) -> Cow<'s, str> {
    let mut out = Cow::Borrowed(source);
    for range in hidden {
        out.to_mut().replace_range(range.clone(), &" ".repeat(range.len()));
    }
    out
}
