//! What serde writes is as the schemas say: nothing is missing, and nothing is there that they do not know.

#![cfg(all(feature = "schemars", feature = "payload"))]

use std::path::Path;

use payverdict::payload::{Answer, LocalizedPiece, Options, PayloadError, find, read};
use payverdict::plan::{DecisionRecord, Given, History, HistoryError, Policy, Timestamp, plan};
use payverdict::timeline::{self, Localized, State, TimelineError, Timelines};
use payverdict::{
    CodeSet, CombinedRecord, Flags, IdentifiedRecord, Limit, Locale, Outcome, Record, Retry, Verdict, decode,
    identify,
};
use regex::Regex;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Value, json};

/// A schema, with what it says of a value. It is stricter than JSON Schema: an object has no field that is not named.
struct Checked(Value);

impl Checked {
    fn of<T: JsonSchema>() -> Self {
        Self(
            SchemaSettings::default().for_serialize().into_generator().into_root_schema_for::<T>().to_value(),
        )
    }

    /// Why a value is not as the schema says.
    fn check(&self, value: &impl Serialize) -> Result<(), String> {
        self.against(&self.0, &serde_json::to_value(value).unwrap())
    }

    fn against(&self, schema: &Value, value: &Value) -> Result<(), String> {
        schema.as_object().expect("a schema").iter().try_for_each(|(keyword, rule)| {
            let texts = || rule.as_array().expect("a list").iter().map(|text| text.as_str().unwrap());
            let holds = match (keyword.as_str(), value) {
                ("$ref", _) => {
                    let path = rule.as_str().unwrap().trim_start_matches('#');
                    return self.against(self.0.pointer(path).expect("a definition"), value);
                }
                ("anyOf", _) => {
                    let mut any = rule.as_array().unwrap().iter();
                    any.any(|schema| self.against(schema, value).is_ok())
                }
                ("type", _) if rule.is_array() => texts().any(|kind| is_of(kind, value)),
                ("type", _) => is_of(rule.as_str().expect("a type"), value),
                ("enum", _) => rule.as_array().unwrap().contains(value),
                ("pattern", Value::String(text)) => {
                    Regex::new(rule.as_str().unwrap()).unwrap().is_match(text)
                }
                ("minimum", Value::Number(number)) => number.as_u64() >= rule.as_u64(),
                ("maximum", Value::Number(number)) => number.as_u64() <= rule.as_u64(),
                ("items", Value::Array(items)) => {
                    return items.iter().try_for_each(|item| self.against(rule, item));
                }
                ("minItems", Value::Array(items)) => items.len() as u64 >= rule.as_u64().unwrap(),
                ("maxItems", Value::Array(items)) => items.len() as u64 <= rule.as_u64().unwrap(),
                ("uniqueItems", Value::Array(items)) => {
                    (1..items.len()).all(|n| !items[..n].contains(&items[n]))
                }
                ("required", Value::Object(fields)) => texts().all(|name| fields.contains_key(name)),
                ("properties", Value::Object(fields)) => {
                    return fields.iter().try_for_each(|(name, value)| {
                        let schema = rule.get(name).ok_or(format!("{name} is not named"))?;
                        self.against(schema, value).map_err(|why| format!("{name}: {why}"))
                    });
                }
                ("$schema" | "$defs" | "title" | "description" | "format", _) => true,
                // Of other values these say nothing.
                ("pattern" | "minimum" | "maximum" | "items" | "minItems" | "maxItems", _) => true,
                ("uniqueItems" | "required" | "properties", _) => true,
                (keyword, value) => panic!("{keyword} of {value} is not known here"),
            };
            if holds { Ok(()) } else { Err(format!("{value} is not as {keyword} says: {rule}")) }
        })
    }
}

/// Whether a value is of a type.
fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the type {other} is not known here"),
    }
}

#[track_caller]
fn holds(schema: &Checked, value: &impl Serialize) {
    if let Err(why) = schema.check(value) {
        panic!("{why}");
    }
}

