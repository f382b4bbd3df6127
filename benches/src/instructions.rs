//! Runs one fixed workload, for `benches/guard` to count its instructions.

use std::{hint::black_box, process::ExitCode};

use shenjiao::{Format, internals::Terms};
use shenjiao_benches::{draft, find, review, reviewer, samples, terms};

const PAGES: usize = 200 << 10;

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    match name.as_str() {
        "build" => measured(reviewer),
        "notice" => reviews(&samples::read("notice.md"), Format::Markdown),
        "text" => reviews(&samples::repeated(PAGES), Format::Text),
        "markdown" => reviews(&samples::repeated(PAGES), Format::Markdown),
        "terms" => matches(&samples::repeated(PAGES)),
        _ => {
            eprintln!("instructions: no workload '{name}'; there are build, notice, text, markdown, terms");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn reviews(text: &str, format: Format) {
    let reviewer = reviewer();
    let draft = draft(text).with_format(format);
    // What is loaded at first need is part of no workload.
    review(&reviewer, &draft);
    measured(|| review(&reviewer, &draft));
}

fn matches(text: &str) {
    let seeded = terms::seeded(text, 10_000, terms::Hits::Dense);
    let terms = Terms::new(seeded.iter().map(String::as_str));
    measured(|| {
        let mut hits = 0;
        find(&terms, text, |_, _| hits += 1);
        hits
    });
}

/// Only what runs in here is counted: `benches/guard` knows it by its name.
#[inline(never)]
fn measured<T>(work: impl FnOnce() -> T) {
    black_box(work());
}
