/// The name of the state, which is part of some titles, and left out in short.
pub(crate) const STATE: [char; 7] = ['中', '华', '人', '民', '共', '和', '国'];

/// By what a title is looked up: the folded text without the name of the state, marks, 、, blanks, and what stands
/// in brackets at its end.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) chars: Vec<char>,
    /// Where each stands in the text.
    pub(crate) places: Vec<usize>,
    /// Whether the text begins with the name of the state.
    pub(crate) of_state: bool,
    /// Where the brackets at its end begin, or the end.
    pub(crate) end: usize,
}

impl Key {
    pub(crate) fn new(text: &[char]) -> Self {
        let end = without_brackets(text);
        let (chars, places) = (Vec::with_capacity(end), Vec::with_capacity(end));
        let mut key = Self { chars, places, of_state: text.starts_with(&STATE), end };
        let mut at = 0;
        while at < end {
            if text[at] == STATE[0] && text[at..end].starts_with(&STATE) {
                at += STATE.len();
                continue;
            }
            if !matches!(text[at], '《' | '》' | '〈' | '〉' | '“' | '”' | '‘' | '’' | '"' | '、' | ' ') {
                key.chars.push(text[at]);
                key.places.push(at);
            }
            at += 1;
        }
        key
    }
}

/// Where the pairs of brackets begin that a text ends with.
fn without_brackets(text: &[char]) -> usize {
    let mut end = text.len();
    while text[..end].last() == Some(&')') {
        match text[..end].iter().rposition(|&c| c == '(') {
            Some(open) if open > 0 => end = open,
            _ => break,
        }
    }
    end
}
