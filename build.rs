//! Compiles the built-in packs and the default regime, with the library's own code, into what the library
//! decodes at a start, and the dictionary for segmentation into what it reads in place.
#![allow(dead_code, unreachable_pub, reason = "the library uses more of these modules")]
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "the library reads and prints nothing; this does")]

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs,
    path::Path,
};

#[path = "build/alike.rs"]
mod alike;
#[path = "src/date.rs"]
mod date;
#[path = "src/detect"]
mod detect {
    pub(crate) mod catalogue;
}
#[path = "src/dictionary"]
mod dictionary {
    mod entry;
    mod enumeration;
    mod known;
    pub(crate) mod layers;
    mod pack;
    mod pattern;
    mod raw;
    mod text;
    pub(crate) mod titles;
    /// The texts that have been written.
    pub(crate) mod texts {
        use std::{cell::RefCell, collections::HashMap};

        thread_local! {
            static TEXTS: RefCell<(String, HashMap<String, usize>)> = RefCell::default();
        }

        pub(super) fn at(_: (usize, usize)) -> Option<&'static str> {
            None
        }

        pub(super) fn place(text: &str) -> (usize, usize) {
            TEXTS.with_borrow_mut(|(all, places)| {
                let start = *places.entry(text.to_owned()).or_insert(all.len());
                if start == all.len() {
                    all.push_str(text);
                }
                (start, text.len())
            })
        }

        pub(crate) fn all() -> String {
            TEXTS.with_borrow(|(all, _)| all.clone())
        }
    }
}
#[path = "src/error.rs"]
mod error;
#[path = "src/finding.rs"]
mod finding;
#[path = "src/fold"]
mod fold {
    mod chars;
    pub(crate) use chars::fold_term;
}
#[path = "src/position.rs"]
mod position;
#[path = "src/review.rs"]
mod review;
#[path = "src/route"]
mod route {
    pub(crate) mod regime;
}
#[path = "src/rule.rs"]
mod rule;
#[path = "src/segment"]
mod segment {
    pub(crate) mod trie;
}
#[path = "src/span.rs"]
mod span;

// What these modules call `crate::…`, as the library's root has it.
use date::Date;
use error::{BuildError, PackProblem, PackSource, Place, Problem};
use finding::{Applicability, Finding, Layer, Origin};
use position::{LineIndex, Position};
use review::{Sheet, SheetStage};
use rule::{Action, Category, Disposition, Gate, Rule, Severity, Stage};
use span::Span;

use dictionary::{
    layers::{Dictionary, Whose},
    texts,
    titles::{Name, Named, Title, Titles, key::Key},
};
use route::regime::Regime;
use segment::trie;

const FOLDER: &str = "dictionaries";
/// Folders in it that hold no packs.
const OTHER_DATA: [&str; 3] = ["near-miss", "reference", "regimes"];
const REGIME: &str = "dictionaries/regimes/default.toml";
const ALIKE: &str = "dictionaries/reference/confusion.txt";
const WORDS: &str = "dictionaries/reference/segment.txt";
const TITLES: &str = "dictionaries/reference/titles.tsv";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let titles = Titles::default().with(titles(&fs::read_to_string(TITLES)?)?);
    let dictionary = Dictionary { titles, ..Dictionary::default() };
    let dictionary = dictionary.with(&packs()?).map_err(BuildError::Packs);
    let regime = Regime::parse(REGIME, &fs::read_to_string(REGIME)?);
    match (dictionary, regime) {
        (Ok(dictionary), Ok(regime)) => write(&dictionary, &regime),
        (dictionary, regime) => {
            let problems = [dictionary.err(), regime.err()].into_iter().flatten().map(|e| e.to_string());
            problems.for_each(|p| p.lines().for_each(|line| println!("cargo::error={line}")));
            Ok(())
        }
    }
}

/// The packs, called by their paths from the root of the crate.
fn packs() -> Result<Vec<(PackSource, Whose)>, Box<dyn Error>> {
    let mut packs = Vec::new();
    for folder in fs::read_dir(FOLDER)? {
        let folder = folder?;
        let name = folder.file_name().into_string().unwrap_or_default();
        if !folder.path().is_dir() || OTHER_DATA.contains(&&*name) {
            continue;
        }
        for file in fs::read_dir(folder.path())? {
            let path = file?.path();
            if let Some(file) = path.file_name().and_then(|f| f.to_str()).filter(|f| f.ends_with(".toml")) {
                let pack = PackSource { name: format!("{FOLDER}/{name}/{file}"), text: fs::read_to_string(&path)? };
                packs.push((pack, Whose::Library));
            }
        }
    }
    Ok(packs)
}

