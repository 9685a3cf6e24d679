//! LIWC `.dic`: between two lines `%` a legend of codes and categories, nested
//! ones indented; then a term and its codes a line. A category counts what
//! lists its own code, not what lists a code inside of it. `*` ends a term. A
//! code may hang on the word after (`<of>131/125`) or on the category of the
//! word before (`(02 134)125/464`).

use super::draft::{Draft, DraftEntry, Syntax};
use super::file::Part;
use super::glob::Wildcards;
use super::liwc_codes::{Code, Condition, codes};
use super::{File, Format, glob};
use rustc_hash::FxHashMap;

/// The format.
pub const FORMAT: Format = Format {
    name: "LIWC",
    extensions: &["dic"],
    looks: "a legend of codes and categories between two lines `%`",
    is,
    read: |file: &File| Draft::read(file, FORMAT.name, fill),
};

const WILDCARDS: Wildcards = Wildcards::Star;
/// Words before a term that one entry may name.
const WORDS_BEFORE: usize = 100;
/// Columns that a tab is wide, in the indentation of a legend.
const TAB: usize = 4;

fn is(file: &File) -> bool {
    file.filled_lines()
        .next()
        .is_some_and(|(_, line)| is_mark(line))
}

fn is_mark(line: &str) -> bool {
    line.trim() == "%"
}

/// The codes of a legend and the categories that they stand for.
type Legend = FxHashMap<u64, usize>;

/// A code that counts under a condition.
struct Conditional<'a> {
    term: Part<'a>,
    code: Code,
}

fn fill(draft: &mut Draft<'_>) {
    // In a legend the outer category has codes of its own.
    draft.inherits = false;
    let file = draft.file;
    let lines: Vec<Part<'_>> = file
        .filled_lines()
        .map(|(start, line)| Part::new(start, line))
        .collect();
    let Some(end) = lines.iter().skip(1).position(|line| is_mark(line.text)) else {
        let message = "the legend is not closed: there is no second line `%`";
        draft.wrong(
            lines[0].at(),
            message,
            "put a line `%` between the legend and the terms",
        );
        return;
    };
    let (legend_lines, lines) = (&lines[1..=end], &lines[end + 2..]);
    let mut legend = Legend::default();
    let mut around = Vec::new();
    for line in legend_lines {
        category(draft, *line, &mut around, &mut legend);
    }
    let mut conditionals = Vec::new();
    for line in lines.iter().filter(|line| !is_comment(line.text)) {
        term(draft, *line, &legend, &mut conditionals);
    }
    for conditional in &conditionals {
        add_conditional(draft, conditional, &legend);
    }
}

/// Whether a line is a remark, which some dictionaries have.
fn is_comment(line: &str) -> bool {
    let line = line.trim();
    !line.contains('\t') && (line.starts_with("//") || line.starts_with("# "))
}

/// A line of the legend; `around` has the indentation and path of those around it.
fn category(
    draft: &mut Draft<'_>,
    line: Part<'_>,
    around: &mut Vec<(usize, Vec<String>)>,
    legend: &mut Legend,
) {
    let own = line.trim();
    let indent = &line.text[..own.start - line.start];
    let width = indent
        .chars()
        .map(|c| if c == '\t' { TAB } else { 1 })
        .sum::<usize>();
    // One space is a slip, not a level.
    let width = if width < 2 { 0 } else { width };
    let end = own.text.find(char::is_whitespace).unwrap_or(own.text.len());
    let (code, name) = own.split_at(end);
    let name = name.trim();
    let Ok(number) = code.text.parse::<u64>() else {
        let message = format!("`{}` is no code of a category", code.text);
        draft.wrong(
            code.at(),
            message,
            "a line of the legend is a whole number and a name",
        );
        return;
    };
    let (name, about) = named(name.text);
    if name.is_empty() {
        draft.wrong(own.at(), "a code without the name of a category", "name it");
        return;
    }
    around.retain(|(outer, _)| *outer < width);
    let mut path = around.last().map_or(Vec::new(), |(_, path)| path.clone());
    path.push(name.to_string());
    around.push((width, path.clone()));
    if draft.find(&path).is_some() {
        draft.changed(
            own.start,
            format!("category `{name}` has more than one code; all count"),
        );
    }
    let index = draft.category(&path, own.at());
    draft.categories[index].about = about.to_string();
    if legend.insert(number, index).is_some() {
        let message = format!("code {number} is there twice in the legend");
        draft.wrong(code.at(), message, "give each category a code of its own");
    }
}

