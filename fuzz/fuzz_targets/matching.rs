#![no_main]
//! Matching finds what `aho-corasick` finds in the folded text.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use arbitrary::{Arbitrary, Unstructured};
use libfuzzer_sys::fuzz_target;
use shenjiao::{
    Format,
    internals::{Memory, Terms, fold, fold_term},
};

/// Few, so that terms meet: of other planes, full width, traditional, folded to several or to none.
const ALPHABET: [&str; 16] =
    ["审", "校", "權", "权", "𠮷", "👮", "a", "Ａ", "1", "①", "Ⓐ", "㎡", "m", "\u{200B}", " ", "\n"];

#[derive(Debug)]
struct Letter(&'static str);

impl<'a> Arbitrary<'a> for Letter {
    fn arbitrary(u: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
        u.choose(&ALPHABET).map(|letter| Self(letter))
    }
}

#[derive(Arbitrary, Debug)]
struct Input {
    terms: Vec<Vec<Letter>>,
    text: Vec<Letter>,
}

fn string(letters: &[Letter]) -> String {
    letters.iter().map(|l| l.0).collect()
}

fuzz_target!(|input: Input| {
    let terms: Vec<String> = input.terms.iter().map(|t| string(t)).collect();
    let source = string(&input.text);
    let mut found = Vec::new();
    Terms::new(terms.iter().map(String::as_str))
        .find(&source, &mut Memory::default(), |at, term| found.push((at, term)));
    let expected = oracle(&terms, &source);
    let sorted = |mut hits: Vec<(Range<usize>, u32)>| {
        hits.sort_by_key(|(at, term)| (at.start, at.end, *term));
        hits
    };
    assert_eq!(sorted(found), sorted(expected), "not the terms that aho-corasick finds");
});

/// By their place in the folded text, the bytes of the source.
fn oracle(terms: &[String], source: &str) -> Vec<(Range<usize>, u32)> {
    let folded = fold(source, Format::Text);
    let text: String = folded.iter().map(|(c, _)| c).collect();
    let (numbers, terms): (Vec<u32>, Vec<String>) =
        (0..).zip(terms.iter().map(|t| fold_term(t))).filter(|(_, t)| !t.is_empty()).unzip();
    let mut hits: Vec<_> = AhoCorasick::new(&terms).expect("few terms").find_overlapping_iter(&text).collect();
    hits.sort_by_key(|hit| (hit.start(), hit.end()));
    let nth = |byte: usize| text[..byte].chars().count();
    let own = |at: Range<usize>| folded[nth(at.start)].1.start..folded[nth(at.end) - 1].1.end;
    hits.into_iter().map(|hit| (own(hit.range()), numbers[hit.pattern().as_usize()])).collect()
}
