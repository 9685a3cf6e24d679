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

/// What a LIWC dictionary finds in a text: categories, each with its matches.
fn counted(terms: &str, text: &str) -> Vec<String> {
    let legend = "%\n1\tone\n2\ttwo\n3\tthree\n%\n";
    let file = import::File::of_text("x.dic", &format!("{legend}{terms}"));
    let lexicon = read(&Source::Dictionary(file)).unwrap();
    assert!(lexicon.notes.iter().all(|note| !note.lost));
    let lexicons = Lexicons::compile(vec![lexicon]);
    let matched = check::matched(&lexicons, text, &mut Caches::default());
    let finds = matched.finds.iter();
    let show = |find| format!("{} {}", lexicons.category(find).id, find.span.of(text));
    finds.map(show).collect()
}

#[test]
fn the_word_of_a_condition_is_no_part_of_the_hit() {
    let we = "we\t1\nlike\t(1)1\n";
    assert_eq!(counted(we, "We like it."), ["one We", "one like"]);
    let kind = "kind\t<of>1/2\nof\t1\n";
    let expected = ["one kind", "one of", "two kind"];
    assert_eq!(counted(kind, "A kind of a kind man."), expected);
    // A phrase ends at a comma, and so does company.
    let we = "we\t1\nlike\t(1)2/3\n";
    assert_eq!(
        counted(we, "We, like others, met."),
        ["one We", "three like"]
    );
}

#[test]
fn a_term_under_a_condition_is_a_word_of_its_category_too() {
    let chain = "we\t1\nlike\t(1)2/3\nrain\t(2)1/3\nsongs\t(3)2\n";
    let found = counted(chain, "We like rain songs.");
    assert_eq!(found, ["one We", "two like", "one rain"]);
    let found = counted(chain, "They like rain songs.");
    assert_eq!(found, ["three like", "three rain", "two songs"]);
    let itself = "like\t1\t(1)2/3\n";
    let expected = ["one Like", "three Like", "one like", "two like"];
    assert_eq!(counted(itself, "Like like it."), expected);
    let marks = "at&t\t1\nover there\t1\nthere is\t2\nlike\t(1)2\n";
    let found = counted(marks, "AT&T like it, over there like us.");
    assert_eq!(
        found,
        ["one AT&T", "two like", "one over there", "two like"]
    );
}

#[test]
fn what_stands_in_brackets_is_looked_at_and_not_taken() {
    let beside = |term| {
        hits(
            &[term],
            "Steep cliffs by the dry lake, the lake shore; a lake.",
        )
    };
    assert_eq!(beside("[the] lake"), ["lake"]);
    assert_eq!(beside("[{the|dry}] lake"), ["lake", "lake"]);
    assert_eq!(beside("[by the-*] lake"), ["lake"]);
    assert_eq!(beside("steep [cliff+ by]"), ["Steep"]);
    assert_eq!(beside("[by the] dry [lake]"), ["dry"]);
    assert_eq!(beside("[lake] the"), Vec::<String>::new());
    // Neither the length nor what overlaps is a matter of the context.
    let both = ["lake shore", "[the] lake", "the [lake]"];
    assert_eq!(hits(&both, "By the lake shore."), ["the", "lake shore"]);
    let mut lexicon = lexicon("terms", &["lake"]);
    lexicon.entries[0].exceptions = vec!["[dry] lake".to_string()];
    let lexicons = Lexicons::compile(vec![lexicon]);
    assert_eq!(found(&lexicons, "A dry lake, a lake.").0, ["lake"]);
}
