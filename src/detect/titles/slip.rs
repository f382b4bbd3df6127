//! Titles that are nearly those of the table.

use super::{Cited, as_written, is_elsewhere, raw, repealed};
use crate::{
    Applicability, Severity,
    detect::{Raw, Text},
    dictionary::{Change, Key, STATE, Title, Titles},
    fold::fold_term,
    segment::Segmenter,
};

const RULE: &str = "phrasing/law-title";
/// What stands in brackets behind a title that may not be that of a law yet.
const DRAFTS: &[&str] = &["草案", "稿"];
/// What documents are called; an older one on the same matter may have been called otherwise.
const KINDS: &[&str] = &["法", "条例", "办法", "规定", "细则", "规则"];
/// With one of these in its last two characters a title may be that of a document, or nearly so.
const ENDS: &str = "法发典例定则规章程准释复答见知决议条办细令要案划";
/// What is put into the title of a document, or left out, when it is made anew.
const TRIALS: &[&str] = &["暂行", "试行"];

/// How much a title differs from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    /// A character wrong, missing or too many, or two that have changed places.
    Character,
    /// A word missing or too many.
    Word,
    /// Another kind of document.
    Kind,
    Other,
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
    let length = key.len();
    if !cited.key.of_state && (length < 4 || !key[length - 2..].iter().any(|&c| ENDS.contains(c))) {
        return None;
    }
    let remark = &text.folded.chars[cited.start + cited.key.end..cited.behind];
    if DRAFTS.iter().any(|draft| remark.iter().collect::<String>().contains(draft)) {
        return None;
    }
    let Some(meant) = only(text, key, titles) else { return state(text, cited, titles) };
    let of_state = cited.key.of_state && is_of_state(&meant.title);
    let broken = || singles(segmenter, key) > singles(segmenter, &meant.key);
    let credible = match meant.size {
        _ if length >= 4 && meant.is_typing(key) => true,
        Size::Kind if repealed::is_past(text, cited, None, None) => false,
        _ if !of_state && meant.is_at_edge(length) || meant.is_part(length) => false,
        Size::Word | Size::Kind if meant.title.is_repealed(text.as_of) => is_law(key) && length >= 8,
        Size::Character if of_state => length >= 3,
        Size::Word | Size::Kind if of_state => length >= 5,
        Size::Character if is_law(key) => length >= 6 || length >= 4 && broken(),
        Size::Character => length >= 10 || length >= 6 && broken(),
        Size::Word => length >= if is_law(key) { 7 } else { 12 },
        Size::Kind | Size::Other => false,
    };
    if !credible || is_elsewhere(text, cited) {
        return None;
    }
    let sure = meant.size != Size::Kind && (of_state || broken());
    Some(finding(text, cited, &meant, segmenter).severity(if sure { Severity::Error } else { Severity::Warning }))
}

pub(super) fn plain(text: &Text<'_>, cited: &Cited, titles: &Titles, segmenter: &Segmenter) -> Option<Raw> {
    let key = &cited.key.chars;
    let length = key.len();
    let is_title = is_law(key) || key.ends_with(&['法', '典']) || key.ends_with(&['条', '例']);
    let meant = only(text, key, titles).filter(|_| is_title && length >= 5)?;
    let credible = match meant.size {
        Size::Character => true,
        Size::Word => length >= 7,
        Size::Kind | Size::Other => false,
    };
    (credible && is_of_state(&meant.title) && !meant.is_at_edge(length))
        .then(|| finding(text, cited, &meant, segmenter).severity(Severity::Error))
}

/// A name that is known to be wrong.
pub(super) fn misnomer(text: &Text<'_>, cited: &Cited, title: &Title<'_>) -> Raw {
    let message = format!("“{}”有误，应为《{}》", text.own(cited.whole()), title.name);
    let severity = if cited.key.of_state { Severity::Error } else { Severity::Warning };
    let raw = raw(RULE, cited.whole(), message, title).severity(severity);
    raw.suggest(as_written(&title.name, cited), Applicability::Unsafe)
}

/// A title whose beginning is nearly the name of the state.
fn state(text: &Text<'_>, cited: &Cited, titles: &Titles) -> Option<Raw> {
    let key = &cited.key.chars;
    let near = |&length: &usize| {
        let change = Change::between(&key[..length], STATE);
        change.is_some_and(|change| size(&key[..length], &STATE, change) == Size::Character)
            && titles.find(&key[length..]).is_some_and(|(_, title)| is_of_state(&title))
    };
    let length = (STATE.len() - 1..=STATE.len() + 1).filter(|&length| length + 2 <= key.len()).find(near)?;
    let (_, title) = titles.find(&key[length..])?;
    let message = format!("“{}”有误，应为《{}》", text.own(cited.whole()), title.name);
    let raw = raw(RULE, cited.span(0, length), message, &title).severity(Severity::Error);
    Some(raw.suggest(String::from_iter(STATE), Applicability::Unsafe))
}

