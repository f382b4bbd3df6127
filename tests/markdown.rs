//! Markdown: markup splits no word and is no text, and what is found lies where it stands in the file.

mod common;

use common::{BUILTIN, day};
use shenjiao::{Applicability, Draft, Format};

/// A text, and what is found in it.
const CASES: &[(&str, &[&str])] = &[
    ("各单位**是是**责任单位。", &["是是"]),
    ("各单位**是**是责任单位。", &["是**是"]),
    ("各单位是~~是~~责任单位。", &["是~~是"]),
    ("请到国土**资源**部网站查询。", &["国土**资源**部"]),
    ("请到国土[^1]资源部网站查询。\n\n[^1]: 注。", &["国土[^1]资源部"]),
    ("- 请到国土\n  - 资源部网站查询。", &[]),
    ("各单位是\n是责任单位。", &["是\n是"]),
    ("见`各单位是是责任单位`。", &["是是"]),
    ("见`甲\n各单位是是责任单位`。", &["是是"]),
    ("见`甲\r\n各单位是是责任单位`。", &["是是"]),
    ("见`甲\r各单位是是责任单位`。", &["是是"]),
    ("见`$各单位是是责任单位`。", &["是是"]),
    ("    代码\n\r各单位是是责任单位。", &["是是"]),
    ("| 甲 | 乙 |\n| --- | --- |\n| `a\\|各单位是是责任单位` | 丁 |", &["是是"]),
    ("| 甲 | 乙 |\n| --- | --- |\n| 各单位是 | 是责任单位 |", &[]),
    ("[各单位是是责任单位](https://example.gov.cn/国土资源部)", &["是是"]),
    ("![国土资源部大楼](a.png)", &["国土资源部"]),
    ("<!-- 国土资源部网站 -->", &[]),
    ("<!-- 注\n国土资源部网站\n-->", &[]),
    ("<div title=\"国土资源部\"\n class=\"国土资源部\">各单位是是责任单位。</div>", &["是是"]),
    ("请到国土<b>资源</b>部网站查询。", &["国土<b>资源</b>部"]),
    ("请到国土&#36164;源部网站查询。", &["国土&#36164;源部"]),
    ("请到国土资源&#37096;网站查询。", &["国土资源&#37096;"]),
    ("+++\ntitle = \"国土资源部\"\n+++\n正文。", &[]),
    ("+++ \ntitle = \"国土资源部\"\n+++ \n正文。", &[]),
    ("正文。\n\n+++\n请到国土资源部网站查询。\n\n+++\n", &["国土资源部"]),
    ("正文。\n\n---\n请到国土资源部网站查询。\n\n---\n", &["国土资源部"]),
    ("---\ntitle: 请到国土资源部网站查询\n---\n正文。", &["国土资源部"]),
    ("```\n请到国土资源部网站查询。\n```", &["国土资源部"]),
];

#[test]
fn what_is_found_in_markdown() {
    for (text, expected) in CASES {
        let draft = Draft::new(*text).with_format(Format::Markdown).with_as_of(day("2026-11-01"));
        let review = BUILTIN.review(&draft);
        let found: Vec<_> = review.findings.iter().map(|f| f.text.as_str()).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn markup_inside_a_finding_is_never_lost_blindly() {
    let applicability = |text: &str| {
        let review = BUILTIN.review(&Draft::new(text).with_format(Format::Markdown));
        review.findings[0].suggestions[0].applicability
    };
    assert_eq!(applicability("这是全市最大的的一项工程。"), Applicability::Safe);
    assert_eq!(applicability("这是全市最大**的**的一项工程。"), Applicability::Unsafe);
}
