//! Texts that would take a careless reviewer four times as long when they are twice as long.

use std::hint::black_box;

use shenjiao::{Format, Reviewer};
use shenjiao_benches::{beginning, draft, review, reviewer, samples};

use crate::{clock::working_seconds, table};

const SIZE: usize = 512 << 10;
const ROUNDS: usize = 20;
/// Seconds after which a text has had its rounds. What is fast has most: there a disturbance weighs most.
const PATIENCE: f64 = 1.0;
/// The ratio above which growth is not called linear.
const MOST: f64 = 2.2;

enum Trap {
    /// This again and again.
    Repeated(String),
    /// The first half of one, the second of another.
    Halves(&'static str, &'static str),
}
use Trap::{Halves, Repeated};

impl Trap {
    fn text(&self, bytes: usize) -> String {
        let fill = |unit: &str, bytes| beginning(&unit.repeat(bytes / unit.len() + 1), bytes).to_owned();
        match self {
            Repeated(unit) => fill(unit, bytes),
            Halves(first, second) => fill(first, bytes / 2) + &fill(second, bytes / 2),
        }
    }
}

pub fn measure() {
    let reviewer = reviewer();
    let mut rows = Vec::new();
    for (format, traps) in [(Format::Text, plain()), (Format::Markdown, markdown())] {
        for (name, trap) in traps {
            let name = if format == Format::Markdown { format!("Markdown: {name}") } else { name.to_owned() };
            let [once, twice] = best(&reviewer, &trap, format);
            let ratio = twice / once;
            let mark = if ratio > MOST { "**above**" } else { "" };
            let [once, twice] = [once, twice].map(|time| format!("{:.1}", time * 1e3));
            rows.push([name, once, twice, format!("{ratio:.2}"), mark.into()]);
        }
    }
    let head = ["text", "512 KB, ms", "1 MB, ms", "ratio", "above 2.2"];
    table::print("Quadratic traps", head, &rows);
}

fn best(reviewer: &Reviewer, trap: &Trap, format: Format) -> [f64; 2] {
    let drafts = [SIZE, 2 * SIZE].map(|bytes| draft(&trap.text(bytes)).with_format(format));
    let mut best = [f64::INFINITY; 2];
    let mut spent = 0.0;
    for _ in 0..ROUNDS {
        for (draft, best) in drafts.iter().zip(&mut best) {
            let time = working_seconds(|| drop(black_box(review(reviewer, draft))));
            *best = best.min(time);
            spent += time;
        }
        if spent > PATIENCE {
            break;
        }
    }
    best
}

