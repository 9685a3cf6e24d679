//! Sentences, kinds and paragraphs against case files in plain text
//! (tests/cases/text/), which an editor can read and add to. A file says at its
//! head how its cases are written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use parallax::model::{Article, Field, Passage, Segmented, SentenceKind, Token};
use std::path::Path;

/// Running text that stands around a line whose kind is asked for.
const AROUND: &str = "The council voted on Monday to close the bridge, officials said.";

/// A line of a case file, with its 1-based number.
type Line = (usize, String);

fn lines(name: &str) -> Vec<Line> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/text");
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    let numbered = text.lines().enumerate();
    numbered
        .map(|(at, line)| (at + 1, line.to_string()))
        .filter(|(_, line)| !line.starts_with('#'))
        .collect()
}

/// Cases of a file: what lies between blank lines, notes left out.
fn cases(name: &str) -> Vec<Vec<Line>> {
    let lines = lines(name);
    let cases = lines.split(|(_, line)| line.is_empty());
    cases
        .filter(|case| !case.is_empty())
        .map(<[Line]>::to_vec)
        .collect()
}

/// What follows `mark` on the lines that begin with it; any other line of the
/// case begins with `other`.
fn marked(case: &[Line], mark: &str, other: &str) -> Vec<String> {
    for (number, line) in case {
        let known = line.starts_with(mark) || line.starts_with(other);
        assert!(known, "line {number} begins with neither mark: {line}");
    }
    let of_mark = case.iter().filter_map(|(_, line)| line.strip_prefix(mark));
    of_mark.map(str::to_string).collect()
}

fn segmented(text: &str, headline_in_text: bool) -> Segmented {
    let article = Article {
        text: text.to_string(),
        headline_in_text,
        ..Article::default()
    };
    parallax::text::segment(article.into())
}

fn text_of(segmented: &Segmented) -> &Passage {
    let mut passages = segmented.passages.iter();
    passages.find(|p| p.field == Field::Text).unwrap()
}

/// Fails with all failures at once.
fn report(file: &str, count: usize, failures: &[String]) {
    assert!(count > 0, "{file} holds no case");
    let shown = failures.join("\n");
    let failed = failures.len();
    assert!(failed == 0, "{failed} of {count} cases fail:\n{shown}");
}

#[test]
fn sentences() {
    let file = "sentences.txt";
    let cases = cases(file);
    let failure = |case: &Vec<Line>| {
        let text = marked(case, "text: ", "- ").join("\n");
        let expected = marked(case, "- ", "text: ");
        assert!(
            !expected.is_empty(),
            "{file}:{}: nothing expected",
            case[0].0
        );
        let segmented = segmented(&text, false);
        let sentences = text_of(&segmented).sentences.iter();
        let found: Vec<&str> = sentences.map(|s| s.span.of(&text)).collect();
        (found != expected).then(|| format!("{file}:{}: {found:#?}", case[0].0))
    };
    let failures: Vec<String> = cases.iter().filter_map(failure).collect();
    report(file, cases.len(), &failures);
}

#[test]
fn paragraphs() {
    let file = "paragraphs.txt";
    let cases = cases(file);
    for end in ["\n", "\r\n"] {
        let failure = |case: &Vec<Line>| {
            let lines = marked(case, "|", "- ");
            let lines: Vec<&str> = lines
                .iter()
                .map(|l| l.strip_prefix(' ').unwrap_or(l))
                .collect();
            let text = lines.join(end);
            let expected = marked(case, "- ", "|");
            let segmented = segmented(&text, false);
            let paragraphs = text_of(&segmented).paragraphs.iter();
            let found: Vec<String> = paragraphs
                .map(|p| p.of(&text).replace(end, " / "))
                .collect();
            (found != expected).then(|| format!("{file}:{}: {found:#?}", case[0].0))
        };
        let failures: Vec<String> = cases.iter().filter_map(failure).collect();
        report(file, cases.len(), &failures);
    }
}

#[test]
fn kinds() {
    let file = "kinds.txt";
    let lines: Vec<Line> = lines(file)
        .into_iter()
        .filter(|l| !l.1.is_empty())
        .collect();
    let failure = |(number, line): &Line| {
        let (kinds, line) = line.split_once(": ").expect("a kind, a colon and a line");
        let found = kinds_and_words(line, kinds == "headline");
        let expected = (kinds.to_string(), counted_words(line, kinds));
        (found != expected).then(|| format!("{file}:{number}: {found:?}, not {expected:?}"))
    };
    let failures: Vec<String> = lines.iter().filter_map(failure).collect();
    report(file, lines.len(), &failures);
}

/// The words that are to be counted: of kinds that count, those outside [[…]].
fn counted_words(line: &str, kinds: &str) -> Vec<String> {
    let words = |text: &str| -> Vec<String> {
        let words = parallax::text::words(text);
        words.map(|word| word.of(text).to_string()).collect()
    };
    if let Some((before, rest)) = line.split_once("[[") {
        let (_, after) = rest.split_once("]]").expect("closing brackets");
        return [words(before), words(after)].concat();
    }
    match kinds {
        "body" | "headline" | "caption" => words(line),
        // The caption is all but its last sentence.
        "caption credit" => {
            let segmented = segmented(line, false);
            let last = text_of(&segmented).sentences.last().unwrap().span;
            words(&line[..last.start])
        }
        _ => Vec::new(),
    }
}

/// The kinds of a line's sentences, each once, and the words of it that are counted.
fn kinds_and_words(line: &str, first: bool) -> (String, Vec<String>) {
    let line = line.replace("[[", "").replace("]]", "");
    let before = if first {
        String::new()
    } else {
        format!("{AROUND}\n\n")
    };
    let text = format!("{before}{line}\n\n{AROUND}");
    let segmented = segmented(&text, first);
    let passage = text_of(&segmented);
    let inside = before.len()..before.len() + line.len();
    let of_line = passage
        .sentences
        .iter()
        .filter(|s| inside.contains(&s.span.start));
    let mut kinds: Vec<&str> = of_line.map(|s| SentenceKind::name(s.kind)).collect();
    kinds.dedup();
    let counts = |token: &&Token| token.counted && inside.contains(&token.span.start);
    let words = passage.tokens.iter().filter(counts);
    let words = words
        .map(|token| token.span.of(&text).to_string())
        .collect();
    (kinds.join(" "), words)
}
