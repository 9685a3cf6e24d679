//! The command: parse, run, map the error to an exit code (0 done, 1 failed, 2 usage).

use std::process::ExitCode;

fn main() -> ExitCode {
    match parallax::cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let message = failure.to_string();
            // Problems of lexicons come with headings of their own, as a compiler shows them.
            let heading = if message.starts_with("error: ") {
                ""
            } else {
                "error: "
            };
            eprintln!("{heading}{message}");
            ExitCode::from(failure.code())
        }
    }
}
