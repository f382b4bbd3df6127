//! Plain text as lines: which line breaks end a paragraph, and which are only the width of a page.

use std::ops::Range;

use memchr::memchr3_iter;

use super::Piece;

/// A page is between 18 and 50 full characters wide; other texts are not hard-wrapped.
const PAGE: std::ops::RangeInclusive<usize> = 36..=100;
/// A wrapped line ends at most so many columns short of the page's width.
const SHORT: usize = 12;
/// So many bytes are counted together: fewer than twice as many fit in one.
const BLOCK: usize = 64;

struct Line {
    /// Without the blanks at its ends.
    text: Range<usize>,
    /// Where its indent begins.
    start: usize,
}

impl Line {
    /// How wide it is set, with its indent: a character of ASCII takes one column, another two.
    fn columns(&self, source: &str) -> usize {
        let columns = |b: &u8| u8::from(*b < 0x80) + 2 * u8::from(*b >= 0xC0);
        let blocks = source.as_bytes()[self.start..self.text.end].chunks(BLOCK);
        blocks.map(|block| usize::from(block.iter().map(columns).fold(0, u8::wrapping_add))).sum()
    }
}

pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let lines = lines(source);
    let page = page_width(source, &lines);
    let mut pieces = Vec::with_capacity(lines.len() * 2);
    let mut i = 0;
    while i < lines.len() {
        let line = &lines[i];
        pieces.push(Piece::Text(line.text.clone()));
        let joined = page.and_then(|width| {
            let next = i + 1 + usize::from(lines.get(i + 1).is_some_and(|l| is_page_number(&source[l.text.clone()])));
            let to = lines.get(next)?;
            (line.columns(source) + SHORT >= width && joins(&source[line.text.clone()], &source[to.text.clone()]))
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

/// The lines that are not blank. Rarer line breaks (U+000B, U+0085, U+2028, U+2029) stay in their line, where they
/// fold to one.
fn lines(source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let ends = memchr3_iter(b'\n', b'\r', b'\x0C', source.as_bytes()).chain([source.len()]);
    for end in ends {
        let line = &source[start..end];
        let text = line.trim();
        if !text.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            lines.push(Line { text: from..from + text.len(), start });
        }
        start = end + 1;
    }
    lines
}

/// The width of the page a text was set on, where it looks as if it had been set on one.
fn page_width(source: &str, lines: &[Line]) -> Option<usize> {
    // A character takes at most as many bytes as two columns.
    let too_long = |l: &Line| (l.text.end - l.start) > 2 * widest(*PAGE.end());
    if lines.len() < 3 || lines.iter().any(too_long) {
        return None;
    }
    let mut columns: Vec<usize> = lines.iter().map(|l| l.columns(source)).collect();
    columns.sort_unstable();
    let width = columns[columns.len() * 9 / 10];
    (PAGE.contains(&width) && columns[columns.len() - 1] <= widest(width)).then_some(width)
}

/// No line of a page of a width is wider than this.
fn widest(width: usize) -> usize {
    width + width / 4
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
