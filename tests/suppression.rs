//! Marks in a text that suppress findings: what they hide, and that they leave a trace.

mod common;

use common::{day, found, pack};
use shenjiao::{Draft, Format, Review, Reviewer};

const REPEATED: &str = "[[entry]]\nid = \"shishi\"\nmatch = [\"是是\"]\n";
const BOTH: [Format; 2] = [Format::Text, Format::Markdown];

fn review_as(format: Format, text: &str) -> Review {
    let own = pack("site/test", "site", REPEATED);
    let reviewer = Reviewer::builder().builtin(false).pack("site.toml", own).as_of(day("2026-11-01")).build().unwrap();
    reviewer.review(&Draft::new(text).with_format(format))
}

/// A text, and the lines in which findings stay live. Every line but the marks' holds one or two.
const LIVE: &[(&str, &[usize])] = &[
    ("甲是是\n\n乙是是", &[1, 3]),
    ("甲是是 <!-- shenjiao-disable-line wording/confusable -- 引文 -->\n\n乙是是", &[3]),
    ("<!-- shenjiao-disable-line wording/confusable -- 引文 --> 甲是是\n\n乙是是", &[3]),
    ("<!-- shenjiao-disable-next-line wording/confusable -- 引文 -->\n甲是是\n\n乙是是", &[4]),
    ("<!-- shenjiao-disable wording/confusable -- 史料 -->\n\n甲是是\n\n<!-- shenjiao-enable -->\n\n乙是是", &[7]),
    (
        "<!-- shenjiao-disable wording/confusable -- 史料 -->\n\n甲是是\n\n<!-- shenjiao-enable wording/confusable -->\n\n乙是是",
        &[7],
    ),
    (
        "<!-- shenjiao-disable wording/confusable -- 史料 -->\n\n甲是是\n\n<!-- shenjiao-enable style/brackets -->\n\n乙是是",
        &[],
    ),
    ("甲是是\n\n<!-- shenjiao-disable wording/confusable -- 史料 -->\n\n乙是是", &[1]),
    (
        "<!-- shenjiao-disable wording/confusable, style/brackets -- 史料 -->\n\n甲是是\n\n\
         <!-- shenjiao-enable wording/confusable -->\n\n乙是是（三)",
        &[7],
    ),
    (
        "<!-- shenjiao-disable wording/confusable -- 史料 -->\n\n甲是是 <!-- shenjiao-disable-line wording/confusable -- 引文 -->\n\n乙是是",
        &[],
    ),
    ("甲是是 <!-- shenjiao-disable-line style/brackets -- 别的规则 -->", &[1]),
    ("甲是是（三) <!-- shenjiao-disable-line style/brackets, wording/confusable -- 引文 -->\n\n乙是是", &[3]),
    ("甲是是（三) <!-- shenjiao-disable-line wording/confusable -- 引文 -->", &[1]),
    ("甲是是 <!-- shenjiao-disable-line wording/confusable -- 引文 -->\r\n\r\n乙是是", &[3]),
    ("甲是是 <!-- 一般的注释 wording/confusable -- 引文 -->", &[1]),
    ("<!-- shenjiao-disable-next-line wording/confusable -- 引文 -->\n\n甲是是\n\n乙是是", &[5]),
];

#[test]
fn marks_suppress_what_they_name_and_no_more() {
    for &(text, lines) in LIVE {
        for format in BOTH {
            let review = review_as(format, text);
            let live: Vec<usize> = review.findings.iter().map(|f| f.span.start.line).collect();
            assert_eq!(live, lines, "{format:?} {text}");
            let all = text.matches("是是").count() + text.matches("三)").count();
            assert_eq!(live.len() + review.suppressed.len(), all, "{format:?} {text}");
        }
    }
}

#[test]
fn what_is_suppressed_stays_on_record_with_its_reason() {
    let mark = "<!-- shenjiao-disable-line wording/confusable -- 引用原文，不改 -->";
    let text = format!("甲是是 {mark}");
    for format in BOTH {
        let review = review_as(format, &text);
        let [suppressed] = &review.suppressed[..] else { panic!("{review:?}") };
        assert_eq!((&*suppressed.finding.rule, &*suppressed.finding.text), ("wording/confusable", "是是"));
        assert_eq!(suppressed.suppression.reason, "引用原文，不改");
        assert_eq!(&text[suppressed.suppression.span.bytes()], mark);
        assert_eq!(review.disposition, shenjiao::Disposition::Pass);
        assert!(review.sheet.stages.iter().all(|s| s.findings.is_empty()));
    }
}

