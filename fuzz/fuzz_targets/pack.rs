#![no_main]
//! Packs: any text, or, behind a byte 1, two packs made of what a pack may hold.

use arbitrary::{Arbitrary, Unstructured};
use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use shenjiao::{BuildError, Draft, LineIndex, PackProblem, PackSource, Place, Problem, Reviewer, check_packs};
use shenjiao_fuzz::text;
use toml::value::{Date, Datetime};

fuzz_target!(|data: &[u8]| match data.split_first() {
    Some((1, data)) => {
        let Ok([above, below]) = Unstructured::new(data).arbitrary::<[Pack; 2]>() else { return };
        made(above.source("site", "site/a"), below.source("organisation", "organisation/b"));
    }
    _ => written(text(data, KEYS)),
});

fn written(text: String) {
    let pack = PackSource { name: "own.toml".into(), text };
    match build([&pack]) {
        Err(problems) => problems_have_their_places(&problems, &[&pack]),
        Ok(reviewer) => {
            let printed = printed(&pack);
            let again =
                build([&printed]).unwrap_or_else(|e| panic!("the printed pack can't be used: {e:?}\n{}", printed.text));
            reviews_are_equal(&reviewer, &again, &pack.text);
            problems_have_their_places(&check_packs(std::slice::from_ref(&pack)), &[&pack]);
        }
    }
}

fn made(a: PackSource, b: PackSource) {
    let draft = [&a, &b].map(|p| p.text.replace('\n', "。\n审").replace(['[', ']', '"'], "审")).concat();
    match (build([&a, &b]), build([&b, &a])) {
        (Ok(reviewer), Ok(other)) => {
            reviews_are_equal(&reviewer, &other, &draft);
            let printed = build([&printed(&a), &printed(&b)]).expect("a printed pack can be used");
            reviews_are_equal(&reviewer, &printed, &draft);
        }
        (Err(problems), Err(others)) => {
            assert_eq!(problems, others, "the order of packs matters for what is wrong");
            problems_have_their_places(&problems, &[&a, &b]);
        }
        (ab, _) => panic!("a pack can be used in one order only: {:?}", ab.err()),
    }
    if let Ok(reviewer) = build([&a]) {
        unconditional_terms_are_found(&reviewer, &a);
    }
}

fn build<const N: usize>(packs: [&PackSource; N]) -> Result<Reviewer, Vec<PackProblem>> {
    let builder = packs.into_iter().fold(Reviewer::builder().builtin(false), |b, p| b.pack(&p.name, &p.text));
    builder.build().map_err(|error| match error {
        BuildError::Packs(problems) => problems,
        other => panic!("the regime is the library's own: {other}"),
    })
}

/// The same data in the words of another writer.
fn printed(pack: &PackSource) -> PackSource {
    let data: toml::Table = pack.text.parse().expect("a pack that can be used is TOML");
    PackSource { text: data.to_string(), ..pack.clone() }
}

fn reviews_are_equal(a: &Reviewer, b: &Reviewer, text: &str) {
    let draft = Draft::new(text).with_as_of("2026-11-01".parse().expect("a day"));
    assert_eq!(a.review(&draft), b.review(&draft), "two reviewers of the same packs differ on {text:?}");
}

fn problems_have_their_places(problems: &[PackProblem], packs: &[&PackSource]) {
    let check = |place: &Place| {
        let pack = packs.iter().find(|p| p.name == place.pack).unwrap_or_else(|| panic!("{place}: no such pack"));
        let byte = LineIndex::new(&pack.text).byte_of_line_column(place.line, place.column);
        assert!(byte.is_some(), "{place} is not in the pack");
    };
    for problem in problems {
        check(&problem.place);
        if let Problem::Duplicate { first, .. } | Problem::Conflict { first, .. } = &problem.problem {
            check(first);
        }
        assert!(!problem.to_string().is_empty());
    }
}

