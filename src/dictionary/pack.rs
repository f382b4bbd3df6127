//! From a pack as it is written to entries with the pack's defaults filled in.

use toml::Spanned;

use super::{
    entry::{At, Entry, Examples, Exempt, Near},
    pattern::{Pattern, check_length},
    raw::{RawChange, RawEntry, RawHeader, RawNear, RawPack, Words},
    text::Str,
};
use crate::{Category, Date, Layer, LineIndex, PackProblem, PackSource, Place, Problem, Severity, fold::fold_term};

/// The longest phrase that may exempt.
const LONGEST_PHRASE: usize = 500;

const MOST_BYTES: usize = 16 << 20;
const MOST_ENTRIES: usize = 100_000;
const WIDEST_NEAR: usize = 500;

/// A pack read, its places resolved.
pub(crate) struct Pack<'a> {
    pub(crate) raw: RawPack,
    source: &'a PackSource,
    index: LineIndex<'a>,
}

impl<'a> Pack<'a> {
    pub(crate) fn parse(source: &'a PackSource) -> Result<Self, Box<PackProblem>> {
        let index = LineIndex::new(&source.text);
        let place = |byte| at(source, &index, byte).place();
        let fail = |byte, problem| Box::new(PackProblem { place: place(byte), entry: None, problem });
        if source.text.len() > MOST_BYTES {
            let what = "the pack's size in bytes".to_owned();
            let (found, limit) = (source.text.len(), MOST_BYTES);
            return Err(fail(0, Problem::Limit { what, found, limit, remedy: "divide it into several packs" }));
        }
        let raw: RawPack = toml::from_str(&source.text)
            .map_err(|e| fail(e.span().map_or(0, |s| s.start), Problem::Syntax(e.message().to_owned())))?;
        let changes = raw.replace.len() + raw.amend.len() + raw.disable.len() + raw.exempt.len();
        let found = raw.entry.len() + raw.enumeration.len() + raw.known.len() + raw.title.len() + changes;
        if found > MOST_ENTRIES {
            let (what, limit) = ("the number of entries and changes".to_owned(), MOST_ENTRIES);
            return Err(fail(0, Problem::Limit { what, found, limit, remedy: "divide it into several packs" }));
        }
        Ok(Self { raw, source, index })
    }

    pub(crate) fn name(&self) -> &str {
        self.raw.pack.name.get_ref()
    }

    pub(crate) fn layer(&self) -> Layer {
        self.raw.pack.layer
    }

    pub(crate) fn at(&self, what: &Spanned<String>) -> At {
        at(self.source, &self.index, what.span().start)
    }

    pub(crate) fn place(&self, what: &Spanned<String>) -> Place {
        self.at(what).place()
    }

    pub(crate) fn problem(&self, at: &Spanned<String>, problem: Problem) -> PackProblem {
        let entry = (at.span() != self.raw.pack.name.span()).then(|| at.get_ref().clone());
        PackProblem { place: self.place(at), entry, problem }
    }

    /// An entry of this pack.
    pub(crate) fn entry(&self, raw: &RawEntry) -> Result<Entry, Vec<Problem>> {
        let head = &self.raw.pack;
        let mut problems = Vec::new();
        let rule = raw.rule.as_ref().or(head.rule.as_ref());
        if rule.is_none() {
            problems.push(Problem::Missing("rule"));
        }
        if raw.r#match.is_none() {
            problems.push(Problem::Missing("match"));
        }
        let right = raw.right.as_ref().map(owned).unwrap_or_default();
        let patterns = raw.r#match.as_ref().map(|m| patterns(m, &mut problems)).unwrap_or_default();
        let except = raw.except.as_deref().map(|e| fold_all(e, &mut problems)).unwrap_or_default();
        check_right(&patterns, &right, &mut problems);
        for near in [&raw.near, &raw.not_near, &head.near, &head.not_near] {
            check_near(near.as_ref(), &mut problems);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let message = raw.message.clone().or_else(|| head.message.clone());
        let examples = raw.examples.clone().unwrap_or_default();
        Ok(Entry {
            layer: head.layer,
            pack: self.name().to_owned().into(),
            name: raw.id.get_ref().clone().into(),
            at: self.at(&raw.id),
            rule: rule.cloned().unwrap_or_default().into(),
            severity: raw.severity.or(head.severity).unwrap_or(Severity::Warning),
            message: message.map_or_else(|| default_message(&right).into(), Str::from),
            patterns,
            right,
            applicability: raw.applicability.or(head.applicability).unwrap_or_default(),
            citation: raw.citation.clone().or_else(|| head.citation.clone()).unwrap_or_default().into(),
            since: raw.since,
            until: raw.until,
            boundary: raw.boundary.or(head.boundary).unwrap_or_default(),
            disguise: raw.disguise.or(head.disguise).unwrap_or_default(),
            quoted: raw.quoted.or(head.quoted).unwrap_or_default(),
            titled: raw.titled.or(head.titled).unwrap_or_default(),
            history: raw.history.or(head.history).unwrap_or_default(),
            near: raw.near.as_ref().or(head.near.as_ref()).map(near),
            not_near: raw.not_near.as_ref().or(head.not_near.as_ref()).map(near),
            except,
            locked: raw.locked.unwrap_or_default(),
            examples: Examples {
                hit: examples.hit,
                silent: examples.silent,
                as_of: Some(example_day(raw.since, raw.until, head)),
            },
        })
    }

