//! Documents changed at random: never a panic, and never paid unless the unchanged one was.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::support::{Fixture, Step, answers, at, fixtures, is_paid, path, places, remove};

static FIXTURES: LazyLock<Vec<Fixture>> = LazyLock::new(fixtures);
static DOCUMENTS: LazyLock<Vec<(&Fixture, Value)>> =
    LazyLock::new(|| FIXTURES.iter().filter_map(|fixture| Some((fixture, fixture.json()?))).collect());

/// Stands for a value that nests too deep for the test's own JSON.
const DEEP: &str = "@deep@";

#[derive(Clone, Debug)]
enum Change {
    Drop,
    Type(usize),
    /// Puts the value into an array in an array, and so on.
    Nest(usize),
    AddUnknown(String),
    OtherCase,
}

fn change() -> impl Strategy<Value = (Index, Change)> {
    let change = prop_oneof![
        Just(Change::Drop),
        (0usize..6).prop_map(Change::Type),
        (1usize..10_000).prop_map(Change::Nest),
        "[a-zA-Z_.]{1,12}".prop_map(Change::AddUnknown),
        Just(Change::OtherCase),
    ];
    (any::<Index>(), change)
}

/// Applies a change; says whether it took away what speaks against the payment.
/// Numbers are different at each step, or two amounts could become the same one.
fn apply(
    document: &mut Value,
    fixture: &Fixture,
    (step, index): (usize, &Index),
    change: &Change,
    depth: &mut usize,
) -> bool {
    let places = places(document);
    if places.is_empty() {
        return false;
    }
    let place = &places[index.index(places.len())];
    // What speaks against the payment, by itself or with something else that does.
    let against =
        ["against", "against_together"].map(|key| fixture.expected.get(key).and_then(Value::as_array));
    let mut against = against.into_iter().flatten().flatten();
    // Part after part, the whole of it may go.
    let place_path = path(place).to_lowercase();
    let is_this =
        |other: &Value| other.as_str().is_some_and(|other| place_path.starts_with(&other.to_lowercase()));
    let speaks_against = against.any(is_this);
    match change {
        Change::Drop => {
            remove(document, place);
            return speaks_against;
        }
        Change::Type(kind) => {
            let number = 17 + step;
            let others = [
                json!(true),
                json!(number),
                json!("text"),
                json!([true]),
                json!({ "unknown": 1 }),
                json!(number as f64 + 0.5),
            ];
            let value = at(document, place).expect("it is there");
            if std::mem::discriminant(value) != std::mem::discriminant(&others[*kind]) {
                *value = others[*kind].clone();
                // A no that became something else before is a yes now.
                let turned = *kind == 0
                    && fixture.json().as_mut().and_then(|own| at(own, place).cloned()) == Some(json!(false));
                // By itself no other type makes it paid; together with another change it may.
                return speaks_against || turned;
            }
        }
        Change::Nest(levels) => {
            *at(document, place).expect("it is there") = json!(DEEP);
            *depth = *levels;
            // The last one counts for all, and an empty list is nothing.
            return speaks_against;
        }
        Change::AddUnknown(name) => {
            if let Some(Value::Object(fields)) = at(document, &place[..place.len() - 1]) {
                fields.entry(format!("unknown {name}")).or_insert(json!(name));
            }
        }
        Change::OtherCase => {
            if let Some(Step::Name(name)) = place.last()
                && let Some(Value::Object(fields)) = at(document, &place[..place.len() - 1])
                && let Some(value) = fields.remove(name)
            {
                fields.insert(name.to_uppercase(), value);
            }
        }
    }
    false
}

fn json_fixture(index: &Index) -> (&'static Fixture, Value) {
    let (fixture, document) = &DOCUMENTS[index.index(DOCUMENTS.len())];
    (fixture, document.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_makes_a_document_paid(index: Index, changes in prop::collection::vec(change(), 1..5)) {
        let (fixture, mut document) = json_fixture(&index);
        let mut depth = 0;
        let mut harmless = true;
        for (step, (index, change)) in changes.iter().enumerate() {
            harmless &= !apply(&mut document, fixture, (step, index), change, &mut depth);
        }
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let text = document.to_string().replace(&format!("\"{DEEP}\""), &deep);
        let paid = is_paid(text.as_bytes());
        prop_assert!(!paid || fixture.is_paid() || !harmless, "{}: {text:.2000}", fixture.name);
    }

    /// A value of one fixture in the place of a value of another may make it a document that was
    /// paid; the answer has to keep to the rules all the same.
    #[test]
    fn swapped_values_keep_to_the_rules(
        indices: (Index, Index),
        swaps in prop::collection::vec((any::<Index>(), any::<Index>()), 1..6),
    ) {
        let (_, mut one) = json_fixture(&indices.0);
        let (_, mut other) = json_fixture(&indices.1);
        for (first, second) in &swaps {
            let (places, others) = (places(&one), places(&other));
            if places.is_empty() || others.is_empty() {
                continue;
            }
            let place = &places[first.index(places.len())];
            // A field of the same name where there is one, or else any value.
            let twin = others.iter().find(|other| other.last() == place.last());
            let twin = twin.unwrap_or(&others[second.index(others.len())]);
            let (one, other) = (at(&mut one, place).expect("inside"), at(&mut other, twin).expect("inside"));
            std::mem::swap(one, other);
        }
        answers(one.to_string().as_bytes());
        answers(other.to_string().as_bytes());
    }

    #[test]
    fn broken_texts_never_panic(index: Index, cut: Index, flips in prop::collection::vec((any::<Index>(), any::<u8>()), 0..8)) {
        let fixture = &FIXTURES[index.index(FIXTURES.len())];
        let mut text = fixture.text.clone().into_bytes();
        for (place, byte) in &flips {
            let place = place.index(text.len());
            text[place] = *byte;
        }
        text.truncate(1 + cut.index(text.len()));
        answers(&text);
    }

    #[test]
    fn any_bytes_never_panic(text in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(!is_paid(&text));
    }
}
