//! Personal identifiers. One scan finds the runs of digits; each identifier checks what it knows.

mod mobile_phone;
mod resident_id;

use super::{Raw, Text};
use crate::fold::FoldedSpan;

/// Digits that belong together, blanks and dashes between groups of them skipped.
#[derive(Debug)]
struct Digits {
    /// From the first digit to the last.
    span: FoldedSpan,
    /// The digits, and a final `x` as a check character.
    text: String,
    /// Where each of them stands in the folded text.
    at: Vec<usize>,
}

/// How many characters the identifiers have: mobile numbers alone, with 86, with 0086; resident numbers of 15
/// and of 18.
const LENGTHS: &[usize] = &[11, 13, 15, 18];
const MOST_DIGITS: usize = 18;

pub(super) fn identifiers(text: &Text<'_>, found: &mut Vec<Raw>) {
    let chars = &text.folded.chars;
    let mut done = 0;
    for start in text.points.digits.iter().map(|&start| start as usize) {
        if start < done {
            continue;
        }
        if start > 0
            && (chars[start - 1].is_ascii_alphanumeric() && !is_phone_word(chars, start) || is_mask(chars[start - 1]))
        {
            continue;
        }
        let groups = groups(chars, start);
        let hit = groups.iter().rev().find_map(|digits| {
            let hit = resident_id::find(text, digits).or_else(|| mobile_phone::find(text, digits))?;
            Some((hit, digits.span.end))
        });
        if let Some((hit, end)) = hit {
            found.push(hit);
            done = end;
        }
    }
}

/// The digits from `start` on: the run itself, then with each further group behind a blank or a dash.
fn groups(chars: &[char], start: usize) -> Vec<Digits> {
    let mut out = Vec::new();
    let near = chars[start..].iter().take(2 * MOST_DIGITS).take_while(|c| c.is_ascii_digit() || is_separator(**c));
    if near.filter(|c| c.is_ascii_digit()).count() < LENGTHS[0] {
        return out;
    }
    let (mut text, mut at) = (String::new(), Vec::new());
    let mut i = start;
    loop {
        while let Some(&c) = chars.get(i).filter(|c| c.is_ascii_digit()) {
            if text.len() == MOST_DIGITS {
                return out;
            }
            text.push(c);
            at.push(i);
            i += 1;
        }
        let closed = |i: usize| chars.get(i).is_none_or(|c| !c.is_ascii_alphanumeric() && !is_mask(*c));
        if chars.get(i) == Some(&'x') && text.len() == 17 && closed(i + 1) {
            text.push('x');
            at.push(i);
            i += 1;
        }
        if LENGTHS.contains(&text.len()) && closed(i) {
            out.push(Digits { span: FoldedSpan::new(start, i), text: text.clone(), at: at.clone() });
        }
        let separated =
            chars.get(i).is_some_and(|&c| is_separator(c)) && chars.get(i + 1).is_some_and(char::is_ascii_digit);
        if !separated || text.len() >= MOST_DIGITS {
            return out;
        }
        i += 1;
    }
}

/// Whether a Latin word that says “telephone” stands right before a number.
fn is_phone_word(chars: &[char], end: usize) -> bool {
    let from = end - chars[..end].iter().rev().take_while(|c| c.is_ascii_alphabetic()).count();
    matches!(chars[from..end], ['t', 'e', 'l'] | ['p', 'h', 'o', 'n', 'e'] | ['m', 'o', 'b', 'i', 'l', 'e'])
}

/// Whether the words before a number end with one of these labels, but for what joins the two.
fn is_labelled(before: &str, labels: &[&str]) -> bool {
    let words = before.trim_end_matches([' ', ':', '(', '为', '是']);
    labels.iter().any(|label| words.ends_with(label))
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '–' | '‑' | '.')
}

fn is_mask(c: char) -> bool {
    matches!(c, '*' | '×' | '●' | '█' | '✱')
}
