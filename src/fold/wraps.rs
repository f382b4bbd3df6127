//! Plain text as lines: which line breaks end a paragraph, and which are only the width of a page.

use std::ops::Range;

use super::Piece;

/// A page is between 18 and 50 full characters wide; other texts are not hard-wrapped.
const PAGE: std::ops::RangeInclusive<usize> = 36..=100;
/// A wrapped line ends at most so many columns short of the page's width.
const SHORT: usize = 12;

struct Line {
    /// Without the blanks at its ends.
    text: Range<usize>,
    /// With its indent.
    columns: usize,
}

pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let lines = lines(source);
    let page = page_width(&lines);
    let mut pieces = Vec::with_capacity(lines.len() * 2);
    let mut i = 0;
    while i < lines.len() {
        let line = &lines[i];
        pieces.push(Piece::Text(line.text.clone()));
        let joined = page.and_then(|width| {
            let next = i + 1 + usize::from(lines.get(i + 1).is_some_and(|l| is_page_number(&source[l.text.clone()])));
            let to = lines.get(next)?;
            (line.columns + SHORT >= width && joins(&source[line.text.clone()], &source[to.text.clone()]))
                .then_some(next)
        });
        let next = joined.unwrap_or(i + 1);
        if let Some(to) = lines.get(next) {
            let between = line.text.end..to.text.start;
            let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            let words =
                letter(source[..between.start].chars().next_back()) && letter(source[between.end..].chars().next());
            match joined {
                None => pieces.push(Piece::Separator(between, '\n')),
                Some(_) if words => pieces.push(Piece::Separator(between, ' ')),
                Some(_) => {}
            }
        }
        i = next;
    }
    pieces
}

/// The lines that are not blank.
fn lines(source: &str) -> Vec<Line> {
    let mut start = 0;
    source
        .split(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'])
        .filter_map(|line| {
            let at = start;
            start += line.len();
            start += source[start..].chars().next().map_or(0, char::len_utf8);
            let text = line.trim();
            let from = at + (line.len() - line.trim_start().len());
            let columns = line.trim_end().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            (!text.is_empty()).then(|| Line { text: from..from + text.len(), columns })
        })
        .collect()
}

/// The width of the page a text was set on, where it looks as if it had been set on one.
fn page_width(lines: &[Line]) -> Option<usize> {
    let mut columns: Vec<usize> = lines.iter().map(|l| l.columns).collect();
    if columns.len() < 3 {
        return None;
    }
    columns.sort_unstable();
    let width = columns[columns.len() * 9 / 10];
    (PAGE.contains(&width) && columns[columns.len() - 1] <= width + width / 4).then_some(width)
}

fn joins(line: &str, next: &str) -> bool {
    let ended = line.ends_with(['。', '！', '？', '；', '：', '…', '.', '!', '?', ';', ':']);
    !ended && !is_row(line) && !is_row(next) && !starts_item(next)
}

/// Columns stand apart by tabs or several blanks.
fn is_row(line: &str) -> bool {
    line.contains(['\t', '|']) || line.matches("  ").count() + line.matches('\u{3000}').count() > 2
}

/// `- 3 -`, `— 12 —`, `第 3 页`, `第3页 共10页`
fn is_page_number(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&digits)
        && line.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-–—―－第页共/".contains(c))
}

/// An article, a numbered item, a bullet or a row: never the middle of a sentence.
fn starts_item(line: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百千".contains(c);
    let rest = line.trim_start_matches(['第', '(', '（', '〔']);
    let number = rest.chars().take_while(|&c| numeral(c)).count();
    let after = rest.chars().nth(number);
    let opened = rest.len() < line.len();
    match line.chars().next() {
        Some('-' | '•' | '·' | '*' | '●' | '◆' | '■' | '①'..='⑳') => true,
        Some(_) if number == 0 => false,
        Some('第') => matches!(after, Some('条' | '章' | '节' | '编' | '款' | '项')),
        Some(_) if opened => matches!(after, Some(')' | '）')),
        _ => matches!(after, Some('、' | '.' | '．' | ')' | '）' | ' ')),
    }
}
