//! Titles that no longer hold.

use super::{Cited, is_elsewhere, raw};
use crate::{
    Date,
    detect::{Raw, Text, terms},
    dictionary::{Key, STATE, Title, Titles},
    fold::{FoldedSpan, fold_term},
};

const RULE: &str = "phrasing/repealed-law";
/// Words of a sentence that speaks of what was, or of what became of a title.
const PAST: &str = "废止 失效 不再 停止 取代 代替 替代 编纂 整合 沿革 演变 相比 当时 施行前 实施前 此前 以前 历史 旧法 老法 新法 \
    曾经 保留原 清理 时期 年代";
/// Words right beside a title that speak of how it came about, or changed.
const HISTORY: &str = "通过 颁布 公布 发布 出台 诞生 起草 制定 修订 修正 修改 施行 实施 旧 老";
const BESIDE: usize = 6;

pub(super) fn repealed(text: &Text<'_>, cited: &Cited, title: &Title<'_>, titles: &Titles) -> Option<Raw> {
    let (until, day) = title.until.zip(text.as_of)?;
    let successor = successor(title, day, titles);
    if is_past(text, cited, successor.as_deref(), Some(until)) || is_elsewhere(text, cited) {
        return None;
    }
    let what = match &successor {
        Some(successor) => format!("，现行的是《{successor}》，所引条文也须核对"),
        None => "，不能再作依据".to_owned(),
    };
    // No suggestion: an article of the old law is not the same article of the new one.
    Some(raw(RULE, cited.whole(), format!("《{}》自{until}起废止{what}", title.name), title))
}

/// What holds on a day in the place of a title: its successor may have been repealed as well.
fn successor(title: &Title<'_>, day: Date, titles: &Titles) -> Option<String> {
    let mut name = title.successor.clone()?;
    // None is its own successor, but packs may say so.
    for _ in 0..8 {
        let next = titles.find(&Key::new(&fold_term(&name)).chars).filter(|(_, next)| next.is_repealed(Some(day)));
        match next.map(|(_, next)| next.successor) {
            Some(Some(next)) => name = next.into_owned().into(),
            Some(None) => return None,
            None => break,
        }
    }
    Some(name.into_owned())
}

/// Whether a sentence speaks of the past of a title, or of what took its place.
pub(super) fn is_past(text: &Text<'_>, cited: &Cited, successor: Option<&str>, until: Option<Date>) -> bool {
    let span = cited.whole();
    let sentence = terms::sentence(text, span);
    let rest = [(sentence.start, span.start), (span.end, sentence.end)];
    let rest = rest.map(|(from, to)| text.folded.text(FoldedSpan { start: from, end: to }));
    let says = |word: &str| rest.iter().any(|part| part.contains(word));
    let (before, behind) = (text.before(span, BESIDE), text.after(FoldedSpan { end: cited.behind, ..span }, BESIDE));
    successor.is_some_and(|name| says(name.trim_start_matches(&String::from_iter(STATE))))
        || PAST.split(' ').any(says)
        || HISTORY.split(' ').any(|word| before.contains(word) || behind.contains(word))
        || terms::is_past(text, until, span)
}
