//! Which characters are easily taken for each other. The build script writes the table from
//! `dictionaries/reference/confusion.txt`.

/// The number of each character from U+4E00 to U+9FFF, then the characters in their order, then where the list of
/// each begins, then all lists: of each character that is
/// like it the number (13 bits) and in what ([`Alike`], 3 bits), in their order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'b> {
    numbers: &'b [[u8; 2]],
    chars: &'b [[u8; 2]],
    lists: &'b [[u8; 4]],
    entries: &'b [[u8; 2]],
}

/// The characters of this library's table.
pub(crate) static TABLE: Table<'static> = Table::read(include_bytes!(concat!(env!("OUT_DIR"), "/alike")));

/// In what two characters are alike. At least they sound nearly the same, where nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Alike(u16);

impl Alike {
    /// The same syllable, whatever the tone.
    pub(crate) fn sound(self) -> bool {
        self.0 & 1 != 0
    }

    pub(crate) fn shape(self) -> bool {
        self.0 & 2 != 0
    }

    /// One key of their Wubi codes apart.
    pub(crate) fn wubi(self) -> bool {
        self.0 & 4 != 0
    }

    /// Only nearly the same syllable.
    pub(crate) fn near_sound(self) -> bool {
        self.0 == 0
    }
}

impl<'b> Table<'b> {
    /// Reads what the build script has written.
    const fn read(bytes: &'b [u8]) -> Self {
        let (numbers, rest) = bytes.split_at(2 * (0xA000 - 0x4E00));
        let (count, rest) = rest.split_at(4);
        let count = u32::from_le_bytes([count[0], count[1], count[2], count[3]]) as usize;
        let (chars, rest) = rest.split_at(2 * count);
        let (lists, entries) = rest.split_at(4 * (count + 1));
        Self {
            numbers: numbers.as_chunks().0,
            chars: chars.as_chunks().0,
            lists: lists.as_chunks().0,
            entries: entries.as_chunks().0,
        }
    }

    fn number(self, c: char) -> Option<usize> {
        let number = u16::from_le_bytes(*self.numbers.get((c as usize).checked_sub(0x4E00)?)?);
        Some(usize::from(number)).filter(|&number| number < self.chars.len())
    }

    fn list(self, number: usize) -> &'b [[u8; 2]] {
        let at = |number: usize| u32::from_le_bytes(self.lists[number]) as usize;
        &self.entries[at(number)..at(number + 1)]
    }

    /// In what two characters are alike, if they are.
    pub(crate) fn get(self, one: char, other: char) -> Option<Alike> {
        let (list, other) = (self.list(self.number(one)?), self.number(other)? as u16);
        let at = list.binary_search_by_key(&other, |entry| u16::from_le_bytes(*entry) >> 3).ok()?;
        Some(Alike(u16::from_le_bytes(list[at]) & 7))
    }

    /// All characters that are like one.
    pub(crate) fn all(self, one: char) -> impl Iterator<Item = (char, Alike)> {
        let list = self.number(one).map_or(&[][..], |number| self.list(number));
        list.iter().filter_map(move |entry| {
            let entry = u16::from_le_bytes(*entry);
            let code = u16::from_le_bytes(self.chars[usize::from(entry >> 3)]);
            Some((char::from_u32(code.into())?, Alike(entry & 7)))
        })
    }
}
