//! What is found in texts: patterns, names and what overlaps, through the stage
//! as a whole.

use super::*;
use crate::model::Article;

fn lexicon(id: &str, terms: &[&str]) -> Lexicon {
    let entry = |term: &&str| Entry {
        term: (*term).to_string(),
        ..Entry::default()
    };
    Lexicon {
        id: id.to_string(),
        scored: id != ACTORS,
        categories: vec![Category::default()],
        entries: terms.iter().map(entry).collect(),
        ..Lexicon::default()
    }
}

/// The matches of one category's terms in a text.
fn hits(terms: &[&str], text: &str) -> Vec<String> {
    found(&Lexicons::compile(vec![lexicon("terms", terms)]), text).0
}

/// The matches of terms and of names in a text.
fn found(lexicons: &Lexicons, text: &str) -> (Vec<String>, Vec<String>) {
    let article = Article {
        text: text.to_string(),
        ..Article::default()
    };
    let segmented = crate::text::segment(article.into());
    let matched = lexicons.matched(segmented, &mut Caches::default());
    let show = |finds: &[Find]| finds.iter().map(|f| f.span.of(text).to_string()).collect();
    (show(&matched.finds), show(&matched.actors))
}

#[test]
fn an_actor_is_found_inside_a_longer_name() {
    let mut names = lexicon(ACTORS, &["Valdorian", "Valdorian troops", "Kestrian"]);
    names.entries[2].exceptions = vec!["Kestrian oak+".to_string()];
    let terms = lexicon("terms", &["{actor} troop+", "{actor} oak+"]);
    let lexicons = Lexicons::compile(vec![terms, names]);
    let text = "Valdorian troops felled a Kestrian oak; Kestrian troops watched.";
    let (terms, names) = found(&lexicons, text);
    assert_eq!(terms, ["Valdorian troops", "Kestrian troops"]);
    assert_eq!(names, ["Valdorian troops", "Kestrian"]);
}

#[test]
fn a_lexicon_that_was_named_replaces_the_shipped_one_in_either_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hedges");
    std::fs::create_dir(&path).unwrap();
    let Source::Folder { manifest, terms } = find_source("hedges").unwrap() else {
        unreachable!("shipped lexicons are folders");
    };
    let manifest = manifest.1.replace("Hedges", "Own hedges");
    std::fs::write(path.join("lexicon.toml"), manifest).unwrap();
    std::fs::write(path.join("terms.csv"), &*terms.1).unwrap();
    let own = path.to_string_lossy().into_owned();
    for names in [[own.clone(), DEFAULT.into()], [DEFAULT.into(), own]] {
        let lexicons = Lexicons::load(&names).unwrap();
        let hedges: Vec<_> = lexicons.list.iter().filter(|l| l.id == "hedges").collect();
        assert_eq!(hedges.len(), 1);
        assert!(hedges[0].title.contains("Own"), "{}", hedges[0].title);
    }
}

#[test]
fn the_longest_is_the_one_of_most_characters() {
    let terms = ["hôtel rate", "rate boards", "nation's own", "own gardens"];
    let text = "The hôtel rate boards met; the nation’s own gardens closed.";
    assert_eq!(hits(&terms, text), ["rate boards", "nation’s own"]);
}

#[test]
fn a_possessive_inside_of_a_compound_is_a_word_of_its_own() {
    let terms = ["nation's-*-soul", "there's-been", "anglers' right+"];
    let text = "The nation’s own soul: there's been a there's-been.";
    let expected = ["nation’s own soul", "there's been", "there's-been"];
    assert_eq!(hits(&terms, text), expected);
    assert_eq!(
        hits(&["women", "rights"], "A women's-rights bill."),
        ["women", "rights"]
    );
}

#[test]
fn what_stands_for_a_dash_ends_a_phrase() {
    for between in [
        "--", " -- ", "---", "...", "... ", " . . . ", "… ", " – ", "—",
    ] {
        let text = format!("They chose war{between}peace came late.");
        assert!(hits(&["war peace"], &text).is_empty(), "{text}");
        assert_eq!(hits(&["war", "peace"], &text), ["war", "peace"], "{text}");
    }
    for between in ["-", "–", " ", " “", ". "] {
        let text = format!("They chose U.S{between}peace.");
        assert_eq!(hits(&["U.S. peace"], &text).len(), 1, "{text}");
    }
}

#[test]
fn a_left_quotation_mark_may_stand_for_an_apostrophe() {
    for text in ["Yemen‘s border is near.", "YEMEN‘S border is near."] {
        let found = hits(&["Yemen's border", "border"], text);
        assert_eq!(found, [text.split(" is").next().unwrap()]);
    }
    assert_eq!(
        hits(&["s", "Yemen"], "In Yemen ‘s’ is a letter."),
        ["Yemen", "s"]
    );
}
