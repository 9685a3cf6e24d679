//! Records and texts that break careless programs: odd encodings, broken JSON
//! and ragged rows, ids given twice, marks that do not pair, letters of every
//! width, formulas. Offsets must still cut the right characters.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Folder, Report, cut, lexicon};
use serde_json::json;

const TITLE: &str = "Ferry “sinks” off Kestra";
const TEXT: &str = "The ferry sank.\n“Nobody was hurt,” said Mayor Ida Søholm.";

/// One article in every kind of file that has a text of its own, lines ended by `end`.
fn three_formats(end: &str) -> [(&'static str, String); 3] {
    let text = TEXT.replace('\n', end);
    let object = json!({"title": TITLE, "text": text});
    [
        ("a.txt", text.clone()),
        (
            "b.jsonl",
            format!("{object}{end}{}{end}", json!({"text": "Two."})),
        ),
        (
            "c.csv",
            format!("title,text{end}\"{TITLE}\",\"{text}\"{end},Two.{end}"),
        ),
    ]
}

/// Sentences of the report of a folder `in` with such files.
fn sentences_of(folder: &Folder) -> Vec<String> {
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (5, 0));
    report.column("sentences", "text")
}

fn expected_sentences() -> Vec<&'static str> {
    let (one, two) = TEXT.split_once('\n').unwrap();
    vec![one, two, TITLE, one, two, "Two.", TITLE, one, two, "Two."]
}

#[test]
fn utf_16_with_a_mark_is_read_in_both_orders() {
    for big in [false, true] {
        let folder = Folder::new();
        for (name, text) in three_formats("\n") {
            let bytes: Vec<u8> = format!("\u{feff}{text}")
                .encode_utf16()
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect();
            folder.file(&format!("in/{name}"), bytes);
        }
        assert_eq!(sentences_of(&folder), expected_sentences());
    }
}

#[test]
fn line_ends_of_windows_change_nothing() {
    for (end, mark) in [("\r\n", ""), ("\r\n", "\u{feff}"), ("\n", "\u{feff}")] {
        let folder = Folder::new();
        for (name, text) in three_formats(end) {
            folder.file(&format!("in/{name}"), format!("{mark}{text}"));
        }
        assert_eq!(sentences_of(&folder), expected_sentences());
    }
}

#[test]
fn a_text_wrapped_by_hand_has_the_same_sentences_with_either_line_end() {
    let text = "The council of Kestra voted on Monday to close the eastern bridge for\n\
                the whole of the winter, and said that it would open again in April if\n\
                the money for the repair could be found before the end of the year and\n\
                the river let it.\n\nNobody objected.\n";
    let folder = Folder::new();
    folder
        .file("a.txt", text)
        .file("b.txt", text.replace('\n', "\r\n"));
    let report = folder.score(&["a.txt", "b.txt"]);
    let kept: Vec<String> = report
        .column("sentences", "text")
        .iter()
        .map(|sentence| sentence.replace('\r', ""))
        .collect();
    assert_eq!(kept.len(), 4, "{kept:?}");
    assert_eq!(kept[..2], kept[2..]);
}

#[test]
fn bytes_that_are_no_utf_8_lose_no_article_and_no_letter() {
    let folder = Folder::new();
    folder
        .file(
            "in/a.txt",
            b"The caf\xE9 owner said \x93no\x94 to the council of Kestra.",
        )
        .file(
            "in/b.jsonl",
            b"{\"text\":\"A caf\xE9.\"}\n{\"text\":\"A caf\xC3\xA9.\"}\n",
        )
        .file("in/c.csv", b"id,text\nx,A caf\xE9.\ny,A caf\xC3\xA9.\n")
        .file("in/d.txt", b"Cut in the middle of a letter: \xE2\x80");
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (6, 0));
    let text = report.column("sentences", "text");
    assert_eq!(
        text[0],
        "The café owner said “no” to the council of Kestra."
    );
    assert_eq!(text[1..5], ["A café."; 4]);
    assert!(text[5].starts_with("Cut in the middle of a letter: "));
}

#[test]
fn nul_bytes_stay_where_they_are() {
    let folder = Folder::new();
    let text = "The ferry\0 sank.\0\nThe brutal\0storm went on.";
    folder
        .file("in/a.txt", text)
        .file(
            "in/b.jsonl",
            format!("{}\n", json!({"id": "b", "text": text})),
        )
        .file("in/c.csv", format!("id,text\nc,\"{text}\"\n"));
    let report = folder.score(&["in", "--lexicon", &lexicon("letters"), "--raw"]);
    assert_eq!(report.counts(), (3, 0));
    let all = [("a.txt", "", text), ("b", "", text), ("c", "", text)];
    assert_eq!(assert_cuts(&report, &all), 3);
    let chars = text.chars().count().to_string();
    assert_eq!(report.column("articles", "chars"), vec![chars; 3]);
}

