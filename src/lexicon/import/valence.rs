//! Scores of single terms, one number a term, tabs between: VADER (`token`,
//! mean, deviation, ratings), AFINN (term, score) and their kind. What is above
//! 0 is the category `positive`, what is below `negative`, and the score is the
//! weight. `*` is a wildcard after a stem of three letters or more.

use super::columns::has_header;
use super::draft::{Draft, Syntax};
use super::file::Part;
use super::glob::Wildcards;
use super::table::number;
use super::{File, Format};

/// The format.
pub const FORMAT: Format = Format {
    name: "VADER",
    extensions: &[],
    looks: "a term and a number a line, tabs between",
    is,
    read: |file: &File| Draft::read(file, FORMAT.name, fill),
};

/// Lines that are looked at to tell the format.
const HEAD: usize = 50;

fn is(file: &File) -> bool {
    if has_header(file) {
        return false;
    }
    let lines = file.filled_lines().take(HEAD);
    let fits: Vec<bool> = lines.map(|line| score(line).is_some()).collect();
    fits.contains(&true) && 2 * fits.iter().filter(|fits| **fits).count() >= fits.len()
}

/// A term with its score.
fn score<'a>(line: Part<'a>) -> Option<(Part<'a>, f64)> {
    let cells: Vec<Part<'a>> = line.split('\t').map(Part::trim).collect();
    let (term, mean) = (cells.first()?, number(cells.get(1)?.text)?);
    let is_more = match cells.get(2..).unwrap_or(&[]) {
        [] => true,
        [deviation] => number(deviation.text).is_some(),
        [deviation, ratings, ..] => {
            let is_count = |cell: &Part<'_>| cell.text.parse::<u64>().is_ok();
            ratings.text.starts_with('[') || is_count(deviation) && is_count(ratings)
        }
    };
    (is_more && !term.text.is_empty()).then_some((*term, mean))
}

fn fill(draft: &mut Draft<'_>) {
    let file = draft.file;
    for line in file.filled_lines() {
        match score(line) {
            Some((term, weight)) => {
                let category = signed(draft, weight, term);
                // Some lists have word stems, though VADER has none.
                let stem = term.text.strip_suffix('*').unwrap_or("");
                let is_stem = stem.chars().all(char::is_alphabetic) && stem.chars().count() > 2;
                let wildcards = if is_stem {
                    Wildcards::Star
                } else {
                    Wildcards::None
                };
                let syntax = Syntax::Words(wildcards);
                draft.term((term.text, term.at()), syntax, category, Some(weight));
            }
            None => {
                let message = "not a term and a number with a tab between";
                draft.wrong(line.at(), message, "correct the line");
            }
        }
    }
}

/// The category of a score.
pub fn signed(draft: &mut Draft<'_>, weight: f64, term: Part<'_>) -> usize {
    let name = match weight {
        w if w > 0.0 => "positive",
        w if w < 0.0 => "negative",
        _ => "neutral",
    };
    draft.category(&[name.to_string()], term.at())
}
