//! Slips put into genuine text, seeded.

use std::collections::BTreeSet;

use fastrand::Rng;
use shenjiao::internals::near_miss::alike;

/// What is put in, by its name in reports, and the kind the scorer takes it for.
pub const WAYS: [(&str, usize); 6] =
    [("homophone", 0), ("near sound", 0), ("shape", 0), ("Wubi", 0), ("transposition", 1), ("doubled", 2)];

/// So much text on each side of a slip is kept.
const SIDE: usize = 40;

/// A text with a slip.
pub struct Slip {
    pub text: Vec<char>,
    /// Where it is, and what is right there.
    pub at: std::ops::Range<usize>,
    pub right: String,
}

/// Puts one slip of a way into a text, if the place that is drawn allows it. What is put in the place of another
/// character is a common one.
pub fn slip(text: &[char], way: usize, common: &BTreeSet<char>, random: &mut Rng) -> Option<Slip> {
    if text.len() < 2 * SIDE {
        return None;
    }
    let place = random.usize(SIDE / 2..text.len() - SIDE / 2);
    let (here, next) = (text[place], text[place + 1]);
    if !is_han(here) {
        return None;
    }
    let (put, taken): (Vec<char>, usize) = match way {
        4 if is_han(next) && next != here => (vec![next, here], 2),
        4 => return None,
        5 => (vec![here, here], 1),
        _ => {
            let like: Vec<char> =
                alike(here).into_iter().filter(|(c, of)| of[way] && common.contains(c)).map(|(c, _)| c).collect();
            (vec![like[random.usize(..like.len().max(1)).min(like.len().checked_sub(1)?)]], 1)
        }
    };
    let (from, to) = (place.saturating_sub(SIDE), (place + taken + SIDE).min(text.len()));
    let before = place - from;
    Some(Slip {
        text: [&text[from..place], &put, &text[place + taken..to]].concat(),
        at: before..before + put.len(),
        right: text[place..place + taken].iter().collect(),
    })
}

pub fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}
