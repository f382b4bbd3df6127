//! Texts nobody should send, and the limits.

mod common;

use std::sync::LazyLock;

use common::{BUILTIN, day, found, site};
use shenjiao::{Disposition, Draft, Format, Limits, Link, Reviewer, Severity};

const MILLION: usize = 1 << 20;

#[test]
fn texts_without_words_have_no_findings() {
    for text in [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\0",
        "\u{2028}",
        "\u{FEFF}",
        "𠮷",
        "👮🏻‍♀️🚒",
        "\u{301}",
        "\u{202E}",
        "。",
        "　　\t\n",
        "|",
        "---",
        "```",
    ] {
        for format in [Format::Text, Format::Markdown] {
            let review = BUILTIN.review(&Draft::new(text).with_format(format));
            assert!(review.findings.is_empty() && review.incomplete.is_none(), "{text:?}: {review:?}");
            assert_eq!(review.disposition, Disposition::Pass);
        }
    }
}

#[test]
fn odd_characters_beside_a_slip_move_nothing() {
    for odd in ["\0", "\u{2028}", "𠮷", "👮🏻‍♀️", "\r\n", "\r", "e\u{301}", "\u{200B}", "\u{202E}", "\u{10FFFF}"]
    {
        let text = format!("各{odd}单位（三){odd}按此办理。");
        let review = BUILTIN.review(&Draft::new(&*text));
        let [finding] = &review.findings[..] else { panic!("{text:?}: {review:?}") };
        assert_eq!(finding.span.start.byte, text.find(')').unwrap(), "{text:?}");
        assert_eq!(finding.span.start.char, text.chars().position(|c| c == ')').unwrap(), "{text:?}");
    }
}

#[test]
fn a_slip_at_the_end_of_a_line_of_ten_megabytes() {
    let plain = "全县粮食生产形势良好，";
    let mut text = plain.repeat(10 * MILLION / plain.len());
    let start = text.len();
    text.push_str("请到国土资源部查询。");
    let review = BUILTIN.review(&Draft::new(&*text));
    let [finding] = &review.findings[..] else { panic!("{:?}", found(&review)) };
    assert_eq!(finding.text, "国土资源部");
    assert_eq!(finding.span.start.byte, start + "请到".len());
    assert_eq!((finding.span.start.line, finding.span.start.column), (1, finding.span.start.char + 1));
}

#[test]
fn a_megabyte_of_the_same_is_reviewed() {
    for part in ["甲", "1", "\n", "\r\n", " ", "\u{301}"] {
        check_repeated(part, MILLION, Format::Text);
    }
}

#[test]
fn much_of_what_opens_something_is_reviewed() {
    for part in [
        "1 ", "1-", "(", "《", "（)", "“", "*", "_", "`", "> ", "- ", "| ", "&", "<", "[", "![", "<!--", "绝密", "是",
        "①", "👮", "\u{200B}",
    ] {
        check_repeated(part, MILLION / 32, Format::Text);
        check_repeated(part, MILLION / 32, Format::Markdown);
    }
}

fn check_repeated(part: &str, bytes: usize, format: Format) {
    let review = BUILTIN.review(&Draft::new(part.repeat(bytes / part.len())).with_format(format));
    let grave = review.findings.iter().filter(|f| f.severity == Severity::Error);
    assert_eq!((grave.count(), review.incomplete.is_some()), (0, review.findings.len() == 10_000), "{part:?}");
}

#[test]
fn of_too_many_findings_the_gravest_are_kept() {
    let body = format!("{}身份证号110101199003070011。", "（三)其他。\n".repeat(99_999));
    let review = BUILTIN.review(&Draft::new(body));
    assert_eq!(review.findings.len(), 10_000);
    assert_eq!(review.findings.last().unwrap().severity, Severity::Error, "in the order of the text");
    assert_eq!(review.disposition, Disposition::Block);
    assert_eq!(
        review.incomplete.unwrap().reason,
        "100000 处问题，超过 10000 处的上限，只列出最严重的部分：请改正后再审"
    );
}

fn limited(field_bytes: usize, findings: usize) -> Reviewer {
    let mut limits = Limits::default();
    (limits.field_bytes, limits.findings) = (field_bytes, findings);
    Reviewer::builder().as_of(day("2026-11-01")).limits(limits).build().unwrap()
}

