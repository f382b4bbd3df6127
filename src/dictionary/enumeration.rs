//! Fixed enumerations: a label, and members that belong to it in their order.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{
    entry::{At, Examples, LONGEST_EXAMPLE, LONGEST_TEXT, MOST_TEXTS, limits},
    pack::{Pack, example_day},
    pattern::{LONGEST_TERM, check_length},
    raw::{self, optional_date},
    text::Str,
};
use crate::{Date, Layer, Origin, Problem, Severity, fold::fold_term};

const RULE: &str = "phrasing/enumeration";
/// What may stand between two members, beside a word like 和.
const JOINERS: [char; 3] = ['、', ',', ';'];
/// The most members, forms of a member, labels and former forms.
const MOST: usize = 100;
/// So many members in a row are unmistakable, as a rule.
pub(crate) const UNMISTAKABLE: usize = 4;

/// As it is written in a pack.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawEnumeration {
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub(crate) id: Spanned<String>,
    /// What it is called, the usual name first.
    labels: Vec<String>,
    /// Its members, in order.
    members: Vec<RawMember>,
    /// What members were called before, which is wrong now.
    #[serde(default)]
    former: Vec<String>,
    /// Whether members may stand in any order.
    #[serde(default)]
    order: Order,
    /// Whether members may be left out.
    #[serde(default)]
    missing: Missing,
    /// Whether its members are known by themselves, far from a label. True of four members and more.
    alone: Option<bool>,
    /// The rule it belongs to.
    rule: Option<String>,
    /// How sure and how bad.
    severity: Option<Severity>,
    /// The article, standard or announcement that says so.
    citation: Option<String>,
    /// Why, in a sentence; {fault}, {label} and {members} are filled in.
    message: Option<String>,
    /// First day on which it holds.
    #[serde(default, deserialize_with = "optional_date")]
    since: Option<Date>,
    /// First day on which it no longer holds.
    #[serde(default, deserialize_with = "optional_date")]
    until: Option<Date>,
    /// Texts where it must fire, and where it must not.
    #[serde(default)]
    examples: Option<raw::Examples>,
}

/// A member, or its right forms, best first.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum RawMember {
    Form(String),
    Forms(Vec<String>),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Order {
    #[default]
    Fixed,
    Free,
}

/// What it means that a member is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Missing {
    #[default]
    Wrong,
    /// Wrong only between two others, or beside a label.
    Inside,
    /// Wrong only beside a label.
    Labelled,
    Allowed,
}

/// An enumeration as it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Enumeration {
    pub(crate) layer: Layer,
    pub(crate) pack: Str,
    pub(crate) name: Str,
    pub(crate) at: At,
    pub(crate) rule: Str,
    pub(crate) severity: Severity,
    pub(crate) labels: Vec<Label>,
    pub(crate) members: Vec<Member>,
    /// Folded.
    pub(crate) former: Vec<Str>,
    /// The characters that join its members: none of them stands in a member.
    pub(crate) joiners: Str,
    pub(crate) order: Order,
    pub(crate) missing: Missing,
    pub(crate) alone: bool,
    pub(crate) message: Str,
    pub(crate) citation: Str,
    since: Option<Date>,
    until: Option<Date>,
    /// As those of entries, kept apart.
    #[serde(skip)]
    pub(crate) examples: Examples,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Label {
    pub(crate) text: Str,
    /// Without quotation marks.
    pub(crate) folded: Str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Member {
    /// Its right forms, best first.
    pub(crate) forms: Vec<Str>,
    /// These folded, each also with the marks of a quotation within one, and without any.
    pub(crate) folded: Vec<Str>,
}

impl Enumeration {
    pub(crate) fn id(&self) -> String {
        format!("{}#{}", self.pack, self.name)
    }

    pub(crate) fn origin(&self) -> Origin {
        Origin { layer: self.layer, pack: self.pack.to_string(), entry: self.name.to_string() }
    }

    /// Whether it holds for a draft judged by `as_of`.
    pub(crate) fn holds(&self, as_of: Option<Date>) -> bool {
        match as_of {
            Some(day) => self.since.is_none_or(|s| s <= day) && self.until.is_none_or(|u| day < u),
            None => self.since.is_none() && self.until.is_none(),
        }
    }

    pub(crate) fn since(&self) -> Option<Date> {
        self.since
    }

    /// Every form of every member, with the member's number.
    pub(crate) fn forms(&self) -> impl Iterator<Item = (usize, &Str)> {
        self.members.iter().enumerate().flat_map(|(m, member)| member.folded.iter().map(move |form| (m, form)))
    }

    /// What keeps it from use beyond what keeps it from being read.
    pub(super) fn lint(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        if self.citation.trim().is_empty() {
            found.push(Problem::Missing("citation"));
        }
        if self.examples.hit.is_empty() {
            found.push(Problem::Missing("examples.hit"));
        }
        if let (Some(since), Some(until)) = (self.since, self.until)
            && since >= until
        {
            found.push(Problem::Dead(format!("since {since} is not before until {until}")));
        }
        found
    }
}

impl Pack<'_> {
    /// An enumeration of this pack.
    pub(super) fn enumeration(&self, raw: &RawEnumeration) -> Result<Enumeration, Vec<Problem>> {
        let head = &self.raw.pack;
        let mut problems = Vec::new();
        let mut fold = |text: &str| folded(text, &mut problems);
        let labels: Vec<_> =
            raw.labels.iter().map(|l| Label { text: l.clone().into(), folded: bare(&fold(l)) }).collect();
        let former = raw.former.iter().map(|text| fold(text)).collect();
        let members: Vec<_> = raw.members.iter().map(|member| member.folded(&mut fold)).collect();
        let examples = raw.examples.clone().unwrap_or_default();
        if labels.is_empty() {
            problems.push(Problem::Missing("labels"));
        }
        if members.len() < 2 || members.iter().any(|member| member.folded.is_empty()) {
            problems.push(Problem::Missing("members (two at least)"));
        }
        if let Some(short) = members.iter().flat_map(|m| &m.folded).find(|form| form.chars().count() < 2) {
            let reason = "a member needs two characters";
            problems.push(Problem::Term { term: short.to_string(), reason });
        }
        let joiners: String =
            JOINERS.into_iter().filter(|&j| !members.iter().any(|m| m.folded.iter().any(|f| f.contains(j)))).collect();
        if joiners.is_empty() {
            let term = members.first().map(|m| m.text().to_owned()).unwrap_or_default();
            problems
                .push(Problem::Term { term, reason: "the members hold 、 , and ; alike, so nothing can join them" });
        }
        let new = Enumeration {
            layer: head.layer,
            pack: self.name().to_owned().into(),
            name: raw.id.get_ref().clone().into(),
            at: self.at(&raw.id),
            rule: raw.rule.clone().map_or(RULE.into(), Str::from),
            severity: raw.severity.or(head.severity).unwrap_or(Severity::Error),
            labels,
            former,
            joiners: joiners.into(),
            order: raw.order,
            missing: raw.missing,
            alone: raw.alone.unwrap_or(members.len() >= UNMISTAKABLE),
            members,
            message: raw.message.clone().map_or_else(|| default_message(raw.order).into(), Str::from),
            citation: raw.citation.clone().or_else(|| head.citation.clone()).unwrap_or_default().into(),
            since: raw.since,
            until: raw.until,
            examples: Examples {
                hit: examples.hit,
                silent: examples.silent,
                as_of: Some(example_day(raw.since, raw.until, head)),
            },
        };
        problems.extend(new.over_limits());
        if problems.is_empty() { Ok(new) } else { Err(problems) }
    }
}

