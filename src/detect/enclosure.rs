//! What stands in quotation marks and in title marks.

use crate::fold::FoldedSpan;

/// Deeper nesting is not looked at.
const DEEPEST: usize = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// “…” ‘…’ 「…」 『…』
    Quote,
    /// 《…》 〈…〉
    Title,
}

/// The pairs of marks of a text; a pair lies within a line.
#[derive(Debug, Default)]
pub(crate) struct Enclosures {
    pairs: Vec<Pair>,
}

#[derive(Debug)]
struct Pair {
    mark: Mark,
    open: usize,
    close: usize,
    parent: Option<usize>,
}

impl Enclosures {
    /// The pairs among the marks and line breaks at these places.
    pub(crate) fn new(text: &[char], marks: &[u32]) -> Self {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for (i, c) in marks.iter().map(|&i| (i as usize, text[i as usize])) {
            if c == '\n' {
                open.clear();
                continue;
            }
            let straight = c == '"' && open.iter().any(|&p| text[pairs[p].open] == '"');
            let closes = closer_of(c).filter(|_| c != '"' || straight);
            if let Some(opener) = closes {
                if let Some(depth) = open.iter().rposition(|&p| text[pairs[p].open] == opener) {
                    pairs[open[depth]].close = i;
                    open.truncate(depth);
                }
            } else if let Some(mark) = opens(c)
                && open.len() < DEEPEST
            {
                pairs.push(Pair { mark, open: i, close: i, parent: open.last().copied() });
                open.push(pairs.len() - 1);
            }
        }
        Self { pairs }
    }

    /// Whether a stretch stands inside such marks.
    pub(crate) fn within(&self, span: FoldedSpan, mark: Mark) -> bool {
        self.around(span).any(|p| p.mark == mark)
    }

    /// How many characters the innermost quotation marks round a stretch hold.
    pub(crate) fn quotation(&self, span: FoldedSpan) -> Option<usize> {
        self.around(span).find(|p| p.mark == Mark::Quote).map(|p| p.close - p.open - 1)
    }

    /// What stands between title marks, by where it begins.
    pub(crate) fn titles(&self) -> impl Iterator<Item = FoldedSpan> {
        let closed = self.pairs.iter().filter(|p| p.mark == Mark::Title && p.close > p.open + 1);
        closed.map(|p| FoldedSpan::new(p.open + 1, p.close))
    }

    fn around(&self, span: FoldedSpan) -> impl Iterator<Item = &Pair> {
        let last = self.pairs.partition_point(|p| p.open < span.start).checked_sub(1);
        std::iter::successors(last, |&p| self.pairs[p].parent)
            .map(|p| &self.pairs[p])
            .filter(move |p| span.end <= p.close)
    }
}

fn opens(c: char) -> Option<Mark> {
    match c {
        '“' | '‘' | '「' | '『' | '"' => Some(Mark::Quote),
        '《' | '〈' => Some(Mark::Title),
        _ => None,
    }
}

fn closer_of(c: char) -> Option<char> {
    Some(match c {
        '”' => '“',
        '’' => '‘',
        '」' => '「',
        '』' => '『',
        '"' => '"',
        '》' => '《',
        '〉' => '〈',
        _ => return None,
    })
}
