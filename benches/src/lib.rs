//! What both programs share: the texts, the terms, and the calls that are measured.

pub mod samples;
pub mod terms;

use std::{cell::RefCell, ops::Range};

use shenjiao::{
    Draft, Review, Reviewer, Scratch,
    internals::{Memory, Terms},
};

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// A draft of plain text, always of the same day.
pub fn draft(text: &str) -> Draft {
    Draft::new(text).with_as_of("2026-11-20".parse().expect("a date"))
}

pub fn reviewer() -> Reviewer {
    Reviewer::builder().build().expect("the built-in packs are right")
}

pub fn review(reviewer: &Reviewer, draft: &Draft) -> Review {
    SCRATCH.with_borrow_mut(|scratch| reviewer.review_with(draft, scratch))
}

pub fn find(terms: &Terms, text: &str, hit: impl FnMut(Range<usize>, u32)) {
    MEMORY.with_borrow_mut(|memory| terms.find(text, memory, hit));
}

/// The longest beginning of a text that is no longer than this.
pub fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
