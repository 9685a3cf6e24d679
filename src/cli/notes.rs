//! What reading a dictionary of another program had to say: the first of it
//! where the dictionary is used, all of it in `lexicon check`.

use super::terminal;
use crate::lexicon::{Lexicon, Note};

/// Notes of a kind that are shown.
const SHOWN: usize = 5;

/// Says what could not be kept of these lexicons, and what was changed.
pub fn say(lexicons: &[Lexicon]) {
    for notes in lexicons.iter().map(|lexicon| lexicon.notes.as_slice()) {
        for (lost, title) in [(true, "warning"), (false, "note")] {
            let these: Vec<&Note> = notes.iter().filter(|note| note.lost == lost).collect();
            for note in these.iter().take(SHOWN) {
                terminal::note(&format!("{title}: {note}"));
            }
            if let Some(note) = these.get(SHOWN) {
                let (rest, path) = (these.len() - SHOWN, &note.path);
                terminal::note(&format!(
                    "{title}: and {rest} more; `parallax lexicon check {path}` lists all"
                ));
            }
        }
    }
}

/// How many notes there are, for the end of a line; empty if there are none.
pub fn counted(notes: &[Note]) -> String {
    let lost = notes.iter().filter(|note| note.lost).count();
    match notes.len() {
        0 => String::new(),
        all => format!(", {lost} not kept, {} changed", all - lost),
    }
}
