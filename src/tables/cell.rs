//! One value of a table, before any output format has seen it.

use std::borrow::Cow;

use crate::model::{Field, UnitOfMeasure, Voice, VoiceGroup};

/// The value of one column in one row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Not applicable or unknown; never "none found", which is 0.
    Empty,
    /// Text, exactly as it stands in the data; formats guard and quote it.
    Text(Cow<'a, str>),
    /// A whole number, written in full.
    Integer(i64),
    /// A finite number, written by the rules of [`super::number`].
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
}

impl<'a> From<&'a str> for Cell<'a> {
    /// An empty string is an empty cell.
    fn from(text: &'a str) -> Self {
        if text.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(Cow::Borrowed(text))
        }
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Cell::from(text.as_str())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(Cow::Owned(text))
        }
    }
}

impl From<i64> for Cell<'_> {
    fn from(value: i64) -> Self {
        Cell::Integer(value)
    }
}

impl From<u64> for Cell<'_> {
    /// Beyond `i64::MAX`, which no count reaches, the largest integer.
    fn from(value: u64) -> Self {
        Cell::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Cell<'_> {
    fn from(value: usize) -> Self {
        Cell::from(value as u64)
    }
}

impl From<u8> for Cell<'_> {
    fn from(value: u8) -> Self {
        Cell::Integer(i64::from(value))
    }
}

impl From<i8> for Cell<'_> {
    fn from(value: i8) -> Self {
        Cell::Integer(i64::from(value))
    }
}

impl From<bool> for Cell<'_> {
    fn from(value: bool) -> Self {
        Cell::Boolean(value)
    }
}

impl From<f64> for Cell<'_> {
    /// A value that is not finite is an empty cell: no table says NaN.
    fn from(value: f64) -> Self {
        debug_assert!(
            value.is_finite(),
            "a table received {value}; say None and give the reason in `note`"
        );
        if value.is_finite() {
            Cell::Number(value)
        } else {
            Cell::Empty
        }
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Empty, Into::into)
    }
}

impl From<Field> for Cell<'_> {
    fn from(field: Field) -> Self {
        Cell::from(field.name())
    }
}

impl From<Voice> for Cell<'_> {
    fn from(voice: Voice) -> Self {
        Cell::from(voice.name())
    }
}

impl From<VoiceGroup> for Cell<'_> {
    fn from(voice: VoiceGroup) -> Self {
        Cell::from(voice.name())
    }
}

impl From<UnitOfMeasure> for Cell<'_> {
    fn from(unit: UnitOfMeasure) -> Self {
        Cell::from(unit.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_empty_and_zero_is_not() {
        assert_eq!(Cell::from(""), Cell::Empty);
        assert_eq!(Cell::from(String::new()), Cell::Empty);
        assert_eq!(Cell::from(None::<f64>), Cell::Empty);
        assert_eq!(Cell::from(Some(0_usize)), Cell::Integer(0));
        assert_eq!(Cell::from(u64::MAX), Cell::Integer(i64::MAX));
    }

    #[test]
    #[cfg_attr(debug_assertions, should_panic(expected = "a table received NaN"))]
    fn what_is_not_finite_is_empty_and_caught_in_a_debug_build() {
        assert_eq!(Cell::from(f64::NAN), Cell::Empty);
    }
}