#[test]
fn a_line_of_50_megabytes_is_only_a_long_one() {
    let folder = Folder::new();
    let text = "the ferry left the harbor of Kestra at noon and ".repeat((50 << 20) / 48 + 1);
    let line = json!({"id": "b", "text": "The ferry sank. ".repeat(1 << 19)});
    folder.file("in/a.txt", &text).file(
        "in/b.jsonl",
        format!("{line}\n{}\n", json!({"id": "c", "text": "Two."})),
    );
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (3, 0));
    assert_eq!(report.column("articles", "article_id"), ["a.txt", "b", "c"]);
    let words = [text.split(' ').count() - 1, 3 << 19, 1].map(|n| n.to_string());
    assert_eq!(report.column("articles", "words"), words);
}

#[test]
fn a_sentence_of_nothing_but_terms_is_not_looked_at_again_for_each() {
    let folder = Folder::new();
    folder.file("a.txt", "said brutal ".repeat(150_000));
    let report = folder.score(&["a.txt", "--lexicon", &lexicon("letters")]);
    assert_eq!(report.column("articles", "hits"), ["150000"]);
}

#[test]
fn a_bad_line_of_jsonl_is_named_and_the_others_are_read() {
    let folder = Folder::new();
    let good = |n: u32| json!({"id": n.to_string(), "text": format!("Boat {n} sank.")});
    let lines = [
        good(1).to_string(),
        "{\"id\":\"2\",\"text\":\"cut".to_string(),
        String::new(),
        "[\"no object\"]".to_string(),
        "{\"id\":\"5\",\"lead\":\"no text\"}".to_string(),
        "{\"id\":\"6\",\"text\":[\"a list\"]}".to_string(),
        "[".repeat(100_000),
        good(8).to_string(),
    ];
    folder.file("a.jsonl", lines.join("\n"));
    let report = folder.score(&["a.jsonl"]);
    assert_eq!(report.counts(), (2, 5));
    assert_eq!(report.column("articles", "article_id"), ["1", "8"]);
    let skipped = report.skipped();
    for (at, start) in [
        "a.jsonl#2: malformed JSON at column 21: ",
        "a.jsonl#4: not a JSON object",
        "a.jsonl#5: no text field; there are id, lead; ",
        "a.jsonl#6: field `text` is neither text nor a number",
        "a.jsonl#7: malformed JSON at column ",
    ]
    .iter()
    .enumerate()
    {
        assert!(
            skipped[at].starts_with(start),
            "{} for {start}",
            skipped[at]
        );
    }
}

#[test]
fn rows_of_a_table_are_read_one_by_one() {
    let folder = Folder::new();
    folder
        .file(
            "in/a.csv",
            "id,outlet,text\nx,Dawn,\"The ferry\nsank, \"\"fast\"\".\"\n\
             y,Dawn\nz,Dawn,Two.,more\n\nw,Dawn,Three.\n",
        )
        .file("in/b.csv", "id,lead\nv,Four.\n")
        .file("in/c.tsv", "id\ttext\tnote\nt\tA \"ferry, a boat\"\tkept\n")
        .file("in/d.csv", "id;text\ns;Five, six; and a half\nr;Seven.\n")
        .file("in/e.csv", "id,text\nq,\"never closed\nand so on\n");
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (5, 4));
    let ids = ["x", "w", "t", "r", "q"];
    assert_eq!(report.column("articles", "article_id"), ids);
    let expected = [
        "in/a.csv#2: 2 cells on line 4 where the header has 3",
        "in/a.csv#3: 4 cells on line 5 where the header has 3",
        "in/b.csv#: no text column; there are id, lead; name it with --column text=NAME",
        "in/d.csv#1: 3 cells on line 2 where the header has 2",
    ];
    assert_eq!(report.skipped(), expected);
    assert_eq!(report.rows("articles")[0]["chars"], "23");
    assert_eq!(report.rows("articles")[2]["meta"], "{\"note\":\"kept\"}");
}

