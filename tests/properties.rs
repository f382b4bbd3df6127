//! What holds for every review, of texts mixed from what is risky.

mod common;

use std::sync::LazyLock;

use common::{BUILTIN, day, fixed, pack};
use proptest::{collection::vec, prelude::*, sample::select};
use shenjiao::{Applicability, Draft, Format, LineIndex, Review, Reviewer, Span};

const RISKY: &[&str] = &[
    "各单位是是责任单位。",
    "请登陆系统填报。",
    "请到国土资源部网站查询。",
    "全村有维族村民。",
    "我县参与“一带一路”战略。",
    "（三)",
    "(四）",
    "《关于印发《管理办法》的通知》",
    "《",
    "`",
    "`a`",
    "**",
    "<!-- 注",
    "<br>",
    "\\|",
    "）",
    "李某，身份证号110101199003070011。",
    "身份证号：110101199003070012",
    "手机13800001234",
    "+86 138 0000 1234",
    "１３８００００１２３４",
    "机密★10年",
    "秘 密 ☆ 5年",
    "绝密",
    "真人荷官在线发牌，注册送彩金",
    "真.人.荷.官",
    "真🎲人🎲荷🎲官",
    "眞人荷官在線發牌",
    "出售冰毒，隐蔽发货",
    "我局是是责任",
    "<!-- shenjiao-disable-line style/brackets -- 引文 -->",
    "<!-- shenjiao-disable-line -->",
    "<!-- shenjiao-disable privacy/mobile-phone -- 公开电话 -->",
    "<!-- shenjiao-enable -->",
    "𠮷",
    "👮",
    "e\u{301}",
    "\u{200B}",
    "\u{202E}",
    "\u{2028}",
    "\r\n",
    "\n",
    "\n\n",
    "\r",
    " ",
    "\u{3000}",
    "\t",
    "\0",
    "“",
    "”",
    "**",
    "# ",
    "- ",
    "| a | b |\n| - | - |\n| ",
    "](",
    "&lt;",
    "<br>",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "\n```\n",
    "，",
    "。",
    "审校",
    "abc",
    "12",
];

/// Rules beside the built-in ones, so that findings meet.
const OWN: &str = "[[rule]]\nname = \"wording/house\"\ntitle = \"用语\"\nwhy = \"规定\"\n\n\
    [[entry]]\nid = \"safe\"\nmatch = [\"是是\"]\nright = \"是\"\napplicability = \"safe\"\n\n\
    [[entry]]\nid = \"wide\"\nrule = \"wording/house\"\nmatch = [\"局是是责\", \"单位{9}责\"]\n\n\
    [[entry]]\nid = \"disguised\"\nrule = \"wording/house\"\nmatch = [\"审校\"]\ndisguise = true\n";

fn reviewer() -> Reviewer {
    Reviewer::builder().pack("own.toml", pack("site/own", "site", OWN)).as_of(day("2026-11-01")).build().unwrap()
}

static REVIEWER: LazyLock<Reviewer> = LazyLock::new(reviewer);
static SECOND: LazyLock<Reviewer> = LazyLock::new(reviewer);

