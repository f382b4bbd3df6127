//! Whether the cost of a byte depends on the length of the draft.

use std::hint::black_box;

use shenjiao::Draft;
use shenjiao_benches::{beginning, draft, review, reviewer};

use crate::{
    clock::{interleaved, median},
    table,
};

const LONGEST: usize = 10_000_000;

/// The same text at each length, cut into more or fewer drafts.
pub fn measure(documents: &[&str]) {
    let reviewer = reviewer();
    let once = documents.concat();
    let text = once.repeat(LONGEST / once.len() + 1);
    let text = beginning(&text, LONGEST);
    let lengths = [1_000, 10_000, 100_000, 1_000_000, LONGEST];
    let [mut a, mut b, mut c, mut d, mut e] = lengths.map(|length| {
        let drafts = cut(text, length);
        let reviewer = &reviewer;
        move || drafts.iter().for_each(|draft| drop(black_box(review(reviewer, draft))))
    });
    let costs = interleaved([&mut a, &mut b, &mut c, &mut d, &mut e]).map(|time| time * 1e9 / LONGEST as f64);
    let typical = median(costs.to_vec());
    let rows: Vec<_> = lengths
        .iter()
        .zip(costs)
        .map(|(length, cost)| [format!("{} KB", length / 1000), format!("{cost:.1}"), format!("{:.2}", cost / typical)])
        .collect();
    table::print("Growth", ["draft", "ns a byte", "to the median"], &rows);
}

fn cut(text: &str, length: usize) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let piece = beginning(rest, length);
        drafts.push(draft(piece));
        rest = &rest[piece.len()..];
    }
    drafts
}
