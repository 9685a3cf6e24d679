//! Picture credits: a line or a sentence that is nothing but one, and one that
//! ends a caption. A credit consists of names (`names`), so that a bracket
//! with a clause in it, or a poll by "Reuters/Ipsos", is running text.

use super::names::{count, only_names};

/// Bytes of a credit at most.
const CREDIT: usize = 120;
/// Bytes of a bracket at most.
const BRACKET: usize = 90;
/// Words of a credit without a bracket or a label at most.
const WORDS: usize = 12;

/// Agencies that stand beside a slash or after "via".
const AGENCIES: &[&str] = &[
    "AP", "AFP", "Reuters", "REUTERS", "UPI", "EPA", "Landov", "Getty",
];
/// Stock houses, which stand there too; their name alone says that it is about
/// a picture.
const STOCK: &[&str] = &[
    "Getty Images",
    "GETTY IMAGES",
    "Shutterstock",
    "AP Photo",
    "AFP Photo",
    "AFP PHOTO",
];
/// What a web page puts before its captions and credits.
const CHROME: &[&str] = &[
    "Enlarge this image",
    "toggle caption",
    "Hide caption",
    "Previous",
    "Next",
];
/// Labels of credits, in lower case.
const LABELS: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "photographs",
    "image",
    "images",
    "picture",
    "pictures",
    "video",
    "credit",
    "photo credit",
    "image credit",
    "picture credit",
    "illustration",
];
/// Words with which the name of a picture's source ends.
const ENDINGS: &[&str] = &[" Photo", " photo", " PHOTO"];
/// The same, where firms and services may be called so as well.
const LESS_SURE: &[&str] = &[
    " Photos",
    " photos",
    " Images",
    " Pictures",
    " File",
    " file",
];

/// How sure it is that names in brackets are a credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// It speaks of pictures or names a stock house.
    Picture,
    /// It may as well be the name of something else.
    Agency,
}

/// Whether a line is nothing but a credit.
pub fn is_credit(line: &str) -> bool {
    credit(line).is_some()
}

/// Whether a sentence is nothing but a credit that speaks of pictures: one that
/// ends a paragraph makes a caption of it.
pub fn is_picture_credit(sentence: &str) -> bool {
    credit(sentence) == Some(Sure::Picture)
}

fn credit(line: &str) -> Option<Sure> {
    if line.len() > CREDIT || !may_be(line) {
        return None;
    }
    let mut names = line.strip_suffix('.').unwrap_or(line);
    while let Some(rest) = CHROME.iter().find_map(|chrome| names.strip_prefix(chrome)) {
        names = rest.trim_start();
    }
    if let Some(inside) = names.strip_prefix('(').and_then(|n| n.strip_suffix(')')) {
        return bracket(inside).filter(|_| !inside.contains(['(', ')']));
    }
    let is_credit =
        labelled(names, true) || STOCK.contains(&names) || count(names) <= WORDS && of_house(names);
    is_credit.then_some(Sure::Picture)
}

/// A cheap look at what any credit holds.
fn may_be(line: &str) -> bool {
    line.contains(['/', '(', ':'])
        || line.contains(" by ")
        || houses().any(|house| line.contains(house))
}

/// Byte at which the credit that ends a caption begins.
pub fn trailing(line: &str) -> Option<usize> {
    let names = line.strip_suffix('.').unwrap_or(line);
    let dot = names.len() < line.len();
    if let Some(inside) = names.strip_suffix(')') {
        let open = inside.rfind('(')?;
        let ended = line[..open].trim_end().ends_with(['.', '!', '?']);
        return match bracket(&inside[open + 1..])? {
            Sure::Picture => Some(open),
            // "told the National Press Agency (NPA)." is no caption.
            Sure::Agency => (ended && !dot).then_some(open),
        };
    }
    let slash = names.rfind('/')?;
    let start = house_before(names, slash)?;
    let before = line[..start].trim_end();
    let ended = before.ends_with(['.', '!', '?', '”', '"']);
    // "found by an AP/Meridian poll." is no caption either, nor "a poll by AP/Meridian".
    let word = before.rsplit(' ').next().unwrap_or("");
    let named = !dot && !word.starts_with(char::is_lowercase);
    let fits = only_names(&names[slash..], &[]) && count(&names[slash..]) <= 5;
    (fits && start > 0 && (ended || named)).then_some(start)
}

/// What is in a bracket, if it is a credit.
fn bracket(inside: &str) -> Option<Sure> {
    if inside.is_empty() || inside.len() > BRACKET {
        return None;
    }
    if labelled(inside, false) || via(inside) {
        return Some(Sure::Picture);
    }
    if !only_names(inside, &[]) || !inside.contains(char::is_alphabetic) {
        return None;
    }
    let any = |test: &dyn Fn(&str) -> bool| inside.split(['/', ',']).any(|part| test(part.trim()));
    let ends = |part: &str, words: &[&str]| words.iter().any(|word| part.ends_with(word));
    if any(&|part| ends(part, ENDINGS) || STOCK.contains(&part)) {
        return Some(Sure::Picture);
    }
    let of_house = inside.contains('/') && any(&|part| is_house(part));
    let agency = inside.split('/').next().is_some_and(is_agency);
    let named = any(&|part| ends(part, LESS_SURE));
    (of_house || agency || named).then_some(Sure::Agency)
}

