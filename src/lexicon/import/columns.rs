//! Which columns of a table hold terms, categories and weights, by their names,
//! or, where there is no header, by what stands in them.

use super::table::{Cell, amount, membership};

/// Usual names of the column of terms.
const TERMS: &[&str] = &[
    "term",
    "word",
    "token",
    "phrase",
    "entry",
    "pattern",
    "lemma",
    "keyword",
    "expression",
    "headword",
    "ngram",
    "n-gram",
    "unigram",
    "dicterm",
    "english word",
    "english (en)",
    "terms",
    "words",
    "feature",
    "item",
    "string",
    "text",
    "wort",
    "begriff",
    "mot",
    "terme",
    "palabra",
    "término",
];
/// Usual names of the column of categories.
const CATEGORIES: &[&str] = &[
    "category",
    "categories",
    "class",
    "label",
    "sentiment",
    "emotion",
    "group",
    "dimension",
    "affectdimension",
    "theme",
    "topic",
    "concept",
    "foundation",
    "frame",
    "type",
    "code",
    "tag",
    "polarity",
    "dictionary",
    "list",
    "kategorie",
    "catégorie",
    "categoría",
];
/// Usual names of the column of weights.
const WEIGHTS: &[&str] = &[
    "weight",
    "score",
    "value",
    "valence",
    "intensity",
    "strength",
    "rating",
    "mean",
    "sentiment score",
    "emotion-intensity-score",
    "emotion intensity score",
    "sentiment_score",
    "polarity",
    "gewicht",
    "wert",
    "poids",
    "peso",
];
/// Ends of the names of columns that say how sure or how frequent something is.
const ASIDE: &[&str] = &[
    "sd",
    "std",
    "n",
    "id",
    "rank",
    "freq",
    "frequency",
    "count",
    "sum",
];
/// Rows that are looked at to tell what a column holds.
const HEAD: usize = 1000;

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

/// What the columns of these rows hold; `None` if it cannot be told.
pub fn guess(rows: &[Vec<Cell>]) -> Option<Columns> {
    let (header, body) = rows.split_first()?;
    let column = |names: &[&str]| {
        let is = |cell: &Cell, name: &str| cell.text.eq_ignore_ascii_case(name);
        names
            .iter()
            .find_map(|name| header.iter().position(|cell| is(cell, name)))
    };
    match column(TERMS) {
        Some(term) => Some(by_name(header, body, term, &column)),
        None => by_content(rows),
    }
}

fn by_name(
    header: &[Cell],
    body: &[Vec<Cell>],
    term: usize,
    column: &dyn Fn(&[&str]) -> Option<usize>,
) -> Columns {
    let is_number = |at: &usize| most(body, *at, |cell| amount(cell).is_some());
    let category = column(CATEGORIES).filter(|at| *at != term && !is_number(at));
    // One number makes it a column of weights; what is none in it is wrong.
    let has_number = |at: &usize| !all(body, *at, |cell| amount(cell).is_none());
    let weight =
        column(WEIGHTS).filter(|at| *at != term && Some(*at) != category && has_number(at));
    let known = [Some(term), category, weight];
    let others: Vec<usize> = (0..header.len())
        .filter(|at| !known.contains(&Some(*at)) && !header[*at].text.is_empty())
        .collect();
    let is_members = |at: &usize| {
        let name = &header[*at].text;
        let end = name
            .to_lowercase()
            .rsplit(['.', '_', ' '])
            .next()
            .map(String::from);
        let is_aside = end.is_some_and(|end| ASIDE.contains(&end.as_str()));
        category.is_none() && !is_aside && most(body, *at, |cell| membership(cell, name).is_some())
    };
    let (mut members, mut unread): (Vec<usize>, Vec<usize>) =
        others.into_iter().partition(is_members);
    // A number beside other columns of numbers is a category like them.
    let weight = match weight {
        Some(at) if !members.is_empty() => {
            members.push(at);
            members.sort_unstable();
            None
        }
        weight => weight,
    };
    unread.sort_unstable();
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
/// two texts the one with fewer different values is the category.
fn by_content(rows: &[Vec<Cell>]) -> Option<Columns> {
    let width = rows.iter().map(Vec::len).max()?;
    let is_number = |at: usize| all(rows, at, |cell| amount(cell).is_some());
    let texts: Vec<usize> = (0..width).filter(|at| !is_number(*at)).collect();
    let numbers: Vec<usize> = (0..width).filter(|at| is_number(*at)).collect();
    let different = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells
            .map(|cell| &cell.text)
            .collect::<std::collections::BTreeSet<_>>()
            .len()
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
    Some(Columns {
        term,
        category,
        weight,
        ..Columns::default()
    })
}

/// Whether more than half of the filled cells of a column, as far as is looked,
/// are so; the others are then wrong, and not another kind of column.
fn most(rows: &[Vec<Cell>], at: usize, is: impl Fn(&str) -> bool) -> bool {
    let cells = rows
        .iter()
        .take(HEAD)
        .filter_map(|row| row.get(at))
        .map(|cell| &*cell.text);
    let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    2 * filled.iter().filter(|cell| is(cell)).count() > filled.len() || filled.is_empty()
}

/// Whether all cells of a column, as far as is looked, are so.
fn all(rows: &[Vec<Cell>], at: usize, is: impl Fn(&str) -> bool) -> bool {
    let cells = rows
        .iter()
        .take(HEAD)
        .map(|row| row.get(at).map_or("", |cell| &cell.text));
    cells.into_iter().all(is)
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
    }
}
