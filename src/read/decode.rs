//! Bytes to text: a byte-order mark decides; else UTF-8 where it is valid; else
//! what chardetng takes it for (Windows-1252 and other legacy encodings).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes looked at to tell text from binary.
const HEAD: usize = 8192;
/// First bytes of formats that are certainly not text.
const MAGIC: &[&[u8]] = &[
    b"%PDF-",
    b"\x89PNG",
    b"PK\x03\x04",
    b"GIF8",
    b"\xFF\xD8\xFF",
    b"\x7FELF",
    b"\xD0\xCF\x11\xE0",
    b"SQLite format 3",
    b"\x1F\x8B",
    b"BZh",
    b"\xFD7zXZ",
    b"PAR1",
    b"Rar!",
];

/// Whether the first bytes of a file are those of no text.
pub fn is_binary(bytes: &[u8]) -> bool {
    if bom(bytes).is_some() {
        return false;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let control = head
        .iter()
        .filter(|b| matches!(b, 0..=8 | 14..=31) && **b != 27)
        .count();
    MAGIC.iter().any(|magic| bytes.starts_with(magic)) || control * 10 > head.len()
}

/// The encoding that a byte-order mark names.
pub fn bom(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}

/// Whether the encoding takes two bytes a unit, so that lines cannot be cut before decoding.
pub fn is_wide(encoding: Option<&'static Encoding>) -> bool {
    encoding == Some(UTF_16LE) || encoding == Some(UTF_16BE)
}

/// A whole file as text, and the name of its encoding.
pub fn decode(bytes: &[u8]) -> (String, &'static str) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[length..]);
        return (text.into_owned(), encoding.name());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_string(), UTF_8.name());
    }
    let encoding = guess(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), encoding.name())
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

/// One record of a streamed table: UTF-8, or else Windows-1252, record by
/// record, so that one bad record does not turn the others into noise.
pub fn record(bytes: &[u8]) -> (String, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_string(), true),
        Err(_) => (
            WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned(),
            false,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        assert_eq!(decode("caf\u{e9}".as_bytes()), ("café".into(), "UTF-8"));
        assert_eq!(decode(b"\xEF\xBB\xBFa"), ("a".into(), "UTF-8"));
        assert_eq!(decode(b"\xFF\xFEa\0\xE9\0"), ("aé".into(), "UTF-16LE"));
        let text = b"The caf\xE9 owner said \x93no\x94 to the council.";
        assert_eq!(
            decode(text),
            (
                "The café owner said “no” to the council.".into(),
                "windows-1252"
            )
        );
        assert_eq!(record(b"caf\xE9"), ("café".into(), false));
    }

    #[test]
    fn binary() {
        assert!(is_binary(b"\x89PNG\r\n") && is_binary(&[0; 100]) && is_binary(b"%PDF-1.7"));
        assert!(
            !is_binary(b"a text with one \0 in it")
                && !is_binary("\u{feff}a".as_bytes())
                && !is_binary(b"")
        );
    }
}
