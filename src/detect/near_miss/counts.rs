//! How often characters stand together in genuine text: a table that is written by `tools/near-miss` and read
//! in place.
//!
//! | section | what |
//! | --- | --- |
//! | magic, then length (4 bytes) and text | what it was counted from, and the scorer's weights, a line each |
//! | ids | the token of each character from U+4E00 to U+9FFF (2 bytes), 0 for none |
//! | chars | the character of each token (2) |
//! | singles | eighths of the level of each token (1) |
//! | pair rows, pairs | where the pairs of each first token begin (4); the second token with the level (2), in their order |
//! | gap rows, thirds | where the gaps of each first token begin (4); the third token (2), in their order |
//! | bases, ends | of 16 gaps each where their middles begin (4); behind it where each one's end (2) |
//! | middles | the token between with the level (2), in their order |
//! | bases, ends, fours | the same of buckets: twelve bits of the hash of four tokens with the level (2), in their order |
//!
//! The length of each section, in bytes, stands before it (4 bytes). All numbers are little-endian. A level is one
//! more than the logarithm to the base 2 of a count, rounded; 0 is what was not seen, or too seldom to be kept.

use std::ops::Range;

/// A character, or what stands for a run of digits, of Latin letters, of anything else.
pub(crate) type Token = u16;

pub(crate) const BREAK: Token = 0;
pub(crate) const DIGITS: Token = 1;
pub(crate) const LATIN: Token = 2;
/// A Chinese character that the table doesn't know.
pub(crate) const UNKNOWN: Token = 3;
/// The first that is a character.
pub(crate) const HAN: Token = 4;
/// How many tokens there can be, as twelve bits say one.
pub(crate) const TOKENS: usize = 4096;
/// The characters that can be known.
const KNOWN: Range<u32> = 0x4E00..0xA000;
/// So many ranges share a base.
pub(crate) const GROUP: usize = 16;

pub(crate) const MAGIC: &[u8; 16] = b"shenjiao slips 1";

#[derive(Clone, Copy, Debug)]
pub(crate) struct Counts<'b> {
    pub(crate) about: &'b str,
    ids: &'b [[u8; 2]],
    chars: &'b [[u8; 2]],
    singles: &'b [u8],
    pair_rows: &'b [[u8; 4]],
    pairs: &'b [[u8; 2]],
    gap_rows: &'b [[u8; 4]],
    thirds: &'b [[u8; 2]],
    middles: Ranges<'b>,
    fours: Ranges<'b>,
}

/// Ranges of entries, one behind the other.
#[derive(Clone, Copy, Debug)]
struct Ranges<'b> {
    bases: &'b [[u8; 4]],
    ends: &'b [[u8; 2]],
    entries: &'b [[u8; 2]],
}

impl<'b> Ranges<'b> {
    fn get(self, number: usize) -> &'b [[u8; 2]] {
        let base = |number: usize| self.bases.get(number / GROUP).map_or(0, |b| u32::from_le_bytes(*b) as usize);
        let end =
            |number: usize| base(number) + usize::from(self.ends.get(number).map_or(0, |e| u16::from_le_bytes(*e)));
        let start = if number.is_multiple_of(GROUP) { base(number) } else { end(number - 1) };
        self.entries.get(start..end(number)).unwrap_or_default()
    }
}

impl<'b> Counts<'b> {
    /// Reads a table. None if it is none, or cut short.
    pub(crate) fn read(bytes: &'b [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut section = || -> Option<&'b [u8]> {
            let (length, after) = rest.split_first_chunk()?;
            let (section, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            rest = after;
            Some(section)
        };
        let about = str::from_utf8(section()?).ok()?;
        let ids = section()?.as_chunks().0;
        let chars = section()?.as_chunks().0;
        let singles = section()?;
        let (pair_rows, pairs) = (section()?.as_chunks().0, section()?.as_chunks().0);
        let (gap_rows, thirds) = (section()?.as_chunks().0, section()?.as_chunks().0);
        let mut ranges = || -> Option<Ranges<'b>> {
            let (bases, ends) = (section()?.as_chunks().0, section()?.as_chunks().0);
            Some(Ranges { bases, ends, entries: section()?.as_chunks().0 })
        };
        let (middles, fours) = (ranges()?, ranges()?);
        let whole = ids.len() == KNOWN.len() && chars.len() <= TOKENS && singles.len() == chars.len();
        let table = Self { about, ids, chars, singles, pair_rows, pairs, gap_rows, thirds, middles, fours };
        (whole && !fours.ends.is_empty()).then_some(table)
    }

