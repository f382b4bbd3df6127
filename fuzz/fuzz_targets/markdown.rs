#![no_main]
//! The mask of Markdown: what is text, and where.

use std::ops::Range;

use libfuzzer_sys::fuzz_target;
use shenjiao::{Draft, Format, internals::visible};
use shenjiao_fuzz::{RISKY, text};

const PARAGRAPH: &str = "审校平台的文字。";
/// What can take a Han character out of the text: tags, links, information behind a fence, cells too many.
const HIDING: &[&str] = &["<", "](", "]:", "```", "~~~", "|", "+++"];

type Pieces = Vec<(Range<usize>, String)>;

fuzz_target!(|data: &[u8]| {
    let text = text(data, RISKY);
    let pieces = visible(&text, Format::Markdown);
    pieces_are_in_order(&text, &pieces);
    front_matter_is_no_text(&text, &pieces);
    words_are_text(&text, &pieces);
    a_paragraph_is_text(&text);
});

fn pieces_are_in_order(text: &str, pieces: &Pieces) {
    let mut end = 0;
    for (at, read) in pieces {
        assert!(text.get(at.clone()).is_some(), "{at:?} is out of bounds or in a character");
        assert!(end <= at.start, "{at:?} begins before the last piece has ended at {end}");
        assert!(!read.is_empty(), "nothing is read at {at:?}");
        end = at.end;
    }
}

fn front_matter_is_no_text(text: &str, pieces: &Pieces) {
    let draft = Draft::new(text).with_format(Format::Markdown);
    let Some(data) = draft.front_matter() else { return };
    let start = data.as_ptr() as usize - draft.body.as_ptr() as usize;
    for (at, _) in pieces {
        assert!(
            start + data.len() < at.start,
            "{at:?} is text of the front matter, which ends at {}",
            start + data.len()
        );
    }
}

fn words_are_text(text: &str, pieces: &Pieces) {
    if HIDING.iter().any(|hiding| text.contains(hiding)) {
        return;
    }
    let mut seen = vec![false; text.len()];
    pieces.iter().for_each(|(at, _)| seen[at.clone()].fill(true));
    for (i, c) in text.char_indices().filter(|(_, c)| matches!(c, '\u{4E00}'..='\u{9FFF}')) {
        assert!(seen[i], "{c:?} at {i} is lost");
    }
}

fn a_paragraph_is_text(text: &str) {
    let first = visible(&format!("{PARAGRAPH}\n\n{text}"), Format::Markdown);
    assert_eq!(first[0], (0..PARAGRAPH.len(), PARAGRAPH.to_owned()), "the first paragraph is not read whole");
    // A tag or a comment may still be open.
    if !text.contains('<') {
        let source = format!("{text}\n\n{PARAGRAPH}");
        let from = source.len() - PARAGRAPH.len();
        let last = visible(&source, Format::Markdown).into_iter().rfind(|(_, read)| read != "\n");
        let whole =
            last.is_some_and(|(at, read)| at.end == source.len() && read.ends_with(PARAGRAPH) && at.start <= from);
        assert!(whole, "the last paragraph is not read whole");
    }
}
