//! Members in a row, and what stands between and beside them.

use crate::{
    dictionary::{Enumeration, MemberHit, ends_sentence, is_quote},
    fold::FoldedSpan,
};

const CONJUNCTIONS: [&[char]; 4] = [&['以', '及'], &['和'], &['与'], &['及']];
/// So many items that are no members may stand between two.
const MOST_FOREIGN: usize = 2;
/// A list with more items than so many times the members is none.
const MOST_TIMES: usize = 4;
/// An item of so many characters is never too long.
const SHORT: usize = 12;

pub(super) struct List<'a> {
    pub(super) of: &'a Enumeration,
    pub(super) items: Vec<Item>,
    /// What joins the items, of the enumeration's joiners.
    joiner: Option<char>,
    /// Whether a word like 和 has joined the last item, and whether something follows it all the same.
    ended: bool,
    runs_on: bool,
    pub(super) left: Option<Neighbour>,
    pub(super) right: Option<Neighbour>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) span: FoldedSpan,
    pub(super) member: Option<usize>,
}

/// What is joined to the list on a side, as far as the next mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Neighbour {
    pub(super) span: FoldedSpan,
    /// Whether a mark that begins or ends a list stands on its other side.
    pub(super) closed: bool,
}

/// What joins two members.
enum Joint {
    Mark(char),
    /// 和 and the like, without a mark.
    Word,
    None,
}

impl List<'_> {
    pub(super) fn span(&self) -> FoldedSpan {
        let last = self.items.len() - 1;
        FoldedSpan::new(self.items[0].span.start, self.items[last].span.end)
    }

    /// As it is written in full width.
    pub(super) fn own_joiner(&self) -> &'static str {
        written(self.joiner.or(self.of.joiners.chars().next()))
    }

    /// How many members there are.
    pub(super) fn count(&self) -> usize {
        let mut members: Vec<usize> = self.items.iter().filter_map(|item| item.member).collect();
        members.sort_unstable();
        members.dedup();
        members.len()
    }
}

pub(super) fn written(joiner: Option<char>) -> &'static str {
    match joiner {
        Some(',') => "，",
        Some(';') => "；",
        _ => "、",
    }
}

/// The lists that the members of one enumeration form.
pub(super) fn lists<'a>(chars: &[char], hits: &[MemberHit<'a>]) -> Vec<List<'a>> {
    let mut lists: Vec<List<'a>> = Vec::new();
    let mut end = 0;
    for hit in hits {
        if hit.span.start < end {
            continue;
        }
        let item = Item { span: hit.span, member: Some(hit.member) };
        let joined = lists.last_mut().is_some_and(|list| {
            let between = |list: &List<'_>, from| between(chars, from, hit.span.start, list);
            let Some((foreign, joint)) = between(list, end).or_else(|| {
                // What began like a member may be a longer word, which is none.
                let before = list.items.len().checked_sub(2)?;
                let longer = between(list, list.items[before].span.end)?;
                list.items.pop();
                Some(longer)
            }) else {
                return false;
            };
            list.items.extend(foreign.into_iter().map(|span| Item { span, member: None }));
            list.items.push(item);
            list.runs_on |= list.ended;
            match joint {
                Joint::Mark(c) => list.joiner = list.joiner.or(Some(c)),
                Joint::Word => list.ended = true,
                Joint::None => {}
            }
            true
        });
        if !joined {
            lists.push(List {
                of: hit.of,
                items: vec![item],
                joiner: None,
                ended: false,
                runs_on: false,
                left: None,
                right: None,
            });
        }
        end = hit.span.end;
    }
    lists.retain(|list| {
        let all = list.of.members.len();
        (list.items.len() > 1 || all == 2) && list.items.len() <= all * MOST_TIMES && !list.runs_on
    });
    for list in &mut lists {
        let FoldedSpan { start, end } = list.span();
        (list.left, list.right) = (left(chars, start, list), right(chars, end, list));
        list.joiner = list.joiner.or_else(|| {
            let behind = list.left.map(|left| left.span.end).or(list.right.map(|_| end))?;
            chars[behind..].iter().copied().find(|&c| !is_quote(c)).filter(|&c| list.of.joiners.contains(c))
        });
    }
    lists
}

