//! What nobody listed: a character in the place of another, two swapped, one written twice, one missing or too
//! many, judged by what is known to be right and by what was counted in genuine text.

pub(crate) mod alike;
pub(crate) mod counts;
mod known;
mod report;
pub(crate) mod scorer;
mod tokens;

use std::{borrow::Cow, ops::Range, sync::OnceLock};

use super::{Raw, Text};
use crate::segment::Segmenter;
use alike::{Alike, TABLE};
use counts::{Common, Counts, HAN, Token};
pub(crate) use known::Forms;
use known::{Edits, NearForm, Reach, Slip};
use scorer::{Edit, Features, Kind, Stretch, Weights, features};
use tokens::PAD;
pub(crate) use tokens::Tokens;

/// What was counted in genuine text for this library.
const BUILTIN: &[u8] = include_bytes!("../../../dictionaries/near-miss/slips.bin");
/// What was seen more often is not looked at: the level of the three characters round a place.
const SEEN: u8 = 3;
/// So many characters seen between two others are looked through sooner than all those that are like one.
const FEW: usize = 48;
/// Tokens on each side of an edit that its features look at.
const SIDE: usize = 4;

/// A table of counts, with the scorer's weights that were fitted to it.
#[derive(Debug)]
pub(crate) struct Model {
    bytes: Cow<'static, [u8]>,
    weights: Weights,
    /// Made when first needed: a start doesn't wait for it.
    common: OnceLock<Common>,
}

/// Memory that one text after another is looked at in.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    tokens: Tokens,
    /// The level of each token with its two neighbours.
    levels: Vec<u8>,
    reach: Reach,
}

impl Model {
    /// Takes a table. None if it is none, of another version, or cut short.
    pub(crate) fn builtin() -> Option<Self> {
        Self::read(BUILTIN)
    }

    pub(crate) fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Option<Self> {
        let bytes = bytes.into();
        let weights = Weights::read(Counts::read(&bytes)?.about)?;
        Some(Self { bytes, weights, common: OnceLock::new() })
    }

    fn common(&self, counts: Counts<'_>) -> &Common {
        self.common.get_or_init(|| counts.common(u16::from(SEEN) + 1))
    }

    fn counts(&self) -> Option<Counts<'_>> {
        Counts::read(&self.bytes)
    }
}

/// What may be right in the place of some tokens.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) kind: Kind,
    /// The tokens that differ.
    pub(crate) at: Range<usize>,
    pub(crate) right: Vec<Token>,
    pub(crate) alike: Option<Alike>,
    pub(crate) features: Features,
}

/// All that near misses are judged by, and memory for it.
#[derive(Debug)]
pub(crate) struct NearMisses<'a> {
    pub(crate) model: Option<&'a Model>,
    pub(crate) forms: &'a Forms,
    pub(crate) segmenter: &'a Segmenter,
    pub(crate) memory: &'a mut Memory,
}

impl NearMisses<'_> {
    pub(super) fn check(self, text: &Text<'_>, found: &mut Vec<Raw>) {
        let Self { model, forms, segmenter, memory } = self;
        let Some((model, counts)) = model.and_then(|model| Some((model, model.counts()?))) else { return };
        memory.find(&text.folded.chars, counts, Some(model.common(counts)));
        let chars = &text.folded.chars;
        memory.reach.begin(chars.len());
        let mut slips = Vec::new();
        let mut candidates = Vec::new();
        for i in memory.inner() {
            if memory.tokens.list[i] < HAN || memory.levels[i] > SEEN {
                continue;
            }
            let at = memory.tokens.at[i] as usize;
            let edits = memory.edits(i);
            if let Some(form) = edits.and_then(|edits| forms.near(chars, at, edits, &mut memory.reach))
                && (form.slip != Slip::Swapped || memory.unseen(i + 2))
                && !forms.covers(chars, at)
                && report::mends(&form, chars, segmenter)
            {
                slips.push(report::Slip::form(form, chars));
                continue;
            }
            memory.candidates(i, counts, segmenter, &mut candidates);
            let scored = candidates.drain(..).map(|c| (model.weights.score(c.kind, &c.features), c));
            if let Some((score, best)) = scored.max_by(|a, b| a.0.total_cmp(&b.0))
                && let Some(severity) = model.weights.severity(best.kind, score)
                && !forms.covers(chars, at)
            {
                slips.push(report::Slip::scored(&best, memory.place(&best.at), severity, counts));
            }
        }
        report::report(text, slips, segmenter, found);
    }
}