/// Codes of every kind, listed and not.
const OTHERS: [&str; 9] =
    ["999.123.456", "000.000.999", "987654321", "003", "00", "ZZ", "51-I", "no such word", "no/such"];

#[test]
fn verdicts_are_as_their_schema_says() {
    let (verdict, record) = (Checked::of::<Verdict>(), Checked::of::<Record<'_>>());
    for &set in CodeSet::ALL {
        set.entries().for_each(|row| holds(&verdict, &Verdict::from(row)));
        OTHERS.iter().filter_map(|code| decode(set, code).ok()).for_each(|found| holds(&verdict, &found));
    }
    let locale = Locale::Is;
    holds(&record, &Record { code: Some("x"), verdict: None, locale });
    holds(&record, &Record { code: None, verdict: decode(CodeSet::OppResult, "800.100.153").ok(), locale });
}

#[test]
fn what_was_found_and_what_two_codes_mean_together_are_as_their_schemas_say() {
    let (identified, combined) = (Checked::of::<IdentifiedRecord<'_>>(), Checked::of::<CombinedRecord<'_>>());
    let locale = Locale::En;
    let mut ambiguous = 0;
    let rows = CodeSet::ALL.iter().flat_map(|set| set.entries()).step_by(7).map(|row| row.code());
    for code in rows.chain(OTHERS).chain(["", "a code?"]) {
        let found = identify(code);
        holds(&identified, &IdentifiedRecord { code, found: &found, locale });
        ambiguous += usize::from(found.certain().is_none() && found.candidates().next().is_some());
    }
    assert!(ambiguous > 0);
    let response = decode(CodeSet::OppResult, "800.100.155").unwrap();
    for advice in CodeSet::MastercardAdvice.entries() {
        let both = response.combine(advice.into());
        holds(&combined, &CombinedRecord { code: "800.100.155", combined: both, locale });
    }
}

/// The documents of the fixtures.
fn documents() -> impl Iterator<Item = Vec<u8>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/cli/tests/payload/fixtures");
    let systems = std::fs::read_dir(fixtures).unwrap();
    let files = systems.flat_map(|system| std::fs::read_dir(system.unwrap().path()).unwrap());
    let files = files.map(|file| file.unwrap().path());
    files
        .filter(|file| !file.to_str().unwrap().contains(".expected."))
        .map(|file| std::fs::read(file).unwrap())
}

#[test]
fn what_is_found_in_a_text_is_as_its_schema_says() {
    let piece = Checked::of::<LocalizedPiece<'_>>();
    let lines = "12:00:04 refused {\"paymentType\": \"DB\", \"result\": {\"code\": \"800.100.153\"}}\n\
        acquirer said: response code 51, do not honor\n05\nRC=00\n{\n800.100.153 {\"a\": 1}\n";
    let (mut documents_found, mut verdicts, mut candidates, mut phrases, mut errors) = (0, 0, 0, 0, 0);
    for text in documents().chain([lines.as_bytes().to_vec()]) {
        for found in find(&text, Options::default()) {
            let found = found.localized(Locale::De);
            holds(&piece, &found);
            let value = serde_json::to_value(found).unwrap();
            documents_found += usize::from(value["answer"].is_object());
            errors += usize::from(value["error"].is_object());
            phrases += value["reasons"].as_array().unwrap().len();
            let codes = value["codes"].as_array().unwrap();
            verdicts += codes.iter().filter(|code| code["verdict"].is_object()).count();
            candidates += codes.iter().filter(|code| code["candidates"][0].is_object()).count();
        }
    }
    let all = [documents_found, verdicts, candidates, phrases, errors];
    assert!(all.iter().all(|count| *count > 0), "{all:?}");
}

