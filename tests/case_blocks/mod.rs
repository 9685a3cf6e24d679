//! Case files of lines `key: value`, blocks apart by blank lines: what the tests
//! of pairs and of swaps read.

#![allow(dead_code)]

use std::path::Path;

/// One case.
pub struct Block {
    /// Name of its file, without the ending.
    pub file: String,
    /// File and line, for messages.
    pub place: String,
    lines: Vec<(String, String)>,
}

impl Block {
    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        let mut mine = self.lines.iter().filter(|(name, _)| name == key);
        mine.next().map(|(_, value)| value.as_str())
    }

    /// All values of a key, in order.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        let mine = self.lines.iter().filter(move |(name, _)| name == key);
        mine.map(|(_, value)| value.as_str())
    }

    /// A value that the case must have.
    pub fn text(&self, key: &str) -> String {
        let value = self.get(key);
        value
            .unwrap_or_else(|| panic!("{}: no `{key}`", self.place))
            .to_string()
    }
}

/// All cases of a folder under `tests/cases`, by file.
pub fn blocks(folder: &str) -> Vec<Block> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(folder);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    let mut blocks: Vec<Block> = Vec::new();
    for path in files {
        let file = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let mut open = false;
        for (number, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'))
        {
            let place = format!("{file}.txt:{}", number + 1);
            if line.trim().is_empty() {
                open = false;
                continue;
            }
            if !open {
                blocks.push(Block {
                    file: file.clone(),
                    place: place.clone(),
                    lines: Vec::new(),
                });
                open = true;
            }
            let lines = &mut blocks.last_mut().unwrap().lines;
            match (line.strip_prefix("  "), line.split_once(':')) {
                (Some(paragraph), _) => {
                    let (_, value) = lines
                        .last_mut()
                        .unwrap_or_else(|| panic!("{place}: nothing goes on here"));
                    value.push_str("\n\n");
                    value.push_str(paragraph);
                }
                (None, Some((key, value))) => {
                    lines.push((key.to_string(), value.trim().to_string()))
                }
                _ => panic!("{place}: neither a key nor a paragraph: {line}"),
            }
        }
    }
    blocks
}
