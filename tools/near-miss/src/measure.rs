//! What a review finds, end to end.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use fastrand::Rng;
use shenjiao::{Draft, Finding, Reviewer, Scratch, Severity};

use crate::{
    corpus,
    slips::{WAYS, slip},
    train::{KEPT_OUT, common},
};

/// Slips of each way.
const SLIPS: usize = 2000;
const SEED: u64 = 4;

pub fn measure(texts: &[PathBuf], table: Option<&Path>, show: usize) -> Result<()> {
    let documents = corpus::read(texts)?;
    let (kept_out, counted) = documents.split_at(documents.len() / KEPT_OUT);
    let common = common(counted);
    let mut builder = Reviewer::builder();
    if let Some(table) = table {
        builder = builder.near_misses(
            table.to_string_lossy(),
            fs::read(table).with_context(|| format!("{} can't be read", table.display()))?,
        );
    }
    let reviewer = builder.build()?;
    let mut scratch = Scratch::default();
    let mut random = Rng::with_seed(SEED);
    println!("| slip | found | mended |\n| --- | --- | --- |");
    for (way, (name, _)) in WAYS.iter().enumerate() {
        let (mut put, mut found, mut mended) = (0, 0, 0);
        while put < SLIPS {
            let Some(slip) = slip(&kept_out[random.usize(..kept_out.len())].text, way, &common, &mut random) else {
                continue;
            };
            put += 1;
            let text: String = slip.text.iter().collect();
            let right: String =
                [&slip.text[..slip.at.start], &slip.right.chars().collect::<Vec<_>>(), &slip.text[slip.at.end..]]
                    .concat()
                    .into_iter()
                    .collect();
            let review = reviewer.review_with(&Draft::new(&text), &mut scratch);
            let at = |f: &&Finding| {
                strong(f) && (f.span.start.char as usize) < slip.at.end && slip.at.start < f.span.end.char as usize
            };
            let hits: Vec<&Finding> = review.findings.iter().filter(at).collect();
            found += usize::from(!hits.is_empty());
            mended += usize::from(hits.iter().any(|f| {
                f.suggestions.first().is_some_and(|s| {
                    format!("{}{}{}", &text[..f.span.start.byte], s.replacement, &text[f.span.end.byte..]) == right
                })
            }));
        }
        println!(
            "| {name} | {:.3} | {:.3} |",
            f64::from(found as u32) / SLIPS as f64,
            f64::from(mended as u32) / SLIPS as f64
        );
    }
    let (mut chars, mut errors, mut warnings) = (0, 0, 0);
    let mut alarms = Vec::new();
    for document in kept_out {
        chars += document.text.len();
        let text: String = document.text.iter().collect();
        let review = reviewer.review_with(&Draft::new(&text), &mut scratch);
        for f in review.findings.iter().filter(|f| f.rule.ends_with("near-miss") && strong(f)) {
            if f.severity == Severity::Error {
                errors += 1
            } else {
                warnings += 1
            }
            let (from, to) = (f.span.start.char as usize, f.span.end.char as usize);
            let around: String =
                document.text[from.saturating_sub(10)..(to + 10).min(document.text.len())].iter().collect();
            alarms.push(format!("{:?} {} {} | {}", f.severity, f.message, document.id, around.replace('\n', "⏎")));
        }
    }
    alarms.iter().take(show).for_each(|alarm| println!("{alarm}"));
    let rate = |count: i32| f64::from(count) * 1e4 / chars as f64;
    println!(
        "genuine text kept out: {chars} characters; in 10,000: errors {:.3}, warnings {:.3}",
        rate(errors),
        rate(warnings)
    );
    Ok(())
}

fn strong(f: &Finding) -> bool {
    matches!(f.severity, Severity::Error | Severity::Warning)
}