fn drafts() -> impl Strategy<Value = Draft> {
    let part = prop_oneof![20 => select(RISKY).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    (vec(part, 0..25), any::<bool>()).prop_map(|(parts, markdown)| {
        Draft::new(parts.concat()).with_format(if markdown { Format::Markdown } else { Format::Text })
    })
}

fn check_span(text: &str, span: Span) -> Result<(), TestCaseError> {
    let index = LineIndex::new(text);
    prop_assert!(span.start.byte < span.end.byte);
    for at in [span.start, span.end] {
        prop_assert_eq!(index.position(at.byte), Some(at));
        prop_assert_eq!(index.byte_of_char(at.char), Some(at.byte));
        prop_assert_eq!(index.byte_of_utf16(at.utf16), Some(at.byte));
        prop_assert_eq!(index.byte_of_line_column(at.line, at.column), Some(at.byte));
    }
    Ok(())
}

fn keys(review: &Review) -> Vec<(String, String)> {
    review.findings.iter().map(|f| (f.rule.clone(), f.text.clone())).collect()
}

proptest! {
    #[test]
    fn spans_are_true_in_every_unit(draft in drafts()) {
        let review = REVIEWER.review(&draft);
        for finding in review.findings.iter().chain(review.suppressed.iter().map(|s| &s.finding)) {
            check_span(&draft.body, finding.span)?;
            prop_assert_eq!(&draft.body[finding.span.bytes()], &*finding.text);
            finding.related.iter().try_for_each(|r| check_span(&draft.body, r.span))?;
        }
        review.suppressed.iter().try_for_each(|s| check_span(&draft.body, s.suppression.span))?;
    }

    #[test]
    fn findings_of_a_scope_do_not_overlap(draft in drafts()) {
        let review = REVIEWER.review(&draft);
        let marks = |f: &&shenjiao::Finding| f.rule != "style/suppression-mark";
        let findings: Vec<_> = review.findings.iter().filter(marks).collect();
        for (i, a) in findings.iter().enumerate() {
            for b in findings[i + 1..].iter().filter(|b| b.scope == a.scope) {
                prop_assert!(a.span.end.byte <= b.span.start.byte, "{} {:?} and {} {:?}", a.rule, a.text, b.rule, b.text);
            }
        }
    }

    #[test]
    fn reviews_repeat_themselves(draft in drafts()) {
        let [a, b] = [&REVIEWER, &SECOND].map(|r| serde_json::to_string(&r.review(&draft)).unwrap());
        prop_assert_eq!(a, b);
    }

    #[test]
    fn what_json_says_is_read_back(draft in drafts(), title: Option<String>) {
        let mut draft = draft.with_as_of(day("2026-11-01"));
        draft.title = title;
        draft.links.push(shenjiao::Link { text: "登陆系统".into(), href: "https://example.cn".into() });
        let review = REVIEWER.review(&draft);
        prop_assert_eq!(serde_json::from_str::<Draft>(&serde_json::to_string(&draft).unwrap()).unwrap(), draft);
        prop_assert_eq!(serde_json::from_str::<Review>(&serde_json::to_string(&review).unwrap()).unwrap(), review);
    }

    #[test]
    fn each_finding_is_decided_by_one_review_and_the_gravest_decides_the_draft(draft in drafts()) {
        let review = REVIEWER.review(&draft);
        let decided: Vec<_> = review.sheet.stages.iter().flat_map(|s| &s.findings).collect();
        prop_assert_eq!(decided.len(), review.findings.len());
        prop_assert!(review.findings.iter().all(|f| decided.contains(&&f.fingerprint)));
        let gravest = review.findings.iter().map(|f| f.action.into()).max();
        prop_assert_eq!(review.disposition, gravest.unwrap_or(shenjiao::Disposition::Pass));
    }

    #[test]
    fn a_safe_suggestion_mends_what_it_was_made_for(draft in drafts()) {
        let review = REVIEWER.review(&draft);
        let is_safe = |f: &&shenjiao::Finding| f.suggestions.first().is_some_and(|s| s.applicability == Applicability::Safe);
        for finding in review.findings.iter().filter(is_safe) {
            let mended = Draft::new(fixed(&draft.body, finding)).with_format(draft.format);
            let again = REVIEWER.review(&mended);
            let still = again.findings.iter().any(|f| f.rule == finding.rule && f.span.start == finding.span.start);
            prop_assert!(!still, "{} {:?} in {:?}", finding.rule, finding.text, mended.body);
        }
    }

    #[test]
    fn harmless_sentences_change_nothing(lines in vec(select(vec![
        "各单位是是责任单位。", "请到国土资源部网站查询。", "联系人手机13800001234。", "现将《关于印发《管理办法》的通知》转发。",
        "真.人.荷.官在线发牌，注册送彩金。", "（三)其他。", "会议听取了工作汇报。", "我县参与“一带一路”战略。",
    ]), 1..6), markdown: bool) {
        let format = if markdown { Format::Markdown } else { Format::Text };
        let text = lines.join("\n\n");
        let padded = format!("全县粮食生产形势良好。\n\n{text}\n\n会议由县长主持。");
        let [own, padded] = [&text, &padded].map(|t| keys(&BUILTIN.review(&Draft::new(t).with_format(format))));
        prop_assert_eq!(own, padded);
    }
}
