//! Which columns of a table hold terms, categories and weights, by their names,
//! or, where there is no header, by what stands in them.

use super::File;
use super::table::{Cell, amount, cells, membership};
use std::collections::BTreeSet;

/// Usual names of the column of terms.
#[rustfmt::skip]
const TERMS: &[&str] = &[
    "term", "terms", "word", "words", "token", "tokens", "phrase", "phrases", "entry", "entries",
    "pattern", "patterns", "lemma", "lemmas", "keyword", "keywords", "expression", "headword",
    "ngram", "n-gram", "unigram", "dicterm", "english word", "english (en)", "feature", "item",
    "string", "text", "targetword", "wort", "begriff", "mot", "terme", "palabra", "término",
];
/// Usual names of the column of categories, the likeliest first.
#[rustfmt::skip]
const CATEGORIES: &[&str] = &[
    "category", "categories", "kategorie", "catégorie", "categoría", "class", "label", "group",
    "emotion", "sentiment", "dimension", "affectdimension", "affectcategory", "affect category",
    "foundation", "frame", "theme", "topic", "concept", "priorpolarity", "polarity", "code", "tag",
    "dictionary", "list", "type",
];
/// Those of them that hold names even where these are numerals.
const NUMBERED: &[&str] = &[
    "category",
    "categories",
    "kategorie",
    "catégorie",
    "categoría",
    "class",
    "label",
    "group",
    "code",
];
/// Usual names of the column of weights.
#[rustfmt::skip]
const WEIGHTS: &[&str] = &[
    "weight", "score", "value", "valence", "intensity", "strength", "rating", "mean",
    "sentiment score", "sentiment_score", "emotion-intensity-score", "emotion intensity score",
    "associationflag", "association", "polarity", "sentiment", "gewicht", "wert", "poids", "peso",
];
/// Parts of the names of columns that say how sure or how frequent something is.
#[rustfmt::skip]
const ASIDE: &[&str] = &[
    "sd", "std", "stddev", "dev", "rat", "n", "id", "rank", "freq", "frequency", "count",
    "proportion", "num", "seq", "syllables",
];

/// What the columns of a table hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// Whether the first row is a header.
    pub has_header: bool,
    /// The terms.
    pub term: usize,
    /// The categories; `None` where columns are categories, or all is one.
    pub category: Option<usize>,
    /// The weights.
    pub weight: Option<usize>,
    /// Columns that are categories each, with cells that say who is in.
    pub members: Vec<usize>,
    /// Columns that are not read.
    pub unread: Vec<usize>,
}

/// Where one of these names stands among cells, the likeliest name first.
fn column(header: &[Cell], names: &[&str]) -> Option<usize> {
    let is = |cell: &Cell, name: &str| cell.text.to_lowercase() == name;
    names
        .iter()
        .find_map(|name| header.iter().position(|cell| is(cell, name)))
}

/// Whether cells are names of columns: more than one, and one that is usual.
pub fn is_header(cells: &[Cell]) -> bool {
    let filled = cells.iter().filter(|cell| !cell.text.is_empty()).count();
    let is_usual = [TERMS, CATEGORIES, WEIGHTS]
        .iter()
        .any(|names| column(cells, names).is_some());
    filled > 1 && is_usual && cells.iter().all(|cell| amount(&cell.text).is_none())
}

/// Whether a tab file begins with names of columns.
pub fn has_header(file: &File) -> bool {
    is_header(&cells(file.first_line()))
}

/// What the columns of these rows hold; `None` if it cannot be told.
pub fn guess(rows: &[Vec<Cell>]) -> Option<Columns> {
    let (header, body) = rows.split_first()?;
    match column(header, TERMS) {
        Some(term) => Some(by_name(header, body, term)),
        None if is_header(header) => Some(by_name(header, body, only_text(header, body)?)),
        None => by_content(rows),
    }
}

/// The one column of texts that has no usual name.
fn only_text(header: &[Cell], body: &[Vec<Cell>]) -> Option<usize> {
    let is_known = |at: usize| {
        let cell = std::slice::from_ref(&header[at]);
        column(cell, CATEGORIES).or(column(cell, WEIGHTS)).is_some()
    };
    let is_text = |at: &usize| !is_known(*at) && !most(body, *at, |cell| amount(cell).is_some());
    let mut texts = (0..header.len()).filter(is_text);
    texts.next().filter(|_| texts.next().is_none())
}

fn by_name(header: &[Cell], body: &[Vec<Cell>], term: usize) -> Columns {
    let is_number = |at: usize| most(body, at, |cell| amount(cell).is_some());
    // One number makes it a column of weights; what is none in it is wrong.
    let has_number = |at: usize| !all(body, at, |cell| amount(cell).is_none());
    let named = |names: &[&str], is: &dyn Fn(usize) -> bool| {
        let places = names.iter().filter_map(|name| column(header, &[name]));
        places.into_iter().find(|at| *at != term && is(*at))
    };
    let category = named(CATEGORIES, &|at| !is_number(at)).or_else(|| named(NUMBERED, &|_| true));
    let weight = named(WEIGHTS, &|at| Some(at) != category && has_number(at));
    let known = [Some(term), category, weight];
    let others = (0..header.len()).filter(|at| !known.contains(&Some(*at)));
    let is_members = |at: &usize| {
        let name = &header[*at].text;
        let lower = name.to_lowercase();
        let is_aside = lower
            .split(['.', '_', ' '])
            .any(|part| ASIDE.contains(&part));
        let is_cell = |cell: &str| membership(cell, name).is_some();
        category.is_none() && !name.is_empty() && !is_aside && most(body, *at, is_cell)
    };
    let (mut members, unread): (Vec<usize>, Vec<usize>) = others.partition(is_members);
    // A number beside other columns of numbers is a category like them.
    let weight = match weight {
        Some(at) if !members.is_empty() => {
            members.push(at);
            members.sort_unstable();
            None
        }
        weight => weight,
    };
    Columns {
        has_header: true,
        term,
        category,
        weight,
        members,
        unread,
    }
}

