//! A dictionary's file as text: its encoding found out, a byte order mark
//! removed, every line end made a line feed, so that a reader sees lines only.

use crate::lexicon::load::{LoadError, digest};
use crate::read::decode;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes at the start of a file in which XML names its encoding.
const DECLARATION: usize = 200;

/// A dictionary as it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Path as given, with / between its parts.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
    /// Name of the encoding that it was read in.
    pub encoding: &'static str,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Where lists that it includes are looked for.
    pub folder: PathBuf,
}

/// Opens the file at `path`.
pub fn open(path: &Path) -> Result<File, LoadError> {
    let shown = path.to_string_lossy().replace('\\', "/");
    let failed = |reason: String| LoadError::Dictionary {
        path: shown.clone(),
        reason,
    };
    let bytes = std::fs::read(path).map_err(|e| failed(e.to_string()))?;
    if decode::is_binary(&bytes) {
        let reason = "it is not text; save it as text or CSV, UTF-8, in the program it is from";
        return Err(failed(reason.to_string()));
    }
    let (text, encoding) = text_of(&bytes);
    let is_utf8 = std::str::from_utf8(&bytes).is_ok();
    if !is_utf8 && text.contains('\u{fffd}') {
        let reason =
            format!("it is no text in {encoding}; save it as UTF-8 in the program it is from");
        return Err(failed(reason));
    }
    Ok(File {
        path: shown,
        text: lines_by_feed(&text).into(),
        encoding,
        sha256: digest(&bytes),
        folder: path.parent().map_or_else(PathBuf::new, Path::to_path_buf),
    })
}

/// XML may name its encoding; everything else is detected.
fn text_of(bytes: &[u8]) -> (String, &'static str) {
    let is_plain = decode::bom(bytes).is_none() && std::str::from_utf8(bytes).is_err();
    match declared(bytes).filter(|_| is_plain) {
        Some(encoding) => match encoding.decode_without_bom_handling(bytes) {
            (text, false) => (text.into_owned(), encoding.name()),
            // It is not what it says.
            (_, true) => decode::decode(bytes),
        },
        None => decode::decode(bytes),
    }
}

fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]);
    let head = head.strip_prefix("<?xml")?.split("?>").next()?;
    let rest = head.split("encoding").nth(1)?.split(['"', '\'']).nth(1)?;
    encoding_rs::Encoding::for_label(rest.as_bytes())
}

fn lines_by_feed(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

impl File {
    /// A file of this text, as tests and round trips need it.
    pub fn of_text(path: &str, text: &str) -> File {
        File {
            path: path.to_string(),
            text: lines_by_feed(text).into(),
            encoding: "UTF-8",
            sha256: digest(text.as_bytes()),
            folder: Path::new(path)
                .parent()
                .map_or_else(PathBuf::new, Path::to_path_buf),
        }
    }

    /// The part of its name before the last full stop.
    pub fn stem(&self) -> String {
        let stem = Path::new(&self.path).file_stem();
        stem.map_or(String::new(), |stem| stem.to_string_lossy().into_owned())
    }

    /// Its name.
    pub fn name(&self) -> String {
        let name = Path::new(&self.path).file_name();
        name.map_or(String::new(), |name| name.to_string_lossy().into_owned())
    }

    /// The part of its name after the last full stop, in lower case.
    pub fn extension(&self) -> String {
        let extension = Path::new(&self.path).extension();
        extension.map_or(String::new(), |e| e.to_string_lossy().to_lowercase())
    }

    /// Its lines, without their ends.
    pub fn lines(&self) -> impl Iterator<Item = Part<'_>> {
        Part::new(0, &self.text).split('\n')
    }

    /// The lines that are not blank.
    pub fn filled_lines(&self) -> impl Iterator<Item = Part<'_>> {
        self.lines().filter(|line| !line.text.trim().is_empty())
    }

    /// The first line that is not blank; empty if there is none.
    pub fn first_line(&self) -> &str {
        self.filled_lines().next().map_or("", |line| line.text)
    }
}

/// A part of a text with the byte at which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its first byte in the file.
    pub start: usize,
    /// The part.
    pub text: &'a str,
}

impl<'a> Part<'a> {
    /// A part that begins at `start`.
    pub fn new(start: usize, text: &'a str) -> Part<'a> {
        Part { start, text }
    }

    /// Its bytes in the file.
    pub fn at(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Without white space on either side.
    pub fn trim(self) -> Part<'a> {
        let rest = self.text.trim_start();
        Part::new(self.start + self.text.len() - rest.len(), rest.trim_end())
    }

    /// What stands before and after byte `at` of it.
    pub fn split_at(self, at: usize) -> (Part<'a>, Part<'a>) {
        let (before, after) = self.text.split_at(at);
        (
            Part::new(self.start, before),
            Part::new(self.start + at, after),
        )
    }

    /// The parts between single occurrences of `mark`.
    pub fn split(self, mark: char) -> impl Iterator<Item = Part<'a>> {
        self.text.split(mark).map(move |piece| self.part(piece))
    }

    /// The parts between white space.
    pub fn words(self) -> impl Iterator<Item = Part<'a>> {
        self.text
            .split_whitespace()
            .map(move |piece| self.part(piece))
    }

    /// A piece of its text.
    fn part(self, piece: &'a str) -> Part<'a> {
        let offset = piece.as_ptr() as usize - self.text.as_ptr() as usize;
        Part::new(self.start + offset, piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(bytes: &[u8]) -> File {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("words.txt");
        std::fs::write(&path, bytes).unwrap();
        open(&path).map_err(|e| e.to_string()).unwrap()
    }

    #[test]
    fn encodings_and_line_ends() {
        for bytes in [
            "caf\u{e9}\nna\u{ef}ve".as_bytes(),
            "\u{feff}caf\u{e9}\r\nna\u{ef}ve".as_bytes(),
            b"caf\xE9\rna\xEFve",
            b"\xFF\xFEc\0a\0f\0\xE9\0\n\0n\0a\0\xEF\0v\0e\0",
        ] {
            assert_eq!(&*opened(bytes).text, "café\nnaïve");
        }
        let xml = b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><a>\xB1</a>";
        assert!(opened(xml).text.ends_with("<a>ą</a>"));
        assert_eq!(opened(xml).encoding, "ISO-8859-2");
    }

    #[test]
    fn parts_know_their_place() {
        let part = Part::new(10, "  a\tbé  c ");
        assert_eq!(part.trim(), Part::new(12, "a\tbé  c"));
        let words: Vec<_> = part.words().map(Part::at).collect();
        assert_eq!(words, [12..13, 14..17, 19..20]);
        let cells: Vec<_> = part.split('\t').map(|p| p.start).collect();
        assert_eq!(cells, [10, 14]);
    }
}
