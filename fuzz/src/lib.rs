//! What the targets share.

use std::sync::LazyLock;

use shenjiao::{Date, LineIndex, Position, Reviewer, Span};

/// What a text is made of where something may go wrong. At most 128.
pub const RISKY: &[&str] = &[
    "各单位是是责任单位。",
    "请登陆系统填报。",
    "请到国土资源部网站查询。",
    "全村有维族村民。",
    "我县参与“一带一路”战略。",
    "《关于印发《管理办法》的通知》",
    "李某，身份证号110101199003070011。",
    "手机13800001234",
    "１３８ ０００ ０１２３４",
    "机密★10年",
    "秘 密 ☆ 5年",
    "真人荷官在线发牌，注册送彩金",
    "真.人.荷.官",
    "真🎲人🎲荷🎲官",
    "眞人荷官在線發牌",
    "审校",
    "审\u{200B}校",
    "權利與義務",
    "⼈⺠",
    "𠮷野家",
    "ＡＢＣ１２３",
    "Ⓕⓤc⒦",
    "①",
    "㈢",
    "㎡",
    "m²",
    "𝐛𝐞𝐭",
    "🅰🅱",
    "👨\u{200D}👩\u{200D}👧",
    "é",
    "e\u{301}",
    "\u{301}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{FE0F}",
    "ß",
    "İ",
    "ｶﾞ",
    "각",
    "ﬁ",
    "½",
    "Ⅻ",
    "（三)",
    "(四）",
    "《",
    "》",
    "（",
    "）",
    "“",
    "”",
    "，",
    "。",
    "：",
    "abc",
    "12",
    "x",
    "\0",
    "\t",
    "    ",
    "\u{3000}",
    "\u{A0}",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{B}",
    "\u{85}",
    "\u{2028}",
    "\n- 3 -\n",
    "\n第 3 页\n",
    "第三条 ",
    "各级人民政府应当加强对政府网站信息发布审核工作的组织领导和\n",
    "<!-- shenjiao-disable-line style/brackets -- 引文 -->",
    "<!-- shenjiao-disable-next-line wording/repeated -- 引文 -->",
    "<!-- shenjiao-disable privacy/mobile-phone -- 公开电话 -->",
    "<!-- shenjiao-disable wording/repeated -- 引文 -->",
    "<!-- shenjiao-enable -->",
    "<!-- shenjiao-disable-line -->",
    "<!-- shenjiao-",
    "<!-- 注 -->",
    "<!--",
    "-->",
    "<br>",
    "<div>",
    "</div>",
    "<a href=\"https://example.cn\">",
    "<script>",
    "<",
    ">",
    "# ",
    "- ",
    "1. ",
    "> ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "\n```\n",
    "\n~~~ 注\n",
    "\\",
    "\\|",
    "|",
    "| a | b |\n| - | - |\n| ",
    "\n---\n",
    "\n===\n",
    "[链接](https://example.cn \"题\")",
    "![图](图.png)",
    "[",
    "](",
    "][",
    "]: ",
    "[^1]",
    "[ ] ",
    "&amp;",
    "&#x4e2d;",
    "&lt;",
    "&",
    "$",
    "+++\n",
];

/// Any bytes as a text: what is UTF-8 as it stands, each other byte as something risky.
pub fn text(data: &[u8], risky: &[&str]) -> String {
    data.utf8_chunks().fold(String::new(), |mut text, chunk| {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|&byte| risky[usize::from(byte - 128) % risky.len()]));
        text
    })
}

/// A text cut in two between two characters.
pub fn halves(text: &str) -> (&str, &str) {
    text.split_at(text.floor_char_boundary(text.len() / 2))
}

/// Rules beside the built-in ones, so that findings meet.
const OWN: &str = include_str!("../seeds/pack/own.toml");

/// The library as it is shipped, with a pack of a site.
pub static REVIEWER: LazyLock<Reviewer> = LazyLock::new(reviewer);
/// The same, built once more.
pub static SECOND: LazyLock<Reviewer> = LazyLock::new(reviewer);

fn reviewer() -> Reviewer {
    let day: Date = "2026-11-01".parse().expect("a day");
    Reviewer::builder().pack("own.toml", OWN).as_of(day).build().expect("the pack is right")
}

/// A span says one place of a text in every unit, and each unit leads back to it.
pub fn check_span(text: &str, index: &LineIndex<'_>, span: Span) {
    assert!(span.start.byte < span.end.byte, "an empty span: {span:?}");
    for at in [span.start, span.end] {
        assert_eq!(at, position(text, at.byte), "not what counting gives");
        let back =
            [index.byte_of_char(at.char), index.byte_of_utf16(at.utf16), index.byte_of_line_column(at.line, at.column)];
        assert_eq!(back, [Some(at.byte); 3], "character, UTF-16 or line and column lead elsewhere");
    }
}

/// A place counted in the plainest way.
fn position(text: &str, byte: usize) -> Position {
    let before = &text[..byte];
    let ends = |&(i, c): &(usize, char)| c == '\n' || (c == '\r' && !text[i + 1..].starts_with('\n'));
    let breaks: Vec<usize> = before.char_indices().filter(ends).map(|(i, _)| i + 1).collect();
    Position {
        byte,
        char: before.chars().count(),
        utf16: before.encode_utf16().count(),
        line: breaks.len() + 1,
        column: before[breaks.last().copied().unwrap_or(0)..].chars().count() + 1,
    }
}
