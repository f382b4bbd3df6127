//! Which characters are easily taken for each other, out of their readings, Wubi codes and shapes.

use std::{collections::BTreeMap, error::Error};

const SOUND: u16 = 1;
const SHAPE: u16 = 2;
const WUBI: u16 = 4;
/// As thirteen bits say one.
const MOST: usize = 1 << 13;

struct Character<'t> {
    code: u16,
    syllables: Vec<&'t str>,
    wubi: Vec<&'t str>,
    shapes: Vec<char>,
}

/// The table that `Table::read` takes: `character, readings, Wubi codes, similar shapes` a line, tabs between.
pub(crate) fn write(name: &str, text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut all = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let fail = || format!("{name}:{number}: no `character, readings, Wubi codes, similar shapes`: {line}");
        let [character, readings, wubi, shapes] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(fail().into());
        };
        let mut chars = character.chars();
        let (Some(c), None) = (chars.next(), chars.next()) else { return Err(fail().into()) };
        all.push(Character {
            code: u16::try_from(u32::from(c)).map_err(|_| fail())?,
            syllables: readings.split(',').map(|r| r.trim_end_matches(|c: char| c.is_ascii_digit())).collect(),
            wubi: wubi.split(',').filter(|code| !code.is_empty()).collect(),
            shapes: shapes.chars().collect(),
        });
    }
    all.sort_by_key(|c| c.code);
    if all.len() > MOST {
        return Err(format!("{name}: {} characters, more than {MOST}", all.len()).into());
    }
    let numbers: BTreeMap<u16, u16> = all.iter().map(|c| c.code).zip(0..).collect();
    let mut lists: Vec<BTreeMap<u16, u16>> = vec![BTreeMap::new(); all.len()];
    let mut add = |one: u16, other: u16, what: u16| {
        if one != other {
            *lists[usize::from(one)].entry(other).or_default() |= what;
            *lists[usize::from(other)].entry(one).or_default() |= what;
        }
    };
    let mut sounds: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
    let mut near: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    let mut keys: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for (c, number) in all.iter().zip(0..) {
        for shape in &c.shapes {
            if let Some(&other) = u16::try_from(u32::from(*shape)).ok().and_then(|code| numbers.get(&code)) {
                add(number, other, SHAPE);
            }
        }
        for syllable in &c.syllables {
            sounds.entry(syllable).or_default().push(number);
            near.entry(blurred(syllable)).or_default().push(number);
        }
        for code in c.wubi.iter().filter(|code| code.is_ascii()) {
            for at in 0..code.len() {
                keys.entry(format!("{}.{}", &code[..at], &code[at + 1..])).or_default().push(number);
            }
        }
    }
    let mut pairs = |groups: Vec<Vec<u16>>, what| {
        for group in groups {
            for (i, &one) in group.iter().enumerate() {
                group[i + 1..].iter().for_each(|&other| add(one, other, what));
            }
        }
    };
    pairs(sounds.into_values().collect(), SOUND);
    pairs(near.into_values().collect(), 0);
    pairs(keys.into_values().collect(), WUBI);

    let mut bytes = Vec::new();
    for code in 0x4E00..0xA000 {
        bytes.extend(numbers.get(&code).copied().unwrap_or(u16::MAX).to_le_bytes());
    }
    bytes.extend((all.len() as u32).to_le_bytes());
    all.iter().for_each(|c| bytes.extend(c.code.to_le_bytes()));
    let mut end = 0_u32;
    bytes.extend(end.to_le_bytes());
    for list in &lists {
        end += list.len() as u32;
        bytes.extend(end.to_le_bytes());
    }
    for (other, what) in lists.into_iter().flatten() {
        bytes.extend((other << 3 | what).to_le_bytes());
    }
    Ok(bytes)
}

/// A syllable with what speakers of many dialects don't tell apart made one.
fn blurred(syllable: &str) -> String {
    let (initial, rest) = match syllable.as_bytes() {
        [first @ (b'z' | b'c' | b's'), b'h', ..] => (*first as char, &syllable[2..]),
        [b'n', ..] => ('l', &syllable[1..]),
        [b'h', b'u', b'a' | b'o' | b'e' | b'i', ..] => ('f', &syllable[2..]),
        [b'f', ..] => ('f', &syllable[1..]),
        [first @ b'a'..=b'z', ..] if !"aeo".contains(*first as char) => (*first as char, &syllable[1..]),
        _ => (' ', syllable),
    };
    let rest = rest.strip_suffix("ng").map_or_else(|| rest.to_owned(), |stem| format!("{stem}n"));
    format!("{initial}{rest}")
}