#[test]
fn states_and_what_could_not_be_added_are_as_their_schemas_say() {
    let (state, error) = (Checked::of::<State>(), Checked::of::<TimelineError>());
    let (mut payments, mut errors) = (Timelines::new(), 0);
    for text in documents() {
        for document in timeline::read(&text, Options::default()).flatten() {
            if let Err(refused) = payments.add(&document) {
                holds(&error, &refused);
                errors += 1;
            }
        }
    }
    let twice = r#"{"orderId": "A1", "purchaseId": 1, "amount": 500, "status": 1}
        {"orderId": "A1", "purchaseId": 1, "amount": 900, "status": 1}"#;
    timeline::read(twice.as_bytes(), Options::default())
        .for_each(|document| assert!(payments.add(&document.unwrap()).is_ok()));
    let (mut states, mut conflicts, mut attempts) = (0, 0, 0);
    for found in payments.states() {
        holds(&state, &found.localized(Locale::Is));
        states += 1;
        conflicts += found.conflicts().len();
        attempts += found.attempts().len();
    }
    let all = [errors, conflicts, attempts, states / 20];
    assert!(all.iter().all(|count| *count > 0), "{all:?}");
}

#[test]
fn decisions_and_what_could_not_be_planned_are_as_their_schemas_say() {
    let (decision, error) = (Checked::of::<DecisionRecord<'_, '_>>(), Checked::of::<HistoryError>());
    let now: Timestamp = "2026-11-26T12:00:00Z".parse().unwrap();
    let mut planned = 0;
    for &set in CodeSet::ALL {
        for row in set.entries() {
            let attempt = json!({"at": "2026-11-25T09:00:00Z", "set": set.id(), "code": row.code()});
            let text = json!({ "attempts": [attempt] }).to_string();
            let given: Given<'_> = serde_json::from_str(&text).unwrap();
            let history = History::read(&given).unwrap();
            let attempts = history.attempts();
            let found = plan(&attempts, now, &Policy::CAUTIOUS).unwrap();
            holds(&decision, &DecisionRecord { decision: &found, locale: Locale::En });
            planned += 1;
        }
    }
    assert!(planned > 1000);
    for text in ["1", "{}", r#"{"attempts": []}"#, r#"{"attempts": [{"at": "yesterday"}]}"#] {
        let given: Given<'_> = serde_json::from_str(text).unwrap();
        holds(&error, &History::read(&given).unwrap_err());
    }
}

/// The documents of the fixtures, and what is no document.
#[test]
fn answers_and_errors_are_as_their_schemas_say() {
    let (answer, error) = (Checked::of::<Answer>(), Checked::of::<PayloadError>());
    let (mut answers, mut errors) = (0, 0);
    let mut try_text = |text: &[u8]| {
        for found in read(text, Options::default()) {
            match found {
                Ok(found) => (answers += 1, holds(&answer, &found)).1,
                Err(found) => (errors += 1, holds(&error, &found)).1,
            }
        }
    };
    documents().for_each(|text| try_text(&text));
    for text in [
        "{",
        "{}",
        r#"{"orderId": "A1", "status": 1}"#,
        r#"{"a": "800.100.153"}"#,
        r#"{"ndc": "1", "result": {"code": "no code"}}"#,
        r#"{"encryptedBody": "AA"}"#,
        "result: 800.100.153",
    ] {
        try_text(text.as_bytes());
    }
    assert!(answers > 200 && errors >= 7, "{answers} answers, {errors} errors");
}

#[test]
fn words_and_limits_are_as_their_schemas_say() {
    Outcome::ALL.iter().for_each(|word| holds(&Checked::of::<Outcome>(), word));
    CodeSet::ALL.iter().for_each(|word| holds(&Checked::of::<CodeSet>(), word));
    holds(&Checked::of::<Flags>(), &(Flags::TEST | Flags::PARTIAL));
    for text in ["4", "20/30d", "10/24h"] {
        holds(&Checked::of::<Limit>(), &text.parse::<Limit>().unwrap());
    }
}

