use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use shenjiao::{Date, Severity};

/// 审校：政府网站和政务新媒体稿件发布前的审核。
///
/// 退出状态：0 没有达到 --fail-on 的问题；1 有；2 用法有误，或有内容没能读取、没能审完。
#[derive(Parser)]
#[command(name = "shenjiao", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// 审核稿件（.txt、.md 文件和文件夹）
    Check(Box<Check>),
    /// 说明一条规则：查什么、为什么、依据和例子
    Explain {
        /// 规则名，如 privacy/resident-id
        rule: String,
    },
    /// 列出全部规则
    Rules {
        #[arg(long, value_enum, default_value_t = RulesFormat::Human)]
        format: RulesFormat,
    },
    /// 词典包
    Pack {
        #[command(subcommand)]
        command: PackCommand,
    },
    /// 输出稿件、审核结果或词典包的 JSON Schema
    Schema {
        #[arg(value_enum)]
        of: SchemaOf,
    },
}

#[derive(Subcommand)]
pub(crate) enum PackCommand {
    /// 检查词典包：未知的键、重复、不起作用的条目、缺依据、例子不符
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Args)]
pub(crate) struct Check {
    /// 文件或文件夹；- 为标准输入
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// 输入为 JSONL：一行一件稿件，逐行输出审核结果
    #[arg(long, conflicts_with_all = ["format", "title", "path", "exclude"])]
    pub(crate) jsonl: bool,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// 标准输入的文件名（.md 按 Markdown 读）
    #[arg(long, value_name = "NAME")]
    pub(crate) path: Option<PathBuf>,
    /// 稿件标题（只审一件时可用）
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// 稿件没有写明日期时按哪一天判断，如 2026-11-23；不写为今天
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// 单位或站点的词典包（文件，或存放 .toml 的文件夹），可多次使用
    #[arg(long, value_name = "PATH")]
    pub(crate) dictionary: Vec<PathBuf>,
    /// 不用内置词典
    #[arg(long)]
    pub(crate) no_builtin: bool,
    /// 显示到哪一级；human 和 github 默认 warning，其他默认 info
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) severity: Option<Level>,
    /// 哪一级以上的问题使退出状态为 1
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = Level::Error)]
    pub(crate) fail_on: Level,
    /// 不审核的文件，如 '**/归档/*'，可多次使用
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
    Sarif,
    Github,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum RulesFormat {
    Human,
    Json,
    Markdown,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchemaOf {
    Draft,
    Review,
    Pack,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Level {
    Error,
    Warning,
    Info,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::Error,
            Level::Warning => Self::Warning,
            Level::Info => Self::Info,
        }
    }
}
