//! What is wrong with a list, where it is unmistakably the enumeration.

use super::{
    label::{Relation, is_near},
    list::{Item, List, Neighbour},
    sentence,
};
use crate::{
    dictionary::{Enumeration, Missing, Order, UNMISTAKABLE},
    fold::FoldedSpan,
};

#[derive(Debug)]
pub(super) enum Fault {
    /// An item that should be a member.
    Wrong { at: FoldedSpan, member: usize },
    /// Members that are not there, beside an item that is: behind or before it.
    Missing { members: Vec<usize>, beside: FoldedSpan, behind: bool },
    /// An item too many, beside another.
    Extra { at: FoldedSpan, beside: FoldedSpan, doubled: bool },
    /// Items in a wrong order, and in the right one.
    Order { at: FoldedSpan, sorted: Vec<FoldedSpan> },
    /// A label with a wrong numeral, and the right one.
    Label { at: FoldedSpan, numeral: char },
}

pub(super) fn faults(chars: &[char], list: &mut List<'_>, relation: &Relation) -> Vec<Fault> {
    let (all, count) = (list.of.members.len(), list.count());
    let tied = relation.tied && count >= 2.min(all - 1);
    let known = count + 1 >= all && (list.of.alone || all > 2 && is_near(chars, list));
    if !tied && !known {
        return Vec::new();
    }
    let ends = adopt(chars, list, tied);
    let found = compare(list);
    match (&found[..], relation.miscounts) {
        ([], Some((at, numeral))) if count == all && all > 2 => {
            return vec![Fault::Label { at, numeral }];
        }
        ([], _) => return found,
        _ => {}
    }
    let stands = |fault: &Fault| match fault {
        Fault::Missing { members, beside, .. } => {
            let may = match list.of.missing {
                Missing::Wrong => true,
                Missing::Inside => tied || members.iter().all(|&m| is_inside(list, m)),
                Missing::Labelled => tied,
                Missing::Allowed => false,
            };
            let elsewhere = || members.iter().any(|&m| stands_by(chars, list.of, m, *beside));
            may && !relation.open && (tied || !ends && count > 1 && !elsewhere())
        }
        Fault::Order { .. } => tied || count == all,
        Fault::Wrong { at, member } => {
            let surely = match list.of.missing {
                Missing::Wrong | Missing::Inside => tied || all >= UNMISTAKABLE,
                Missing::Labelled => tied,
                Missing::Allowed => false,
            };
            surely || stands_for(&chars[at.start..at.end], list.of, *member)
        }
        Fault::Extra { doubled, .. } => count == all && (*doubled || list.of.missing != Missing::Allowed),
        Fault::Label { .. } => true,
    };
    // Far from a label, a list with more than one fault is another list.
    if tied || found.len() == 1 { found.into_iter().filter(stands).collect() } else { Vec::new() }
}

/// Takes up what is joined to the ends of a list, where it stands for a member. Whether something else is joined
/// there.
fn adopt(chars: &[char], list: &mut List<'_>, tied: bool) -> bool {
    let present: Vec<usize> = list.items.iter().filter_map(|item| item.member).collect();
    let missing = |m: &usize| !present.contains(m);
    let all = list.of.members.len();
    let (first, last) = (present[0], present[present.len() - 1]);
    let free = list.of.order == Order::Free;
    let left = list.left.and_then(|left| {
        let mut members = if free { 0..all } else { first.saturating_sub(1)..first };
        members.find_map(|m| Some(m).filter(missing).and_then(|m| stand_in(chars, list.of, left, m, tied, true)))
    });
    let right = list.right.and_then(|right| {
        let mut members = if free { 0..all } else { last + 1..all.min(last + 2) };
        members.find_map(|m| Some(m).filter(missing).and_then(|m| stand_in(chars, list.of, right, m, tied, false)))
    });
    let goes_on = list.left.is_some() && left.is_none() || list.right.is_some() && right.is_none();
    if let Some(span) = left {
        list.items.insert(0, Item { span, member: None });
    }
    list.items.extend(right.map(|span| Item { span, member: None }));
    goes_on
}

/// The part of a neighbour that stands for a member.
fn stand_in(
    chars: &[char],
    of: &Enumeration,
    beside: Neighbour,
    m: usize,
    tied: bool,
    left: bool,
) -> Option<FoldedSpan> {
    let FoldedSpan { start, end } = beside.span;
    let text = &chars[start..end];
    for former in &of.former {
        let former: Vec<char> = former.chars().collect();
        if left && text.ends_with(&former) {
            return Some(FoldedSpan::new(end - former.len(), end));
        }
        if !left && text.starts_with(&former) {
            return Some(FoldedSpan::new(start, start + former.len()));
        }
    }
    let best = of.members[m].folded.iter().filter_map(|form| {
        let form: Vec<char> = form.chars().collect();
        let lengths = form.len().saturating_sub(2).max(1)..=(form.len() + 2).min(text.len());
        let part = |length: usize| if left { (end - length, end) } else { (start, start + length) };
        let rated = lengths.filter_map(|length| {
            let (from, to) = part(length);
            Some((likeness(&chars[from..to], &form)?, length.abs_diff(form.len()), (from, to)))
        });
        rated.min()
    });
    let like = best.min().map(|(_, _, (from, to))| FoldedSpan::new(from, to));
    let longest = of.members[m].text().chars().count() * 2;
    like.or_else(|| {
        (tied && beside.closed && of.missing != Missing::Allowed && text.len() <= longest).then_some(beside.span)
    })
}

