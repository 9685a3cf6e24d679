//! The codes after a term of a LIWC dictionary: whole numbers, with zeros
//! before them or not, and numbers that hang on a condition.

use super::file::Part;
use std::ops::Range;

/// What a code hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Nothing.
    None,
    /// That this word follows.
    Next(String),
    /// That a word of a category of one of these codes stands before.
    Prior(Vec<u64>),
}

/// A code of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// When it counts.
    pub condition: Condition,
    /// The code.
    pub then: u64,
    /// The code where the condition does not hold.
    pub otherwise: Option<u64>,
    /// Its bytes in the file.
    pub at: Range<usize>,
}

impl Code {
    /// All codes that it names.
    pub fn all(&self) -> impl Iterator<Item = u64> + '_ {
        let prior = match &self.condition {
            Condition::Prior(codes) => codes.as_slice(),
            _ => &[],
        };
        prior
            .iter()
            .copied()
            .chain([self.then])
            .chain(self.otherwise)
    }
}

/// Where something is wrong, and what.
type Wrong = (Range<usize>, String);

/// Reads all codes.
pub fn codes(part: Part<'_>) -> Result<Vec<Code>, Wrong> {
    let mut codes = Vec::new();
    let mut rest = part;
    while !rest.text.is_empty() {
        let start = rest.start;
        let (condition, after) = condition(rest)?;
        let (then, after) = number(after.trim())?;
        let (otherwise, after) = match after.text.strip_prefix('/') {
            Some(_) => {
                let (code, after) = number(after.split_at(1).1)?;
                (Some(code), after)
            }
            None => (None, after),
        };
        if otherwise.is_some() && condition == Condition::None {
            let message = "two codes with a / between them, and no condition before";
            return Err((start..after.start, message.to_string()));
        }
        codes.push(Code {
            condition,
            then,
            otherwise,
            at: start..after.start,
        });
        rest = after.trim();
    }
    match codes.is_empty() {
        true => Err((part.at(), "a term without a code".to_string())),
        false => Ok(codes),
    }
}

fn condition(part: Part<'_>) -> Result<(Condition, Part<'_>), Wrong> {
    let close = match part.text.chars().next() {
        Some('<') => '>',
        Some('(') => ')',
        _ => return Ok((Condition::None, part)),
    };
    let Some(end) = part.text.find(close) else {
        return Err((part.at(), format!("a condition without its `{close}`")));
    };
    let (inside, after) = part.split_at(end);
    let inside = inside.split_at(1).1.trim();
    let after = after.split_at(1).1;
    if close == '>' {
        let is_word = !inside.text.is_empty() && inside.text.chars().all(char::is_alphanumeric);
        return match is_word {
            true => Ok((Condition::Next(inside.text.to_string()), after)),
            false => Err((part.at(), "a condition that is no word".to_string())),
        };
    }
    let codes: Result<Vec<u64>, Wrong> = inside.words().map(|w| Ok(number(w)?.0)).collect();
    Ok((Condition::Prior(codes?), after))
}

/// A whole number at the beginning, with what comes after it.
fn number(part: Part<'_>) -> Result<(u64, Part<'_>), Wrong> {
    let is_digit = |c: char| c.is_ascii_digit();
    let end = part.text.find(|c| !is_digit(c)).unwrap_or(part.text.len());
    let (digits, after) = part.split_at(end);
    // Codes stand apart: a letter after one makes it something else.
    let is_whole = after
        .text
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || "/(<".contains(c));
    match digits.text.parse() {
        Ok(code) if is_whole => Ok((code, after)),
        _ => {
            let word = part.words().next().unwrap_or(part);
            Err((word.at(), format!("`{}` is no code", word.text)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match codes(Part::new(0, text)) {
            Ok(codes) => {
                let one = |c: &Code| format!("{:?} {} {:?}", c.condition, c.then, c.otherwise);
                codes.iter().map(one).collect::<Vec<_>>().join("; ")
            }
            Err((at, message)) => format!("{at:?} {message}"),
        }
    }

    #[test]
    fn conditions() {
        for (text, expected) in [
            ("02\t\t 10", "None 2 None; None 10 None"),
            (
                "(02 134)125/464 7",
                "Prior([2, 134]) 125 Some(464); None 7 None",
            ),
            ("<of>131/125", "Next(\"of\") 131 Some(125)"),
            ("<of> 131", "Next(\"of\") 131 None"),
            ("", "0..0 a term without a code"),
            ("5 x7", "2..4 `x7` is no code"),
            ("5x", "0..2 `5x` is no code"),
            (
                "5/7",
                "0..3 two codes with a / between them, and no condition before",
            ),
            ("(5 7", "0..4 a condition without its `)`"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
