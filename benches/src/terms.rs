//! Dictionaries of seeded terms.

use std::collections::{BTreeSet, HashSet};

use shenjiao::internals::fold_term;

/// One in so many terms is cut out of the text, so that there are hits.
const CUT: usize = 10;

/// How often terms are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hits {
    /// Characters are drawn as often as they stand in the text, and one term in ten is a stretch of it.
    Dense,
    /// All characters of the text are drawn alike, as rare as dictionaries of unlawful terms are in papers of an
    /// office.
    Rare,
}

/// Different terms of two to six characters. Only Han characters that fold to themselves are taken: so the same
/// terms can be found with folding and without.
pub fn seeded(text: &str, count: usize, hits: Hits) -> Vec<String> {
    let own = fold_to_themselves(text);
    let chars: Vec<Option<char>> = match hits {
        Hits::Dense => text.chars().map(|c| own.contains(&c).then_some(c)).collect(),
        Hits::Rare => own.into_iter().map(Some).collect(),
    };
    let mut random = fastrand::Rng::with_seed(20_261_120);
    let mut seen = HashSet::new();
    let mut terms = Vec::with_capacity(count);
    while terms.len() < count {
        let length = random.usize(2..=6);
        let term: Option<String> = if hits == Hits::Dense && random.usize(..CUT) == 0 {
            let start = random.usize(..chars.len() - length);
            chars[start..start + length].iter().copied().collect()
        } else {
            let draws = std::iter::repeat_with(|| chars[random.usize(..chars.len())]);
            Some(draws.flatten().take(length).collect())
        };
        if let Some(term) = term.filter(|term| seen.insert(term.clone())) {
            terms.push(term);
        }
    }
    terms
}

fn fold_to_themselves(text: &str) -> BTreeSet<char> {
    let han: BTreeSet<char> = text.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).collect();
    let folded = fold_term(&han.iter().collect::<String>());
    assert_eq!(folded.chars().count(), han.len(), "a Han character folds to one");
    han.into_iter().zip(folded.chars()).filter(|(from, to)| from == to).map(|(c, _)| c).collect()
}
