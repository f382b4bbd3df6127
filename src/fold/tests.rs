//! Laws of folding, over texts as dirty as they come.

use std::collections::HashMap;

use proptest::{collection::vec, prelude::*, sample::select};

use super::{chars::is_invisible, *};
use crate::Format;

const DIRT: &[&str] = &[
    "关于开展审校工作的通知",
    "權利與義務",
    "為人民服務",
    "⼈⺠",
    "𠮷野家",
    "𠀀",
    "ＡＢＣ１２３",
    "Ⓕⓤc⒦",
    "①③⑧",
    "①",
    "㈢",
    "㎡",
    "m²",
    "𝐛𝐞𝐭",
    "é",
    "e\u{301}",
    "\u{301}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{2066}",
    "\u{FE0F}",
    "👨\u{200D}👩\u{200D}👧",
    "🅰🅱",
    "\r\n",
    "\n",
    "\r",
    "\u{2028}",
    "\t",
    "\u{3000}",
    " ",
    "\0",
    "，",
    "。",
    "“”",
    "《》",
    "**",
    "# ",
    "- ",
    "1. ",
    "| a | b |\n| - | - |\n",
    "`",
    "[链接](https://example.cn)",
    "&amp;",
    "&#x4e2d;",
    "<br>",
    "<!-- 注 -->",
    "```\n",
    "---\n",
    "- 3 -",
    "第 3 页",
    "12",
    "138 0000",
    "x",
    "ß",
    "İ",
    "ｶﾞ",
    "각",
    "ﬁ",
    "½",
    "Ⅻ",
];

fn dirty() -> impl Strategy<Value = String> {
    let part = prop_oneof![8 => select(DIRT).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(part, 0..30).prop_map(|parts| parts.concat())
}

/// Folds a text as it stands, wraps and markup left in.
fn raw(text: &str) -> Folded<'_> {
    Folded::new(text, &[Piece::Text(0..text.len())], &mut Buffers::default())
}

fn squeeze(text: &[char], reach: usize) -> Option<Squeezed> {
    let runs = (1..text.len()).filter(|&i| is_noise(text[i]) && is_word(text[i - 1]));
    Squeezed::new(text, &runs.map(|i| i as u32).collect::<Vec<_>>(), reach)
}

fn read(text: &str, format: Format) -> Folded<'_> {
    Folded::new(text, &pieces(text, format, &[]), &mut Buffers::default())
}

fn term(text: &str) -> String {
    fold_term(text).into_iter().collect()
}

fn at(folded: &Folded, i: usize) -> Range<usize> {
    folded.source(FoldedSpan::new(i, i + 1))
}

