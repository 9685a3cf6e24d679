//! Learning the weights of the decisions from articles whose attributions are
//! known. It runs the same code as the program; only who decides differs: the
//! gold standard, which notes every decision with its alternatives.

mod oracle;

pub use oracle::{Gold, Notes, note};
