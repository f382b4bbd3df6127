//! A text as taken out of a PDF is reviewed as if its lines had never been broken. The rejoined texts are
//! made by `tests/wrapped/rejoin.py`.

mod common;

use common::{review, site};
use shenjiao::{Draft, Reviewer};

macro_rules! pairs {
    ($($name:literal),+) => {
        &[$((
            $name,
            include_str!(concat!("wrapped/", $name, ".wrapped.txt")),
            include_str!(concat!("wrapped/", $name, ".rejoined.txt")),
        )),+]
    };
}

const PAIRS: &[(&str, &str, &str)] = pairs!["notice", "measures", "brief"];

/// Rule and text of each finding, without the line breaks and page numbers that a broken text holds.
fn unbroken(reviewer: &Reviewer, text: &str) -> Vec<(String, String)> {
    let is_page_number =
        |line: &&str| !line.trim().is_empty() && line.chars().all(|c| " 0123456789-—第页共".contains(c));
    let join = |own: &str| {
        let ends = (own.lines().next(), own.lines().next_back());
        let kept = own.lines().filter(|l| !is_page_number(l) || ends.0 == Some(l) || ends.1 == Some(l));
        kept.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
    };
    reviewer.review(&Draft::new(text)).findings.into_iter().map(|f| (f.rule, join(&f.text))).collect()
}

#[test]
fn broken_and_rejoined_texts_have_the_same_findings() {
    for (name, wrapped, rejoined) in PAIRS {
        let [wrapped, rejoined] = [wrapped, rejoined].map(|text| unbroken(&common::BUILTIN, text));
        assert!(rejoined.len() >= 4, "{name}: {rejoined:?}");
        assert_eq!(wrapped, rejoined, "{name}");
    }
}

#[test]
fn some_of_the_slips_are_broken_across_lines() {
    for (name, wrapped, _) in PAIRS {
        assert!(review(wrapped).findings.iter().any(|f| f.text.contains('\n')), "{name}");
    }
}

/// Every line of a page but the last of a paragraph is joined to the next one.
#[test]
fn every_word_of_a_paragraph_is_found_across_its_breaks() {
    let reviewer = site("[[entry]]\nid = \"a\"\nmatch = [\"登陆政务系统\"]\n");
    let term = "登陆政务系统";
    let filler = "全县粮食生产形势良好农民收入稳步增长各项工作有序推进社会大局和谐稳定";
    for before in 0..filler.chars().count() {
        let head: String = filler.chars().take(before).collect();
        let paragraph: Vec<char> = format!("{filler}{head}{term}{filler}{filler}。").chars().collect();
        for (line_break, indent) in
            [("\n", ""), ("\r\n", ""), (" \n\n", ""), ("\n", "　　"), ("\n\n- 3 -\n\n", ""), ("\n第 3 页\n", "")]
        {
            let lines: Vec<String> = paragraph.chunks(28).map(String::from_iter).collect();
            let text = format!("{indent}{}", lines.join(line_break));
            assert_eq!(unbroken(&reviewer, &text).len(), 1, "{text}");
        }
    }
}

#[test]
fn lines_that_were_meant_stay_apart() {
    // No line break may stand in a gap, so that it fires where two lines are made one.
    let reviewer = site("[[entry]]\nid = \"a\"\nmatch = [\"登陆{6}系统\"]\n");
    let page = "全县粮食生产形势良好，农民收入稳步增长，各项工作有序推进\n".repeat(5);
    for lines in [
        "请各单位尽快登陆\n系统将于月底关闭",
        "全县粮食生产形势良好，农民收入稳步增长，各项工作有序登陆：\n系统",
        "全县粮食生产形势良好，农民收入稳步增长，各项工作有序登陆\n一、系统",
        "全县粮食生产形势良好，农民收入稳步增长，各项工作有序登陆\n（二）系统",
        "全县粮食生产形势良好，农民收入稳步增长，各项工作有序登陆\n第三条 系统",
        "全县粮食生产形势良好，农民收入稳步增长，各项工作有序登陆\n• 系统",
    ] {
        assert_eq!(unbroken(&reviewer, &format!("{page}{lines}\n{page}")), [], "{lines}");
    }
    assert_eq!(unbroken(&reviewer, "登陆\n系统\n"), [], "a short text is no page");
    assert_eq!(
        unbroken(&reviewer, &format!("{page}全县粮食生产形势良好，农民收入稳步增长，各项工作有序登陆\n系统\n{page}"))
            .len(),
        1
    );
}

