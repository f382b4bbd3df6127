//! The text that is measured on.

use std::{
    fmt, fs,
    io::{BufRead, BufReader},
    path::Path,
};

use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use shenjiao_benches::{beginning, samples};

/// No more than this is used of a larger corpus: documents by lot.
const MOST: usize = 20_000_000;
/// How much is made of the samples where no corpus is given.
const SAMPLES: usize = 4_000_000;
const PAGE: usize = 2_000;

pub struct Corpus {
    pub documents: Vec<String>,
    from: &'static str,
}

impl fmt::Display for Corpus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes: usize = self.documents.iter().map(String::len).sum();
        let chars = || self.documents.iter().flat_map(|d| d.chars());
        let han = chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).count();
        let (all, count) = (chars().count(), self.documents.len());
        let share = 100.0 * han as f64 / all as f64;
        write!(f, "{:.1} MB in {count} documents, {share:.0} % Han, {}", bytes as f64 / 1e6, self.from)
    }
}

/// Reads `.txt`, `.jsonl` and `.jsonl.gz` files, or all such files in folders; without any, the samples with
/// their lines shuffled.
pub fn read(paths: &[String]) -> Result<Corpus, String> {
    let mut random = fastrand::Rng::with_seed(20_261_120);
    if paths.is_empty() {
        let mut lines: Vec<_> = samples::all().iter().flat_map(|s| s.lines()).map(|l| l.to_owned() + "\n").collect();
        let mut documents = Vec::new();
        let mut bytes = 0;
        while bytes < SAMPLES {
            random.shuffle(&mut lines);
            documents.push(lines.concat());
            bytes += documents[documents.len() - 1].len();
        }
        return Ok(Corpus { documents, from: "made of samples/" });
    }
    let mut found = Vec::new();
    for path in paths {
        add(Path::new(path), &mut found)?;
    }
    random.shuffle(&mut found);
    let mut documents = Vec::new();
    let mut bytes = 0;
    for document in found {
        if bytes + document.len() <= MOST {
            bytes += document.len();
            documents.push(document);
        }
    }
    if bytes < 100_000 {
        return Err(format!("{} hold {bytes} bytes of text: too little to measure on", paths.join(", ")));
    }
    Ok(Corpus { documents, from: "as given" })
}

/// Cuts documents into pages of 2 KB.
pub fn pages<'t>(documents: &[&'t str]) -> Vec<&'t str> {
    let mut pages = Vec::new();
    for &document in documents {
        let mut rest = document;
        while !rest.is_empty() {
            let page = beginning(rest, PAGE);
            pages.push(page);
            rest = &rest[page.len()..];
        }
    }
    // The short ends would measure the start of a call.
    pages.retain(|page| page.len() > PAGE / 2);
    pages
}

fn add(path: &Path, documents: &mut Vec<String>) -> Result<(), String> {
    let wrong = |error: &dyn fmt::Display| format!("{}: {error}", path.display());
    if fs::metadata(path).map_err(|error| wrong(&error))?.is_dir() {
        let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut inside: Vec<_> = entries.map_err(|error| wrong(&error))?.iter().map(fs::DirEntry::path).collect();
        inside.sort();
        inside.retain(|path| path.is_dir() || kind(path).is_some());
        return inside.iter().try_for_each(|path| add(path, documents));
    }
    let kind = kind(path).ok_or_else(|| wrong(&"give .txt, .jsonl or .jsonl.gz files, or folders of them"))?;
    let file = fs::File::open(path).map_err(|error| wrong(&error))?;
    let lines: Box<dyn BufRead> = match kind {
        Kind::Text => {
            documents.push(fs::read_to_string(path).map_err(|error| wrong(&error))?);
            return Ok(());
        }
        Kind::Lines => Box::new(BufReader::new(file)),
        Kind::Zipped => Box::new(BufReader::new(MultiGzDecoder::new(file))),
    };
    for (number, line) in (1..).zip(lines.lines()) {
        let line = line.map_err(|error| wrong(&error))?;
        let document: Document = serde_json::from_str(&line).map_err(|error| {
            format!("{}:{number}: {error}; a line is an object with a field `text`", path.display())
        })?;
        documents.push(document.text);
    }
    Ok(())
}

#[derive(Deserialize)]
struct Document {
    text: String,
}

enum Kind {
    Text,
    Lines,
    Zipped,
}

fn kind(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_str()?;
    match name {
        _ if name.ends_with(".txt") => Some(Kind::Text),
        _ if name.ends_with(".jsonl") => Some(Kind::Lines),
        _ if name.ends_with(".jsonl.gz") => Some(Kind::Zipped),
        _ => None,
    }
}