impl Enumeration {
    fn over_limits(&self) -> Vec<Problem> {
        let Examples { hit, silent, .. } = &self.examples;
        limits(
            [
                ("labels", self.labels.len(), MOST),
                ("members", self.members.len(), MOST),
                ("a member", self.members.iter().map(|m| m.folded.len()).max().unwrap_or(0), MOST),
                ("former", self.former.len(), MOST),
                ("examples.hit", hit.len(), MOST_TEXTS),
                ("examples.silent", silent.len(), MOST_TEXTS),
            ],
            [
                ("message", self.message.chars().count(), LONGEST_TEXT),
                ("citation", self.citation.chars().count(), LONGEST_TEXT),
                ("examples", hit.iter().chain(silent).map(|e| e.chars().count()).max().unwrap_or(0), LONGEST_EXAMPLE),
            ],
        )
    }
}

impl Member {
    pub(crate) fn text(&self) -> &str {
        self.forms.first().map_or("", |form| form)
    }

    /// The form that is as long as another member, or nearly: 问题导向 beside 系统观念, not 坚持问题导向.
    pub(crate) fn like(&self, other: &str) -> &str {
        let differs = |form: &&Str| form.chars().count().abs_diff(other.chars().count());
        self.forms.iter().min_by_key(differs).map_or("", |form| form)
    }
}

impl RawMember {
    fn folded(&self, fold: &mut impl FnMut(&str) -> Str) -> Member {
        let forms = match self {
            Self::Form(form) => std::slice::from_ref(form),
            Self::Forms(forms) => forms,
        };
        let mut folded = Vec::new();
        for form in forms.iter().map(|form| fold(form)) {
            let inner = form.replace('“', "‘").replace('”', "’").into();
            for other in [inner, bare(&form)] {
                folded.extend((other != form).then_some(other));
            }
            folded.push(form);
        }
        Member { forms: forms.iter().map(|form| form.clone().into()).collect(), folded }
    }
}

fn default_message(order: Order) -> &'static str {
    match order {
        Order::Fixed => "{fault}：“{label}”依次是{members}。",
        Order::Free => "{fault}：“{label}”是{members}。",
    }
}

fn folded(text: &str, problems: &mut Vec<Problem>) -> Str {
    let folded = fold_term(text.trim());
    let wrong = |reason| Problem::Term { term: text.to_owned(), reason };
    if folded.iter().all(|&c| is_quote(c)) {
        problems.push(wrong("nothing of it is left when it is folded"));
    } else if folded.contains(&'\n') {
        problems.push(wrong("it holds a line break"));
    }
    problems.extend(check_length(text, folded.len(), LONGEST_TERM).err());
    folded.into_iter().collect::<String>().into()
}

fn bare(text: &Str) -> Str {
    text.chars().filter(|&c| !is_quote(c)).collect::<String>().into()
}

pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '"')
}
