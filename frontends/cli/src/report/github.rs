//! Workflow commands of GitHub Actions.

use std::io::Write;

use shenjiao::{Review, Severity};

use super::field_title;
use crate::error::Error;

pub(super) fn review(out: &mut impl Write, review: &Review) -> Result<(), Error> {
    let path = property(review.path.as_deref().unwrap_or_default());
    for finding in &review.findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let place = if finding.field == "body" {
            let (start, end) = (finding.span.start, finding.span.end);
            let columns = if start.line == end.line {
                format!(",col={},endColumn={}", start.column, end.column)
            } else {
                String::new()
            };
            format!(",line={},endLine={}{columns}", start.line, end.line)
        } else {
            String::new()
        };
        let title = property(&finding.rule);
        let message = data(&format!("{}{}（{}）", field_title(finding), finding.message, finding.citation));
        writeln!(out, "::{command} file={path}{place},title={title}::{message}")?;
    }
    if let Some(incomplete) = &review.incomplete {
        writeln!(out, "::error file={path}::{}", data(&incomplete.reason))?;
    }
    Ok(())
}

pub(super) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

pub(super) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
