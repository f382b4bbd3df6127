//! Words with their weights: written once, read in place. The build script writes those of the dictionary.

/// A trie over UTF-16. Its nodes stand level by level, the root first, so that the children of a node stand
/// together and those of the next follow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trie<'b> {
    /// Of 64 units each, with which of them words begin (8 bytes), and the node of the first (4 bytes).
    firsts: &'b [[u8; 12]],
    /// The weights of words, each once; first that of a character that is no word.
    weights: &'b [[u8; 8]],
    /// Of each node the unit that leads to it (2 bytes; siblings stand in their order), which weight the word
    /// has that ends there, 0 if none does (2), and where its children begin (4). A last one has only these,
    /// where those of the node before it end.
    nodes: &'b [[u8; 8]],
}

const BLOCKS: usize = (u16::MAX as usize + 1) / 64;

impl<'b> Trie<'b> {
    /// Reads what [`write`] has given.
    pub(crate) const fn read(bytes: &'b [u8]) -> Self {
        let (firsts, rest) = bytes.split_at(12 * BLOCKS);
        let (count, rest) = rest.split_at(4);
        let (weights, rest) = rest.split_at(8 * u32::from_le_bytes([count[0], count[1], count[2], count[3]]) as usize);
        Self { firsts: firsts.as_chunks().0, weights: weights.as_chunks().0, nodes: rest.as_chunks().0 }
    }

    /// Gives the words that a text begins with, the shortest first: their lengths in characters, and their weights.
    pub(crate) fn words(self, text: &[char], mut word: impl FnMut(usize, f64)) {
        let mut node = 0;
        for (c, length) in text.iter().zip(1..) {
            for &unit in &*c.encode_utf16(&mut [0; 2]) {
                let next = if node == 0 { self.first(unit) } else { self.child(node, unit) };
                let Some(next) = next else { return };
                node = next;
            }
            let [_, _, a, b, ..] = self.nodes[node];
            let number = u16::from_le_bytes([a, b]);
            if number > 0 {
                word(length, self.weight(number));
            }
        }
    }

    /// The node that a character leads to from a node; the root is 0.
    pub(crate) fn step(self, node: usize, c: char) -> Option<usize> {
        let step = |node, &unit: &u16| if node == 0 { self.first(unit) } else { self.child(node, unit) };
        c.encode_utf16(&mut [0; 2]).iter().try_fold(node, step)
    }

    /// The number of the weight of the word that ends at a node, 0 if none does.
    pub(crate) fn number(self, node: usize) -> u16 {
        let [_, _, a, b, ..] = self.nodes[node];
        u16::from_le_bytes([a, b])
    }

    /// The characters of the basic plane that lead on from a node, and where.
    pub(crate) fn children(self, node: usize) -> impl Iterator<Item = (char, usize)> {
        let children = |[.., a, b, c, d]: [u8; 8]| u32::from_le_bytes([a, b, c, d]) as usize;
        let all = children(self.nodes[node])..children(self.nodes[node + 1]);
        all.filter_map(move |child| {
            let [a, b, ..] = self.nodes[child];
            Some((char::from_u32(u16::from_le_bytes([a, b]).into())?, child))
        })
    }

    /// The weight of a word, if it is one.
    pub(crate) fn get(self, word: &str) -> Option<f64> {
        let chars: Vec<char> = word.chars().collect();
        let mut found = None;
        self.words(&chars, |length, weight| found = (length == chars.len()).then_some(weight));
        found
    }

    /// The weight of a character that is no word.
    pub(crate) fn unknown(self) -> f64 {
        self.weight(0)
    }

    fn weight(self, number: u16) -> f64 {
        f64::from_le_bytes(self.weights[usize::from(number)])
    }

    fn first(self, unit: u16) -> Option<usize> {
        let [bits @ .., a, b, c, d] = self.firsts[usize::from(unit / 64)];
        let (bits, bit) = (u64::from_le_bytes(bits), 1 << (unit % 64));
        let before = bits & (bit - 1);
        (bits & bit != 0).then(|| u32::from_le_bytes([a, b, c, d]) as usize + before.count_ones() as usize)
    }

    fn child(self, node: usize, unit: u16) -> Option<usize> {
        let children = |[.., a, b, c, d]: [u8; 8]| u32::from_le_bytes([a, b, c, d]) as usize;
        let (from, to) = (children(self.nodes[node]), children(self.nodes[node + 1]));
        let at = self.nodes[from..to].binary_search_by_key(&unit, |&[a, b, ..]| u16::from_le_bytes([a, b]));
        at.ok().map(|at| from + at)
    }
}

/// The bytes of a trie of words, none of them empty, each with the number of its weight; that of number 0 is for
/// a character that is no word.
pub(crate) fn write<'w>(words: impl Iterator<Item = (&'w str, u16)>, weights: &[f64]) -> Vec<u8> {
    let mut words: Vec<(Vec<u16>, u16)> = words.map(|(word, number)| (word.encode_utf16().collect(), number)).collect();
    words.sort_unstable();
    words.dedup_by(|a, b| a.0 == b.0);
    let (mut units, mut numbers, mut children) = (vec![0_u16], vec![0_u16], Vec::new());
    // Of each node the words that go on from it.
    let mut nodes = vec![&words[..]];
    let (mut depth, mut level_end) = (0, 1);
    let mut node = 0;
    while node < nodes.len() {
        if node == level_end {
            (depth, level_end) = (depth + 1, nodes.len());
        }
        children.push(nodes.len() as u32);
        for group in nodes[node].chunk_by(|(a, _), (b, _)| a[depth] == b[depth]) {
            let (word, number) = &group[0];
            let ends = word.len() == depth + 1;
            units.push(word[depth]);
            numbers.push(if ends { *number } else { 0 });
            nodes.push(&group[usize::from(ends)..]);
        }
        node += 1;
    }
    children.push(nodes.len() as u32);

    let mut firsts = vec![0_u64; BLOCKS];
    for &unit in &units[1..children[1] as usize] {
        firsts[usize::from(unit / 64)] |= 1 << (unit % 64);
    }
    let mut bytes = Vec::new();
    let mut next = 1;
    for bits in firsts {
        bytes.extend(bits.to_le_bytes());
        bytes.extend(u32::to_le_bytes(next));
        next += bits.count_ones();
    }
    bytes.extend((weights.len() as u32).to_le_bytes());
    bytes.extend(weights.iter().flat_map(|weight| weight.to_le_bytes()));
    for ((unit, number), children) in units.into_iter().zip(numbers).chain([(0, 0)]).zip(children) {
        bytes.extend(unit.to_le_bytes());
        bytes.extend(number.to_le_bytes());
        bytes.extend(children.to_le_bytes());
    }
    bytes
}
