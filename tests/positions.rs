//! Places in every unit, in both directions.

use proptest::{collection::vec, prelude::*, sample::select};
use shenjiao::{LineIndex, Position};

/// Char, UTF-16, line and column.
type Place = (usize, usize, usize, usize);

/// Every place of each text: that of each character's start and of the end.
const PLACES: &[(&str, &[Place])] = &[
    ("", &[(0, 0, 1, 1)]),
    ("审校", &[(0, 0, 1, 1), (1, 1, 1, 2), (2, 2, 1, 3)]),
    ("𠮷野", &[(0, 0, 1, 1), (1, 2, 1, 2), (2, 3, 1, 3)]),
    ("👮\u{200D}♀", &[(0, 0, 1, 1), (1, 2, 1, 2), (2, 3, 1, 3), (3, 4, 1, 4)]),
    ("e\u{301}\n", &[(0, 0, 1, 1), (1, 1, 1, 2), (2, 2, 1, 3), (3, 3, 2, 1)]),
    ("甲\r\n乙", &[(0, 0, 1, 1), (1, 1, 1, 2), (2, 2, 1, 3), (3, 3, 2, 1), (4, 4, 2, 2)]),
    ("甲\r乙\r\r", &[(0, 0, 1, 1), (1, 1, 1, 2), (2, 2, 2, 1), (3, 3, 2, 2), (4, 4, 3, 1), (5, 5, 4, 1)]),
    ("\n\r\n", &[(0, 0, 1, 1), (1, 1, 2, 1), (2, 2, 2, 2), (3, 3, 3, 1)]),
    // No line break in the Language Server Protocol, nor in editors.
    ("甲\u{2028}乙\u{85}", &[(0, 0, 1, 1), (1, 1, 1, 2), (2, 2, 1, 3), (3, 3, 1, 4), (4, 4, 1, 5)]),
];

const LINES: &[(&str, &[&str])] = &[
    ("", &[""]),
    ("甲", &["甲"]),
    ("甲\n", &["甲", ""]),
    ("甲\r\n\r\n乙\r丙\n\r", &["甲", "", "乙", "丙", "", ""]),
    ("甲\u{2028}乙", &["甲\u{2028}乙"]),
];

#[test]
fn table_of_places() {
    for &(text, places) in PLACES {
        let index = LineIndex::new(text);
        let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        assert_eq!(bytes.len(), places.len(), "{text:?}");
        for (&byte, &(char, utf16, line, column)) in bytes.iter().zip(places) {
            assert_eq!(index.position(byte), Some(Position { byte, char, utf16, line, column }), "{text:?} at {byte}");
            check_way_back(&index, byte, text);
        }
    }
}

#[test]
fn table_of_lines() {
    for &(text, lines) in LINES {
        let index = LineIndex::new(text);
        let found: Vec<&str> = (1..).map_while(|line| index.line_range(line)).map(|range| &text[range]).collect();
        assert_eq!(found, lines, "{text:?}");
        assert_eq!(index.line_range(0), None);
    }
}

#[test]
fn there_is_no_place_outside_a_text_or_inside_a_character() {
    let index = LineIndex::new("审𠮷\r\n校");
    assert_eq!([1, 2, 4, 5, 6, 10, 11, 13, 100].map(|byte| index.position(byte)), [None; 9]);
    assert_eq!([6, usize::MAX].map(|char| index.byte_of_char(char)), [None; 2]);
    assert_eq!([2, 7, usize::MAX].map(|utf16| index.byte_of_utf16(utf16)), [None; 3]);
    let wrong = [(0, 1), (1, 0), (1, 5), (2, 3), (3, 1)];
    assert_eq!(wrong.map(|(line, column)| index.byte_of_line_column(line, column)), [None; 5]);
}

fn check_way_back(index: &LineIndex<'_>, byte: usize, text: &str) {
    let at = index.position(byte).unwrap();
    assert_eq!(index.byte_of_char(at.char), Some(byte), "{text:?}");
    assert_eq!(index.byte_of_utf16(at.utf16), Some(byte), "{text:?}");
    assert_eq!(index.byte_of_line_column(at.line, at.column), Some(byte), "{text:?}");
}

/// The place of a byte, counted from the start of the text.
fn naive(text: &str, byte: usize) -> Position {
    let before = &text[..byte];
    let is_end = |&(at, c): &(usize, char)| c == '\n' || c == '\r' && !text[at + 1..].starts_with('\n');
    let ends: Vec<usize> = before.char_indices().filter(is_end).map(|(at, _)| at + 1).collect();
    let start = ends.last().copied().unwrap_or(0);
    Position {
        byte,
        char: before.chars().count(),
        utf16: before.encode_utf16().count(),
        line: ends.len() + 1,
        column: text[start..byte].chars().count() + 1,
    }
}

proptest! {
    #[test]
    fn as_counted_by_hand(parts in vec(select(vec!["审", "𠮷", "a", "\u{301}", "\r", "\n", "\r\n", "\u{2028}", "👮"]), 0..300)) {
        let text = parts.concat();
        let index = LineIndex::new(&text);
        for byte in 0..=text.len() {
            let expected = text.is_char_boundary(byte).then(|| naive(&text, byte));
            prop_assert_eq!(index.position(byte), expected);
            if expected.is_some() {
                check_way_back(&index, byte, &text);
            }
        }
    }
}
