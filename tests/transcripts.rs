//! Commands as people type them, with what they see: each file in `tests/cmd`
//! is a transcript, run in the folder `.in` beside it, and in a copy of that
//! where there is a folder `.out` with what must have been written.

#[test]
fn commands_say_what_their_transcripts_say() {
    trycmd::TestCases::new()
        .env("COLUMNS", "100")
        .case("tests/cmd/*.trycmd");
}
