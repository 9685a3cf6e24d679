//! Furniture of a page: bylines, links to other stories, invitations to
//! subscribe, copyright and credit lines - whatever no reporter wrote as part of
//! this article. Every rule is about a whole line and asks its first words
//! or its end; where running text may begin like that, the rest must be names.

mod phrases;

use super::names::{count, only_names};
use phrases::{
    INVITATIONS, NETWORKS, NO_NAMES, NOTES, POINTERS, PUBLISHED, STAFF, TIMES, WHOLE, WORK,
};

/// Bytes of a line of furniture at most.
const LINE: usize = 400;

/// Whether a line is furniture.
pub fn is_furniture(line: &str) -> bool {
    if line.len() > LINE {
        return line.starts_with("Newsletter Sign Up ");
    }
    if !line.contains(char::is_alphanumeric) {
        return line.len() > 3 && !line.contains(['.', '!', '?', '"', '“']);
    }
    let whole = line.trim_end_matches(['.', ':', '…', '»', '>', '|', ' ']);
    let opens = match line.as_bytes()[0] {
        b'A' | b'a' => is_whole(whole) || points(line) || is_staff(line),
        b'B' => is_byline(whole) || invites(line),
        b'C' => {
            is_copyright(line) || is_whole(whole) || points(line) || invites(line) || is_staff(line)
        }
        b'(' => {
            is_copyright(line) || inside(line).is_some_and(|line| is_staff(line) || points(line))
        }
        b'D' => points(line) || invites(line),
        b'E' | b'F' | b'G' => invites(line) || is_staff(line),
        b'L' => points(line) || invites(line) || is_date_of(line),
        b'M' | b'R' | b'S' | b's' | b'r' | b'm' => {
            is_whole(whole) || points(line) || invites(line) || is_staff(line)
        }
        b'O' | b'T' => is_note(line) || invites(line),
        b'P' | b'U' => points(line) || is_date_of(line),
        b'W' => points(line) || is_staff(line),
        b'Y' => invites(line),
        b'h' | b'w' => is_address(line),
        b'0'..=b'9' => is_count(whole),
        0xC2 => line.starts_with('©'),
        _ => false,
    };
    opens || thanks(line) || line.contains("ll rights reserved") || reprints(line)
}

fn inside(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['(', '[', ' ']);
    line.strip_suffix([')', ']']).or(Some(line))
}

fn is_whole(line: &str) -> bool {
    line.len() <= 60 && WHOLE.contains(&line.to_lowercase().as_str())
}

fn starts(line: &str, openings: &[&str]) -> bool {
    openings.iter().any(|opening| line.starts_with(opening))
}

/// "Read more: …", "RELATED | …", "Watch now » …", "More from Port Ellis: …".
fn points(line: &str) -> bool {
    let leads = |rest: &str| {
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        rest.starts_with([':', '|', '»', '>'])
    };
    let more = line.strip_prefix("More from ");
    POINTERS
        .iter()
        .any(|word| line.strip_prefix(word).is_some_and(leads))
        || more.is_some_and(|rest| rest.find(':').is_some_and(|at| at <= 40))
}

fn invites(line: &str) -> bool {
    if starts(line, INVITATIONS) {
        return true;
    }
    if let Some(rest) = line.strip_prefix("Follow ") {
        let end = NETWORKS.iter().find_map(|network| rest.find(network));
        let who = end.map_or(rest.trim_end_matches('.'), |end| &rest[..end]);
        return (end.is_some() && only_names(who, &["him", "her", "them", "us", "me"]))
            || who.starts_with('@') && !who.contains(' ');
    }
    let offers = |what: &[&str]| what.iter().any(|word| line.contains(word));
    (line.starts_with("Get ") && offers(&["newsletter", "inbox", " app."]))
        || (line.starts_with("Download our ") || line.starts_with("Download the "))
            && offers(&[" app"])
}

/// "By Ann Lee", "By ANN LEE and JO MOTT, Staff Writers".
fn is_byline(line: &str) -> bool {
    let Some(names) = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("BY "))
    else {
        return false;
    };
    let first = names.split([' ', ',']).next().unwrap_or("");
    let split = names.find([',', '|', '/', ';']).unwrap_or(names.len());
    names.starts_with(char::is_uppercase)
        && names.len() <= 160
        && !NO_NAMES.contains(&first)
        && !line.ends_with(['!', '?'])
        && (2..=8).contains(&count(&names[..split]))
        && only_names(names, WORK)
}

/// "Copyright 2024 The Courier", but not "Copyright lawyers met".
fn is_copyright(line: &str) -> bool {
    let rest = ["Copyright", "COPYRIGHT", "(c)", "(C)"]
        .iter()
        .find_map(|sign| line.strip_prefix(sign));
    let Some(rest) = rest else {
        return false;
    };
    let rest = rest.trim_start_matches([' ', ':']);
    let dated = rest.trim_start_matches(['©', '(', 'c', ')', ' ']);
    let year = dated.len() >= 4 && dated.bytes().take(4).all(|b| b.is_ascii_digit());
    year || line.starts_with("Copy") && (rest.starts_with('©') || only_names(rest, &[]))
}

