//! Where to look: one scan of a folded text for the characters that detectors begin at.

use crate::{
    dictionary::STATE,
    fold::{is_noise, is_word},
};

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
    /// Behind 中华人民共和国.
    pub(crate) states: Vec<u32>,
}

/// So many characters are asked before those that may be points are looked at.
const BLOCK: usize = 256;

impl Points {
    /// Scans a text of fewer than 2³² characters.
    pub(crate) fn find(&mut self, text: &[char]) {
        for list in [&mut self.digits, &mut self.marks, &mut self.levels, &mut self.noise, &mut self.states] {
            list.clear();
        }
        let mut places = [0_u32; BLOCK];
        for (from, block) in (0..).step_by(BLOCK).zip(text.chunks(BLOCK)) {
            let mut count = 0;
            for (i, &c) in (from..).zip(block) {
                places[count % BLOCK] = i;
                count += usize::from(may_be_point(c));
            }
            places[..count].iter().for_each(|&i| self.look(text, i));
        }
    }

    fn look(&mut self, text: &[char], at: u32) {
        let c = text[at as usize];
        let before = || text[..at as usize].last().copied().unwrap_or('\n');
        match c {
            '密' => self.levels.push(at),
            '华' => {
                let start = (at as usize).saturating_sub(1);
                if text[start..].starts_with(&STATE) {
                    self.states.push((start + STATE.len()) as u32);
                }
            }
            '0'..='9' => {
                if !before().is_ascii_digit() {
                    self.digits.push(at);
                }
            }
            _ => {
                if is_mark(c) {
                    self.marks.push(at);
                }
                if is_noise(c) && is_word(before()) {
                    self.noise.push(at);
                }
            }
        }
    }
}

/// Of each character of the first plane a bit: whether it may be a point.
static MAY_BE: [u64; 0x1_0000 / 64] = {
    let mut bits = [0; 0x1_0000 / 64];
    let mut code = 0;
    while code < 0x1_0000 {
        let is_none = match char::from_u32(code) {
            Some('密' | '华') | None => false,
            Some(c) => matches!(c, '\u{3400}'..='\u{9FFF}' | 'a'..='z' | ',' | '。' | '、' | ':' | ';'),
        };
        bits[code as usize / 64] |= (!is_none as u64) << (code % 64);
        code += 1;
    }
    bits
};

fn may_be_point(c: char) -> bool {
    let code = c as usize;
    code > 0xFFFF || MAY_BE[code / 64] >> (code % 64) & 1 != 0
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
