#![no_main]
//! What holds for every review. An input is body, title, day and links, with U+0001 between.

use std::collections::HashMap;

use libfuzzer_sys::fuzz_target;
use shenjiao::{Applicability, Disposition, Draft, Finding, Format, LineIndex, Link, Review};
use shenjiao_fuzz::{REVIEWER, RISKY, SECOND, check_span, text};

fuzz_target!(|data: &[u8]| {
    let text = text(data, RISKY);
    let mut parts = text.split('\u{1}');
    let mut draft = Draft::new(parts.next().unwrap_or_default());
    draft.title = parts.next().map(str::to_owned);
    draft.as_of = parts.next().and_then(|day| day.parse().ok());
    draft.links = parts.map(|text| Link { text: text.to_owned(), href: String::new() }).collect();
    for format in [Format::Text, Format::Markdown] {
        draft.format = format;
        let review = REVIEWER.review(&draft);
        findings_are_where_they_say(&draft, &review);
        findings_of_a_scope_do_not_overlap(&review);
        each_finding_is_decided_once(&review);
        reviews_repeat_themselves(&draft, &review);
        safe_suggestions_mend(&draft, &review);
    }
});

fn field<'d>(draft: &'d Draft, name: &str) -> &'d str {
    match name {
        "title" => draft.title.as_deref().expect("a finding in a title that is not there"),
        "body" => &draft.body,
        link => {
            let number = link.strip_prefix("links[").and_then(|l| l.strip_suffix("].text"));
            &draft.links[number.and_then(|n| n.parse::<usize>().ok()).expect("a field of a draft")].text
        }
    }
}

fn findings_are_where_they_say(draft: &Draft, review: &Review) {
    let mut indices = HashMap::new();
    let mut check = |name: &str, span| {
        let text = field(draft, name);
        check_span(text, indices.entry(text).or_insert_with(|| LineIndex::new(text)), span);
    };
    for finding in review.findings.iter().chain(review.suppressed.iter().map(|s| &s.finding)) {
        check(&finding.field, finding.span);
        let own = &field(draft, &finding.field)[finding.span.bytes()];
        assert_eq!(own, finding.text, "{} has the text of another place", finding.rule);
        finding.related.iter().for_each(|r| check(&r.field, r.span));
    }
    review.suppressed.iter().for_each(|s| check(&s.finding.field, s.suppression.span));
}

fn findings_of_a_scope_do_not_overlap(review: &Review) {
    // What is wrong with a mark has nothing to do with what the mark stands in.
    let findings: Vec<&Finding> = review.findings.iter().filter(|f| f.rule != "style/suppression-mark").collect();
    for pair in findings.windows(2).filter(|p| p[0].field == p[1].field && p[0].scope == p[1].scope) {
        let [a, b] = [pair[0], pair[1]];
        assert!(a.span.end.byte <= b.span.start.byte, "{} {:?} and {} {:?} overlap", a.rule, a.text, b.rule, b.text);
    }
}

fn each_finding_is_decided_once(review: &Review) {
    let mut decided: Vec<&str> = review.sheet.stages.iter().flat_map(|s| &s.findings).map(String::as_str).collect();
    let mut found: Vec<&str> = review.findings.iter().map(|f| f.fingerprint.as_str()).collect();
    decided.sort_unstable();
    found.sort_unstable();
    assert_eq!(decided, found, "the sheet has other findings than the review");
    found.dedup();
    assert_eq!(decided.len(), found.len(), "two findings have one fingerprint");
    let gravest = review.findings.iter().map(|f| f.action.into()).max().unwrap_or(Disposition::Pass);
    assert_eq!(review.disposition, gravest, "the gravest action does not decide");
}

fn reviews_repeat_themselves(draft: &Draft, review: &Review) {
    assert_eq!(*review, SECOND.review(draft), "two reviews differ");
    let json = serde_json::to_string(review).expect("a review is JSON");
    assert_eq!(*review, serde_json::from_str(&json).expect("a review is read back"), "JSON says something else");
    let json = serde_json::to_string(draft).expect("a draft is JSON");
    assert_eq!(*draft, serde_json::from_str(&json).expect("a draft is read back"), "JSON says something else");
}

fn safe_suggestions_mend(draft: &Draft, review: &Review) {
    let safe = |f: &&Finding| f.suggestions.first().is_some_and(|s| s.applicability == Applicability::Safe);
    for finding in review.findings.iter().filter(|f| f.field == "body").filter(safe).take(4) {
        let mut mended = draft.clone();
        mended.body.replace_range(finding.span.bytes(), &finding.suggestions[0].replacement);
        let again = REVIEWER.review(&mended);
        let same = |f: &&Finding| f.field == "body" && f.rule == finding.rule && f.span.start == finding.span.start;
        assert!(!again.findings.iter().any(|f| same(&f)), "{} {:?} is not mended", finding.rule, finding.text);
    }
}
