//! Where to look: one scan of a folded text for the characters that detectors begin at.

use crate::fold::{is_noise, is_word};

/// Places in a folded text, each list in its order.
#[derive(Debug, Default)]
pub(crate) struct Points {
    /// Where a run of digits begins.
    pub(crate) digits: Vec<u32>,
    /// Brackets, quotation marks and title marks, and the line breaks that end them.
    pub(crate) marks: Vec<u32>,
    /// 密, of 绝密, 机密 and 秘密.
    pub(crate) levels: Vec<u32>,
    /// Where a run of noise begins behind a word.
    pub(crate) noise: Vec<u32>,
}

impl Points {
    /// Scans a text of fewer than 2³² characters.
    pub(crate) fn find(&mut self, text: &[char]) {
        for list in [&mut self.digits, &mut self.marks, &mut self.levels, &mut self.noise] {
            list.clear();
        }
        let mut last = '\n';
        for (i, &c) in (0..).zip(text) {
            match c {
                '密' => self.levels.push(i),
                '\u{3400}'..='\u{9FFF}' | 'a'..='z' | ',' | '。' | '、' | ':' | ';' => {}
                '0'..='9' => {
                    if !last.is_ascii_digit() {
                        self.digits.push(i);
                    }
                }
                _ => {
                    if is_mark(c) {
                        self.marks.push(i);
                    }
                    if is_noise(c) && is_word(last) {
                        self.noise.push(i);
                    }
                }
            }
            last = c;
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\n' | '"'
            | '('
            | ')'
            | '['
            | ']'
            | '【'
            | '】'
            | '〔'
            | '〕'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}
