//! A name for a finding that survives edits elsewhere in the draft, and other compilers.

use std::{collections::HashMap, fmt::Write};

use sha2::{Digest, Sha256};

use crate::{
    Category,
    dictionary::ends_sentence,
    fold::{Folded, FoldedSpan},
};

/// A clause is looked at so far on each side.
const CLAUSE: usize = 40;

/// Counts how often the same thing was found before.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints {
    seen: HashMap<String, usize>,
}

impl Fingerprints {
    /// The next occurrence of a rule's subject.
    pub(crate) fn next(&mut self, rule: &str, subject: &str) -> String {
        let what = format!("{rule}\n{subject}");
        let occurrence = self.seen.entry(what.clone()).or_default();
        *occurrence += 1;
        let digest = Sha256::digest(format!("{what}\n{occurrence}"));
        digest[..8].iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// What a finding is about: the folded text. For personal data and secrets the clause with every digit
/// masked, as a hash of a telephone number is found by trying them all.
pub(crate) fn subject(rule: &str, folded: &Folded<'_>, span: FoldedSpan) -> String {
    match Category::of_rule(rule) {
        Some(Category::Privacy | Category::Secrecy) => clause(folded, span),
        _ => folded.text(span),
    }
}

fn clause(folded: &Folded<'_>, span: FoldedSpan) -> String {
    let inside = |c: &&char| !ends_sentence(**c) && **c != ',';
    let before = folded.chars[..span.start].iter().rev().take(CLAUSE).take_while(inside).count();
    let after = folded.chars[span.end..].iter().take(CLAUSE).take_while(inside).count();
    let chars = folded.chars[span.start - before..span.end + after].iter();
    chars.map(|&c| if c.is_ascii_digit() || c == 'x' { '#' } else { c }).collect()
}
