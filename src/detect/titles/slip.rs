//! Titles that are nearly those of the table.

use super::{Cited, as_written, is_elsewhere, raw};
use crate::{
    Applicability, Severity,
    detect::{Raw, Text},
    dictionary::{Change, Key, Title, Titles},
    fold::fold_term,
    segment::Segmenter,
};

const RULE: &str = "phrasing/law-title";
/// What stands in brackets behind a title that may not be that of a law yet.
const DRAFTS: &[&str] = &["草案", "稿"];

/// How much a title differs from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    /// A character wrong, missing or too many, or two that have changed places.
    Character,
    /// A word missing or too many.
    Word,
    /// A word for another.
    Words,
}

/// A title that a text may have meant.
struct Meant<'t> {
    title: Title<'t>,
    change: Change,
    size: Size,
    /// What the title is looked up by.
    key: Vec<char>,
}

pub(super) fn in_marks(text: &Text<'_>, cited: &Cited, titles: &Titles, segmenter: &Segmenter) -> Option<Raw> {
    let key = &cited.key.chars;
    let remark = &text.folded.chars[cited.start + cited.key.end..cited.behind];
    if DRAFTS.iter().any(|draft| remark.iter().collect::<String>().contains(draft)) {
        return None;
    }
    let meant = only(text, key, titles)?;
    let broken = || singles(segmenter, key) > singles(segmenter, &meant.key);
    let length = key.len();
    let sure = cited.key.of_state && meant.title.name.starts_with("中华");
    let credible = match meant.size {
        _ if sure => length >= 3 && (meant.size == Size::Character || length >= 5) && !meant.is_longer(length),
        _ if meant.is_at_edge(length) => false,
        Size::Character if is_law(key) => length >= 6 || (length >= 4 && broken()),
        Size::Character => length >= 10 || (length >= 6 && broken()),
        Size::Word => length >= if is_law(key) { 7 } else { 12 },
        Size::Words => false,
    };
    (credible && !is_elsewhere(text, cited)).then(|| finding(text, cited, &meant, sure || broken(), segmenter))
}

pub(super) fn plain(text: &Text<'_>, cited: &Cited, titles: &Titles, segmenter: &Segmenter) -> Option<Raw> {
    let key = &cited.key.chars;
    let length = key.len();
    let is_title = is_law(key) || key.ends_with(&['法', '典']) || key.ends_with(&['条', '例']);
    let meant = only(text, key, titles).filter(|_| is_title && length >= 5)?;
    let credible = match meant.size {
        Size::Character => true,
        Size::Word => length >= 7,
        Size::Words => false,
    };
    let of_state = meant.title.name.starts_with("中华") && !meant.is_at_edge(length);
    (credible && of_state).then(|| finding(text, cited, &meant, true, segmenter))
}

/// The one title in force that differs least.
fn only<'t>(text: &Text<'_>, key: &[char], titles: &'t Titles) -> Option<Meant<'t>> {
    let near = titles.near(key).into_iter().filter(|(title, _)| !title.is_repealed(text.as_of));
    let mut meant: Vec<Meant<'_>> = near
        .map(|(title, change)| {
            let key_of_title = Key::new(&fold_term(&title.name)).chars;
            Meant { size: size(key, &key_of_title, change), title, change, key: key_of_title }
        })
        .collect();
    meant.sort_by_key(|meant| meant.size);
    match &meant[..] {
        [] => None,
        [first, second, ..] if first.size == second.size => None,
        _ => Some(meant.swap_remove(0)),
    }
}

impl Meant<'_> {
    /// Whether the text only has more, or less, at one end.
    fn is_at_edge(&self, length: usize) -> bool {
        let Change { at, wrong, right } = self.change;
        (wrong == 0 || right == 0) && (at == 0 || at + wrong == length)
    }

    /// Whether the text goes on behind the title.
    fn is_longer(&self, length: usize) -> bool {
        self.change.right == 0 && self.change.at + self.change.wrong == length
    }
}

fn size(text: &[char], title: &[char], Change { at, wrong, right }: Change) -> Size {
    let swapped = || text[at] == title[at + 1] && text[at + 1] == title[at];
    match (wrong, right) {
        (0 | 1, 0 | 1) => Size::Character,
        (2, 2) if swapped() => Size::Character,
        (0, _) | (_, 0) => Size::Word,
        _ => Size::Words,
    }
}

/// Whether it is called a law: all that are are known.
fn is_law(key: &[char]) -> bool {
    match key {
        [.., before, '法'] => !"办方合依违执司守立".contains(*before),
        _ => false,
    }
}

/// How many words of one character a title is cut into: more where one is broken.
fn singles(segmenter: &Segmenter, title: &[char]) -> usize {
    let ends = segmenter.ends(title);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).filter(|&(start, &end)| end == start + 1).count()
}

fn finding(text: &Text<'_>, cited: &Cited, meant: &Meant<'_>, sure: bool, segmenter: &Segmenter) -> Raw {
    let (from, to) = words(segmenter, meant);
    let span = cited.span(from, to - meant.change.right + meant.change.wrong);
    let own = text.own(cited.whole());
    let name = &meant.title.name;
    let message = format!("“{own}”有误，应为《{name}》");
    let severity = if sure { Severity::Error } else { Severity::Warning };
    let raw = raw(RULE, span, message, &meant.title).severity(severity);
    // With a mark, or the name of the state, inside it the stretch can't be put in its place.
    let plain = span.end - span.start == to - from + meant.change.wrong - meant.change.right;
    let right: String = {
        let places = Key::new(&fold_term(name)).places;
        name.chars().enumerate().filter(|(i, _)| places[from..to].contains(i)).map(|(_, c)| c).collect()
    };
    let _ = as_written;
    if plain { raw.suggest(right, Applicability::Unsafe) } else { raw }
}

/// The words of the title in which it differs, and one more where there the text has nothing.
fn words(segmenter: &Segmenter, meant: &Meant<'_>) -> (usize, usize) {
    let Change { at, wrong, right } = meant.change;
    let ends = segmenter.ends(&meant.key);
    let start_before = |at: usize| ends.iter().copied().rfind(|&end| end <= at).unwrap_or(0);
    let to = ends.iter().copied().find(|&end| end >= at + right).unwrap_or(meant.key.len());
    let from = start_before(at);
    let nothing_left = (to - from) + wrong == right || right == 0 && from == at;
    match from {
        0 if nothing_left => (0, ends.iter().copied().find(|&end| end > to).unwrap_or(to)),
        from if nothing_left => (start_before(from - 1), to),
        from => (from, to),
    }
}