fn write(dictionary: &Dictionary, regime: &Regime) -> Result<(), Box<dyn Error>> {
    let Dictionary { disabled, severities, own_rules, .. } = dictionary;
    if !(disabled.is_empty() && severities.is_empty() && own_rules.is_empty()) {
        return Err("a built-in pack only adds entries and exempt phrases: its rules stand in the catalogue".into());
    }
    let known = dictionary.known.iter().zip(1..);
    let known = known.flat_map(|(group, number)| group.texts.iter().map(move |text| (&**text, number)));
    let of_entries = dictionary.entries.iter().map(|entry| &entry.examples);
    let examples: Vec<_> = of_entries.chain(dictionary.enumerations.iter().map(|e| &e.examples)).collect();
    let folder = env::var("OUT_DIR")?;
    for (name, bytes) in [
        ("alike", alike::write(ALIKE, &fs::read_to_string(ALIKE)?)?),
        ("entries", postcard::to_allocvec(dictionary)?),
        ("examples", postcard::to_allocvec(&examples)?),
        ("known", trie::write(known, &[0.0])),
        ("regime", postcard::to_allocvec(regime)?),
        ("texts", texts::all().into_bytes()),
        ("titles", dictionary.titles.as_ref().to_vec()),
        ("words", words(&fs::read_to_string(WORDS)?)?),
    ] {
        fs::write(Path::new(&folder).join(name), bytes)?;
    }
    Ok(())
}

/// The rows of the table of titles: a title, the day on which its version is in force and the number of its last
/// article, the last two if they are known.
fn titles(table: &str) -> Result<Vec<Named<'_>>, String> {
    let row = |(number, line)| {
        let wrong = || format!("{TITLES}:{number}: no title, day and number of articles with tabs between: {line}");
        let [name, since, articles] = str::split(line, '\t').collect::<Vec<_>>()[..] else { return Err(wrong()) };
        let since = (!since.is_empty()).then(|| since.parse()).transpose().map_err(|_| wrong())?;
        let articles = (!articles.is_empty()).then(|| articles.parse()).transpose().map_err(|_| wrong())?;
        let title = Title {
            name: name.into(),
            since,
            until: None,
            successor: None,
            articles,
            citation: "".into(),
            layer: Layer::Builtin,
            pack: "reference/titles".into(),
        };
        Ok((Key::new(&fold::fold_term(name)).chars.into_iter().collect(), (Name::Full, title)))
    };
    (1..).zip(table.lines()).map(row).collect()
}

/// The trie of a dictionary of jieba: a word, its frequency and its tag a line. Its weights are logarithms of
/// shares, the first that of what occurs once.
fn words(dictionary: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let word = |(number, line): (usize, _)| {
        let mut fields = str::split(line, ' ');
        let word = fields.next().filter(|word| !word.is_empty());
        let frequency = fields.next().and_then(|frequency| frequency.parse::<u32>().ok()).filter(|&f| f > 0);
        word.zip(frequency).ok_or_else(|| format!("{WORDS}:{}: no `word frequency tag`: {line}", number + 1))
    };
    let words: Vec<(&str, u32)> = dictionary.lines().enumerate().map(word).collect::<Result<_, _>>()?;
    let total: u32 = words.iter().map(|&(_, frequency)| frequency).sum();
    let frequencies: BTreeSet<u32> = words.iter().map(|&(_, frequency)| frequency).collect();
    let numbers: BTreeMap<u32, u16> = frequencies.iter().copied().zip(1..=u16::MAX).collect();
    let weights = [1].iter().chain(&frequencies).map(|&f| f64::from(f).ln() - f64::from(total).ln());
    let number = |frequency| numbers.get(frequency).ok_or("more frequencies than numbers for them");
    let words: Vec<(&str, u16)> =
        words.iter().map(|(word, f)| Ok((*word, *number(f)?))).collect::<Result<_, &str>>()?;
    Ok(trie::write(words.into_iter(), &weights.collect::<Vec<_>>()))
}
