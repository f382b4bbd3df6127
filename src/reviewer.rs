//! The only file that knows all stages.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use crate::{
    BuildError, Category, Date, Disposition, Draft, Finding, Format, Incomplete, Layer, LineIndex, Origin, PackProblem,
    PackSource, Related, Review, Rule, Severity, Span, Suppressed, Suppression,
    detect::{
        NearMisses, Points, Raw, Text, catalogue, detect,
        enumeration::enumerations,
        near_miss::{Forms, Memory, Model},
        terms::terms,
        titles,
    },
    dictionary::{Boundary, Dictionary, Lexicon, Titles, Whose, builtin},
    fingerprint::{Fingerprints, subject},
    fold::{Buffers, Folded, FoldedSpan, pieces},
    resolve::resolve,
    route::{self, Regime},
    segment::{Segmenter, WINDOW},
    suppress::Marks,
};

/// The rules of the catalogue, by name.
pub fn rules() -> &'static [Rule] {
    catalogue::RULES
}

/// Reviews drafts: `review(&draft)` is a pure function of the draft, the dictionaries, the regime and
/// the date it is told.
///
/// Built once, then shared: it is immutable, `Send` and `Sync`. Two organisations in one process are two
/// reviewers.
///
/// ```
/// use shenjiao::{Draft, Reviewer, Severity};
///
/// let reviewer = Reviewer::builder().build()?;
/// let review = reviewer.review(&Draft::new("各单位是是责任单位。"));
/// let finding = &review.findings[0];
/// assert_eq!((finding.rule.as_str(), finding.text.as_str()), ("wording/repeated", "是是"));
/// assert_eq!(finding.suggestions[0].replacement, "是");
/// # Ok::<(), shenjiao::BuildError>(())
/// ```
#[derive(Debug)]
pub struct Reviewer {
    lexicon: Lexicon,
    titles: Titles,
    segmenter: Segmenter,
    forms: Forms,
    model: Option<Model>,
    regime: Regime,
    own_rules: BTreeSet<String>,
    disabled: HashMap<String, Layer>,
    severities: HashMap<String, (Severity, Layer)>,
    as_of: Option<Date>,
    limits: Limits,
}

/// Memory that one review after another uses again ([`Reviewer::review_with`]).
#[derive(Debug, Default)]
pub struct Scratch {
    buffers: Buffers,
    points: Points,
    slips: Memory,
}

/// How much a review takes and gives. What passes a limit is said in [`Review::incomplete`]: what it is, how
/// much there is, how much is allowed, what to do.
///
/// | limit | default | what becomes of more |
/// | --- | --- | --- |
/// | [`field_bytes`](Self::field_bytes): the title, the body with its front matter, the text of each link | 64 MiB | the field is not reviewed |
/// | [`links`](Self::links) | 10,000 | the first ones are reviewed |
/// | [`findings`](Self::findings), and suppressed ones | 10,000 each | the gravest are reported |
///
/// These are fixed: the reason of a suppression mark has at most 200 characters, and a mark with more suppresses
/// nothing, which is a finding; brackets and quotation marks are looked at 32 deep; a finding has at most one
/// [`Related`]. Other nesting (Markdown, lists, quotations) has no limit and takes no stack.
///
/// What packs may hold stands in `dictionaries/README.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest field, in bytes. A longer one is not reviewed. At most 1 GiB.
    pub field_bytes: usize,
    /// The most links that are reviewed, the first ones.
    pub links: usize,
    /// The most findings, the gravest first; live and suppressed ones are counted apart.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { field_bytes: 64 << 20, links: 10_000, findings: 10_000 }
    }
}

/// Gathers what a [`Reviewer`] is built from.
#[derive(Clone, Debug)]
#[must_use]
pub struct ReviewerBuilder {
    packs: Vec<PackSource>,
    builtin: bool,
    near_misses: Option<(String, Vec<u8>)>,
    as_of: Option<Date>,
    limits: Limits,
}

impl ReviewerBuilder {
    /// Lays a pack of TOML over the others; `name` is what errors call it. The pack itself says to which
    /// layer it belongs, so the order of calls doesn't matter.
    pub fn pack(mut self, name: impl Into<String>, toml: impl Into<String>) -> Self {
        self.packs.push(PackSource { name: name.into(), text: toml.into() });
        self
    }

