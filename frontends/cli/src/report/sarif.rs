//! SARIF 2.1.0.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::Path,
};

use serde_json::json;
use serde_sarif::sarif::{
    ArtifactChange, ArtifactContent, ArtifactLocation, Fix, Invocation, Location, Message, MultiformatMessageString,
    Notification, PhysicalLocation, PropertyBag, Region, Replacement, ReportingDescriptor, Result as Found,
    ResultLevel, Run, Sarif, Suppression, Tool, ToolComponent,
};
use shenjiao::{Finding, Review, Severity, Span, rules};

use super::field_title;
use crate::error::{Error, ReadError};

#[derive(Default)]
pub(super) struct Log {
    results: Vec<Found>,
    notifications: Vec<Notification>,
    rules: BTreeSet<String>,
}

impl Log {
    pub(super) fn review(&mut self, review: &Review) {
        let path = review.path.as_deref().unwrap_or_default();
        for finding in &review.findings {
            self.rules.insert(finding.rule.clone());
            self.results.push(result(path, finding));
        }
        for hidden in &review.suppressed {
            self.rules.insert(hidden.finding.rule.clone());
            let mut found = result(path, &hidden.finding);
            let reason = hidden.suppression.reason.clone();
            found.suppressions =
                Some(vec![Suppression::builder().kind(json!("inSource")).justification(reason).build()]);
            self.results.push(found);
        }
        if let Some(incomplete) = &review.incomplete {
            self.notify(path, &incomplete.reason);
        }
    }

    pub(super) fn unread(&mut self, path: &Path, error: &ReadError) {
        self.notify(&path.display().to_string(), &error.to_string());
    }

    fn notify(&mut self, path: &str, text: &str) {
        let notification = Notification::builder()
            .level(json!("error"))
            .message(message(text))
            .locations(vec![Location::builder().physical_location(physical(path, None)).build()]);
        self.notifications.push(notification.build());
    }

    pub(super) fn end(self, out: &mut impl Write) -> Result<(), Error> {
        let known = rules().iter().filter(|r| self.rules.contains(r.name)).map(|r| {
            ReportingDescriptor::builder()
                .id(r.name.to_owned())
                .short_description(text(r.title))
                .full_description(text(r.what))
                .help(text(&format!("{}\n依据：{}", r.why, r.source)))
                .build()
        });
        let driver = ToolComponent::builder()
            .name("shenjiao")
            .version(env!("CARGO_PKG_VERSION"))
            .rules(known.collect::<Vec<_>>())
            .build();
        let invocation = Invocation::builder()
            .execution_successful(self.notifications.is_empty())
            .tool_execution_notifications(self.notifications)
            .build();
        let run = Run::builder()
            .tool(Tool::builder().driver(driver).build())
            .invocations(vec![invocation])
            .column_kind(json!("unicodeCodePoints"))
            .results(self.results)
            .build();
        let log = Sarif::builder()
            .version(json!("2.1.0"))
            .schema("https://json.schemastore.org/sarif-2.1.0.json")
            .runs(vec![run])
            .build();
        serde_json::to_writer_pretty(&mut *out, &log)?;
        writeln!(out)?;
        Ok(())
    }
}

fn result(path: &str, finding: &Finding) -> Found {
    let level = match finding.severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Info => ResultLevel::Note,
    };
    // Only the body is the file; the title and the links are data at its head.
    let span = (finding.field == "body").then_some(finding.span);
    let location = Location::builder().physical_location(physical(path, span)).build();
    let mut found = Found::builder()
        .rule_id(finding.rule.clone())
        .level(level)
        .message(message(&format!("{}{}", field_title(finding), finding.message)))
        .locations(vec![location])
        .partial_fingerprints(BTreeMap::from([("shenjiao/v1".to_owned(), finding.fingerprint.clone())]))
        .properties(properties(finding))
        .build();
    if let Some(span) = span.filter(|_| !finding.suggestions.is_empty()) {
        found.fixes = Some(finding.suggestions.iter().map(|s| fix(path, span, &s.replacement)).collect());
    }
    found
}

fn properties(finding: &Finding) -> PropertyBag {
    let more = BTreeMap::from([
        ("citation".to_owned(), json!(finding.citation)),
        ("stage".to_owned(), json!(finding.stage)),
        ("gate".to_owned(), json!(finding.gate)),
        ("action".to_owned(), json!(finding.action)),
    ]);
    PropertyBag::builder().additional_properties(more).build()
}

fn fix(path: &str, span: Span, replacement: &str) -> Fix {
    let replacement = Replacement::builder()
        .deleted_region(region(span))
        .inserted_content(ArtifactContent::builder().text(replacement).build())
        .build();
    let change = ArtifactChange::builder().artifact_location(artifact(path)).replacements(vec![replacement]).build();
    Fix::builder().artifact_changes(vec![change]).build()
}

fn physical(path: &str, span: Option<Span>) -> PhysicalLocation {
    let mut location = PhysicalLocation::builder().artifact_location(artifact(path)).build();
    location.region = span.map(region);
    location
}

fn artifact(path: &str) -> ArtifactLocation {
    ArtifactLocation::builder().uri(uri(path)).build()
}

/// A path as a relative URI reference: what a URI can't hold is percent-encoded.
fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    path.replace('\\', "/")
        .bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

fn region(span: Span) -> Region {
    Region::builder()
        .start_line(span.start.line as i64)
        .start_column(span.start.column as i64)
        .end_line(span.end.line as i64)
        .end_column(span.end.column as i64)
        .char_offset(span.start.char as i64)
        .char_length((span.end.char - span.start.char) as i64)
        .build()
}

fn message(text: &str) -> Message {
    Message::builder().text(text).build()
}

fn text(text: &str) -> MultiformatMessageString {
    MultiformatMessageString::builder().text(text).build()
}