/// A page of lines so wide, in full characters, with a term broken across the ends of two of them.
fn page(wide: usize, end: &str, next: &str) -> String {
    let line = |rest: &str| "一二三四".chars().cycle().take(wide - rest.chars().count()).collect::<String>();
    let page = format!("{}\n", line("")).repeat(5);
    format!("{page}{}{end}\n{next}\n{page}", line(end))
}

#[test]
fn a_page_is_between_18_and_50_characters_wide() {
    let reviewer = site("[[entry]]\nid = \"a\"\nmatch = [\"登陆系统\"]\n");
    for (wide, joined) in [(17, false), (18, true), (28, true), (42, true), (43, true), (50, true), (51, false)] {
        assert_eq!(!unbroken(&reviewer, &page(wide, "登陆", "系统")).is_empty(), joined, "{wide}");
    }
    // A line that is wider by more than a quarter is of no page.
    for (longest, joined) in [(50, true), (51, false)] {
        let text = format!("{}{}\n", page(40, "登陆", "系统"), "一".repeat(longest));
        assert_eq!(!unbroken(&reviewer, &text).is_empty(), joined, "{longest}");
    }
    let lines = ["一".repeat(26) + "登陆", "系统".to_owned() + &"一".repeat(26), "一".repeat(28)];
    assert_eq!(unbroken(&reviewer, &lines[..2].join("\n")), [], "two lines are no page");
    assert_eq!(unbroken(&reviewer, &lines.join("\n")).len(), 1, "three are");
}

#[test]
fn latin_words_keep_a_blank_between_them_and_no_others() {
    for (term, end, next) in
        [("Microsoft Office", "Microsoft", "Office"), ("登录QQ系统", "登录QQ", "系统"), ("登录QQ", "登录", "QQ")]
    {
        let reviewer = site(&format!("[[entry]]\nid = \"a\"\nmatch = [\"{term}\"]\n"));
        assert_eq!(unbroken(&reviewer, &page(28, end, next)).len(), 1, "{term}");
    }
}

#[test]
fn rows_and_items_are_not_joined() {
    // No line break may stand in a gap.
    let reviewer = site("[[entry]]\nid = \"a\"\nmatch = [\"登陆{20}系统\"]\n");
    for (end, next, joined) in [
        ("登陆", "系统", true),
        ("登陆", "（2、3）系统", true),
        ("登陆", "、系统", true),
        ("登陆", "第系统", true),
        ("登陆", "2、系统", false),
        ("登陆", "（2）系统", false),
        ("登陆", "第2条系统", false),
        ("登陆", "甲\t系统", false),
        ("登陆", "甲|系统", false),
        ("登陆", "甲　乙　系统", true),
        ("登陆", "甲　乙　丙　系统", false),
        ("登陆", "甲  乙  系统", true),
        ("登陆", "甲  乙  丙  系统", false),
        ("登陆", "甲  乙  丙　系统", false),
        ("登陆\t甲", "系统", false),
        ("登陆|甲", "系统", false),
    ] {
        assert_eq!(!unbroken(&reviewer, &page(28, end, next)).is_empty(), joined, "{end:?} {next:?}");
    }
}

#[test]
fn a_mark_does_not_change_how_lines_are_joined() {
    let (_, wrapped, _) = PAIRS[0];
    let mark = " <!-- shenjiao-disable-line style/suppression-mark -- 引用上级文件原文，不作修改，经办公室主任同意 -->";
    let expected = unbroken(&common::BUILTIN, wrapped);
    for (line, _) in wrapped.match_indices('\n').step_by(7) {
        let marked = format!("{}{mark}{}", &wrapped[..line], &wrapped[line..]);
        let shown: String = mark.split_whitespace().collect();
        let found =
            unbroken(&common::BUILTIN, &marked).into_iter().map(|(rule, text)| (rule, text.replace(&shown, "")));
        assert!(found.eq(expected.iter().cloned()), "{line}");
    }
}
