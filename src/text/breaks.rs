//! Places inside a paragraph where a new sentence begins although no mark ends
//! the one before, as happens where a page was flattened to one line: the date
//! or the time that an article or a message bears, the label of a picture's
//! credit, a row of signs drawn as a rule, and one address after another.

use super::bounds::{ceil, floor};
use super::names::{count, only_names};
use super::paragraphs::trim;
use crate::model::Span;
use regex::Regex;
use std::sync::LazyLock;

/// Bytes before and after a sign that are looked at.
const WINDOW: usize = 64;
/// Signs in a row that make a rule.
const RULE: usize = 5;
/// Words of a credit after its label at most.
const CREDIT_WORDS: usize = 7;

/// Words after which a date belongs to the clause.
const BEFORE_DATE: &[&str] = &[
    "about", "after", "and", "as", "at", "before", "between", "by", "dated", "during", "for",
    "from", "in", "is", "of", "on", "or", "since", "than", "that", "the", "through", "till", "to",
    "until", "was",
];
/// Labels of credits, before a colon; the longest first.
const LABELS: &[&str] = &[
    "Picture credit",
    "Photo credit",
    "Photo Credit",
    "Image credit",
    "Image Credit",
    "Photograph",
    "Picture",
    "Credit",
    "Photos",
    "Photo",
    "PHOTO",
    "Image",
    "IMAGE",
];

static WEEKDAY_AND_DATE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern =
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.? [0-9]{1,2}, [0-9]{4}$";
    #[allow(clippy::expect_used)] // a constant, which the tests compile
    Regex::new(pattern).expect("a constant pattern")
});

/// The stretches of a paragraph between such places: nearly always the whole.
pub fn pieces(text: &str, paragraph: Span) -> Vec<Span> {
    let mut pieces = Vec::with_capacity(1);
    let mut start = paragraph.start;
    for at in breaks(text, paragraph) {
        let piece = trim(text, Span::new(start, at));
        // White space stands there: no word is cut.
        let between = text[..at].ends_with(char::is_whitespace)
            || text[at..].starts_with(char::is_whitespace);
        if between && at > start && piece.start < piece.end {
            pieces.push(piece);
            start = at;
        }
    }
    pieces.push(trim(text, Span::new(start, paragraph.end)));
    pieces
}

