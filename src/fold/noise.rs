//! Text with the characters dropped that are put between the characters of a word to hide it.

use super::{Folded, FoldedSpan, chars::is_invisible};

/// A longer run of noise keeps words apart.
const MOST: usize = 4;

/// The characters of a folded text without noise.
#[derive(Debug, Default)]
pub(crate) struct Squeezed {
    pub(crate) chars: Vec<char>,
    at: Vec<u32>,
}

impl Squeezed {
    /// None where no noise stands between two characters of words: the folded text says it all.
    pub(crate) fn new(folded: &Folded) -> Option<Self> {
        let chars = &folded.chars;
        if !chars.windows(2).any(|w| is_noise(w[1]) && is_word(w[0])) {
            return None;
        }
        let mut out = Self { chars: Vec::with_capacity(chars.len()), at: Vec::with_capacity(chars.len()) };
        let mut i = 0;
        while i < chars.len() {
            let run = chars[i..].iter().take_while(|&&c| is_noise(c)).count();
            let between = i > 0 && is_word(chars[i - 1]) && chars.get(i + run).is_some_and(|&c| is_word(c));
            if (1..=MOST).contains(&run) && between {
                i += run;
                continue;
            }
            let end = i + run.max(1);
            out.chars.extend(&chars[i..end]);
            out.at.extend(i as u32..end as u32);
            i = end;
        }
        Some(out)
    }

    /// The folded stretch a squeezed one stands for.
    pub(crate) fn folded(&self, span: FoldedSpan) -> FoldedSpan {
        FoldedSpan::new(self.at[span.start] as usize, self.at[span.end - 1] as usize + 1)
    }
}

fn is_word(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '0'..='9' | 'a'..='z') || (!is_noise(c) && c.is_alphanumeric())
}

/// Blanks, line breaks, symbols and pictures; not the punctuation that ends or orders a sentence.
fn is_noise(c: char) -> bool {
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