#[test]
fn a_second_article_of_an_id_is_skipped_within_and_across_files() {
    let folder = Folder::new();
    folder
        .file("in/a.csv", "id,text\nx,One.\ny,Two.\nx,Three.\n")
        .file(
            "in/b.jsonl",
            "{\"id\":\"y\",\"text\":\"Four.\"}\n{\"id\":\"z\",\"text\":\"Five.\"}\n",
        );
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (3, 2));
    assert_eq!(report.column("articles", "article_id"), ["x", "y", "z"]);
    let expected = [
        "in/a.csv#3: id `x` was already read; ids must be unique",
        "in/b.jsonl#1: id `y` was already read; ids must be unique",
    ];
    assert_eq!(report.skipped(), expected);
}

/// Cuts every sentence, hit and cue of a report out of the texts (id, title,
/// text) by its offsets, in code points. Answers how many hits there were.
fn assert_cuts(report: &Report<'_>, articles: &[(&str, &str, &str)]) -> usize {
    let text_of = |id: &str, field: &str| {
        let (_, title, text) = articles.iter().find(|a| a.0 == id).expect("the article");
        if field == "title" { *title } else { *text }
    };
    let check = |table: &str, start: &str, end: &str, column: &str| {
        let rows = report.rows(table);
        for row in rows.iter().filter(|row| !row[start].is_empty()) {
            let text = text_of(&row["article_id"], &row["field"]);
            assert_eq!(cut(text, &row[start], &row[end]), row[column], "{row:?}");
        }
        rows.len()
    };
    assert!(check("sentences", "start", "end", "text") >= articles.len());
    check("hits", "target_start", "target_end", "target");
    check("attributions", "cue_start", "cue_end", "cue");
    check("hits", "start", "end", "match")
}

#[test]
fn offsets_cut_the_right_characters_whatever_their_width() {
    let texts = [
        "🙂 The brutal 👩‍👩‍👧 storm. İİ İnci regime 🇹🇷 stayed; the Kestra-occupied isle did not.",
        "The nai\u{308}ve plan failed. E\u{301}lan said: “The nai\u{308}ve plan — brutal!” 🙂",
        "הממשלה אמרה: שוד. \u{202b}שוד\u{202c} brutal שלום.",
        "𝔅rutal is not brutal. İ̇ß brutal ﬁn, “İNCİ” said the İnci regime.",
    ];
    let articles: Vec<(String, &str)> = (0..).map(|n: u32| n.to_string()).zip(texts).collect();
    let folder = Folder::new();
    let lines: String = articles
        .iter()
        .map(|(id, text)| format!("{}\n", json!({"id": id, "title": text, "text": text})))
        .collect();
    folder.file("a.jsonl", lines);
    let report = folder.score(&["a.jsonl", "--raw", "--lexicon", &lexicon("letters")]);
    let all: Vec<(&str, &str, &str)> = articles.iter().map(|(i, t)| (i.as_str(), *t, *t)).collect();
    assert_eq!(assert_cuts(&report, &all), 2 * (3 + 3 + 3 + 3));
    let chars: Vec<String> = texts
        .iter()
        .map(|t| t.chars().count().to_string())
        .collect();
    assert_eq!(report.column("articles", "chars"), chars);
}

#[test]
fn marks_that_do_not_pair_are_unclear_and_never_own() {
    let folder = Folder::new();
    // Of the same nine words before, between and after the mark that stays open.
    let said =
        "The ferry sank.\n\nMayor Holm said \"it was old and badly kept.\n\nNobody was hurt.";
    let bare = "The ferry sank.\n\nOn the quay \"it was old and badly kept.\n\nNobody was hurt.";
    let texts = [said, bare, &said.replace('"', "“"), &bare.replace('"', "“")];
    let names = ["a.txt", "b.txt", "c.txt", "d.txt"];
    for (name, text) in names.iter().zip(texts) {
        folder.file(name, text);
    }
    let report = folder.score(&names);
    let articles: Vec<(&str, &str, &str)> =
        names.iter().zip(texts).map(|(n, t)| (*n, "", t)).collect();
    assert_cuts(&report, &articles);
    assert_eq!(report.column("articles", "words_own"), ["9"; 4]);
    let unclear = report.column("articles", "words_unclear");
    assert_eq!([&unclear[1], &unclear[3]], ["6"; 2]);
    let kinds = report.column("attributions", "kind");
    assert_eq!([&kinds[1], &kinds[3]], ["unclear"; 2]);
}

