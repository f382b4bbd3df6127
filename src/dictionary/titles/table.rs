//! Titles written once, read in place. The build script writes those of the library.

use std::collections::BTreeMap;

use super::{Name, Named, Title};

/// How a text differs from a title: one stretch of it stands for one of the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Where both stretches begin.
    pub(crate) at: usize,
    /// How many characters of the text.
    pub(crate) wrong: usize,
    /// How many characters of the title.
    pub(crate) right: usize,
}

impl Change {
    /// How a text differs from a title, if it does so in one short stretch.
    pub(crate) fn between<T>(text: &[char], title: T) -> Option<Self>
    where
        T: IntoIterator<Item = char, IntoIter: DoubleEndedIterator + Clone>,
    {
        let title = title.into_iter();
        let length = title.clone().count();
        let at = text.iter().copied().zip(title.clone()).take_while(|(a, b)| a == b).count();
        let most = text.len().min(length) - at;
        let behind = text.iter().rev().copied().zip(title.rev()).take(most).take_while(|(a, b)| a == b).count();
        let change = Self { at, wrong: text.len() - at - behind, right: length - at - behind };
        (change.wrong <= WIDEST && change.right <= WIDEST).then_some(change)
    }
}

/// The longest stretch.
const WIDEST: usize = 2;
/// A shorter title is near too many others.
const SHORTEST: usize = 3;

#[derive(Clone, Copy, Debug)]
pub(super) struct Table<'b> {
    /// Hashes of the halves of the titles, in their order (4 bytes), each with where the title stands (4 bytes).
    halves: &'b [[u8; 8]],
    titles: &'b [u8],
}

impl<'b> Table<'b> {
    /// Reads what [`write`] has given; nothing is no title.
    pub(super) fn read(bytes: &'b [u8]) -> Self {
        let (count, rest) = bytes.split_first_chunk().map_or((0, bytes), |(n, rest)| (u32::from_le_bytes(*n), rest));
        let (halves, titles) = rest.split_at(8 * count as usize);
        Self { halves: halves.as_chunks().0, titles }
    }

    /// Every title, with what it is looked up by.
    pub(super) fn all(self) -> impl Iterator<Item = Named<'b>> {
        let mut rest = self.titles;
        std::iter::from_fn(move || {
            let named;
            (named, rest) = postcard::take_from_bytes::<Named<'_>>(rest).ok()?;
            Some(named)
        })
    }

    pub(super) fn find(self, key: &[char]) -> Option<(Name, Title<'b>)> {
        let (first, _) = halves(key.len());
        let mut same = self.with_half(key.len(), false, key.get(..first)?);
        same.find(|&(found, _)| found.chars().eq(key.iter().copied())).and_then(|(_, rest)| named(rest))
    }

    /// The titles, not their other names, that differ from `key` in one short stretch.
    pub(super) fn near(self, key: &[char]) -> Vec<(Title<'b>, Change)> {
        let mut found: Vec<(&str, Title<'_>, Change)> = Vec::new();
        for length in key.len().saturating_sub(WIDEST).max(SHORTEST)..=key.len() + WIDEST {
            let (first, last) = halves(length);
            let halves = [(false, key.get(..first)), (true, key.len().checked_sub(last).map(|from| &key[from..]))];
            for (other, rest) in halves
                .into_iter()
                .flat_map(|(last, half)| half.map(|half| (last, half)))
                .flat_map(|(last, half)| self.with_half(length, last, half))
            {
                let is_known = found.iter().any(|(known, ..)| *known == other);
                if let Some(change) = Change::between(key, other.chars()).filter(|_| !is_known)
                    && let Some((Name::Full, title)) = named(rest)
                {
                    found.push((other, title, change));
                }
            }
        }
        found.into_iter().map(|(_, title, change)| (title, change)).collect()
    }

    /// What titles of a length are looked up by that have such a first or last half, and the bytes behind it.
    fn with_half(self, length: usize, last: bool, half: &[char]) -> impl Iterator<Item = (&'b str, &'b [u8])> {
        let hash = hash(length, last, half);
        let of = |half: &[u8; 8]| u32::from_le_bytes([half[0], half[1], half[2], half[3]]);
        let from = self.halves.partition_point(|half| of(half) < hash);
        let same = self.halves[from..].iter().take_while(move |half| of(half) == hash);
        same.filter_map(move |&[.., a, b, c, d]| {
            postcard::take_from_bytes(self.titles.get(u32::from_le_bytes([a, b, c, d]) as usize..)?).ok()
        })
    }
}

/// How long the first and the last half of a title are: one of them stays whole when a short stretch changes.
fn halves(length: usize) -> (usize, usize) {
    (length / 2, length - length / 2 - usize::from(length > 0))
}

/// FNV-1a.
fn hash(length: usize, last: bool, half: &[char]) -> u32 {
    let values = [length as u32, u32::from(last)].into_iter().chain(half.iter().map(|&c| u32::from(c)));
    values.fold(0x811c_9dc5, |hash, value| (hash ^ value).wrapping_mul(0x0100_0193))
}

fn named(bytes: &[u8]) -> Option<(Name, Title<'_>)> {
    postcard::from_bytes(bytes).ok()
}

/// The bytes of a table of titles by what they are looked up by.
pub(super) fn write(all: &BTreeMap<String, (Name, Title<'_>)>) -> Vec<u8> {
    let (mut halves, mut titles) = (Vec::new(), Vec::new());
    for (key, named) in all {
        let at = titles.len() as u32;
        let chars: Vec<char> = key.chars().collect();
        let (first, last) = self::halves(chars.len());
        halves.push((hash(chars.len(), false, &chars[..first]), at));
        if named.0 == Name::Full {
            halves.push((hash(chars.len(), true, &chars[chars.len() - last..]), at));
        }
        // What is serialized into memory has room.
        titles.extend(postcard::to_allocvec(&(key, named)).unwrap_or_default());
    }
    halves.sort_unstable();
    let mut bytes = u32::to_le_bytes(halves.len() as u32).to_vec();
    bytes.extend(halves.into_iter().flat_map(|(hash, at)| [hash.to_le_bytes(), at.to_le_bytes()]).flatten());
    bytes.extend(titles);
    bytes
}
