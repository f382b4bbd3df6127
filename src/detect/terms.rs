//! Terms of the dictionary: which hits are findings.

use super::{Raw, Text, enclosure::Mark};
use crate::{
    Applicability, Date, Scope, Suggestion,
    dictionary::{Boundary, Hit, Leave, Near, Quoted, Scan, Side, ends_sentence},
    fold::FoldedSpan,
    segment::{Segmenter, Words, cuts_run},
};

/// Words close before a name that speak of the past.
const PAST: &[&str] = &["时任", "前身", "曾", "历史上", "旧称", "改组前", "组建前", "撤销", "不再保留", "更名前"];
/// A word that says so right before or behind a name, and what it is not.
const FORMER: char = '原';
const NOT_FORMER: &[&str] =
    &["草原", "高原", "平原", "中原", "太原", "还原", "原则", "原因", "原料", "原本", "原来", "原理"];
const PAST_WITHIN: usize = 8;
/// Longer words in quotation marks are a quotation, not a term with marks of its own.
const OWN_QUOTATION: usize = 20;
/// A sentence is looked at so far on each side.
pub(super) const SENTENCE: usize = 200;

pub(crate) fn terms(text: &Text<'_>, scan: &Scan<'_>, segmenter: &Segmenter) -> Vec<Raw> {
    let mut plain = Words::new(segmenter, &text.folded.chars);
    let mut squeezed = text.squeezed.as_ref().map(|s| Words::new(segmenter, &s.chars));
    scan.hits
        .iter()
        .filter(|hit| stands(text, hit) && is_whole(text, hit, &mut plain, squeezed.as_mut()))
        .map(|hit| finding(text, hit))
        .collect()
}

fn is_whole<'a>(text: &Text<'_>, hit: &Hit<'_>, plain: &mut Words<'a>, squeezed: Option<&mut Words<'a>>) -> bool {
    let (chars, span, words) = match (hit.squeezed, &text.squeezed, squeezed) {
        (Some(span), Some(view), Some(words)) => (&view.chars, span, words),
        _ => (&text.folded.chars, hit.span, plain),
    };
    match hit.entry.boundary {
        Boundary::Anywhere => true,
        Boundary::Run => !cuts_run(chars, span.start, span.end),
        Boundary::Word => !cuts_run(chars, span.start, span.end) && words.is_whole(span.start, span.end),
    }
}

/// Whether the conditions of an entry hold where it was found.
fn stands(text: &Text<'_>, hit: &Hit<'_>) -> bool {
    let (entry, span) = (hit.entry, hit.span);
    let quoted = match entry.quoted {
        Quoted::Wrong => false,
        Quoted::Allowed => text.enclosures().within(span, Mark::Quote),
        Quoted::Required => text.enclosures().quotation(span).is_some_and(|length| length <= OWN_QUOTATION),
    };
    let titled = || entry.titled == Leave::Allowed && text.enclosures().within(span, Mark::Title);
    let past = || entry.history == Leave::Allowed && is_past(text, entry.since, span);
    let missing = || entry.near.as_ref().is_some_and(|near| !is_near(text, near, span));
    let forbidden = || entry.not_near.as_ref().is_some_and(|near| is_near(text, near, span));
    !(quoted || titled() || past() || missing() || forbidden())
}

/// Whether one of the words stands within so many characters of the line, blanks not counted.
fn is_near(text: &Text<'_>, near: &Near, span: FoldedSpan) -> bool {
    let chars = &text.folded.chars;
    let inside = |c: &&char| **c != '\n';
    let visible = |c: &&char| !c.is_whitespace();
    let before = || -> String {
        let back = chars[..span.start].iter().rev().take_while(inside).filter(visible).take(near.within);
        back.collect::<Vec<_>>().into_iter().rev().collect()
    };
    let after = || chars[span.end..].iter().take_while(inside).filter(visible).take(near.within).collect::<String>();
    let holds = |window: String| near.words.split('\n').any(|word| window.contains(word));
    (near.side != Side::After && holds(before())) || (near.side != Side::Before && holds(after()))
}

/// The sentence round a stretch.
pub(super) fn sentence(text: &Text<'_>, span: FoldedSpan) -> FoldedSpan {
    let chars = &text.folded.chars;
    let inside = |c: &&char| !ends_sentence(**c);
    let before = chars[..span.start].iter().rev().take(SENTENCE).take_while(inside).count();
    let behind = chars[span.end..].iter().take(SENTENCE).take_while(inside).count();
    FoldedSpan::new(span.start - before, span.end + behind)
}

/// Whether the sentence speaks of the time before a date.
pub(super) fn is_past(text: &Text<'_>, since: Option<Date>, span: FoldedSpan) -> bool {
    let chars = &text.folded.chars;
    let FoldedSpan { start, end } = sentence(text, span);
    let close: String = chars[start.max(span.start.saturating_sub(PAST_WITHIN))..span.start].iter().collect();
    let named = NOT_FORMER.iter().fold(close.clone(), |text, word| text.replace(word, ""));
    let replaced = matches!(chars[span.end..end], [FORMER, ..] | ['(', '现' | '今', ..]);
    if PAST.iter().any(|word| close.contains(word)) || named.contains(FORMER) || replaced {
        return true;
    }
    let Some(since) = since else { return false };
    chars[start..end].windows(4).enumerate().any(|(i, four)| {
        let year: String = four.iter().collect();
        let follows = chars.get(start + i + 4).copied().unwrap_or(' ');
        let runs_on = i > 0 && chars[start + i - 1].is_ascii_digit() || follows.is_ascii_digit();
        !runs_on
            && year.parse::<i16>().is_ok_and(|y| (1900..=since.year()).contains(&y))
            && matches!(follows, '年' | '-' | '—' | '.' | '/' | '〕' | ')' | ']')
    })
}

fn finding(text: &Text<'_>, hit: &Hit<'_>) -> Raw {
    let entry = hit.entry;
    let own = match text.own(hit.span) {
        broken if broken.contains(['\n', '\r']) => text.folded.text(hit.span),
        own => own.to_owned(),
    };
    let right = entry.right.join("”或“");
    let mut message = entry.message.replace("{text}", &own).replace("{right}", &right);
    if hit.squeezed.is_some() {
        message.push_str("（字间夹有空格、符号等，疑为规避审核）");
    }
    // What was dropped inside the span, markup or a line break, would be lost with it.
    let whole = text.own(hit.span).chars().count() == hit.span.end - hit.span.start;
    let applicability = if whole { entry.applicability } else { entry.applicability.max(Applicability::Unsafe) };
    let suggest = |replacement: &str| Suggestion { replacement: replacement.to_owned(), applicability };
    let mut suggestions: Vec<_> = entry.right.iter().map(|right| suggest(right)).collect();
    if suggestions.is_empty() && entry.quoted == Quoted::Required {
        suggestions.push(suggest(&format!("“{own}”")));
    }
    Raw {
        rule: entry.rule.clone().into(),
        severity: entry.severity,
        scope: Scope::Span,
        span: hit.span,
        message,
        citation: entry.citation.clone().into(),
        suggestions,
        related: Vec::new(),
        origin: entry.origin(),
        locked: entry.locked,
    }
}
