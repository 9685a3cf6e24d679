//! Whether a sentence ends at a run of marks: named small rules decide by the
//! word before it and what comes after.

use super::abbreviations::{Follows, follows, is_month, starts_sentence};
use super::bounds::{ceil, floor};
use super::credits::is_picture_credit;
use crate::model::Span;

/// Bytes looked at before and after a candidate: no rule needs more.
const WINDOW: usize = 80;

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

/// Bytes in which the bracket with a picture's credit ends.
const CREDIT: usize = 120;
/// Words before the time of day with which a sentence may open: "At 5 a.m.".
const OPENING_WORDS: usize = 4;

/// A run of marks at which a sentence may end.
pub struct Candidate<'a> {
    /// The field.
    pub text: &'a str,
    /// The stretch that is being cut.
    pub piece: Span,
    /// Where the sentence begins.
    pub start: usize,
    /// The marks, with those that close.
    pub run: Span,
}

impl<'a> Candidate<'a> {
    /// Whether the sentence ends with the run.
    pub fn is_end(&self) -> bool {
        let after = self.after();
        if after.is_empty() {
            return true;
        }
        if self.only_marks() || self.is_list_marker() || goes_on(after) {
            return false;
        }
        if is_address(after) && follows(self.word()) == Follows::Anything {
            return true;
        }
        let run = self.run.of(self.text);
        let next = first_word(after);
        if run.starts_with(['!', '?', '‽', '⁇']) {
            return self.ends_after_exclamation(run, next, after);
        }
        if is_ellipsis(run) {
            return self.ends_after_ellipsis(run, next, after);
        }
        if run.ends_with(is_quotation) {
            return !starts_lower(after);
        }
        self.ends_after_dot(run, next, after)
    }

    /// What follows the run in the paragraph, without white space before it.
    fn after(&self) -> &'a str {
        let end = floor(self.text, self.piece.end.min(self.run.end + WINDOW));
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
                || before.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
                || before.len() > 1 && before.chars().all(|c| matches!(c, 'I' | 'V' | 'X')))
    }

    fn ends_after_exclamation(&self, run: &str, next: &str, after: &str) -> bool {
        let quoted = run.ends_with(is_quotation);
        if starts_lower(after) {
            let said = SAYING.contains(&next) || EXCLAIMED_NAMES.contains(&self.word());
            // "The film Run! opened": after a name it is a part of it.
            let named = run.starts_with('!') && !starts_sentence(next) && is_name(self.word());
            return !quoted && !run.ends_with(')') && !said && !named;
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
            _ if run.ends_with(['”', '"', '“']) => capital && !is_tagged(after),
            _ => capital && (!run.contains(' ') || starts_sentence(next)) && next != "I",
        }
    }

    fn ends_after_dot(&self, run: &str, next: &str, after: &str) -> bool {
        let word = self.word();
        if starts_lower(after) {
            return run.len() == 1 && self.ends_before_lower(word, next);
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
                // A bracket after "Corp." or "10 a.m." adds to it.
                let quoted = after.starts_with(|c| is_opening(c) && !matches!(c, '(' | '['));
                let timed = is_clock(word) && (digit || is_title(next) && !self.is_opening_time());
                closed || quoted || starts_sentence(next) || timed || self.before_credit()
            }
            Follows::Anything => true,
        }
    }

    /// In careless writing a sentence may begin in lower case: with a word that
    /// begins one, or with any where the sentence before it did so as well.
    fn ends_before_lower(&self, word: &str, next: &str) -> bool {
        is_plain(word) && (starts_sentence(next) || self.starts_lower())
            || self.starts_lower() && is_long_number(word)
    }

    fn starts_lower(&self) -> bool {
        let sentence = self.text[self.start..self.run.start].trim_start();
        sentence.starts_with(char::is_lowercase) && !is_address(sentence)
    }

    /// "in Odrin, Calif. (Photo: Ann Lee)".
    fn before_credit(&self) -> bool {
        let window = floor(self.text, self.piece.end.min(self.run.end + CREDIT));
        let after = self.text[self.run.end..window].trim_start();
        let end = after.find(')').map_or(0, |at| at + 1);
        after.starts_with('(') && is_picture_credit(&after[..end])
    }

    /// "At 5 a.m." at the start of a sentence: it goes on with its subject.
    fn is_opening_time(&self) -> bool {
        let sentence = &self.text[self.start..self.run.start];
        sentence.split_whitespace().take(OPENING_WORDS + 1).count() <= OPENING_WORDS
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

/// "Run", but not "RUN".
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
}

/// "Mr", "Sen": a title, before a name.
fn is_title(next: &str) -> bool {
    next.starts_with(char::is_uppercase) && follows(next) == Follows::Name
}

fn is_address(text: &str) -> bool {
    text.starts_with("http") && text.contains("://") || text.starts_with("www.")
}

/// A number of several digits that ends a clause: "303-832-8160", "2001".
fn is_long_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    digits >= 4 && word.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// Whether a sentence ends at a run that no white space follows: "foreigners?thanks",
/// "lost.... Nobody", `said.“The`. A single dot never does: it joins a word.
pub fn is_glued(before: &str, run: &str, rest: &str) -> bool {
    let window = &before[ceil(before, before.len().saturating_sub(WINDOW))..];
    let word = window.rsplit(char::is_whitespace).next().unwrap_or("");
    let letters = word.chars().rev().take_while(|c| c.is_alphabetic());
    let left = letters.count();
    let lower = word.ends_with(char::is_lowercase);
    let next: &str = &rest[..rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len())];
    let capital = next.starts_with(char::is_uppercase);
    // Addresses hold such marks, and words are masked with them.
    if !lower || word.contains(['/', '@', '=', '&', '_', '%']) {
        return false;
    }
    match run {
        "." => rest.starts_with('“') && rest.chars().nth(1).is_some_and(char::is_alphabetic),
        _ if run.contains(is_closing) => false,
        _ if run.contains(['!', '?']) => {
            let long = next.chars().take(3).count() == 3;
            left >= 3 && long && !EXCLAIMED_NAMES.contains(&word)
        }
        _ => {
            let dots = run
                .chars()
                .map(|c| if c == '…' { 3 } else { 1 })
                .sum::<usize>();
            capital && (dots != 3 || starts_sentence(next) && next != "I")
        }
    }
}

/// A mark that closes a quotation, also one that was meant to open it.
fn is_quotation(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '\'' | '“')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '*' | '_')
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