    /// The level from which on three tokens are common, and those that are.
    pub(crate) fn common(self, from: u16) -> Common {
        let mut common = Common(vec![0; COMMON]);
        for a in 0..self.chars.len() as Token {
            let first = self.gap_rows.get(usize::from(a)).map_or(0, |r| u32::from_le_bytes(*r) as usize);
            for (gap, third) in (first..).zip(row(self.gap_rows, self.thirds, a)) {
                for (b, level) in self.middles.get(gap).iter().map(|entry| split(*entry)) {
                    if level >= from {
                        common.add(a, b, u16::from_le_bytes(*third));
                    }
                }
            }
        }
        common
    }

    pub(crate) fn token(self, c: char) -> Token {
        match c {
            '0'..='9' => DIGITS,
            'a'..='z' => LATIN,
            _ => {
                match self.ids.get((c as usize).wrapping_sub(KNOWN.start as usize)).map(|id| u16::from_le_bytes(*id)) {
                    Some(0) => UNKNOWN,
                    Some(id) => id,
                    None => BREAK,
                }
            }
        }
    }

    /// The character of a token that is one.
    pub(crate) fn char(self, token: Token) -> char {
        let code = self.chars.get(usize::from(token)).map_or(0, |c| u16::from_le_bytes(*c));
        char::from_u32(code.into()).unwrap_or_default()
    }

    /// The level of up to four tokens in a row.
    pub(crate) fn level(self, tokens: &[Token]) -> f32 {
        match *tokens {
            [one] => self.singles.get(usize::from(one)).map_or(0.0, |&eighths| f32::from(eighths) / 8.0),
            [a, b] => found(row(self.pair_rows, self.pairs, a), b),
            [a, b, c] => found(self.between(a, c), b),
            [a, b, c, d] => self.four(a, b, c, d),
            _ => 0.0,
        }
    }

    /// What was seen between two tokens.
    pub(crate) fn middles(self, before: Token, behind: Token) -> impl ExactSizeIterator<Item = Token> {
        self.between(before, behind).iter().map(|entry| split(*entry).0)
    }

    fn between(self, before: Token, behind: Token) -> &'b [[u8; 2]] {
        let thirds = row(self.gap_rows, self.thirds, before);
        let Ok(at) = thirds.binary_search_by_key(&behind, |third| u16::from_le_bytes(*third)) else { return &[] };
        let first = self.gap_rows.get(usize::from(before)).map_or(0, |r| u32::from_le_bytes(*r) as usize);
        self.middles.get(first + at)
    }

    fn four(self, a: Token, b: Token, c: Token, d: Token) -> f32 {
        let (bucket, print) = place([a, b, c, d], self.fours.ends.len());
        found(self.fours.get(bucket), print)
    }
}

/// Three tokens in a row that are common: nearly always right, and quickly told. One in some hundred others is
/// taken for common too.
#[derive(Debug)]
pub(crate) struct Common(Vec<u64>);

/// How many words its bits take: a megabyte.
const COMMON: usize = 1 << 17;

impl Common {
    fn add(&mut self, a: Token, b: Token, c: Token) {
        let (word, bits) = Self::bits(a, b, c);
        self.0[word] |= bits;
    }

    pub(crate) fn has(&self, a: Token, b: Token, c: Token) -> bool {
        let (word, bits) = Self::bits(a, b, c);
        self.0[word] & bits == bits
    }

    fn bits(a: Token, b: Token, c: Token) -> (usize, u64) {
        let key = u64::from(a) << 24 | u64::from(b) << 12 | u64::from(c);
        let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let hash = (hash ^ hash >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        let bit = |shift: u32| 1 << (hash >> shift & 63);
        ((hash >> 47) as usize, bit(0) | bit(6) | bit(12) | bit(18))
    }
}

/// Where four tokens are kept among so many buckets: which, and the bits that tell them from others there.
pub(crate) fn place(tokens: [Token; 4], buckets: usize) -> (usize, u16) {
    let key = tokens.iter().fold(0_u64, |key, &token| key << 12 | u64::from(token));
    let hash = (key ^ key >> 23).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let hash = (hash ^ hash >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let bucket = ((u128::from(hash) * buckets as u128) >> 64) as usize;
    (bucket, (hash & 0xFFF) as u16)
}

/// The entries of one row, where each row's beginning is given, and the end of the last.
fn row<'b>(rows: &[[u8; 4]], entries: &'b [[u8; 2]], number: Token) -> &'b [[u8; 2]] {
    let at = |number: usize| rows.get(number).map_or(0, |r| u32::from_le_bytes(*r) as usize);
    entries.get(at(number.into())..at(usize::from(number) + 1)).unwrap_or_default()
}

/// A number of twelve bits, and a level.
fn split(entry: [u8; 2]) -> (u16, u16) {
    let entry = u16::from_le_bytes(entry);
    (entry >> 4, entry & 15)
}

fn found(entries: &[[u8; 2]], number: u16) -> f32 {
    let at = entries.binary_search_by_key(&number, |entry| split(*entry).0);
    at.map_or(0.0, |at| f32::from(split(entries[at]).1))
}