/// Bytes at which something new begins, in order.
fn breaks(text: &str, paragraph: Span) -> Vec<usize> {
    let bytes = &text.as_bytes()[..paragraph.end];
    let mut found = Vec::new();
    let mut at = paragraph.start;
    while at < paragraph.end {
        let here = Place {
            text,
            paragraph,
            at,
        };
        match bytes[at] {
            b':' => here.colon(&mut found),
            b',' if matches!(bytes.get(at + 2), Some(b'1' | b'2')) => here.year(&mut found),
            sign @ (b'-' | b'=' | b'_' | b'*' | b'~') if bytes.get(at + 1) == Some(&sign) => {
                let length = bytes[at..].iter().take_while(|b| **b == sign).count();
                here.rule(length, &mut found);
                at += length - 1;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// A sign at which one of the rules may apply.
struct Place<'a> {
    text: &'a str,
    paragraph: Span,
    at: usize,
}

impl<'a> Place<'a> {
    /// The paragraph before the byte `end`, at most a window of it.
    fn before(&self, end: usize) -> &'a str {
        let from = ceil(
            self.text,
            end.saturating_sub(WINDOW).max(self.paragraph.start),
        );
        &self.text[from.min(end)..end]
    }

    /// The paragraph from the byte `start`, at most a window of it.
    fn after(&self, start: usize) -> &'a str {
        let to = floor(self.text, (start + WINDOW).min(self.paragraph.end));
        &self.text[start.min(to)..to]
    }

    fn colon(&self, found: &mut Vec<usize>) {
        let (before, after) = (self.before(self.at), self.after(self.at + 1));
        if after.starts_with("//") {
            self.address(before, found);
        } else if after.starts_with(' ') {
            self.label(before, after, found);
        } else if before.ends_with(|c: char| c.is_ascii_digit()) {
            self.clock(before, after, found);
        }
    }

    /// An address right after another one.
    fn address(&self, before: &str, found: &mut Vec<usize>) {
        let scheme = before.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let start = self.at - (before.len() - scheme.len());
        let word = scheme.trim_end().rsplit(' ').next().unwrap_or("");
        if scheme.ends_with(' ') && (word.contains("://") || self.long_address(start)) {
            found.push(start);
        }
    }

    /// Whether an address of more than a window ends before `start`.
    fn long_address(&self, start: usize) -> bool {
        let before = self.text[self.paragraph.start..start].trim_end();
        let window = self.before(start).trim_end();
        !window.contains(' ') && {
            let word = before.rsplit(' ').next().unwrap_or("");
            word.starts_with("http")
        }
    }

    /// "… in the square Image: Ann Lee."
    fn label(&self, before: &str, after: &str, found: &mut Vec<usize>) {
        let Some(label) = LABELS.iter().find(|label| before.ends_with(**label)) else {
            return;
        };
        let previous = before[..before.len() - label.len()].strip_suffix(' ');
        let end = after.find(['.', ')', '!', '?']).unwrap_or(after.len());
        let names = after[..end].trim();
        let word = previous.and_then(|p| p.trim_end().rsplit([' ', '(']).next());
        if word.is_some_and(|word| !matches!(word, "" | "File" | "Stock" | "AP" | "AFP" | "the"))
            && names.starts_with(char::is_uppercase)
            && count(names) <= CREDIT_WORDS
            && only_names(names, &[])
        {
            found.push(self.at - label.len());
        }
    }

    /// "Ann Lee 08/16/2024 12:05 PM Thanks for the note".
    fn clock(&self, before: &str, after: &str, found: &mut Vec<usize>) {
        let is_digit = |c: char| c.is_ascii_digit();
        let day = before.trim_end_matches(is_digit).trim_end();
        let date = day.rsplit(' ').next().unwrap_or("");
        let parts = date
            .split(['/', '-'])
            .filter(|p| (1..=4).contains(&p.len()));
        let is_date = date
            .bytes()
            .all(|b| b.is_ascii_digit() || b"/-".contains(&b));
        if day.len() == before.len() || !is_date || parts.count() != 3 {
            return;
        }
        let start = self.at - (before.len() - (day.len() - date.len()));
        let rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
        let rest = ["AM", "PM", "a.m.", "p.m."]
            .iter()
            .find_map(|half| rest.strip_prefix(' ')?.strip_prefix(half))
            .unwrap_or(rest);
        let end = self.at + 1 + (after.len() - rest.len());
        self.stamp(Span::new(start, end), true, found);
    }

    /// "Bridge closes for the winter Tuesday, March 5, 2024 The council".
    fn year(&self, found: &mut Vec<usize>) {
        let end = self.at + ", 2024".len();
        if end > self.paragraph.end || !self.text.is_char_boundary(end) {
            return;
        }
        if let Some(date) = WEEKDAY_AND_DATE.find(self.before(end)) {
            self.stamp(Span::new(end - date.len(), end), false, found);
        }
    }

    /// A date, or a time after the name or address of who sent a message, that
    /// stands between two texts on its own.
    fn stamp(&self, stamp: Span, sent: bool, found: &mut Vec<usize>) {
        let before = self.before(stamp.start).trim_end();
        let word = before.rsplit(' ').next().unwrap_or("");
        let after = self.after(stamp.end);
        let opens = |c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘');
        let begins = after.trim_start().starts_with(opens);
        let sender =
            word.starts_with(char::is_uppercase) || word.len() > 1 && word.contains(['@', '>']);
        let apart = !BEFORE_DATE.contains(&word.to_lowercase().as_str())
            && !word.ends_with([',', ';', '—', '–'])
            && (before.is_empty() || !sent || sender);
        if !after.starts_with(' ') || !(begins || sent && apart) {
            return;
        }
        if apart && !before.is_empty() {
            found.push(stamp.start);
        }
        if apart || sent && matches!(word, "on" | "at" | "@") {
            found.push(stamp.end);
        }
    }

    /// A row of signs, with white space at both ends.
    fn rule(&self, length: usize, found: &mut Vec<usize>) {
        let end = self.at + length;
        let before = self.before(self.at);
        let after = self.after(end);
        if length < RULE || !before.is_empty() && !before.ends_with(' ') {
            return;
        }
        if after.is_empty() || after.starts_with(' ') {
            found.extend([self.at, end]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Vec<&str> {
        let whole = Span::new(0, text.len());
        pieces(text, whole)
            .into_iter()
            .map(|p| p.of(text))
            .collect()
    }

    #[test]
    fn a_new_text_begins() {
        for (text, count) in [
            ("Bridge closes Tuesday, March 5, 2024 The council voted.", 3),
            ("Tuesday, March 5, 2024 The council voted.", 2),
            ("It met on Tuesday, March 5, 2024 The council voted.", 1),
            ("It met Tuesday, March 5, 2024, in Odrin.", 1),
            ("It met Tuesday, March 5, 2024 in Odrin.", 1),
            ("Ann Lee 03/05/2024 12:05 PM Thanks for the note.", 3),
            ("Sent on 03/05/2024 12:05:14 PM Thanks for it.", 2),
            ("The clock of 03/05/2024 12:05 shows it.", 1),
            ("A robot at the show Image: Ann Lee. It walked.", 2),
            ("A robot (AP Photo: Ann Lee) walked.", 1),
            ("He wants a new Image: the old one failed.", 1),
            ("https://a.example/b https://a.example/c", 2),
            ("See https://a.example/b for more.", 1),
            ("Ends here. ---------- Begins here.", 3),
            ("A high-end -- and low -- price.", 1),
            ("BridgesTuesday, March 5, 2024 The council voted.", 2),
            ("", 1),
        ] {
            assert_eq!(show(text).len(), count, "{:?}", show(text));
        }
    }
}
