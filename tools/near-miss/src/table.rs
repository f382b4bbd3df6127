//! Counts, and the table the library reads in place.

use std::collections::BTreeMap;

use shenjiao::internals::near_miss::{BREAK, GROUP, HAN, MAGIC, TOKENS, Token, UNKNOWN, place, tokens};

/// The least count that is kept of two, three and four tokens in a row.
pub type Floors = [u32; 3];

/// The characters that can be known, as the library knows them.
const KNOWN: std::ops::Range<u32> = 0x4E00..0xA000;
/// How many buckets hold the fours, for so many of them.
const IN_BUCKET: usize = 4;

pub struct Table {
    chars: Vec<char>,
    singles: Vec<u32>,
    /// Of two, three and four tokens in a row how often they stood there, in their order.
    rows: [Vec<(u64, u32)>; 3],
}

impl Table {
    /// Counts texts.
    pub fn count<'t>(texts: impl Iterator<Item = &'t [char]> + Clone, floors: Floors) -> Self {
        let mut seen: BTreeMap<char, u32> = BTreeMap::new();
        for &c in texts.clone().flatten().filter(|&&c| KNOWN.contains(&u32::from(c))) {
            *seen.entry(c).or_default() += 1;
        }
        let mut chars: Vec<(u32, char)> = seen.into_iter().map(|(c, times)| (times, c)).collect();
        chars.sort_by_key(|&(times, c)| (std::cmp::Reverse(times), c));
        chars.truncate(TOKENS - usize::from(HAN));
        let chars = chars.into_iter().map(|(_, c)| c).collect();
        let mut table = Self { chars, singles: vec![0; TOKENS], rows: [vec![], vec![], vec![]] };
        let empty = table.bytes("");
        let texts: Vec<Vec<Token>> = texts.map(|text| tokens(text, &empty)).collect();
        texts.iter().flatten().for_each(|&token| table.singles[usize::from(token)] += 1);
        for (size, floor) in (2..).zip(floors) {
            table.rows[size - 2] = groups(&texts, size, floor);
        }
        table
    }

    pub fn kept(&self) -> [usize; 3] {
        self.rows.each_ref().map(Vec::len)
    }

    /// The table as the library reads it, described by a text.
    pub fn bytes(&self, about: &str) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let mut section = |content: Vec<u8>| {
            bytes.extend((content.len() as u32).to_le_bytes());
            bytes.extend(content);
        };
        section(about.as_bytes().to_vec());
        let mut ids = vec![0_u16; KNOWN.len()];
        for (&c, id) in self.chars.iter().zip(HAN..) {
            ids[(u32::from(c) - KNOWN.start) as usize] = id;
        }
        section(halves(ids));
        let known = usize::from(HAN) + self.chars.len();
        section(halves((0..HAN).map(|_| 0).chain(self.chars.iter().map(|&c| c as u16))));
        section(self.singles[..known].iter().map(|&times| eighths(times)).collect());

        let [pairs, threes, fours] = &self.rows;
        let (rows, entries) = by_first(pairs.iter().map(|&(key, times)| (key >> 12, entry(key & 0xFFF, times))));
        section(words(rows));
        section(halves(entries));

        let mut threes: Vec<(u64, u16)> = threes
            .iter()
            .map(|&(key, times)| {
                let [a, b, c] = [key >> 24, key >> 12 & 0xFFF, key & 0xFFF];
                (a << 12 | c, entry(b, times))
            })
            .collect();
        threes.sort_unstable();
        let gaps: Vec<&[(u64, u16)]> = threes.chunk_by(|a, b| a.0 == b.0).collect();
        let (rows, thirds) = by_first(gaps.iter().map(|gap| (gap[0].0 >> 12, (gap[0].0 & 0xFFF) as u16)));
        section(words(rows));
        section(halves(thirds));
        let ranges = |lists: Vec<Vec<u16>>| {
            let (mut bases, mut ends, mut end) = (Vec::new(), Vec::new(), 0_u32);
            for (number, list) in lists.iter().enumerate() {
                if number % GROUP == 0 {
                    bases.push(end);
                }
                end += list.len() as u32;
                ends.push((end - bases[bases.len() - 1]) as u16);
            }
            [words(bases), halves(ends), halves(lists.into_iter().flatten())]
        };
        let middles = gaps.iter().map(|gap| gap.iter().map(|&(_, entry)| entry).collect()).collect();
        ranges(middles).into_iter().for_each(&mut section);

        let mut buckets = vec![Vec::new(); (fours.len() / IN_BUCKET).max(1)];
        for &(key, times) in fours {
            let four = [key >> 36, key >> 24, key >> 12, key].map(|token| (token & 0xFFF) as Token);
            let (bucket, print) = place(four, buckets.len());
            buckets[bucket].push(entry(print.into(), times));
        }
        for bucket in &mut buckets {
            // Of two that can't be told apart the one seen more often is kept.
            bucket.sort_unstable_by_key(|&entry| (entry >> 4, std::cmp::Reverse(entry)));
            bucket.dedup_by_key(|entry| *entry >> 4);
        }
        ranges(buckets).into_iter().for_each(section);
        bytes
    }
}

/// The groups of so many tokens that were seen often enough, with how often.
fn groups(texts: &[Vec<Token>], size: usize, floor: u32) -> Vec<(u64, u32)> {
    let counts = |group: &&[Token]| {
        let broken = |&token: &Token| token == BREAK || token == UNKNOWN;
        group.iter().any(|&token| token >= HAN) && !(size == 4 && group[1..3].iter().any(broken))
    };
    let windows = texts.iter().flat_map(|text| text.windows(size)).filter(counts);
    let mut keys: Vec<u64> = windows.map(|group| group.iter().fold(0, |key, &t| key << 12 | u64::from(t))).collect();
    keys.sort_unstable();
    let runs = keys.chunk_by(|a, b| a == b).filter(|run| run.len() >= floor as usize);
    runs.map(|run| (run[0], run.len() as u32)).collect()
}

/// A number of twelve bits with the level of a count.
fn entry(number: u64, times: u32) -> u16 {
    let level = (1.0 + f64::from(times).log2()).round().min(15.0) as u16;
    (number as u16) << 4 | level
}

fn eighths(times: u32) -> u8 {
    if times == 0 { 0 } else { ((1.0 + f64::from(times).log2()) * 8.0).round() as u8 }
}

/// Entries in the order of the token they begin with: where those of each begin, and the end.
fn by_first(entries: impl Iterator<Item = (u64, u16)>) -> (Vec<u32>, Vec<u16>) {
    let mut list = Vec::new();
    let mut starts = vec![0; TOKENS + 1];
    for (first, entry) in entries {
        starts[first as usize + 1] += 1;
        list.push(entry);
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    (starts, list)
}

fn halves(numbers: impl IntoIterator<Item = u16>) -> Vec<u8> {
    numbers.into_iter().flat_map(u16::to_le_bytes).collect()
}

fn words(numbers: Vec<u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}
