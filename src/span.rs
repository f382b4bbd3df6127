use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{LineIndex, Position};

/// A stretch of a field's own text, never empty; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// First character.
    pub start: Position,
    /// Behind the last character.
    pub end: Position,
}

impl Span {
    /// The span of a byte range; none where it is empty or does not lie on character boundaries.
    pub fn new(index: &LineIndex<'_>, bytes: Range<usize>) -> Option<Self> {
        (bytes.start < bytes.end)
            .then(|| Some(Self { start: index.position(bytes.start)?, end: index.position(bytes.end)? }))
            .flatten()
    }

    /// The span in bytes.
    pub fn bytes(&self) -> Range<usize> {
        self.start.byte..self.end.byte
    }
}
