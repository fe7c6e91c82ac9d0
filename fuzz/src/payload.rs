//! Any bytes as documents: what every answer keeps to, and the same answer however a document is written.

use payverdict::Outcome;
use payverdict::payload::{self, Answer, Funds, Options, PayloadError};
use serde_json::Value;

use super::json::{Json, Way};
use super::rules::{keeps_to_the_rules, nothing_is_claimed};

pub fn target(data: &[u8]) {
    let answers: Vec<_> = payload::read(data, Options::default()).collect();
    for answer in &answers {
        match answer {
            Ok(answer) => answer_holds(answer),
            Err(error) => error_holds(error, data),
        }
    }
    assert_eq!(
        payload::read_one(data, Options::default()).ok(),
        one(&answers).and_then(|one| one.clone().ok())
    );
    let document = str::from_utf8(data).ok().and_then(Json::parse);
    if let (Some(document @ Json::Object(_)), Some(answer)) = (document, one(&answers)) {
        written_otherwise(&document, answer);
    }
}

fn one<T>(all: &[T]) -> Option<&T> {
    if let [one] = all { Some(one) } else { None }
}

/// What every answer keeps to.
pub fn answer_holds(answer: &Answer) {
    let value = serde_json::to_value(answer).expect("an answer is plain JSON");
    keeps_to_the_rules(answer, &value);
    nothing_is_claimed(&value);
    if answer.is_paid() {
        assert_eq!(
            (answer.outcome(), answer.funds(), answer.partial()),
            (Outcome::Approved, Funds::Captured, Some(false))
        );
        assert_eq!(answer.conflicts(), [], "{value}");
        assert_eq!(value["overall"]["match"], "exact", "{value}");
        let flags = value["overall"]["flags"].as_array().expect("a list");
        assert!(flags.iter().all(|flag| flag != "test" && flag != "partial"), "{value}");
    }
}

/// An error says where, in a text that has such a place.
fn error_holds(error: &PayloadError, data: &[u8]) {
    if let Some((line, column)) = error.position() {
        let lines = data.split(|byte| *byte == b'\n').count();
        assert!((1..=lines + 1).contains(&line) && column >= 1, "{error}");
    }
    // By what each sender is known takes more than half of it.
    assert!(error.to_string().len() < 4_000, "{error}");
}

/// The same document with its fields in another order, other white space and letters as escapes has the same answer. With
/// its numbers in quotation marks it may be refused, but says nothing better.
pub fn written_otherwise(document: &Json, answer: &Result<Answer, PayloadError>) {
    let text = document.written(Way::default());
    let seed = text.bytes().fold(7u32, |seed, byte| seed.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let ways = [
        Way { seed, ..Way::default() },
        Way { seed, is_spaced: true, is_escaped: true, ..Way::default() },
        Way { seed, is_shuffled: true, ..Way::default() },
        Way { seed, is_shuffled: true, is_spaced: true, is_escaped: true, ..Way::default() },
    ];
    for way in ways {
        let other = document.written(way);
        let again = payload::read(other.as_bytes(), Options::default()).next().expect("one document");
        match (answer, &again) {
            (Ok(one), Ok(other)) => {
                assert_eq!(
                    said(one, way.is_shuffled),
                    said(other, way.is_shuffled),
                    "{way:?}\n{text}\n{other:?}"
                );
            }
            // Which of two faults is told may depend on which comes first.
            (Err(one), Err(other)) => {
                assert!(way.is_shuffled || one.kind() == other.kind(), "{way:?}\n{text}")
            }
            _ => panic!("{way:?}: {} and {}\n{text}\n{other}", answer.is_ok(), again.is_ok()),
        }
    }
    let texts = document.written(Way { has_texts: true, ..Way::default() });
    let again = payload::read(texts.as_bytes(), Options::default()).next().expect("one document");
    if let (Ok(one), Ok(other)) = (answer, &again) {
        // A number where a text belongs may be what leaves it open whether it is paid.
        let may = one.is_paid() || one.outcome() == Outcome::Approved;
        assert!(!other.is_paid() || may, "numbers as texts are paid: {text}");
    }
}

/// What an answer says; where the order of fields is another, that of the codes may be, too.
fn said(answer: &Answer, is_shuffled: bool) -> Value {
    let mut value = serde_json::to_value(answer).expect("an answer is plain JSON");
    if is_shuffled {
        for key in ["verdicts", "conflicts"] {
            if let Some(list) = value[key].as_array_mut() {
                list.sort_by_key(Value::to_string);
            }
        }
    }
    value
}
