//! The pattern language, read and refused.

use super::*;

fn show(pattern: &str) -> String {
    match parse(pattern) {
        Ok(Pattern::Sequences(all)) => all
            .iter()
            .map(|s| {
                s.iter()
                    .map(|e| format!("{e:?}"))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect::<Vec<_>>()
            .join(" | "),
        Ok(Pattern::Text(text)) => format!("text {text}"),
        Ok(Pattern::Regex(r)) => format!("regex {}", r.as_str()),
        Err(e) => format!("{}..{} {}", e.at.0, e.at.1, e.message),
    }
}

#[test]
fn the_language() {
    for (pattern, expected) in [
        ("Rightful  owner+", r#"Literal("rightful") Lemma("owner")"#),
        ("{actor}-occupied", r#"Actor Literal("occupied")"#),
        (
            "{a|b c+} d",
            r#"Literal("a") Literal("d") | Literal("b") Lemma("c") Literal("d")"#,
        ),
        (
            "hit by .. missile+",
            r#"Literal("hit") Literal("by") Gap Lemma("missile")"#,
        ),
        ("cease-fire", r#"Literal("cease") Literal("fire")"#),
        ("anti-*", r#"Literal("anti") Any"#),
        ("U.S. troop+", r#"Literal("u.s") Lemma("troop")"#),
        ("nation’s", r#"Literal("nation") Literal("'s")"#),
        ("illeg* alien+", r#"Wildcard("illeg*") Lemma("alien")"#),
        ("wom?n", r#"Wildcard("wom?n")"#),
        ("??", "0..2 a word without any letter or digit"),
        (
            "pro-{life|choice}",
            r#"Literal("pro") Literal("life") | Literal("pro") Literal("choice")"#,
        ),
        ("[the] lake", r#"Literal("the") Begin Literal("lake")"#),
        (
            "kind [of+ it]",
            r#"Literal("kind") End Lemma("of") Literal("it")"#,
        ),
        (
            "[{@crew|@a/b}] moor",
            r#"Category("crew") Begin Literal("moor") | Category("a/b") Begin Literal("moor")"#,
        ),
        (
            "[a] b [c]",
            r#"Literal("a") Begin Literal("b") End Literal("c")"#,
        ),
        ("[a]", "0..3 an empty pattern"),
        ("[] a", "1..1 empty brackets"),
        ("[a]b", "0..4 a word joined to brackets"),
        ("[a b", "0..1 an opening bracket without a closing one"),
        ("a b]", "3..4 a closing bracket without an opening one"),
        ("a [b] c", "2..3 a bracket in the middle"),
        ("[a .. b] c", "1..7 a gap or {actor} in brackets"),
        ("[{actor}] c", "1..8 a gap or {actor} in brackets"),
        ("[@a b] c", "1..5 a category beside words or after the term"),
        ("c [@a]", "3..5 a category beside words or after the term"),
        ("@a", "0..2 a category that is no context"),
        ("[@A] c", "1..3 `A` is no id of a category"),
        (r"re:\bUS\b", r"regex \bUS\b"),
        ("text:at&t", "text at&t"),
        ("text::-)", "5..8 a text without any letter or digit"),
        ("text:a b", "5..8 a text with spaces"),
        ("*", "0..1 a word without any letter or digit"),
        (".. owner", "0..8 a gap at the edge"),
        ("{a|}", "0..4 an empty alternative"),
        ("{a", "0..1 an opening brace without a closing one"),
        ("a}", "1..2 a closing brace without an opening one"),
        (
            "claim/VERB",
            "0..10 part of speech /VERB is not supported yet",
        ),
        (
            "law & order",
            "4..5 no word ever holds `&`, so that this can never match",
        ),
        ("", "0..0 an empty pattern"),
        ("re:(a", "3..5 regular expression: error: unclosed group"),
        ("re:a*", "3..5 regular expression matches nothing at all"),
        (
            "re:(?:a{900}){900}",
            "3..18 regular expression: Compiled regex exceeds size limit of 1048576 bytes.",
        ),
    ] {
        assert_eq!(show(pattern), expected, "{pattern}");
    }
}
