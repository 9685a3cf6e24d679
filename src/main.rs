//! The command: parse, run, map the error to an exit code (0 done, 1 failed, 2 usage).

use std::process::ExitCode;

fn main() -> ExitCode {
    match parallax::cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(failure.code())
        }
    }
}
