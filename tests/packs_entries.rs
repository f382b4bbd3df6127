//! What the keys of an entry mean: when it fires, and when it stays silent.

mod common;

use common::{day, site, texts};
use shenjiao::Draft;

/// Keys of an entry, texts in which it fires, and texts in which it doesn't.
const KEYS: &[(&str, &[&str], &[&str])] = &[
    ("match = [\"登陆\"]\nboundary = \"anywhere\"", &["请登陆", "登陸", "登\u{200B}陆"], &["登 陆", "登，陆", "登录"]),
    ("match = \"\"\"\n登陆\n\n 截止 \n\"\"\"", &["请登陆", "截止目前"], &["登\n陆"]),
    ("match = [\"qq\"]\nboundary = \"run\"", &["QQ", "加ＱＱ群", "⒬⒬"], &["QQX", "1QQ", "qqq"]),
    ("match = [\"qq\"]\nboundary = \"anywhere\"", &["QQX"], &["q-q"]),
    ("match = [\"qq\"]\nboundary = \"word\"", &["加QQ"], &["QQX"]),
    // Gaps.
    (
        "match = [\"办理{4}证件\"]\nboundary = \"anywhere\"",
        &["办理证件", "办理甲乙丙丁证件", "办理，证件"],
        &["办理甲乙丙丁戊证件", "办理。证件", "办理！证件", "办理\n证件"],
    ),
    (
        "match = [\"办理{2}各类{2}证\"]\nboundary = \"anywhere\"",
        &["办理各类证", "办理过各类假证"],
        &["办理各类", "办理过过过各类证"],
    ),
    // Neighbours.
    (
        "match = [\"登陆\"]\nnear = { words = [\"系统\"], within = 3 }",
        &["登陆系统", "登陆一系统", "系统登陆", "登陆 系 统"],
        &["登陆", "登陆甲乙丙系统"],
    ),
    ("match = [\"登陆\"]\nnear = { words = [\"系统\"], within = 3, side = \"after\" }", &["登陆系统"], &["系统登陆"]),
    ("match = [\"登陆\"]\nnear = { words = [\"系统\"], within = 3, side = \"before\" }", &["系统登陆"], &["登陆系统"]),
    (
        "match = [\"登陆\"]\nnot_near = { words = [\"台风\"], within = 5 }",
        &["登陆系统", "台风在福建沿海一带登陆"],
        &["台风登陆", "登陆的台风"],
    ),
    (
        "match = [\"登陆\"]\nexcept = [\"登陆艇\", \"抢滩登陆\"]",
        &["登陆系统", "登陆艇登陆系统"],
        &["登陆艇", "抢滩登陆"],
    ),
    // Marks.
    (
        "match = [\"登陆\"]\nquoted = \"allowed\"",
        &["登陆", "“系统”登陆", "《登陆》"],
        &["“登陆”", "「请登陆系统」", "『登陆』", "\"登陆\"", "‘登陆’"],
    ),
    ("match = [\"“登陆\"]\nquoted = \"allowed\"", &["请“登陆”"], &["“请‘“登陆”’”"]),
    (
        "match = [\"三农\"]\nquoted = \"required\"",
        &["做好三农工作", "“会议要求做好三农工作促进农民增收和农村的发展”", "《三农》"],
        &["做好“三农”工作", "‘三农’", "“三农问题”", "“要求做好三农工作促进农民增收和农村的发展”"],
    ),
    ("match = [\"登陆\"]\ntitled = \"allowed\"", &["登陆", "“登陆”"], &["《登陆》", "《诺曼底登陆》", "〈登陆〉"]),
    // The past.
    (
        "match = [\"国土资源部\"]\nhistory = \"allowed\"\nsince = 2018-03-17",
        &["国土资源部通知", "国土资源部2026年通知", "2015年有关情况。国土资源部通知", "国土资源部〔2019〕5号"],
        &[
            "原国土资源部",
            "时任国土资源部部长",
            "曾在国土资源部工作",
            "国土资源部（现自然资源部）",
            "2015年，国土资源部",
            "国土资源部〔2015〕5号",
        ],
    ),
    // Disguises.
    (
        "match = [\"真人荷官\"]\ndisguise = true",
        &["真人荷官", "真.人.荷.官", "真 人 荷 官", "真🎲人★荷\n官", "真★★★★人荷官"],
        &["真人，荷官", "真人。荷官", "真★★★★★人荷官"],
    ),
    ("match = [\"真人荷官\"]\ndisguise = true", &["真·人・荷〜官", "真❶*人荷官"], &[]),
    ("match = [\"𠮷か㐂д\"]\ndisguise = true", &["𠮷*か㐂д", "𠮷か*㐂д", "𠮷か㐂*д"], &[]),
    // What was put into a term with gaps may stand far from its end.
    (
        "match = [\"办理{50}证件\"]\ndisguise = true",
        &[
            "办*理一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十证件",
        ],
        &[],
    ),
    ("match = [\"真人荷官\"]\ndisguise = false", &["真人荷官"], &["真.人.荷.官"]),
    (
        "match = [\"真人荷官\"]\ndisguise = true\nexcept = [\"真人荷官员\"]",
        &["真.人.荷.官"],
        &["真人荷官员", "真.人.荷.官.员"],
    ),
];

