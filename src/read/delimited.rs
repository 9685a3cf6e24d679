//! CSV and TSV: a header, then one article a row. A row with too few or too
//! many cells is skipped with its line, and reading goes on.

use super::columns::{Role, assign};
use super::source::{Source, read_error};
use super::{Format, decode, json, record};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// CSV; the delimiter is guessed between comma and semicolon.
pub const CSV: Format = Format {
    name: "csv",
    extensions: &["csv"],
    about: "comma- or semicolon-separated table with a header, one article a row",
    one_article: false,
    read: |source| read(source, None),
};

/// TSV.
pub const TSV: Format = Format {
    name: "tsv",
    extensions: &["tsv", "tab"],
    about: "tab-separated table with a header, one article a row",
    one_article: false,
    read: |source| read(source, Some(b'\t')),
};

fn read(source: &mut Source<'_>, delimiter: Option<u8>) {
    let head = source.head();
    if decode::is_binary(&head) {
        return source.skip(None, "binary, not text");
    }
    let bom = decode::bom(&head);
    let bytes: Box<dyn Read> = if decode::is_wide(bom) {
        let Some(bytes) = source.all() else {
            return;
        };
        let (text, encoding) = decode::decode(&bytes);
        source.facts.encoding = encoding.to_string();
        Box::new(Cursor::new(text.into_bytes()))
    } else {
        let taken = std::mem::replace(&mut source.bytes, Box::new(std::io::empty()));
        let mut taken = taken;
        if bom.is_some() {
            taken.consume("\u{feff}".len());
        }
        Box::new(taken)
    };
    let delimiter = delimiter.unwrap_or_else(|| guess_delimiter(&head));
    let reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(bytes);
    read_rows(source, reader);
}

/// The more frequent of comma and semicolon in the first line.
fn guess_delimiter(head: &[u8]) -> u8 {
    let line = head.split(|b| *b == b'\n').next().unwrap_or(&[]);
    let count = |mark: u8| line.iter().filter(|b| **b == mark).count();
    if count(b';') > count(b',') {
        b';'
    } else {
        b','
    }
}

fn read_rows(source: &mut Source<'_>, mut reader: csv::Reader<Box<dyn Read + '_>>) {
    let names: Vec<String> = match reader.byte_headers() {
        Ok(header) => header
            .iter()
            .map(|cell| text_of(cell).trim().to_string())
            .collect(),
        Err(e) => return source.skip(None, reason_of(&e)),
    };
    if names.is_empty() {
        return source.skip(None, "an empty file");
    }
    let roles = match assign(&names, &source.settings.columns) {
        Ok(roles) => roles,
        Err(missing) => {
            return source.skip(
                None,
                format!("no column `{missing}`; there are {}", names.join(", ")),
            );
        }
    };
    if !roles.contains_key(&Role::Text) && !roles.contains_key(&Role::Title) {
        let reason = format!(
            "no text column; there are {}; name it with --column text=NAME",
            names.join(", ")
        );
        return source.skip(None, reason);
    }
    json::note_columns(source, &names, &roles);
    let mut row = csv::ByteRecord::new();
    for number in 1.. {
        match reader.read_byte_record(&mut row) {
            Ok(false) => break,
            Ok(true) => read_row(source, number, &names, &roles, &row),
            Err(e) => {
                source.skip(Some(number), reason_of(&e));
                // An error of the file itself comes again for ever.
                if e.is_io_error() {
                    break;
                }
            }
        }
    }
    if source.facts.articles + source.facts.skipped == 0 {
        source.skip(None, "a header and no rows");
    }
}

fn read_row(
    source: &mut Source<'_>,
    number: u64,
    names: &[String],
    roles: &BTreeMap<Role, usize>,
    row: &csv::ByteRecord,
) {
    if row.len() != names.len() {
        let line = row.position().map_or(0, |p| p.line());
        let reason = format!(
            "{} cells on line {line} where the header has {}",
            row.len(),
            names.len()
        );
        return source.skip(Some(number), reason);
    }
    let cell = |at: usize| row.get(at).map(text_of).unwrap_or_default();
    if row.iter().any(|cell| std::str::from_utf8(cell).is_err()) {
        source.facts.encoding = "windows-1252".to_string();
    }
    let values = roles.iter().map(|(role, at)| (*role, cell(*at))).collect();
    let others = (0..names.len()).filter(|at| !roles.values().any(|r| r == at));
    let meta = json::meta_of(others.map(|at| (names[at].clone(), cell(at))));
    let article = record::article(source.origin, number, &values, meta);
    source.article(article);
}

fn text_of(cell: &[u8]) -> String {
    decode::record(cell).0
}

fn reason_of(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(e) => read_error(e),
        _ => format!("malformed table: {error}"),
    }
}
