//! Datelines: place, date and agency before the dash that opens a report, as
//! in `WASHINGTON (AP) — ` or `Ellis Bay, Valdara (Meridian Press) - `. They
//! are read part by part from the dash backwards. A false one takes a few words
//! out of the count, so that words in capitals alone pass only near the top.

use super::bounds::floor;

/// Bytes of a line in which the dash is looked for.
const HEAD: usize = 120;
/// Words of a place or a region at most.
const PLACE_WORDS: usize = 4;
/// Bytes of an agency's name at most.
const AGENCY: usize = 40;

/// Agencies that need no place before them.
const AGENCIES: &[&str] = &[
    "AP",
    "AFP",
    "Reuters",
    "UPI",
    "TASS",
    "Xinhua",
    "ANSA",
    "DPA",
    "dpa",
    "EFE",
    "Kyodo",
    "PTI",
    "ANI",
    "IANS",
    "Anadolu",
    "Bloomberg",
    "CNN",
    "BBC",
    "NPR",
];
/// Words in lower case that names of places hold.
const PARTICLES: &[&str] = &[
    "of", "and", "the", "de", "la", "le", "del", "el", "al", "es", "on", "upon", "under", "au",
    "sur", "am", "do", "da",
];
/// Words in capitals before a dash that are no places.
const NO_PLACES: &[&str] = &[
    "ADVERTISEMENT",
    "ANALYSIS",
    "BREAKING",
    "COMMENTARY",
    "CORRECTION",
    "EDITORIAL",
    "EXCLUSIVE",
    "FACT",
    "HOW",
    "LIVE",
    "NEWS",
    "NOTE",
    "NOW",
    "OPINION",
    "PHOTOS",
    "REVIEW",
    "UPDATE",
    "UPDATED",
    "VIDEO",
    "WATCH",
    "WHAT",
    "WHY",
];
/// Short and long names of months, without a dot.
const MONTHS: &[&str] = &[
    "Jan",
    "January",
    "Feb",
    "February",
    "Mar",
    "March",
    "Apr",
    "April",
    "May",
    "Jun",
    "June",
    "Jul",
    "July",
    "Aug",
    "August",
    "Sep",
    "Sept",
    "September",
    "Oct",
    "October",
    "Nov",
    "November",
    "Dec",
    "December",
];

/// Bytes of the dateline that opens `line`, with the white space after its
/// dash. `near_top`: few paragraphs stand before this one, and none with a dateline.
pub fn length(line: &str, near_top: bool) -> Option<usize> {
    if !line.starts_with(|c: char| c.is_uppercase() || c == '(') {
        return None;
    }
    dashes(&line[..floor(line, HEAD)])
        .find(|&(dash, after)| is_dateline(line[..dash].trim_end(), &line[after..], near_top))
        .map(|(_, after)| line.len() - line[after..].trim_start().len())
}

/// Where each dash starts and ends.
fn dashes(head: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let is_dash = |c: char| matches!(c, '—' | '–' | '-');
    head.match_indices(is_dash).filter_map(move |(at, mark)| {
        let after = at + mark.len();
        match mark {
            "-" if head[after..].starts_with('-') => Some((at, after + 1)),
            // A hyphen inside a word is no dash.
            "-" if !head[..at].ends_with([' ', ')']) || head[..at].ends_with('-') => None,
            "-" => head[after..].starts_with(' ').then_some((at, after)),
            _ => Some((at, after)),
        }
    })
}

fn is_dateline(before: &str, after: &str, near_top: bool) -> bool {
    let (place, agency) = match agency(before) {
        Some((place, agency)) => (place, Some(agency)),
        None => (before, None),
    };
    let (place, dated) = without_date(place);
    let mut parts = place.split(',').map(str::trim);
    let town = parts.next().unwrap_or("");
    let regions: Vec<&str> = parts.collect();
    if regions.len() > 3 || !regions.iter().all(|region| is_region(region)) {
        return false;
    }
    let begins = |text: &str| {
        let first = text.trim_start().chars().next();
        first.is_none_or(|c| !c.is_lowercase())
    };
    match agency {
        Some(agency) if is_known(agency) => {
            town.is_empty() && regions.is_empty() || is_capitals(town) || is_title(town)
        }
        // "Ann Lee (Green Party) — who is new — won" goes on in lower case.
        Some(_) => is_capitals(town) || is_title(town) && begins(after),
        None => {
            let first = town.split([' ', '/']).next().unwrap_or("");
            is_capitals(town)
                && !NO_PLACES.contains(&first)
                && (near_top || dated || !regions.is_empty())
        }
    }
}