#[test]
fn a_field_over_the_limit_is_not_reviewed_and_does_not_pass() {
    let reviewer = limited(30, 10);
    let exact = "请到国土资源部查询。";
    assert_eq!(exact.len(), 30);
    let whole = reviewer.review(&Draft::new(exact).with_title(exact));
    assert_eq!((whole.findings.len(), whole.incomplete), (2, None));

    let review = reviewer.review(&Draft::new(format!("{exact}。")).with_title("通知"));
    assert_eq!(found(&review), []);
    assert_eq!(review.disposition, Disposition::Escalate);
    assert_eq!(review.incomplete.unwrap().reason, "body 有 33 字节，超过 30 字节的上限，未审核：请分成几件送审");
}

#[test]
fn the_disposition_counts_findings_that_are_not_reported() {
    let review = limited(1000, 0).review(&Draft::new("身份证号110101199003070011。"));
    assert_eq!((review.findings.len(), review.disposition), (0, Disposition::Block));
}

#[test]
fn every_field_is_reviewed_with_its_own_offsets() {
    let slip = "请到国土资源部查询。";
    let mut draft = Draft::new(slip).with_title(format!("甲{slip}"));
    draft.links = vec![Link::default(), Link { text: format!("乙丙{slip}"), href: String::new() }];
    let review = BUILTIN.review(&draft);
    let places: Vec<_> = review.findings.iter().map(|f| (&*f.field, f.span.start.char)).collect();
    assert_eq!(places, [("title", 3), ("body", 2), ("links[1].text", 4)]);
}

#[test]
fn text_may_be_nested_as_deep_as_anybody_likes_and_takes_no_stack() {
    let deep = 20_000;
    for unit in ["（", "《", "“", "> ", "- ", "1. ", "[", "![", "*甲 ", "**甲", "~~甲", "<b>", "<!--", "[^甲]: "]
    {
        let closing = unit.replace('（', "）").replace('《', "》").replace('“', "”");
        let text = format!("{}甲{}\n\n请到国土资源部查询。", unit.repeat(deep), closing.repeat(deep));
        for format in [Format::Text, Format::Markdown] {
            let draft = Draft::new(&*text).with_format(format);
            LazyLock::force(&BUILTIN);
            let small = std::thread::Builder::new().stack_size(256 << 10);
            let review = small.spawn(move || BUILTIN.review(&draft)).unwrap().join().unwrap();
            let mut sure = review.findings.iter().filter(|f| f.severity > Severity::Info);
            assert!(sure.all(|f| f.text == "国土资源部"), "{unit}");
            assert!(
                format == Format::Markdown || found(&review).contains(&("phrasing/obsolete-name", "国土资源部")),
                "{unit}"
            );
        }
    }
}

#[test]
fn of_too_many_links_the_first_are_reviewed() {
    let mut limits = Limits::default();
    limits.links = 2;
    let reviewer = Reviewer::builder().as_of(day("2026-11-01")).limits(limits).build().unwrap();
    let mut draft = Draft::new("通知。");
    let link = Link { text: "《通知".into(), href: String::new() };
    draft.links = vec![link.clone(), link.clone()];
    let review = reviewer.review(&draft);
    assert_eq!((review.findings.len(), review.incomplete), (2, None));
    draft.links.push(link);
    let review = reviewer.review(&draft);
    assert_eq!((review.findings.len(), review.disposition), (2, Disposition::Escalate));
    assert_eq!(review.incomplete.unwrap().reason, "links 有 3 条，超过 2 条的上限，其余未审核：请分成几件送审");
}

#[test]
fn a_pattern_with_gaps_does_not_run_away() {
    let reviewer = site("[[entry]]\nid = \"a\"\nmatch = [\"甲甲{50}甲{50}甲{50}甲{50}甲{50}乙\"]\n");
    let mut text = "甲".repeat(500);
    assert_eq!(found(&reviewer.review(&Draft::new(&*text))), []);
    text.push('乙');
    assert_eq!(found(&reviewer.review(&Draft::new(text))).len(), 1);
}