/// "This story was originally published by …".
fn is_note(line: &str) -> bool {
    if let Some(where_and_when) = line.strip_prefix("Originally published") {
        return only_names(where_and_when, TIMES);
    }
    let Some(note) = NOTES.iter().find(|note| line.starts_with(**note)) else {
        return false;
    };
    let rest = line[note.len()..].trim_start();
    let rest = rest.strip_prefix("originally ").unwrap_or(rest);
    let rest = rest.strip_prefix("first ").unwrap_or(rest);
    !note.ends_with(" was") && !note.ends_with(" originally") || starts(rest, PUBLISHED)
}

/// "Reporting by Ann Lee; Editing by Jo Mott", perhaps in brackets.
fn is_staff(line: &str) -> bool {
    let line = line.trim_end_matches(['.', ')', ']']);
    starts(line, STAFF) && only_names(line, WORK)
}

/// "Ann Lee and Jo Mott contributed to this report."
fn thanks(line: &str) -> bool {
    let Some(at) = line.find(" contributed ") else {
        return false;
    };
    let (names, rest) = (&line[..at], &line[at + " contributed ".len()..]);
    let rest = rest.trim_end_matches('.');
    let to_this = ["report", "story", "article", "piece", "post"]
        .iter()
        .any(|what| {
            rest.strip_prefix("to this ")
                .is_some_and(|r| r.starts_with(what))
        })
        || rest == "reporting"
        || rest.starts_with("reporting ")
        || rest.starts_with("from ");
    to_this
        && names.starts_with(char::is_uppercase)
        && only_names(names, WORK)
        && only_names(
            rest,
            &[
                WORK,
                &[
                    "along", "this", "reported", "report", "story", "article", "piece", "post",
                ],
            ]
            .concat(),
        )
}

/// "Updated at 10:30 a.m. ET", "Published March 4, 2024", "Last updated 3 hours ago".
fn is_date_of(line: &str) -> bool {
    let label = [
        "Published",
        "Updated",
        "Posted",
        "Last updated",
        "Last modified",
    ]
    .iter()
    .find_map(|label| line.strip_prefix(label));
    label.is_some_and(|rest| {
        rest.starts_with([' ', ':'])
            && rest.len() <= 80
            && rest.contains(|c: char| c.is_ascii_digit())
            && only_names(rest, TIMES)
    })
}

fn is_count(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(
        rest.trim_start(),
        "comment" | "comments" | "share" | "shares" | "min read" | "minute read"
    )
}

fn is_address(line: &str) -> bool {
    starts(line, &["http://", "https://", "www."]) && !line.contains(char::is_whitespace)
}

/// "This material may not be published, broadcast, rewritten or redistributed."
fn reprints(line: &str) -> bool {
    line.find("This material may not be published")
        .is_some_and(|at| at <= 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture() {
        for line in [
            "By Ann Lee",
            "By ANN LEE and JO MOTT, Staff Writers",
            "By Ann Lee | The Courier",
            "BY ANN LEE",
            "Read more: What we know",
            "READ MORE",
            "SEE ALSO: How the valley was divided",
            "Follow Ann Lee on Twitter @annlee.",
            "Follow @annlee",
            "Sign up for the morning newsletter.",
            "CLICK HERE TO GET THE COURIER APP",
            "Copyright 2024 The Paper. All rights reserved.",
            "© 2024 Harbour Courier.",
            "Ann Lee and Jo Mott contributed to this report.",
            "The Meridian Press contributed to this report.",
            "Ann Lee contributed reporting from Port Ellis.",
            "Ann Lee contributed reporting.",
            "Reporting by Ann Lee; Editing by Jo Mott",
            "(Additional reporting by Ann Lee in Odrin; Editing by Jo Mott)",
            "This story has been updated to include a reply from the ministry.",
            "This article was originally published by the Courier.",
            "Updated at 10:30 a.m. ET",
            "Published March 4, 2024",
            "Last updated 3 hours ago",
            "12 comments",
            "https://courier.example/a",
            "* * *",
            "Story continues below advertisement",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn running_text() {
        for line in [
            "By noon the square was empty.",
            "By Monday Mr. Lee had left.",
            "By New Year's Day, the bridge was closed.",
            "By Ann Lee's account, nobody was warned.",
            "BY THE NUMBERS",
            "Follow the money, she said.",
            "Copyright law was changed in 1998, she said.",
            "Copyright lawyers met in Port Ellis on Monday.",
            "(c) the council shall meet once a month.",
            "The company contributed to this report on climate.",
            "Mining companies contributed to this report.",
            "Ann Lee contributed to the victory of her team.",
            "Written by Lee in 1998, the song became a hymn.",
            "Reporting by the Courier found that 300 people had died.",
            "This report was published in March by the ministry.",
            "Posted on the wall were the names of 300 dead.",
            "Updated figures show 1,200 dead.",
            "Published in 1999, the book sold well.",
            "Related cases are pending.",
            "Photos show the bridge after the storm.",
            "Advertisement sales fell.",
            "",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
