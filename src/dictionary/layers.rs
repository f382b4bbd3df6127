//! One dictionary out of the packs of three layers: `builtin < organisation < site`.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    iter,
};

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{
    entry::{At, Entry, Examples, Exempt},
    enumeration::Enumeration,
    known::Known,
    pack::{Pack, check_rule},
    raw::RawChange,
    text::Str,
    titles::{Titles, titles_of},
};
use crate::{Layer, PackProblem, PackSource, Place, Problem, Severity, detect::catalogue};

/// The most packs that are laid over the built-in ones.
const MOST_PACKS: usize = 1000;
/// The most rules that packs may declare.
const MOST_RULES: usize = 1000;
/// The longest name of a pack, a rule or an entry, in characters.
const LONGEST_NAME: usize = 200;
/// The most texts that are looked for, those that exempt included.
const MOST_TERMS: usize = 1_000_000;

/// What holds after all layers have spoken. The built-in packs only add; the fields that are skipped are
/// for the layers over them.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Dictionary {
    /// The names of the packs, and where they are given.
    pub(crate) packs: BTreeMap<Str, At>,
    /// By pack and name.
    pub(crate) entries: Vec<Entry>,
    pub(crate) exempt: Vec<Exempt>,
    /// Groups of right forms, those of upper layers behind those below. Built-in ones are called by number.
    pub(crate) known: Vec<Known>,
    /// By pack and name.
    pub(crate) enumerations: Vec<Enumeration>,
    /// Rules that a layer has switched off.
    #[serde(skip)]
    pub(crate) disabled: HashMap<String, Layer>,
    /// Severities that a layer has given whole rules.
    #[serde(skip)]
    pub(crate) severities: HashMap<String, (Severity, Layer)>,
    /// Rules that packs have declared.
    #[serde(skip)]
    pub(crate) own_rules: BTreeSet<String>,
    #[serde(skip)]
    pub(crate) titles: Titles,
}

/// Whose a pack is: only the library's own may be of the builtin layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Library,
    User,
}

impl Dictionary {
    /// Takes out what a pack of the builtin layer has added.
    pub(crate) fn remove(&mut self, pack: &str) {
        self.packs.remove(pack);
        self.entries.retain(|entry| *entry.pack != *pack);
        self.exempt.retain(|exempt| *exempt.pack != *pack);
        self.enumerations.retain(|enumeration| *enumeration.pack != *pack);
    }

    /// The examples of everything that has some, as they are kept apart.
    pub(super) fn examples_mut(&mut self) -> impl Iterator<Item = &mut Examples> {
        let of_entries = self.entries.iter_mut().map(|entry| &mut entry.examples);
        of_entries.chain(self.enumerations.iter_mut().map(|enumeration| &mut enumeration.examples))
    }

    /// Lays packs over what is there. The order of `sources` doesn't matter; all problems are reported.
    pub(crate) fn with(self, sources: &[(PackSource, Whose)]) -> Result<Self, Vec<PackProblem>> {
        if sources.is_empty() {
            return Ok(self);
        }
        if let Some((last, _)) = sources.iter().max_by_key(|(s, _)| &s.name).filter(|_| sources.len() > MOST_PACKS) {
            let place = Place { pack: last.name.clone(), line: 1, column: 1 };
            let (what, found) = ("the number of packs".to_owned(), sources.len());
            let problem = Problem::Limit { what, found, limit: MOST_PACKS, remedy: "join some of them" };
            return Err(vec![PackProblem { place, entry: None, problem }]);
        }
        let mut sources: Vec<_> = sources.iter().collect();
        sources.sort_by_key(|(source, _)| (&source.name, &source.text));
        let mut problems = Vec::new();
        let parsed = sources.into_iter().map(|(source, whose)| {
            let pack = Pack::parse(source)?;
            if pack.layer() == Layer::Builtin && *whose == Whose::User {
                return Err(Box::new(pack.problem(&pack.raw.pack.name, Problem::BuiltinLayer)));
            }
            Ok(pack)
        });
        let mut packs: Vec<Pack<'_>> = parsed.filter_map(|p| p.map_err(|e| problems.push(*e)).ok()).collect();
        packs.sort_by(|a, b| (a.layer(), a.name()).cmp(&(b.layer(), b.name())));
        let mut work = Work::new(self, problems);
        work.names(&packs);
        work.rules(&packs);
        for layer in [Layer::Builtin, Layer::Organisation, Layer::Site] {
            let (of_layer, rest): (Vec<_>, Vec<_>) = packs.into_iter().partition(|p| p.layer() == layer);
            packs = rest;
            work.lay(layer, of_layer);
        }
        work.dictionary.entries = work.entries.into_values().collect();
        work.dictionary.enumerations = work.enumerations.into_values().collect();
        work.problems.extend(work.dictionary.too_many_terms());
        if work.problems.is_empty() {
            Ok(work.dictionary)
        } else {
            work.problems.sort_by(|a, b| a.place.cmp(&b.place));
            Err(work.problems)
        }
    }

