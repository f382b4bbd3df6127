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
