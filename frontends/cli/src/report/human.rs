use std::io::Write;

use shenjiao::{Applicability, Draft, Finding, Origin, Review, Severity};
use unicode_width::UnicodeWidthStr;

use super::{field, field_title};
use crate::error::Error;

/// How many characters of the line are shown on each side of a finding, and of the finding itself.
const AROUND: usize = 24;
const LONGEST: usize = 60;

#[derive(Default)]
pub(super) struct Human {
    reviews: usize,
    counts: [usize; 3],
    hidden: usize,
    suppressed: usize,
    pub(super) unread: usize,
    pub(super) skipped: usize,
}

impl Human {
    pub(super) fn review(
        &mut self,
        out: &mut impl Write,
        draft: &Draft,
        review: &Review,
        shown: Severity,
    ) -> Result<(), Error> {
        self.reviews += 1;
        self.suppressed += review.suppressed.len();
        let path = review.path.as_deref().unwrap_or_default();
        for finding in &review.findings {
            self.counts[finding.severity as usize] += 1;
            if finding.severity >= shown {
                print(out, path, draft, finding)?;
            } else {
                self.hidden += 1;
            }
        }
        if let Some(incomplete) = &review.incomplete {
            writeln!(out, "{path}: 未能审完：{}\n", incomplete.reason)?;
        }
        Ok(())
    }

    pub(super) fn end(self, out: &mut impl Write) -> Result<(), Error> {
        let [info, warning, error] = self.counts;
        write!(out, "审核 {} 件：错误 {error}，存疑 {warning}，提示 {info}", self.reviews)?;
        if self.hidden > 0 {
            write!(out, "（其中 {} 处未显示，--severity info 可显示）", self.hidden)?;
        }
        for (count, what) in [(self.suppressed, "已豁免"), (self.skipped, "未审核"), (self.unread, "未能读取")]
        {
            if count > 0 {
                write!(out, "，{what} {count}")?;
            }
        }
        writeln!(out)?;
        Ok(())
    }
}

fn print(out: &mut impl Write, path: &str, draft: &Draft, finding: &Finding) -> Result<(), Error> {
    let start = finding.span.start;
    let colon = if field_title(finding).is_empty() { "" } else { ":" };
    let place = format!("{path}:{}{colon}{}:{}", field_title(finding), start.line, start.column);
    writeln!(out, "{place}: {} {}", finding.severity.title(), finding.rule)?;
    let (line, indent, width) = excerpt(field(draft, finding), finding);
    writeln!(out, "  | {line}")?;
    writeln!(out, "  | {}{}", " ".repeat(indent), "^".repeat(width))?;
    writeln!(out, "  = {}", finding.message)?;
    for suggestion in &finding.suggestions {
        let how = match suggestion.applicability {
            Applicability::Safe => "可直接改正",
            Applicability::Unsafe => "请核对后改",
            Applicability::DisplayOnly => "由签发人定",
        };
        writeln!(out, "  = 建议：{}（{how}）", visible(suggestion.replacement.chars()))?;
    }
    if !finding.citation.is_empty() {
        writeln!(out, "  = 依据：{}", finding.citation)?;
    }
    let (stage, gate, action) = (finding.stage.title(), finding.gate.title(), finding.action.title());
    let Origin { pack, entry, .. } = &finding.origin;
    let entry = if pack == "rules" { String::new() } else { format!(" · {pack}#{entry}") };
    writeln!(out, "  = {stage} · {gate} · {action}{entry}\n")?;
    Ok(())
}

/// The line round a finding, and where the carets stand under it, in columns of a terminal.
fn excerpt(text: &str, finding: &Finding) -> (String, usize, usize) {
    let bytes = finding.span.bytes();
    let mut head: Vec<char> = window(text[..bytes.start].chars().rev());
    head.reverse();
    let head = visible(head);
    let marked: Vec<char> = finding.text.chars().take_while(|&c| !is_break(c)).take(LONGEST).collect();
    let whole = finding.text.chars().nth(marked.len()).is_none();
    let marked = visible(marked);
    let tail = if whole { visible(window(text[bytes.end..].chars())) } else { "…".to_owned() };
    (format!("{head}{marked}{tail}"), head.width(), marked.width().max(1))
}

/// The characters of a line that are shown on one side of a finding, the nearest first.
fn window(chars: impl Iterator<Item = char>) -> Vec<char> {
    let mut near: Vec<char> = chars.take_while(|&c| !is_break(c)).take(AROUND + 1).collect();
    if near.len() > AROUND {
        near[AROUND] = '…';
    }
    near
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// Characters that each take the room that is counted for them.
fn visible(chars: impl IntoIterator<Item = char>) -> String {
    chars.into_iter().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