    /// Said of the pack that has the most.
    fn too_many_terms(&self) -> Option<PackProblem> {
        let mut terms: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &self.entries {
            *terms.entry(&entry.pack).or_default() += entry.patterns.len() + entry.except.len();
        }
        for enumeration in &self.enumerations {
            *terms.entry(&enumeration.pack).or_default() += enumeration.forms().count();
        }
        for exempt in &self.exempt {
            *terms.entry(&exempt.pack).or_default() += 1;
        }
        let found = terms.values().sum();
        let (pack, _) = terms.into_iter().max_by_key(|&(_, most)| most).filter(|_| found > MOST_TERMS)?;
        let what = "the number of texts to find, in all packs together,".to_owned();
        let problem = Problem::Limit { what, found, limit: MOST_TERMS, remedy: "leave some out" };
        Some(PackProblem { place: self.packs.get(pack)?.place(), entry: None, problem })
    }
}

struct Work {
    problems: Vec<PackProblem>,
    dictionary: Dictionary,
    entries: BTreeMap<String, Entry>,
    enumerations: BTreeMap<String, Enumeration>,
}

impl Work {
    fn new(mut dictionary: Dictionary, problems: Vec<PackProblem>) -> Self {
        let entries = std::mem::take(&mut dictionary.entries).into_iter().map(|entry| (entry.id(), entry)).collect();
        let enumerations = std::mem::take(&mut dictionary.enumerations).into_iter().map(|e| (e.id(), e)).collect();
        Self { problems, dictionary, entries, enumerations }
    }

