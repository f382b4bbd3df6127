//! Every text of the built-in packs, once. They are UTF-8: the compiler has seen to it.

const TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/texts"));

/// The text from a byte on, of so many bytes.
pub(super) fn at((start, length): (usize, usize)) -> Option<&'static str> {
    TEXTS.get(start..)?.get(..length)
}

/// Where a text stands.
pub(super) fn place(text: &str) -> (usize, usize) {
    (TEXTS.find(text).unwrap_or(TEXTS.len()), text.len())
}
