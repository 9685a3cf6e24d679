//! Sentence ends inside one paragraph. A candidate is a run of `.`, `!`, `?`
//! or `…` with its closing marks, before white space; named small rules decide
//! by the word before it and what comes after.

use super::abbreviations::{Follows, follows, is_month, starts_sentence};
use super::paragraphs::trim;
use crate::model::Span;

/// Bytes looked at before and after a candidate: no rule needs more.
const WINDOW: usize = 80;

/// Bytes in which the next item of a list in running text is looked for.
const ITEM: usize = 400;

/// Verbs that attach a quotation to its speaker, so that `“Go!” she said` stays whole.
const SAYING: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "told",
    "tells",
    "wrote",
    "writes",
    "added",
    "adds",
    "tweeted",
    "shouted",
    "yelled",
    "cried",
    "replied",
    "exclaimed",
    "declared",
    "announced",
    "responded",
    "insisted",
    "warned",
    "continued",
    "recalled",
    "joked",
    "quipped",
    "screamed",
    "chanted",
    "wondered",
    "thundered",
    "argued",
    "explained",
    "noted",
    "concluded",
    "answered",
    "whispered",
];
/// Names that end in an exclamation mark.
const EXCLAIMED_NAMES: &[&str] = &["Yahoo", "Jeopardy", "Oklahoma", "Jeb", "Yum"];

/// Sentences of a paragraph: trimmed spans, in order, which cover all but white space.
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = paragraph.start;
    let mut at = paragraph.start;
    while let Some(run) = next_run(text, at, paragraph.end) {
        at = run.end;
        if let Some(next) = next_item(text, start, paragraph.end.min(run.end + 1)) {
            found.push(trim(text, Span::new(start, next)));
            (start, at) = (next, next);
            continue;
        }
        let here = Candidate {
            text,
            paragraph,
            start,
            run,
        };
        if here.is_end() {
            found.push(trim(text, Span::new(start, run.end)));
            start = run.end;
        }
    }
    while let Some(next) = next_item(text, start, paragraph.end) {
        found.push(trim(text, Span::new(start, next)));
        start = next;
    }
    let rest = trim(text, Span::new(start, paragraph.end));
    if rest.start < rest.end {
        found.push(rest);
    }
    found
}

/// Byte at which the next item of a list in running text begins ("1) … 2) …"),
/// if the sentence that starts at `start` begins with an item's marker.
fn next_item(text: &str, start: usize, end: usize) -> Option<usize> {
    let sentence = text.get(start..floor(text, end.min(start + ITEM)))?;
    let inside = sentence.trim_start();
    let bullet = inside.len() - inside.trim_start_matches(['•', '⁃', '*', '-', ' ']).len();
    let number = &inside[bullet..];
    let length = number.find(|c: char| !c.is_ascii_alphanumeric())?;
    let mark: String = number[length..]
        .chars()
        .take_while(|c| matches!(c, '.' | ')'))
        .collect();
    if mark.is_empty() || !number[length + mark.len()..].starts_with(' ') {
        return None;
    }
    let bullet = inside[..bullet].trim_end_matches(' ');
    let space = if inside[bullet.len()..].starts_with(' ') && !bullet.is_empty() {
        " "
    } else {
        ""
    };
    let next = format!(" {bullet}{space}{}{mark} ", successor(&number[..length])?);
    let at = inside.find(&next)?;
    Some(start + (sentence.len() - inside.len()) + at + 1)
}

/// 9 → 10, a → b.
fn successor(marker: &str) -> Option<String> {
    if let Ok(number) = marker.parse::<u16>() {
        return Some((u32::from(number) + 1).to_string());
    }
    match marker.as_bytes() {
        [letter @ b'a'..=b'y'] => Some(char::from(letter + 1).to_string()),
        _ => None,
    }
}

/// The next run of end marks with its closing marks that white space follows.
fn next_run(text: &str, from: usize, end: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes
            .get(at..end)?
            .iter()
            .position(|b| matches!(b, b'.' | b'!' | b'?' | 0xE2))?;
        if !text.is_char_boundary(at) || !text[at..].starts_with(is_end_mark) {
            at += 1;
            continue;
        }
        let inside = &text[at..end];
        let marks = inside.len() - inside.trim_start_matches(is_end_mark).len();
        let mut close = at + marks + closing_length(&inside[marks..]);
        // ". . ." and "! ”" are one run.
        while let Some(more) = spaced_marks(&text[close..end]) {
            close += more;
        }
        if text[close..end]
            .chars()
            .next()
            .is_none_or(char::is_whitespace)
            || starts_reference(&text[close..end])
        {
            return Some(Span::new(at, close));
        }
        at = close.max(at + 1);
    }
}

