#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::LazyLock,
};

use jieba_rs::Jieba;
use proptest::{collection::vec, prelude::*, sample::select};

use super::{DICTIONARY, Segmenter, Words, is_han};
use crate::fold::fold_term;

const WORDS: &str = include_str!("../../dictionaries/reference/segment.txt");
/// The samples as the whole dictionary of jieba cuts them; `tools/README.md` says how it is made.
const WHOLE: &str = "tests/segmentation.txt";

/// The clauses of the samples, folded.
fn clauses() -> Vec<String> {
    let mut files: Vec<_> = std::fs::read_dir("samples").unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().map(|f| fold_term(&std::fs::read_to_string(f).unwrap()).into_iter().collect::<String>());
    let cut = |text: String| text.split(|c: char| !is_han(c)).map(str::to_owned).collect::<Vec<_>>();
    texts.flat_map(cut).filter(|clause| clause.chars().count() > 1).collect()
}

fn cut(jieba: &Jieba, clause: &str) -> String {
    jieba.cut(clause, false).iter().map(|t| t.word).collect::<Vec<_>>().join("/")
}

/// Where a word ends between two Han characters.
fn ends(segmenter: &Segmenter, clause: &str) -> BTreeSet<usize> {
    let chars: Vec<char> = clause.chars().collect();
    let mut words = Words::new(segmenter, &chars);
    words.segment(0, chars.len());
    between_han(&chars, words.boundaries.into_iter())
}

fn between_han(chars: &[char], places: impl Iterator<Item = usize>) -> BTreeSet<usize> {
    places.filter(|&at| 0 < at && at < chars.len() && is_han(chars[at - 1]) && is_han(chars[at])).collect()
}

/// jieba itself, with terms as words; it never sees [`SPARE`] in the tests.
struct Oracle {
    jieba: Jieba,
    terms: Vec<String>,
    segmenter: Segmenter,
}

/// A word that gives its frequency to the terms, so that the sum of all stays.
const SPARE: &str = "他们";

impl Oracle {
    fn new(terms: Vec<String>) -> Self {
        let mut jieba = Jieba::with_dict(&mut WORDS.as_bytes()).unwrap();
        let mut spare = frequencies()[SPARE] as usize;
        for term in &terms {
            if !jieba.has_word(term) {
                jieba.add_word(term, Some(3), None);
                spare -= 3;
            }
        }
        jieba.add_word(SPARE, Some(spare), None);
        let segmenter = Segmenter::new(terms.iter().cloned().map(Cow::Owned).collect());
        Self { jieba, terms, segmenter }
    }

    fn agrees(&self, clause: &str) -> Result<(), TestCaseError> {
        let chars: Vec<char> = clause.chars().collect();
        let theirs = between_han(&chars, self.jieba.cut(clause, false).iter().map(|token| token.end));
        prop_assert_eq!(ends(&self.segmenter, clause), theirs, "{}", clause);
        Ok(())
    }
}

/// Terms with characters that the dictionary doesn't know.
const ODD: [&str; 4] = ["a股市", "𠮷野家", "微信a", "㐂寿司"];
static PLAIN: LazyLock<Oracle> = LazyLock::new(|| Oracle::new(Vec::new()));
/// Terms that cut across the words of the samples.
static WITH_TERMS: LazyLock<Oracle> = LazyLock::new(|| {
    let stretch = |(i, clause): (usize, String)| {
        let chars: Vec<char> = clause.chars().collect();
        let term: String = chars.iter().skip(i % chars.len()).take(2 + i % 4).collect();
        (term.chars().count() > 1 && term != SPARE).then_some(term)
    };
    let stretches = clauses().into_iter().enumerate().filter_map(stretch);
    Oracle::new(stretches.chain(ODD.map(str::to_owned)).collect())
});

fn frequencies() -> BTreeMap<&'static str, u32> {
    let entry = |line: &'static str| {
        let mut fields = line.split(' ');
        (fields.next().unwrap(), fields.next().unwrap().parse().unwrap())
    };
    WORDS.lines().map(entry).collect()
}