    /// Whether the built-in packs are used; they are, unless this says no. Rules without a dictionary
    /// (identifiers, secrecy marks, brackets) always hold; a pack may `disable` them.
    pub fn builtin(mut self, on: bool) -> Self {
        self.builtin = on;
        self
    }

    /// Judges near misses by another table of counts than the built-in one: a larger one, or one that an
    /// organisation has made of its own archive (`tools/near-miss`). `name` is what errors call it.
    pub fn near_misses(mut self, name: impl Into<String>, table: impl Into<Vec<u8>>) -> Self {
        self.near_misses = Some((name.into(), table.into()));
        self
    }

    /// The date for drafts that carry none. Without either, rules with dates are not applied.
    pub fn as_of(mut self, day: Date) -> Self {
        self.as_of = Some(day);
        self
    }

    /// Other limits than the default ones.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Compiles the dictionaries.
    ///
    /// # Errors
    /// Every problem of every pack, with its place; a table of counts that is none.
    pub fn build(self) -> Result<Reviewer, BuildError> {
        let builtin = if self.builtin { builtin() } else { Dictionary::default() };
        let own: Vec<_> = self.packs.into_iter().map(|pack| (pack, Whose::User)).collect();
        let mut reviewer = Reviewer::new(builtin, &own).map_err(BuildError::Packs)?;
        if let Some((name, table)) = self.near_misses {
            reviewer.model = Some(Model::read(table).ok_or(BuildError::NearMisses { name })?);
        }
        reviewer.as_of = self.as_of;
        reviewer.limits = Limits { field_bytes: self.limits.field_bytes.min(1 << 30), ..self.limits };
        Ok(reviewer)
    }
}

impl Reviewer {
    pub(crate) fn new(builtin: Dictionary, packs: &[(PackSource, Whose)]) -> Result<Self, Vec<PackProblem>> {
        let mut dictionary = builtin.with(packs)?;
        let whole_words = dictionary.entries.iter().filter(|e| e.boundary == Boundary::Word);
        let words = whole_words.flat_map(|e| &e.patterns).filter(|p| p.rest.is_empty() && p.len() > 1);
        let segmenter = Segmenter::new(words.map(|p| p.head.clone().into()).collect());
        let forms = Forms::new(std::mem::take(&mut dictionary.known));
        Ok(Reviewer {
            own_rules: std::mem::take(&mut dictionary.own_rules),
            disabled: std::mem::take(&mut dictionary.disabled),
            severities: std::mem::take(&mut dictionary.severities),
            titles: std::mem::take(&mut dictionary.titles),
            lexicon: Lexicon::new(dictionary),
            regime: route::builtin(),
            limits: Limits::default(),
            as_of: None,
            segmenter,
            model: forms.builtin().then(Model::builtin).flatten(),
            forms,
        })
    }

    /// A reviewer with the built-in packs and the default regime, to be added to.
    pub fn builder() -> ReviewerBuilder {
        ReviewerBuilder { packs: Vec::new(), builtin: true, near_misses: None, as_of: None, limits: Limits::default() }
    }

    /// Reviews a draft.
    pub fn review(&self, draft: &Draft) -> Review {
        self.review_with(draft, &mut Scratch::default())
    }

    /// Reviews a draft in memory that is used again by the next: the same review, a little sooner.
    ///
    /// ```
    /// use shenjiao::{Draft, Reviewer, Scratch};
    ///
    /// let reviewer = Reviewer::builder().build()?;
    /// let mut scratch = Scratch::default();
    /// for text in ["各单位是是责任单位。", "各单位是责任单位。"] {
    ///     let draft = Draft::new(text);
    ///     assert_eq!(reviewer.review_with(&draft, &mut scratch), reviewer.review(&draft));
    /// }
    /// # Ok::<(), shenjiao::BuildError>(())
    /// ```
    pub fn review_with(&self, draft: &Draft, scratch: &mut Scratch) -> Review {
        self.observed(draft, scratch, &mut |_| {})
    }

