//! Whether a label stands by a list, and says that it is the enumeration.

use super::{
    list::{List, Neighbour, gap, unquoted},
    sentence,
};
use crate::{
    dictionary::{Label, is_quote},
    fold::FoldedSpan,
};

/// What leads from a list to the label behind it.
const TO_LABEL: [&str; 9] = ["等的", "等", "这一", "这", "的", "为主要内容的", "为内容的", "为基本内容的", "为核心的"];
/// What leads from a label to the list behind it.
const FROM_LABEL: [&str; 9] = ["(", ":", "—", "即", "就是", "是指", "包括", "分别是", "是"];
/// So many characters may stand on each side of what leads there: 战略布局, 坚持.
const LOOSE: usize = 6;
const NUMERALS: [char; 13] = ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '双', '仨'];

/// How a list and the label are related.
#[derive(Debug, Default)]
pub(super) struct Relation {
    /// The label stands right by the list.
    pub(super) tied: bool,
    /// The list says that it is not whole.
    pub(super) open: bool,
    /// The label stands right by the list and counts wrong: where, and the right numeral.
    pub(super) miscounts: Option<(FoldedSpan, char)>,
}

/// A label found: its stretch, and the right numeral if its own is another.
type Found = (FoldedSpan, Option<char>);

pub(super) fn relation(chars: &[char], list: &mut List<'_>) -> Relation {
    let labels = &list.of.labels;
    let mut relation = Relation::default();
    let FoldedSpan { start, end } = list.span();
    let behind = match &mut list.right {
        Some(right) => inside(chars, right, labels),
        None => after(chars, end, labels, &mut relation.open),
    };
    let found = behind.or_else(|| before(chars, list.left.map_or(start, |left| left.span.start), labels));
    match found {
        Some((span, Some(numeral))) => relation.miscounts = Some((span, numeral)),
        Some(_) => relation.tied = true,
        None => {}
    }
    let rest = list.right.map_or(end, |right| right.span.end);
    relation.open |= chars[gap(chars, rest, chars.len().min(rest + 3)).0..].first() == Some(&'等')
        || list.right.is_some_and(|right| chars[right.span.start..right.span.end].contains(&'等'));
    relation
}

/// Whether a label stands in the sentence of a list.
pub(super) fn is_near(chars: &[char], list: &List<'_>) -> bool {
    let (from, to) = sentence(chars, list.span());
    (from..to).any(|at| matches!(label_at(chars, at, &list.of.labels), Some((_, None))))
}

/// The label in what is joined to the end of a list, which it ends.
fn inside(chars: &[char], right: &mut Neighbour, labels: &[Label]) -> Option<Found> {
    let FoldedSpan { start, end } = right.span;
    let (at, found) = (start..end).find_map(|at| Some((at, label_at(chars, at, labels)?)))?;
    let (_, mut to) = gap(chars, start, at);
    for word in TO_LABEL {
        let word: Vec<char> = word.chars().collect();
        if chars[start..to].ends_with(&word) {
            to -= word.len();
            break;
        }
    }
    let (start, to) = unquoted(chars, start, to);
    if start < to {
        *right = Neighbour { span: FoldedSpan::new(start, to), closed: true };
    }
    Some(found)
}

/// The label behind a list.
fn after(chars: &[char], end: usize, labels: &[Label], open: &mut bool) -> Option<Found> {
    let skip = |from: usize| {
        from + chars[from..].iter().take(4).take_while(|&&c| is_quote(c) || matches!(c, '(' | ')' | ' ')).count()
    };
    let from = skip(end);
    label_at(chars, from, labels).or_else(|| {
        TO_LABEL.iter().find_map(|word| {
            let length = word.chars().count();
            let follows = chars[from..].iter().copied().take(length).eq(word.chars());
            let found = follows.then(|| label_at(chars, skip(from + length), labels)).flatten()?;
            *open |= word.starts_with('等');
            Some(found)
        })
    })
}

/// The label that leads to a list.
fn before(chars: &[char], start: usize, labels: &[Label]) -> Option<Found> {
    let longest = labels.iter().map(|label| label.folded.chars().count()).max().unwrap_or(0);
    let from = start.saturating_sub(longest + 2 * LOOSE + 8);
    (from..start).rev().find_map(|at| {
        let found =
            label_at(chars, at, labels).filter(|(span, _)| span.end <= start && leads(&chars[span.end..start]))?;
        Some(found)
    })
}

/// Whether what stands between a label and a list leads from the one to the other.
fn leads(between: &[char]) -> bool {
    let text: String = between.iter().filter(|&&c| !is_quote(c) && c != ' ').collect();
    let loose =
        |part: &str| part.chars().count() <= LOOSE && !part.contains(['。', ',', ';', '、', '\n', ')', '!', '?']);
    FROM_LABEL.iter().any(|word| {
        text.find(word).is_some_and(|at| {
            let (head, tail) = (&text[..at], &text[at + word.len()..]);
            loose(head.strip_suffix([',', '(']).unwrap_or(head)) && loose(tail.trim_start_matches([':', '(']))
        })
    })
}

/// The label that begins at a place, quotation marks in it left out.
fn label_at(chars: &[char], at: usize, labels: &[Label]) -> Option<Found> {
    if is_quote(chars[at..].first().copied()?) {
        return None;
    }
    labels.iter().find_map(|label| {
        let first = label.folded.chars().next()?;
        let numeral = (chars[at] != first).then_some(first);
        if numeral.is_some() && !(NUMERALS.contains(&first) && NUMERALS.contains(&chars[at])) {
            return None;
        }
        let mut end = at + 1;
        for c in label.folded.chars().skip(1) {
            end += chars[end..].iter().take(2).take_while(|&&c| is_quote(c)).count();
            if chars.get(end) != Some(&c) {
                return None;
            }
            end += 1;
        }
        Some((FoldedSpan::new(at, end), numeral))
    })
}
