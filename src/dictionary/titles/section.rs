//! The section `[[title]]` of a pack.

use std::collections::HashMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Name, Title, key::Key};
use crate::{
    Date, PackProblem, Problem,
    dictionary::{pack::Pack, raw::optional_date},
    fold::fold_term,
};

/// The most titles and short forms of the packs of a layer.
const MOST_TITLES: usize = 100_000;
/// The longest title, in characters.
const LONGEST_TITLE: usize = 200;

/// A law or another document.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawTitle {
    /// Its full title, without 《》.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    title: Spanned<String>,
    /// Other names that are right.
    #[serde(default)]
    short: Vec<String>,
    /// Names that are wrong.
    #[serde(default)]
    wrong: Vec<String>,
    /// First day on which the version is in force that has so many `articles`.
    #[serde(default, deserialize_with = "optional_date")]
    since: Option<Date>,
    /// Day on which it was repealed.
    #[serde(default, deserialize_with = "optional_date")]
    until: Option<Date>,
    /// What took its place.
    successor: Option<String>,
    /// Number of its last article.
    articles: Option<u16>,
    /// Who says so.
    citation: Option<String>,
}

impl RawTitle {
    /// What it is called.
    fn names(&self) -> impl Iterator<Item = (Name, &String)> {
        let short = self.short.iter().map(|name| (Name::Short, name));
        let wrong = self.wrong.iter().map(|name| (Name::Wrong, name));
        std::iter::once((Name::Full, self.title.get_ref())).chain(short).chain(wrong)
    }
}

/// The titles that the packs of a layer give, each by what it is looked up by.
pub(in crate::dictionary) fn titles_of(
    packs: &[Pack<'_>],
    problems: &mut Vec<PackProblem>,
) -> HashMap<String, (Name, Title<'static>)> {
    let mut titles = HashMap::new();
    let mut places = HashMap::new();
    for pack in packs {
        for raw in &pack.raw.title {
            let mut found = check(raw, pack);
            for (kind, name) in raw.names() {
                let key: String = Key::new(&fold_term(name)).chars.into_iter().collect();
                if let Some(first) = places.insert(key.clone(), pack.place(&raw.title)) {
                    found.push(Problem::Duplicate { what: "title", name: name.clone(), first });
                }
                titles.insert(key, (kind, title(raw, pack)));
            }
            problems.extend(found.into_iter().map(|problem| pack.problem(&raw.title, problem)));
        }
    }
    let last = packs.iter().rev().find_map(|pack| Some((pack, &pack.raw.title.last()?.title)));
    if let Some((pack, last)) = last.filter(|_| titles.len() > MOST_TITLES) {
        let (what, found) = ("the number of titles of a layer".to_owned(), titles.len());
        problems.push(pack.problem(last, Problem::Limit { what, found, limit: MOST_TITLES, remedy: "leave some out" }));
    }
    titles
}

fn title(raw: &RawTitle, pack: &Pack<'_>) -> Title<'static> {
    let citation = raw.citation.clone().or_else(|| pack.raw.pack.citation.clone()).unwrap_or_default();
    Title {
        name: raw.title.get_ref().clone().into(),
        since: raw.since,
        until: raw.until,
        successor: raw.successor.clone().map(Into::into),
        articles: raw.articles,
        citation: citation.into(),
        layer: pack.layer(),
        pack: pack.name().to_owned().into(),
    }
}

fn check(raw: &RawTitle, pack: &Pack<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for name in raw.names().map(|(_, name)| name).chain(&raw.successor) {
        let folded = fold_term(name);
        let found = name.chars().count();
        let wrong = |reason| Problem::Term { term: name.clone(), reason };
        if found > LONGEST_TITLE {
            let what = "the length of a title, in characters,".to_owned();
            problems.push(Problem::Limit { what, found, limit: LONGEST_TITLE, remedy: "shorten it" });
        } else if folded.len() != found || folded.contains(&'\n') {
            problems.push(wrong("write it in plain characters, in one line"));
        } else if folded.contains(&'《') {
            problems.push(wrong("write it without 《》, and a title inside it in 〈〉"));
        } else if Key::new(&folded).chars.len() < 2 {
            problems.push(wrong("it is too short"));
        }
    }
    if raw.citation.is_none() && pack.raw.pack.citation.is_none() {
        problems.push(Problem::Missing("citation"));
    }
    if let (Some(since), Some(until)) = (raw.since, raw.until)
        && since >= until
    {
        problems.push(Problem::Syntax(format!("since {since} is not before until {until}")));
    }
    if raw.until.is_none() && raw.successor.is_some() {
        problems.push(Problem::Missing("until, the day from which the successor holds,"));
    }
    problems
}