fn is_end_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '⁇')
}

fn closing_length(rest: &str) -> usize {
    let is_closing = |c: char| {
        matches!(
            c,
            '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '}' | '*' | '_'
        )
    };
    rest.len() - rest.trim_start_matches(is_closing).len()
}

/// Bytes of a white-space separated further end mark, as in ". . .".
fn spaced_marks(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix([' ', '\u{a0}'])?;
    let space = rest.len() - after.len();
    let marks = after.len() - after.trim_start_matches('.').len();
    let tail = &after[marks..];
    let closes =
        tail.is_empty() || tail.starts_with(char::is_whitespace) || tail.starts_with(['”', '"']);
    (marks > 0 && closes).then(|| space + marks + closing_length(tail))
}

/// A footnote mark right after the end: "true.[5]".
fn starts_reference(rest: &str) -> bool {
    rest.starts_with('[') && rest[1..].starts_with(|c: char| c.is_ascii_digit())
}

/// A run of marks at which a sentence may end.
struct Candidate<'a> {
    text: &'a str,
    paragraph: Span,
    start: usize,
    run: Span,
}

impl<'a> Candidate<'a> {
    fn is_end(&self) -> bool {
        let after = self.after();
        if after.is_empty() {
            return true;
        }
        if self.only_marks() || self.is_list_marker() || goes_on(after) {
            return false;
        }
        let run = self.run.of(self.text);
        let next = first_word(after);
        if run.starts_with(['!', '?', '‽', '⁇']) {
            return self.ends_after_exclamation(run, next, after);
        }
        if is_ellipsis(run) {
            return self.ends_after_ellipsis(run, next, after);
        }
        if run
            .chars()
            .last()
            .is_some_and(|c| matches!(c, '”' | '"' | '’' | '\''))
        {
            return !starts_lower(after);
        }
        self.ends_after_dot(run, next, after)
    }

