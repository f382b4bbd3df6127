//! Fixed enumerations: what is found where, and what the keys of a pack mean.

mod common;

use common::{BUILTIN, day, site, site_pack};
use shenjiao::{Applicability, Draft, PackSource, Reviewer, check_packs};

const RULE: &str = "phrasing/enumeration";

/// A case's draft, and what is wrong with it: text and suggestion.
fn case(line: &str) -> (Draft, Vec<(&str, &str)>) {
    let (date, line) = line.split_once(" | ").unwrap_or(("2026-11-01", line));
    let (mut text, mut wrong) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, (mark, after))) = rest.split_once('【').and_then(|(b, a)| Some((b, a.split_once('】')?)))
    {
        let (from, to) = mark.split_once('→').unwrap();
        text.extend([before, from]);
        wrong.push((from, to));
        rest = after;
    }
    text.push_str(rest);
    (Draft::new(text).with_as_of(day(date)), wrong)
}

#[test]
fn cases() {
    let mut failed = Vec::new();
    for line in include_str!("enumeration.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (draft, wrong) = case(line);
        let review = BUILTIN.review(&draft);
        let found = review.findings.iter().filter(|f| f.rule == RULE);
        let found: Vec<_> = found.map(|f| (&*f.text, &*f.suggestions[0].replacement)).collect();
        if found != wrong {
            failed.push(format!("{line}\n  found: {found:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_finding_says_what_is_right_and_leaves_it_to_the_signer() {
    let review = BUILTIN.review(&Draft::new("增强政治意识、大局意识、责任意识、看齐意识。"));
    let [finding] = &review.findings[..] else { panic!("{:?}", review.findings) };
    assert_eq!(finding.message, "“责任意识”应为“核心意识”：“四个意识”依次是政治意识、大局意识、核心意识、看齐意识。");
    assert_eq!(finding.suggestions[0].applicability, Applicability::DisplayOnly);
    assert_eq!(finding.origin.pack, "phrasing/enumeration");
}

/// Keys of an enumeration of 甲等, texts in which it fires, and texts in which it doesn't.
const KEYS: &[(&str, &[&str], &[&str])] = &[
    (
        "",
        &[
            "甲等、乙等、丁等、丙等",
            "甲等、丙等、丁等",
            "乙等、丙等、丁等",
            "甲等、乙等、丙等",
            "甲等，乙等，戊等，丁等",
            "甲等、乙等、丙等、丙等、丁等",
            "甲等、乙等的四等",
            "四等：甲等、乙等、戊等和丁等",
            "五等（甲等、乙等、丙等、丁等）",
        ],
        &[
            "甲等、乙等、丙等、丁等",
            "甲等、乙等",
            "乙等、甲等",
            "甲等、乙等、丙等和丁等、戊等",
            "甲等、戊等、己等、丁等",
            "甲等。乙等、丁等、丙等",
            "甲等\n乙等、丁等、丙等",
            "甲等、丙等、丁等，还有乙等",
        ],
    ),
    ("order = \"free\"", &["甲等、乙等、戊等、丁等"], &["甲等、乙等、丁等、丙等"]),
    ("missing = \"inside\"", &["甲等、丙等、丁等"], &["乙等、丙等、丁等", "甲等、乙等、丙等"]),
    ("missing = \"labelled\"", &["四等（甲等、丙等、丁等）"], &["甲等、丙等、丁等"]),
    ("missing = \"allowed\"", &["甲等、乙等、丁等、丙等"], &["四等（甲等、丙等、丁等）"]),
    ("alone = false", &["甲等、丙等、丁等的四等", "四等有几种，甲等、丙等、丁等"], &["甲等、丙等、丁等"]),
    ("former = [\"旧名\"]", &["甲等、乙等、丙等、旧名。"], &["甲等、乙等、丙等、丁等，旧名"]),
    ("since = 2020-01-01", &["甲等、丙等、丁等"], &["2018年的甲等、丙等、丁等", "原甲等、丙等、丁等"]),
    ("until = 2020-01-01", &[], &["甲等、丙等、丁等"]),
];

fn enumeration(keys: &str) -> String {
    format!(
        "[[enumeration]]\nid = \"a\"\nlabels = [\"四等\"]\nmembers = [\"甲等\", \"乙等\", \"丙等\", \"丁等\"]\n{keys}\n"
    )
}

#[test]
fn keys() {
    for (keys, hit, silent) in KEYS {
        let reviewer = site(&enumeration(keys));
        let found = |text: &str| reviewer.review(&Draft::new(text).with_as_of(day("2026-11-01"))).findings;
        for text in *hit {
            assert_eq!(found(text).len(), 1, "fires not once: {text:?}\n{keys}");
        }
        for text in *silent {
            assert!(found(text).is_empty(), "fires: {text:?}\n{keys}");
        }
    }
}

#[test]
fn another_form_of_a_member_is_right() {
    let forms = "[[enumeration]]\nid = \"a\"\nlabels = [\"四等\"]\n\
                 members = [\"甲等\", \"“乙”等\", [\"丙等\", \"丙级\"], \"丁等\"]\n";
    let reviewer = site(forms);
    for text in ["甲等、“乙”等、丙级、丁等", "甲等、乙等、丙等、丁等", "说：“甲等、‘乙’等、丙等、丁等”"]
    {
        assert!(reviewer.review(&Draft::new(text)).findings.is_empty(), "{text}");
    }
}

#[test]
fn an_upper_layer_switches_an_enumeration_off() {
    let disable = |target: &str| {
        let body = format!("[[disable]]\ntarget = \"{target}\"\nreason = \"本站不用\"\n");
        Reviewer::builder().pack("p", site_pack("site/own", &body)).build()
    };
    let reviewer = disable("phrasing/enumeration#sige-yishi").unwrap();
    assert!(reviewer.review(&Draft::new("增强政治意识、大局意识、看齐意识。")).findings.is_empty());
    assert_eq!(reviewer.review(&Draft::new("建设富强、民主、和谐、文明的国家。")).findings.len(), 1);
    assert!(disable("phrasing/enumeration#none").is_err());
}

#[test]
fn what_is_said_of_an_enumeration_that_cant_be_used() {
    for (keys, expected) in [
        ("labels = []\nmembers = [\"甲等\", \"乙等\"]", "`labels` is missing"),
        ("labels = [\"四等\"]\nmembers = [\"甲等\"]", "`members (two at least)` is missing"),
        ("labels = [\"四等\"]\nmembers = [\"甲\", \"乙等\"]", "`甲` can't be matched: a member needs two characters"),
        ("labels = [\"四等\"]\nmembers = [\"甲、等\", \"乙，等；\"]", "so nothing can join them"),
        ("labels = [\"“”\"]\nmembers = [\"甲等\", \"乙等\"]", "nothing of it is left when it is folded"),
        ("labels = [\"四等\"]\nmembers = [\"甲等\", \"乙等\"]\nrule = \"wording/none\"", "unknown rule `wording/none`"),
        ("labels = [\"四等\"]\nmembers = [\"甲等\", \"乙等\"]\nordre = \"free\"", "unknown field `ordre`"),
    ] {
        let text = site_pack("site/own", &format!("[[enumeration]]\nid = \"a\"\n{keys}\n"));
        let error = Reviewer::builder().pack("one.toml", text).build().unwrap_err().to_string();
        assert!(error.starts_with("one.toml:") && error.contains(expected), "{error}\n{keys}");
    }
    let twice = site_pack("site/own", &format!("{0}{0}", enumeration("")));
    let error = Reviewer::builder().pack("one.toml", twice).build().unwrap_err().to_string();
    assert!(error.contains("entry `a` stands already at one.toml:11:6"), "{error}");
}

#[test]
fn its_examples_are_tests() {
    let lint = |keys: &str| {
        let text = site_pack("site/own", &enumeration(keys));
        let found = check_packs(&[PackSource { name: "one.toml".to_owned(), text }]);
        found.into_iter().map(|problem| problem.to_string()).collect::<Vec<_>>()
    };
    let good = "examples.hit = [\"甲等、丙等、丁等\"]\nexamples.silent = [\"甲等、乙等\"]";
    assert_eq!(lint(good), [""; 0]);
    let bad = lint("examples.hit = [\"甲等、乙等\"]\nexamples.silent = [\"甲等、丙等、丁等\"]");
    assert!(bad[0].contains("example does not fire: “甲等、乙等”"), "{bad:?}");
    assert!(bad[1].contains("example should be silent: “甲等、丙等、丁等”"), "{bad:?}");
    assert!(lint("")[0].contains("`examples.hit` is missing"));
}
