/// A set of characters in a row, by hashes of so many words of bits: it may say yes for nothing, and never no for
/// something. Of a fixed size, so that no look-up needs a check of its bounds.
#[derive(Debug)]
pub(super) struct Bitmap<const WORDS: usize> {
    words: Box<[u64; WORDS]>,
    empty: bool,
}

/// One odd factor for each place in a row; the sum of the products is a hash good in its upper bits.
const FACTORS: [u32; 3] = [0x9E37_79B1, 0x85EB_CA77, 0xC2B2_AE3D];

impl<const WORDS: usize> Bitmap<WORDS> {
    const SHIFT: u32 = 32 - 6 - WORDS.ilog2();

    /// An empty set.
    pub(super) fn new() -> Self {
        Self { words: Box::new([0; WORDS]), empty: true }
    }

    pub(super) fn insert<const N: usize>(&mut self, row: [char; N]) {
        let bit = Self::hash(row) >> Self::SHIFT;
        self.words[bit as usize / 64 % WORDS] |= 1 << (bit % 64);
        self.empty = false;
    }

    pub(super) fn has<const N: usize>(&self, row: [char; N]) -> bool {
        self.bit(Self::hash(row)) != 0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.empty
    }

    /// Where in a text pairs of the set begin, into `places`: how many.
    pub(super) fn pairs<const N: usize>(&self, text: &[char], places: &mut [u32; N]) -> usize {
        let [first, rest @ ..] = text else { return 0 };
        let product = |c: char, place: usize| u32::from(c).wrapping_mul(FACTORS[place]);
        let mut left = product(*first, 0);
        let mut count = 0;
        for (i, &c) in (0..).zip(&rest[..rest.len().min(N)]) {
            places[count % N] = i;
            count += self.bit(left.wrapping_add(product(c, 1))) as usize;
            left = product(c, 0);
        }
        count
    }

    fn bit(&self, hash: u32) -> u64 {
        let bit = hash >> Self::SHIFT;
        self.words[bit as usize / 64 % WORDS] >> (bit % 64) & 1
    }

    fn hash<const N: usize>(row: [char; N]) -> u32 {
        let products = row.iter().zip(FACTORS).map(|(&c, factor)| u32::from(c).wrapping_mul(factor));
        products.fold(0, u32::wrapping_add)
    }
}