    /// The entry that a [[replace]] puts in the place of `old`.
    pub(crate) fn replacement(&self, raw: RawChange, old: &Entry) -> Result<Entry, Vec<Problem>> {
        let id = Spanned::new(raw.target.span(), raw.target.get_ref().clone());
        let rule = raw.rule.or_else(|| self.raw.pack.rule.clone()).or_else(|| Some(old.rule.to_string()));
        self.entry(&RawEntry {
            id,
            r#match: raw.r#match,
            right: raw.right,
            since: raw.since,
            until: raw.until,
            except: raw.except,
            examples: raw.examples,
            locked: raw.locked,
            rule,
            severity: raw.severity,
            boundary: raw.boundary,
            disguise: raw.disguise,
            quoted: raw.quoted,
            titled: raw.titled,
            history: raw.history,
            near: raw.near,
            not_near: raw.not_near,
            applicability: raw.applicability,
            citation: raw.citation,
            message: raw.message,
        })
    }

    /// `old` with the keys that an [[amend]] gives.
    pub(crate) fn amended(&self, raw: RawChange, old: &Entry) -> Result<Entry, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut new = old.clone();
        new.layer = self.layer();
        new.pack = self.name().to_owned().into();
        new.name = raw.target.get_ref().clone().into();
        new.at = self.at(&raw.target);
        if let Some(words) = &raw.r#match {
            new.patterns = patterns(words, &mut problems);
        }
        if let Some(words) = &raw.except {
            new.except = fold_all(words, &mut problems);
        }
        if let Some(words) = &raw.right {
            new.right = owned(words);
        }
        new.near = raw.near.as_ref().map(near).or(new.near);
        new.not_near = raw.not_near.as_ref().map(near).or(new.not_near);
        new.rule = raw.rule.map_or(new.rule, Str::from);
        new.severity = raw.severity.unwrap_or(new.severity);
        new.boundary = raw.boundary.unwrap_or(new.boundary);
        new.disguise = raw.disguise.unwrap_or(new.disguise);
        new.quoted = raw.quoted.unwrap_or(new.quoted);
        new.titled = raw.titled.unwrap_or(new.titled);
        new.history = raw.history.unwrap_or(new.history);
        new.applicability = raw.applicability.unwrap_or(new.applicability);
        new.citation = raw.citation.map_or(new.citation, Str::from);
        new.message = raw.message.map_or(new.message, Str::from);
        new.since = raw.since.or(new.since);
        new.until = raw.until.or(new.until);
        new.locked = raw.locked.unwrap_or(new.locked);
        if let Some(day) = raw.since.or(raw.until.map(Date::yesterday)) {
            new.examples.as_of = Some(day);
        }
        if let Some(examples) = raw.examples {
            (new.examples.hit, new.examples.silent) = (examples.hit, examples.silent);
        }
        check_right(&new.patterns, &new.right, &mut problems);
        for near in [&raw.near, &raw.not_near] {
            check_near(near.as_ref(), &mut problems);
        }
        if problems.is_empty() { Ok(new) } else { Err(problems) }
    }

    pub(crate) fn exempts(&self, problems: &mut Vec<PackProblem>) -> Vec<Exempt> {
        let mut out = Vec::new();
        for exempt in &self.raw.exempt {
            for text in &exempt.text {
                let folded = fold_term(text.get_ref());
                problems.extend(check_phrase(text.get_ref(), &folded).map(|p| self.problem(text, p)));
                out.push(Exempt {
                    pack: self.name().to_owned().into(),
                    text: self::text(folded),
                    rules: exempt.rules.clone(),
                    layer: self.layer(),
                });
            }
        }
        out
    }
}

