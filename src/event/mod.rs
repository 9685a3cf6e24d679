//! The stage `event`: which articles belong together. Now: near-duplicates
//! within an outlet, which count as one unit in the statistics.

mod near_duplicates;

pub use near_duplicates::{Signature, clusters};
