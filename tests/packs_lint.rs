//! What `check_packs` says of packs that can be used and should be better.
#![allow(clippy::disallowed_methods, reason = "the library reads no files; its tests do")]

mod common;

use std::{fs, path::Path};

use common::pack;
use shenjiao::{PackSource, Severity, check_packs};

const EXAMPLES: &str = "examples.hit = [\"请登陆\"]\n";

fn lint(packs: &[(&str, String)]) -> Vec<String> {
    let sources: Vec<_> =
        packs.iter().map(|(name, text)| PackSource { name: (*name).to_owned(), text: text.clone() }).collect();
    check_packs(&sources).iter().map(|p| format!("{} {p}", p.problem.severity())).collect()
}

#[test]
fn a_good_pack_is_let_pass() {
    let good = format!("[[entry]]\nid = \"a\"\nmatch = [\"请登陆\"]\n{EXAMPLES}examples.silent = [\"台风登陆\"]\n");
    assert_eq!(lint(&[("one.toml", pack("site/one", "site", &good))]), [""; 0]);
}

#[test]
fn what_is_said_of_a_doubtful_entry() {
    for (body, expected) in [
        (
            "[[entry]]\nid = \"a\"\nmatch = [\"舔\"]\nexamples.hit = [\"舔\"]\n".to_owned(),
            "warning one.toml:11:6: entry `site/one#a`: `舔` is one character",
        ),
        (
            format!("[[entry]]\nid = \"a\"\ncitation = \"\"\nmatch = [\"请登陆\"]\n{EXAMPLES}"),
            "warning one.toml:11:6: entry `site/one#a`: `citation` is missing",
        ),
        ("[[entry]]\nid = \"a\"\nmatch = [\"请登陆\"]\n".to_owned(), "warning one.toml:11:6: entry `site/one#a`: `examples.hit` is missing"),
        (
            "[[entry]]\nid = \"a\"\nmatch = [\"请登陆\"]\nexamples.hit = [\"请登录\"]\n".to_owned(),
            "warning one.toml:11:6: entry `site/one#a`: example does not fire: “请登录”",
        ),
        (
            format!("[[entry]]\nid = \"a\"\nmatch = [\"请登陆\"]\n{EXAMPLES}examples.silent = [\"敬请登陆\"]\n"),
            "warning one.toml:11:6: entry `site/one#a`: example should be silent: “敬请登陆”",
        ),
        (
            "[[entry]]\nid = \"a\"\nmatch = [\"请登陆\", \"请截止\"]\nexcept = [\"截止\"]\nexamples.hit = [\"请登陆\"]\n".to_owned(),
            "warning one.toml:11:6: entry `site/one#a`: dead: `请截止` always holds the exempt phrase `截止`",
        ),
        (
            format!("[[entry]]\nid = \"a\"\nmatch = [\"请登陆\"]\n{EXAMPLES}[[exempt]]\ntext = [\"登陆\"]\nreason = \"甲\"\n"),
            "warning one.toml:11:6: entry `site/one#a`: dead: `请登陆` always holds the exempt phrase `登陆`",
        ),
        (
            format!("[[entry]]\nid = \"a\"\nmatch = [\"请登陆\"]\nsince = 2024-01-01\nuntil = 2023-01-01\n{EXAMPLES}"),
            "warning one.toml:11:6: entry `site/one#a`: dead: since 2024-01-01 is not before until 2023-01-01",
        ),
        ("[[entry]]\nid = \"a\"\nmatch = []\n".to_owned(), "error one.toml:11:6: entry `a`: `match` is missing"),
    ] {
        let found = lint(&[("one.toml", pack("site/one", "site", &body))]);
        assert!(found.first().is_some_and(|f| f.starts_with(expected)), "expected: {expected}\nfound: {found:#?}");
    }
}

