//! The detectors, one family a file, and what they see of a text.

mod brackets;
pub(crate) mod catalogue;
mod enclosure;
pub(crate) mod enumeration;
pub(crate) mod near_miss;
mod points;
mod privacy;
mod secrecy;
pub(crate) mod terms;
pub(crate) mod titles;

use std::{borrow::Cow, cell::OnceCell, ops::Range};

use crate::{
    Applicability, Date, Layer, Origin, Scope, Severity, Suggestion,
    fold::{Folded, FoldedSpan, Squeezed},
};
use enclosure::Enclosures;
pub(crate) use near_miss::NearMisses;
pub(crate) use points::Points;

/// A field's text, as the detectors see it.
pub(crate) struct Text<'a> {
    pub(crate) source: &'a str,
    pub(crate) folded: Folded<'a>,
    points: &'a Points,
    pub(crate) squeezed: Option<Squeezed>,
    pub(crate) as_of: Option<Date>,
    enclosures: OnceCell<Enclosures>,
}

impl<'a> Text<'a> {
    /// A folded source; terms are looked for `reach` characters round noise.
    pub(crate) fn new(
        source: &'a str,
        folded: Folded<'a>,
        points: &'a mut Points,
        reach: usize,
        as_of: Option<Date>,
    ) -> Self {
        points.find(&folded.chars);
        let squeezed = Squeezed::new(&folded.chars, &points.noise, reach);
        Self { source, folded, points, squeezed, as_of, enclosures: OnceCell::new() }
    }

    fn enclosures(&self) -> &Enclosures {
        self.enclosures.get_or_init(|| Enclosures::new(&self.folded.chars, &self.points.marks))
    }

    /// The user's own text of a folded stretch.
    fn own(&self, span: FoldedSpan) -> &'a str {
        &self.source[self.folded.source(span)]
    }

    /// The user's own text of a stretch, the characters at `hidden` folded places replaced by `*`.
    fn masked(&self, span: FoldedSpan, hidden: &[usize]) -> String {
        let mut out = String::new();
        let mut done = 0;
        for i in span.start..span.end {
            let at = self.folded.source(FoldedSpan::new(i, i + 1));
            // A styled number is several folded characters, all of one character of the source.
            if at.start >= done {
                out.push_str(if hidden.contains(&i) { "*" } else { &self.source[at.clone()] });
                done = at.end;
            }
        }
        out
    }

    /// The user's own character at a folded one.
    fn own_char(&self, at: usize) -> char {
        let source = self.folded.source(FoldedSpan::new(at, at + 1));
        self.source[source].chars().next().unwrap_or_default()
    }

    /// Up to `most` characters of the line before a stretch, the nearest last.
    fn before(&self, span: FoldedSpan, most: usize) -> String {
        let chars = &self.folded.chars[..span.start];
        let from = chars.iter().rev().take(most).take_while(|&&c| c != '\n').count();
        chars[span.start - from..].iter().collect()
    }

    /// Up to `most` characters of the line behind a stretch.
    fn after(&self, span: FoldedSpan, most: usize) -> String {
        self.folded.chars[span.end..].iter().take(most).take_while(|&&c| c != '\n').collect()
    }
}

/// A finding before it is suppressed, resolved and routed.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) rule: Cow<'static, str>,
    pub(crate) severity: Severity,
    pub(crate) scope: Scope,
    pub(crate) span: FoldedSpan,
    pub(crate) message: String,
    pub(crate) citation: Cow<'static, str>,
    pub(crate) suggestions: Vec<Suggestion>,
    /// Source bytes of other places that belong to it.
    pub(crate) related: Vec<(Range<usize>, &'static str)>,
    pub(crate) origin: Origin,
    /// No layer below the origin's authority may silence or weaken it.
    pub(crate) locked: bool,
}

impl Raw {
    /// What a detector finds by a rule of the catalogue, in that rule's severity.
    pub(crate) fn of(rule: &'static str, span: FoldedSpan, message: impl Into<String>) -> Self {
        let (severity, source) = catalogue::find(rule).map_or((Severity::Warning, ""), |r| (r.severity, r.source));
        Self {
            rule: Cow::Borrowed(rule),
            severity,
            scope: Scope::Span,
            span,
            message: message.into(),
            citation: Cow::Borrowed(source),
            suggestions: Vec::new(),
            related: Vec::new(),
            origin: Origin { layer: Layer::Builtin, pack: "rules".to_owned(), entry: rule.to_owned() },
            locked: false,
        }
    }

    fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    fn suggest(mut self, replacement: impl Into<String>, applicability: Applicability) -> Self {
        self.suggestions.push(Suggestion { replacement: replacement.into(), applicability });
        self
    }
}

/// All that the detectors without terms find.
pub(crate) fn detect(text: &Text<'_>, near: NearMisses<'_>, stage: &mut dyn FnMut(&'static str)) -> Vec<Raw> {
    let mut found = Vec::new();
    secrecy::classification_mark(text, &mut found);
    stage("secrecy");
    privacy::identifiers(text, &mut found);
    stage("identifiers");
    brackets::check(text, &mut found);
    stage("brackets");
    near.check(text, &mut found);
    stage("near misses");
    found
}