/// Whether a text looks like a member, or is what one was called.
fn stands_for(text: &[char], of: &Enumeration, m: usize) -> bool {
    let like = |form: &str| likeness(text, &form.chars().collect::<Vec<_>>()).is_some();
    of.former.iter().any(|former| former.chars().eq(text.iter().copied()))
        || of.members[m].folded.iter().any(|form| like(form))
}

/// In how many characters a text differs from a form, if it looks like it: by a few, or by their order.
fn likeness(text: &[char], form: &[char]) -> Option<usize> {
    let sorted = |chars: &[char]| {
        let mut chars = chars.to_vec();
        chars.sort_unstable();
        chars
    };
    let far = distance(text, form);
    (far <= tolerance(form.len()) || text.len() == form.len() && sorted(text) == sorted(form)).then_some(far)
}

/// In how many characters a text may differ from a member of a length and still be meant for it.
fn tolerance(length: usize) -> usize {
    match length {
        ..4 => 1,
        4..12 => 2,
        _ => length / 4,
    }
}

/// Levenshtein's distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = replaced.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// Every difference between a list and its enumeration.
fn compare(list: &List<'_>) -> Vec<Fault> {
    let (items, all) = (&list.items, list.of.members.len());
    let anchors = anchors(list);
    let is_anchored = |m: usize| anchors.iter().any(|&i| items[i].member == Some(m));
    let is_present = |m: usize| items.iter().any(|item| item.member == Some(m));
    let free = list.of.order == Order::Free;
    let mut found: Vec<Fault> = if free { Vec::new() } else { misplaced(items, &anchors).into_iter().collect() };
    // Between each anchor and the next: items that are no members in their place, and members that are missing.
    let (mut from, mut after) = (0, 0);
    let ends = if free { Vec::new() } else { anchors.clone() };
    for at in ends.into_iter().map(Some).chain([None]) {
        let (to, before) = at.map_or((items.len(), all), |i| (i, items[i].member.unwrap_or(all)));
        let is_stray = |i: &usize| match items[*i].member {
            None => true,
            Some(m) => !anchors.contains(i) && is_anchored(m),
        };
        let strays: Vec<usize> = (from..to).filter(is_stray).collect();
        let missing: Vec<usize> = (after..before).filter(|&m| !is_present(m)).collect();
        let pairs = strays.len().min(missing.len());
        found.extend(strays.iter().zip(&missing).map(|(&i, &member)| Fault::Wrong { at: items[i].span, member }));
        found.extend(strays[pairs..].iter().map(|&i| {
            let beside = items[if i > 0 { i - 1 } else { 1 }].span;
            Fault::Extra { at: items[i].span, beside, doubled: items[i].member.is_some() }
        }));
        if pairs < missing.len() {
            let behind = free || to > 0;
            let beside = items[if free { items.len() - 1 } else { to.saturating_sub(1) }].span;
            found.push(Fault::Missing { members: missing[pairs..].to_vec(), beside, behind });
        }
        (from, after) = (to + 1, before + 1);
    }
    found
}

/// The items that stand in their right order, as many as can be.
fn anchors(list: &List<'_>) -> Vec<usize> {
    let items = &list.items;
    let members = || (0..items.len()).filter_map(|i| Some((i, items[i].member?)));
    if list.of.order == Order::Free {
        return members()
            .filter(|&(i, m)| !items[..i].iter().any(|item| item.member == Some(m)))
            .map(|(i, _)| i)
            .collect();
    }
    let mut best: Vec<Vec<usize>> = Vec::new();
    for (i, m) in members() {
        let before = best.iter().filter(|chain| chain.last().is_some_and(|&j| items[j].member < Some(m)));
        // Of chains alike long the first one.
        let mut chain = before.rev().max_by_key(|chain| chain.len()).cloned().unwrap_or_default();
        chain.push(i);
        best.push(chain);
    }
    best.into_iter().rev().max_by_key(Vec::len).unwrap_or_default()
}

/// The members that are there, but in a wrong place: from the first to the last that must move.
fn misplaced(items: &[Item], anchors: &[usize]) -> Option<Fault> {
    if anchors.is_empty() {
        return None;
    }
    let mut members: Vec<Item> = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let elsewhere = || anchors.iter().any(|&a| items[a].member == item.member);
        let seen = members.iter().any(|m| m.member == item.member);
        if item.member.is_some() && !seen && (anchors.contains(&i) || !elsewhere()) {
            members.push(*item);
        }
    }
    let mut sorted = members.clone();
    sorted.sort_by_key(|item| item.member);
    let moved = |i: &usize| members[*i].member != sorted[*i].member;
    let first = (0..members.len()).find(moved)?;
    let last = (0..members.len()).rfind(moved)?;
    let at = FoldedSpan::new(members[first].span.start, members[last].span.end);
    let whole = items.iter().filter(|i| at.start <= i.span.start && i.span.end <= at.end).count() == last + 1 - first;
    whole.then(|| Fault::Order { at, sorted: sorted[first..=last].iter().map(|item| item.span).collect() })
}

fn is_inside(list: &List<'_>, m: usize) -> bool {
    let has = |of: &dyn Fn(usize) -> bool| list.items.iter().filter_map(|item| item.member).any(of);
    has(&|other| other < m) && has(&|other| other > m)
}

/// Whether a member stands elsewhere in the sentence.
fn stands_by(chars: &[char], of: &Enumeration, m: usize, at: FoldedSpan) -> bool {
    let (from, to) = sentence(chars, at);
    let text: String = chars[from..to].iter().collect();
    of.members[m].folded.iter().any(|form| text.contains(&**form))
}