/// An entry without conditions fires wherever its text stands.
fn unconditional_terms_are_found(reviewer: &Reviewer, pack: &PackSource) {
    let data: toml::Table = pack.text.parse().expect("a pack that can be used is TOML");
    let list = |key: &str| data.get(key).and_then(|v| v.as_array()).map_or(&[][..], Vec::as_slice);
    if !list("exempt").is_empty() || !list("disable").is_empty() {
        return;
    }
    for entry in list("entry").iter().filter_map(toml::Value::as_table) {
        let term = entry["match"][0].as_str().unwrap_or_default().trim();
        if entry.keys().any(|key| CONDITIONS.contains(&key.as_str())) || term.contains('{') {
            continue;
        }
        let draft = Draft::new(format!("甲{term}乙"));
        let within = |f: &shenjiao::Finding| f.span.start.char < 1 + term.chars().count() && f.span.end.char > 1;
        let found = reviewer.review(&draft).findings.iter().any(within);
        assert!(found, "{term:?} is not found in {:?}", draft.body);
    }
}

const CONDITIONS: &[&str] =
    &["boundary", "quoted", "titled", "history", "near", "not_near", "except", "since", "until"];

const WORDS: &[&str] = &[
    "审校",
    "是是",
    "局是是责",
    "一带一路",
    "維族",
    "𠮷野",
    "ＱＱ",
    "qq",
    "单位{3}责任",
    "审{50}校{1}审",
    "真人荷官",
    "審",
    "（",
    "①",
    "a①",
    "㎡",
    "é",
    "\u{200B}",
    " 审 校 ",
    "审\n校",
    "审{0}校",
    "审{x}校",
    "",
    "*",
    "“",
    "人民政府",
    "的",
];
const RULES: &[&str] = &["wording/confusable", "phrasing/naming", "wording/house", "style/own", "no rule", "wording/"];
const TARGETS: &[&str] =
    &["organisation/b#0", "organisation/b#1", "site/a#0", "wording/house", "style/brackets", "privacy/mobile-phone"];

/// What a pack's text is made of where something may go wrong.
const KEYS: &[&str] = &[
    "[pack]\nname = \"site/own\"\nlayer = \"site\"\ntitle = \"本单位\"\nchecked = 2026-11-01\nrule = \"wording/confusable\"\n",
    "\n[[entry]]\nid = \"a\"\nmatch = \"审校\"\n",
    "\n[[entry]]\nid = \"b\"\nmatch = [\"是是\", \"登陆\"]\nright = [\"是\"]\n",
    "\n[[rule]]\nname = \"wording/house\"\ntitle = \"用语\"\nwhy = \"规定\"\n",
    "\n[[replace]]\ntarget = \"site/own#a\"\nreason = \"理由\"\n",
    "\n[[amend]]\ntarget = \"style/brackets\"\nreason = \"理由\"\nseverity = \"info\"\n",
    "\n[[disable]]\ntarget = \"privacy/mobile-phone\"\nreason = \"理由\"\n",
    "\n[[exempt]]\ntext = [\"审校平台\"]\nreason = \"理由\"\n",
    "rules = [\"wording/confusable\"]\n",
    "near = { words = [\"系统\"], within = 8, side = \"after\" }\n",
    "not_near = { words = [\"审\"], within = 500 }\n",
    "except = [\"审校平台\"]\n",
    "examples = { hit = [\"审校\"], silent = [\"审校平台\"] }\n",
    "since = 2018-03-17\n",
    "until = 2027-01-01\n",
    "since = 2018-03-17T00:00:00Z\n",
    "boundary = \"anywhere\"\n",
    "boundary = \"run\"\n",
    "disguise = true\n",
    "locked = true\n",
    "quoted = \"required\"\n",
    "titled = \"allowed\"\n",
    "history = \"allowed\"\n",
    "severity = \"error\"\n",
    "applicability = \"safe\"\n",
    "message = \"{text}{right}\"\n",
    "citation = \"规定\"\n",
    "match = \"单位{3}责任\"\n",
    "match = \"\"\"\n审校\n校对\n\"\"\"\n",
    "right = \"\"\n",
    "layer = \"builtin\"\n",
    "layer = \"organisation\"\n",
    "\"",
    "'''",
    "\"\"\"",
    "\\u200B",
    "# 注",
    "\r\n",
    "\n",
    "=",
    "[[",
    "]]",
    "{",
    "}",
    "審",
    "𠮷",
    "\u{200B}",
    "\0",
];