/// The text before an agency in brackets that ends it, and the agency.
fn agency(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let name = &inside[open + 1..];
    let words = name.split(' ').count();
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_alphanumeric() || ".&’'".contains(c))
            || matches!(word, "of" | "the" | "dpa")
    };
    let fits = name.len() <= AGENCY && words <= PLACE_WORDS && name.split(' ').all(is_word);
    fits.then_some((text[..open].trim_end(), name))
}

fn is_known(agency: &str) -> bool {
    let capitals = agency.chars().all(|c| c.is_ascii_uppercase());
    AGENCIES.contains(&agency) || agency == "REUTERS" || capitals && (2..=5).contains(&agency.len())
}

/// The place without the date that ends it ("Oct. 5", "Oct. 5, 2021"), and
/// whether there was one.
fn without_date(place: &str) -> (&str, bool) {
    let mut rest = place;
    if let Some((before, year)) = place.rsplit_once([',', ' '])
        && year.trim().len() == 4
        && is_number(year.trim())
    {
        rest = before.trim_end_matches([',', ' ']);
    }
    let Some((before, day)) = rest.rsplit_once(' ') else {
        return (place, false);
    };
    let (before, month) = before.rsplit_once(' ').unwrap_or(("", before));
    let is_date = is_number(day) && day.len() <= 2 && MONTHS.contains(&month.trim_end_matches('.'));
    match is_date {
        true => (before.trim_end_matches([',', ' ']), true),
        false => (place, false),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A place in capitals: "NEW YORK", "PORT-AU-PRINCE", "GENEVA/PARIS".
fn is_capitals(town: &str) -> bool {
    let is_capital = |c: char| c.is_uppercase() || " ./’'-".contains(c);
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    town.chars().all(is_capital)
        && town.split([' ', '/']).count() <= PLACE_WORDS
        && letters(town.split(' ').next().unwrap_or("")) >= 2
}

/// A place in title case: "Geneva", "Lake Buena Vista", "Isle of Man".
fn is_title(town: &str) -> bool {
    town.starts_with(char::is_uppercase) && !town.contains('.') && is_region(town)
}

fn is_region(text: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || ".’'-".contains(c);
    let fits = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(is_letter)
            || PARTICLES.contains(&word)
    };
    text.split(' ').count() <= PLACE_WORDS
        && text.starts_with(char::is_uppercase)
        && text.split(' ').all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (line, expected) in [
            ("WASHINGTON — The vote", "WASHINGTON — "),
            ("WASHINGTON—The vote", "WASHINGTON—"),
            ("WASHINGTON (AP) — The vote", "WASHINGTON (AP) — "),
            (
                "KABUL, Afghanistan (AP) -- Two",
                "KABUL, Afghanistan (AP) -- ",
            ),
            (
                "MOSCOW, Oct 5 (Reuters) - Two",
                "MOSCOW, Oct 5 (Reuters) - ",
            ),
            ("MOSCOW Oct 5 (Reuters) - Two", "MOSCOW Oct 5 (Reuters) - "),
            (
                "NEW YORK, Oct. 5, 2021 (AFP) – Two",
                "NEW YORK, Oct. 5, 2021 (AFP) – ",
            ),
            ("Dec 29 (Reuters) - Two", "Dec 29 (Reuters) - "),
            ("KESTRA, Valdara (NPA) — Two", "KESTRA, Valdara (NPA) — "),
            ("(CNN) -- Two", "(CNN) -- "),
            ("Geneva (AFP) - Two", "Geneva (AFP) - "),
            (
                "Lake Ellis, Southmark (CNN) -- Two",
                "Lake Ellis, Southmark (CNN) -- ",
            ),
            (
                "Port Selwyn (Meridian Press) — Two",
                "Port Selwyn (Meridian Press) — ",
            ),
            (
                "ODRIN, Valdara, March 4 (Meridian Press) - Two",
                "ODRIN, Valdara, March 4 (Meridian Press) - ",
            ),
            ("PORT-AU-PRINCE, Haiti — Two", "PORT-AU-PRINCE, Haiti — "),
            ("The vote — a first — was close", ""),
            ("NATO said on Monday", ""),
            ("Sen. Ann Lee (R-Westmark) — who won", ""),
            ("Ann Lee (Green Party) — who is new — won", ""),
            ("EXCLUSIVE — The vote", ""),
            ("Left-wing voters - and others", ""),
            ("(Note that this — a first — is short)", ""),
        ] {
            let found = length(line, true).unwrap_or(0);
            assert_eq!(&line[..found], expected, "{line}");
        }
    }

    #[test]
    fn capitals_alone_only_near_the_top() {
        let line = "ODD CLAIMS — For years, he";
        assert_eq!(length(line, true), line.find("For"));
        assert_eq!(length(line, false), None);
        assert!(length("ODRIN, Valdara — Two", false).is_some());
        assert!(length("ODRIN (NPA) — Two", false).is_some());
    }
}
