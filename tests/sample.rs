//! The report that is kept in reports/ as a sample is the one that the program
//! makes today, byte for byte.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const INPUT: &str = "examples/two-outlets";
const SAMPLE: &str = "reports/two-outlets";

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    entries
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn the_sample_report_is_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("report");
    let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .current_dir(root)
        .args(["compare", INPUT, "--quiet", "--out"])
        .arg(&made)
        .status()
        .unwrap();
    assert!(status.success());
    let (sample, made) = (files(&root.join(SAMPLE)), files(&made));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&sample), names(&made));
    for (name, bytes) in &sample {
        let again = format!("cargo run --release -- compare {INPUT} --out {SAMPLE}");
        assert!(
            bytes == &made[name],
            "{name} is not current; `{again}` makes it anew"
        );
    }
}
