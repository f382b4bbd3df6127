//! Fixed enumerations: members that are missing, foreign, doubled or misplaced, and labels that miscount them.

mod faults;
mod label;
mod list;

use super::{
    Raw, Text,
    enclosure::Mark,
    terms::{SENTENCE, is_past},
};
use crate::{
    Applicability, Scope, Suggestion,
    dictionary::{Enumeration, Scan, ends_sentence},
    fold::FoldedSpan,
};
use faults::Fault;
use list::List;

/// Quotation marks that hold so much more than a list quote somebody's words.
const OWN_QUOTATION: usize = 8;

pub(crate) fn enumerations(text: &Text<'_>, scan: &Scan<'_>) -> Vec<Raw> {
    let mut found = Vec::new();
    for hits in scan.members.chunk_by(|a, b| a.number == b.number) {
        let half = |list: &List<'_>| list.count() * 2 >= list.of.members.len();
        for mut list in list::lists(&text.folded.chars, hits).into_iter().filter(half) {
            let relation = label::relation(&text.folded.chars, &mut list);
            let faults = faults::faults(&text.folded.chars, &mut list, &relation);
            if faults.is_empty() || is_left(text, &list) {
                continue;
            }
            found.extend(faults.into_iter().map(|fault| finding(text, &list, fault)));
        }
    }
    found
}

/// Whether the list is a title, a quotation or history.
fn is_left(text: &Text<'_>, list: &List<'_>) -> bool {
    let span = list.span();
    let quoted = text.enclosures().quotation(span).is_some_and(|held| held > span.end - span.start + OWN_QUOTATION);
    quoted || text.enclosures().within(span, Mark::Title) || is_past(text, list.of.since(), span)
}

/// The sentence round a stretch, as far as it is looked at.
fn sentence(chars: &[char], span: FoldedSpan) -> (usize, usize) {
    let inside = |c: &&char| !ends_sentence(**c);
    let before = chars[..span.start].iter().rev().take(SENTENCE).take_while(inside).count();
    let after = chars[span.end..].iter().take(SENTENCE).take_while(inside).count();
    (span.start - before, span.end + after)
}

fn finding(text: &Text<'_>, list: &List<'_>, fault: Fault) -> Raw {
    let of = list.of;
    let own = |span| match text.own(span) {
        broken if broken.contains(['\n', '\r']) => text.folded.text(span),
        own => own.to_owned(),
    };
    let (span, replacement, message) = match fault {
        Fault::Wrong { at, member } => {
            let (wrong, right) = (own(at), of.members[member].like(&own(at)));
            (at, right.to_owned(), format!("“{wrong}”应为“{right}”"))
        }
        Fault::Missing { members, beside, behind } => {
            let joiner = list.own_joiner();
            let own = own(beside);
            let added: Vec<&str> = members.into_iter().map(|m| of.members[m].like(&own)).collect();
            let (added, named) = (added.join(joiner), added.join("”“"));
            let whole = if behind { format!("{own}{joiner}{added}") } else { format!("{added}{joiner}{own}") };
            (beside, whole, format!("缺少“{named}”"))
        }
        Fault::Extra { at, beside, doubled } => {
            let span = FoldedSpan::new(at.start.min(beside.start), at.end.max(beside.end));
            let what = if doubled { "重复" } else { "不在其中" };
            (span, own(beside), format!("“{}”{what}", own(at)))
        }
        Fault::Order { at, sorted } => {
            let right = rearranged(&own, list, at, &sorted);
            (at, right.clone(), format!("“{}”次序有误，应为“{right}”", own(at)))
        }
        Fault::Label { at, numeral } => {
            let wrong = own(at);
            let right: String = std::iter::once(numeral).chain(wrong.chars().skip(1)).collect();
            (at, right.clone(), format!("“{wrong}”应为“{right}”"))
        }
    };
    let filled = of.message.replace("{fault}", &message).replace("{label}", &of.labels[0].text);
    Raw {
        rule: of.rule.clone().into(),
        severity: of.severity,
        scope: Scope::Span,
        span,
        message: filled.replace("{members}", &joined(of)),
        citation: of.citation.clone().into(),
        suggestions: vec![Suggestion { replacement, applicability: Applicability::DisplayOnly }],
        related: Vec::new(),
        origin: of.origin(),
        locked: false,
    }
}

/// A stretch of the list with other items in the places of its items.
fn rearranged(own: &impl Fn(FoldedSpan) -> String, list: &List<'_>, at: FoldedSpan, sorted: &[FoldedSpan]) -> String {
    let places = list.items.iter().filter(|item| at.start <= item.span.start && item.span.end <= at.end);
    let (mut out, mut done) = (String::new(), at.start);
    for (place, item) in places.zip(sorted) {
        if done < place.span.start {
            out.push_str(&own(FoldedSpan::new(done, place.span.start)));
        }
        out.push_str(&own(*item));
        done = place.span.end;
    }
    out
}

fn joined(of: &Enumeration) -> String {
    let joiner = list::written(of.joiners.chars().next());
    of.members.iter().map(|member| member.text()).collect::<Vec<_>>().join(joiner)
}
