//! Brackets and title marks: of one width, closed, nested by the standard.

use super::{Raw, Text};
use crate::{Applicability, Severity, fold::FoldedSpan};

const RULE: &str = "style/brackets";
/// Deeper nesting is not looked at.
const DEEPEST: usize = 32;
/// A title within a title is shown whole up to so many characters.
const LONGEST_TITLE: usize = 60;

struct Open {
    at: usize,
    own: char,
    /// What is wrong inside it, if it is closed.
    inside: Vec<Raw>,
}

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Raw>) {
    let mut open: Vec<Open> = Vec::new();
    for at in text.points.marks.iter().map(|&at| at as usize) {
        match text.folded.chars[at] {
            '\n' => {
                unclosed(&open, found);
                open.clear();
            }
            '(' | '[' | '【' | '〔' | '《' | '〈' if open.len() < DEEPEST => {
                open.push(Open { at, own: text.own_char(at), inside: Vec::new() });
            }
            ')' | ']' | '】' | '〕' | '》' | '〉' => close(text, &mut open, at, found),
            _ => {}
        }
    }
    unclosed(&open, found);
}

fn close(text: &Text<'_>, open: &mut Vec<Open>, at: usize, found: &mut Vec<Raw>) {
    let chars = &text.folded.chars;
    let opener = opener(chars[at]);
    let Some(depth) = open.iter().rposition(|o| chars[o.at] == opener) else { return };
    open.truncate(depth + 1);
    let Some(Open { at: from, own: left, inside }) = open.pop() else { return };
    found.extend(inside);
    let right = text.own_char(at);
    if left.is_ascii() != right.is_ascii() && has_han(&chars[from.saturating_sub(1)..chars.len().min(at + 2)]) {
        let (half, full) = if left.is_ascii() { (from, full(left)) } else { (at, full(right)) };
        let other = if half == from { at } else { from };
        let pair = text.own(FoldedSpan::new(from, at + 1));
        let shown = if at - from <= 12 { format!("“{pair}”") } else { "一对".to_owned() };
        let message = format!("{shown}括号一半是全角、一半是半角，中文里应都用全角");
        let mut raw = Raw::of(RULE, FoldedSpan::new(half, half + 1), message).suggest(full, Applicability::Safe);
        raw.related.push((text.folded.source(FoldedSpan::new(other, other + 1)), "与它成对的括号"));
        found.push(raw);
    }
    if let Some(outer) = open.last_mut().filter(|o| o.own == '《' && left == '《' && at - from <= LONGEST_TITLE) {
        let span = FoldedSpan::new(from, at + 1);
        let inner = text.own(FoldedSpan::new(from, at + 1));
        let inner = &inner[left.len_utf8()..inner.len() - right.len_utf8()];
        let message = "书名号里再用书名号时，外面一层用《》，里面一层用〈〉";
        outer.inside.push(Raw::of(RULE, span, message).suggest(format!("〈{inner}〉"), Applicability::Unsafe));
    }
}

fn unclosed(open: &[Open], found: &mut Vec<Raw>) {
    for bracket in open.iter().filter(|o| matches!(o.own, '《' | '（' | '〔' | '【')) {
        let message = format!("“{}”没有与之成对的后一半", bracket.own);
        let span = FoldedSpan::new(bracket.at, bracket.at + 1);
        // A paragraph may have been cut, so it is the reader who sees whether it was.
        found.push(Raw::of(RULE, span, message).severity(Severity::Info));
    }
}

fn opener(closer: char) -> char {
    match closer {
        ')' => '(',
        ']' => '[',
        '】' => '【',
        '〕' => '〔',
        '》' => '《',
        _ => '〈',
    }
}

fn full(half: char) -> char {
    char::from_u32(half as u32 + 0xFEE0).unwrap_or(half)
}

fn has_han(chars: &[char]) -> bool {
    chars.iter().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(c))
}
