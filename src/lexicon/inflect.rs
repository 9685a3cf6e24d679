//! Inflection for `lemma+` in patterns: the forms of an English verb or noun.
//! Forms that do not exist ("ownered") do no harm, since no text has them;
//! forms of another word would, so no derivation (-er, -ly) and no comparative
//! is made. Irregular forms are a list of our own.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Lemma and its irregular forms; the regular ones are not made for it, except
/// the third person and plural -s and the -ing form.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("arise", &["arose", "arisen"]),
    ("be", &["am", "is", "are", "was", "were", "been"]),
    ("bear", &["bore", "borne", "born"]),
    ("beat", &["beaten"]),
    ("become", &["became"]),
    ("begin", &["began", "begun"]),
    ("bend", &["bent"]),
    ("bet", &[]),
    ("bind", &["bound"]),
    ("bite", &["bit", "bitten"]),
    ("bleed", &["bled"]),
    ("blow", &["blew", "blown"]),
    ("break", &["broke", "broken"]),
    ("breed", &["bred"]),
    ("bring", &["brought"]),
    ("build", &["built"]),
    ("burn", &["burned", "burnt"]),
    ("burst", &[]),
    ("buy", &["bought"]),
    ("cast", &[]),
    ("catch", &["caught"]),
    ("child", &["children"]),
    ("choose", &["chose", "chosen"]),
    ("cling", &["clung"]),
    ("come", &["came"]),
    ("cost", &[]),
    ("creep", &["crept"]),
    ("crisis", &["crises"]),
    ("cut", &[]),
    ("deal", &["dealt"]),
    ("dig", &["dug"]),
    ("do", &["does", "did", "done"]),
    ("draw", &["drew", "drawn"]),
    ("dream", &["dreamed", "dreamt"]),
    ("drink", &["drank", "drunk"]),
    ("drive", &["drove", "driven"]),
    ("eat", &["ate", "eaten"]),
    ("fall", &["fell", "fallen"]),
    ("feed", &["fed"]),
    ("feel", &["felt"]),
    ("fight", &["fought"]),
    ("find", &["found"]),
    ("flee", &["fled"]),
    ("fling", &["flung"]),
    ("fly", &["flew", "flown"]),
    ("forbid", &["forbade", "forbidden"]),
    ("forecast", &["forecasted"]),
    ("foresee", &["foresaw", "foreseen"]),
    ("forget", &["forgot", "forgotten"]),
    ("forgive", &["forgave", "forgiven"]),
    ("freeze", &["froze", "frozen"]),
    ("get", &["got", "gotten"]),
    ("give", &["gave", "given"]),
    ("go", &["goes", "went", "gone"]),
    ("grind", &["ground"]),
    ("grow", &["grew", "grown"]),
    ("hang", &["hung", "hanged"]),
    ("have", &["has", "had"]),
    ("hear", &["heard"]),
    ("hide", &["hid", "hidden"]),
    ("hit", &[]),
    ("hold", &["held"]),
    ("hurt", &[]),
    ("keep", &["kept"]),
    ("kneel", &["knelt", "kneeled"]),
    ("know", &["knew", "known"]),
    ("lay", &["laid"]),
    ("lead", &["led"]),
    ("leak", &["leaked"]),
    ("leave", &["left"]),
    ("lend", &["lent"]),
    ("let", &[]),
    ("lie", &["lied", "lay", "lain", "lying"]),
    ("life", &["lives"]),
    ("light", &["lit", "lighted"]),
    ("lose", &["lost"]),
    ("make", &["made"]),
    ("man", &["men", "manned"]),
    ("mean", &["meant"]),
    ("meet", &["met"]),
    ("mislead", &["misled"]),
    ("mistake", &["mistook", "mistaken"]),
    ("offset", &[]),
    ("overcome", &["overcame"]),
    ("override", &["overrode", "overridden"]),
    ("overrun", &["overran"]),
    ("oversee", &["oversaw", "overseen"]),
    ("overtake", &["overtook", "overtaken"]),
    ("overthrow", &["overthrew", "overthrown"]),
    ("overturn", &["overturned"]),
    ("pay", &["paid"]),
    ("person", &["people"]),
    ("plead", &["pleaded", "pled"]),
    ("put", &[]),
    ("quit", &[]),
    ("read", &[]),
    ("rend", &["rent"]),
    ("retake", &["retook", "retaken"]),
    ("rethink", &["rethought"]),
    ("rid", &[]),
    ("ride", &["rode", "ridden"]),
    ("ring", &["rang", "rung"]),
    ("rise", &["rose", "risen"]),
    ("run", &["ran"]),
    ("say", &["said"]),
    ("see", &["saw", "seen"]),
    ("seek", &["sought"]),
    ("sell", &["sold"]),
    ("send", &["sent"]),
    ("set", &[]),
    ("shake", &["shook", "shaken"]),
    ("shed", &[]),
    ("shoot", &["shot"]),
    ("show", &["showed", "shown"]),
    ("shrink", &["shrank", "shrunk"]),
    ("shut", &[]),
    ("sing", &["sang", "sung"]),
    ("sink", &["sank", "sunk"]),
    ("sit", &["sat"]),
    ("slay", &["slew", "slain"]),
    ("sleep", &["slept"]),
    ("sling", &["slung"]),
    ("speak", &["spoke", "spoken"]),
    ("spend", &["spent"]),
    ("spew", &["spewed"]),
    ("spin", &["spun"]),
    ("split", &[]),
    ("spread", &[]),
    ("spring", &["sprang", "sprung"]),
    ("stand", &["stood"]),
    ("steal", &["stole", "stolen"]),
    ("stick", &["stuck"]),
    ("sting", &["stung"]),
    ("stink", &["stank", "stunk"]),
    ("strike", &["struck", "stricken"]),
    ("strive", &["strove", "striven"]),
    ("swear", &["swore", "sworn"]),
    ("sweep", &["swept"]),
    ("swell", &["swelled", "swollen"]),
    ("swim", &["swam", "swum"]),
    ("swing", &["swung"]),
    ("take", &["took", "taken"]),
    ("teach", &["taught"]),
    ("tear", &["tore", "torn"]),
    ("tell", &["told"]),
    ("think", &["thought"]),
    ("throw", &["threw", "thrown"]),
    ("thrust", &[]),
    ("undercut", &[]),
    ("undergo", &["undergoes", "underwent", "undergone"]),
    ("understand", &["understood"]),
    ("undertake", &["undertook", "undertaken"]),
    ("undo", &["undoes", "undid", "undone"]),
    ("uphold", &["upheld"]),
    ("upset", &[]),
    ("wear", &["wore", "worn"]),
    ("weep", &["wept"]),
    ("wife", &["wives"]),
    ("win", &["won"]),
    ("wind", &["wound"]),
    ("withdraw", &["withdrew", "withdrawn"]),
    ("withhold", &["withheld"]),
    ("withstand", &["withstood"]),
    ("woman", &["women"]),
    ("wring", &["wrung"]),
    ("write", &["wrote", "written"]),
];