#[test]
fn a_mark_with_nothing_behind_it_is_no_content() {
    let folder = Folder::new();
    // The next paragraph goes on from a quotation without a word.
    let text = "The ferry sank. “\n\n“We wait for rain here,” said Ida Holm.";
    folder.file("a.txt", text);
    let report = folder.score(&["a.txt"]);
    assert_eq!(report.column("attributions", "source"), ["Ida Holm"]);
    let start = text[..text.find("We").unwrap()].chars().count();
    let end = text[..text.find("”").unwrap()].chars().count();
    let content = report.column("attributions", "content_spans");
    assert!(
        content[0].starts_with(&format!("{start}..{end}")),
        "{content:?}"
    );
    // Nor is it where a cue leads to it.
    folder.file("b.txt", "The ferry sank. Ida Holm said: “");
    let report = folder.score(&["b.txt"]);
    assert!(report.column("attributions", "content_spans").is_empty());
}

#[test]
fn an_article_of_punctuation_has_sentences_and_no_words() {
    let folder = Folder::new();
    let text = "... !? — “”\n\n\"\"\" ' ''' ()";
    folder.file("in/a.txt", text).file("in/b.txt", "?");
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (2, 0));
    assert_cuts(&report, &[("a.txt", "", text), ("b.txt", "", "?")]);
    for row in report.rows("articles") {
        assert_eq!((row["words"].as_str(), row["loaded"].as_str()), ("0", ""));
    }
    let seen: usize = report.column("sentences", "text")[..]
        .iter()
        .map(|sentence| sentence.matches(|c: char| !c.is_whitespace()).count())
        .sum();
    assert_eq!(seen, text.matches(|c: char| !c.is_whitespace()).count() + 1);
}

const FORMULAS: [&str; 7] = [
    "=1+1",
    "+1 for Kestra",
    "-5 degrees",
    "@mayor",
    "\tset in",
    "\rreturned",
    "\0ended",
];

/// The report of an article for each formula, which stands in title, text,
/// event, address and a further column.
fn of_formulas(folder: &Folder, flags: &[&str]) -> Vec<Vec<String>> {
    let line = |(n, formula): (usize, &&str)| {
        let row = json!({"id": n.to_string(), "title": formula, "text": formula,
            "url": formula, "outlet": "Dawn", "desk": formula});
        format!("{row}\n")
    };
    let lines: String = FORMULAS.iter().enumerate().map(line).collect();
    folder.file("a.jsonl", lines);
    let report = folder.score(&[&["a.jsonl"], flags].concat());
    assert_eq!(report.counts(), (7, 0));
    let guard = report.run_json()["formula_guard"].as_bool();
    assert_eq!(guard, Some(!flags.contains(&"--raw")));
    let mut cells = vec![report.column("articles", "title")];
    for table in ["articles", "sentences", "hits", "attributions", "measures"] {
        let rows = report.rows(table).into_iter();
        cells.push(rows.flat_map(|row| row.into_values()).collect());
    }
    cells
}

#[test]
fn no_cell_of_text_begins_like_a_formula() {
    let folder = Folder::new();
    let cells = of_formulas(&folder, &[]);
    assert_eq!(cells[0], FORMULAS.map(|formula| format!("'{formula}")));
    let begins = |cell: &&String| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
    for cell in cells[1..].iter().flatten().filter(begins) {
        assert!(cell.parse::<f64>().is_ok(), "{cell:?}");
    }
    let cells = of_formulas(&folder, &["--raw"]);
    assert_eq!(cells[0], FORMULAS);
    assert!(cells[1..].iter().flatten().filter(begins).count() >= 3 * FORMULAS.len());
}

#[test]
fn ids_and_outlets_that_begin_like_a_formula_are_refused() {
    let folder = Folder::new();
    let start = ["=", "+", "-", "@"];
    let ids = start.map(|s| json!({"id": format!("{s}x"), "text": "One."}).to_string());
    let outlets = start.map(|s| json!({"outlet": format!("{s}x"), "text": "Two."}).to_string());
    folder
        .file("in/a.jsonl", ids.join("\n"))
        .file("in/b.jsonl", outlets.join("\n"))
        .file("in/@sun/c.txt", "Three.")
        .file("in/d.txt", "Four.");
    for flags in [&["in"][..], &["in", "--raw"]] {
        let report = folder.score(flags);
        assert_eq!(report.counts(), (1, 9));
        let skipped = report.skipped();
        for (at, mark) in start.iter().enumerate() {
            let (a, b) = (&skipped[1 + at], &skipped[5 + at]);
            let reason = |what| format!("{what} `{mark}x` starts like a formula; rename it");
            assert_eq!(*a, format!("in/a.jsonl#{}: {}", at + 1, reason("id")));
            assert_eq!(*b, format!("in/b.jsonl#{}: {}", at + 1, reason("outlet")));
        }
        assert!(skipped[0].starts_with("in/@sun/c.txt#1: id `@sun/c.txt` starts like"));
    }
}
