//! Lexicons: their format, their pattern language and the matcher. In the
//! pipeline this is the stage after `text`: it takes a
//! [`Segmented`](crate::model::Segmented) article and returns a
//! [`Matched`](crate::model::Matched) one.

mod entry;

pub use entry::{Category, Entry, ExtraColumn, Lexicon};

use crate::model::Find;

/// The lexicons in use, in the order in which they were named.
#[derive(Debug, Clone, Default)]
pub struct Lexicons {
    /// All of them, scored or not.
    pub list: Vec<Lexicon>,
}

impl Lexicons {
    /// The lexicon of a find.
    pub fn lexicon(&self, find: &Find) -> &Lexicon {
        &self.list[find.lexicon]
    }

    /// The entry of a find.
    pub fn entry(&self, find: &Find) -> &Entry {
        &self.list[find.lexicon].entries[find.entry]
    }

    /// The category of a find.
    pub fn category(&self, find: &Find) -> &Category {
        let lexicon = self.lexicon(find);
        &lexicon.categories[lexicon.entries[find.entry].category]
    }
}
