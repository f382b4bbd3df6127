mod tables;

use unicode_normalization::UnicodeNormalization;

use tables::{NONE, PLAIN, RARE};

/// So many characters are folded where they lie close together, before they are appended.
const BLOCK: usize = 64;

/// Folds a text on its own, as the terms of a dictionary are.
pub(crate) fn fold_term(text: &str) -> Vec<char> {
    let mut out = Vec::new();
    fold(text, 0, &mut out, &mut Vec::new());
    out
}

/// Appends the folded characters of a text, and for each where the character it stands for begins: bytes,
/// the text's own beginning at `base`.
pub(super) fn fold(text: &str, base: u32, chars: &mut Vec<char>, starts: &mut Vec<u32>) {
    // Whether the Latin or digit run that ends here holds a styled character read as one.
    let mut styled_run = false;
    let mut after_alnum = false;
    let mut from = 0;
    while from < text.len() {
        let first = chars.len();
        from += plain_run(&text[from..], base + from as u32, chars, starts);
        if let [run @ .., last] = &chars[first..] {
            after_alnum = last.is_ascii_alphanumeric();
            styled_run &= after_alnum && run.iter().all(char::is_ascii_alphanumeric);
        }
        let Some(c) = text[from..].chars().next() else { return };
        let (at, rest) = (base + from as u32, &text[from + c.len_utf8()..]);
        from = text.len() - rest.len();
        let mut push = |c| {
            chars.push(c);
            starts.push(at);
        };
        if is_invisible(c) || (c == '\r' && rest.starts_with('\n')) {
            continue;
        }
        if let Some(value) = styled(c) {
            let next = rest.chars().find(|&c| !is_invisible(c)).unwrap_or(' ');
            let styled_next = styled(next).is_some() || is_math(next);
            if styled_run || styled_next || (after_alnum && is_latin(next)) {
                value.for_each(|v| push(han(v)));
                (styled_run, after_alnum) = (true, true);
            } else {
                push(c);
                after_alnum = false;
            }
            continue;
        }
        (styled_run, after_alnum) = (false, false);
        match c {
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => push('\n'),
            _ if c.is_whitespace() => push(' '),
            _ => {
                let compatible = || c.nfkd().filter(|&c| !is_mark(c));
                let lettered = c.is_alphanumeric() || matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3300}'..='\u{33FF}');
                if lettered && compatible().all(char::is_alphanumeric) {
                    for f in compatible().flat_map(char::to_lowercase) {
                        push(han(f));
                        after_alnum = f.is_ascii_alphanumeric();
                    }
                } else {
                    push(han(c));
                }
            }
        }
    }
}

/// Appends the characters of the text that one look is enough for, up to the first that needs more: how
/// many bytes they have.
fn plain_run(text: &str, base: u32, chars: &mut Vec<char>, starts: &mut Vec<u32>) -> usize {
    let (mut block, mut at) = ([' '; BLOCK], [0; BLOCK]);
    let mut rest = text.as_bytes();
    loop {
        let mut filled = 0;
        let stopped = loop {
            if filled + 1 >= BLOCK {
                break false;
            }
            let from = text.len() - rest.len();
            let here = base + from as u32;
            if let Some(codes) = rest.first_chunk().and_then(two_of_three_bytes) {
                let folded = codes.map(|code| PLAIN[usize::from(code)]);
                block[filled..filled + 2].copy_from_slice(&folded);
                at[filled..filled + 2].copy_from_slice(&[here, here + 3]);
                if folded[0] == NONE {
                    break true;
                } else if folded[1] == NONE {
                    (filled, rest) = (filled + 1, &rest[3..]);
                    break true;
                }
                (filled, rest) = (filled + 2, &rest[6..]);
            } else {
                let Some(c) = text[from..].chars().next() else { break true };
                let folded = plain(c);
                if folded == NONE {
                    break true;
                }
                (block[filled], at[filled]) = (folded, here);
                (filled, rest) = (filled + 1, &rest[c.len_utf8()..]);
            }
        };
        chars.extend_from_slice(&block[..filled]);
        starts.extend_from_slice(&at[..filled]);
        if stopped {
            return text.len() - rest.len();
        }
    }
}

/// What a character that others fold to folds to itself.
fn han(c: char) -> char {
    match plain(c) {
        NONE => RARE.iter().find(|(from, _)| *from == c).map_or(c, |&(_, to)| to),
        plain => plain,
    }
}

fn plain(c: char) -> char {
    PLAIN.get(c as usize).copied().unwrap_or(NONE)
}

/// The codes of the first two characters of a text, if both have three bytes, as nearly all of a Chinese text have:
/// they are read together.
fn two_of_three_bytes(text: &[u8; 8]) -> Option<[u16; 2]> {
    /// The same bits of both characters.
    const fn both(bits: u64) -> u64 {
        bits | bits << 24
    }
    let bits = u64::from_le_bytes(*text);
    if bits & both(0xF0) != both(0xE0) {
        return None;
    }
    let codes = (bits & both(0xF)) << 12 | (bits >> 2 & both(0xFC0)) | (bits >> 16 & both(0x3F));
    Some([codes as u16, (codes >> 24) as u16])
}

/// Characters that are not seen, or seen only as a change of their neighbour.
pub(crate) fn is_invisible(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' => false,
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' => false,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' => true,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' => true,
        '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => true,
        '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => true,
        '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1D173}'..='\u{1D17A}' => true,
        '\u{E0000}'..='\u{E0FFF}' => true,
        _ => is_mark(c),
    }
}

/// Whether a character folds to a Latin letter or a digit.
fn is_latin(c: char) -> bool {
    std::iter::once(c).nfkd().next().is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Letters and digits of formulas, which only a disguise puts beside enclosed ones.
fn is_math(c: char) -> bool {
    ('\u{1D400}'..='\u{1D7FF}').contains(&c)
}

/// Marks drawn over or round the character before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// The letters, digits or characters inside an enclosed, raised or lowered form. These have a use of
/// their own (①, ㈢, m²), so only their neighbours can say that they stand for what is in them.
fn styled(c: char) -> Option<impl Iterator<Item = char>> {
    let number = |n: u32| (n, None);
    let (digits, letter) = match c {
        '\u{2776}'..='\u{277F}' => number(c as u32 - 0x2775),
        '\u{2780}'..='\u{2789}' => number(c as u32 - 0x277F),
        '\u{278A}'..='\u{2793}' => number(c as u32 - 0x2789),
        '\u{24EB}'..='\u{24F4}' => number(c as u32 - 0x24EB + 11),
        '\u{24F5}'..='\u{24FE}' => number(c as u32 - 0x24F4),
        '\u{24FF}' | '\u{1F10B}' | '\u{1F10C}' => number(0),
        '\u{1F150}'..='\u{1F169}' => (0, char::from_u32(c as u32 - 0x1F150 + 'a' as u32)),
        '\u{1F170}'..='\u{1F189}' => (0, char::from_u32(c as u32 - 0x1F170 + 'a' as u32)),
        '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}'..='\u{209C}' | '\u{2160}'..='\u{217F}' => (0, Some(c)),
        '\u{2460}'..='\u{24EA}' | '\u{3200}'..='\u{32FF}' | '\u{1F100}'..='\u{1F14F}' => (0, Some(c)),
        _ => return None,
    };
    let text = letter.map_or_else(|| digits.to_string(), String::from);
    let inner: Vec<char> = text.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    (!inner.is_empty()).then(|| inner.into_iter())
}
