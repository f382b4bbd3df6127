//! Texts that a user names.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use shenjiao::{Format, internals};

/// A line of a file of texts.
#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
}

pub struct Document {
    pub id: String,
    pub hash: [u8; 32],
    /// Folded as the library folds a draft.
    pub text: Vec<char>,
}

/// Reads JSON lines with `id` and `text`, packed by gzip where the name says so; by the SHA-256 of their ids.
pub fn read(files: &[impl AsRef<Path>]) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    for file in files {
        let file = file.as_ref();
        let name = file.display();
        let open = File::open(file).with_context(|| format!("{name} can't be read"))?;
        let packed = file.extension().is_some_and(|extension| extension == "gz");
        let reader: Box<dyn Read> = if packed { Box::new(GzDecoder::new(open)) } else { Box::new(open) };
        for (number, line) in (1..).zip(BufReader::new(reader).lines()) {
            let line = line.with_context(|| format!("{name}:{number} can't be read"))?;
            if line.trim().is_empty() {
                continue;
            }
            let Line { id, text } = serde_json::from_str(&line)
                .with_context(|| format!("{name}:{number}: a line is {{\"id\": …, \"text\": …}}"))?;
            let hash = Sha256::digest(id.as_bytes()).into();
            let text = internals::fold(&text, Format::Text).into_iter().map(|(c, _)| c).collect();
            documents.push(Document { id, hash, text });
        }
    }
    documents.sort_by(|a, b| (a.hash, &a.id).cmp(&(b.hash, &b.id)));
    Ok(documents)
}