/// "Photo: Ann Lee", "Image courtesy of the Meridian Press".
fn labelled(text: &str, alone: bool) -> bool {
    let Some(at) = text.find([':', ' ']) else {
        return false;
    };
    let colon = text.find(':').unwrap_or(at);
    let label = [&text[..at], &text[..colon]]
        .into_iter()
        .rev()
        .find(|label| LABELS.contains(&label.to_lowercase().as_str()));
    let courtesy = text.starts_with("Courtesy ") || text.starts_with("courtesy ");
    let Some(label) = label else {
        return courtesy && only_names(&text[9..], &[]);
    };
    let rest = text[label.len()..].trim_start();
    let opens = rest.starts_with(char::is_uppercase);
    let named = rest
        .strip_prefix(':')
        .or_else(|| rest.strip_prefix("by "))
        .or_else(|| rest.strip_prefix("courtesy "))
        .or_else(|| rest.strip_prefix("credit"))
        .or_else(|| (!alone && may_lack_colon(label) && opens).then_some(rest));
    named.is_some_and(|names| !names.trim().is_empty() && only_names(names, &["credit"]))
}

/// "(Photo Ann Lee)", but not "(Credit Suisse)" or "(Picture House)".
fn may_lack_colon(label: &str) -> bool {
    matches!(label, "Photo" | "photo" | "Photograph" | "photograph")
}

/// "Ann Lee/AP", "AP/Ann Lee", "Ann Lee via Getty Images".
fn of_house(names: &str) -> bool {
    let parts = || names.split('/').map(str::trim);
    only_names(names, &[])
        && (names.contains('/')
            && parts().all(|part| !part.is_empty())
            && parts().any(|part| is_house(part) || part.starts_with("The "))
            || via(names))
}

fn houses() -> impl Iterator<Item = &'static str> {
    AGENCIES.iter().chain(STOCK).copied()
}

fn is_house(name: &str) -> bool {
    AGENCIES.contains(&name) || STOCK.contains(&name)
}

fn via(names: &str) -> bool {
    let of = |(name, house): (&str, &str)| only_names(name, &[]) && is_house(house);
    names.rsplit_once(" via ").is_some_and(of)
}

/// Where the house begins that stands before the slash, or whose name follows it.
fn house_before(names: &str, slash: usize) -> Option<usize> {
    let starts = |house: &str| -> Option<usize> {
        let before = names[..slash].strip_suffix(house)?;
        (!before.ends_with(char::is_alphanumeric)).then_some(before.len())
    };
    let start = houses().filter_map(starts).min()?;
    // "Ann Lee/AFP/Getty Images": the first name belongs to it as well.
    match names[..start].strip_suffix('/') {
        Some(before) => {
            let end = before.rfind(['.', '!', '?', '”']).map_or(0, |at| at + 1);
            let end = names.len() - names[end..].trim_start_matches(['.', '”', ' ']).len();
            let whole = end < before.len() && only_names(&names[end..start], &[]);
            Some(if whole && count(&names[end..start]) <= 5 {
                end
            } else {
                start
            })
        }
        None => Some(start),
    }
}

fn is_agency(name: &str) -> bool {
    let capitals = name.chars().all(|c| c.is_ascii_uppercase());
    capitals && (2..=5).contains(&name.len())
        || matches!(
            name,
            "Reuters" | "REUTERS" | "Xinhua" | "Kyodo" | "Anadolu" | "Bloomberg" | "dpa"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_credits() {
        for line in [
            "(AFP Photo)",
            "(Meridian Press Photo/Ivo Hale)",
            "(Photo: Hannes Brull)",
            "(Image courtesy of the Meridian Press)",
            "(Ivo Hale/Reuters)",
            "(Ivo Hale via AP)",
            "Photo: Maria Novak",
            "Photo by Maria Novak for the Courier",
            "Photograph by Ivo Hale.",
            "Ivo Hale/Getty Images.",
            "Ivo Hale via Getty Images.",
            "toggle caption Ivo Hale/AP",
            "Getty Images",
        ] {
            assert!(is_credit(line), "{line}");
        }
    }

    #[test]
    fn lines_that_are_not() {
        for line in [
            "Photographs by the police show three men at the airport.",
            "Photos show the bridge after the storm.",
            "(photos of the scene were posted online)",
            "(He later deleted the photo)",
            "Image: the party wants a new one.",
            "The firm was bought by Getty Images.",
            "Half of them said so in a Reuters/Ipsos poll.",
            "(Laughter)",
        ] {
            assert!(!is_credit(line), "{line}");
        }
    }

    #[test]
    fn captions() {
        for (caption, credit) in [
            ("Residents in Kestra, March 4. (NPA Photo)", "(NPA Photo)"),
            (
                "Residents in Kestra (Meridian Press Photo/Ivo Hale).",
                "(Meridian Press Photo/Ivo Hale).",
            ),
            (
                "A man in Port Ellis, May 2. REUTERS/Ann Lee",
                "REUTERS/Ann Lee",
            ),
            (
                "A man in Port Ellis. Ann Lee/AFP/Getty Images",
                "Ann Lee/AFP/Getty Images",
            ),
            ("Residents cross the square in Kestra. (NPA)", "(NPA)"),
            ("She told the National Press Agency (NPA).", ""),
            ("It was the work of the ministry (MFA).", ""),
            ("It treats people with the virus (HIV/AIDS).", ""),
            ("It broke a rule of the river agency (EPA).", ""),
            ("He left the bank he worked for (Credit Suisse).", ""),
            ("It was made by an old studio (Universal Pictures).", ""),
            ("Half said so in a poll (Reuters/Ipsos).", ""),
            ("Half said so in a poll by Reuters/Ipsos", ""),
            (
                "Residents cross the square in Kestra. (Ivo Hale/Reuters)",
                "(Ivo Hale/Reuters)",
            ),
            ("Half said so in an AP/Meridian poll.", ""),
            ("He left (photos of it were posted online).", ""),
            ("\"The strike is on.\" (NPA)", ""),
        ] {
            let found = trailing(caption).map_or("", |at| &caption[at..]);
            assert_eq!(found, credit, "{caption}");
        }
    }
}
