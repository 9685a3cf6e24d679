//! Numbers in a sentence, by value: "2.5 million" is 2,500,000, and who writes
//! "more than 5,200" does not contradict who writes 5,270.

use crate::event::{Unit, number};
use std::ops::Range;

/// How far a rounded number may be from the exact one, of the exact one.
const ROUNDED: f64 = 0.05;
/// Least number that is taken to be rounded where neither has decimals: 20
/// people are not 19.
const LEAST_ROUND: f64 = 100.0;

/// The number that begins with a unit: its value, and how many units it has.
pub fn at(units: &[Unit], at: usize) -> Option<(f64, usize)> {
    let digits = number(&units[at].word)?;
    // A version such as 2.6.0 counts by its first two parts.
    let end = digits
        .match_indices('.')
        .nth(1)
        .map_or(digits.len(), |(dot, _)| dot);
    let value: f64 = digits[..end].parse().ok()?;
    // "Sixty-three" is one word of two units.
    let same_word = |next: &&Unit| next.of == units[at].of && units[at].word.ends_with("ty");
    let ones = units.get(at + 1).filter(same_word);
    let ones = ones.map(|next| {
        if next.word == "one" {
            1.0
        } else {
            small(&next.word)
        }
    });
    let (value, length) = match ones {
        Some(ones) if ones > 0.0 => (value + ones, 2),
        _ => (value, 1),
    };
    match units.get(at + length).and_then(|next| scale(&next.word)) {
        Some(scale) => Some((value * scale, length + 1)),
        None => Some((value, length)),
    }
}

/// The value of a numeral below ten; 0 of any other word.
fn small(word: &str) -> f64 {
    let value = number(word).and_then(|digits| digits.parse().ok());
    value.filter(|value| *value < 10.0).unwrap_or(0.0)
}

/// By what a number is multiplied that stands before this word.
pub fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "m" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// Two stretches that stand in one place, each with the number before it where
/// one begins with the scale of that number: "2.5 million" and "2.5 billion"
/// have the 2.5 in common and part after it.
pub fn whole(
    (a, b): (&[Unit], &[Unit]),
    (of_a, of_b): (Range<usize>, Range<usize>),
) -> (Range<usize>, Range<usize>) {
    let begins = |units: &[Unit], of: &Range<usize>| {
        of.start > 0
            && !of.is_empty()
            && scale(&units[of.start].word).is_some()
            && number(&units[of.start - 1].word).is_some()
    };
    if (begins(a, &of_a) || begins(b, &of_b)) && of_a.start > 0 && of_b.start > 0 {
        (of_a.start - 1..of_a.end, of_b.start - 1..of_b.end)
    } else {
        (of_a, of_b)
    }
}

/// The numbers that begin in a stretch of units, in order.
pub fn all(units: &[Unit], stretch: Range<usize>) -> Vec<f64> {
    let mut values = Vec::new();
    let mut place = stretch.start;
    while place < stretch.end {
        let found = at(units, place);
        values.extend(found.map(|(value, _)| value));
        place += found.map_or(1, |(_, length)| length);
    }
    values
}

/// Whether two numbers can be said of one thing: they are the same, or one is
/// the other rounded.
pub fn agree(a: f64, b: f64) -> bool {
    if a == b {
        return true;
    }
    let (digits_a, digits_b) = (digits(a), digits(b));
    let (rough, exact) = if digits_a < digits_b { (a, b) } else { (b, a) };
    let may_round = rough >= LEAST_ROUND || exact.fract() != 0.0;
    digits_a != digits_b && may_round && (rough - exact).abs() <= ROUNDED * exact
}

/// Significant digits.
fn digits(value: f64) -> usize {
    let written = value.to_string();
    let digits = written.replace('.', "");
    let digits = digits.trim_start_matches('0');
    if written.contains('.') {
        digits.len()
    } else {
        digits.trim_end_matches('0').len()
    }
}

/// How many of some numbers agree with none of others.
pub fn missing(numbers: &[f64], others: &[f64]) -> usize {
    let agrees = |x: &f64| others.iter().any(|y| agree(*x, *y));
    numbers.iter().filter(|x| !agrees(x)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_numbers_agree_and_others_do_not() {
        for (a, b) in [
            (767.0, 770.0),
            (64.7, 65.0),
            (5270.0, 5200.0),
            (2.5e6, 2_500_000.0),
            (1214.0, 1200.0),
        ] {
            assert!(agree(a, b) && agree(b, a), "{a} {b}");
        }
        for (a, b) in [
            (12.0, 19.0),
            (20.0, 19.0),
            (100.0, 140.0),
            (2002.0, 2003.0),
            (36.0, 38.0),
            (9.99, 9.95),
        ] {
            assert!(!agree(a, b) && !agree(b, a), "{a} {b}");
        }
    }
}
