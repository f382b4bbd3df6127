//! From genuine text to a table with weights.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use shenjiao::{
    Reviewer,
    internals::near_miss::{FEATURES, kinds},
};

use crate::{
    corpus::{self, Document},
    fit::{Example, SIZE, fit, score},
    slips::{WAYS, is_han, slip},
    table::{Floors, Table},
};

/// One document in so many is kept out of all counting and fitting: those whose ids have the lowest SHA-256.
pub const KEPT_OUT: usize = 10;
/// The scorer is fitted to each part by what was counted in the others.
const FOLDS: usize = 4;
/// Slips of each way that are put into each part.
const SLIPS: usize = 8000;
const SEED: u64 = 20_261_123;
/// How many candidates in 10,000 characters of genuine text may be warnings, and errors, of each kind.
const RATES: [[f64; 2]; 3] = [[0.16, 0.006], [0.06, 0.003], [0.03, 0.002]];

pub fn train(texts: &[PathBuf], floors: Floors, table: &Path, report: &Path) -> Result<()> {
    let documents = corpus::read(texts)?;
    ensure!(documents.len() >= 2 * KEPT_OUT, "{} texts are too few to count", documents.len());
    let documents = &documents[documents.len() / KEPT_OUT..];
    let common = common(documents);
    let reviewer = Reviewer::builder().build()?;
    let mut examples: [Vec<(Example, bool)>; 3] = Default::default();
    let mut offered = BTreeMap::new();
    let mut clean = 0;
    for fold in 0..FOLDS {
        let part =
            |of: bool| documents.iter().enumerate().filter(move |(i, _)| (i % FOLDS == fold) == of).map(|(_, d)| d);
        let counted = Table::count(part(false).map(|d| &d.text[..]), floors).bytes("");
        let part: Vec<&Document> = part(true).collect();
        for document in &part {
            clean += document.text.len();
            reviewer.candidates(&document.text, &counted, |c| {
                examples[c.kind].push((Example { features: features(&c.features), right: false }, true));
            });
        }
        let mut random = Rng::with_seed(SEED + fold as u64);
        for (way, (name, kind)) in WAYS.iter().enumerate() {
            let mut put = 0;
            while put < SLIPS {
                let document = part[random.usize(..part.len())];
                let Some(slip) = slip(&document.text, way, &common, &mut random) else { continue };
                put += 1;
                reviewer.candidates(&slip.text, &counted, |c| {
                    let mended = c.kind == *kind && c.at == slip.at && c.right == slip.right;
                    // A character of a doubled pair is as good as the other.
                    let near = c.at.start < slip.at.end + 1 && slip.at.start < c.at.end + 1;
                    if mended {
                        *offered.entry(*name).or_insert(0) += 1;
                    }
                    if near {
                        examples[c.kind].push((Example { features: features(&c.features), right: mended }, false));
                    }
                });
            }
        }
    }

    let mut about = String::new();
    let mut told = String::new();
    for (kind, examples) in examples.into_iter().enumerate() {
        let name = kinds()[kind];
        let (examples, genuine): (Vec<Example>, Vec<bool>) = examples.into_iter().unzip();
        let weights = fit(&examples);
        let scores = |of: bool| {
            let chosen = examples.iter().zip(&genuine).filter(move |(e, genuine)| if of { **genuine } else { e.right });
            let mut scores: Vec<f32> = chosen.map(|(e, _)| score(&weights, &e.features)).collect();
            scores.sort_by(|a, b| b.total_cmp(a));
            scores
        };
        let (alarms, mended) = (scores(true), scores(false));
        let from = RATES[kind].map(|rate| {
            let most = (rate * clean as f64 / 1e4) as usize;
            alarms.get(most).copied().unwrap_or(0.0)
        });
        writeln!(about, "{name}: warning from = {:.3}\n{name}: error from = {:.3}", from[0], from[1])?;
        for (feature, weight) in FEATURES.iter().zip(weights) {
            writeln!(about, "{name}: {feature} = {weight:.4}")?;
        }
        let above =
            |scores: &[f32], from: f32| scores.partition_point(|&s| s >= from) as f64 / scores.len().max(1) as f64;
        writeln!(
            told,
            "| {name} | {} | {} | {:.3} | {:.3} |",
            alarms.len(),
            mended.len(),
            above(&mended, from[0]),
            above(&mended, from[1]),
        )?;
    }

    let whole = Table::count(documents.iter().map(|d| &d.text[..]), floors);
    let chars: usize = documents.iter().map(|d| d.text.len()).sum();
    let head = format!("counted = {} texts, {chars} characters\nfloors = {floors:?}\nseed = {SEED}\n", documents.len());
    let bytes = whole.bytes(&format!("{head}{about}"));
    fs::write(table, &bytes).with_context(|| format!("{} can't be written", table.display()))?;
    let [twos, threes, fours] = whole.kept();
    let rows: String = WAYS
        .iter()
        .map(|(name, _)| {
            let share = offered.get(name).copied().unwrap_or(0) as f64 / (SLIPS * FOLDS) as f64;
            format!("| {name} | {share:.3} |\n")
        })
        .collect();
    let weights: String = FEATURES
        .iter()
        .map(|feature| {
            let of = |kind: &str| {
                about.lines().find_map(|l| l.strip_prefix(&format!("{kind}: {feature} = "))).unwrap_or("").to_owned()
            };
            format!("| {feature} | {} |\n", kinds().map(of).join(" | "))
        })
        .collect();
    let report_text = format!(
        "# Training of the near misses\n\nWritten by `tools/near-miss train`; not to be edited.\n\n\
         Counted: {} texts, {chars} characters (one text in {KEPT_OUT} was kept out). Kept: {twos} pairs, {threes} threes, \
         {fours} fours, seen at least {floors:?} times. The table has {} bytes.\n\n\
         Fitted in {FOLDS} folds by document to {clean} characters of genuine text and {SLIPS} slips of each way in each fold, seed {SEED}.\n\n\
         ## How often the right form is among the candidates\n\n| slip | share |\n| --- | --- |\n{rows}\n\
         ## What is told apart\n\nCandidates in genuine text; candidates that mend a slip; the share of these that become a warning or an error, and an error.\n\n\
         | kind | genuine | mending | warning | error |\n| --- | --- | --- | --- | --- |\n{told}\n\
         ## Weights\n\n| feature | {} |\n| --- | --- | --- | --- |\n{weights}",
        documents.len(),
        bytes.len(),
        kinds().join(" | "),
    );
    fs::write(report, report_text).with_context(|| format!("{} can't be written", report.display()))
}

/// The characters that are put in the place of others: those seen at least once in 250,000 characters.
pub fn common(documents: &[Document]) -> BTreeSet<char> {
    let mut seen: BTreeMap<char, usize> = BTreeMap::new();
    let mut all = 0;
    for &c in documents.iter().flat_map(|d| &d.text).filter(|&&c| is_han(c)) {
        *seen.entry(c).or_default() += 1;
        all += 1;
    }
    seen.into_iter().filter(|&(_, times)| times * 250_000 >= all).map(|(c, _)| c).collect()
}

fn features(list: &[f32]) -> [f32; SIZE] {
    std::array::from_fn(|i| list[i])
}
