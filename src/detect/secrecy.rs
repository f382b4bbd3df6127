//! 国家秘密标志: level, star, term. A marking is not a mention.

use super::{Raw, Text, enclosure::Mark};
use crate::{Severity, fold::FoldedSpan};

const RULE: &str = "secrecy/classification-mark";

/// A level standing alone counts as a marking in so many lines from the head.
const HEAD: usize = 5;
const LONGEST_CONDITION: usize = 12;
/// So much of a mark's line is looked at, before it and behind it.
const BEFORE: usize = 60;
const BEHIND: usize = 200;
/// More characters before a mark are text.
const LONGEST_PREFIX: usize = 24;
/// Words before a mark that teach it or quote it.
const MENTIONS: &[&str] =
    &["如", "标注", "标明", "标志", "形式", "字样", "分为", "应当", "规定", "写明", "注明", "表示", "样式", "格式"];
/// Papers that spell markings out: several of these words in a line.
const LEVELS: &[&str] = &["绝密", "机密", "秘密"];

pub(super) fn classification_mark(text: &Text<'_>, found: &mut Vec<Raw>) {
    let chars = &text.folded.chars;
    let mut head = None;
    let mut done = 0;
    for level in text.points.levels.iter().map(|&at| at as usize + 1) {
        let Some(i) = level_start(chars, level).filter(|&i| i >= done) else { continue };
        let in_line = |c: &&char| **c != '\n';
        let start = i - chars[..i].iter().rev().take(BEFORE).take_while(in_line).count();
        let end = level + chars[level..].iter().take(BEHIND).take_while(in_line).count();
        let chars = &chars[..end];
        let (span, starred) = match star(chars, level) {
            Some(star) => (FoldedSpan::new(i, term(chars, star)), true),
            None => (FoldedSpan::new(i, level), false),
        };
        let near_head = i - start <= LONGEST_PREFIX;
        let before: String =
            chars[if near_head { start } else { i }..i].iter().filter(|c| !c.is_whitespace()).collect();
        let rest = || chars[span.end..].iter().all(|&c| matches!(c, ' ' | ')' | ']' | '】'));
        let alone = near_head && (before.chars().all(|c| "([【".contains(c)) || before == "密级:") && rest();
        let mut in_head = || i < *head.get_or_insert_with(|| head_end(&text.folded.chars));
        let marks = starred || (alone && in_head() && !names_levels(text));
        if marks && !is_mention(text, span, start, end) {
            let sure = if starred {
                alone || (near_head && heads_line(&before))
            } else {
                before == "密级:" || has_head(text)
            };
            let severity = if sure { Severity::Error } else { Severity::Warning };
            let message =
                "文中带有国家秘密标志：涉密文件不得在互联网发布；已解密或不属于国家秘密的，须去除标志并经保密审查";
            found.push(Raw::of(RULE, span, message).severity(severity));
        }
        done = span.end;
    }
}

/// Where 绝密, 机密 or 秘密 begins that ends at `level`, blanks between the two characters allowed.
fn level_start(chars: &[char], level: usize) -> Option<usize> {
    let before = chars[..level - 1].iter().rposition(|&c| c != ' ')?;
    matches!(chars[before], '绝' | '机' | '秘').then_some(before)
}

/// Where the first lines that are not blank end.
fn head_end(chars: &[char]) -> usize {
    let lines = chars.split_inclusive(|&c| c == '\n');
    let full = lines.scan(0, |end, line| {
        *end += line.len();
        Some((*end, line.iter().all(|&c| matches!(c, ' ' | '\n'))))
    });
    full.filter(|(_, blank)| !blank).take(HEAD).last().map_or(0, |(end, _)| end)
}

/// Behind the star that follows a level. An asterisk is one only before a term.
fn star(chars: &[char], level: usize) -> Option<usize> {
    let level = level + usize::from(chars.get(level) == Some(&'级'));
    let at = skip_blanks(chars, level);
    match chars.get(at)? {
        '★' | '☆' | '⭐' | '✯' | '✩' | '✪' | '🌟' => Some(at + 1),
        '*' => (term(chars, at + 1) > at + 1).then_some(at + 1),
        _ => None,
    }
}

/// Behind the term of secrecy that follows a star, or `from` where there is none: `10年`, `6个月`,
/// `长期`, `2028年12月31日`, `启用前`.
fn term(chars: &[char], from: usize) -> usize {
    let start = skip_blanks(chars, from);
    let mut end = from;
    let mut at = start;
    let number = |at: usize| {
        chars[at..].iter().take_while(|&&c| c.is_ascii_digit() || "〇一二三四五六七八九十百".contains(c)).count()
    };
    loop {
        let digits = number(at);
        let unit_at = skip_blanks(chars, at + digits);
        let unit = ["年", "个月", "月", "日", "天"].into_iter().find(|u| starts_with(chars, unit_at, u));
        match unit.filter(|_| digits > 0) {
            Some(unit) => end = unit_at + unit.chars().count(),
            None => break,
        }
        at = skip_blanks(chars, end);
    }
    if starts_with(chars, start, "长期") {
        return start + 2;
    }
    let condition = chars[end.max(start)..].iter().take(LONGEST_CONDITION).take_while(|c| c.is_alphanumeric());
    let before = condition.collect::<Vec<_>>().iter().position(|&&c| matches!(c, '前' | '后' | '时'));
    before.map_or(end, |n| end.max(start) + n + 1)
}

/// Whether only a copy number, a degree of urgency or an opening bracket stands before it in its line.
fn heads_line(before: &str) -> bool {
    let rest = before.trim_start_matches(|c: char| c.is_ascii_digit() || "no.:([【№".contains(c));
    matches!(rest, "" | "特急" | "加急" | "密级" | "密级:" | "密级:【")
}

/// The first lines of the text.
fn head<'t>(text: &'t Text<'_>) -> impl Iterator<Item = &'t [char]> {
    text.folded.chars.split(|&c| c == '\n').take(HEAD * 2)
}

/// Whether the first lines name several levels, as one does who teaches them.
fn names_levels(text: &Text<'_>) -> bool {
    let lines: Vec<String> = head(text).map(|line| line.iter().take(100).collect()).collect();
    LEVELS.iter().filter(|level| lines.iter().any(|line| line.contains(**level))).count() > 1
}

/// Whether the first lines hold a copy number or a degree of urgency, as those of an internal paper do.
fn has_head(text: &Text<'_>) -> bool {
    head(text).any(|line| {
        let line: String = line.iter().take(20).filter(|c| !c.is_whitespace()).collect();
        let number = line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit());
        number || matches!(line.as_str(), "特急" | "加急" | "特提" | "平急") || line.starts_with("保密期限")
    })
}

fn is_mention(text: &Text<'_>, span: FoldedSpan, start: usize, end: usize) -> bool {
    let enclosures = text.enclosures();
    let before = text.before(span, 16);
    let around: String = text.folded.chars[start..end.min(span.end + BEFORE)].iter().collect();
    enclosures.within(span, Mark::Quote)
        || enclosures.within(span, Mark::Title)
        || MENTIONS.iter().any(|word| before.contains(word))
        || LEVELS.iter().filter(|level| around.contains(**level)).count() > 1
}

fn skip_blanks(chars: &[char], from: usize) -> usize {
    from + chars[from.min(chars.len())..].iter().take_while(|&&c| c == ' ').count()
}

fn starts_with(chars: &[char], from: usize, word: &str) -> bool {
    chars[from.min(chars.len())..].iter().copied().take(word.chars().count()).eq(word.chars())
}