/// The items between two members and what joins them, if nothing else stands there.
fn between(chars: &[char], from: usize, to: usize, list: &List<'_>) -> Option<(Vec<FoldedSpan>, Joint)> {
    let longest = longest(list.of);
    if to - from > MOST_FOREIGN * (longest + 2) + 4 {
        return None;
    }
    let (mut start, mut end) = gap(chars, from, to);
    if start == end {
        return Some((Vec::new(), Joint::None));
    }
    let joins = |c: char| list.of.joiners.contains(c);
    let joiner = chars[start];
    if !joins(joiner) {
        return (conjunction_first(&chars[start..end]) == end - start).then(|| (Vec::new(), Joint::Word));
    }
    start += 1;
    let last = end;
    end -= conjunction_last(&chars[start..end]);
    while start < end && joins(chars[end - 1]) {
        end -= 1;
    }
    if start < end && end == last {
        return None;
    }
    let mut items = Vec::new();
    for item in chars[start..end].split(|&c| joins(c)) {
        let (from, to) = unquoted(chars, start, start + item.len());
        start += item.len() + 1;
        if from == to && item.is_empty() && items.is_empty() && start > end {
            break;
        }
        if from == to || to - from > longest || chars[from..to].iter().any(|&c| is_mark(c)) {
            return None;
        }
        items.push(FoldedSpan::new(from, to));
    }
    (items.len() <= MOST_FOREIGN).then_some((items, Joint::Mark(joiner)))
}

fn left(chars: &[char], start: usize, list: &List<'_>) -> Option<Neighbour> {
    let (_, end) = gap(chars, start.saturating_sub(4), start);
    let joiner = *chars[..end].last().filter(|&&c| list.of.joiners.contains(c))?;
    if list.joiner.is_some_and(|own| own != joiner) {
        return None;
    }
    let most = longest(list.of);
    let ends = |c: &&char| is_mark(**c) || list.of.joiners.contains(**c);
    let from = end - 1 - chars[..end - 1].iter().rev().take(most).take_while(|c| !ends(c)).count();
    let closed = from.checked_sub(1).is_some_and(|i| matches!(chars[i], '(' | ':'));
    let (from, to) = unquoted(chars, from, end - 1);
    (from < to).then(|| Neighbour { span: FoldedSpan::new(from, to), closed })
}

fn right(chars: &[char], end: usize, list: &List<'_>) -> Option<Neighbour> {
    let (mut from, _) = gap(chars, end, chars.len().min(end + 4));
    let first = *chars.get(from)?;
    let joined = list.of.joiners.contains(first) && list.joiner.is_none_or(|own| own == first);
    from += usize::from(joined);
    // Behind a joiner 和 may begin a word: 、和睦.
    if !joined {
        match conjunction_first(&chars[from..chars.len().min(from + 2)]) {
            0 => return None,
            length => from += length,
        }
    }
    let most = longest(list.of);
    let ends = |c: &&char| is_mark(**c) || list.of.joiners.contains(**c);
    let to = from + chars[from..].iter().take(most).take_while(|c| !ends(c)).count();
    let closed = chars.get(to).is_none_or(|&c| c == ')' || ends_sentence(c));
    let (from, to) = unquoted(chars, from, to);
    (from < to).then(|| Neighbour { span: FoldedSpan::new(from, to), closed })
}

/// How long an item may be that stands for a member.
fn longest(of: &Enumeration) -> usize {
    of.members.iter().map(|m| m.text().chars().count() * 2).max().unwrap_or(0).max(SHORT)
}

/// What stands between two items, without the quotation marks of these.
pub(super) fn gap(chars: &[char], start: usize, end: usize) -> (usize, usize) {
    let of_item = |c: &&char| is_quote(**c) || **c == ' ';
    let closes = |c: &&char| of_item(c) && !matches!(c, '“' | '‘' | '「' | '『');
    let opens = |c: &&char| of_item(c) && !matches!(c, '”' | '’' | '」' | '』');
    let from = start + chars[start..end].iter().take_while(closes).count();
    (from, end - chars[from..end].iter().rev().take_while(opens).count())
}

/// An item without quotation marks round it, or half of them at an end.
pub(super) fn unquoted(chars: &[char], start: usize, end: usize) -> (usize, usize) {
    let (mut from, mut to) = (start, end);
    while from < to {
        let quotes = chars[from..to].iter().filter(|&&c| is_quote(c)).count();
        let (first, last) = (chars[from], chars[to - 1]);
        let round = quotes == 2 && is_quote(first) && is_quote(last);
        if first == ' ' || is_quote(first) && (round || quotes % 2 == 1) {
            from += 1;
        } else if last == ' ' || is_quote(last) && quotes % 2 == 1 {
            to -= 1;
        } else {
            break;
        }
    }
    (from, to)
}

fn conjunction_first(chars: &[char]) -> usize {
    CONJUNCTIONS.iter().find(|word| chars.starts_with(word)).map_or(0, |word| word.len())
}

fn conjunction_last(chars: &[char]) -> usize {
    CONJUNCTIONS.iter().find(|word| chars.ends_with(word)).map_or(0, |word| word.len())
}

/// Whether a character ends an item, whatever joins the list.
fn is_mark(c: char) -> bool {
    ends_sentence(c)
        || matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | '《' | '》' | '〈' | '〉' | ':' | '—' | '…' | '|')
}
