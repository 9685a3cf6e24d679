//! LIWC `.dic`: between two lines `%` a legend of codes and categories, nested
//! ones indented; then a term and its codes a line. A category counts what
//! lists its own code, not what lists a code inside of it. `*` ends a term. A
//! code may hang on the word after (`<of>131/125`) or on the category of the
//! word before (`(02 134)125/464`).

use super::draft::{Context, Draft, DraftEntry, Syntax};
use super::file::Part;
use super::glob::Wildcards;
use super::levels::{Levels, indented};
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
/// Codes that one condition may name.
const MOST_CODES: usize = 100;

fn is(file: &File) -> bool {
    is_mark(file.first_line())
}

fn is_mark(line: &str) -> bool {
    line.trim() == "%"
}

/// The codes of a legend and the categories that they stand for.
type Legend = FxHashMap<u64, usize>;

fn fill(draft: &mut Draft<'_>) {
    // In a legend the outer category has codes of its own.
    draft.inherits = false;
    let file = draft.file;
    let lines: Vec<Part<'_>> = file.filled_lines().collect();
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
    let mut levels = Levels::default();
    for line in legend_lines {
        category(draft, *line, &mut levels, &mut legend);
    }
    for line in lines.iter().filter(|line| !is_comment(line.text)) {
        term(draft, *line, &legend);
    }
    // Of two terms that are alike the first counts: the one without exceptions.
    draft.entries.sort_by_key(|entry| entry.unless.is_some());
}

/// Whether a line is a remark, which some dictionaries have.
fn is_comment(line: &str) -> bool {
    let line = line.trim();
    !line.contains('\t') && (line.starts_with("//") || line.starts_with("# "))
}

/// A line of the legend.
fn category(draft: &mut Draft<'_>, line: Part<'_>, levels: &mut Levels, legend: &mut Legend) {
    let (width, own) = indented(line);
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
    let whole = name.text;
    let (name, about) = named(whole);
    if name.is_empty() {
        draft.wrong(own.at(), "a code without the name of a category", "name it");
        return;
    }
    let mut path = levels.around(width);
    path.push(name.to_string());
    // Short names may be the same where the long ones differ.
    let about = match draft.find(&path) {
        None => about,
        Some(_) => {
            path.pop();
            path.push(whole.to_string());
            ""
        }
    };
    levels.open(width, path.clone());
    if draft.find(&path).is_some() {
        let name = &path[path.len() - 1];
        let message = format!("category `{name}` has more than one code; all count");
        draft.changed(own.start, message);
    }
    let index = draft.category(&path, own.at());
    draft.categories[index].about = about.to_string();
    if legend.insert(number, index).is_some() {
        let message = format!("code {number} is there twice in the legend");
        draft.wrong(code.at(), message, "give each category a code of its own");
    }
}

/// Short and long name: `posemo (Positive emotion)`, or with a tab between.
fn named(name: &str) -> (&str, &str) {
    if let Some((short, long)) = name.split_once('\t') {
        return (short.trim(), long.trim());
    }
    let long = name.strip_suffix(')').and_then(|name| name.split_once('('));
    match long {
        Some((short, long)) if !short.trim().is_empty() => (short.trim(), long),
        _ => (name, ""),
    }
}

fn term(draft: &mut Draft<'_>, line: Part<'_>, legend: &Legend) {
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
            let pattern = with_context(&without_brackets(term.text), &code.condition);
            match pattern {
                Some(pattern) => add_conditional(draft, (term, &pattern), &code, legend),
                None => {
                    let message = format!("the condition on `{}` cannot be kept", term.text);
                    draft.lost(code.at.start, message);
                }
            }
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
    if let Some(at) = tab(line.text) {
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

/// Where the codes begin: at the first tab, or before it at two spaces that a
/// code follows, where an editor made spaces of the tab.
fn tab(line: &str) -> Option<usize> {
    let at = line.find('\t')?;
    let spaces = line[..at].find("  ");
    let is_code = |gap: &usize| {
        line[*gap..]
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit())
    };
    Some(spaces.filter(is_code).unwrap_or(at))
}

/// The entries that say what a condition says: where it holds the one category,
/// and elsewhere the other.
fn add_conditional(
    draft: &mut Draft<'_>,
    (term, pattern): (Part<'_>, &str),
    code: &Code,
    legend: &Legend,
) {
    let context = match &code.condition {
        Condition::Next(word) => Context::Before(word.clone()),
        Condition::Prior(codes) => {
            let mut categories: Vec<usize> = codes.iter().map(|code| legend[code]).collect();
            categories.sort_unstable();
            categories.dedup();
            Context::After(categories)
        }
        Condition::None => return,
    };
    let mut add = |only: Option<Context>, unless: Option<Context>, code: u64| {
        draft.entries.push(DraftEntry {
            pattern: pattern.to_string(),
            only,
            unless,
            category: legend[&code],
            weight: None,
            at: term.at(),
        });
    };
    add(Some(context.clone()), None, code.then);
    if let Some(otherwise) = code.otherwise {
        add(None, Some(context), otherwise);
    }
}

/// The pattern of a term that can have context, if a condition on it can be kept.
fn with_context(term: &str, condition: &Condition) -> Option<String> {
    let is_sequence = |pattern: &String| !pattern.contains(':');
    let words = |text: &str| glob::pattern_of(text, WILDCARDS).ok().filter(is_sequence);
    match condition {
        Condition::Next(word) => words(word).and(words(term)),
        Condition::Prior(codes) if codes.len() > MOST_CODES => None,
        _ => words(term),
    }
}