#[test]
fn anything_else_is_not() {
    let schema = Checked::of::<Verdict>();
    let honest = serde_json::to_value(decode(CodeSet::OppResult, "800.100.153").unwrap()).unwrap();
    let changed = |name: &str, value: Value| {
        let mut changed = honest.clone();
        changed[name] = value;
        changed
    };
    assert_eq!(schema.check(&honest), Ok(()));
    for (name, value) in [
        ("outcome", json!("paid")),
        ("outcome", Value::Null),
        ("retry", json!(1)),
        ("flags", json!(["test", "test"])),
        ("limit", json!("4 times")),
        ("source", json!({})),
        ("wait_hours", json!(65536)),
        ("no_such_field", json!(1)),
    ] {
        assert!(schema.check(&changed(name, value.clone())).is_err(), "{name} {value}");
    }
    let mut short = honest.clone();
    short.as_object_mut().unwrap().remove("retry");
    assert!(schema.check(&short).is_err());
    assert!(Checked::of::<Retry>().check(&"again").is_err());
}

/// Each of these places with another value in it is not as the schema says.
#[track_caller]
fn refuses<P: AsRef<str>>(schema: &Checked, honest: &impl Serialize, others: &[(P, Value)]) {
    let honest = serde_json::to_value(honest).unwrap();
    assert_eq!(schema.check(&honest), Ok(()));
    for (place, other) in others {
        let (place, mut changed) = (place.as_ref(), honest.clone());
        *changed.pointer_mut(place).unwrap_or_else(|| panic!("{place} of {honest}")) = other.clone();
        assert!(schema.check(&changed).is_err(), "{place} {other}");
    }
}

#[test]
fn no_other_state_is_as_its_schema_says() {
    let mut payment = timeline::Timeline::new();
    let debit = r#"{"id": "a1", "paymentType": "DB", "amount": "9.00", "currency": "EUR", "ndc": "x", "result": {"code": "000.000.000"},
        "resultDetails": {"AcquirerResponse": "05"}}"#;
    for document in timeline::read(debit.as_bytes(), Options::default()) {
        payment.add(&document.unwrap()).unwrap();
    }
    refuses(
        &Checked::of::<State>(),
        &payment.state(),
        &[
            ("/reference", json!(1)),
            ("/captured", json!(9.0)),
            ("/currency", json!(978)),
            ("/is_paid", json!("no")),
            ("/is_paid", Value::Null),
            ("/partial", json!(0)),
            ("/message", Value::Null),
            ("/next", json!(1)),
            ("/conflicts/0/sentence", json!(1)),
            ("/conflicts/0/kind", json!("two codes")),
            ("/attempts/0/id", json!(1)),
            ("/attempts/0/path", json!([])),
        ],
    );
    let checkout = br#"{"ndc": "x", "result": {"code": "000.200.100"}}"#;
    for document in timeline::read(checkout, Options::default()) {
        let error = payment.add(&document.unwrap()).unwrap_err();
        refuses(&Checked::of::<TimelineError>(), &error, &[("/kind", json!(1)), ("/message", Value::Null)]);
    }
}

