//! Categories whose precision nobody measured are said to be so in the notes of
//! their rows, and in those of `*` where a lexicon has no other, after all
//! figures are there.

use super::notes;
use crate::lexicon::{Category, Lexicon, Lexicons};
use crate::model::Inference;

/// What the note says.
const NOT_VALIDATED: &str = "not validated";

/// Adds it to the notes of an inference.
pub fn mark(inference: &mut Inference, lexicons: &Lexicons) {
    for row in &mut inference.comparison {
        let lexicon = lexicons.of_measure(&row.measure);
        note(lexicon, &row.category, &mut row.note);
    }
    for row in &mut inference.summary {
        let lexicon = lexicons.of_measure(&row.measure);
        note(lexicon, &row.category, &mut row.note);
    }
    for row in &mut inference.terms {
        note(lexicons.named(&row.lexicon), &row.category, &mut row.note);
    }
}

fn note(lexicon: Option<&Lexicon>, category: &str, note: &mut String) {
    if lexicon.is_none_or(|lexicon| !is_unmeasured(lexicon, category)) {
        return;
    }
    notes::push(note, NOT_VALIDATED);
}

/// Whether a category has no evidence; of `*`, whether none has any.
fn is_unmeasured(lexicon: &Lexicon, category: &str) -> bool {
    match category {
        "*" => lexicon.categories.iter().all(Category::is_unmeasured),
        id => lexicon.category(id).is_some_and(Category::is_unmeasured),
    }
}
