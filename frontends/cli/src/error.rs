use std::{io, path::PathBuf};

use shenjiao::BuildError;

/// What ends the command with status 2. An input that can't be read doesn't end it: the others are checked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Build(#[from] BuildError),
    #[error("{}: {error}", .path.display())]
    Read { path: PathBuf, error: ReadError },
    #[error("--exclude {glob}: {error}")]
    Glob { glob: String, error: globset::Error },
    #[error("没有规则“{0}”；shenjiao rules 列出全部规则")]
    UnknownRule(String),
    #[error("没有可审核的稿件：只读 .txt 和 .md 文件")]
    Nothing,
    #[error("--title 只能用于一件稿件，这里有 {0} 件")]
    TitleOfMany(usize),
    #[error(transparent)]
    Input(io::Error),
    #[error(transparent)]
    Output(#[from] io::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl Error {
    /// Whether the reader of what is printed has gone away.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        let kind = match self {
            Self::Output(error) => Some(error.kind()),
            Self::Json(error) => error.io_error_kind(),
            _ => None,
        };
        kind == Some(io::ErrorKind::BrokenPipe)
    }
}

/// Why one input could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error("不是 UTF-8 编码（第 {byte} 字节处出错）：请转为 UTF-8 后再审")]
    Utf8 { byte: usize },
    #[error("是 UTF-16 编码：请转为 UTF-8 后再审")]
    Utf16,
    #[error("超过 {limit} 字节的上限，未读：请分成几件送审")]
    TooLong { limit: u64 },
    #[error("不能审核这种文件：只读 .txt 和 .md")]
    Kind,
    #[error("第 {line} 行：文首的稿件信息有误：{message}")]
    FrontMatter { line: usize, message: String },
}
