#![no_main]
//! The laws of folding.

use libfuzzer_sys::fuzz_target;
use shenjiao::{
    Format,
    internals::{Memory, Terms, fold, fold_term},
};
use shenjiao_fuzz::{RISKY, halves, text};

/// What a line break may be.
const BREAKS: &[char] = &['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
/// What a line with the number of a page is made of; such lines are dropped.
const PAGE_NUMBER: &str = "-–—―－第页共/0123456789";

fuzz_target!(|data: &[u8]| {
    let text = text(data, RISKY);
    characters_have_their_places(&text, Format::Text);
    characters_have_their_places(&text, Format::Markdown);
    nothing_visible_is_lost(&text);
    between_han_characters_a_text_folds_as_alone(&text);
    folding_twice_is_folding_once(&text);
    a_term_is_found_where_it_stands(&text);
});

fn characters_have_their_places(text: &str, format: Format) {
    let mut last = 0..0;
    for (c, at) in fold(text, format) {
        let own =
            text.get(at.clone()).unwrap_or_else(|| panic!("{c:?} stands for {at:?}, out of bounds or in a character"));
        assert!(last.start <= at.start && last.end <= at.end, "{c:?} at {at:?} comes after {last:?}");
        if !c.is_whitespace() {
            let own = own.trim_end();
            let entity = own.starts_with('&') && own.find(';') == Some(own.len() - 1);
            assert!(own.chars().count() == 1 || entity, "{c:?} stands for {own:?}, not one character or entity");
        }
        last = at;
    }
}

fn nothing_visible_is_lost(text: &str) {
    let mut seen = vec![false; text.len()];
    fold(text, Format::Text).into_iter().for_each(|(_, at)| seen[at].fill(true));
    for (i, c) in text.char_indices().filter(|&(i, _)| !seen[i]) {
        let shown = c.is_ascii_graphic() || is_han(c) || !fold_term(&c.to_string()).is_empty();
        assert!(c.is_whitespace() || PAGE_NUMBER.contains(c) || !shown, "{c:?} at {i} is lost");
    }
}

fn between_han_characters_a_text_folds_as_alone(text: &str) {
    let (a, b) = halves(text);
    let apart = format!("{}审{}", fold_term(a), fold_term(b));
    assert_eq!(fold_term(&format!("{a}审{b}")), apart, "folding reaches over a Han character");
}

fn folding_twice_is_folding_once(text: &str) {
    let once = fold_term(text);
    // What folds by its neighbours (①, m²) may have plainer ones the second time.
    let plain = |c: char| c.is_ascii() || is_han(c);
    let by_neighbours =
        |c: char| !plain(c) && fold_term(&format!("1{c}1")) != format!("1{}1", fold_term(&c.to_string()));
    if !once.chars().any(by_neighbours) {
        assert_eq!(fold_term(&once), once, "folding twice is not folding once");
    }
}

fn a_term_is_found_where_it_stands(text: &str) {
    let (before, rest) = halves(text);
    let (term, after) = rest.split_at(rest.find(BREAKS).unwrap_or(rest.len()));
    let folded = fold_term(term);
    if folded.is_empty() {
        return;
    }
    let source = format!("{before}审{term}校{after}");
    let from = before.len() + '审'.len_utf8();
    let mut found = false;
    Terms::new([term]).find(&source, &mut Memory::default(), |at, _| {
        let there = from <= at.start && at.end <= from + term.len();
        found |= there && fold_term(&source[at]) == folded;
    });
    assert!(found, "{term:?} is not found between Han characters in {source:?}");
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}
