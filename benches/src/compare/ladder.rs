//! The ladder's foot: what it costs to look at every byte once.

use std::hint::black_box;

use crate::{clock::interleaved, table};

pub fn measure(documents: &[&str]) {
    let bytes = documents.iter().map(|d| d.len()).sum();
    let [simd, std] = interleaved([
        &mut || documents.iter().for_each(|d| _ = black_box(simdutf8::basic::from_utf8(black_box(d.as_bytes())))),
        &mut || documents.iter().for_each(|d| _ = black_box(std::str::from_utf8(black_box(d.as_bytes())))),
    ]);
    let rows =
        [["simdutf8".into(), table::speed(bytes, simd)], ["std::str::from_utf8".into(), table::speed(bytes, std)]];
    table::print("Validating UTF-8", ["", "MB/s"], &rows);
}