fn plain() -> Vec<(&'static str, Trap)> {
    let again = |unit: &str| Repeated(unit.to_owned());
    vec![
        ("one character", again("是")),
        ("two characters in turn", again("是的")),
        ("opening brackets", again("（")),
        ("brackets of all kinds", again("（《「“【[(")),
        ("brackets opened, then closed", Halves("（", "）")),
        ("brackets that don't match", Halves("（《", "）》")),
        ("quotes", again("“")),
        ("quotes opened, then closed", Halves("“‘", "’”")),
        ("straight quotes", again("\"")),
        ("digits", again("1")),
        ("digits in groups", again("1370000246 8")),
        ("digits with hyphens", again("137-0000-2468-")),
        ("resident numbers", again("420000195306181264，")),
        ("a term's beginning", again("中华人民共和")),
        ("a term", again("登陆账号")),
        ("gap patterns, begun", again("截止")),
        ("gap patterns, whole", again("截止2026年11月，")),
        (
            "hard-wrapped lines",
            again("　　为规范食品小作坊生产经营行为，根据省食品小作坊管理有\n关规定，现就开展登记证换发工作通告如\n"),
        ),
        ("short lines", again("登\n")),
        ("lines with page numbers", again("办理登记证换发工作的有关事项通告如下现予公布请遵照执\n\n- 1 -\n\n")),
        ("noise between characters", again("真*人-荷_官.")),
        ("runs of noise", again("真****")),
        ("only noise", again("*")),
        ("spaces", again(" ")),
        ("wide spaces", again("\u{3000}")),
        ("newlines", again("\n")),
        ("carriage returns", again("\r")),
        ("zero-width characters", again("\u{200B}")),
        ("a character, then zero-width ones", Halves("是", "\u{200B}")),
        ("zero-width characters between others", again("登\u{200B}陆\u{200D}")),
        ("combining marks", again("e\u{301}\u{301}\u{301}")),
        ("enclosed numbers", again("①②③")),
        ("enclosed letters", again("ⓐⓑ🅐")),
        ("enclosed numbers and zero-width characters", again("①\u{200B}\u{200B}\u{200B}")),
        ("secrecy marks", again("机密★10年\n")),
        ("secrecy marks in one line", again("机密★")),
        ("opening of a comment", again("<!--")),
        ("closing of a comment", again("-->")),
        ("opening of a mark", again("<!-- shenjiao-disable ")),
        ("marks on and off", again("<!-- shenjiao-disable wording/repeated -- x -->是是<!-- shenjiao-enable -->")),
        ("marks never off", again("<!-- shenjiao-disable wording/repeated -- x -->是是")),
        ("marks for one line", again("是是 <!-- shenjiao-disable-line wording/repeated -- x -->\n")),
        ("marks for the next line", again("<!-- shenjiao-disable-next-line wording/repeated -- x -->\n\n")),
        (
            "marks for the next line, then blank lines",
            Halves("<!-- shenjiao-disable-next-line wording/repeated -- x -->", "\n"),
        ),
        ("marks, then findings", Halves("<!-- shenjiao-disable wording/repeated -- x -->", "各单位是是责任单位，")),
        ("marks of no rule", again("<!-- shenjiao-disable no/rule -- x -->")),
        ("addresses", again("https://example.gov.cn/a?b=c ")),
        ("at signs", again("a@b.cn@")),
        ("dense findings", again("各单位是是责任单位，")),
        ("findings with exemptions near", again("登陆账号，案件，")),
        ("samples", Repeated(samples::all().join("\n\n"))),
    ]
}

fn markdown() -> Vec<(&'static str, Trap)> {
    let again = |unit: &str| Repeated(unit.to_owned());
    vec![
        ("*", again("*")),
        ("* with words", again("*是")),
        ("** opened, then closed", Halves("**是", "是**")),
        ("_", again("_是")),
        ("[", again("[")),
        ("[ with words", again("[是")),
        ("links", again("[登陆](https://example.gov.cn/) ")),
        ("links opened", again("[登陆](")),
        ("images", again("![是](")),
        ("references", again("[是]: /a\n")),
        ("> nested", again("> ")),
        ("> in lines", again("> 是\n")),
        ("lists nested", again("- ")),
        ("lists in lines", again("- 是\n")),
        ("numbered lists", again("1. 是\n")),
        ("headings", again("# 是\n")),
        ("tables", again("| 是 | 是 |\n| --- | --- |\n| 是 | 是 |\n\n")),
        ("rows of a table", again("| 是 | 是 |\n| --- | --- |\n")),
        ("cells", again("| 是 ")),
        ("backticks", again("`")),
        ("code spans", again("`是` ")),
        ("backticks of growing runs", Repeated((1..200).map(|n| "`".repeat(n) + "是").collect())),
        ("fences", again("```\n是\n")),
        ("tildes", again("~~是")),
        ("HTML", again("<a>是")),
        ("<", again("<")),
        ("<!", again("<!A ")),
        ("<?", again("<?")),
        ("entities", again("&amp;")),
        ("& without end", again("&")),
        ("backslashes", again("\\*")),
        ("hard breaks", again("是  \n")),
        ("indented code", again("    是\n\n")),
        ("comments", again("<!-- ")),
        ("marks on and off", again("<!-- shenjiao-disable wording/repeated -- x -->是是<!-- shenjiao-enable -->")),
        ("front matter without end", again("+++\n")),
        ("samples", Repeated(samples::all().join("\n\n"))),
    ]
}
