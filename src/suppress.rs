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
    pub(crate) reason: String,
}

/// The marks of a text, and those that can't be understood.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// By rule and place; no two of a rule hold in one place.
    valid: Vec<Mark>,
    /// Where each stands, and what is wrong with it.
    pub(crate) invalid: Vec<(Range<usize>, Cow<'static, str>)>,
    /// Where any mark stands: it is no text.
    pub(crate) hidden: Vec<Range<usize>>,
}

/// What is known of a text behind some of its marks.
struct Reading<'t> {
    text: &'t str,
    index: LineIndex<'t>,
    /// By rule, the marks that hold to the end so far.
    open: HashMap<String, Vec<usize>>,
    /// A line, and the next one that is not blank.
    below: (usize, Option<Range<usize>>),
}

impl<'t> Reading<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, index: LineIndex::new(text), open: HashMap::new(), below: (0, None) }
    }

    fn line(&self, byte: usize) -> usize {
        self.index.position(byte).map_or(1, |p| p.line)
    }

    /// The next line that is not blank. Marks of one line look for it once: many blank lines may follow.
    fn below(&mut self, line: usize) -> Option<Range<usize>> {
        if self.below.0 != line {
            let is_text = |l: &Range<usize>| !self.text[l.clone()].trim().is_empty();
            self.below = (line, (line + 1..).map_while(|line| self.index.line_range(line)).find(is_text));
        }
        self.below.1.clone()
    }
}

impl Marks {
    pub(crate) fn read(text: &str, own_rule: impl Fn(&str) -> bool) -> Self {
        let mut marks = Self::default();
        let mut reading = None;
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
                marks.mark(reading.get_or_insert_with(|| Reading::new(text)), at.clone(), words, &own_rule);
            }
            from = at.end;
        }
        marks.valid.sort_by(|a, b| (&a.rule, a.scope.start).cmp(&(&b.rule, b.scope.start)));
        // Where several hold, it is the one that begins first.
        marks.valid.dedup_by(|mark, first| {
            let same = mark.rule == first.rule;
            if same {
                mark.scope.start = mark.scope.start.max(first.scope.end);
            }
            same && mark.scope.is_empty()
        });
        marks
    }

    /// The mark that suppresses a finding of a rule at a place.
    pub(crate) fn suppressing(&self, rule: &str, at: &Range<usize>) -> Option<&Mark> {
        let before = self.valid.partition_point(|m| (m.rule.as_str(), m.scope.start) <= (rule, at.start));
        self.valid[..before].last().filter(|m| m.rule == rule && at.start < m.scope.end)
    }

    fn mark(&mut self, reading: &mut Reading<'_>, at: Range<usize>, words: &str, own_rule: &impl Fn(&str) -> bool) {
        let (words, reason) = words.split_once("--").map_or((words, ""), |(w, r)| (w, r.trim()));
        let (verb, rules) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        let rules: Vec<String> = rules.split(',').map(|r| r.trim().to_owned()).filter(|r| !r.is_empty()).collect();
        if let Some(unknown) = rules.iter().find(|r| catalogue::find(r).is_none() && !own_rule(r)) {
            return self.invalid.push((at, format!("豁免标记写的规则“{unknown}”不存在，标记不起作用").into()));
        }
        let scope = match verb {
            "enable" => {
                let closed = match &rules[..] {
                    [] => std::mem::take(&mut reading.open).into_values().flatten().collect(),
                    rules => rules.iter().filter_map(|rule| reading.open.remove(rule)).flatten().collect::<Vec<_>>(),
                };
                closed.into_iter().for_each(|mark| self.valid[mark].scope.end = at.start);
                return;
            }
            "disable" => Some(at.end..reading.text.len()),
            "disable-line" => reading.index.line_range(reading.line(at.start)),
            "disable-next-line" => reading.below(reading.line(at.end)),
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
                reading.open.entry(rule.clone()).or_default().push(self.valid.len());
            }
            self.valid.push(Mark { at: at.clone(), scope: scope.clone(), rule, reason: reason.to_owned() });
        }
    }
}
