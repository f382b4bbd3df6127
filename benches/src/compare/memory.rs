//! What a reviewer costs: the time to build it, and the memory it holds.

use std::{fs, hint::black_box};

use shenjiao::Reviewer;
use shenjiao_benches::{draft, review, reviewer, samples};

use crate::{
    clock::{median, seconds},
    table,
};

const COUNT: usize = 20;

/// Many are kept, for what one needs only while it is built is then used by the next and counts for little.
pub fn measure() {
    let mut kept: Vec<Reviewer> = vec![reviewer()];
    let empty = resident();
    let times = (0..COUNT).map(|_| seconds(|| kept.push(reviewer()))).collect();
    let built = resident();
    let page = draft(&samples::all().join("\n\n"));
    review(&kept[0], &page);
    let first = resident();
    kept[1..].iter().for_each(|reviewer| drop(black_box(review(reviewer, &page))));
    let used = resident();
    let each = |more: f64, less: f64| format!("{:.1}", (more - less) / COUNT as f64 / 1e3);
    let rows = [
        ["time to build, ms".into(), format!("{:.1}", median(times) * 1e3)],
        ["memory when built, MB".into(), each(built, empty)],
        ["memory more when used, MB".into(), each(used, first)],
    ];
    table::print("A reviewer", ["", "of 20"], &rows);
}

/// Resident memory of this process in KB.
fn resident() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or(f64::NAN)
}
