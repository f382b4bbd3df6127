//! Packs that can't be used: what the maker is told, and where.

mod common;

use common::pack;
use shenjiao::{BuildError, Reviewer};

const ENTRY: &str = "[[entry]]\nid = \"a\"\nmatch = [\"登陆\"]\n";

/// Layer and text of `one.toml` behind its head of nine lines, and what is said about it.
const ALONE: &[(&str, &str, &str)] = &[
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"登陆\"]\nserverity = \"error\"\n",
        "one.toml:13:1: unknown field `serverity`",
    ),
    ("site", "[[entry]]\nid = 3\nmatch = [\"登陆\"]\n", "one.toml:11:6: invalid type: integer `3`, expected a string"),
    (
        "site",
        "[[entry]]\nid = \"a\"\nseverity = \"fatal\"\nmatch = [\"登陆\"]\n",
        "one.toml:12:12: unknown variant `fatal`, expected one of `info`, `warning`, `error`",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"登陆\"]\nsince = \"2023\"\n",
        "one.toml:13:9: invalid type: string \"2023\", expected a TOML datetime",
    ),
    ("site", "[[entry]]\nid = \"a\nmatch = []\n", "one.toml:11:"),
    ("site", "[[disable]]\ntarget = \"style/brackets\"\n", "one.toml:10:1: missing field `reason`"),
    ("site", "[[entry]]\nid = \"a\"\n", "one.toml:11:6: entry `a`: `match` is missing"),
    ("site", "[[entry]]\nid = \"a\"\nmatch = []\n", "one.toml:11:6: entry `a`: `match` is missing"),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"\u{200B}\"]\n",
        "one.toml:11:6: entry `a`: `\u{200B}` can't be matched: nothing of it is left",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"共{x}国\"]\n",
        "one.toml:11:6: entry `a`: `共{x}国` can't be matched: a gap is written {4}",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"共产{0}国\"]\n",
        "one.toml:11:6: entry `a`: `共产{0}国` can't be matched: a gap is of 1 to 50",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"共产{99}国\"]\n",
        "one.toml:11:6: entry `a`: `共产{99}国` can't be matched: a gap is of 1 to 50",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"共{4}国\"]\n",
        "one.toml:11:6: entry `a`: `共{4}国` can't be matched: the part before a gap",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"共产{4}\"]\n",
        "one.toml:11:6: entry `a`: `共产{4}` can't be matched: nothing of it is left",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"共产{4}国\"]\nright = \"甲\"\n",
        "one.toml:11:6: entry `a`: `共产{4}国` can't be matched: a text with gaps can't have a `right` form",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nrule = \"wording/none\"\nmatch = [\"登陆\"]\n",
        "one.toml:11:6: entry `a`: unknown rule `wording/none`",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nrule = \"错字\"\nmatch = [\"登陆\"]\n",
        "one.toml:11:6: entry `a`: `错字` is no rule name",
    ),
    (
        "site",
        "[[rule]]\nname = \"other/x\"\ntitle = \"甲\"\nwhy = \"乙\"\n",
        "one.toml:11:8: entry `other/x`: `other/x` is no rule name",
    ),
    (
        "site",
        "[[rule]]\nname = \"style/brackets\"\ntitle = \"甲\"\nwhy = \"乙\"\n",
        "one.toml:11:8: entry `style/brackets`: rule `style/brackets` is in the catalogue already",
    ),
    (
        "site",
        "[[rule]]\nname = \"style/own\"\ntitle = \"甲\"\nwhy = \" \"\n",
        "one.toml:11:8: entry `style/own`: `title and why` is missing",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"登陆\"]\n[[entry]]\nid = \"a\"\nmatch = [\"甲乙\"]\n",
        "one.toml:14:6: entry `a`: entry `a` stands already at one.toml:11:6",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"登陆\"]\n[[entry]]\nid = \"b\"\nmatch = [\"登陸\"]\n",
        "one.toml:14:6: entry `site/one#b`: text `登陆` stands already at one.toml:11:6",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"登陆\", \"登陆\"]\n",
        "one.toml:11:6: entry `site/one#a`: text `登陆` stands already at one.toml:11:6",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"甲乙\"]\nnear = { words = [], within = 4 }\n",
        "one.toml:11:6: entry `a`: `words of near or not_near` is missing",
    ),
    (
        "site",
        "[[entry]]\nid = \"a\"\nmatch = [\"甲乙\"]\nnot_near = { words = [\"丙\"], within = 501 }\n",
        "one.toml:11:6: entry `a`: `within` (from 1 on) is 501; at most 500 are allowed",
    ),
    (
        "site",
        "[[disable]]\ntarget = \"wording/confusable#nothing\"\nreason = \"甲\"\n",
        "one.toml:11:10: entry `wording/confusable#nothing`: there is no `wording/confusable#nothing` below",
    ),
    (
        "site",
        "[[amend]]\ntarget = \"site/one#a\"\nreason = \"甲\"\nseverity = \"info\"\n[[entry]]\nid = \"a\"\nmatch = [\"登陆\"]\n",
        "one.toml:11:10: entry `site/one#a`: there is no `site/one#a` below",
    ),
    (
        "site",
        "[[amend]]\ntarget = \"style/brackets\"\nreason = \"甲\"\n",
        "one.toml:11:10: entry `style/brackets`: `severity` is missing",
    ),
    (
        "site",
        "[[exempt]]\ntext = [\"\u{FEFF}\"]\nreason = \"甲\"\n",
        "one.toml:11:9: entry `\u{FEFF}`: `\u{FEFF}` can't be matched",
    ),
    (
        "site",
        "[[exempt]]\ntext = [\"登陆艇\"]\nreason = \"甲\"\nrules = [\"wording/none\"]\n",
        "one.toml:11:9: entry `登陆艇`: unknown rule `wording/none`",
    ),
    ("builtin", ENTRY, "one.toml:2:8: layer `builtin` is the library's own"),
    ("country", ENTRY, "one.toml:3:9: unknown variant `country`, expected one of `builtin`, `organisation`, `site`"),
];