    fn names(&mut self, packs: &[Pack<'_>]) {
        for pack in packs {
            let name = &pack.raw.pack.name;
            let first = self.dictionary.packs.insert(name.get_ref().clone().into(), pack.at(name));
            if let Some(first) = first {
                let problem = Problem::Duplicate { what: "pack", name: name.get_ref().clone(), first: first.place() };
                self.problems.push(pack.problem(name, problem));
            }
            let enumerations = pack.raw.enumeration.iter().map(|enumeration| &enumeration.id);
            let ids = pack.raw.entry.iter().map(|entry| &entry.id).chain(enumerations);
            for name in iter::once(name).chain(pack.raw.rule.iter().map(|rule| &rule.name)).chain(ids) {
                let found = name.get_ref().chars().count();
                if found > LONGEST_NAME {
                    let what = "the length of a name, in characters,".to_owned();
                    let problem = Problem::Limit { what, found, limit: LONGEST_NAME, remedy: "shorten it" };
                    self.problems.push(PackProblem { place: pack.place(name), entry: None, problem });
                }
            }
        }
    }

    fn rules(&mut self, packs: &[Pack<'_>]) {
        let mut rules = packs.iter().flat_map(|pack| pack.raw.rule.iter().map(move |rule| (pack, rule)));
        let found = rules.clone().count();
        if let Some((pack, rule)) = rules.nth(MOST_RULES) {
            let what = "the number of rules, in all packs together,".to_owned();
            let problem = Problem::Limit { what, found, limit: MOST_RULES, remedy: "use one rule for more entries" };
            self.problems.push(pack.problem(&rule.name, problem));
        }
        for pack in packs {
            for rule in &pack.raw.rule {
                let name = rule.name.get_ref();
                let known = catalogue::find(name).is_some();
                let problem = check_rule(name, |_| true).err().or(known.then(|| Problem::RuleTaken(name.clone())));
                if let Some(problem) = problem {
                    self.problems.push(pack.problem(&rule.name, problem));
                } else if rule.title.trim().is_empty() || rule.why.trim().is_empty() {
                    self.problems.push(pack.problem(&rule.name, Problem::Missing("title and why")));
                }
                self.dictionary.own_rules.insert(name.clone());
            }
        }
    }

    /// Lays one layer's packs over what is there: first the changes of what lies below, then additions.
    fn lay(&mut self, layer: Layer, packs: Vec<Pack<'_>>) {
        let titles = titles_of(&packs, &mut self.problems);
        if !titles.is_empty() {
            self.dictionary.titles = self.dictionary.titles.with(titles);
        }
        let mut changed: HashMap<String, Place> = HashMap::new();
        let mut added = Vec::new();
        for mut pack in packs {
            for (amends, changes) in
                [(false, std::mem::take(&mut pack.raw.replace)), (true, std::mem::take(&mut pack.raw.amend))]
            {
                for change in changes {
                    let target = change.target.clone();
                    if amends && self.is_rule(target.get_ref()) {
                        if self.claim(&pack, &target, &mut changed) {
                            self.amend_rule(&pack, &target, &change);
                        }
                        continue;
                    }
                    let Some(old) = self.target(&pack, &target, &mut changed) else { continue };
                    let new = if amends { pack.amended(change, &old) } else { pack.replacement(change, &old) };
                    self.put(&pack, &target, target.get_ref().clone(), new);
                }
            }
            for disable in &pack.raw.disable {
                let target = disable.target.clone();
                if self.is_rule(target.get_ref()) {
                    if self.claim(&pack, &target, &mut changed) {
                        self.dictionary.disabled.entry(target.get_ref().clone()).or_insert(pack.layer());
                    }
                } else if self.enumerations.get(target.get_ref()).is_some_and(|below| below.layer < layer) {
                    if self.claim(&pack, &target, &mut changed) {
                        self.enumerations.remove(target.get_ref());
                    }
                } else if self.target(&pack, &target, &mut changed).is_some() {
                    self.entries.remove(target.get_ref());
                }
            }
            for exempt in &pack.raw.exempt {
                let unknown = exempt.rules.iter().find_map(|r| self.check_rule(r).err());
                if let (Some(problem), Some(text)) = (unknown, exempt.text.first()) {
                    self.problems.push(pack.problem(text, problem));
                }
            }
            let exempts = pack.exempts(&mut self.problems);
            self.dictionary.exempt.extend(exempts);
            let known = pack.known(&mut self.problems);
            self.dictionary.known.extend(known);
            added.push(pack);
        }
        for pack in added {
            for raw in &pack.raw.entry {
                let id = format!("{}#{}", pack.name(), raw.id.get_ref());
                if let Some(first) = self.entries.get(&id).filter(|e| e.layer == layer) {
                    let (name, first) = (raw.id.get_ref().clone(), first.at.place());
                    self.problems.push(pack.problem(&raw.id, Problem::Duplicate { what: "entry", name, first }));
                    continue;
                }
                let new = pack.entry(raw);
                self.put(&pack, &raw.id, id, new);
            }
            self.add_enumerations(&pack);
        }
        self.duplicate_terms(layer);
    }

    fn add_enumerations(&mut self, pack: &Pack<'_>) {
        for raw in &pack.raw.enumeration {
            let id = format!("{}#{}", pack.name(), raw.id.get_ref());
            let first = self.enumerations.get(&id).map(|e| &e.at).or_else(|| self.entries.get(&id).map(|e| &e.at));
            if let Some(first) = first.map(At::place) {
                let name = raw.id.get_ref().clone();
                self.problems.push(pack.problem(&raw.id, Problem::Duplicate { what: "entry", name, first }));
                continue;
            }
            match pack.enumeration(raw) {
                Ok(new) => {
                    self.problems.extend(self.check_rule(&new.rule).err().map(|p| pack.problem(&raw.id, p)));
                    self.enumerations.insert(id, new);
                }
                Err(found) => self.problems.extend(found.into_iter().map(|p| pack.problem(&raw.id, p))),
            }
        }
    }

    fn is_rule(&self, name: &str) -> bool {
        catalogue::find(name).is_some() || self.dictionary.own_rules.contains(name)
    }

    fn check_rule(&self, name: &str) -> Result<(), Problem> {
        check_rule(name, |n| self.is_rule(n))
    }

    fn amend_rule(&mut self, pack: &Pack<'_>, target: &Spanned<String>, change: &RawChange) {
        let problem = match change.severity {
            Some(severity) if change.gives_only_severity() => {
                self.dictionary.severities.insert(target.get_ref().clone(), (severity, pack.layer()));
                return;
            }
            Some(_) => Problem::Syntax("of a whole rule only the severity can be amended".to_owned()),
            None => Problem::Missing("severity"),
        };
        self.problems.push(pack.problem(target, problem));
    }

    /// Whether this is the layer's only change of the target.
    fn claim(&mut self, pack: &Pack<'_>, target: &Spanned<String>, changed: &mut HashMap<String, Place>) -> bool {
        let name = target.get_ref().clone();
        if let Some(first) = changed.get(&name) {
            let problem = Problem::Conflict { target: name, first: first.clone() };
            self.problems.push(pack.problem(target, problem));
            return false;
        }
        changed.insert(name, pack.place(target));
        true
    }

    /// The entry below that a pack may change.
    fn target(
        &mut self,
        pack: &Pack<'_>,
        target: &Spanned<String>,
        changed: &mut HashMap<String, Place>,
    ) -> Option<Entry> {
        let name = target.get_ref();
        let known = self.entries.get(name).filter(|below| below.layer < pack.layer()).cloned();
        if !self.claim(pack, target, changed) {
            return None;
        }
        let problem = match &known {
            None => Problem::UnknownTarget(name.clone()),
            Some(old) if old.locked => Problem::Locked { target: name.clone(), layer: old.layer },
            Some(_) => return known,
        };
        self.problems.push(pack.problem(target, problem));
        None
    }

    fn put(&mut self, pack: &Pack<'_>, at: &Spanned<String>, id: String, new: Result<Entry, Vec<Problem>>) {
        match new {
            Ok(entry) => {
                let problems = entry.over_limits().into_iter().chain(self.check_rule(&entry.rule).err());
                let problems: Vec<_> = problems.map(|problem| pack.problem(at, problem)).collect();
                self.problems.extend(problems);
                self.entries.insert(id, entry);
            }
            Err(found) => self.problems.extend(found.into_iter().map(|p| pack.problem(at, p))),
        }
    }

    /// Within a layer, a text may be claimed for one rule by one entry only, unless the two differ in
    /// when they hold.
    fn duplicate_terms(&mut self, layer: Layer) {
        let mut first: HashMap<_, &Entry> = HashMap::new();
        let mut told = HashSet::new();
        let mut found = Vec::new();
        for entry in self.entries.values().filter(|entry| entry.layer == layer) {
            let when = (entry.since, entry.until, entry.near.is_some(), entry.not_near.is_some());
            for pattern in &entry.patterns {
                let key = (&entry.rule, pattern, when);
                if let Some(other) = first.insert(key, entry)
                    && told.insert((entry.id(), pattern))
                {
                    let name = pattern.to_string();
                    let problem = Problem::Duplicate { what: "text", name, first: other.at.place() };
                    found.push(PackProblem { place: entry.at.place(), entry: Some(entry.id()), problem });
                }
            }
        }
        self.problems.extend(found);
    }
}