#[test]
fn the_samples_are_cut_as_jieba_cuts_them() {
    assert!(WITH_TERMS.terms.len() > 100, "{} terms", WITH_TERMS.terms.len());
    for clause in clauses().iter().filter(|clause| !clause.contains(SPARE)) {
        PLAIN.agrees(clause).unwrap();
        WITH_TERMS.agrees(clause).unwrap();
    }
}

proptest! {
    #[test]
    fn words_in_any_order_are_cut_as_jieba_cuts_them(
        pieces in vec(prop_oneof![
            4 => select(frequencies().into_keys().map(str::to_owned).collect::<Vec<_>>()),
            2 => select(WITH_TERMS.terms.clone()),
            1 => select([&ODD[..], &["a", "3", "b3", "𠮷", "㐂", "龘"]].concat()).prop_map(str::to_owned),
        ], 1..12),
        half in any::<bool>(),
    ) {
        let pieces: Vec<&str> = pieces
            .iter()
            .map(|piece| piece.char_indices().nth(1).filter(|_| half).map_or(&**piece, |(at, _)| &piece[at..]))
            .collect();
        let clause = pieces.concat();
        prop_assume!(!clause.contains(SPARE));
        PLAIN.agrees(&clause)?;
        WITH_TERMS.agrees(&clause)?;
    }
}

#[test]
fn the_samples_are_segmented_as_well_as_with_the_whole_dictionary() {
    let segmenter = Segmenter::default();
    let whole = std::fs::read_to_string(WHOLE).unwrap();
    let (mut kept, mut all) = (0, 0);
    for line in whole.lines() {
        let clause = line.replace('/', "");
        let words = line.split('/').scan(0, |end, word| {
            *end += word.chars().count();
            Some(*end)
        });
        let chars: Vec<char> = clause.chars().collect();
        let (whole, pruned) = (between_han(&chars, words), ends(&segmenter, &clause));
        kept += whole.intersection(&pruned).count();
        all += whole.len();
    }
    assert!(all > 1000, "only {all} boundaries");
    assert!(kept * 1000 >= all * 997, "{kept} of {all} boundaries kept");
}

/// Writes `tests/segmentation.txt` anew, with the dictionary that SHENJIAO_JIEBA_DICT names.
#[test]
#[ignore = "a maker of data"]
fn make_segmentation() {
    let path = std::env::var_os("SHENJIAO_JIEBA_DICT").expect("SHENJIAO_JIEBA_DICT names jieba's whole dict.txt");
    let dict = std::fs::read(Path::new(&path)).unwrap();
    let jieba = Jieba::with_dict(&mut &dict[..]).unwrap();
    let lines: String = clauses().iter().map(|clause| cut(&jieba, clause) + "\n").collect();
    std::fs::write(WHOLE, lines).unwrap();
}

#[test]
fn every_word_of_the_dictionary_has_its_weight() {
    let words = frequencies();
    let total = f64::from(words.values().sum::<u32>()).ln();
    for (word, times) in words {
        assert_eq!(DICTIONARY.get(word), Some(f64::from(times).ln() - total), "{word}");
    }
    assert_eq!(DICTIONARY.unknown(), -total);
}

#[test]
fn misspellings_are_no_words() {
    for wrong in ["渡假村", "震憾", "松驰", "再接再励", "饮鸠止渴", "迫不急待"] {
        assert_eq!(DICTIONARY.get(wrong), None, "{wrong}");
    }
}

#[test]
fn words_are_not_cut() {
    let segmenter = Segmenter::new(["口交", "大麻", "法轮", "黄片", "成人"].map(Cow::Borrowed).into());
    for (text, term, whole) in [
        ("路口交通", "口交", false),
        ("大麻烦", "大麻", false),
        ("方法轮换", "法轮", false),
        ("三黄片", "黄片", false),
        ("成人教育", "成人", false),
        ("贩卖大麻案", "大麻", true),
        ("看黄片网站", "黄片", true),
        ("黄片", "黄片", true),
    ] {
        let chars: Vec<char> = text.chars().collect();
        let start = text[..text.find(term).unwrap()].chars().count();
        let end = start + term.chars().count();
        assert_eq!(Words::new(&segmenter, &chars).is_whole(start, end), whole, "{term} in {text}");
    }
}
