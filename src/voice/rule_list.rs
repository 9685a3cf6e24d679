//! What each rule of attribution means, in words for the people who read the
//! tables: the column `rule` of attributions holds these names.

/// A rule of attribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its name in the tables.
    pub name: &'static str,
    /// One sentence: when it finds an attribution.
    pub about: &'static str,
    /// Share of its attributions at least half of whose content stands in a
    /// marked one (PolNeAR, five-fold; docs/quality.md); `None` where fewer than
    /// twenty could be measured.
    pub precision: Option<f64>,
}

/// A rule whose precision was measured, in hundredths; 0 where it was not.
const fn rule(name: &'static str, hundredths: u8, about: &'static str) -> Rule {
    let precision = match hundredths {
        0 => None,
        n => Some(n as f64 / 100.0),
    };
    Rule {
        name,
        about,
        precision,
    }
}

/// The measured precision of a rule, by its name.
pub fn precision(name: &str) -> Option<f64> {
    RULES.iter().find(|rule| rule.name == name)?.precision
}

/// All rules: those of cues first, then those of quotations that no cue takes.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    rule("according_to", 89, "the cue is a preposition such as “according to”: its object is the source, and the rest of the clause is the content"),
    rule("noun_cue", 63, "the cue is a noun such as “claim” or “statement”: who makes it is the source, and what it says is the content"),
    rule("interrupted_quotation", 92, "content stands on both sides of cue and source, and the part before them ends inside quotation marks, as in “We wait,” she said, “and hope.”"),
    rule("interrupted_clause", 68, "content without quotation marks stands on both sides of cue and source, as in The lake, she said, is low."),
    rule("tagged_quotation", 99, "the content stands before cue and source and ends inside quotation marks, as in “We wait,” said the mayor."),
    rule("clause_final", 68, "the content stands before cue and source and does not end inside quotation marks, as in The lake is low, the mayor said."),
    rule("introduced_quotation", 94, "the content stands after the cue and begins with a quotation mark, or is the next sentence after a colon, as in The mayor said, “We wait.”"),
    rule("relative_clause", 66, "the source is who, which or that, the beginning of a relative clause with the cue as its verb, as in the mayor, who said the lake was low"),
    rule("that_clause", 93, "the content after the cue begins with that, whether or if, as in The mayor said that the lake was low."),
    rule("infinitive", 77, "the content after the cue begins with to, as in The mayor promised to wait."),
    rule("colon", 0, "a colon stands between the cue and the content, which has no quotation marks, as in The mayor said: the lake is low."),
    rule("object", 70, "the content after the cue has four words at most, mostly the cue's object, as in The mayor denied the charge."),
    rule("plain_clause", 82, "the content after the cue is a clause that no word introduces, as in The mayor said the lake was lower than last year."),
    rule("headline_colon", 0, "a headline names who speaks before a colon and has no other cue, as in Mayor: no plan to drain the lake"),
    rule("unpaired_mark", 0, "a quotation mark has no partner, so where the quotation ends is not clear; its words are nobody's"),
    rule("signed_quotation", 100, "the speaker is named after a dash at the end of the quotation, as in “We wait.” — Ann Lee"),
    rule("continued_quotation", 52, "a quotation left open at the end of a paragraph goes on in the next, and its speaker is the one before it"),
    rule("scare_quote", 0, "a quotation of three content words or fewer that no cue governs: the outlet marks distance"),
    rule("floating_quotation", 86, "a quotation of more than three content words that begins a sentence and has no cue of its own belongs to the speaker before it in the paragraph"),
    rule("unattributed_quotation", 76, "a quotation of more than three content words has no cue of its own and no speaker before it to belong to: who speaks is not known"),
];

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn each_rule_is_one_that_the_stage_names() {
        let code = [
            include_str!("headline.rs"),
            include_str!("rules.rs"),
            include_str!("quotations.rs"),
            include_str!("signed.rs"),
        ]
        .concat();
        for (at, rule) in RULES.iter().enumerate() {
            assert!(
                code.contains(&format!("\"{}\"", rule.name)),
                "{}",
                rule.name
            );
            assert!(RULES[..at].iter().all(|other| other.name != rule.name));
            assert!(rule.about.len() > 40, "{}", rule.name);
        }
    }
}
