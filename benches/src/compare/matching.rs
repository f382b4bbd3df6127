//! All occurrences of all terms: ours with all folding, the peers without any.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use daachorse::CharwiseDoubleArrayAhoCorasick;
use shenjiao::{
    Format,
    internals::{Terms, fold},
};
use shenjiao_benches::{
    find,
    terms::{self, Hits},
};

use crate::{clock::interleaved, corpus::pages, table};

struct Engines {
    ours: Terms,
    daachorse: CharwiseDoubleArrayAhoCorasick<u32>,
    aho_corasick: AhoCorasick,
}

type Hit = (usize, usize, u32);

impl Engines {
    fn new(terms: &[String]) -> Self {
        let kind = AhoCorasickKind::ContiguousNFA;
        Self {
            ours: Terms::new(terms.iter().map(String::as_str)),
            daachorse: CharwiseDoubleArrayAhoCorasick::new(terms).expect("terms differ"),
            aho_corasick: AhoCorasick::builder().kind(Some(kind)).build(terms).expect("terms are few"),
        }
    }

    fn ours(&self, text: &str, mut hit: impl FnMut(Hit)) {
        find(&self.ours, text, |at, term| hit((at.start, at.end, term)));
    }

    fn daachorse(&self, text: &str, hit: impl FnMut(Hit)) {
        self.daachorse.find_overlapping_iter(text).map(|m| (m.start(), m.end(), m.value())).for_each(hit);
    }

    fn aho_corasick(&self, text: &str, hit: impl FnMut(Hit)) {
        let hits = self.aho_corasick.find_overlapping_iter(text);
        hits.map(|m| (m.start(), m.end(), m.pattern().as_u32())).for_each(hit);
    }
}

pub fn measure(documents: &[&str]) {
    let all = documents.concat();
    let pages = pages(documents);
    let mut speeds = Vec::new();
    let mut hits = Vec::new();
    let dictionaries = [1_000, 10_000, 60_000].map(|count| [Hits::Rare, Hits::Dense].map(|hits| (count, hits)));
    for (count, density) in dictionaries.into_iter().flatten() {
        let engines = Engines::new(&terms::seeded(&all, count, density));
        for (name, texts) in [("documents", documents), ("2 KB pages", &pages)] {
            let name = format!("{count}, {density:?}, {name}").to_lowercase();
            let (times, counts) = run(&engines, texts);
            let bytes = texts.iter().map(|t| t.len()).sum();
            let [ours, daachorse, aho_corasick] = times;
            let speed = times.map(|time| table::speed(bytes, time));
            let ratios = [daachorse, aho_corasick].map(|theirs| table::times(ours, theirs));
            speeds.push(join([name.clone()], join::<3, 2, 5>(speed, ratios)));
            let chars: usize = texts.iter().map(|t| t.chars().count()).sum();
            let rate = format!("{:.1}", counts[0] as f64 * 1000.0 / chars as f64);
            hits.push(join([name], join::<3, 1, 4>(counts.map(|c| c.to_string()), [rate])));
        }
        compare(&engines, documents, count);
    }
    println!();
    let head = ["terms", "ours MB/s", "daachorse", "aho-corasick", "ours : daachorse", "ours : aho-corasick"];
    table::print("Matching, all hits with offsets", head, &speeds);
    let head = ["terms", "ours", "daachorse", "aho-corasick", "ours in 1,000 characters"];
    table::print("Hits", head, &hits);
}

fn run(engines: &Engines, texts: &[&str]) -> ([f64; 3], [usize; 3]) {
    let [mut ours, mut daachorse, mut aho_corasick] = [Tally::default(), Tally::default(), Tally::default()];
    let times = interleaved([
        &mut || ours = tally(texts, |text, tally| engines.ours(text, |hit| tally.add(hit))),
        &mut || daachorse = tally(texts, |text, tally| engines.daachorse(text, |hit| tally.add(hit))),
        &mut || aho_corasick = tally(texts, |text, tally| engines.aho_corasick(text, |hit| tally.add(hit))),
    ]);
    (times, [ours, daachorse, aho_corasick].map(|tally| std::hint::black_box(tally).count))
}

/// What is done with each hit: little, but all of it is used.
#[derive(Default)]
struct Tally {
    count: usize,
    sum: usize,
}

impl Tally {
    fn add(&mut self, (start, end, term): Hit) {
        self.count += 1;
        self.sum = self.sum.wrapping_add(start ^ end ^ term as usize);
    }
}

fn tally(texts: &[&str], mut each: impl FnMut(&str, &mut Tally)) -> Tally {
    let mut tally = Tally::default();
    texts.iter().for_each(|text| each(text, &mut tally));
    tally
}

/// On text that folds to itself all engines must find the same, so folded text is what they are compared on.
fn compare(engines: &Engines, documents: &[&str], count: usize) {
    let folded = |text: &str| fold(text, Format::Text).into_iter().map(|(c, _)| c).collect::<String>();
    let (mut compared, mut hits, mut different) = (0, 0, 0);
    for document in documents {
        let text = folded(document);
        if folded(&text) != text {
            continue;
        }
        let [mut ours, mut daachorse, mut aho_corasick] = [const { Vec::new() }; 3];
        engines.ours(&text, |hit| ours.push(hit));
        engines.daachorse(&text, |hit| daachorse.push(hit));
        engines.aho_corasick(&text, |hit| aho_corasick.push(hit));
        [&mut ours, &mut daachorse, &mut aho_corasick].into_iter().for_each(|hits| hits.sort_unstable());
        compared += 1;
        hits += ours.len();
        different += usize::from(ours != daachorse || ours != aho_corasick);
    }
    println!(
        "{count} terms on text folded beforehand ({compared} of {} documents): {hits} hits; \
         documents where the engines differ: {different}",
        documents.len()
    );
}

fn join<const A: usize, const B: usize, const N: usize>(first: [String; A], then: [String; B]) -> [String; N] {
    let mut cells = first.into_iter().chain(then);
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}
