//! Tokens and sentences.

mod code_points;

pub use code_points::CodePoints;