proptest! {
    #[test]
    fn every_folded_character_stands_for_characters_of_the_source(text in dirty(), markdown: bool) {
        let folded = read(&text, if markdown { Format::Markdown } else { Format::Text });
        let mut last = 0..0;
        for (i, c) in folded.chars.iter().enumerate() {
            let here = at(&folded, i);
            prop_assert!(text.get(here.clone()).is_some(), "{here:?} cuts a character of {text:?}");
            prop_assert!(!here.is_empty() || matches!(c, '\n' | '\t' | ' '), "{c:?} stands for nothing");
            prop_assert!(last.start <= here.start && last.end <= here.end, "{here:?} comes after {last:?}");
            last = here;
        }
    }

    #[test]
    fn a_folded_character_is_one_character_or_entity_of_the_source(text in dirty(), markdown: bool) {
        // A code span is one piece where Markdown rewrites it: a line break in it, or `\|` in a table.
        let folded = read(&text, if markdown { Format::Markdown } else { Format::Text });
        for (i, c) in folded.chars.iter().enumerate().filter(|(_, c)| !c.is_whitespace()) {
            let own = text[at(&folded, i)].trim_end();
            let entity = own.starts_with('&') && own.find(';') == Some(own.len() - 1);
            prop_assert!(own.chars().count() == 1 || entity, "{c:?} stands for {own:?} in {text:?}");
        }
    }

    #[test]
    fn a_stretch_holds_the_source_of_each_of_its_characters(text in dirty(), a: prop::sample::Index, b: prop::sample::Index) {
        let folded = raw(&text);
        prop_assume!(!folded.chars.is_empty());
        let (a, b) = (a.index(folded.chars.len()), b.index(folded.chars.len()));
        let span = FoldedSpan::new(a.min(b), a.max(b) + 1);
        let whole = folded.source(span);
        for i in span.start..span.end {
            prop_assert!(whole.start <= at(&folded, i).start && at(&folded, i).end <= whole.end);
        }
    }

    #[test]
    fn no_visible_character_is_lost(text in dirty()) {
        let page_number = "-–—―－第页共/0123456789";
        for (folded, dropped) in [(raw(&text), ""), (read(&text, Format::Text), page_number)] {
            let covered: Vec<_> = (0..folded.chars.len()).map(|i| at(&folded, i)).collect();
            for (i, c) in text.char_indices().filter(|&(_, c)| !is_invisible(c) && !c.is_whitespace()) {
                let seen = covered.iter().any(|r| r.contains(&i)) || dropped.contains(c);
                prop_assert!(seen, "{c:?} at {i} of {text:?} is lost");
            }
        }
    }

    #[test]
    fn plain_text_is_left_as_it_is(text in vec(select("审校平台的人民政府、。“”《》abcxyz0189-.,: \n".chars().collect::<Vec<_>>()), 0..40)) {
        let text: String = text.into_iter().collect();
        let folded = raw(&text);
        prop_assert_eq!(folded.chars.iter().collect::<String>(), &*text);
        let places: Vec<_> = (0..folded.chars.len()).map(|i| at(&folded, i)).collect();
        prop_assert_eq!(places, text.char_indices().map(|(i, c)| i..i + c.len_utf8()).collect::<Vec<_>>());
    }

    #[test]
    fn a_term_folds_alone_as_in_a_sentence(text in dirty()) {
        prop_assert_eq!(term(&format!("审{text}校")), format!("审{}校", term(&text)));
    }

    #[test]
    fn folding_twice_is_folding_once(parts in vec(select(DIRT), 0..20)) {
        // A styled character is read by its neighbours, and these are plainer the second time.
        let styled = |part: &&&str| "Ⓕ①㈢²🅰Ⅻ".contains(|c| part.contains(c));
        let parts: Vec<_> = parts.iter().filter(|p| !styled(p)).copied().collect();
        let once = term(&parts.concat());
        prop_assert_eq!(term(&once), once);
    }

    #[test]
    fn squeezing_drops_no_character_of_a_word(text in dirty()) {
        let folded = raw(&text);
        let words = |chars: &[char]| chars.iter().filter(|c| matches!(c, 'a'..='z' | '0'..='9' | '一'..='龥')).collect::<String>();
        if let Some(squeezed) = squeeze(&folded.chars, 1000) {
            prop_assert_eq!(words(&squeezed.chars), words(&folded.chars));
            for (i, &c) in squeezed.chars.iter().enumerate() {
                let back = squeezed.folded(FoldedSpan::new(i, i + 1));
                prop_assert_eq!(&folded.chars[back.start..back.end], &[c]);
            }
        }
    }

    #[test]
    fn round_noise_the_part_that_is_squeezed_is_the_whole(parts in vec(select(&["赌博", "网", "*", " ", ".....", "，"]), 0..40)) {
        const REACH: usize = 5;
        let chars: Vec<char> = parts.concat().chars().collect();
        let at = |s: &Squeezed| (0..s.chars.len()).map(|i| s.folded(FoldedSpan::new(i, i + 1)).start).collect();
        let whole: Vec<usize> = squeeze(&chars, 1000).as_ref().map(at).unwrap_or_default();
        let part: Vec<usize> = squeeze(&chars, REACH).as_ref().map(at).unwrap_or_default();
        for i in (1..whole.len()).filter(|&i| whole[i] != whole[i - 1] + 1) {
            let near = &whole[i.saturating_sub(REACH)..whole.len().min(i + REACH)];
            prop_assert!(part.windows(near.len()).any(|w| w == near), "{near:?} of {part:?}");
        }
    }

    #[test]
    fn what_stands_together_in_a_part_does_so_in_the_whole(parts in vec(select(&["赌博", "网", "*", " ", ".....", "，"]), 0..40)) {
        let chars: Vec<char> = parts.concat().chars().collect();
        let at = |s: &Squeezed| (0..s.chars.len()).map(|i| s.folded(FoldedSpan::new(i, i + 1)).start).collect();
        let whole: Vec<usize> = squeeze(&chars, 1000).as_ref().map(at).unwrap_or_default();
        if let Some(part) = squeeze(&chars, 1) {
            let places: Vec<usize> = at(&part);
            for (pair, own) in places.windows(2).zip(part.chars.windows(2)) {
                prop_assert!(own.contains(&'\n') || whole.windows(2).any(|w| w == pair), "{pair:?} of {whole:?}");
            }
        }
    }
}