fn at(source: &PackSource, index: &LineIndex<'_>, byte: usize) -> At {
    let at = index.position(byte.min(source.text.len()));
    let (line, column) = at.map_or((1, 1), |p| (p.line, p.column));
    At { file: source.name.clone().into(), line, column }
}

fn patterns(words: &Words, problems: &mut Vec<Problem>) -> Vec<Pattern> {
    let list = words.list();
    if list.is_empty() {
        problems.push(Problem::Missing("match"));
    }
    list.into_iter().filter_map(|t| Pattern::parse(t).map_err(|p| problems.push(p)).ok()).collect()
}

fn fold_all(words: &[String], problems: &mut Vec<Problem>) -> Vec<Str> {
    let folded: Vec<_> = words.iter().map(|w| fold_term(w)).collect();
    problems.extend(words.iter().zip(&folded).filter_map(|(word, folded)| check_phrase(word, folded)));
    folded.into_iter().map(text).collect()
}

/// What keeps an exempt phrase from being found.
fn check_phrase(phrase: &str, folded: &[char]) -> Option<Problem> {
    if folded.is_empty() {
        let reason = "nothing of it is left when it is folded";
        return Some(Problem::Term { term: phrase.to_owned(), reason });
    }
    check_length(phrase, folded.len(), LONGEST_PHRASE).err()
}

fn check_right(patterns: &[Pattern], right: &[Str], problems: &mut Vec<Problem>) {
    if let Some(pattern) = patterns.iter().find(|p| !p.rest.is_empty() && !right.is_empty()) {
        let reason = "a text with gaps can't have a `right` form";
        problems.push(Problem::Term { term: pattern.to_string(), reason });
    }
}

fn check_near(near: Option<&RawNear>, problems: &mut Vec<Problem>) {
    let Some(near) = near else { return };
    if near.words.is_empty() || near.words.iter().any(|w| w.trim().is_empty()) {
        problems.push(Problem::Missing("words of near or not_near"));
    }
    if !(1..=WIDEST_NEAR).contains(&near.within) {
        let what = "`within` (from 1 on)".to_owned();
        let remedy = "give another distance";
        problems.push(Problem::Limit { what, found: near.within, limit: WIDEST_NEAR, remedy });
    }
}

fn owned(words: &Words) -> Vec<Str> {
    words.list().into_iter().map(|word| word.to_owned().into()).collect()
}

fn text(folded: Vec<char>) -> Str {
    String::from_iter(folded).into()
}

fn near(raw: &RawNear) -> Near {
    // Blanks in the text are not counted, so they are none of a word either.
    let fold = |w: &String| fold_term(w).into_iter().filter(|c| !c.is_whitespace()).collect::<String>();
    let words: Vec<String> = raw.words.iter().map(fold).collect();
    Near { words: words.join("\n").into(), within: raw.within, side: raw.side }
}

fn default_message(right: &[Str]) -> &'static str {
    if right.is_empty() { "“{text}”不宜使用" } else { "“{text}”应为“{right}”" }
}

pub(super) fn example_day(since: Option<Date>, until: Option<Date>, head: &RawHeader) -> Date {
    since.or(until.map(Date::yesterday)).unwrap_or(head.checked)
}

/// Whether a name may be a rule's, and is one of those known.
pub(crate) fn check_rule(name: &str, known: impl Fn(&str) -> bool) -> Result<(), Problem> {
    match Category::of_rule(name) {
        None => Err(Problem::RuleName(name.to_owned())),
        Some(_) if !known(name) => Err(Problem::UnknownRule(name.to_owned())),
        Some(_) => Ok(()),
    }
}
