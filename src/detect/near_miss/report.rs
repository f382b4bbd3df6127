//! From what is probably a slip to a finding.

use std::{collections::BTreeMap, ops::Range};

use super::{Alike, Candidate, Counts, Kind, NearForm, known::Slip as Change};
use crate::{
    Applicability, Severity,
    detect::{Raw, Text},
    dictionary::{Known, KnownKind},
    fold::FoldedSpan,
    segment::Segmenter,
};

/// How much text on each side of an edit is cut into words with it.
const SIDE: usize = 8;
/// A form of so many characters needs no other proof than that it was not seen as written.
const LONG: usize = 7;
/// Longer forms are shown by the word that is wrong.
const SHOWN: usize = 12;

/// What is probably a slip, in folded characters.
#[derive(Debug)]
pub(super) struct Slip<'f> {
    /// What differs, as short as can be.
    at: Range<usize>,
    right: String,
    name: &'static str,
    severity: Severity,
    /// The known form it was recognised by, and where it stands.
    form: Option<(&'f Known, String, Range<usize>)>,
}

impl<'f> Slip<'f> {
    pub(super) fn form(form: NearForm<'f>, chars: &[char]) -> Self {
        let NearForm { group, slip, span, right } = form;
        let written = &chars[span.clone()];
        let same = written.iter().zip(&right).take_while(|(a, b)| a == b).count();
        let tail = written[same..].iter().rev().zip(right[same..].iter().rev()).take_while(|(a, b)| a == b).count();
        let sure = match slip {
            Change::Other(None) => group.kind == KnownKind::Organ,
            Change::Other(Some(_)) => right.len() > 4 && group.kind != KnownKind::Idiom,
            _ => right.len() >= LONG,
        };
        let at = span.start + same..span.end - tail;
        Self {
            at,
            right: right[same..right.len() - tail].iter().collect(),
            name: change_name(slip),
            severity: if sure { Severity::Error } else { Severity::Warning },
            form: Some((group, right.iter().collect(), span)),
        }
    }

    pub(super) fn scored(candidate: &Candidate, at: Range<usize>, severity: Severity, counts: Counts<'_>) -> Self {
        let name = match candidate.kind {
            Kind::Substituted => alike_name(candidate.alike),
            Kind::Swapped => "换序",
            Kind::Doubled => "衍字",
        };
        let right = candidate.right.iter().map(|&token| counts.char(token)).collect();
        Self { at, right, name, severity, form: None }
    }
}

fn change_name(change: Change) -> &'static str {
    match change {
        Change::Other(alike) => alike_name(alike),
        Change::Missing => "漏字",
        Change::Extra => "衍字",
        Change::Swapped => "换序",
    }
}

fn alike_name(alike: Option<Alike>) -> &'static str {
    match alike {
        None => "错字",
        Some(alike) if alike.sound() && alike.shape() => "音近、形近",
        Some(alike) if alike.sound() || alike.near_sound() => "音近",
        Some(alike) if alike.shape() => "形近",
        Some(_) => "五笔码近",
    }
}

/// Whether a known form makes better words of a text than what is written.
pub(super) fn mends(form: &NearForm<'_>, chars: &[char], segmenter: &Segmenter) -> bool {
    if form.right.len() >= LONG {
        return true;
    }
    let (before, behind) = around(chars, &form.span);
    let written = segmenter.lattice(&chars[before.start..behind.end]);
    let mended = segmenter.lattice(&[&chars[before], &form.right, &chars[behind]].concat());
    mended.weight > written.weight
}

/// What stands beside a stretch in its line.
fn around(chars: &[char], at: &Range<usize>) -> (Range<usize>, Range<usize>) {
    let inside = |c: &&char| **c != '\n';
    let before = chars[..at.start].iter().rev().take(SIDE).take_while(inside).count();
    let behind = chars[at.end..].iter().take(SIDE).take_while(inside).count();
    (at.start - before..at.start, at.end..at.end + behind)
}

/// Reports the slips, best first where they overlap. What was written twice in the same way, and is recognised by
/// counts alone, is a name or a term that was not seen before.
pub(super) fn report(text: &Text<'_>, slips: Vec<Slip<'_>>, segmenter: &Segmenter, found: &mut Vec<Raw>) {
    let chars = &text.folded.chars;
    let mut written: BTreeMap<Vec<char>, usize> = BTreeMap::new();
    let seen: Vec<Vec<char>> = slips
        .iter()
        .map(|slip| chars[slip.at.start.saturating_sub(1)..chars.len().min(slip.at.end + 1)].to_vec())
        .collect();
    seen.iter().for_each(|context| *written.entry(context.clone()).or_default() += 1);
    let mut end = 0;
    for (slip, context) in slips.into_iter().zip(seen) {
        if slip.at.start < end || slip.form.is_none() && written.get(&context).is_some_and(|&times| times > 1) {
            continue;
        }
        end = slip.at.end;
        found.push(finding(text, &slip, segmenter));
    }
}

fn finding(text: &Text<'_>, slip: &Slip<'_>, segmenter: &Segmenter) -> Raw {
    let chars = &text.folded.chars;
    let shown = match &slip.form {
        Some((_, _, span)) if span.len() <= SHOWN => span.clone(),
        _ => word(chars, slip, segmenter),
    };
    let own = |at: Range<usize>| if at.is_empty() { "" } else { text.own(FoldedSpan::new(at.start, at.end)) };
    let right = format!("{}{}{}", own(shown.start..slip.at.start), slip.right, own(slip.at.end..shown.end));
    let written = own(shown.clone());
    let name = slip.name;
    let (rule, message) = match &slip.form {
        Some((group, form, _)) if group.kind != KnownKind::Idiom => {
            ("phrasing/near-miss", format!("“{written}”疑为“{right}”（{name}），规范写法是“{form}”"))
        }
        _ => ("wording/near-miss", format!("“{written}”疑为“{right}”（{name}）")),
    };
    let sure = if slip.severity == Severity::Error { "，把握很大" } else { "，请核对" };
    let span = FoldedSpan::new(shown.start, shown.end);
    let mut raw = Raw::of(rule, span, message + sure).severity(slip.severity).suggest(right, Applicability::Unsafe);
    if let Some((group, _, _)) = &slip.form {
        raw.citation = group.citation.clone().into();
        raw.origin = group.origin();
    }
    raw
}

/// The word, cut as it is mended, that holds what differs.
fn word(chars: &[char], slip: &Slip<'_>, segmenter: &Segmenter) -> Range<usize> {
    let (before, behind) = around(chars, &slip.at);
    let right: Vec<char> = slip.right.chars().collect();
    let mended = [&chars[before.clone()], &right, &chars[behind.clone()]].concat();
    let (from, to) = (before.len(), before.len() + right.len());
    let boundaries = segmenter.lattice(&mended).boundaries;
    let start = boundaries.iter().rev().find(|&&b| b <= from).map_or(from, |&b| b);
    let end = boundaries.iter().find(|&&b| b >= to.max(start + 1)).map_or(to, |&b| b);
    let start = before.start + start;
    let end = (slip.at.end + end - to).max(slip.at.end);
    // A single character says nothing without its neighbour.
    let lonely = end - start < 2 && start > before.start && chars[start - 1].is_alphanumeric();
    start - usize::from(lonely)..end.max(start + 1)
}
