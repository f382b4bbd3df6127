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
    assert_eq!(found, ["one.toml:1:1: the pack's size in bytes is 16777217; at most 16777216 are allowed"]);
    let of = |text: &str| pack("site/one", "site", &format!("[[entry]]\nid = \"a\"\nmatch = [\"{text}\"]\n"));
    for (most, more) in [("甲".repeat(100), "甲"), (format!("甲乙{}", "{4}丙".repeat(7)), "{4}丙")] {
        assert!(Reviewer::builder().builtin(false).pack("one.toml", of(&most)).build().is_ok(), "{most}");
        let found = problems(&[("one.toml", of(&format!("{most}{more}")))]);
        assert!(found[0].contains("longer than 100 characters or has more than 7 gaps"), "{found:?}");
    }
}