    /// What follows the run in the paragraph, without white space before it.
    fn after(&self) -> &'a str {
        let end = floor(self.text, self.paragraph.end.min(self.run.end + WINDOW));
        self.text[self.run.end..end].trim_start()
    }

    /// What stands before the run in its sentence, at most one window.
    fn before(&self) -> &'a str {
        let from = self.start.max(self.run.start.saturating_sub(WINDOW));
        &self.text[ceil(self.text, from).min(self.run.start)..self.run.start]
    }

    /// The word that the run ends, without opening marks; dots inside it kept.
    fn word(&self) -> &'a str {
        let before = self.before();
        let word = before
            .rsplit(|c: char| c.is_whitespace() || matches!(c, '—' | '/'))
            .next()
            .unwrap_or("");
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        // "(Calif" and "Smith-Jr" end in the part after the mark.
        word.rsplit(['(', '[', '“', '"']).next().unwrap_or(word)
    }

    fn only_marks(&self) -> bool {
        self.before().trim().is_empty() && self.start + WINDOW > self.run.start
    }

    /// "1." or "a)." or "IV." at the start of a sentence.
    fn is_list_marker(&self) -> bool {
        let before = self.text[self.start..self.run.start].trim();
        let before = before.trim_start_matches(['•', '⁃', '*', ' ']);
        before.len() <= 4
            && self.run.of(self.text).starts_with('.')
            && (before.chars().all(|c| c.is_ascii_digit())
                || before.len() == 1 && before.chars().all(|c| c.is_ascii_alphabetic() && c != 'I')
                || before.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
    }

    fn ends_after_exclamation(&self, run: &str, next: &str, after: &str) -> bool {
        let quoted = run.ends_with(['”', '"', '’', '\'']);
        if starts_lower(after) {
            return !quoted && !SAYING.contains(&next) && !EXCLAIMED_NAMES.contains(&self.word());
        }
        if run.starts_with('!') && EXCLAIMED_NAMES.contains(&self.word()) {
            return starts_sentence(next);
        }
        !(quoted && is_tagged(after))
    }

    fn ends_after_ellipsis(&self, run: &str, next: &str, after: &str) -> bool {
        if self.before().ends_with('[') {
            return false;
        }
        let marks = run.chars().filter(|c| *c == '.').count();
        let capital = after.starts_with(|c: char| c.is_uppercase() || is_opening(c));
        match marks {
            4.. => capital,
            _ if run.ends_with(['”', '"']) => capital && !is_tagged(after),
            _ => capital && (!run.contains(' ') || starts_sentence(next)) && next != "I",
        }
    }

    fn ends_after_dot(&self, run: &str, next: &str, after: &str) -> bool {
        let word = self.word();
        if starts_lower(after) {
            return run.len() == 1 && is_plain(word) && starts_sentence(next);
        }
        let digit = after.starts_with(|c: char| c.is_ascii_digit());
        let closed = self.run.end > self.run.start + 1;
        if is_initial(word) && !closed {
            return self.ends_after_initial(word, next);
        }
        match follows(word) {
            Follows::Name => closed,
            Follows::Number if is_month(word) => !digit && (closed || starts_sentence(next)),
            Follows::Number => {
                !digit || word.starts_with(|c: char| c.is_lowercase()) && word == "no"
            }
            Follows::Either => {
                let opened = after.starts_with(is_opening);
                closed || opened || starts_sentence(next) || digit && is_clock(word)
            }
            Follows::Anything => true,
        }
    }

    /// "George W. Bush" goes on; "vitamin C. The" and "you and I. We" end.
    fn ends_after_initial(&self, word: &str, next: &str) -> bool {
        let before = self.before();
        let previous = before[..before.len() - word.len()]
            .split_whitespace()
            .next_back()
            .unwrap_or("");
        let after_name = previous.starts_with(char::is_uppercase) || previous.ends_with('.');
        match word {
            "I" => !after_name || starts_sentence(next),
            _ => starts_sentence(next) && !after_name && !previous.is_empty(),
        }
    }
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '"' | '‘' | '\'' | '(' | '[' | '«')
}

/// Punctuation after the run that carries the sentence on: "Inc., the", "etc.)".
fn goes_on(after: &str) -> bool {
    after.starts_with([',', ';', ':', ')', ']', '”', '–', '—'])
        || after.starts_with("- ")
        || after.starts_with('&')
}

fn is_ellipsis(run: &str) -> bool {
    run.starts_with('…') || run.starts_with("..") || run.starts_with(". .")
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// A word in lower case that is no abbreviation: in careless writing a
/// sentence may end here although the next begins in lower case.
fn is_plain(word: &str) -> bool {
    word.len() > 3
        && word
            .chars()
            .all(|c| c.is_lowercase() || matches!(c, '\'' | '’'))
        && follows(word) == Follows::Anything
}

fn is_clock(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "a.m" | "p.m")
}

fn starts_lower(after: &str) -> bool {
    let mut chars = after.chars().skip_while(|c| is_opening(*c));
    let first = chars.next();
    // A product name ("iPhone") or a lone letter before a capital is no running text.
    first.is_some_and(char::is_lowercase) && !chars.next().is_some_and(char::is_uppercase)
}

/// The first word of what follows, opening marks left out.
fn first_word(after: &str) -> &str {
    let after = after.trim_start_matches(|c: char| is_opening(c) || c == '-');
    let end = after.find(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '”' | '"' | ')')
    });
    &after[..end.unwrap_or(after.len())]
}

/// Whether a speaker follows the quotation: `she said`, `Smith told`, `said Ann`.
fn is_tagged(after: &str) -> bool {
    let words: Vec<&str> = after.split_whitespace().take(4).collect();
    let bare = |word: &&str| word.trim_end_matches([',', '.', ':', ';']).to_lowercase();
    let at = words
        .iter()
        .position(|word| SAYING.contains(&bare(word).as_str()));
    match at {
        Some(0) => true,
        Some(n) => {
            words[..n].iter().all(|w| {
                (w.starts_with(char::is_uppercase) || matches!(*w, "the" | "a" | "an"))
                    && !w.ends_with([',', ':', ';'])
            }) && !(n == 1 && matches!(words[0], "He" | "She" | "They" | "It" | "I" | "We"))
        }
        None => false,
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