/// Two-syllable and longer verbs whose last syllable is stressed, so that the
/// final consonant doubles; one-syllable ones are recognised by their shape.
const DOUBLING: &[&str] = &[
    "abet", "abhor", "acquit", "admit", "allot", "annul", "commit", "compel", "concur", "confer",
    "control", "defer", "deter", "dispel", "emit", "equip", "excel", "expel", "forget", "impel",
    "incur", "infer", "kidnap", "occur", "omit", "outwit", "overrun", "patrol", "permit", "prefer",
    "propel", "quit", "rebel", "rebut", "recur", "refer", "regret", "remit", "repel", "submit",
    "transfer", "transmit", "undercut", "worship", "cancel", "label", "travel", "quarrel",
    "signal",
];

/// The lemma of an irregular form, if it is one of a single lemma.
pub fn lemma(form: &str) -> Option<&'static str> {
    static LEMMAS: LazyLock<FxHashMap<&'static str, Option<&'static str>>> = LazyLock::new(|| {
        let mut lemmas = FxHashMap::default();
        for (lemma, forms) in IRREGULAR {
            for form in *forms {
                let known = lemmas.entry(*form).or_insert(Some(*lemma));
                if *known != Some(*lemma) {
                    *known = None;
                }
            }
        }
        lemmas
    });
    LEMMAS.get(form).copied().flatten()
}