/// The one title that differs least; one in force before those that were repealed.
fn only<'t>(text: &Text<'_>, key: &[char], titles: &'t Titles) -> Option<Meant<'t>> {
    let mut meant: Vec<Meant<'_>> =
        titles.near(key).into_iter().map(|(title, change)| Meant::new(key, title, change)).collect();
    if meant.iter().any(|meant| !meant.title.is_repealed(text.as_of)) {
        meant.retain(|meant| !meant.title.is_repealed(text.as_of));
    }
    meant.sort_by_key(|meant| meant.size);
    match &meant[..] {
        [] => None,
        [first, second, ..] if first.size == second.size => None,
        _ => Some(meant.swap_remove(0)),
    }
}

impl<'t> Meant<'t> {
    fn new(text: &[char], title: Title<'t>, change: Change) -> Self {
        let key = Key::new(&fold_term(&title.name)).chars;
        Self { size: size(text, &key, change), title, change, key }
    }

    /// Whether it is a slip of typing that makes no other title: two characters that have changed places, one that
    /// stands twice, 发 for 法.
    fn is_typing(&self, text: &[char]) -> bool {
        let Change { at, wrong, right } = self.change;
        match (&text[at..at + wrong], &self.key[at..at + right]) {
            ([a, b], [c, d]) => (a, b) == (d, c),
            ([twice], []) => at > 0 && text[at - 1] == *twice,
            (wrong, right) => wrong == ['发'] && right == ['法'],
        }
    }

    /// Whether the text only has more, or less, at one end.
    fn is_at_edge(&self, length: usize) -> bool {
        let Change { at, wrong, right } = self.change;
        (wrong == 0 || right == 0) && (at == 0 || at + wrong == length)
    }

    /// Whether the title is only a part of the text.
    fn is_part(&self, length: usize) -> bool {
        self.change.right == 0 && self.is_at_edge(length)
    }
}

fn size(text: &[char], title: &[char], Change { at, wrong, right }: Change) -> Size {
    let is_kind = |rest: &[char]| KINDS.contains(&&*String::from_iter(rest));
    match (&text[at..at + wrong], &title[at..at + right]) {
        ([_] | [], [_] | []) => Size::Character,
        ([a, b], [c, d]) if (a, b) == (d, c) => Size::Character,
        (word @ [_, _], []) | ([], word @ [_, _]) if !TRIALS.contains(&&*String::from_iter(word)) => Size::Word,
        (wrong, right) if is_kind(wrong) && is_kind(right) => Size::Kind,
        _ => Size::Other,
    }
}

fn is_of_state(title: &Title<'_>) -> bool {
    title.name.chars().take(STATE.len()).eq(STATE)
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

fn finding(text: &Text<'_>, cited: &Cited, meant: &Meant<'_>, segmenter: &Segmenter) -> Raw {
    let Change { wrong, right, .. } = meant.change;
    let (from, to) = words(segmenter, meant);
    let span = cited.span(from, to - right + wrong);
    let name = &meant.title.name;
    let repealed = meant.title.until.filter(|_| meant.title.is_repealed(text.as_of));
    let note = repealed.map_or_else(String::new, |until| format!("（自{until}起废止）"));
    let message = format!("“{}”有误，应为《{name}》{note}", text.own(cited.whole()));
    let raw = raw(RULE, span, message, &meant.title);
    // What has no place in the key, a mark or the name of the state, would be lost with the stretch.
    if span.end - span.start != to - right + wrong - from {
        return raw;
    }
    let places = Key::new(&fold_term(name)).places;
    let (first, last) = (places[from], places[to - 1]);
    raw.suggest(name.chars().take(last + 1).skip(first).collect::<String>(), Applicability::Unsafe)
}

/// The words of the title in which the text differs, and one more where they are one character or none of the text.
fn words(segmenter: &Segmenter, meant: &Meant<'_>) -> (usize, usize) {
    let Change { at, wrong, right } = meant.change;
    let ends = segmenter.ends(&meant.key);
    let start = |at: usize| ends.iter().copied().rfind(|&end| end <= at).unwrap_or(0);
    let end = |at: usize| ends.iter().copied().find(|&end| end >= at).unwrap_or(meant.key.len());
    let (from, to) = (start(at), end(at + right));
    if to > from + 1 && to - from + wrong > right {
        (from, to)
    } else if from > 0 {
        (start(from - 1), to)
    } else {
        (from, end(to + 1))
    }
}
