use crate::{Problem, fold::Folder};

const LONGEST_TERM: usize = 100;
const WIDEST_GAP: usize = 50;
const MOST_PARTS: usize = 8;

/// A folded text to find: one part, or several with gaps of at most so many characters between.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Pattern {
    pub(crate) parts: Vec<Vec<char>>,
    pub(crate) gaps: Vec<usize>,
}

impl Pattern {
    /// Parses and folds `text`, in which `{4}` is a gap.
    pub(crate) fn parse(text: &str, folder: &Folder) -> Result<Self, Problem> {
        let wrong = |reason| Problem::Term { term: text.to_owned(), reason };
        let mut pattern = Self { parts: Vec::new(), gaps: Vec::new() };
        let mut rest = text;
        loop {
            let (part, tail) = rest.split_once('{').map_or((rest, None), |(p, t)| (p, Some(t)));
            let folded = folder.term(part.trim());
            if folded.is_empty() {
                return Err(wrong("nothing of it is left when it is folded"));
            }
            if folded.contains(&'\n') {
                return Err(wrong("it holds a line break"));
            }
            pattern.parts.push(folded);
            let Some(tail) = tail else { break };
            let gap = tail.split_once('}').and_then(|(n, r)| Some((n.parse().ok()?, r)));
            let (gap, after) = gap.ok_or_else(|| wrong("a gap is written {4}: up to 4 characters"))?;
            if !(1..=WIDEST_GAP).contains(&gap) {
                return Err(wrong("a gap is of 1 to 50 characters"));
            }
            pattern.gaps.push(gap);
            rest = after;
        }
        if pattern.parts.len() > MOST_PARTS || pattern.len() > LONGEST_TERM {
            return Err(wrong("it is longer than 100 characters or has more than 7 gaps"));
        }
        if pattern.parts.len() > 1 && pattern.parts[0].len() < 2 {
            return Err(wrong("the part before a gap needs two characters"));
        }
        Ok(pattern)
    }

    /// How many characters it has, without its gaps.
    pub(crate) fn len(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    /// How many characters it has with its gaps at their widest.
    pub(crate) fn longest(&self) -> usize {
        self.len() + self.gaps.iter().sum::<usize>()
    }

    /// Where the pattern ends in `text`, if its first part ends at `end`: the nearest such place.
    pub(crate) fn finish(&self, text: &[char], end: usize) -> Option<usize> {
        if self.gaps.is_empty() {
            return Some(end);
        }
        let mut ends = vec![end];
        for (part, &gap) in self.parts[1..].iter().zip(&self.gaps) {
            let mut next = Vec::new();
            let mut tried = 0;
            for &end in &ends {
                let reach = text[end..].iter().take(gap).take_while(|&&c| !ends_sentence(c)).count();
                let from = tried.max(end);
                tried = tried.max(end + reach + 1);
                next.extend((from..tried).filter(|&at| text[at..].starts_with(part)).map(|at| at + part.len()));
            }
            ends = next;
        }
        ends.first().copied()
    }
}

/// Folded characters that end a sentence.
pub(crate) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | ';' | '\n')
}

impl std::fmt::Display for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, part) in self.parts.iter().enumerate() {
            if i > 0 {
                write!(f, "{{{}}}", self.gaps[i - 1])?;
            }
            part.iter().try_for_each(|c| write!(f, "{c}"))?;
        }
        Ok(())
    }
}