/// All forms of a lemma (lower case), the lemma first, without repeats.
pub fn inflect(lemma: &str) -> Vec<String> {
    let mut forms = vec![lemma.to_string(), third_person(lemma)];
    forms.extend(with_suffix(lemma, "ing"));
    match IRREGULAR.binary_search_by_key(&lemma, |(word, _)| word) {
        Ok(at) => forms.extend(IRREGULAR[at].1.iter().map(|form| form.to_string())),
        Err(_) => {
            forms.extend(with_suffix(lemma, "ed"));
            forms.extend(plural_of_compound(lemma));
        }
    }
    let mut seen = Vec::new();
    for form in forms {
        if !seen.contains(&form) {
            seen.push(form);
        }
    }
    seen
}

/// -men and -women of compounds in -man ("spokeswoman").
fn plural_of_compound(lemma: &str) -> Option<String> {
    let stem = lemma.strip_suffix("man")?;
    (stem.len() > 1).then(|| format!("{stem}men"))
}

fn third_person(lemma: &str) -> String {
    let sibilant = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| lemma.ends_with(end));
    match lemma.strip_suffix('y') {
        Some(stem) if ends_in_consonant(stem) => format!("{stem}ies"),
        _ if sibilant => format!("{lemma}es"),
        _ if ["echo", "hero", "veto", "torpedo", "go"].contains(&lemma) => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

/// The -ed or -ing forms; two where British and American spelling differ.
fn with_suffix(lemma: &str, suffix: &str) -> Vec<String> {
    let past = suffix == "ed";
    if let Some(stem) = lemma.strip_suffix('e') {
        let keeps_e = !past && (stem.ends_with('e') || stem.ends_with('o') || stem.ends_with("ng"));
        return match (stem.strip_suffix('i'), past) {
            (Some(stem), false) => vec![format!("{stem}ying")],
            _ if keeps_e && stem.ends_with("ng") => {
                vec![format!("{lemma}{suffix}"), format!("{stem}{suffix}")]
            }
            _ if keeps_e => vec![format!("{lemma}{suffix}")],
            _ => vec![format!("{stem}{suffix}")],
        };
    }
    if let (Some(stem), true) = (lemma.strip_suffix('y'), past)
        && ends_in_consonant(stem)
    {
        return vec![format!("{stem}ied")];
    }
    if lemma.ends_with('c') {
        return vec![format!("{lemma}k{suffix}"), format!("{lemma}{suffix}")];
    }
    let plain = format!("{lemma}{suffix}");
    match lemma.chars().last() {
        Some(last) if DOUBLING.contains(&lemma) => vec![format!("{lemma}{last}{suffix}"), plain],
        Some(last) if is_short_syllable(lemma) => vec![format!("{lemma}{last}{suffix}")],
        _ => vec![plain],
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn ends_in_consonant(stem: &str) -> bool {
    stem.chars().last().is_some_and(|c| !is_vowel(c))
}

/// One syllable of consonants, one vowel, one consonant: "grab", "slam".
fn is_short_syllable(lemma: &str) -> bool {
    let letters: Vec<char> = lemma.chars().collect();
    let [.., vowel, last] = letters[..] else {
        return false;
    };
    let head = &letters[..letters.len() - 2];
    let head = if head.ends_with(&['q', 'u']) {
        &head[..head.len() - 1]
    } else {
        head
    };
    is_vowel(vowel)
        && !is_vowel(last)
        && !matches!(last, 'w' | 'x' | 'y')
        && !head.is_empty()
        && !head.iter().any(|&c| is_vowel(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_list_is_sorted_for_the_search() {
        assert!(IRREGULAR.is_sorted_by_key(|(word, _)| word));
    }

    #[test]
    fn forms() {
        for (lemma, expected) in [
            ("occupy", "occupy occupies occupying occupied"),
            ("seize", "seize seizes seizing seized"),
            ("slam", "slam slams slamming slammed"),
            ("storm", "storm storms storming stormed"),
            ("admit", "admit admits admitting admiting admitted admited"),
            ("die", "die dies dying died"),
            ("flee", "flee flees fleeing fled"),
            ("strike", "strike strikes striking struck stricken"),
            ("quit", "quit quits quitting quiting"),
            ("panic", "panic panics panicking panicing panicked paniced"),
            (
                "spokesman",
                "spokesman spokesmans spokesmaning spokesmaned spokesmen",
            ),
            ("claim", "claim claims claiming claimed"),
            ("say", "say says saying said"),
            ("veto", "veto vetoes vetoing vetoed"),
            ("attack", "attack attacks attacking attacked"),
            ("crush", "crush crushes crushing crushed"),
        ] {
            assert_eq!(inflect(lemma).join(" "), expected, "{lemma}");
        }
    }
}
