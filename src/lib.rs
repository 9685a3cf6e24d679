//! Parallax measures how news outlets frame the same events.
//!
//! The pipeline, in order: [`read`] → [`text`] → [`lexicon`] → [`voice`] →
//! [`link`] → [`score`] → [`stats`] → [`tables`] → [`write`]; [`pipeline`] is
//! the whole flow on one screen, [`model`] the plain data that it hands on.

pub mod lexicon;
pub mod model;

pub mod link;
pub mod score;
pub mod stats;
pub mod text;
pub mod voice;
