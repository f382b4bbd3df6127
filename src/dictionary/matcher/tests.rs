use std::collections::HashMap;

use proptest::{collection::vec, prelude::*, sample::select};

use super::*;

type Found = Vec<(usize, usize, u32)>;

fn ours(terms: &[Vec<char>], text: &[char]) -> Found {
    let mut found = Vec::new();
    Matcher::new(terms.iter().map(Vec::as_slice).zip(0..)).find(text, |s, e, n| found.push((s, e, n)));
    found
}

fn oracle(terms: &[Vec<char>], text: &[char]) -> Found {
    let strings: Vec<String> = terms.iter().map(|t| t.iter().collect()).collect();
    let text: String = text.iter().collect();
    let chars: HashMap<usize, usize> = text.char_indices().map(|(b, _)| b).chain([text.len()]).zip(0..).collect();
    let automaton = aho_corasick::AhoCorasick::new(strings).unwrap();
    let hits = automaton.find_overlapping_iter(&text).filter(|m| !m.is_empty());
    hits.map(|m| (chars[&m.start()], chars[&m.end()], m.pattern().as_u32())).collect()
}

fn letters(lengths: std::ops::Range<usize>) -> impl Strategy<Value = Vec<char>> {
    vec(select(vec!['审', '校', '𠮷', 'a', '👮', '\0']), lengths)
}

proptest! {
    #[test]
    fn finds_what_aho_corasick_finds(terms in vec(letters(0..9), 0..20), text in letters(0..700)) {
        let mut expected = oracle(&terms, &text);
        expected.sort_unstable();
        let mut found = ours(&terms, &text);
        found.sort_unstable();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn thousands_of_terms_are_kept_apart() {
    let terms: Vec<[char; 3]> = ('一'..'丟').flat_map(|a| ('人'..'伙').map(move |b| [a, b, '国'])).collect();
    assert!(terms.len() > 2000);
    let matcher = Matcher::new(terms.iter().map(|t| &t[..]).zip(0..));
    for (number, term) in (0..).zip(&terms) {
        let mut found = Vec::new();
        matcher.find(term, |s, e, n| found.push((s, e, n)));
        assert_eq!(found, [(0, 3, number)]);
    }
}
