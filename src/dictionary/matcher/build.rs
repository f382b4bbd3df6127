use super::{
    Matcher, Node,
    bitmap::Bitmap,
    table::{Key, Table},
};

type Term<'a> = (&'a [char], u32);

impl Matcher {
    /// A matcher of terms, each with the number it is reported by. Equal terms may have several. An empty term
    /// is never found.
    pub(crate) fn new<'a>(terms: impl IntoIterator<Item = Term<'a>>) -> Self {
        let mut terms: Vec<Term<'_>> = terms.into_iter().filter(|(term, _)| !term.is_empty()).collect();
        terms.sort_unstable();
        let mut matcher = Self {
            singles: Bitmap::new(),
            starts: Bitmap::new(),
            pairs: Bitmap::new(),
            triples: Bitmap::new(),
            table: Table::new(terms.len()),
            nodes: Vec::new(),
            labels: Vec::new(),
            numbers: Vec::new(),
        };
        let (short, long): (Vec<_>, Vec<_>) = terms.into_iter().partition(|(term, _)| term.len() < 3);
        short.chunk_by(|a, b| a.0 == b.0).for_each(|group| matcher.head(group));
        long.chunk_by(|a, b| a.0[..3] == b.0[..3]).for_each(|group| matcher.head(group));
        matcher.node(&[], 0);
        matcher
    }

    /// Adds terms with one head.
    fn head(&mut self, group: &[Term<'_>]) {
        let (key, length) = match *group[0].0 {
            [a] => {
                self.singles.insert([a]);
                (Key::single(a), 1)
            }
            [a, b] => {
                self.starts.insert([a, b]);
                self.pairs.insert([a, b]);
                (Key::pair(a, b), 2)
            }
            [a, b, c, ..] => {
                self.starts.insert([a, b]);
                self.triples.insert([a, b, c]);
                (Key::triple(a, b, c), 3)
            }
            [] => return,
        };
        let mut open = vec![(key, group, length)];
        while let Some((key, group, length)) = open.pop() {
            let node = self.nodes.len() as u32;
            self.table.insert(key, node);
            let (depth, longer) = self.node(group, length);
            for branch in longer.chunk_by(|a, b| a.0[depth] == b.0[depth]) {
                open.push((Key::edge(node, branch[0].0[depth]), branch, depth + 1));
            }
        }
    }

    /// Adds the node of sorted terms that share their first characters: how many it brings them to share, and
    /// the terms that go on.
    fn node<'g, 't>(&mut self, group: &'g [Term<'t>], length: usize) -> (usize, &'g [Term<'t>]) {
        let (first, last) = match group {
            [] => (&[][..], &[][..]),
            [first, ..] => (&first.0[length..], &group[group.len() - 1].0[length..]),
        };
        let shared = first.iter().zip(last).take_while(|(a, b)| a == b).count();
        let depth = length + shared;
        let (ended, longer) = group.split_at(group.partition_point(|(term, _)| term.len() == depth));
        self.nodes.push(Node {
            label: self.labels.len() as u32,
            numbers: self.numbers.len() as u32,
            branches: !longer.is_empty(),
        });
        self.labels.extend(&first[..shared]);
        self.numbers.extend(ended.iter().map(|(_, number)| number));
        (depth, longer)
    }
}
