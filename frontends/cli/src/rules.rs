use std::io::Write;

use shenjiao::{Category, Rule, rules};

use crate::{CLEAN, args::RulesFormat, error::Error};

pub(crate) fn explain(name: &str, out: &mut impl Write) -> Result<u8, Error> {
    let rule = rules().iter().find(|r| r.name == name).ok_or_else(|| Error::UnknownRule(name.to_owned()))?;
    writeln!(out, "{}  {}（{}）", rule.name, rule.title, rule.severity.title())?;
    writeln!(out, "\n查什么：{}\n为什么：{}\n依据：{}", rule.what, rule.why, rule.source)?;
    for (heading, examples) in [("应报：", rule.hit), ("不报：", rule.silent)] {
        writeln!(out, "\n{heading}")?;
        for example in examples {
            writeln!(out, "  {}", example.replace('\n', "⏎"))?;
        }
    }
    Ok(CLEAN)
}

pub(crate) fn list(format: RulesFormat, out: &mut impl Write) -> Result<u8, Error> {
    match format {
        RulesFormat::Human => {
            for rule in rules() {
                writeln!(out, "{:<28} {} {}", rule.name, rule.severity.title(), rule.title)?;
            }
        }
        RulesFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, rules())?;
            writeln!(out)?;
        }
        RulesFormat::Markdown => markdown(out)?,
    }
    Ok(CLEAN)
}

fn markdown(out: &mut impl Write) -> Result<(), Error> {
    writeln!(out, "# 规则\n\n由 `shenjiao rules --format markdown` 生成，不要手改。\n")?;
    writeln!(out, "| 规则 | 说明 | 严重程度 |\n| --- | --- | --- |")?;
    for rule in rules() {
        let anchor = rule.name.replace('/', "");
        writeln!(out, "| [`{}`](#{anchor}) | {} | {} |", rule.name, rule.title, rule.severity)?;
    }
    for category in Category::ALL {
        for rule in rules().iter().filter(|r| Category::of_rule(r.name) == Some(category)) {
            section(rule, out)?;
        }
    }
    Ok(())
}

fn section(rule: &Rule, out: &mut impl Write) -> Result<(), Error> {
    writeln!(
        out,
        "\n## {}\n\n**{}**。{}\n\n{}\n\n依据：{}\n",
        rule.name, rule.title, rule.what, rule.why, rule.source
    )?;
    for (mark, examples) in [("应报", rule.hit), ("不报", rule.silent)] {
        for example in examples {
            writeln!(out, "- {mark}：`{}`", example.replace('\n', "⏎"))?;
        }
    }
    Ok(())
}
