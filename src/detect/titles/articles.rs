//! Articles that a title is cited with.

use super::{Cited, is_elsewhere, raw};
use crate::{
    detect::{Raw, Text, terms},
    dictionary::Title,
    fold::FoldedSpan,
};

const RULE: &str = "facts/article-number";
/// The longest remark in brackets between a title and an article.
const LONGEST_REMARK: usize = 30;

/// The first article cited that lies behind the last one.
pub(super) fn beyond_last(text: &Text<'_>, cited: &Cited, title: &Title<'_>) -> Option<Raw> {
    let chars = &text.folded.chars;
    let last = u32::from(title.articles?);
    let holds = title.since.zip(text.as_of).is_some_and(|(since, day)| since <= day);
    let versioned = cited.start + cited.key.end + 1 < cited.behind;
    if !holds || versioned {
        return None;
    }
    let mut at = behind_remark(chars, cited.behind)?;
    loop {
        let article = Article::read(chars, at)?;
        if article.number > last {
            let span = FoldedSpan::new(at, article.end);
            if terms::is_past(text, title.since, span) || is_elsewhere(text, cited) {
                return None;
            }
            let message = format!("《{}》共{last}条，没有“{}”", title.name, text.own(span));
            return Some(raw(RULE, span, message, title));
        }
        at = next_article(chars, article.end)?;
    }
}

/// Behind `（以下简称…）` and 的; nothing where the remark names a version.
fn behind_remark(chars: &[char], mut at: usize) -> Option<usize> {
    if chars.get(at) == Some(&'(') {
        let length = chars[at..].iter().take(LONGEST_REMARK).position(|&c| c == ')')?;
        let remark: String = chars[at..at + length].iter().collect();
        if !remark.contains("简称") {
            return None;
        }
        at += length + 1;
    }
    Some(at + usize::from(chars.get(at) == Some(&'的')))
}

struct Article {
    number: u32,
    end: usize,
}

impl Article {
    /// `第一百零三条` or `第103条` at a place.
    fn read(chars: &[char], at: usize) -> Option<Self> {
        let from = at + usize::from(*chars.get(at)? == '第');
        let length = chars[from..].iter().take(8).take_while(|&&c| digit(c).is_some() || unit(c).is_some()).count();
        let end = from + length;
        if from == at || length == 0 || chars.get(end) != Some(&'条') {
            return None;
        }
        Some(Self { number: number(&chars[from..end])?, end: end + 1 })
    }
}

/// Where the next article of a list begins behind one: `之一`, paragraphs and items are passed over.
fn next_article(chars: &[char], end: usize) -> Option<usize> {
    let is_part =
        |c: char| digit(c).is_some() || unit(c).is_some() || matches!(c, '第' | '之' | '款' | '项' | '目' | '(' | ')');
    let is_link = |c: char| {
        matches!(c, '、' | ',' | '和' | '及' | '与' | '或' | '至' | '到' | '以' | '者' | '—' | '-' | '~' | ' ')
    };
    // The next article begins with 第 behind a link.
    let mut at = end;
    for _ in 0..40 {
        match *chars.get(at)? {
            '第' if is_link(chars[at - 1]) && Article::read(chars, at).is_some() => return Some(at),
            c if is_part(c) || is_link(c) => at += 1,
            _ => return None,
        }
    }
    None
}

fn digit(c: char) -> Option<u32> {
    c.to_digit(10)
        .or_else(|| "〇一二三四五六七八九".chars().position(|d| d == c).map(|d| d as u32))
        .or((c == '零').then_some(0))
}

fn unit(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

fn number(chars: &[char]) -> Option<u32> {
    if chars.iter().all(char::is_ascii_digit) {
        return chars.iter().collect::<String>().parse().ok();
    }
    let mut total = 0;
    let mut pending = None;
    for &c in chars {
        match (digit(c), unit(c)) {
            (Some(digit), _) if pending.is_none_or(|p| p == 0) => pending = Some(digit),
            (None, Some(unit)) => total += pending.take().filter(|&p| p > 0).unwrap_or(1) * unit,
            _ => return None,
        }
    }
    Some(total + pending.unwrap_or(0))
}
