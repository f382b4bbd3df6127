//! Titles that no longer hold.

use super::{Cited, as_written, is_elsewhere, raw};
use crate::{
    Applicability,
    detect::{Raw, Text, terms},
    dictionary::Title,
};

const RULE: &str = "phrasing/repealed-law";
/// Words of a sentence that speaks of a title's past, or of what became of it.
const PAST: &[&str] = &[
    "废止",
    "失效",
    "不再",
    "停止",
    "取代",
    "代替",
    "替代",
    "取消",
    "修订",
    "修正",
    "修改",
    "编纂",
    "整合",
    "汇编",
    "当时",
    "施行前",
    "实施前",
    "施行之前",
    "此前",
    "之前",
    "以前",
    "历史",
    "通过",
    "颁布",
    "公布",
    "出台",
    "制定",
    "起草",
    "诞生",
    "旧",
    "原有",
    "已有",
    "沿革",
    "演变",
    "相比",
    "比较",
    "清理",
    "老法",
    "后来",
    "曾经",
    "时期",
    "年代",
    "发布",
    "新法",
    "上位法",
];

pub(super) fn repealed(text: &Text<'_>, cited: &Cited, title: &Title<'_>) -> Option<Raw> {
    let until = title.until.filter(|_| text.as_of.is_some())?;
    let span = cited.whole();
    let sentence: String = text.folded.text(terms::sentence(text, span));
    let successor = title.successor.as_deref();
    let named = successor.is_some_and(|name| sentence.contains(name.trim_start_matches("中华人民共和国")));
    let past = named || PAST.iter().any(|word| sentence.contains(word)) || terms::is_past(text, Some(until), span);
    if past || is_elsewhere(text, cited) {
        return None;
    }
    let what = match successor {
        Some(successor) => format!("，现行的是《{successor}》，所引条文也须核对"),
        None => "，不能再作依据".to_owned(),
    };
    let raw = raw(RULE, span, format!("《{}》自{until}起废止{what}", title.name), title);
    let suggested = successor.map(|name| as_written(name, cited).to_owned());
    Some(match suggested {
        Some(name) => raw.suggest(name, Applicability::Unsafe),
        None => raw,
    })
}
