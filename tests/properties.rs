//! What holds for every review, of texts mixed from what is risky.

mod common;

use std::sync::LazyLock;

use common::{day, fixed, pack};
use proptest::{collection::vec, prelude::*, sample::select};
use shenjiao::{Applicability, Draft, Finding, Format, LineIndex, Review, Reviewer, Scratch, Span};

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
    "这是全市最大的的一项工程。",
    "按照按照上级部署推进。",
    "<!-- shenjiao-disable-line style/brackets -- 引文 -->",
    "<!-- shenjiao-disable-line -->",
    "<!-- shenjiao-disable-next-line wording/repeated -- 引文 -->\n",
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

/// Terms that must be words: whether they are depends on which words of the dictionary have been loaded.
const WORDS: &str = "[[entry]]\nid = \"words\"\nmatch = [\"单位\", \"责任\", \"任单\", \"陆系\", \"统填\", \"土资\", \"村有\", \"县参\", \"民网\"]\n";

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

fn json(review: &Review) -> String {
    serde_json::to_string(review).unwrap()
}

/// Six paragraphs, more than the head of a paper takes. One is too long for a line of a page: no line break
/// beside it is taken for a wrap.
fn harmless() -> String {
    let long = "全县粮食生产形势良好，".repeat(10);
    format!("{long}\n\n会议由县长主持。\n\n群众反映良好。\n\n天气晴。\n\n会议开始。\n\n会议结束。")
}

/// A level of secrecy without a star is a mark only where a paper begins.
fn is_bare_level(finding: &Finding) -> bool {
    finding.rule == "secrecy/classification-mark" && !finding.text.contains(['★', '☆'])
}

/// The review of the same text behind another, but for what is found at the head of a paper only.
fn behind(mut review: Review, before: &str) -> Review {
    let index = LineIndex::new(before);
    let end = index.position(before.len()).unwrap();
    let shift = |span: &mut Span| {
        for at in [&mut span.start, &mut span.end] {
            at.byte += end.byte;
            at.char += end.char;
            at.utf16 += end.utf16;
            at.line += end.line - 1;
        }
    };
    let shift_all = |finding: &mut Finding| {
        shift(&mut finding.span);
        finding.related.iter_mut().for_each(|r| shift(&mut r.span));
    };
    review.findings.retain(|f| !is_bare_level(f));
    review.findings.iter_mut().for_each(shift_all);
    review.suppressed.retain(|s| !is_bare_level(&s.finding));
    for suppressed in &mut review.suppressed {
        shift_all(&mut suppressed.finding);
        shift(&mut suppressed.suppression.span);
    }
    review
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
        let marks = |f: &&Finding| f.rule != "style/suppression-mark";
        let findings: Vec<_> = review.findings.iter().filter(marks).collect();
        for (i, a) in findings.iter().enumerate() {
            for b in findings[i + 1..].iter().filter(|b| b.scope == a.scope) {
                prop_assert!(a.span.end.byte <= b.span.start.byte, "{} {:?} and {} {:?}", a.rule, a.text, b.rule, b.text);
            }
        }
    }

    #[test]
    fn reviews_repeat_themselves(drafts in vec(drafts(), 1..5)) {
        let first: Vec<_> = drafts.iter().map(|draft| json(&REVIEWER.review(draft))).collect();
        let second: Vec<_> = drafts.iter().map(|draft| json(&SECOND.review(draft))).collect();
        prop_assert_eq!(&first, &second);
        let mut scratch = Scratch::default();
        let mut again: Vec<_> = drafts.iter().rev().map(|d| json(&REVIEWER.review_with(d, &mut scratch))).collect();
        again.reverse();
        prop_assert_eq!(first, again);
    }

    #[test]
    fn threads_that_share_a_reviewer_see_what_one_alone_sees(drafts in vec(drafts(), 1..5)) {
        let words = || pack("site/words", "site", WORDS).replace("\"anywhere\"", "\"word\"");
        // Anew each time: what has been looked up is remembered.
        let new = || Reviewer::builder().builtin(false).pack("words.toml", words()).build().unwrap();
        let alone: Vec<_> = drafts.iter().map(|draft| json(&new().review(draft))).collect();
        let shared = new();
        let review = |draft: &Draft| json(&shared.review(draft));
        let (forth, mut back) = std::thread::scope(|scope| {
            let forth = scope.spawn(|| drafts.iter().map(review).collect::<Vec<_>>());
            let back = scope.spawn(|| drafts.iter().rev().map(review).collect::<Vec<_>>());
            (forth.join().unwrap(), back.join().unwrap())
        });
        back.reverse();
        prop_assert_eq!(&alone, &forth);
        prop_assert_eq!(alone, back);
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
    fn a_safe_suggestion_mends_what_it_was_made_for_and_nothing_else(draft in drafts()) {
        let review = REVIEWER.review(&draft);
        let is_safe = |f: &&Finding| f.suggestions.first().is_some_and(|s| s.applicability == Applicability::Safe);
        for finding in review.findings.iter().filter(is_safe) {
            let mended = Draft::new(fixed(&draft.body, finding)).with_format(draft.format);
            let again = REVIEWER.review(&mended);
            let of_rule = |r: &Review| r.findings.iter().filter(|f| f.rule == finding.rule).map(|f| f.text.clone()).collect::<Vec<_>>();
            let mut expected = of_rule(&review);
            let nth = review.findings.iter().filter(|f| f.rule == finding.rule && f.span < finding.span).count();
            expected.remove(nth);
            prop_assert_eq!(of_rule(&again), expected, "{} {:?} in {:?}", finding.rule, finding.text, mended.body);
        }
    }

    #[test]
    fn harmless_paragraphs_round_a_text_move_its_findings_and_change_nothing(draft in drafts()) {
        let (before, after) = (harmless() + "\n\n", "\n\n".to_owned() + &harmless());
        let text = draft.body.clone() + &after;
        let own = REVIEWER.review(&Draft::new(&*text).with_format(draft.format));
        let longer = REVIEWER.review(&Draft::new(format!("{text}{after}")).with_format(draft.format));
        prop_assert_eq!(&own, &longer, "behind");
        let padded = REVIEWER.review(&Draft::new(format!("{before}{text}")).with_format(draft.format));
        let moved = behind(own, &before);
        prop_assert_eq!(&moved.findings, &padded.findings, "before");
        prop_assert_eq!(moved.suppressed, padded.suppressed, "before");
    }
}
