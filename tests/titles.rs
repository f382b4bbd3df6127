//! Titles of laws: what is found about them, and what an organisation may say of its own.

mod common;

use std::collections::HashSet;

use common::{day, pack};
use shenjiao::{Draft, Finding, Review, Reviewer};

const RULES: [&str; 3] = ["facts/article-number", "phrasing/law-title", "phrasing/repealed-law"];

const STATE: &str = "中华人民共和国";

/// Rule, text and first suggestion of what is found about titles.
fn about_titles(review: &Review) -> Vec<(&str, &str, &str)> {
    let of_titles = review.findings.iter().filter(|f| RULES.contains(&&*f.rule));
    of_titles.map(|f| (&*f.rule, &*f.text, f.suggestions.first().map_or("", |s| &*s.replacement))).collect()
}

#[test]
fn titles_are_judged_as_the_table_says() {
    let mut wrong = Vec::new();
    for line in include_str!("titles.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [date, rule, text, right, source] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let review = common::BUILTIN.review(&Draft::new(source).with_as_of(day(date)));
        let expected: &[_] = if rule == "-" { &[] } else { &[(rule, text, right)] };
        let found = about_titles(&review);
        // What another pack lists as misspelt may stand in the title's place, if it is mended alike.
        let mended = |f: &Finding| {
            let with = f.suggestions.first().map_or("", |s| &*s.replacement);
            [&source[..f.span.start.byte], with, &source[f.span.end.byte..]].concat() == source.replacen(text, right, 1)
        };
        let alike = found.is_empty() && rule != "-" && review.findings.iter().any(mended);
        if found != expected && !alike {
            wrong.push(format!("{date} {source}\n  {found:?}\n  instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rows of the table of reference data.
fn titles() -> impl Iterator<Item = &'static str> {
    include_str!("../dictionaries/reference/titles.tsv").lines().map(|row| row.split('\t').next().unwrap())
}

#[test]
fn no_title_is_taken_for_a_slip_of_another() {
    for title in titles() {
        let short = title.trim_start_matches(STATE);
        for text in [format!("《{title}》"), format!("《{short}》"), format!("根据{title}的规定")] {
            let review = common::BUILTIN.review(&Draft::new(&text));
            assert!(review.findings.iter().all(|f| f.rule != "phrasing/law-title"), "{text}");
        }
    }
}

#[test]
fn what_is_suggested_for_a_slip_is_a_title() {
    let laws: Vec<&str> = titles().filter(|title| title.starts_with(STATE) && title.ends_with('法')).collect();
    let known: HashSet<String> = titles().map(|title| format!("《{title}》")).collect();
    let mut found = 0;
    for law in &laws {
        for (at, c) in law.char_indices().skip(STATE.chars().count()) {
            let behind = &law[at + c.len_utf8()..];
            for text in [format!("《{}{behind}》", &law[..at]), format!("《{}的{behind}》", &law[..at])] {
                let review = common::BUILTIN.review(&Draft::new(&text));
                for finding in review.findings.iter().filter(|f| f.rule == "phrasing/law-title") {
                    let fixed = common::fixed(&text, finding);
                    assert!(known.contains(&*fixed) || fixed.contains("法典"), "{text} → {fixed}");
                    found += 1;
                }
            }
        }
    }
    assert!(found > 2 * laws.len(), "{found}");
}

#[test]
fn without_a_date_nothing_is_said_to_be_repealed() {
    let reviewer = Reviewer::builder().build().unwrap();
    let review = reviewer.review(&Draft::new("依照《合同法》第九百条、《行政处罚法》第一百零三条处理。"));
    assert_eq!(about_titles(&review), []);
}

#[test]
fn a_title_broken_across_lines_or_marked_up_is_put_right_where_it_stands() {
    for (text, at) in [("依据《中华人民共和国突发事\n情应对法》。", "事\n情"), ("《突发**事**情应对法》", "事**情")]
    {
        let draft = Draft::new(text).with_format(shenjiao::Format::Markdown).with_as_of(day("2026-11-20"));
        let review = common::BUILTIN.review(&draft);
        assert_eq!(review.findings[0].text, at, "{text}");
        assert!(review.findings[0].message.contains("《中华人民共和国突发事件应对法》"));
    }
}

const OWN: &str = "[[title]]
title = \"某某市机关内部控制管理规程\"
short = [\"内控规程\"]
wrong = [\"机关内控管理规程\"]
since = 2024-01-01
articles = 20

[[title]]
title = \"某某市机关旧规程\"
until = 2024-01-01
successor = \"某某市机关内部控制管理规程\"
";

#[test]
fn an_organisation_brings_its_own_titles() {
    let own = pack("own/titles", "organisation", OWN);
    let reviewer = Reviewer::builder().as_of(day("2026-11-20")).pack("own.toml", own).build().unwrap();
    for (text, expected) in [
        ("按《某某市机关内部控治管理规程》办理。", ("phrasing/law-title", "控治", "控制")),
        ("按《机关内控管理规程》办理。", ("phrasing/law-title", "机关内控管理规程", "某某市机关内部控制管理规程")),
        ("按《内控规程》第二十一条办理。", ("facts/article-number", "第二十一条", "")),
        ("按《某某市机关旧规程》办理。", ("phrasing/repealed-law", "某某市机关旧规程", "")),
        // Those of the library hold as before.
        ("按《信访条例》办理。", ("phrasing/repealed-law", "信访条例", "")),
    ] {
        assert_eq!(about_titles(&reviewer.review(&Draft::new(text))), [expected], "{text}");
    }
    let review = reviewer.review(&Draft::new("按《内控规程》第二十一条办理。"));
    let finding = review.findings.iter().find(|f| f.rule == RULES[0]).unwrap();
    assert_eq!((&*finding.origin.pack, &*finding.citation), ("own/titles", "本单位规定"));
}

#[test]
fn an_upper_layer_speaks_last() {
    let again = "[[title]]\ntitle = \"信访条例\"\n";
    let own = pack("own/titles", "organisation", again);
    let reviewer = Reviewer::builder().as_of(day("2026-11-20")).pack("own.toml", own).build().unwrap();
    assert_eq!(about_titles(&reviewer.review(&Draft::new("按《信访条例》办理。"))), []);
}

#[test]
fn a_title_that_cant_be_used_is_refused_with_its_place() {
    for (body, problem) in [
        ("[[title]]\ntitle = \"某某规程\"\nsucessor = \"乙\"\n", "own.toml:12:1: unknown field `sucessor`"),
        (
            "[[title]]\ntitle = \"《某某规程》\"\n",
            "own.toml:11:9: entry `《某某规程》`: `《某某规程》` can't be matched: write it without",
        ),
        ("[[title]]\ntitle = \"规\"\n", "own.toml:11:9: entry `规`: `规` can't be matched: it is too short"),
        (
            "[[title]]\ntitle = \"某某规程\"\nsince = 2024-01-01\nuntil = 2024-01-01\n",
            "own.toml:11:9: entry `某某规程`: since 2024-01-01 is not before until 2024-01-01",
        ),
        (
            "[[title]]\ntitle = \"某某规程\"\nsuccessor = \"新规程\"\n",
            "own.toml:11:9: entry `某某规程`: `until, the day",
        ),
        (
            "[[title]]\ntitle = \"某某规程\"\n\n[[title]]\ntitle = \"新规程\"\nshort = [\"某某规程\"]\n",
            "own.toml:14:9: entry `新规程`: title `某某规程` stands already at own.toml:11:9",
        ),
    ] {
        let own = pack("own/titles", "organisation", body);
        let error = Reviewer::builder().pack("own.toml", own).build().unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
    }
}
