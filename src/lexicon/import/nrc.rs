//! The tab files of the NRC lexicons: a term, an emotion and 0 or 1 (or how
//! strong it is) a line; or a term and three numbers: valence, arousal,
//! dominance. Lines before the first of these are a preface. A term is one word
//! as it stands, or a word with the sense after `--`, which is not told apart.

use super::columns::{has_header, is_header};
use super::draft::{Draft, Syntax};
use super::file::Part;
use super::glob::Wildcards;
use super::table::{cells, number};
use super::{File, Format};

/// The format.
pub const FORMAT: Format = Format {
    name: "NRC",
    extensions: &[],
    looks: "a term, an emotion and a number a line, tabs between",
    is,
    read: |file: &File| Draft::read(file, FORMAT.name, fill),
};

const SYNTAX: Syntax = Syntax::Words(Wildcards::None);
/// Lines that are looked at to tell the format.
const HEAD: usize = 200;
/// Columns of the lexicon of valence, arousal and dominance.
const DIMENSIONS: [&str; 3] = ["valence", "arousal", "dominance"];

/// What a line says of a term.
enum Row<'a> {
    /// One emotion, and how much of it.
    Emotion(Part<'a>, Part<'a>, f64),
    /// Three numbers.
    Dimensions(Part<'a>, [f64; 3]),
}

fn row<'a>(line: Part<'a>) -> Option<Row<'a>> {
    let cells: Vec<Part<'a>> = line.split('\t').map(Part::trim).collect();
    let is_name = |cell: &Part<'_>| number(cell.text).is_none() && !cell.text.is_empty();
    match cells.as_slice() {
        [term, ..] if term.text.is_empty() => None,
        [term, emotion, value] if is_name(emotion) => {
            Some(Row::Emotion(sense(*term), *emotion, number(value.text)?))
        }
        // The lexicons of intensity have the emotion last.
        [term, value, emotion] if is_name(emotion) => {
            Some(Row::Emotion(sense(*term), *emotion, number(value.text)?))
        }
        [term, v, a, d] => {
            let numbers = [number(v.text)?, number(a.text)?, number(d.text)?];
            let is_scale = numbers.iter().all(|n| n.abs() <= 1.0);
            is_scale.then_some(Row::Dimensions(sense(*term), numbers))
        }
        _ => None,
    }
}

/// The word of a sense.
fn sense(term: Part<'_>) -> Part<'_> {
    let end = term.text.find("--").filter(|at| *at > 0);
    term.split_at(end.unwrap_or(term.text.len())).0.trim()
}

fn is(file: &File) -> bool {
    let lines = file.filled_lines().take(HEAD);
    let fits: Vec<bool> = lines.map(|line| row(line).is_some()).collect();
    // A table with names of columns, or with wildcards, is no list of this kind.
    let mut below = file.filled_lines().skip(1);
    let has_wildcards = below.any(|line| line.text.contains(['*', '?']));
    !has_header(file)
        && !has_wildcards
        && 2 * fits.iter().filter(|fits| **fits).count() > fits.len()
}

fn fill(draft: &mut Draft<'_>) {
    let file = draft.file;
    let mut lines = file.filled_lines().peekable();
    let mut preface = 0;
    // A line with three cells is no preface, but wrong, unless it names them.
    let is_data = |line: &Part<'_>| {
        let cells = cells(line.text);
        row(*line).is_some() || cells.len() >= 3 && !is_header(&cells)
    };
    while lines.next_if(|line| !is_data(line)).is_some() {
        preface += 1;
    }
    if preface > 0 {
        draft.note(
            None,
            format!("{preface} line(s) before the first term are not read"),
            false,
        );
    }
    let mut values = Vec::new();
    for line in lines {
        match row(line) {
            Some(Row::Emotion(term, emotion, value)) => {
                values.push((term, emotion.text.to_string(), value));
            }
            Some(Row::Dimensions(term, numbers)) => {
                let all = DIMENSIONS.iter().zip(numbers);
                values.extend(all.map(|(name, value)| (term, name.to_string(), value)));
            }
            None => {
                let message = "not a term, an emotion and a number with tabs between";
                draft.wrong(line.at(), message, "correct the line");
            }
        }
    }
    add(draft, &values);
}

/// Where all numbers are 0 and 1 they say whether, else how much; 0 of an
/// emotion is none of it.
fn add(draft: &mut Draft<'_>, values: &[(Part<'_>, String, f64)]) {
    let is_flag = values
        .iter()
        .all(|(_, _, value)| [0.0, 1.0].contains(value));
    for (term, name, value) in values {
        let category = draft.category(std::slice::from_ref(name), term.at());
        let is_member = *value != 0.0 || DIMENSIONS.contains(&name.as_str()) && !is_flag;
        if is_member {
            let weight = (!is_flag).then_some(*value);
            draft.term((term.text, term.at()), SYNTAX, category, weight);
        }
    }
}
