//! Byte offsets to code points and back: inside the program spans are bytes,
//! in the tables they are Unicode code points.

/// Every how many bytes a count of code points is kept.
const STEP: usize = 256;

/// Turns byte offsets of one text into code points, each in at most 256 steps.
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `STEP * i`; empty where the text is ASCII.
    before: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Reads `text` once.
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return CodePoints {
                text,
                before: Vec::new(),
            };
        }
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for block in text.as_bytes().chunks(STEP) {
            before.push(count);
            count += starts(block);
        }
        CodePoints { text, before }
    }

    /// The number of code points before byte `byte` (beyond the end: of the whole text).
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let block = byte / STEP;
        match self.before.get(block) {
            None if self.before.is_empty() => byte,
            None => self.total(),
            Some(before) => before + starts(&self.text.as_bytes()[block * STEP..byte]),
        }
    }

    fn total(&self) -> usize {
        self.text.chars().count()
    }
}

/// How many code points start in these bytes.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_for_every_byte() {
        let text = "İstanbul “naïve” 🙂 ".repeat(60) + "e\u{301} שלום";
        let map = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(map.at(byte), n, "at byte {byte}");
        }
        assert_eq!(map.at(text.len()), text.chars().count());
        assert_eq!(map.at(text.len() + 9), text.chars().count());
    }

    #[test]
    fn at_the_end_of_a_text_of_whole_blocks() {
        let text = "é".repeat(STEP / 2);
        assert_eq!(CodePoints::new(&text).at(STEP), STEP / 2);
    }
}
