//! CSV by RFC 4180 with LF: UTF-8, commas, quotation marks where needed, a
//! header even with no rows.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::{Format, Options, RowSink};
use crate::tables::{Cell, Schema, number};

/// The format.
pub const FORMAT: Format = Format {
    name: "csv",
    about: "one CSV file a table: UTF-8, comma, LF",
    extension: "csv",
    open,
};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

struct CsvSink {
    writer: Writer<Box<dyn Write + Send>>,
    raw: bool,
    cell: String,
}

fn open(
    mut file: Box<dyn Write + Send>,
    schema: &Schema,
    options: Options,
) -> io::Result<Box<dyn RowSink>> {
    if options.bom {
        file.write_all(BYTE_ORDER_MARK)?;
    }
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::Any(b'\n'))
        .buffer_capacity(1 << 16)
        .from_writer(file);
    writer.write_record(schema.columns.iter().map(|column| column.name))?;
    Ok(Box::new(CsvSink {
        writer,
        raw: options.raw,
        cell: String::new(),
    }))
}

impl RowSink for CsvSink {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            self.cell.clear();
            let text = match cell {
                Cell::Text(text) if self.raw || !is_formula(text) => text.as_ref(),
                _ => {
                    push(&mut self.cell, cell);
                    self.cell.as_str()
                }
            };
            self.writer.write_field(text)?;
        }
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        let mut file = self.writer.into_inner().map_err(|error| {
            let error = error.error();
            io::Error::new(error.kind(), error.to_string())
        })?;
        file.flush()
    }
}

/// Any text that comes here is guarded.
fn push(written: &mut String, cell: &Cell<'_>) {
    use std::fmt::Write;
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            written.push('\'');
            written.push_str(text);
        }
        Cell::Integer(value) => {
            let _ = write!(written, "{value}");
        }
        Cell::Number(value) => number::push(written, *value),
        Cell::Boolean(value) => written.push_str(if *value { "true" } else { "false" }),
    }
}

/// A guarded text without its guard; any other as it stands.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(inner) if is_formula(inner) => inner,
        _ => text,
    }
}

/// Whether a spreadsheet might read the text as a formula, by its first character.
fn is_formula(text: &str) -> bool {
    matches!(
        text.bytes().next(),
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\0')
    )
}