/// Short and long name: `posemo (Positive emotion)`.
fn named(name: &str) -> (&str, &str) {
    let long = name.strip_suffix(')').and_then(|name| name.split_once('('));
    match long {
        Some((short, long)) if !short.trim().is_empty() => (short.trim(), long),
        _ => (name, ""),
    }
}

fn term<'a>(
    draft: &mut Draft<'_>,
    line: Part<'a>,
    legend: &Legend,
    conditionals: &mut Vec<Conditional<'a>>,
) {
    let line = line.trim();
    if is_mark(line.text) {
        draft.wrong(
            line.at(),
            "a third line `%`",
            "only the legend has one on either side",
        );
        return;
    }
    let (term, rest) = cut(line);
    let codes = match codes(rest) {
        Ok(codes) => codes,
        Err((at, message)) => {
            draft.wrong(
                at,
                message,
                "a line is a term, a tab and codes of the legend",
            );
            return;
        }
    };
    for code in codes {
        if let Some(unknown) = code.all().find(|code| !legend.contains_key(code)) {
            let message = format!(
                "`{}` has the code {unknown}, which the legend has not",
                term.text
            );
            draft.lost(code.at.start, message);
        } else if code.condition == Condition::None {
            let text = without_brackets(term.text);
            let place = (text.as_str(), term.at());
            draft.term(place, Syntax::Words(WILDCARDS), legend[&code.then], None);
        } else {
            conditionals.push(Conditional { term, code });
        }
    }
}

/// `(i) like*` is the phrase `i like*`: the word in brackets stands before it.
fn without_brackets(term: &str) -> String {
    let cut = term
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "));
    match cut {
        Some((before, after)) if before.chars().all(char::is_alphabetic) => {
            format!("{before} {after}")
        }
        _ => term.to_string(),
    }
}

/// The term of a line, and its codes: after the first tab, or else all that
/// looks like codes at the end.
fn cut(line: Part<'_>) -> (Part<'_>, Part<'_>) {
    if let Some(at) = line.text.find('\t') {
        let (term, rest) = line.split_at(at);
        return (term.trim(), rest.trim());
    }
    let looks = |word: &Part<'_>| {
        let is_code = |c: char| c.is_ascii_digit() || "()/".contains(c);
        word.text.chars().all(is_code) || word.text.starts_with('<')
    };
    let words: Vec<Part<'_>> = line.words().collect();
    let codes = words[1..]
        .iter()
        .rev()
        .take_while(|word| looks(word))
        .last();
    let at = codes.map_or(line.text.len(), |word| word.start - line.start);
    let (term, rest) = line.split_at(at);
    (term.trim(), rest.trim())
}

/// The entries that say what a condition says: with the word that it asks for
/// the one category, and without it the other.
fn add_conditional(draft: &mut Draft<'_>, conditional: &Conditional<'_>, legend: &Legend) {
    let Conditional { term, code } = conditional;
    let pattern = match glob::pattern_of(term.text, WILDCARDS) {
        Ok(pattern) if !pattern.starts_with("re:") => pattern,
        _ => {
            draft.lost(
                code.at.start,
                format!("the condition on `{}` cannot be kept", term.text),
            );
            return;
        }
    };
    let with = match &code.condition {
        Condition::Next(word) => vec![format!("{pattern} {word}")],
        Condition::Prior(codes) => {
            let categories: Vec<usize> = codes.iter().map(|code| legend[code]).collect();
            after(&words_of(draft, &categories), &pattern)
        }
        Condition::None => Vec::new(),
    };
    let mut add = |pattern: String, exceptions: Vec<String>, code: u64| {
        draft.entries.push(DraftEntry {
            pattern,
            exceptions,
            category: legend[&code],
            weight: None,
            at: term.at(),
        });
    };
    for pattern in &with {
        add(pattern.clone(), Vec::new(), code.then);
    }
    if let Some(otherwise) = code.otherwise {
        add(pattern, with, otherwise);
    }
}

/// The words of categories that can stand among alternatives, each once.
fn words_of(draft: &Draft<'_>, categories: &[usize]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let entries = draft
        .entries
        .iter()
        .filter(|entry| categories.contains(&entry.category));
    let plain = entries.filter(|entry| !entry.pattern.contains([':', '{']));
    words.extend(plain.map(|entry| entry.pattern.clone()));
    words.sort();
    words.dedup();
    words
}

/// Patterns for one of these words and then the term.
fn after(words: &[String], pattern: &str) -> Vec<String> {
    let patterns = words.chunks(WORDS_BEFORE);
    patterns
        .map(|words| format!("{{{}}} {pattern}", words.join("|")))
        .collect()
}
