//! Text with the characters dropped that are put between the characters of a word to hide it.

use super::{FoldedSpan, chars::is_invisible};

/// A longer run of noise keeps words apart.
const MOST: usize = 4;

/// The characters of a folded text without noise: only the parts of it round noise, a line break behind each.
#[derive(Debug, Default)]
pub(crate) struct Squeezed {
    pub(crate) chars: Vec<char>,
    at: Vec<u32>,
}

impl Squeezed {
    /// Squeezes a folded text where runs of noise begin behind words, `reach` characters on each side with
    /// them. None where no noise stands between two words: the folded text says it all.
    pub(crate) fn new(text: &[char], runs: &[u32], reach: usize) -> Option<Self> {
        let dropped = |&start: &u32| {
            let start = start as usize;
            let length = text[start..].iter().take(MOST + 1).take_while(|&&c| is_noise(c)).count();
            let end = start + length;
            (length <= MOST && text.get(end).is_some_and(|&c| is_word(c))).then_some((start, end))
        };
        let mut out = Self::default();
        // Up to where the folded text is taken already.
        let mut taken: Option<usize> = None;
        for (start, end) in runs.iter().filter_map(dropped) {
            let from = match taken {
                Some(taken) if start <= taken + 2 * reach => taken,
                Some(taken) => {
                    out.take(text, taken..taken + reach);
                    out.part();
                    start - reach
                }
                None => start.saturating_sub(reach),
            };
            out.take(text, from..start);
            taken = Some(end);
        }
        let last = taken?;
        out.take(text, last..text.len().min(last + reach));
        Some(out)
    }

    fn take(&mut self, text: &[char], part: std::ops::Range<usize>) {
        self.at.extend(part.start as u32..part.end as u32);
        self.chars.extend(&text[part]);
    }

    fn part(&mut self) {
        self.at.push(self.at.last().copied().unwrap_or_default());
        self.chars.push('\n');
    }

    /// The folded stretch a squeezed one stands for.
    pub(crate) fn folded(&self, span: FoldedSpan) -> FoldedSpan {
        FoldedSpan::new(self.at[span.start] as usize, self.at[span.end - 1] as usize + 1)
    }
}

pub(crate) fn is_word(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '0'..='9' | 'a'..='z') || (!is_noise(c) && c.is_alphanumeric())
}

/// Blanks, line breaks, symbols and pictures; not the punctuation that ends or orders a sentence.
pub(crate) fn is_noise(c: char) -> bool {
    match c {
        '\u{3000}'..='\u{9FFF}' if !matches!(c, '・' | '〜' | '〓') => false,
        ' ' | '\n' | '\t' | '\u{2010}'..='\u{2015}' => true,
        '*' | '_' | '-' | '.' | '~' | '|' | '/' | '\\' | '+' | '=' | '^' | '#' | '@' | '&' | '$' | '`' => true,
        '·' | '•' | '‧' | '・' | '｡' | '°' | '¨' | '¯' | '´' | '¦' | '§' | '¤' => true,
        '\u{2190}'..='\u{23FF}' | '\u{2500}'..='\u{27BF}' | '\u{2900}'..='\u{2BFF}' => true,
        '\u{1F000}'..='\u{1FAFF}' | '〜' | '〓' | '※' | '†' | '‡' => true,
        _ => is_invisible(c),
    }
}