    /// Reviews a draft and says when each stage of the work on a field has ended.
    pub(crate) fn observed(&self, draft: &Draft, scratch: &mut Scratch, stage: &mut dyn FnMut(&'static str)) -> Review {
        let as_of = draft.as_of.or(self.as_of);
        let mut work = Work {
            findings: Vec::new(),
            suppressed: Vec::new(),
            incomplete: Vec::new(),
            fingerprints: Fingerprints::default(),
            scratch,
            stage,
        };
        if let Some(title) = &draft.title {
            self.field("title", title, Format::Text, as_of, &mut work);
        }
        self.field("body", &draft.body, draft.format, as_of, &mut work);
        for (i, link) in draft.links.iter().take(self.limits.links).enumerate() {
            self.field(&format!("links[{i}].text"), &link.text, Format::Text, as_of, &mut work);
        }
        let (links, limit) = (draft.links.len(), self.limits.links);
        if links > limit {
            work.incomplete.push(format!("links 有 {links} 条，超过 {limit} 条的上限，其余未审核：请分成几件送审"));
        }
        let gravest = work.findings.iter().map(|f| Disposition::from(f.action)).max();
        let found = work.findings.len();
        let hidden = work.suppressed.len();
        keep(&mut work.findings, self.limits.findings, |f| f.severity);
        keep(&mut work.suppressed, self.limits.findings, |s| s.finding.severity);
        for (what, count) in [("问题", found), ("已豁免的问题", hidden)] {
            if count > self.limits.findings {
                let limit = self.limits.findings;
                work.incomplete
                    .push(format!("{count} 处{what}，超过 {limit} 处的上限，只列出最严重的部分：请改正后再审"));
            }
        }
        let whole = if work.incomplete.is_empty() { Disposition::Pass } else { Disposition::Escalate };
        Review {
            id: draft.id.clone(),
            path: None,
            as_of,
            regime: self.regime.name.clone(),
            disposition: gravest.unwrap_or(Disposition::Pass).max(whole),
            incomplete: (!work.incomplete.is_empty()).then(|| Incomplete { reason: work.incomplete.join("；") }),
            sheet: self.regime.sheet(&work.findings),
            findings: work.findings,
            suppressed: work.suppressed,
        }
    }

    /// Whether an entry or an enumeration fires anywhere in a text, whatever else is found there.
    pub(crate) fn fires(&self, origin: &Origin, as_of: Option<Date>, text: &str) -> bool {
        let mut scratch = Scratch::default();
        let (text, _) = self.read(text, Format::Text, as_of, &mut scratch.buffers, &mut scratch.points);
        let scan = self.lexicon.scan(&text.folded, text.squeezed.as_ref(), text.as_of);
        let found = terms(&text, &scan, &self.segmenter).into_iter().chain(enumerations(&text, &scan));
        found.into_iter().any(|raw| raw.origin == *origin)
    }

    #[cfg(feature = "internals")]
    pub(crate) fn segmenter(&self) -> &Segmenter {
        &self.segmenter
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    fn read<'t>(
        &self,
        source: &'t str,
        format: Format,
        as_of: Option<Date>,
        buffers: &mut Buffers,
        points: &'t mut Points,
    ) -> (Text<'t>, Marks) {
        let marks = Marks::read(source, |rule| self.own_rules.contains(rule));
        let pieces = pieces(source, format, &marks.hidden);
        let folded = Folded::new(source, &pieces, buffers);
        // At its ends a term is segmented with what stands beside it.
        let reach = self.lexicon.longest_disguised() + WINDOW + 1;
        (Text::new(source, folded, points, reach, as_of), marks)
    }

    fn field(&self, field: &str, source: &str, format: Format, as_of: Option<Date>, work: &mut Work<'_>) {
        if source.len() > self.limits.field_bytes {
            let (bytes, limit) = (source.len(), self.limits.field_bytes);
            work.incomplete.push(format!("{field} 有 {bytes} 字节，超过 {limit} 字节的上限，未审核：请分成几件送审"));
            return;
        }
        let Scratch { buffers, points, slips } = &mut *work.scratch;
        let (text, marks) = self.read(source, format, as_of, buffers, points);
        (work.stage)("fold");
        let scan = self.lexicon.scan(&text.folded, text.squeezed.as_ref(), as_of);
        (work.stage)("match");
        let mut raws = terms(&text, &scan, &self.segmenter);
        (work.stage)("terms");
        let near =
            NearMisses { model: self.model.as_ref(), forms: &self.forms, segmenter: &self.segmenter, memory: slips };
        let mut others = enumerations(&text, &scan);
        (work.stage)("enumerations");
        others.extend(titles::check(&text, &self.titles, &self.segmenter));
        (work.stage)("titles");
        others.extend(detect(&text, near, work.stage));
        raws.extend(others.into_iter().filter(|raw| !scan.exempts(&raw.rule, raw.span, None)));
        raws.retain_mut(|raw| self.allows(raw));
        let (hidden, live): (Vec<Raw>, Vec<Raw>) = raws
            .into_iter()
            .partition(|raw| !raw.locked && marks.suppressing(&raw.rule, &text.folded.source(raw.span)).is_some());
        let mut all: Vec<(bool, Raw)> = resolve(live).into_iter().map(|r| (true, r)).collect();
        all.extend(resolve(hidden).into_iter().map(|r| (false, r)));
        all.sort_by_key(|(live, raw)| (raw.span.start, std::cmp::Reverse(raw.span.end), raw.scope, !live));
        (work.stage)("resolve");
        if all.is_empty() && marks.invalid.is_empty() {
            work.scratch.buffers = text.folded.into_buffers();
            return;
        }
        let index = LineIndex::new(source);
        let first = work.findings.len();
        for (live, raw) in all {
            let bytes = text.folded.source(raw.span);
            let fingerprint = work.fingerprints.next(&raw.rule, &subject(&raw.rule, &text.folded, raw.span));
            let suppression = (!live).then(|| marks.suppressing(&raw.rule, &bytes)).flatten();
            let Some(finding) = self.finding(field, &index, source, bytes, raw, fingerprint) else { continue };
            match suppression.and_then(|mark| Some((mark.reason.clone(), Span::new(&index, mark.at.clone())?))) {
                Some((reason, span)) => {
                    work.suppressed.push(Suppressed { finding, suppression: Suppression { reason, span } });
                }
                None => work.findings.push(finding),
            }
        }
        for (at, message) in marks.invalid {
            let mut raw = Raw::of("style/suppression-mark", FoldedSpan { start: 0, end: 0 }, message);
            if !self.allows(&mut raw) {
                continue;
            }
            let fingerprint = work.fingerprints.next(&raw.rule, &source[at.clone()]);
            work.findings.extend(self.finding(field, &index, source, at, raw, fingerprint));
        }
        work.findings[first..].sort_by_key(|f| (f.span.start.byte, std::cmp::Reverse(f.span.end.byte)));
        work.scratch.buffers = text.folded.into_buffers();
        (work.stage)("findings");
    }

    /// Whether the layers let a finding stand, in the severity they give its rule.
    fn allows(&self, raw: &mut Raw) -> bool {
        let (locked, by) = (raw.locked, raw.origin.layer);
        let may = |layer: Layer| !locked || layer <= by;
        if let Some(&(severity, layer)) = self.severities.get(raw.rule.as_ref())
            && may(layer)
        {
            raw.severity = severity;
        }
        !self.disabled.get(raw.rule.as_ref()).is_some_and(|&layer| may(layer))
    }

    fn finding(
        &self,
        field: &str,
        index: &LineIndex<'_>,
        source: &str,
        bytes: Range<usize>,
        raw: Raw,
        fingerprint: String,
    ) -> Option<Finding> {
        let related = |(at, message): (Range<usize>, &str)| {
            Some(Related { field: field.to_owned(), span: Span::new(index, at)?, message: message.to_owned() })
        };
        let category = Category::of_rule(&raw.rule)?;
        let routing = self.regime.route(&raw.rule, category, raw.severity);
        Some(Finding {
            category,
            rule: raw.rule.into_owned(),
            severity: raw.severity,
            field: field.to_owned(),
            span: Span::new(index, bytes.clone())?,
            scope: raw.scope,
            text: source[bytes].to_owned(),
            message: raw.message,
            citation: raw.citation.into_owned(),
            suggestions: raw.suggestions,
            stage: routing.stage,
            gate: routing.gate,
            action: routing.action,
            reasons: vec![routing.reason.to_owned()],
            related: raw.related.into_iter().filter_map(related).collect(),
            origin: raw.origin,
            fingerprint,
        })
    }
}

struct Work<'a> {
    findings: Vec<Finding>,
    suppressed: Vec<Suppressed>,
    incomplete: Vec<String>,
    fingerprints: Fingerprints,
    scratch: &'a mut Scratch,
    stage: &'a mut dyn FnMut(&'static str),
}

/// The gravest `most`, in their order.
fn keep<T>(list: &mut Vec<T>, most: usize, severity: impl Fn(&T) -> Severity) {
    if list.len() <= most {
        return;
    }
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(severity(&list[i])), i));
    let kept: BTreeSet<usize> = order.into_iter().take(most).collect();
    let mut i = 0;
    list.retain(|_| {
        i += 1;
        kept.contains(&(i - 1))
    });
}
