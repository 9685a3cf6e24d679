//! How numbers are written: whole numbers in full, others with six significant
//! digits, the same on every machine.

use std::fmt::Write;

/// Significant digits of a number that is not whole.
const DIGITS: i32 = 6;
/// From here on a number is written with an exponent.
const LARGE: f64 = 1e15;

/// Appends `value`: a whole number below 10^15 in full, any other in the
/// shortest form that has at most six significant digits, with `.` and without
/// thousands marks. An exponent (`1.5e-5`) stands only below 10^-4 and from
/// 10^15 on. −0 is `0`. Nothing is appended for a value that is not finite.
pub fn push(text: &mut String, value: f64) {
    if !value.is_finite() {
        return;
    }
    if value.fract() == 0.0 && value.abs() < LARGE {
        // The conversion is exact below 2^53, and turns −0 into 0.
        let _ = write!(text, "{}", value as i64);
        return;
    }
    push_rounded(text, value);
}

/// [`push`] into a new string.
pub fn format(value: f64) -> String {
    let mut text = String::new();
    push(&mut text, value);
    text
}

/// The number that a reader of the tables gets back for `value`: what `push`
/// wrote, parsed. Statistics that must come out alike from the tables and from
/// memory compute on this.
pub fn rounded(value: f64) -> f64 {
    format(value).parse().unwrap_or(value)
}

/// The standard library rounds the exact decimal expansion half to even, so
/// the digits do not depend on the machine.
fn push_rounded(text: &mut String, value: f64) {
    let scientific = format!("{:.*e}", DIGITS as usize - 1, value.abs());
    let Some((mantissa, exponent)) = scientific.split_once('e') else {
        return;
    };
    let Ok(exponent) = exponent.parse::<i32>() else {
        return;
    };
    let digits = mantissa.replace('.', "");
    let digits = digits.trim_end_matches('0');
    if value < 0.0 {
        text.push('-');
    }
    match exponent {
        -4..0 => push_below_one(text, digits, exponent),
        0..15 => push_plain(text, digits, exponent),
        _ => push_exponent(text, digits, exponent),
    }
}

fn push_below_one(text: &mut String, digits: &str, exponent: i32) {
    text.push_str("0.");
    text.extend(std::iter::repeat_n('0', (-exponent - 1) as usize));
    text.push_str(digits);
}

fn push_plain(text: &mut String, digits: &str, exponent: i32) {
    let whole = exponent as usize + 1;
    if digits.len() <= whole {
        text.push_str(digits);
        text.extend(std::iter::repeat_n('0', whole - digits.len()));
    } else {
        let (whole, rest) = digits.split_at(whole);
        text.push_str(whole);
        text.push('.');
        text.push_str(rest);
    }
}

fn push_exponent(text: &mut String, digits: &str, exponent: i32) {
    let (first, rest) = digits.split_at(1);
    text.push_str(first);
    if !rest.is_empty() {
        text.push('.');
        text.push_str(rest);
    }
    let _ = write!(text, "e{exponent}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_values() {
        for (value, written) in [
            (0.0, "0"),
            (-0.0, "0"),
            (3.0, "3"),
            (-17.0, "-17"),
            (1_234_567.0, "1234567"),
            (999_999_999_999_999.0, "999999999999999"),
            (1e15, "1e15"),
            (-1.5e15, "-1.5e15"),
            (1e300, "1e300"),
            (0.5, "0.5"),
            (-0.25, "-0.25"),
            (1.0 / 3.0, "0.333333"),
            (2.0 / 3.0, "0.666667"),
            (100.0 / 3.0, "33.3333"),
            (3.487_179_487, "3.48718"),
            (150.148_859, "150.149"),
            (1_234_567.8, "1234570"),
            (123_456.7, "123457"),
            (99_999.96, "100000"),
            (999_999.7, "1000000"),
            (0.1 + 0.2, "0.3"),
            (0.999_999_9, "1"),
            (0.001_5, "0.0015"),
            (0.000_1, "0.0001"),
            (0.000_123_456_7, "0.000123457"),
            (0.000_099_999_99, "0.0001"),
            (0.000_015, "1.5e-5"),
            (-0.000_01, "-1e-5"),
            (5e-324, "4.94066e-324"),
        ] {
            assert_eq!(format(value), written, "{value:e}");
        }
    }

    #[test]
    fn what_is_not_finite_is_not_written() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(format(value), "");
        }
    }

    #[test]
    fn writing_what_was_read_back_changes_nothing() {
        let mut value = 1.234_567_89e-9_f64;
        while value < 1e20 {
            for sign in [1.0, -1.0] {
                let once = format(sign * value);
                assert_eq!(format(rounded(sign * value)), once);
                let error = (rounded(sign * value) - sign * value).abs() / value;
                assert!(error <= 5e-6, "{value} came back off by {error}");
            }
            value *= 3.7;
        }
    }
}
