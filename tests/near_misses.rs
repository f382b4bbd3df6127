//! What is nearly right, and tables of counts that a user gives.

mod common;

use shenjiao::{BuildError, Draft, Reviewer};

#[test]
fn near_misses_are_found_as_the_table_says() {
    let mut wrong = Vec::new();
    for line in include_str!("near_misses.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [rule, text, right, source] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let review = common::BUILTIN.review(&Draft::new(source));
        let nearly = review.findings.iter().filter(|f| f.rule.ends_with("/near-miss"));
        let found: Vec<_> =
            nearly.map(|f| (&*f.rule, &*f.text, f.suggestions.first().map_or("", |s| &*s.replacement))).collect();
        let expected: &[_] = if rule == "-" { &[] } else { &[(rule, text, right)] };
        if found != expected {
            wrong.push(format!("{source}\n  {found:?}\n  instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_organisation_brings_its_own_right_forms() {
    let pack = r#"
        [pack]
        name = "office/known"
        layer = "organisation"
        title = "本单位名称"
        checked = 2026-11-23
        citation = "本单位三定方案"
        [[known]]
        id = "own"
        kind = "organ"
        texts = ["梅溪湖数据标注产业办公室"]
    "#;
    let reviewer = Reviewer::builder().pack("office.toml", pack).build().unwrap();
    let review = reviewer.review(&Draft::new("由梅溪胡数据标注产业办公室负责。"));
    let finding = review.findings.iter().find(|f| f.rule == "phrasing/near-miss").unwrap();
    assert!(finding.message.contains("梅溪湖数据标注产业办公室"), "{}", finding.message);
    assert_eq!((finding.origin.pack.as_str(), finding.origin.entry.as_str()), ("office/known", "own"));
    assert!(reviewer.review(&Draft::new("由梅溪湖数据标注产业办公室负责。")).findings.is_empty());
}

#[test]
fn a_table_that_is_none_is_refused() {
    let built_in = include_bytes!("../dictionaries/near-miss/slips.bin");
    for table in [&b""[..], b"shenjiao slips 0", &built_in[..built_in.len() / 2]] {
        let error = Reviewer::builder().near_misses("own.bin", table).build().unwrap_err();
        assert_eq!(error, BuildError::NearMisses { name: "own.bin".to_owned() });
        assert!(error.to_string().contains("own.bin"));
    }
    assert!(Reviewer::builder().near_misses("own.bin", &built_in[..]).build().is_ok());
}
