//! Titles of laws and other documents: misspelled, repealed, cited with an article that they don't have.

mod articles;
mod repealed;
mod slip;

use super::{Raw, Text};
use crate::{
    Layer, Origin,
    dictionary::{Key, Name, STATE, Title, Titles},
    fold::FoldedSpan,
    segment::Segmenter,
};

const LONGEST: usize = 100;
/// A title without marks is looked for so far behind 中华人民共和国.
const LONGEST_PLAIN: usize = 30;
/// What is law elsewhere is none of the table, and not misspelled either.
const ELSEWHERE: &str = "国外 外国 该国 各国 他国 本国 美国 英国 法国 德国 日本 韩国 朝鲜 俄 苏联 欧盟 欧洲 印度 印尼 越南 泰国 老挝 缅甸 \
    柬埔寨 蒙古国 新加坡 马来 菲律宾 澳大利 新西兰 加拿大 墨西哥 巴西 阿根廷 南非 埃及 伊朗 以色列 土耳其 瑞士 瑞典 \
    荷兰 意大利 西班牙 乌克兰 哈萨克 联合国 国际 议会 国会 议院 总统 总理 香港 澳门 台湾 民国 清朝 清末 唐代";
const ELSEWHERE_WITHIN: usize = 16;

/// Where a title stands.
struct Cited {
    key: Key,
    /// Where its text begins; the places of the key count from there.
    start: usize,
    /// Behind the title and its mark.
    behind: usize,
}

impl Cited {
    fn new(chars: &[char], from: usize, to: usize, behind: usize) -> Self {
        Self { key: Key::new(&chars[from..to]), start: from, behind }
    }

    /// Where the characters of the key from one on up to another stand.
    fn span(&self, from: usize, to: usize) -> FoldedSpan {
        FoldedSpan::new(self.start + self.key.places[from], self.start + self.key.places[to - 1] + 1)
    }

    /// The whole title without the brackets at its end.
    fn whole(&self) -> FoldedSpan {
        FoldedSpan::new(self.start, self.start + self.key.end)
    }
}

/// All that is found about titles.
pub(crate) fn check(text: &Text<'_>, titles: &Titles, segmenter: &Segmenter) -> Vec<Raw> {
    let chars = &text.folded.chars;
    let mut found = Vec::new();
    if text.points.marks.iter().any(|&at| matches!(chars[at as usize], '《' | '〈')) {
        for inside in text.enclosures().titles().filter(|inside| inside.end - inside.start <= LONGEST) {
            let cited = Cited::new(chars, inside.start, inside.end, inside.end + 1);
            if cited.key.chars.len() < 2 {
                continue;
            }
            match titles.find(&cited.key.chars) {
                Some(named) => found.extend(known(text, &cited, named, titles)),
                None => found.extend(slip::in_marks(text, &cited, titles, segmenter)),
            }
        }
    }
    for &at in &text.points.states {
        let start = at as usize - STATE.len();
        if !chars[..start].last().is_some_and(|c| matches!(c, '《' | '〈')) {
            found.extend(plain(text, start, at as usize, titles, segmenter));
        }
    }
    found
}

/// What is found about a title that is known.
fn known(text: &Text<'_>, cited: &Cited, (name, title): (Name, Title<'_>), titles: &Titles) -> Option<Raw> {
    if name == Name::Wrong {
        return (!is_elsewhere(text, cited)).then(|| slip::misnomer(text, cited, &title));
    }
    if title.is_repealed(text.as_of) {
        return repealed::repealed(text, cited, &title, titles);
    }
    articles::beyond_last(text, cited, &title)
}

/// A title without marks, the name of the state at `start`.
fn plain(text: &Text<'_>, start: usize, from: usize, titles: &Titles, segmenter: &Segmenter) -> Option<Raw> {
    let chars = &text.folded.chars;
    let rest = &chars[from..];
    let length = rest.iter().take(LONGEST_PLAIN).take_while(|c| c.is_alphanumeric()).count();
    let ends = (2..=length).filter(|&end| matches!(rest[end - 1], '法' | '典' | '例' | '定' | '则'));
    let cited = |end: usize| Cited::new(chars, start, from + end, from + end);
    let known =
        ends.clone().rev().map(cited).find_map(|cited| titles.find(&cited.key.chars).map(|named| (cited, named)));
    if let Some((cited, named)) = known {
        return self::known(text, &cited, named, titles);
    }
    ends.map(cited).find_map(|cited| slip::plain(text, &cited, titles, segmenter))
}

/// Whether the text before a title speaks of another country or another time.
fn is_elsewhere(text: &Text<'_>, cited: &Cited) -> bool {
    let before = text.before(FoldedSpan::new(cited.start, cited.behind), ELSEWHERE_WITHIN);
    let clause = before.rsplit(['。', ';', '!', '?']).next().unwrap_or_default();
    ELSEWHERE.split(' ').any(|name| clause.contains(name))
}

fn raw(rule: &'static str, span: FoldedSpan, message: String, title: &Title<'_>) -> Raw {
    let mut raw = Raw::of(rule, span, message);
    if !title.citation.is_empty() {
        raw.citation = title.citation.to_string().into();
    }
    if title.layer != Layer::Builtin {
        raw.origin = Origin { layer: title.layer, pack: title.pack.to_string(), entry: title.name.to_string() };
    }
    raw
}

/// A title as one writes it who has written so: without the name of the state if that was left out.
fn as_written<'t>(name: &'t str, cited: &Cited) -> &'t str {
    match name.strip_prefix("中华人民共和国") {
        Some(short) if !cited.key.of_state => short,
        _ => name,
    }
}
