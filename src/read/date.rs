//! Dates: ISO 8601 is kept (its day), usual unambiguous forms become it, and
//! what could be two dates stays as it was given.

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The date as YYYY-MM-DD where it can be told, else as given, trimmed.
pub fn normalise(given: &str) -> String {
    let given = given.trim();
    iso(given)
        .or_else(|| named_month(given))
        .or_else(|| compact(given))
        .unwrap_or_else(|| given.to_string())
}

/// The date that begins a file name ("2024-03-04-talks.txt"), if there is one.
pub fn of_file_name(name: &str) -> Option<String> {
    iso(name)
}

fn iso(text: &str) -> Option<String> {
    let head = text.get(..10)?;
    let mut parts = head.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let ends = text[10..]
        .chars()
        .next()
        .is_none_or(|c| !c.is_ascii_digit());
    (year.len() == 4 && month.len() == 2 && day.len() == 2 && ends)
        .then(|| build(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
}

/// "March 4, 2024", "4 Mar 2024", "Mon, 04 Mar 2024 10:00:00 GMT".
fn named_month(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split([' ', ',', '.', '-', 'T'])
        .filter(|w| !w.is_empty())
        .take(5)
        .collect();
    let month_of = |word: &str| {
        let letters = word.len() >= 3 && word.chars().all(char::is_alphabetic);
        let short = word.get(..3).filter(|_| letters)?.to_lowercase();
        MONTHS.iter().position(|m| *m == short)
    };
    let at = words.iter().position(|word| month_of(word).is_some())?;
    let month = month_of(words[at])? as u32 + 1;
    let number = |at: usize| {
        words
            .get(at)?
            .trim_end_matches(['s', 't', 'n', 'd', 'r', 'h'])
            .parse::<u32>()
            .ok()
    };
    let before = at.checked_sub(1).and_then(number);
    match (before, number(at + 1), number(at + 2)) {
        (Some(day), Some(year), _) if year >= 1000 => build(year, month, day),
        (_, Some(day), Some(year)) if year >= 1000 => build(year, month, day),
        _ => None,
    }
}

/// 20240304
fn compact(text: &str) -> Option<String> {
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| {
        build(
            text[..4].parse().ok()?,
            text[4..6].parse().ok()?,
            text[6..].parse().ok()?,
        )
    })?
}

fn build(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days)
        .contains(&day)
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (given, expected) in [
            ("2024-03-04", "2024-03-04"),
            ("2024-03-04T10:00:00Z", "2024-03-04"),
            ("2024/03/04", "2024-03-04"),
            ("March 4, 2024", "2024-03-04"),
            ("4 Mar 2024", "2024-03-04"),
            ("Mon, 04 Mar 2024 10:00:00 GMT", "2024-03-04"),
            ("Sept. 4th, 2024", "2024-09-04"),
            ("20240304", "2024-03-04"),
            ("03/04/2024", "03/04/2024"),
            ("2024-02-30", "2024-02-30"),
            (" soon ", "soon"),
            ("", ""),
        ] {
            assert_eq!(normalise(given), expected, "{given}");
        }
        assert_eq!(
            of_file_name("2024-03-04-talks.txt").as_deref(),
            Some("2024-03-04")
        );
        assert_eq!(of_file_name("talks.txt"), None);
    }
}