#[test]
fn a_mark_that_cannot_hold_is_reported_and_hides_nothing() {
    for (mark, why) in [
        ("<!-- shenjiao-disable-line wording/confusable -->", "没有写明规则和理由"),
        ("<!-- shenjiao-disable-line -- 引文 -->", "没有写明规则和理由"),
        ("<!-- shenjiao-disable-line wording/no-such-rule -- 引文 -->", "“wording/no-such-rule”不存在"),
        ("<!-- shenjiao-disable-line wording/confusable, 错字 -- 引文 -->", "“错字”不存在"),
        ("<!-- shenjiao-ignore wording/confusable -- 引文 -->", "写法不认识"),
        ("<!-- shenjiao-disable-line wording/confusable -- 没有写完", "没有以 --> 结束"),
        ("<!-- shenjiao-disable-next-line wording/confusable -- 引文 -->", "没有下一行"),
    ] {
        for format in BOTH {
            let text = format!("甲是是 {mark}");
            let review = review_as(format, &text);
            assert_eq!(
                found(&review),
                [("wording/confusable", "是是"), ("style/suppression-mark", mark)],
                "{format:?}"
            );
            assert!(review.findings[1].message.contains(why), "{}", review.findings[1].message);
            assert!(review.suppressed.is_empty());
        }
    }
}

#[test]
fn a_mark_is_no_text() {
    let text = "甲 <!-- shenjiao-disable-line style/brackets -- 是是，（三) --> 乙";
    assert_eq!(found(&review_as(Format::Text, text)), []);
    let broken = "甲是<!-- shenjiao-disable-line style/brackets -- 引文 -->是";
    assert_eq!(review_as(Format::Text, broken).findings.len(), 1, "what it stands between is one text");
}

#[test]
fn a_suppressed_wide_finding_does_not_hide_a_live_narrow_one() {
    let own = "[[rule]]\nname = \"wording/house\"\ntitle = \"用语\"\nwhy = \"规定\"\n\n\
        [[entry]]\nid = \"wide\"\nrule = \"wording/house\"\nseverity = \"error\"\nmatch = [\"我局是是责任\"]\n\n";
    let own = pack("site/test", "site", &format!("{own}{REPEATED}"));
    let reviewer = Reviewer::builder().builtin(false).pack("site.toml", own).build().unwrap();
    let text = "我局是是责任单位。";
    assert_eq!(found(&reviewer.review(&Draft::new(text))), [("wording/house", "我局是是责任")]);
    let marked = format!("{text}<!-- shenjiao-disable-line wording/house -- 引文 -->");
    let review = reviewer.review(&Draft::new(marked));
    assert_eq!(found(&review), [("wording/confusable", "是是")]);
    assert_eq!(review.suppressed.len(), 1);
}

#[test]
fn fingerprints_count_suppressed_findings_too() {
    let plain = review_as(Format::Text, "甲是是\n乙是是");
    let marked = review_as(Format::Text, "甲是是 <!-- shenjiao-disable-line wording/confusable -- 引文 -->\n乙是是");
    assert_eq!(marked.suppressed[0].finding.fingerprint, plain.findings[0].fingerprint);
    assert_eq!(marked.findings[0].fingerprint, plain.findings[1].fingerprint);
}

#[test]
fn a_reason_has_a_limit() {
    for (length, live) in [(200, 0), (201, 2)] {
        let reason = "甲".repeat(length);
        let review =
            review_as(Format::Text, &format!("乙是是 <!-- shenjiao-disable-line wording/confusable -- {reason} -->"));
        assert_eq!(review.findings.len(), live, "{length}");
        let said = review
            .findings
            .iter()
            .any(|f| f.message == "豁免标记的理由有 201 字，超过 200 字的上限，标记不起作用：请写简短些");
        assert_eq!(said, live > 0);
    }
}

#[test]
fn of_marks_that_overlap_the_one_that_begins_first_is_recorded() {
    let on = |reason: &str| format!("<!-- shenjiao-disable wording/confusable, wording/confusable -- {reason} -->");
    let off = "<!-- shenjiao-enable -->";
    let line = "<!-- shenjiao-disable-line wording/confusable -- 行 -->";
    let text =
        format!("是是{line}\n\n{}是是{line}{}是是{off}\n\n是是{}是是\n\n{line}是是", on("甲"), on("乙"), on("丙"));
    let review = review_as(Format::Text, &text);
    let reasons: Vec<_> = review.suppressed.iter().map(|s| &*s.suppression.reason).collect();
    assert_eq!((reasons, review.findings.len()), (vec!["行", "行", "行", "丙", "丙"], 1));
}
