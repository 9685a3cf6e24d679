//! JSONL: one object a line. A line that cannot be read is skipped with its
//! place, and reading goes on.

use super::decode;
use super::source::{Source, read_error};
use super::{Format, json};
use std::io::BufRead;

/// JSONL.
pub const JSONL: Format = Format {
    name: "jsonl",
    extensions: &["jsonl", "ndjson"],
    about: "one JSON object a line, one article an object",
    one_article: false,
    read,
};

fn read(source: &mut Source<'_>) {
    let head = source.head();
    if decode::is_binary(&head) {
        return source.skip(None, "binary, not text");
    }
    if decode::is_wide(decode::bom(&head)) {
        let Some(bytes) = source.all() else {
            return;
        };
        let (text, encoding) = decode::decode(&bytes);
        source.facts.encoding = encoding.to_string();
        text.lines()
            .zip(1..)
            .for_each(|(line, number)| read_line(source, number, line.as_bytes()));
    } else {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            match source.bytes.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) => read_line(source, number, &line),
                Err(e) => {
                    source.skip(Some(number), read_error(&e));
                    break;
                }
            }
        }
    }
    if source.facts.articles + source.facts.skipped == 0 {
        source.skip(None, "an empty file");
    }
}

fn read_line(source: &mut Source<'_>, number: u64, line: &[u8]) {
    let line = line
        .strip_prefix("\u{feff}".as_bytes())
        .filter(|_| number == 1)
        .unwrap_or(line);
    // Its end is no part of it: a string that is cut off would seem to hold it.
    let (text, is_utf8) = decode::record(line.trim_ascii_end());
    if !is_utf8 {
        source.facts.encoding = "UTF-8 and windows-1252".to_string();
    }
    if text.trim().is_empty() {
        return;
    }
    match serde_json::from_str(&text) {
        Ok(value) => json::read_object(source, number, value),
        Err(e) => {
            let what = e.to_string();
            let what = what.split(" at line ").next().unwrap_or("").to_string();
            source.skip(
                Some(number),
                format!("malformed JSON at column {}: {what}", e.column()),
            );
        }
    }
}