type Layered = (&'static str, &'static str);

/// Two packs, each with its layer, and what is said about them.
const TOGETHER: &[(Layered, Layered, &str)] = &[
    (
        ("organisation", "[[entry]]\nid = \"a\"\nmatch = [\"登陆\"]\nright = \"登录\"\n"),
        ("site", "[[amend]]\ntarget = \"site/one#a\"\nreason = \"甲\"\nmatch = [\"登陆{4}网\"]\n"),
        "two.toml:11:10: entry `site/one#a`: `登陆{4}网` can't be matched: a text with gaps can't have a `right` form",
    ),
    (
        ("organisation", "[[entry]]\nid = \"a\"\nlocked = true\nmatch = [\"登陆\"]\n"),
        ("site", "[[amend]]\ntarget = \"site/one#a\"\nreason = \"甲\"\nseverity = \"info\"\n"),
        "two.toml:11:10: entry `site/one#a`: `site/one#a` is locked by the organisation layer",
    ),
    (
        ("organisation", "[[entry]]\nid = \"a\"\nlocked = true\nmatch = [\"登陆\"]\n"),
        ("site", "[[disable]]\ntarget = \"site/one#a\"\nreason = \"甲\"\n"),
        "two.toml:11:10: entry `site/one#a`: `site/one#a` is locked by the organisation layer",
    ),
    (
        ("organisation", "[[entry]]\nid = \"a\"\nlocked = true\nmatch = [\"登陆\"]\n"),
        ("site", "[[replace]]\ntarget = \"site/one#a\"\nreason = \"甲\"\nmatch = [\"甲乙\"]\n"),
        "two.toml:11:10: entry `site/one#a`: `site/one#a` is locked by the organisation layer",
    ),
    (
        ("site", "[[disable]]\ntarget = \"style/brackets\"\nreason = \"甲\"\n"),
        ("site", "[[amend]]\ntarget = \"style/brackets\"\nreason = \"乙\"\nseverity = \"info\"\n"),
        "two.toml:11:10: entry `style/brackets`: `style/brackets` is changed already at one.toml:11:10; keep one of the two",
    ),
    (
        ("site", ENTRY),
        ("site", ENTRY),
        "two.toml:11:6: entry `site/two#a`: text `登陆` stands already at one.toml:11:6",
    ),
];

fn problems(packs: &[(&str, String)]) -> Vec<String> {
    let builder = packs.iter().fold(Reviewer::builder().builtin(false), |b, (name, text)| b.pack(*name, &**text));
    match builder.build() {
        Err(BuildError::Packs(problems)) => problems.iter().map(ToString::to_string).collect(),
        other => panic!("{packs:?}: {other:?}"),
    }
}

