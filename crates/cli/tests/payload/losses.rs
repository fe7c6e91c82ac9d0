//! What a document is unpaid for: taking out one value makes it look paid only where its expected
//! answer says so under `against`, and no value of another type does.

use serde_json::{Value, json};

use crate::support::{at, fixtures, is_paid, path, places, remove};

#[test]
fn no_loss_makes_a_document_paid_but_those_named() {
    for fixture in fixtures().iter().filter(|fixture| !fixture.is_paid()) {
        let Some(document) = fixture.json() else { continue };
        let mut against = Vec::new();
        for place in places(&document) {
            let mut less = document.clone();
            remove(&mut less, &place);
            if is_paid(less.to_string().as_bytes()) {
                against.push(path(&place));
            }
        }
        let expected = fixture.expected.get("against").cloned().unwrap_or(json!([]));
        assert_eq!(json!(against), expected, "{}", fixture.name);
    }
}

#[test]
fn no_other_type_makes_a_document_paid() {
    let others =
        [json!(true), json!(17), json!(-0.5), json!("text"), json!([true]), json!({ "unknown": true })];
    for fixture in fixtures().iter().filter(|fixture| !fixture.is_paid()) {
        let Some(document) = fixture.json() else { continue };
        let against = fixture.expected.get("against").and_then(Value::as_array);
        for place in places(&document) {
            // Of a text that may say either, one that nobody knows says nothing.
            let is_either = against.is_some_and(|against| against.iter().any(|field| *field == path(&place)));
            for other in others.iter().filter(|other| !(is_either && other.is_string())) {
                let mut changed = document.clone();
                let value = at(&mut changed, &place).expect("it is there");
                if std::mem::discriminant(value) == std::mem::discriminant(other) {
                    continue;
                }
                *value = other.clone();
                let paid = is_paid(changed.to_string().as_bytes());
                assert!(!paid, "{}: {} as {other}", fixture.name, path(&place));
            }
        }
    }
}

#[test]
fn nothing_counts_as_nothing() {
    // A field that is null is as good as absent.
    for fixture in fixtures() {
        let Some(document) = fixture.json() else { continue };
        for place in places(&document) {
            let (mut absent, mut null) = (document.clone(), document.clone());
            if matches!(place.last(), Some(crate::support::Step::Item(_))) {
                continue;
            }
            remove(&mut absent, &place);
            *at(&mut null, &place).expect("it is there") = Value::Null;
            let [absent, null] =
                [absent, null].map(|document| crate::support::answers(document.to_string().as_bytes()));
            assert_eq!(absent, null, "{}: {}", fixture.name, path(&place));
        }
    }
}