/// One of a list.
macro_rules! one_of {
    ($($name:ident: $list:expr;)+) => {$(
        #[derive(Serialize)]
        struct $name(&'static str);

        impl<'a> Arbitrary<'a> for $name {
            fn arbitrary(u: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
                u.choose($list).map(|word| Self(word))
            }
        }
    )+};
}

one_of! {
    Word: WORDS;
    RuleName: RULES;
    Target: TARGETS;
    Boundary: &["word", "run", "anywhere"];
    Quoted: &["wrong", "allowed", "required"];
    Leave: &["wrong", "allowed"];
    Side: &["before", "after", "either"];
    Severity: &["info", "warning", "error"];
    Applicability: &["safe", "unsafe", "display-only"];
}

#[derive(Serialize)]
struct Day(Datetime);

impl<'a> Arbitrary<'a> for Day {
    fn arbitrary(u: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
        let (year, month, day) = (u.int_in_range(2020..=2030)?, u.int_in_range(1..=12)?, u.int_in_range(1..=28)?);
        Ok(Self(Datetime { date: Some(Date { year, month, day }), time: None, offset: None }))
    }
}

#[derive(Arbitrary, Serialize)]
struct Pack {
    #[arbitrary(value = None)]
    pack: Option<Head>,
    rule: Option<[Rule; 1]>,
    entry: Vec<Entry>,
    replace: Option<Vec<Change>>,
    amend: Option<Vec<Change>>,
    disable: Option<Vec<Disable>>,
    exempt: Option<Vec<Exempt>>,
}

#[derive(Serialize)]
struct Head {
    name: &'static str,
    layer: &'static str,
    title: &'static str,
    checked: Datetime,
    rule: &'static str,
    boundary: &'static str,
}

impl Pack {
    /// The pack with its head, and with entries that are called by their place.
    fn source(mut self, layer: &'static str, name: &'static str) -> PackSource {
        let checked = "2026-11-01".parse().expect("a day");
        let (title, rule, boundary) = ("试验", "wording/confusable", "anywhere");
        self.pack = Some(Head { name, layer, title, checked, rule, boundary });
        (0..).zip(&mut self.entry).for_each(|(i, entry)| entry.id = i.to_string());
        PackSource { name: format!("{layer}.toml"), text: toml::to_string(&self).expect("a pack is TOML") }
    }
}

#[derive(Arbitrary, Serialize)]
struct Rule {
    name: RuleName,
    title: Word,
    why: Word,
}

#[derive(Arbitrary, Serialize)]
struct Entry {
    #[arbitrary(default)]
    id: String,
    r#match: [Word; 1],
    right: Option<Vec<Word>>,
    severity: Option<Severity>,
    disguise: Option<bool>,
    locked: Option<bool>,
    rule: Option<RuleName>,
    #[serde(flatten)]
    conditions: Option<Conditions>,
}

#[derive(Arbitrary, Serialize)]
struct Conditions {
    boundary: Option<Boundary>,
    quoted: Option<Quoted>,
    titled: Option<Leave>,
    history: Option<Leave>,
    near: Option<Near>,
    not_near: Option<Near>,
    except: Option<Vec<Word>>,
    since: Option<Day>,
    until: Option<Day>,
}

#[derive(Arbitrary, Serialize)]
struct Near {
    words: Vec<Word>,
    within: u8,
    side: Option<Side>,
}

#[derive(Arbitrary, Serialize)]
struct Change {
    target: Target,
    reason: Word,
    r#match: Option<Vec<Word>>,
    right: Option<Vec<Word>>,
    severity: Option<Severity>,
    applicability: Option<Applicability>,
    disguise: Option<bool>,
    rule: Option<RuleName>,
    #[serde(flatten)]
    conditions: Option<Conditions>,
}

#[derive(Arbitrary, Serialize)]
struct Disable {
    target: Target,
    reason: Word,
}

#[derive(Arbitrary, Serialize)]
struct Exempt {
    text: Vec<Word>,
    reason: Word,
    rules: Option<Vec<RuleName>>,
}