#[test]
fn keys() {
    for (keys, hit, silent) in KEYS {
        let reviewer = site(&format!("[[entry]]\nid = \"a\"\n{keys}\n"));
        let count = |text: &str| reviewer.review(&Draft::new(text).with_as_of(day("2026-11-01"))).findings.len();
        for text in *hit {
            assert_eq!(count(text), 1, "fires not: {text:?}\n{keys}");
        }
        for text in *silent {
            assert_eq!(count(text), 0, "fires: {text:?}\n{keys}");
        }
    }
}

#[test]
fn words_are_not_cut_where_two_meet() {
    let entries = |boundary: &str| {
        let words = "口交\n黄片\n成人\n大麻\n法轮";
        site(&format!(
            "[[rule]]\nname = \"prohibited/own\"\ntitle = \"本站禁用\"\nwhy = \"规定\"\n\n\
             [[entry]]\nid = \"a\"\nrule = \"prohibited/own\"\nboundary = \"{boundary}\"\nmatch = \"\"\"\n{words}\n\"\"\"\n"
        ))
    };
    let (word, anywhere) = (entries("word"), entries("anywhere"));
    for (inside, term) in [
        ("加强路口交通疏导", "口交"),
        ("三黄片", "黄片"),
        ("成人教育", "成人"),
        ("大麻烦", "大麻"),
        ("岗位方法轮换", "法轮"),
    ] {
        assert_eq!(texts(&anywhere, inside), [term]);
        assert_eq!(texts(&word, inside), [""; 0], "{inside}");
        for alone in [term.to_owned(), format!("“{term}”"), format!("看，{term}。"), format!("1{term}x")] {
            assert_eq!(texts(&word, &alone), [term], "{alone}");
        }
    }
}

#[test]
fn an_entry_holds_from_its_first_day_until_before_its_last() {
    let of = |keys: &str| site(&format!("[[entry]]\nid = \"a\"\nmatch = [\"登陆\"]\n{keys}\n"));
    let both = "since = 2023-03-01\nuntil = 2024-03-01";
    for (keys, date, fires) in [
        ("", None, true),
        ("since = 2023-03-01", None, false),
        ("until = 2024-03-01", None, false),
        ("since = 2023-03-01", Some("2023-02-28"), false),
        ("since = 2023-03-01", Some("2023-03-01"), true),
        ("until = 2024-03-01", Some("2024-02-29"), true),
        ("until = 2024-03-01", Some("2024-03-01"), false),
        (both, Some("2022-01-01"), false),
        (both, Some("2023-12-31"), true),
        (both, Some("2024-12-31"), false),
    ] {
        let draft = date.map_or(Draft::new("登陆"), |d| Draft::new("登陆").with_as_of(day(d)));
        let review = of(keys).review(&draft);
        assert_eq!(!review.findings.is_empty(), fires, "{keys} as of {date:?}");
        assert_eq!(review.as_of, date.map(day));
    }
}

#[test]
fn the_date_of_the_draft_wins_over_the_reviewers() {
    let pack = common::site_pack("site/test", "[[entry]]\nid = \"a\"\nmatch = [\"登陆\"]\nsince = 2023-03-01\n");
    let reviewer =
        shenjiao::Reviewer::builder().builtin(false).pack("p", pack).as_of(day("2026-11-01")).build().unwrap();
    assert_eq!(texts(&reviewer, "登陆"), ["登陆"]);
    assert!(reviewer.review(&Draft::new("登陆").with_as_of(day("2020-01-01"))).findings.is_empty());
}

#[cfg(feature = "markdown")]
#[test]
fn markup_splits_no_word_and_blocks_do() {
    let reviewer = site("[[entry]]\nid = \"a\"\nmatch = [\"登陆系统\"]\n");
    let review = |text: &str| reviewer.review(&Draft::new(text).with_format(shenjiao::Format::Markdown));
    for (text, own) in [
        ("请**登陆**系统", "登陆**系统"),
        ("请[登陆](https://example.cn)系统", "登陆](https://example.cn)系统"),
        ("请登陆\n系统", "登陆\n系统"),
        ("请登陆<b>系统</b>", "登陆<b>系统"),
        ("| 请登陆系统 |\n| --- |\n", "登陆系统"),
    ] {
        let [finding] = &review(text).findings[..] else { panic!("{text}") };
        assert_eq!(finding.text, own);
    }
    for text in [
        "请登陆\n\n系统",
        "# 请登陆\n系统",
        "- 登陆\n- 系统",
        "| 登陆 | 系统 |\n| --- | --- |\n",
        "登陆<br>系统",
        "登陆\\\n系统",
        "登陆 ![图](x.png) 系统",
    ] {
        assert!(review(text).findings.is_empty(), "{text}");
    }
}

#[test]
fn a_term_required_in_quotation_marks_is_suggested_so() {
    let reviewer = site("[[entry]]\nid = \"a\"\nmatch = [\"三农\"]\nquoted = \"required\"\n");
    let review = reviewer.review(&Draft::new("做好三农工作"));
    assert_eq!(review.findings[0].suggestions[0].replacement, "“三农”");
}
