//! The language of an article, by its first characters.

/// Code points that are looked at.
const SAMPLE: usize = 2000;
/// Below this many bytes no language is told.
const SHORT: usize = 60;

/// ISO 639-1 code of the language; empty where it is not sure.
pub fn detect(text: &str) -> &'static str {
    if text.len() < SHORT {
        return "";
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
}
