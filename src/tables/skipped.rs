//! Table `skipped`: what was given and not read.

use super::Kind::{Integer, Text};
use super::{Column, Table, column};
use crate::model::Skipped;

/// The table.
pub static TABLE: Table<Skipped> = Table {
    name: "skipped",
    about: "One row for each file or record that was given and not read, with the reason. Read and skipped together are all that was given.",
    key: &[],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<Skipped>] = &[
    column("path", Text, "", "file as named on the command line, with / as separator; stdin for standard input", |r| (&r.path).into()),
    column("record", Integer, "", "number of the record in its file, from 1; empty where the whole file is meant", |r| r.record.into()),
    column("reason", Text, "", "why it was not read, and what to do where that is not plain", |r| (&r.reason).into()),
];
