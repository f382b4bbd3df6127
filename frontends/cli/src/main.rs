//! The command of shenjiao.

use std::process::ExitCode;

fn main() -> ExitCode {
    shenjiao_cli::main()
}