#[test]
fn no_other_decision_or_history_is_as_its_schema_says() {
    let attempt = json!({"at": "2026-11-25T09:00:00Z", "set": "visa.response", "code": "51", "card": "fp", "amount": 12.5, "region": "SE",
        "currency": "SEK", "network": "visa", "initiator": "shopper", "with": [{"set": "mastercard.advice", "code": "24"}]});
    let told = json!({"attempts": [attempt], "now": "2026-11-26T12:00:00Z", "region": "SE"});
    let text = told.to_string();
    let given: Given<'_> = serde_json::from_str(&text).unwrap();
    let history = History::read(&given).unwrap();
    let attempts = history.attempts();
    let decision = plan(&attempts, history.now().unwrap(), &Policy::CAUTIOUS).unwrap();
    refuses(
        &Checked::of::<DecisionRecord<'_, '_>>(),
        &DecisionRecord { decision: &decision, locale: Locale::En },
        &[
            ("/action", json!("again")),
            ("/rule", Value::Null),
            ("/because/0/rule", json!(1)),
            ("/because/0/text", Value::Null),
            ("/attempts_left", json!("3")),
        ],
    );
    let texts = [
        "at",
        "set",
        "code",
        "card",
        "currency",
        "network",
        "region",
        "initiator",
        "with/0/set",
        "with/0/code",
    ];
    let of_attempt = texts.iter().map(|place| (format!("/attempts/0/{place}"), json!(1)));
    let of_payment = [
        ("/now", json!(1)),
        ("/region", json!(1)),
        ("/attempts/0/amount", json!([])),
        ("/attempts/0/with", json!({})),
    ];
    let others: Vec<_> =
        of_payment.map(|(place, other)| (place.to_string(), other)).into_iter().chain(of_attempt).collect();
    let schema = Checked::of::<History<'_>>();
    refuses(&schema, &told, &others);
    let mut short = told.clone();
    short["attempts"][0].as_object_mut().unwrap().remove("code");
    assert!(schema.check(&short).is_err());
    let error = History::read(&Given::Nothing).unwrap_err();
    refuses(&Checked::of::<HistoryError>(), &error, &[("/kind", json!(1)), ("/message", json!(1))]);
}

/// A state is the same in every language: one schema with one name describes both.
#[test]
fn a_state_in_a_language_has_the_schema_of_a_state() {
    let mut generator = SchemaSettings::default().for_serialize().into_generator();
    let both = [generator.subschema_for::<State>(), generator.subschema_for::<Localized<'_>>()];
    assert_eq!(both.map(schemars::Schema::to_value), [(); 2].map(|()| json!({"$ref": "#/$defs/State"})));
    assert_eq!(Checked::of::<Localized<'_>>().0, Checked::of::<State>().0);
}

/// A verdict is read from its set and code, whatever else is there.
#[test]
fn what_is_read_needs_set_and_code_only() {
    let generator = SchemaSettings::default().for_deserialize().into_generator();
    let schema = generator.into_root_schema_for::<Verdict>();
    assert_eq!(schema.get("required"), Some(&json!(["set"])));
    let fields = schema.get("properties").and_then(Value::as_object).unwrap();
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["code", "set"]);
}

/// Every field of an answer says of what kind it is.
#[test]
fn a_field_of_an_answer_of_another_kind_is_not_as_its_schema_says() {
    let schema = Checked::of::<Answer>();
    let text = br#"{"orderId": "A1", "purchaseId": 17, "status": 1, "amount": 500}"#;
    let answer = read(text, Options::default()).next().unwrap().unwrap();
    let honest = serde_json::to_value(&answer).unwrap();
    assert_eq!(schema.check(&honest), Ok(()));
    for name in honest.as_object().unwrap().keys() {
        let mut changed = honest.clone();
        changed[name] = json!(1.5);
        assert!(schema.check(&changed).is_err(), "{name}");
    }
}

/// In the shopper's language an answer has the same fields, and both are one in a schema.
#[test]
fn an_answer_has_one_schema_in_every_language() {
    fn alone<T: JsonSchema>(_: &T) -> Value {
        Checked::of::<T>().0
    }
    fn beside<T: JsonSchema>(_: &T) -> Value {
        Checked::of::<(Answer, T)>().0
    }
    let text = br#"{"orderId": "A1", "purchaseId": 17, "status": 1, "amount": 500}"#;
    let answer = read(text, Options::default()).next().unwrap().unwrap();
    let localized = answer.localized(Locale::Is);
    assert_eq!(alone(&localized), alone(&answer));
    assert_eq!(beside(&localized)["$defs"], beside(&answer)["$defs"]);
    holds(&Checked::of::<Answer>(), &localized);
}
