//! Marks in a text that suppress findings, written as HTML comments so that they work in Markdown, in
//! HTML and in plain text:
//!
//! ```text
//! <!-- shenjiao-disable-line wording/repeated -- 引用原文 -->
//! <!-- shenjiao-disable-next-line style/brackets, wording/confusable -- 系统界面原文 -->
//! <!-- shenjiao-disable phrasing/obsolete-name -- 史料 --> … <!-- shenjiao-enable -->
//! ```

use std::{borrow::Cow, collections::HashMap, ops::Range};

use memchr::memmem;

use crate::{LineIndex, detect::catalogue};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const NAME: &str = "shenjiao-";
/// A reason is repeated with each finding that it suppresses.
const LONGEST_REASON: usize = 200;

/// What a mark suppresses: the findings of a rule that begin in some bytes of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) at: Range<usize>,
    scope: Range<usize>,
    rule: String,
    /// How far the marks of the rule reach that begin no later than this one.
    reach: usize,
    pub(crate) reason: String,
}

/// The marks of a text, and those that can't be understood.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    pub(crate) valid: Vec<Mark>,
    /// Where each stands, and what is wrong with it.
    pub(crate) invalid: Vec<(Range<usize>, Cow<'static, str>)>,
    /// Where any mark stands: it is no text.
    pub(crate) hidden: Vec<Range<usize>>,
}

impl Marks {
    pub(crate) fn read(text: &str, own_rule: impl Fn(&str) -> bool) -> Self {
        let mut marks = Self::default();
        let mut index = None;
        let mut open = HashMap::new();
        let mut from = 0;
        while let Some(start) = memmem::find(&text.as_bytes()[from..], OPEN.as_bytes()).map(|i| from + i) {
            let inner_start = start + OPEN.len();
            let Some(length) = text[inner_start..].find(CLOSE) else {
                if text[inner_start..].trim_start().starts_with(NAME) {
                    let line = text[start..].lines().next().unwrap_or(OPEN).len();
                    marks.invalid.push((start..start + line, "豁免标记没有以 --> 结束，标记不起作用".into()));
                }
                break;
            };
            let at = start..inner_start + length + CLOSE.len();
            let inner = text[inner_start..inner_start + length].trim();
            if let Some(words) = inner.strip_prefix(NAME) {
                marks.hidden.push(at.clone());
                let index = index.get_or_insert_with(|| LineIndex::new(text));
                marks.mark(text, index, at.clone(), words, &own_rule, &mut open);
            }
            from = at.end;
        }
        marks.valid.sort_by(|a, b| (&a.rule, a.scope.start).cmp(&(&b.rule, b.scope.start)));
        for i in 0..marks.valid.len() {
            let last = i.checked_sub(1).map(|i| &marks.valid[i]).filter(|last| last.rule == marks.valid[i].rule);
            marks.valid[i].reach = marks.valid[i].scope.end.max(last.map_or(0, |last| last.reach));
        }
        marks
    }

    /// The mark that suppresses a finding of a rule at a place.
    pub(crate) fn suppressing(&self, rule: &str, at: &Range<usize>) -> Option<&Mark> {
        let before = self.valid.partition_point(|m| (m.rule.as_str(), m.scope.start) <= (rule, at.start));
        let near = self.valid[..before].iter().rev().take_while(|m| m.rule == rule && at.start < m.reach);
        near.filter(|m| at.start < m.scope.end).last()
    }

    fn mark(
        &mut self,
        text: &str,
        index: &LineIndex<'_>,
        at: Range<usize>,
        words: &str,
        own_rule: &impl Fn(&str) -> bool,
        open: &mut HashMap<String, Vec<usize>>,
    ) {
        let (words, reason) = words.split_once("--").map_or((words, ""), |(w, r)| (w, r.trim()));
        let (verb, rules) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        let rules: Vec<String> = rules.split(',').map(|r| r.trim().to_owned()).filter(|r| !r.is_empty()).collect();
        if let Some(unknown) = rules.iter().find(|r| catalogue::find(r).is_none() && !own_rule(r)) {
            return self.invalid.push((at, format!("豁免标记写的规则“{unknown}”不存在，标记不起作用").into()));
        }
        let line = |start| index.position(start).map_or(1, |p| p.line);
        let range_of = |line| index.line_range(line);
        let scope = match verb {
            "enable" => {
                let closed = match &rules[..] {
                    [] => std::mem::take(open).into_values().flatten().collect(),
                    rules => rules.iter().filter_map(|rule| open.remove(rule)).flatten().collect::<Vec<_>>(),
                };
                closed.into_iter().for_each(|mark| self.valid[mark].scope.end = at.start);
                return;
            }
            "disable" => Some(at.end..text.len()),
            "disable-line" => range_of(line(at.start)),
            "disable-next-line" => {
                let text_of = |l: &Range<usize>| !text[l.clone()].trim().is_empty();
                (line(at.end) + 1..).map_while(range_of).find(text_of)
            }
            _ => {
                return self
                    .invalid
                    .push((at, "豁免标记的写法不认识：用 disable、enable、disable-line 或 disable-next-line".into()));
            }
        };
        if rules.is_empty() || reason.is_empty() {
            let what = "豁免标记没有写明规则和理由，标记不起作用：写作 <!-- shenjiao-disable-line 规则 -- 理由 -->";
            return self.invalid.push((at, what.into()));
        }
        let length = reason.chars().count();
        if length > LONGEST_REASON {
            let what =
                format!("豁免标记的理由有 {length} 字，超过 {LONGEST_REASON} 字的上限，标记不起作用：请写简短些");
            return self.invalid.push((at, what.into()));
        }
        let Some(scope) = scope else {
            return self.invalid.push((at, "豁免标记后面没有下一行，标记不起作用".into()));
        };
        for rule in rules {
            if verb == "disable" {
                open.entry(rule.clone()).or_default().push(self.valid.len());
            }
            self.valid.push(Mark { at: at.clone(), scope: scope.clone(), rule, reach: 0, reason: reason.to_owned() });
        }
    }
}
