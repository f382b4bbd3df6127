/// A head of one, two or three characters, or a node and the character that follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(u64);

/// A character takes 21 bits. This number of as many bits is none.
const NO_CHARACTER: u64 = (1 << 21) - 1;

impl Key {
    const NONE: Self = Self(u64::MAX);

    pub(super) fn single(a: char) -> Self {
        Self(NO_CHARACTER << 42 | NO_CHARACTER << 21 | u64::from(u32::from(a)))
    }

    pub(super) fn pair(a: char, b: char) -> Self {
        Self(NO_CHARACTER << 42 | u64::from(u32::from(a)) << 21 | u64::from(u32::from(b)))
    }

    pub(super) fn triple(a: char, b: char, c: char) -> Self {
        Self(u64::from(u32::from(a)) << 42 | u64::from(u32::from(b)) << 21 | u64::from(u32::from(c)))
    }

    pub(super) fn edge(node: u32, c: char) -> Self {
        Self(1 << 63 | u64::from(node) << 21 | u64::from(u32::from(c)))
    }
}

/// An open hash table from keys to nodes.
#[derive(Debug)]
pub(super) struct Table {
    slots: Box<[(Key, u32)]>,
    used: usize,
}

impl Table {
    pub(super) fn new(expected: usize) -> Self {
        Self { slots: vec![(Key::NONE, 0); (expected * 2).next_power_of_two().max(16)].into(), used: 0 }
    }

    pub(super) fn get(&self, key: Key) -> Option<u32> {
        let (found, node) = self.slots[self.slot(key)];
        (found == key).then_some(node)
    }

    pub(super) fn insert(&mut self, key: Key, node: u32) {
        self.used += 1;
        if self.used * 2 > self.slots.len() {
            let larger = Self::new(self.slots.len());
            for (key, node) in std::mem::replace(&mut self.slots, larger.slots) {
                if key != Key::NONE {
                    self.slots[self.slot(key)] = (key, node);
                }
            }
        }
        self.slots[self.slot(key)] = (key, node);
    }

    /// Where a key is, or would be.
    fn slot(&self, key: Key) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (key.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots[slot].0 != key && self.slots[slot].0 != Key::NONE {
            slot = (slot + 1) & mask;
        }
        slot
    }
}
