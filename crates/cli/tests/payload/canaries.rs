//! Nothing leaks: whatever stands in a document, an answer or error holds codes and paths at most.

use std::path::PathBuf;

use payverdict::payload::{self, Options};
use serde_json::{Value, json};

use crate::support::{Place, answers, at, fixtures, folder, path, places, run};

/// Texts that must not come out again: a word, a sentence, a problem type and a refusal with the
/// shape of real ones.
const CANARIES: [&str; 6] = [
    "CanaryZebra",
    "Canary Zebra 4711, canary@zebra.example",
    "https://canary.example/psp/errordetail/zebra/inputerror?canary#zebra",
    "CANARY_ZEBRA-zebra, response-code: ZE, canary",
    "Acquirer failed with status code zebra canary.",
    "canary.zebra.payment",
];

/// A number longer than any code.
const NUMBER: u64 = 987_654_321_098_765;

/// Everything that the library says of a text.
fn told(text: &[u8]) -> String {
    let mut told = String::new();
    for answer in payload::read(text, Options::default()) {
        match answer {
            Ok(answer) => {
                let said = serde_json::to_string(&answer).expect("plain JSON") + &format!("{answer:?}");
                // An id is repeated, and nothing else that looks like one.
                let id = answer
                    .reference()
                    .map(|id| [format!("\"reference\":\"{id}\""), format!("reference: Some(\"{id}\")")]);
                told += &id.iter().flatten().fold(said, |said, id| said.replacen(id, "", 1));
            }
            Err(error) => {
                told += &serde_json::to_string(&error).expect("plain JSON");
                told += &format!("{error} {error:?}");
            }
        }
    }
    told
}

fn assert_silent(told: &str, planted: &str) {
    let told = told.to_lowercase();
    for trace in ["canary", "zebra", "987654321"] {
        assert!(!told.contains(trace), "{planted}: {told}");
    }
}

fn planted(document: &Value, place: &Place, canary: Value) -> String {
    let mut document = document.clone();
    *at(&mut document, place).expect("it is there") = canary;
    document.to_string()
}

#[test]
fn no_value_comes_out_again() {
    for fixture in fixtures() {
        let Some(document) = fixture.json() else { continue };
        for place in places(&document) {
            let canaries = CANARIES.iter().map(|canary| json!(canary));
            for canary in
                canaries.chain([json!(NUMBER), json!([CANARIES[0]]), json!({ CANARIES[0]: CANARIES[1] })])
            {
                let text = planted(&document, &place, canary);
                assert_silent(&told(text.as_bytes()), &format!("{}: {}", fixture.name, path(&place)));
            }
        }
    }
}

#[test]
fn no_name_comes_out_again() {
    for fixture in fixtures() {
        let Some(mut document) = fixture.json() else { continue };
        for place in [vec![]].into_iter().chain(places(&document)) {
            if let Some(Value::Object(fields)) = at(&mut document, &place) {
                fields.insert(CANARIES[0].into(), json!(CANARIES[1]));
            }
        }
        assert_silent(&told(document.to_string().as_bytes()), &fixture.name);
    }
}

#[test]
fn no_text_of_a_broken_document_comes_out() {
    for fixture in fixtures() {
        let text = fixture.text.replace(',', " canary ").replace('=', "zebra");
        assert_silent(&told(text.as_bytes()), &fixture.name);
    }
}

#[test]
fn forms_are_as_silent() {
    for fixture in fixtures().iter().filter(|fixture| fixture.json().is_none()) {
        for (place, _) in fixture.text.match_indices('=') {
            let end = fixture.text[place..].find('&').map_or(fixture.text.len(), |end| place + end);
            let text = format!("{}=Canary+Zebra%20987654321{}", &fixture.text[..place], &fixture.text[end..]);
            assert_silent(&told(text.as_bytes()), &fixture.name);
        }
    }
}

#[test]
fn the_command_is_silent_about_all_free_texts_at_once() {
    let mut files: Vec<PathBuf> = Vec::new();
    for fixture in fixtures() {
        let Some(document) = fixture.json() else { continue };
        let unchanged = answers(document.to_string().as_bytes());
        let mut full = document.clone();
        for place in places(&document) {
            let is_text = at(&mut full, &place).is_some_and(|value| value.is_string());
            // Each together with those before: of two fields that tell the sender one has to stay.
            let changed = planted(&full, &place, json!(CANARIES[1]));
            if is_text && answers(changed.as_bytes()) == unchanged {
                *at(&mut full, &place).expect("it is there") = json!(CANARIES[1]);
            }
        }
        assert_eq!(answers(full.to_string().as_bytes()), unchanged, "{}", fixture.name);
        let file = std::env::temp_dir().join(format!(
            "payverdict-{}-{}.json",
            std::process::id(),
            fixture.name.replace(['/', '\\'], "-")
        ));
        std::fs::write(&file, full.to_string()).expect("a temporary file");
        files.push(file);
    }
    for arguments in [&["--json"][..], &["--json", "--locale", "is"], &[]] {
        let output = run(arguments, &files);
        assert_eq!(output.status.code(), Some(0));
        let told = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert_silent(&told, "the command");
    }
    for file in files {
        std::fs::remove_file(file).expect("it was made here");
    }
}

#[test]
fn the_fixtures_hold_texts_to_hide() {
    let text: String = fixtures().iter().map(|fixture| fixture.text.clone()).collect();
    let output = run(&["--json"], &fixtures().iter().map(|fixture| fixture.file.clone()).collect::<Vec<_>>());
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    for hidden in
        ["Invented Holder", "nobody@shop.example", "192.0.2.7", "XXXX-XXXX-XXXX-0000", "words of", "AB0012"]
    {
        assert!(text.contains(hidden), "{hidden} stands in {}", folder().display());
        assert!(!told.contains(hidden), "{hidden}");
    }
}
