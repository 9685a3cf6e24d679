//! Tests that hold the program to one in Python: `tests/run` sets Python up and
//! names it in `PARALLAX_PYTHON`. Without that, plain `cargo test` stays
//! usable: such a test says so and passes, except where the variable `CI` is set.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// The Python to use; `None` if none was set up, and then nothing is `done`.
pub fn python(done: &str) -> Option<String> {
    let python = std::env::var("PARALLAX_PYTHON").ok();
    if python.is_none() {
        assert!(
            std::env::var_os("CI").is_none(),
            "PARALLAX_PYTHON is not set; start the tests with tests/run"
        );
        eprintln!("note: not {done}; tests/run does it");
    }
    python
}

/// Runs a script of `tests/` in a folder: whether it succeeds, and what it says.
pub fn run(
    python: &str,
    script: &str,
    arguments: &[impl AsRef<OsStr>],
    folder: &Path,
) -> (bool, String) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let output = Command::new(python)
        .arg(tests.join(script))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|e| panic!("cannot run {python}: {e}; start the tests with tests/run"));
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}
