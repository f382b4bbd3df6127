use serde::{Deserialize, Serialize};

use super::text::Str;
use crate::{Problem, fold::fold_term};

pub(super) const LONGEST_TERM: usize = 100;
const WIDEST_GAP: usize = 50;
const MOST_GAPS: usize = 7;
/// So many characters of a text that is too long are shown.
const SHOWN: usize = 20;

/// A folded text to find: one part, or several with gaps between.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Pattern {
    pub(crate) head: Str,
    pub(crate) rest: Vec<Gap>,
}

/// A gap of at most so many characters, and the part behind it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Gap {
    most: usize,
    part: Str,
}

impl Pattern {
    /// Parses and folds `text`, in which `{4}` is a gap.
    pub(crate) fn parse(text: &str) -> Result<Self, Problem> {
        let wrong = |reason| Problem::Term { term: text.to_owned(), reason };
        let fold = |part: &str| {
            let folded = fold_term(part.trim());
            if folded.is_empty() {
                return Err(wrong("nothing of it is left when it is folded"));
            }
            if folded.contains(&'\n') {
                return Err(wrong("it holds a line break"));
            }
            Ok(Str::from(folded.into_iter().collect::<String>()))
        };
        let (head, mut tail) = split(text);
        let mut pattern = Self { head: fold(head)?, rest: Vec::new() };
        while let Some(rest) = tail {
            let gap = rest.split_once('}').and_then(|(n, r)| Some((n.parse().ok()?, r)));
            let (most, after) = gap.ok_or_else(|| wrong("a gap is written {4}: up to 4 characters"))?;
            if !(1..=WIDEST_GAP).contains(&most) {
                return Err(wrong("a gap is of 1 to 50 characters"));
            }
            let (part, after) = split(after);
            pattern.rest.push(Gap { most, part: fold(part)? });
            tail = after;
        }
        if pattern.rest.len() > MOST_GAPS {
            let what = format!("the number of gaps in `{}`", beginning(text));
            let found = pattern.rest.len();
            return Err(Problem::Limit { what, found, limit: MOST_GAPS, remedy: "leave some out" });
        }
        check_length(text, pattern.len(), LONGEST_TERM)?;
        if !pattern.rest.is_empty() && pattern.head.chars().nth(1).is_none() {
            return Err(wrong("the part before a gap needs two characters"));
        }
        Ok(pattern)
    }

    /// How many characters it has, without its gaps.
    pub(crate) fn len(&self) -> usize {
        self.head.chars().count() + self.rest.iter().map(|gap| gap.part.chars().count()).sum::<usize>()
    }

    /// How many characters may follow the first part, gaps included.
    pub(crate) fn behind_head(&self) -> usize {
        self.rest.iter().map(|gap| gap.most + gap.part.chars().count()).sum()
    }

    /// Where the pattern ends in `text`, if its first part ends at `end`: the nearest such place.
    pub(crate) fn finish(&self, text: &[char], end: usize) -> Option<usize> {
        if self.rest.is_empty() {
            return Some(end);
        }
        let mut ends = vec![end];
        for Gap { most, part } in &self.rest {
            let part: Vec<char> = part.chars().collect();
            let mut next = Vec::new();
            let mut tried = 0;
            for &end in &ends {
                let reach = text[end..].iter().take(*most).take_while(|&&c| !ends_sentence(c)).count();
                let from = tried.max(end);
                tried = tried.max(end + reach + 1);
                next.extend((from..tried).filter(|&at| text[at..].starts_with(&part)).map(|at| at + part.len()));
            }
            ends = next;
        }
        ends.first().copied()
    }
}

/// Whether a text that has so many folded characters is too long to be looked for.
pub(super) fn check_length(text: &str, found: usize, limit: usize) -> Result<(), Problem> {
    let what = || format!("the length of `{}`, in characters,", beginning(text));
    if found > limit { Err(Problem::Limit { what: what(), found, limit, remedy: "shorten it" }) } else { Ok(()) }
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What stands before the first gap, and what behind its opening brace.
fn split(text: &str) -> (&str, Option<&str>) {
    text.split_once('{').map_or((text, None), |(part, rest)| (part, Some(rest)))
}

/// Folded characters that end a sentence.
pub(crate) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | ';' | '\n')
}

impl std::fmt::Display for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.head.fmt(f)?;
        self.rest.iter().try_for_each(|Gap { most, part }| write!(f, "{{{most}}}{part}"))
    }
}
