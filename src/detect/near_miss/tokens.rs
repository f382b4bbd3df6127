//! A folded text as the tokens that are counted.

use super::counts::{BREAK, Counts, HAN, Token};

/// So many breaks stand before the first token and behind the last, so that each has neighbours.
pub(super) const PAD: usize = 4;

/// The tokens of a text: a run of digits, of Latin letters, of anything else is one; blanks are none.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub(super) list: Vec<Token>,
    /// The folded character where each begins.
    pub(super) at: Vec<u32>,
}

impl Tokens {
    pub(super) fn find(&mut self, text: &[char], counts: Counts<'_>) {
        self.list.clear();
        self.at.clear();
        let mut add = |token, at: usize| {
            self.list.push(token);
            self.at.push(at as u32);
        };
        (0..PAD).for_each(|_| add(BREAK, 0));
        let mut last = BREAK;
        for (at, &c) in text.iter().enumerate() {
            if c == ' ' {
                continue;
            }
            let token = counts.token(c);
            if token >= HAN - 1 || token != last {
                add(token, at);
            }
            last = token;
        }
        (0..PAD).for_each(|_| add(BREAK, text.len()));
    }
}