/// Without a header: one column is terms; of two, numbers are weights, and of
/// two texts the one that repeats itself most is the category. A first row
/// above a column of numbers is a header all the same.
fn by_content(rows: &[Vec<Cell>]) -> Option<Columns> {
    let width = rows.iter().map(Vec::len).max()?;
    let is_number = |rows: &[Vec<Cell>], at: usize| all(rows, at, |cell| amount(cell).is_some());
    let body = rows
        .get(1..)
        .filter(|body| !body.is_empty())
        .unwrap_or(rows);
    let has_header = (0..width).any(|at| is_number(body, at) && !is_number(rows, at));
    let rows = if has_header { body } else { rows };
    let (numbers, texts): (Vec<usize>, Vec<usize>) =
        (0..width).partition(|at| is_number(rows, *at));
    let different = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| &cell.text).collect::<BTreeSet<_>>().len()
    };
    let weight = match numbers.as_slice() {
        [] => None,
        [one] => Some(*one),
        _ => return None,
    };
    let (term, category) = match texts.as_slice() {
        [term] => (*term, None),
        [a, b] if different(*b) <= different(*a) => (*a, Some(*b)),
        [a, b] => (*b, Some(*a)),
        _ => return None,
    };
    // A name that comes once only is no category: these are lists side by side.
    let is_repeated = |at: usize| different(at) < rows.len() || rows.len() == 1;
    category.is_none_or(is_repeated).then_some(Columns {
        has_header,
        term,
        category,
        weight,
        ..Columns::default()
    })
}

/// Whether more than half of the filled cells of a column are so; the others
/// are then wrong, and not another kind of column.
fn most(rows: &[Vec<Cell>], at: usize, is: impl Fn(&str) -> bool) -> bool {
    let cells = rows
        .iter()
        .filter_map(|row| row.get(at))
        .map(|cell| &*cell.text);
    let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    2 * filled.iter().filter(|cell| is(cell)).count() > filled.len() || filled.is_empty()
}

/// Whether all cells of a column are so.
fn all(rows: &[Vec<Cell>], at: usize, is: impl Fn(&str) -> bool) -> bool {
    let mut cells = rows
        .iter()
        .map(|row| row.get(at).map_or("", |cell| &cell.text));
    cells.all(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(table: &str) -> Option<Columns> {
        let cell = |text: &str| Cell {
            text: text.to_string(),
            at: 0..0,
        };
        let rows: Vec<Vec<Cell>> = table
            .lines()
            .map(|line| line.split(',').map(cell).collect())
            .collect();
        guess(&rows)
    }

    #[test]
    fn columns_by_name_and_by_content() {
        let long = guessed("note,Word,emotion,score\nx,calm,joy,0.5\ny,dark,fear,1").unwrap();
        assert_eq!(
            (long.term, long.category, long.weight),
            (1, Some(2), Some(3))
        );
        assert_eq!((long.members, long.unread), (vec![], vec![0]));
        let wide = guessed("word,joy,fear,pos\ncalm,1,0,noun\ndark,,X,adj").unwrap();
        assert_eq!(
            (wide.members, wide.unread, wide.category),
            (vec![1, 2], vec![3], None)
        );
        let dimensions = guessed("Word,Valence,Arousal\ncalm,0.8,0.1").unwrap();
        assert_eq!((dimensions.members, dimensions.weight), (vec![1, 2], None));
        let signed = guessed("word,polarity\ncalm,1\ndark,-1").unwrap();
        assert_eq!((signed.category, signed.weight), (None, Some(1)));
        let bare = guessed("calm,good\ndark,bad\nmild,good").unwrap();
        assert_eq!(
            (bare.has_header, bare.term, bare.category),
            (false, 0, Some(1))
        );
        assert_eq!(guessed("calm,2\ndark,-2").unwrap().weight, Some(1));
        assert_eq!(guessed("a,b,c\nd,e,f"), None);
        // Lists side by side, and a header with one name that is not usual.
        assert_eq!(guessed("positive,negative\nbright,dull\nsunny,grim"), None);
        let own = guessed("Suchbegriff,category\nfog,weather\nquay,harbour").unwrap();
        assert_eq!((own.has_header, own.term, own.category), (true, 0, Some(1)));
        let scored = guessed("stem,points\nfog,1\nquay,2").unwrap();
        assert_eq!(
            (scored.has_header, scored.term, scored.weight),
            (true, 0, Some(1))
        );
        let coded = guessed("term,category,weight\nfog,1,2.5\nquay,0,3").unwrap();
        assert_eq!((coded.category, coded.weight), (Some(1), Some(2)));
        let both = guessed("word,class,emotion\nlake,1,joy\nfog,2,fear").unwrap();
        assert_eq!((both.category, both.unread), (Some(2), vec![1]));
        let norms = guessed("Word,V.Mean.Sum,V.SD.Sum,Word Count\nlake,5,1,30").unwrap();
        assert_eq!((norms.members, norms.unread), (vec![1], vec![2, 3]));
    }
}
