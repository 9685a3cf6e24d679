//! Dictionaries of other programs: each file of `tests/dictionaries/` read and
//! written out, terms by category with lines, weights and notes, or the error.
//! One snapshot a format; `INSTA_UPDATE=always cargo test --test dictionaries`
//! writes them anew, to be read beside the files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use parallax::lexicon::{self, Lexicon, Source, find_source, import};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new("tests").join("dictionaries")
}

fn read(path: &str) -> Result<Lexicon, String> {
    let source = find_source(path).map_err(|e| e.to_string())?;
    lexicon::read(&source).map_err(|e| e.to_string())
}

/// Categories with their terms, and what there is to say.
fn shown(lexicon: &Lexicon) -> String {
    let mut text = format!("{}: {}\n", lexicon.id, lexicon.title);
    for (at, category) in lexicon.categories.iter().enumerate() {
        let _ = writeln!(
            text,
            "  {} = {}: {}",
            category.id, category.name, category.definition
        );
        for entry in lexicon.entries.iter().filter(|entry| entry.category == at) {
            let weight = entry
                .extra
                .get(lexicon::WEIGHT)
                .map_or(String::new(), |w| format!(" ({w})"));
            let except = match entry.exceptions.as_slice() {
                [] => String::new(),
                all => format!(", but not in {}", all.join(" | ")),
            };
            let _ = writeln!(text, "    {} {}{weight}{except}", entry.line, entry.term);
        }
    }
    for note in &lexicon.notes {
        let kind = if note.lost { "lost" } else { "note" };
        let _ = writeln!(text, "  {kind} {note}");
    }
    text
}

#[test]
fn every_format_and_edge() {
    let mut by_format: BTreeMap<String, String> = BTreeMap::new();
    let files = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    assert!(files.len() > 100);
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap();
        let shown_path = path.to_str().unwrap().replace('\\', "/");
        let result = read(&shown_path);
        assert_eq!(
            name.contains("_bad_"),
            result.is_err(),
            "{name}: {result:?}"
        );
        let text = result
            .as_ref()
            .map_or_else(|error| format!("{error}\n"), shown);
        let text = text.replace("tests/dictionaries/", "");
        let format = name.split('_').next().unwrap().to_string();
        let _ = writeln!(by_format.entry(format).or_default(), "== {name}\n{text}");
    }
    for (format, text) in by_format {
        insta::assert_snapshot!(format, text);
    }
}

/// What a dictionary of this text becomes, in a file of this name.
fn of_text(name: &str, text: &str) -> Result<Lexicon, String> {
    let file = import::File::of_text(name, text);
    lexicon::read(&Source::Dictionary(file)).map_err(|e| e.to_string())
}

#[test]
fn what_is_too_much_is_said_and_shown_in_part() {
    let long = "a".repeat(10_000_000);
    for (name, text) in [
        ("x.txt", long.clone()),
        ("x.dic", format!("%\n1\tone\n%\n{long}\t1\n")),
        ("x.dicx", format!("DicTerm,one\n{long},X\n")),
        ("x.cat", format!("ONE\n\t{long} (1)\n")),
        ("x.yml", format!("one:\n  - {long}\n")),
        ("x.lc3", format!("+one\n{long}\n")),
        (
            "x.ykd",
            format!("<dictionary><cnode name='one'><pnode name='{long}'/></cnode></dictionary>"),
        ),
        ("x.csv", format!("term,category\n{long},one\n")),
        ("vader.txt", format!("{long}\t1.5\n")),
        ("nrc.txt", format!("{long}\tjoy\t1\n")),
    ] {
        let message = of_text(name, &text).unwrap_err();
        assert!(
            message.contains("a term of 10000000 bytes"),
            "{name}: {:.300}",
            message
        );
        assert!(
            message.contains(&format!("--> {name}:")),
            "{name}: {:.300}",
            message
        );
        assert!(message.len() < 2000, "{name}: {} bytes", message.len());
    }
}