#[test]
fn an_entry_that_another_answers_is_shadowed() {
    let entry =
        |severity: &str| format!("[[entry]]\nid = \"a\"\nseverity = \"{severity}\"\nmatch = [\"请登陆\"]\n{EXAMPLES}");
    let packs = [
        ("one.toml", pack("org/one", "organisation", &entry("warning"))),
        ("two.toml", pack("site/two", "site", &entry("warning"))),
    ];
    assert_eq!(
        lint(&packs),
        ["warning one.toml:11:6: entry `org/one#a`: shadowed: `请登陆` is matched by site/two#a too, which wins"]
    );
    let packs = [packs[0].clone(), ("two.toml", pack("site/two", "site", &entry("info")))];
    assert_eq!(
        lint(&packs),
        ["warning two.toml:11:6: entry `site/two#a`: shadowed: `请登陆` is matched by org/one#a too, which wins"]
    );
}

#[test]
fn examples_are_run_as_of_the_days_the_entry_holds() {
    for dates in ["since = 2030-01-01", "until = 2010-01-01", "since = 1990-01-01\nuntil = 1990-01-02"] {
        let body = format!("[[entry]]\nid = \"a\"\nmatch = [\"请登陆\"]\n{dates}\n{EXAMPLES}");
        assert_eq!(lint(&[("one.toml", pack("site/one", "site", &body))]), [""; 0], "{dates}");
    }
}

#[test]
fn an_amended_entry_of_the_library_keeps_its_examples() {
    let amend = |keys: &str| format!("[[amend]]\ntarget = \"wording/repeated#shi\"\nreason = \"甲\"\n{keys}");
    let lint = |keys: &str| lint(&[("one.toml", pack("site/one", "site", &amend(keys)))]);
    assert_eq!(lint("severity = \"warning\"\n"), [""; 0]);
    let found = lint("match = [\"甲甲\"]\n");
    let silent = "warning one.toml:11:10: entry `site/one#wording/repeated#shi`: example does not fire: ";
    assert!(found.iter().any(|f| f.starts_with(silent)), "{found:#?}");
}

fn builtin_packs() -> Vec<PackSource> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries");
    let mut packs = Vec::new();
    for folder in fs::read_dir(root).unwrap().flatten().filter(|f| f.path().is_dir() && f.file_name() != "regimes") {
        let files = fs::read_dir(folder.path()).unwrap().flatten().map(|f| f.path());
        for file in files.filter(|f| f.extension().is_some_and(|e| e == "toml")) {
            packs.push(PackSource { name: file.display().to_string(), text: fs::read_to_string(file).unwrap() });
        }
    }
    packs
}

#[test]
fn the_packs_of_the_library_are_clean() {
    let packs = builtin_packs();
    assert!(!packs.is_empty());
    let problems: Vec<String> = check_packs(&packs).iter().map(|p| format!("{} {p}", p.problem.severity())).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_problem_keeps_a_pack_from_use_only_if_it_is_an_error() {
    let body = "[[entry]]\nid = \"a\"\nmatch = [\"舔\"]\n";
    let source = PackSource { name: "one.toml".into(), text: pack("site/one", "site", body) };
    let problems = check_packs(std::slice::from_ref(&source));
    assert!(!problems.is_empty() && problems.iter().all(|p| p.problem.severity() < Severity::Error));
    assert!(shenjiao::Reviewer::builder().pack(source.name, source.text).build().is_ok());
}

#[test]
fn a_pack_that_would_be_turned_away_is_not_let_pass() {
    // `naming` is part of a built-in pack's name, and no name of one.
    for name in ["own", "naming"] {
        let text = pack(name, "builtin", "[[entry]]\nid = \"a\"\nmatch = [\"甲乙\"]\nexamples.hit = [\"甲乙\"]\n");
        let problems = check_packs(&[PackSource { name: "one.toml".to_owned(), text }]);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].to_string().contains("layer `builtin` is the library's own"), "{problems:?}");
    }
}
