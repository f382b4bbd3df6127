//! What the reference tables and the rules for whole ranges make of each character, computed by the
//! compiler: nothing is read at a start.

const TABLES: [&[u8]; 2] = [
    include_bytes!("../../../dictionaries/reference/traditional.txt"),
    include_bytes!("../../../dictionaries/reference/variants.txt"),
];

/// The character of another plane that stands for none in [`PLAIN`].
pub(super) const NONE: char = char::MAX;

/// For the first plane: what a character folds to, if one look is enough to tell; else [`NONE`].
pub(super) static PLAIN: [char; 0x1_0000] = plain();

/// The characters of the reference tables that one look is not enough for, and what they fold to.
pub(super) static RARE: [(char, char); RARE_ROWS] = rare();

const RARE_ROWS: usize = {
    let (mut count, mut row) = (0, row(0, 0));
    while let Some(Row { from, next, .. }) = row {
        count += of_range(from).is_none() as usize;
        row = self::row(next.0, next.1);
    }
    count
};

const fn plain() -> [char; 0x1_0000] {
    let mut plain = [NONE; 0x1_0000];
    let mut code = 0;
    while code < plain.len() {
        if let Some(c) = char::from_u32(code as u32)
            && let Some(to) = of_range(c)
        {
            plain[code] = to;
        }
        code += 1;
    }
    let mut row = row(0, 0);
    while let Some(Row { from, to, next }) = row {
        if of_range(from).is_some() {
            plain[from as usize] = to;
        }
        row = self::row(next.0, next.1);
    }
    plain
}

const fn rare() -> [(char, char); RARE_ROWS] {
    let mut rare = [(NONE, NONE); RARE_ROWS];
    let (mut count, mut row) = (0, row(0, 0));
    while let Some(Row { from, to, next }) = row {
        if of_range(from).is_none() {
            rare[count] = (from, to);
            count += 1;
        }
        row = self::row(next.0, next.1);
    }
    rare
}

/// What a character folds to by the range it is in.
const fn of_range(c: char) -> Option<char> {
    match c {
        ' '..='~' => Some(c.to_ascii_lowercase()),
        '\u{FF01}'..='\u{FF5E}' => Some(((c as u32 - 0xFF00 + 0x20) as u8).to_ascii_lowercase() as char),
        '\u{A0}' | '\u{3000}' => Some(' '),
        // Punctuation and kana are what they are.
        '\n' | '\t' | '·' | '×' | '°' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' => {
            Some(c)
        }
        _ => None,
    }
}

struct Row {
    from: char,
    to: char,
    /// The table and the byte at which the next row begins.
    next: (usize, usize),
}

/// The row at a byte of a table, or the next one behind it.
const fn row(table: usize, at: usize) -> Option<Row> {
    if table == TABLES.len() {
        return None;
    }
    let text = TABLES[table];
    if at == text.len() {
        return row(table + 1, 0);
    }
    let mut end = at;
    while text[end] != b'\n' {
        end += 1;
    }
    if text[at] == b'#' {
        return row(table, end + 1);
    }
    let (from, behind) = character(text, at);
    assert!(text[behind] == b'\t', "a row is a character, a tab, and the character it folds to");
    let (to, behind) = character(text, behind + 1);
    assert!(behind == end, "a row is a character, a tab, and the character it folds to");
    Some(Row { from, to, next: (table, end + 1) })
}

/// The character at a byte of a text, and where it ends.
const fn character(text: &[u8], at: usize) -> (char, usize) {
    let (bits, length) = match text[at] {
        byte @ ..0x80 => (byte, 1),
        byte @ ..0xE0 => (byte & 0x1F, 2),
        byte @ ..0xF0 => (byte & 0x0F, 3),
        byte => (byte & 0x07, 4),
    };
    let (mut code, mut i) = (bits as u32, 1);
    while i < length {
        code = code << 6 | (text[at + i] & 0x3F) as u32;
        i += 1;
    }
    (char::from_u32(code).expect("the table is UTF-8"), at + length)
}
