//! What the service says of itself: health, metrics, and its description.

use std::process::Command;

use serde_json::Value;

use crate::requests::{get, post};
use crate::running::Running;

#[test]
fn it_says_that_it_is_there() {
    let service = Running::with(&[]);
    let answer = get(service.address, "/health");
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    assert_eq!(answer.json()["status"], "ok");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}

#[test]
fn it_counts_requests_by_route_and_status() {
    let service = Running::with(&[]);
    get(service.address, "/decode/visa.response/51");
    get(service.address, "/decode/visa.response/51");
    get(service.address, "/decode/no.such/51");
    post(service.address, "/payload", "application/json", b"{}");
    let answer = get(service.address, "/metrics");
    assert!(answer.header("content-type").starts_with("application/openmetrics-text"));
    let text = answer.text();
    for line in [
        "# TYPE payverdict_requests counter",
        r#"payverdict_requests_total{route="/decode/{set}/{code}",status="200"} 2"#,
        r#"payverdict_requests_total{route="/decode/{set}/{code}",status="404"} 1"#,
        r#"payverdict_requests_total{route="/payload",status="422"} 1"#,
        r#"payverdict_request_duration_seconds_count{route="/decode/{set}/{code}"} 3"#,
        r#"payverdict_request_duration_seconds_bucket{le="+Inf",route="/payload"} 1"#,
        "payverdict_body_bytes_total 2",
        "payverdict_in_flight 0",
        "# EOF",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}: {text}");
    }
}

/// The schemas are those of the types, and each that is named is there.
#[test]
fn its_description_is_made_from_the_types() {
    let service = Running::with(&[]);
    let document = get(service.address, "/openapi.json");
    assert_eq!(document.header("content-type"), "application/json");
    let printed = Command::new(env!("CARGO_BIN_EXE_payverdict-serve")).arg("--openapi").output().unwrap();
    assert_eq!(String::from_utf8(printed.stdout).unwrap().trim_end(), document.text().trim_end());
    let json = document.json();
    assert_eq!(json["openapi"], "3.1.0");
    let paths: Vec<_> = json["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    let all = [
        "/decode/{code}",
        "/decode/{set}/{code}",
        "/health",
        "/metrics",
        "/openapi.json",
        "/payload",
        "/plan",
    ];
    assert_eq!(paths, [&all[..], &["/read", "/timeline"]].concat());
    let schemas = json["components"]["schemas"].as_object().unwrap();
    let sets = schemas["CodeSet"]["enum"].as_array().unwrap();
    assert_eq!(sets.len(), payverdict::CodeSet::ALL.len());
    let fields = payverdict::record::FIELDS.iter().filter(|field| field.is_of_verdicts());
    let names = schemas["Record"]["properties"].as_object().unwrap();
    assert!(fields.clone().count() > 10 && fields.clone().count() == names.len());
    let mut named = 0;
    each_reference(&json, &mut |name| {
        named += 1;
        assert!(schemas.contains_key(name), "{name} has no schema");
    });
    assert!(named > 50, "{named}");
}

fn each_reference(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::Object(fields) => {
            if let Some(name) = fields.get("$ref").and_then(Value::as_str) {
                each(name.strip_prefix("#/components/schemas/").expect("a schema of the document"));
            }
            fields.values().for_each(|value| each_reference(value, each));
        }
        Value::Array(items) => items.iter().for_each(|item| each_reference(item, each)),
        _ => {}
    }
}