#[test]
fn what_is_said_of_a_wrong_pack() {
    for (layer, body, expected) in ALONE {
        let found = problems(&[("one.toml", pack("site/one", layer, body))]);
        assert!(
            found.len() == 1 && found[0].starts_with(expected),
            "{body}\nexpected: {expected}\nfound:    {found:#?}"
        );
    }
}

#[test]
fn what_is_said_of_packs_that_do_not_go_together() {
    for ((one, a), (two, b), expected) in TOGETHER {
        let packs = [("one.toml", pack("site/one", one, a)), ("two.toml", pack("site/two", two, b))];
        let found = problems(&packs);
        assert!(found.len() == 1 && found[0].starts_with(expected), "expected: {expected}\nfound:    {found:#?}");
        let [one, two] = packs;
        assert_eq!(problems(&[two, one]), found, "in the other order");
    }
}

#[test]
fn a_name_of_a_pack_is_taken_once() {
    let found = problems(&["one.toml", "two.toml"].map(|file| (file, pack("site/one", "site", ""))));
    assert_eq!(found, ["two.toml:2:8: pack `site/one` stands already at one.toml:2:8"]);
}

#[test]
fn a_name_of_the_library_is_taken() {
    let source = pack("wording/repeated", "site", "");
    let problem = Reviewer::builder().pack("one.toml", source).build().unwrap_err().to_string();
    let taken = "one.toml:2:8: pack `wording/repeated` stands already at dictionaries/wording/repeated.toml:";
    assert!(problem.starts_with(taken), "{problem}");
}

#[test]
fn all_problems_are_told_at_once() {
    let body = "[[entry]]\nid = \"a\"\nrule = \"错字\"\nmatch = [\"登陆\"]\n[[entry]]\nid = \"b\"\nmatch = []\n";
    let found = problems(&[("two.toml", pack("site/two", "site", body)), ("one.toml", "[pack".to_owned())]);
    let places: Vec<_> = found.iter().map(|f| f.split(": ").next().unwrap()).collect();
    assert_eq!(places, ["one.toml:1:6", "two.toml:11:6", "two.toml:15:6"]);
}