#[test]
fn folded_forms() {
    for (source, folded) in [
        ("ＡＢＣ１２３（％）", "abc123(%)"),
        ("QQ", "qq"),
        ("權利", "权利"),
        ("為人民服務", "为人民服务"),
        ("⼈⺠", "人民"),
        ("100㎡", "100m2"),
        ("e\u{301}é", "ee"),
        ("𝐛𝐞𝐭", "bet"),
        ("Ⓕⓤc⒦", "fuck"),
        ("1①③⑧0", "11380"),
        ("1①2⁼3", "112⁼3"),
        ("ⓑⓔⓣ, ①申请", "bet, ①申请"),
        ("ⓑⓔⓣa①", "beta1"),
        ("ⓑⓔⓣ甲a①", "bet甲a①"),
        ("1①0", "110"),
        ("ⓑ𝐞𝐭", "bet"),
        ("赌\u{200B}博\u{FEFF}\u{202E}", "赌博"),
        ("第一\r\n第二\r第三", "第一\n第二\n第三"),
        ("甲\u{2028}乙\u{3000}丙\u{A0}丁\u{2009}戊", "甲\n乙 丙 丁 戊"),
        ("，。：“”《》、", ",。:“”《》、"),
    ] {
        assert_eq!(term(source), folded, "{source}");
    }
}

/// The first and the last of each row of enclosed, raised and lowered forms.
#[test]
fn styled_forms_are_read_in_a_run() {
    for (styled, plain) in [
        ("①⑳", "120"),
        ("⑴⒇", "120"),
        ("⒈⒛", "120"),
        ("⒜⒵ⒶⓏⓐⓩ", "azazaz"),
        ("⓪⓿", "00"),
        ("⓫⓴", "1120"),
        ("⓵⓾", "110"),
        ("❶❿", "110"),
        ("➀➉", "110"),
        ("➊➓", "110"),
        ("🄀🄋🄌", "000"),
        ("🄰🅉", "az"),
        ("🅐🅩", "az"),
        ("🅰🆉", "az"),
        ("¹²³⁰⁹₀₉", "1230909"),
        ("ⅠⅫⅰⅻ", "ixiiixii"),
    ] {
        assert_eq!(term(styled), plain, "{styled}");
    }
}

/// The first and the last of each row, and neighbours that are seen.
#[test]
fn what_is_not_seen_is_dropped() {
    for rows in [
        "\0\u{1F}\u{7F}\u{84}\u{86}\u{9F}\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{180B}\u{180F}\u{200B}\u{200F}",
        "\u{202A}\u{202E}\u{2060}\u{206F}\u{3164}\u{FE00}\u{FE0F}\u{FEFF}\u{FFA0}\u{FFF0}\u{FFFB}\u{1D173}\u{1D17A}\u{E0000}\u{E0FFF}",
        "\u{300}\u{36F}\u{1AB0}\u{1AFF}\u{1DC0}\u{1DFF}\u{20D0}\u{20FF}\u{FE20}\u{FE2F}",
    ] {
        rows.chars().for_each(|c| assert_eq!(term(&format!("赌{c}博")), "赌博", "{c:?}"));
    }
    for c in "\n\r\t\u{85}\u{2010}\u{2028}\u{2070}\u{FFFD}\u{E1000}".chars() {
        assert_eq!(term(&format!("赌{c}博")).chars().count(), 3, "{c:?}");
    }
}

