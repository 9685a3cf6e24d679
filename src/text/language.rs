//! The language of an article, by its first characters. English is told by the
//! share of its function words, which costs next to nothing; only what does not
//! pass there is left to the statistics of letters.

/// Code points that are looked at.
const SAMPLE: usize = 2000;
/// Below this many bytes no language is told.
const SHORT: usize = 60;
/// Bytes in which English is looked for.
const HEAD: usize = 600;
/// Words below which function words tell nothing.
const WORDS: usize = 40;
/// Function words among a hundred words: news in English has 35 to 45, other
/// languages, which have a few words of the same letters, below ten.
const SHARE: usize = 25;
/// "the" among a hundred words; in news 5 to 8.
const ARTICLE_SHARE: usize = 2;

/// Frequent words of English, hardly any of which is one in another language.
fn is_function_word(word: &[u8]) -> bool {
    let mut lower = [0u8; 5];
    let Some(letters) = lower.get_mut(..word.len()) else {
        return false;
    };
    letters.copy_from_slice(word);
    letters.make_ascii_lowercase();
    #[rustfmt::skip]
    let frequent = matches!(
        &*letters,
        b"the" | b"of" | b"and" | b"to" | b"that" | b"with" | b"for" | b"was" | b"is" | b"said"
            | b"on" | b"by" | b"from" | b"his" | b"has" | b"have" | b"be" | b"are" | b"it" | b"as"
            | b"at" | b"an" | b"not" | b"he" | b"they" | b"which" | b"this" | b"were" | b"who"
            | b"in" | b"a" | b"i"
    );
    frequent
}

/// ISO 639-1 code of the language; empty where it is not sure.
pub fn detect(text: &str) -> &'static str {
    if text.len() < SHORT {
        return "";
    }
    if is_english(text) {
        return "en";
    }
    let end = text
        .char_indices()
        .nth(SAMPLE)
        .map_or(text.len(), |(at, _)| at);
    match whatlang::detect(&text[..end]) {
        Some(info) if info.is_reliable() => code(info.lang()),
        _ => "",
    }
}

/// Whether the first words are surely English.
fn is_english(text: &str) -> bool {
    let head = &text.as_bytes()[..text.len().min(HEAD)];
    let (mut words, mut frequent, mut articles) = (0, 0, 0);
    for word in head.split(|b| !b.is_ascii_alphabetic() && b.is_ascii()) {
        words += usize::from(!word.is_empty());
        frequent += usize::from(is_function_word(word));
        articles += usize::from(word.eq_ignore_ascii_case(b"the"));
    }
    words >= WORDS && frequent * 100 >= words * SHARE && articles * 100 >= words * ARTICLE_SHARE
}

/// The two-letter code, where the language has one.
fn code(language: whatlang::Lang) -> &'static str {
    const CODES: &[(&str, &str)] = &[
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    CODES
        .iter()
        .find(|(three, _)| *three == language.code())
        .map_or("", |(_, two)| two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        let english = "The council voted on Monday to close the eastern bridge for the whole winter, officials said.";
        let german = "Der Rat hat am Montag beschlossen, die östliche Brücke für den ganzen Winter zu schließen.";
        assert_eq!(
            (detect(english), detect(german), detect("No.")),
            ("en", "de", "")
        );
    }

    #[test]
    fn function_words_are_enough_for_english() {
        let english = "The council voted on Monday to close the eastern bridge, and said that it would be open again in April. ".repeat(3);
        let dutch = "De raad besloot maandag om de brug in het oosten te sluiten, en was van plan die in april weer te openen. ".repeat(3);
        let list =
            "Harbour Courier, Port Selwyn, Lorvane, Westmark, Southmark, Kestria, Valdoria. "
                .repeat(8);
        assert!(is_english(&english));
        assert!(!is_english(&dutch) && !is_english(&list));
        assert_eq!(detect(&english), "en");
        assert_ne!(detect(&dutch), "en");
    }
}
