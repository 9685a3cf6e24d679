//! What the loaded index of a sentence is made of, for `parallax explain`:
//! read back from the tables, the weights are those of this program.

use super::Failure;
use crate::index::{Sentence, Share, Term, Weights};
use crate::model::Voice;
use crate::write::{Stored, StoredRow};

/// The index of a hit's sentence.
pub struct Parts {
    /// The index, from the table.
    pub index: String,
    /// What adds to it or takes from it, the most first.
    pub shares: Vec<Share>,
}

/// The parts of the index of the sentence that a hit is in; `None` where the
/// sentence has none.
pub fn of_hit(report: &Stored, hit: &StoredRow) -> Result<Option<Parts>, Failure> {
    let place = ["article_id", "field", "sentence"].map(|column| (column, hit.text(column)));
    let sentences = report.rows("sentences", &place)?;
    let hits = report.rows("hits", &place)?;
    let Some((sentence, start)) = sentences.first().and_then(sentence) else {
        return Ok(None);
    };
    let terms: Vec<Term<'_>> = hits.iter().filter_map(|row| term(row, start)).collect();
    let index = sentences[0].text("loaded").to_string();
    Ok((!index.is_empty()).then(|| Parts {
        index,
        shares: Weights::shipped().shares(&sentence, &terms),
    }))
}

/// A sentence and where it starts.
fn sentence(row: &StoredRow) -> Option<(Sentence, usize)> {
    let (start, end) = (row.number("start")?, row.number("end")?);
    let sentence = Sentence {
        words: row.number("words")?,
        length: end.checked_sub(start)?,
        voice: voice(row),
    };
    Some((sentence, start))
}

fn term(row: &StoredRow, sentence: usize) -> Option<Term<'_>> {
    let at = |column| row.number(column)?.checked_sub(sentence);
    Some(Term {
        lexicon: row.text("lexicon"),
        category: row.text("category"),
        strength: u8::try_from(row.number("strength")?).ok()?,
        loaded: row.is_true("loaded"),
        contested: row.is_true("contested"),
        voice: voice(row)?,
        span: (at("start")?, at("end")?),
    })
}

fn voice(row: &StoredRow) -> Option<Voice> {
    let name = row.text("voice");
    Voice::ALL.into_iter().find(|voice| voice.name() == name)
}