#[test]
fn forms_with_a_use_of_their_own_stay() {
    for text in ["①申请", "㈢", "5m²", "一、②审核", "𠮷", "👮", "½", "°c", "か"] {
        assert_eq!(term(text), text);
    }
}

#[cfg(feature = "markdown")]
#[test]
fn what_is_text_in_markdown() {
    for (source, text) in [
        ("甲\n\n# 乙\n\n丙", "甲\n乙\n丙\n"),
        ("甲\n乙", "甲乙\n"),
        ("登录QQ\n系统\nQQ", "登录qq系统qq\n"),
        ("Microsoft\nOffice", "microsoft office\n"),
        ("甲\\\n乙<br>丙<br/>丁", "甲\n乙\n丙\n丁\n"),
        ("甲**乙**丙~~丁~~戊", "甲乙丙丁戊\n"),
        ("甲[乙](https://example.cn)丙", "甲乙丙\n"),
        ("甲[^1]乙\n\n[^1]: 丙", "甲乙\n丙\n"),
        ("- [x] 甲\n- 乙\n  - 丙", "甲\n乙\n丙\n"),
        ("| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |", "甲\t乙\t\n丙\t丁\t\n"),
        ("甲\n\n<div>乙</div>\n\n<hr>", "甲\n乙\n\n"),
        ("- <div>\n\t甲</div>", "\n\t甲\n"),
    ] {
        let folded = read(source, Format::Markdown);
        assert_eq!(folded.chars.iter().collect::<String>(), text, "{source:?}");
    }
}

#[cfg(feature = "markdown")]
#[test]
fn code_that_begins_with_a_tick_stands_behind_its_fence() {
    let folded = read("甲`` `乙 ``", Format::Markdown);
    assert_eq!(folded.chars[..3], ['甲', '`', '乙']);
    assert_eq!((at(&folded, 1), at(&folded, 2)), (6..7, 7..10));
}

#[test]
fn a_span_is_the_source_with_what_was_dropped_in_it() {
    let spans = [
        ("去賭\u{200B}博。", "赌博", "賭\u{200B}博"),
        ("占地5㎡。", "m2", "㎡"),
        ("占地5㎡。", "2", "㎡"),
        ("e\u{301}t", "et", "e\u{301}t"),
    ];
    for (source, found, own) in spans {
        let folded = raw(source);
        let text: String = folded.chars.iter().collect();
        let start = text[..text.find(found).unwrap()].chars().count();
        let span = FoldedSpan::new(start, start + found.chars().count());
        assert_eq!(&source[folded.source(span)], own, "{source}");
    }
}

#[test]
fn no_row_of_the_reference_tables_is_dead() {
    let tables = [
        ("traditional.txt", include_str!("../../dictionaries/reference/traditional.txt")),
        ("variants.txt", include_str!("../../dictionaries/reference/variants.txt")),
    ];
    let mut rows = HashMap::new();
    for (name, table) in tables {
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let (from, to) = line.split_once('\t').unwrap_or_else(|| panic!("{name}: {line}"));
            assert!(from.chars().count() == 1 && to.chars().count() == 1, "{name}: {line}");
            assert_eq!(rows.insert(from, to), None, "{name}: {from} twice");
        }
    }
    for (from, to) in &rows {
        assert!(!rows.contains_key(to), "{from} → {to} → {}", rows[to]);
        assert_eq!(term(from), *to);
    }
}
