//! Whole reviews: their speed beside a segmenter and another filter, and where the time goes.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use jieba_rs::Jieba;
use sensitive_rs::Filter;
use shenjiao::{Draft, Reviewer, Scratch};
use shenjiao_benches::{draft, review, reviewer, terms};

use crate::{clock::interleaved, corpus::pages, table};

/// The slower the peer, the less it gets.
const FOR_JIEBA: usize = 4_000_000;
const FOR_SENSITIVE: [(usize, usize); 2] = [(1_000, 400_000), (10_000, 100_000)];

pub fn measure(documents: &[&str]) {
    let reviewer = reviewer();
    let pages = pages(documents);
    let drafts = drafts(documents);
    let [time] = interleaved([&mut || all(&reviewer, &drafts)]);
    let mut rows = vec![row("all documents", documents, time, None)];
    let drafts = self::drafts(&pages);
    let [time] = interleaved([&mut || all(&reviewer, &drafts)]);
    rows.push(row("2 KB pages", &pages, time, None));

    let part = part(documents, FOR_JIEBA);
    let jieba = Jieba::new();
    rows.push(beside(&reviewer, "jieba-rs, cut without HMM", &part, &mut || {
        part.iter().for_each(|text| drop(black_box(jieba.cut(text, false))));
    }));
    let all = documents.concat();
    for (count, bytes) in FOR_SENSITIVE {
        let part = self::part(&pages, bytes);
        let seeded = terms::seeded(&all, count, terms::Hits::Rare);
        let mut filter = Filter::new();
        filter.add_words(&seeded.iter().map(String::as_str).collect::<Vec<_>>());
        let name = format!("sensitive-rs, {count} terms, 2 KB pages");
        rows.push(beside(&reviewer, &name, &part, &mut || {
            // It would remember the pages of the round before.
            filter.clear_cache();
            part.iter().for_each(|text| drop(black_box(filter.find_all(text))));
        }));
    }
    let head = ["review, and peers", "text KB", "review MB/s", "peer MB/s", "ratio"];
    table::print("Review", head, &rows);
    stages(&reviewer, documents, &pages);
}

fn all(reviewer: &Reviewer, drafts: &[Draft]) {
    drafts.iter().for_each(|draft| drop(black_box(review(reviewer, draft))));
}

fn beside(reviewer: &Reviewer, name: &str, texts: &[&str], peer: &mut dyn FnMut()) -> [String; 5] {
    let drafts = drafts(texts);
    let [ours, theirs] = interleaved([&mut || all(reviewer, &drafts), peer]);
    row(name, texts, ours, Some(theirs))
}

fn row(name: &str, texts: &[&str], ours: f64, theirs: Option<f64>) -> [String; 5] {
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    let peer = theirs.map_or(String::new(), |theirs| table::speed(bytes, theirs));
    let ratio = theirs.map_or(String::new(), |theirs| table::times(ours, theirs));
    [name.to_owned(), (bytes / 1000).to_string(), table::speed(bytes, ours), peer, ratio]
}

/// Where the time goes. Asking the clock costs as well, most on small pages, so this is a run of its own.
fn stages(reviewer: &Reviewer, documents: &[&str], pages: &[&str]) {
    let on_documents = shares(reviewer, documents);
    let on_pages = shares(reviewer, pages);
    let rows: Vec<_> = on_documents
        .iter()
        .map(|&(stage, share)| {
            let page = on_pages.iter().find(|(name, _)| *name == stage).map_or(0.0, |(_, share)| *share);
            [stage.to_owned(), format!("{share:.1}"), format!("{page:.1}")]
        })
        .collect();
    table::print("Share of a review's time", ["stage", "documents %", "2 KB pages %"], &rows);
}

fn shares(reviewer: &Reviewer, texts: &[&str]) -> Vec<(&'static str, f64)> {
    let mut stages: Vec<(&str, Duration)> = Vec::new();
    let mut scratch = Scratch::default();
    for draft in drafts(texts) {
        let mut last = Instant::now();
        let mut ended = |stage| {
            let now = Instant::now();
            match stages.iter_mut().find(|(name, _)| *name == stage) {
                Some((_, time)) => *time += now - last,
                None => stages.push((stage, now - last)),
            }
            last = now;
        };
        let review = reviewer.review_observed(&draft, &mut scratch, &mut ended);
        ended("the rest");
        drop(black_box(review));
    }
    let sum: Duration = stages.iter().map(|(_, time)| *time).sum();
    stages.into_iter().map(|(stage, time)| (stage, 100.0 * time.as_secs_f64() / sum.as_secs_f64())).collect()
}

fn drafts(texts: &[&str]) -> Vec<Draft> {
    texts.iter().map(|text| draft(text)).collect()
}

/// The first texts up to this length; they lie in no order.
fn part<'t>(texts: &[&'t str], bytes: usize) -> Vec<&'t str> {
    let mut sum = 0;
    let longer = |text: &&&str| {
        sum += text.len();
        sum <= bytes
    };
    texts.iter().take_while(longer).copied().collect()
}
