//! The stage `event`: which articles belong together. Near-duplicates within an
//! outlet count as one unit in the statistics; articles that report one event
//! are compared sentence by sentence in the stage `align`.

mod background;
mod found;
mod merge;
mod near_duplicates;
mod outline;
mod units;

pub use background::Background;
pub use found::found;
pub use near_duplicates::{Signature, clusters};
pub use outline::Outline;
pub use units::{Key, Unit, hash, is_weekday, mixed, number, stem, units};
