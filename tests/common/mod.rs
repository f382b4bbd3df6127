#![allow(dead_code, reason = "each test uses some of it")]

use std::sync::LazyLock;

use shenjiao::{Date, Draft, Finding, Review, Reviewer};

/// The library as it is shipped.
pub(crate) static BUILTIN: LazyLock<Reviewer> =
    LazyLock::new(|| Reviewer::builder().as_of(day("2026-11-01")).build().unwrap());

pub(crate) fn day(date: &str) -> Date {
    date.parse().unwrap()
}

pub(crate) fn review(text: &str) -> Review {
    BUILTIN.review(&Draft::new(text))
}

/// A reviewer with one pack of a site, and nothing of the library's dictionaries.
pub(crate) fn site(entries: &str) -> Reviewer {
    Reviewer::builder().builtin(false).pack("site.toml", site_pack("site/test", entries)).build().unwrap()
}

/// A pack with a head that most tests can use. Its first entry begins in line 10.
pub(crate) fn site_pack(name: &str, body: &str) -> String {
    pack(name, "site", body)
}

pub(crate) fn pack(name: &str, layer: &str, body: &str) -> String {
    format!(
        "[pack]\nname = \"{name}\"\nlayer = \"{layer}\"\ntitle = \"试验\"\nchecked = 2026-11-01\n\
         rule = \"wording/confusable\"\ncitation = \"本单位规定\"\nboundary = \"anywhere\"\n\n{body}"
    )
}

/// Rule and text of each finding.
pub(crate) fn found(review: &Review) -> Vec<(&str, &str)> {
    review.findings.iter().map(|f| (&*f.rule, &*f.text)).collect()
}

/// The texts that a reviewer finds.
pub(crate) fn texts(reviewer: &Reviewer, text: &str) -> Vec<String> {
    reviewer.review(&Draft::new(text)).findings.into_iter().map(|f| f.text).collect()
}

/// The replacement of a finding's first suggestion, put into the text.
pub(crate) fn fixed(text: &str, finding: &Finding) -> String {
    let mut text = text.to_owned();
    text.replace_range(finding.span.bytes(), &finding.suggestions[0].replacement);
    text
}
