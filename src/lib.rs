//! Parallax measures how news outlets frame the same events.
//!
//! The pipeline, in order: [`read`] → [`text`] → [`lexicon`] → [`voice`] →
//! [`link`] → [`event`] → [`align`] →
//! [`score`] → [`stats`] → [`tables`] → [`write`](mod@write); [`pipeline`] is
//! the whole flow on one screen, [`model`] the plain data that it hands on.
//! [`index`] is the loaded index of a sentence, [`fit`] learns weights from
//! marked texts, for it and for [`voice`].
//! [`settings`] turns flags into checked settings, [`cli`] holds the commands.

// A test that meets what it did not expect should stop there.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod model;

pub mod read;
pub mod text;

pub mod lexicon;
pub mod voice;

pub mod link;

pub mod align;
pub mod event;

pub mod index;
pub mod score;

pub mod stats;

pub mod tables;
pub mod write;

pub mod fit;

pub mod pipeline;
pub mod settings;

pub mod cli;
