//! A column states its name, type, unit, meaning and value once; headers,
//! schemas, the codebook and every format derive from it.

use super::Cell;

/// What kind of value a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// One word of a closed list.
    OneOf(&'static [&'static str]),
    /// Spans in code points: `12..40`, several as `12..40;55..80`.
    Spans,
    /// A JSON object.
    Json,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
}

impl Kind {
    /// The type's name in the codebook.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Text | Kind::OneOf(_) => "text",
            Kind::Spans => "spans",
            Kind::Json => "json object",
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::Boolean => "boolean",
        }
    }
}

/// A column of a table whose rows are of type `R`.
pub struct Column<R> {
    /// Its header.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// Unit of its values; empty where there is none.
    pub unit: &'static str,
    /// What it holds, and when it is empty.
    pub about: &'static str,
    /// Its value in a row.
    pub get: for<'a> fn(&'a R) -> Cell<'a>,
}

/// A column, in one line.
pub(super) const fn column<R>(
    name: &'static str,
    kind: Kind,
    unit: &'static str,
    about: &'static str,
    get: for<'a> fn(&'a R) -> Cell<'a>,
) -> Column<R> {
    Column {
        name,
        kind,
        unit,
        about,
        get,
    }
}

/// A table whose rows are of type `R`.
pub struct Table<R: 'static> {
    /// Name of its file without extension.
    pub name: &'static str,
    /// What one row is.
    pub about: &'static str,
    /// The columns that together tell every row from all others; empty where none do.
    pub key: &'static [&'static str],
    /// In the order of the file.
    pub columns: &'static [Column<R>],
}

impl<R> Table<R> {
    /// The table without its rows' type.
    pub fn schema(&self) -> Schema {
        let columns = self.columns.iter().map(|column| ColumnSchema {
            name: column.name,
            kind: column.kind,
            unit: column.unit,
            about: column.about,
        });
        Schema {
            name: self.name,
            about: self.about,
            key: self.key,
            columns: columns.collect(),
        }
    }
}

/// What is known of a table whatever its rows are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    /// See [`Table::name`].
    pub name: &'static str,
    /// See [`Table::about`].
    pub about: &'static str,
    /// See [`Table::key`].
    pub key: &'static [&'static str],
    /// In the order of the file.
    pub columns: Vec<ColumnSchema>,
}

/// What is known of a column whatever its table's rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSchema {
    /// See [`Column::name`].
    pub name: &'static str,
    /// See [`Column::kind`].
    pub kind: Kind,
    /// See [`Column::unit`].
    pub unit: &'static str,
    /// See [`Column::about`].
    pub about: &'static str,
}
