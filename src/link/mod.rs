//! The stage `link`: what each hit is about. The target rules need the syntax
//! of the sentence and come with the parser; until then every hit abstains,
//! which the tables show as empty target, role, actor and stance.

use crate::model::{Linked, Voiced};

/// The stage: hits with their targets.
pub fn linked(voiced: Voiced) -> Linked {
    Linked(voiced)
}
