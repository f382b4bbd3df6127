//! One reviewer shared by threads.

use std::{
    hint::black_box,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use shenjiao::{Draft, Reviewer};
use shenjiao_benches::{draft, review, reviewer};

use crate::{clock::interleaved, table};

pub fn measure(documents: &[&str]) {
    let reviewer = reviewer();
    let drafts: Vec<Draft> = documents.iter().map(|text| draft(text)).collect();
    let bytes = documents.iter().map(|d| d.len()).sum();
    let [one, two] = interleaved([&mut || with(1, &reviewer, &drafts), &mut || with(2, &reviewer, &drafts)]);
    let rows = [
        ["1".into(), table::speed(bytes, one), String::new()],
        ["2".into(), table::speed(bytes, two), table::times(two, one)],
    ];
    table::print("Threads over all documents", ["threads", "MB/s", "ratio"], &rows);
}

fn with(threads: usize, reviewer: &Reviewer, drafts: &[Draft]) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(draft) = drafts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    black_box(review(reviewer, draft));
                }
            });
        }
    });
}