#[test]
fn a_pack_over_its_limits_is_turned_away() {
    let found = problems(&[("one.toml", "#".repeat((16 << 20) + 1))]);
    assert_eq!(
        found,
        [
            "one.toml:1:1: the pack's size in bytes is 16777217; at most 16777216 are allowed: divide it into several packs"
        ]
    );
    for (body, expected) in [
        (entry("match", &texts(10_000)), None),
        (
            entry("match", &texts(10_001)),
            Some(
                "one.toml:11:6: entry `a`: the number of texts in `match` is 10001; at most 10000 are allowed: divide the entry",
            ),
        ),
        (
            entry("except", &texts(10_001)),
            Some("one.toml:11:6: entry `a`: the number of texts in `except` is 10001; at most 10000"),
        ),
        (
            entry("right", &texts(10_001)),
            Some("one.toml:11:6: entry `a`: the number of texts in `right` is 10001; at most 10000"),
        ),
        (
            entry("near", &format!("{{ words = {}, within = 9 }}", texts(1001))),
            Some("one.toml:11:6: entry `a`: the number of texts in `near` is 1001; at most 1000"),
        ),
        (
            entry("not_near", &format!("{{ words = {}, within = 9 }}", texts(1001))),
            Some("one.toml:11:6: entry `a`: the number of texts in `not_near` is 1001; at most 1000"),
        ),
        (
            entry("examples.silent", &texts(10_001)),
            Some("one.toml:11:6: entry `a`: the number of texts in `examples.silent` is 10001; at most 10000"),
        ),
        (entry("match", &long(100)), None),
        (
            entry("match", &long(101)),
            Some(
                "one.toml:11:6: entry `a`: the length of `甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲…`, in characters, is 101; at most 100 are allowed: shorten it",
            ),
        ),
        (
            entry("match", &format!("[\"甲乙{}\"]", "{1}丙".repeat(8))),
            Some("one.toml:11:6: entry `a`: the number of gaps in `甲乙{1}丙{1}丙{1}丙{1}丙{1…` is 8; at most 7"),
        ),
        (entry("except", &long(501)), Some("one.toml:11:6: entry `a`: the length of `甲甲")),
        (
            entry("right", &long(1001)),
            Some("one.toml:11:6: entry `a`: the length of a text in `right`, in characters, is 1001; at most 1000"),
        ),
        (
            entry("message", &format!("\"{}\"", "甲".repeat(1001))),
            Some("one.toml:11:6: entry `a`: the length of a text in `message`, in characters, is 1001; at most 1000"),
        ),
        (
            entry("citation", &format!("\"{}\"", "甲".repeat(1001))),
            Some("one.toml:11:6: entry `a`: the length of a text in `citation`, in characters, is 1001; at most 1000"),
        ),
        (
            entry("examples.hit", &long(10_001)),
            Some(
                "one.toml:11:6: entry `a`: the length of a text in `examples`, in characters, is 10001; at most 10000",
            ),
        ),
        (
            ENTRY.replace("\"a\"", &format!("\"{}\"", "a".repeat(201))),
            Some("one.toml:11:6: the length of a name, in characters, is 201; at most 200 are allowed: shorten it"),
        ),
        (
            "[[disable]]\ntarget=\"a#b\"\nreason=\"\"\n".repeat(100_001),
            Some("one.toml:1:1: the number of entries and changes is 100001; at most 100000"),
        ),
        (
            (0..=1000).map(|i| format!("[[rule]]\nname = \"style/own{i}\"\ntitle = \"甲\"\nwhy = \"乙\"\n")).collect(),
            Some(
                "one.toml:4011:8: entry `style/own1000`: the number of rules, in all packs together, is 1001; at most 1000",
            ),
        ),
        (
            format!("[[exempt]]\nreason = \"甲\"\ntext = [{}]\n", "\"甲\",".repeat(1_000_001)),
            Some("one.toml:2:8: the number of texts to find, in all packs together, is 1000001; at most 1000000"),
        ),
    ] {
        let source = pack("site/one", "site", &body);
        let built = Reviewer::builder().builtin(false).pack("one.toml", source).build();
        let problem = built.err().map(|e| e.to_string());
        let right = match (&problem, expected) {
            (Some(problem), Some(expected)) => problem.starts_with(expected) && !problem.contains('\n'),
            (problem, expected) => problem.is_none() && expected.is_none(),
        };
        assert!(right, "expected: {expected:?}\nfound:    {problem:?}");
    }
}

#[test]
fn too_many_packs_are_turned_away() {
    let packs: Vec<_> = (0..1001).map(|i| format!("{i:04}.toml")).collect();
    let packs: Vec<_> = packs.iter().rev().map(|name| (&**name, pack(name, "site", ""))).collect();
    let found = problems(&packs);
    assert_eq!(found, ["1000.toml:1:1: the number of packs is 1001; at most 1000 are allowed: join some of them"]);
    let allowed = problems(&[&packs[..999], &[("own.toml", "[pack".to_owned())]].concat());
    assert!(allowed.len() == 1 && allowed[0].starts_with("own.toml:1:6"), "{allowed:?}");
}

#[test]
fn toml_nested_without_end_is_turned_away_and_takes_no_stack() {
    let deep = 100_000;
    let nested = [
        ("match = ", "[".repeat(deep), "]".repeat(deep)),
        ("near = ", "{ a = ".repeat(deep), "}".repeat(deep)),
        ("", "a.".repeat(deep) + "a = 1", String::new()),
    ];
    for (key, open, close) in nested {
        let body = format!("[[entry]]\nid = \"a\"\n{key}{open}{close}\n");
        let small = std::thread::Builder::new().stack_size(512 << 10);
        let found = small.spawn(move || problems(&[("one.toml", pack("site/one", "site", &body))])).unwrap().join();
        assert!(found.unwrap()[0].contains("recurs"), "{key}");
    }
}

/// An entry with a value for one key.
fn entry(key: &str, value: &str) -> String {
    let entry = if key == "match" { ENTRY.replace("match = [\"登陆\"]\n", "") } else { ENTRY.to_owned() };
    format!("{entry}{key} = {value}\n")
}

/// So many texts.
fn texts(number: usize) -> String {
    let texts: Vec<String> = (0..number).map(|i| format!("\"甲乙{i}\"")).collect();
    format!("[{}]", texts.join(","))
}

/// One text so long.
fn long(length: usize) -> String {
    format!("[\"{}\"]", "甲".repeat(length))
}
