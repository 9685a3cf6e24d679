//! Lines of names: bylines, credits and the like consist of names and a few
//! words that link them, while a sentence has verbs and nouns in lower case.
//! That one question keeps running text from being taken for furniture.

/// Words that may stand between names, all in lower case.
pub const LINKS: &[&str] = &[
    "al", "and", "at", "bin", "by", "courtesy", "da", "de", "del", "den", "der", "di", "du", "dpa",
    "el", "epa", "file", "for", "from", "handout", "in", "la", "le", "of", "on", "photo", "photos",
    "pool", "the", "van", "via", "von", "with", "y",
];

/// Whether every word of `text` is a name, a number or one of the links; true
/// where there is no word at all.
pub fn only_names(text: &str, more: &[&str]) -> bool {
    let is_between =
        |c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | '&' | '|' | '(' | ')' | ':');
    text.split(is_between).all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        // "al-Adawiya" and "d’Ivoire" are names, "iPhone" does no harm.
        !bare.starts_with(char::is_lowercase)
            || bare.contains(char::is_uppercase)
            || LINKS.contains(&bare)
            || more.contains(&bare)
    })
}

/// Number of words, as white space separates them.
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_sentences() {
        for (text, expected) in [
            ("Ann Lee and Jo Mott", true),
            ("Abu al-Hasan of the Meridian Press", true),
            ("Ivo Hale/Meridian Press, 2024", true),
            ("Ann Lee shows the way", false),
            ("the police show three men", false),
            ("", true),
        ] {
            assert_eq!(only_names(text, &[]), expected, "{text}");
        }
        assert!(only_names("Ann Lee, staff writer", &["staff", "writer"]));
    }
}
