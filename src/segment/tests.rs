#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::{borrow::Cow, collections::BTreeSet, path::Path};

use jieba_rs::Jieba;

use super::{
    Segmenter, Words,
    vocabulary::{TOTAL, WORDS},
};
use crate::fold::fold_term;

/// The samples as the whole dictionary of jieba cuts them; `tools/README.md` says how it is made.
const WHOLE: &str = "tests/segmentation.txt";

/// The clauses of the samples, folded.
fn clauses() -> Vec<String> {
    let mut files: Vec<_> = std::fs::read_dir("samples").unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().map(|f| fold_term(&std::fs::read_to_string(f).unwrap()).into_iter().collect::<String>());
    let cut = |text: String| text.split(|c: char| !super::is_han(c)).map(str::to_owned).collect::<Vec<_>>();
    texts.flat_map(cut).filter(|clause| clause.chars().count() > 1).collect()
}

fn cut(jieba: &Jieba, clause: &str) -> String {
    jieba.cut(clause, false).iter().map(|t| t.word).collect::<Vec<_>>().join("/")
}

fn boundaries(cut: &str) -> BTreeSet<usize> {
    let words = cut.split('/').scan(0, |end, word| {
        *end += word.chars().count();
        Some(*end)
    });
    words.collect()
}

#[test]
fn the_samples_are_segmented_as_well_as_with_the_whole_dictionary() {
    let pruned = Jieba::with_dict(&mut WORDS.as_bytes()).unwrap();
    let whole = std::fs::read_to_string(WHOLE).unwrap();
    let (mut kept, mut all) = (0, 0);
    for line in whole.lines() {
        let clause = line.replace('/', "");
        let (whole, pruned) = (boundaries(line), boundaries(&cut(&pruned, &clause)));
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
fn words_loaded_when_needed_cut_as_if_all_were() {
    let all = Jieba::with_dict(&mut WORDS.as_bytes()).unwrap();
    let segmenter = Segmenter::default();
    for clause in clauses() {
        let whole: Vec<_> = all.cut(&clause, false).iter().map(|token| token.start).collect();
        assert_eq!(segmenter.cut(&clause), whole, "{clause}");
        assert_eq!(segmenter.cut(&clause), whole, "{clause} again");
    }
}

#[test]
fn the_dictionary_is_sorted_and_summed() {
    assert!(WORDS.lines().is_sorted());
    let frequency = |line: &str| line.split(' ').nth(1).unwrap().parse::<usize>().unwrap();
    assert_eq!(WORDS.lines().map(frequency).sum::<usize>(), TOTAL);
}

#[test]
fn misspellings_are_no_words() {
    let jieba = Jieba::with_dict(&mut WORDS.as_bytes()).unwrap();
    for wrong in ["渡假村", "震憾", "松驰", "再接再励", "饮鸠止渴", "迫不急待"] {
        assert!(!jieba.has_word(wrong), "{wrong}");
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