#[test]
fn what_every_word_fits_or_none_is_named() {
    for (term, why) in [
        ("*", "nothing but wildcards"),
        (":-)", "no letter and no digit"),
    ] {
        let lexicon = of_text("x.yml", &format!("one: ['{term}', calm]")).unwrap();
        assert_eq!(lexicon.entries.len(), 1);
        assert!(lexicon.notes[0].lost && lexicon.notes[0].message.contains(why));
        // Where nothing is left, nothing is counted in silence.
        let message = of_text("x.yml", &format!("one: ['{term}']")).unwrap_err();
        assert!(message.contains("no term that can be counted") && message.contains(why));
    }
    let engine = |pattern: &str| {
        format!(
            "<dictionary patternengine='regexp'><cnode name='a'><pnode name='{pattern}'/><pnode name='b'/></cnode></dictionary>"
        )
    };
    for pattern in ["(?:a{900}){900}", "(?=a)a", "(a"] {
        let lexicon = of_text("x.ykd", &engine(pattern)).unwrap();
        assert!(lexicon.notes[0].lost, "{pattern}");
        assert!(
            lexicon.notes[0].message.contains("cannot be matched"),
            "{pattern}"
        );
    }
}

/// Small files that would become large, or take for ever, are refused.
#[test]
fn what_multiplies_is_bounded() {
    let deep = "<cnode name='a'>".repeat(20_000);
    let xml = format!(
        "<dictionary>{deep}<pnode name='b'/>{}</dictionary>",
        "</cnode>".repeat(20_000)
    );
    let mut cat = String::new();
    for depth in 0..2000 {
        cat.push_str(&format!("{}A\n", "\t".repeat(depth)));
    }
    cat.push_str(&format!("{}b (1)\n", "\t".repeat(2000)));
    let mut bomb = "a0: &a0 {k1: x, k2: y, k3: z}\n".to_string();
    for at in 1..12 {
        let aliases: Vec<String> = (0..9).map(|k| format!("k{k}: *a{}", at - 1)).collect();
        bomb.push_str(&format!("a{at}: &a{at} {{{}}}\n", aliases.join(", ")));
    }
    let flow = format!("a: {}{}", "[".repeat(50_000), "]".repeat(50_000));
    let mut chain = String::from("C0\n\tword (1)\n");
    for at in 1..3000 {
        chain.push_str(&format!("C{at}\n\tw{at} (1)\n\t@C{} (1)\n", at - 1));
    }
    for (name, text, why) in [
        ("x.ykd", &xml, "in each other"),
        ("x.cat", &cat, "in each other"),
        ("x.yml", &bomb, "more than 300000 terms"),
        ("x.yml", &flow, "not YAML"),
        ("x.cat", &chain, "more than 500000 terms"),
    ] {
        let message = of_text(name, text).unwrap_err();
        let is_said = message.contains(why) || message.contains("in each other");
        assert!(is_said, "{name}: {message:.300}");
    }
    // Many names without a letter, and many conditions on many words.
    let mut names = String::new();
    (0..20_000).for_each(|at| {
        names.push_str(&format!(
            "'{}': [w{at}]\n",
            "☀".repeat(at % 50 + 1) + &"☁".repeat(at / 50)
        ))
    });
    assert_eq!(of_text("x.yml", &names).unwrap().categories.len(), 20_000);
    let mut codes = String::from("%\n2\tpron\n125\ta\n464\tb\n%\n");
    (0..900).for_each(|at| codes.push_str(&format!("w{at}\t02\n")));
    (0..2000).for_each(|at| codes.push_str(&format!("c{at}\t(02)125/464\n")));
    let lexicon = of_text("x.dic", &codes).unwrap();
    assert_eq!(lexicon.entries.len(), 900 + 2 * 2000);
    // A condition on more categories than a pattern can name.
    let legend: String = (1..200).map(|code| format!("{code}\tc{code}\n")).collect();
    let all: Vec<String> = (1..200).map(|code| code.to_string()).collect();
    let codes = format!("%\n{legend}%\nw\t1\nlike\t({})2/3\n", all.join(" "));
    let lexicon = of_text("x.dic", &codes).unwrap();
    let is_lost = |note: &lexicon::Note| note.lost && note.message.contains("cannot be kept");
    assert!(lexicon.notes.iter().any(is_lost));
}

#[test]
fn a_list_of_a_shipped_name_replaces_nothing() {
    let id = |name: &str| of_text(name, "calm\n").unwrap().id;
    assert_eq!(id("actors.txt"), "actors_txt");
    assert_eq!(id("My Words (2).txt"), "my_words_2");
    assert_eq!(id("словарь.txt"), "словарь");
}
