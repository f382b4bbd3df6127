use serde::{Deserialize, Serialize};

/// A place in a text, in every unit somebody may need.
///
/// Offsets count from 0, lines and columns from 1. A line ends at `\n`, `\r\n` or a lone `\r`
/// (as in the Language Server Protocol); a column counts characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Offset in bytes of UTF-8.
    pub byte: usize,
    /// Offset in characters (Unicode scalar values).
    pub char: usize,
    /// Offset in code units of UTF-16.
    pub utf16: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Converts places in one text between bytes, characters, UTF-16, lines and columns.
///
/// Building it reads the text once; a conversion reads some 256 bytes of it.
///
/// ```
/// let index = shenjiao::LineIndex::new("审校\n𠮷野");
/// let at = index.position(11).unwrap();
/// assert_eq!((at.char, at.utf16, at.line, at.column), (4, 5, 2, 2));
/// assert_eq!(index.byte_of_utf16(5), Some(11));
/// assert_eq!(index.position(8), None, "inside a character");
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    marks: Vec<Mark>,
    lines: Vec<Mark>,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    byte: usize,
    char: usize,
    utf16: usize,
}

const STRIDE: usize = 256;

impl Mark {
    /// The place behind a text that begins here.
    fn behind(self, text: &str) -> Self {
        // A character of UTF-8 has one byte that is no continuation; one that takes two units of UTF-16 begins
        // with 11110.
        let chars: usize = text.bytes().map(|b| usize::from(b as i8 >= -0x40)).sum();
        let wide: usize = text.bytes().map(|b| usize::from(b >= 0xF0)).sum();
        Self { byte: self.byte + text.len(), char: self.char + chars, utf16: self.utf16 + chars + wide }
    }
}

impl<'a> LineIndex<'a> {
    /// Reads the text.
    pub fn new(text: &'a str) -> Self {
        let mut here = Mark { byte: 0, char: 0, utf16: 0 };
        let (mut marks, mut lines) = (vec![here], vec![here]);
        let bytes = text.as_bytes();
        let breaks = |i: &usize| bytes[*i] == b'\n' || (bytes[*i] == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
        while here.byte < text.len() {
            let mut end = text.len().min(here.byte + STRIDE);
            while !text.is_char_boundary(end) {
                end += 1;
            }
            while let Some(next) = (here.byte..end).find(breaks) {
                here = here.behind(&text[here.byte..=next]);
                lines.push(here);
            }
            here = here.behind(&text[here.byte..end]);
            marks.push(here);
        }
        Self { text, marks, lines }
    }

    /// The place of a byte offset; none past the end or inside a character.
    pub fn position(&self, byte: usize) -> Option<Position> {
        self.text.is_char_boundary(byte).then(|| {
            let m = self.seek(byte, |m| m.byte);
            self.finish(m)
        })
    }

    /// The byte offset of a character offset; none past the end.
    pub fn byte_of_char(&self, char: usize) -> Option<usize> {
        let m = self.seek(char, |m| m.char);
        (m.char == char).then_some(m.byte)
    }

    /// The byte offset of a UTF-16 offset; none past the end or inside a surrogate pair.
    pub fn byte_of_utf16(&self, utf16: usize) -> Option<usize> {
        let m = self.seek(utf16, |m| m.utf16);
        (m.utf16 == utf16).then_some(m.byte)
    }

    /// The byte offset of a line and a column, both from 1; none where the line has no such column.
    /// The column after a line's last character, its line break included, belongs to the next line.
    pub fn byte_of_line_column(&self, line: usize, column: usize) -> Option<usize> {
        let start = self.lines.get(line.checked_sub(1)?)?;
        let byte = self.byte_of_char(start.char.checked_add(column.checked_sub(1)?)?)?;
        let last = self.lines.len() == line;
        (last || byte < self.lines[line].byte).then_some(byte)
    }

    /// The byte range of a line, from 1, without its line break.
    pub fn line_range(&self, line: usize) -> Option<std::ops::Range<usize>> {
        let start = self.lines.get(line.checked_sub(1)?)?.byte;
        let end = self.lines.get(line).map_or(self.text.len(), |next| next.byte);
        let content = self.text[start..end].trim_end_matches(['\r', '\n']);
        Some(start..start + content.len())
    }

    fn seek(&self, target: usize, unit: impl Fn(&Mark) -> usize) -> Mark {
        let at = self.marks.partition_point(|m| unit(m) <= target) - 1;
        let mut here = self.marks[at];
        for c in self.text[here.byte..].chars() {
            let next = Mark { byte: here.byte + c.len_utf8(), char: here.char + 1, utf16: here.utf16 + c.len_utf16() };
            if unit(&next) > target {
                break;
            }
            here = next;
        }
        here
    }

    fn finish(&self, m: Mark) -> Position {
        let line = self.lines.partition_point(|l| l.byte <= m.byte);
        Position { byte: m.byte, char: m.char, utf16: m.utf16, line, column: m.char - self.lines[line - 1].char + 1 }
    }
}