impl Memory {
    /// Finds the tokens of a text, and how often each was seen between its neighbours.
    pub(crate) fn find(&mut self, text: &[char], counts: Counts<'_>, common: Option<&Common>) {
        self.tokens.find(text, counts);
        let list = &self.tokens.list;
        self.levels.clear();
        self.levels.resize(list.len(), u8::MAX);
        for (level, three) in self.levels[1..].iter_mut().zip(list.windows(3)) {
            let [a, b, c] = *three else { continue };
            if b >= HAN && !common.is_some_and(|common| common.has(a, b, c)) {
                *level = counts.level(three) as u8;
            }
        }
    }

    /// The places of the tokens that are of the text.
    pub(crate) fn inner(&self) -> Range<usize> {
        PAD..self.tokens.list.len() - PAD
    }

    #[cfg(feature = "internals")]
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens.list
    }

    /// The folded characters that tokens stand for, the first and the last included.
    pub(crate) fn place(&self, tokens: &Range<usize>) -> Range<usize> {
        self.tokens.at[tokens.start] as usize..self.tokens.at[tokens.end - 1] as usize + 1
    }

    /// Whether a token is no character, or was never seen between its neighbours.
    fn unseen(&self, i: usize) -> bool {
        self.levels[i] == 0 || self.tokens.list[i] < HAN
    }

    /// Which edits at a place would undo nothing that was seen.
    fn edits(&self, i: usize) -> Option<Edits> {
        let here = self.unseen(i - 1) && self.unseen(i);
        here.then(|| if self.unseen(i + 1) { Edits::All } else { Edits::Missing })
    }

    /// Gives what may be right in the place of a character and of the one behind it.
    pub(crate) fn candidates(&self, i: usize, counts: Counts<'_>, segmenter: &Segmenter, out: &mut Vec<Candidate>) {
        let list = &self.tokens.list;
        let (here, next) = (list[i], list[i + 1]);
        if here < HAN || self.levels[i] > SEEN {
            return;
        }
        let mut add = |kind, at: Range<usize>, right: &[Token], alike| {
            let from = i - SIDE;
            let to = (at.end + SIDE).min(list.len());
            let mended = [&list[from..i], right, &list[at.end..to]].concat();
            let written = Stretch { tokens: &list[from..to], from: SIDE, to: SIDE + at.len() };
            let mended = Stretch { tokens: &mended, from: SIDE, to: SIDE + right.len() };
            let features = features(Edit { kind, written, mended, alike }, counts, segmenter);
            out.push(Candidate { kind, at, right: right.to_vec(), alike, features });
        };
        let c = counts.char(here);
        let middles = counts.middles(list[i - 1], next);
        if middles.len() <= FEW {
            for middle in middles.filter(|&middle| middle >= HAN) {
                if let Some(alike) = TABLE.get(c, counts.char(middle)) {
                    add(Kind::Substituted, i..i + 1, &[middle], Some(alike));
                }
            }
        } else {
            for (right, alike) in TABLE.all(c) {
                let middle = counts.token(right);
                if middle >= HAN && counts.level(&[list[i - 1], middle, next]) > 0.0 {
                    add(Kind::Substituted, i..i + 1, &[middle], Some(alike));
                }
            }
        }
        if next < HAN || self.levels[i + 1] > SEEN {
            return;
        }
        if next == here {
            if counts.level(&[list[i - 1], here, list[i + 2]]) > 1.0 {
                add(Kind::Doubled, i..i + 2, &[here], None);
            }
        } else if counts.level(&[list[i - 1], next, here]) > 1.0 || counts.level(&[next, here, list[i + 2]]) > 1.0 {
            add(Kind::Swapped, i..i + 2, &[next, here], None);
        }
    }
}
