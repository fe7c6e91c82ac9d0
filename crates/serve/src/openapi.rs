//! The description of the service (OpenAPI 3.1): the routes are those of the router, the schemas those of the types.

use payverdict::payload::{Answer, LocalizedPiece, PayloadError};
use payverdict::plan::{DecisionRecord, History, HistoryError};
use payverdict::timeline::State;
use payverdict::{CodeSet, IdentifiedRecord, Record, System};
use payverdict_answers::Desk;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::metrics::OPEN_METRICS;
use crate::parameters::{LOCALE, Parameter};
use crate::problem::{Details, PROBLEM};
use crate::routes::{JSON, JSON_LINES, Job, ROUTES, Route};

/// What may go wrong with any request, and with one that has a body.
const ANY: &[(&str, &str)] = &[
    ("400", "The query or the path is wrong"),
    ("408", "The request took too long"),
    ("429", "The client asks too often"),
    ("503", "There is too much to do"),
];
const OF_CODES: &[(&str, &str)] = &[("404", "There is no such set"), ("422", "The text is not a code")];
const OF_BODIES: &[(&str, &str)] = &[
    ("413", "The body is too long"),
    ("415", "The body has a media type that is not read here"),
    ("422", "The body cannot be answered"),
];

/// The document, as JSON.
pub fn document(desk: &Desk) -> Vec<u8> {
    let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let mut paths = Map::new();
    for route in ROUTES {
        let operation = operation(&mut generator, route);
        paths.insert(route.path.into(), json!({ route.method().as_str().to_lowercase(): operation }));
    }
    let given = [
        ("/health", "health", "Whether the service is there", JSON, health()),
        (
            "/metrics",
            "metrics",
            "What was counted, for Prometheus",
            OPEN_METRICS,
            json!({ "type": "string" }),
        ),
        ("/openapi.json", "openapi", "This document", JSON, json!({ "type": "object" })),
    ];
    for (path, id, summary, media, schema) in given {
        let answer = json!({ "description": summary, "content": { media: { "schema": schema } } });
        let get = json!({ "operationId": id, "summary": summary, "responses": { "200": answer } });
        paths.insert(path.into(), json!({ "get": get }));
    }
    let mut schemas = Value::Object(generator.take_definitions(true).into_iter().collect());
    with_own_names(&mut schemas, desk);
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "payverdict",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "What payment result codes, responses and webhooks mean",
            "description": "The answers are those of the command `payverdict` with `--json`, byte for byte.",
            "license": { "name": env!("CARGO_PKG_LICENSE"), "identifier": env!("CARGO_PKG_LICENSE") },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": { "schemas": schemas },
    });
    let mut text = serde_json::to_vec_pretty(&document).expect("a description is plain JSON");
    text.push(b'\n');
    text
}

fn health() -> Value {
    json!({
        "type": "object",
        "properties": { "status": { "type": "string" }, "version": { "type": "string" } },
        "required": ["status", "version"],
    })
}

fn operation(generator: &mut SchemaGenerator, route: &Route) -> Value {
    let mut parameters: Vec<_> =
        route.path_parameters.iter().map(|one| said(generator, one, "path")).collect();
    parameters.extend(route.query.iter().map(|one| said(generator, one, "query")));
    let language = json!({
        "name": "Accept-Language",
        "in": "header",
        "required": false,
        "description": format!("As browsers send it; `{}` in the query comes first.", LOCALE.name),
        "schema": { "type": "string" },
    });
    parameters.push(language);
    let problem = generator.subschema_for::<Details>();
    let problem = |what: &str| json!({ "description": what, "content": { PROBLEM: { "schema": problem } } });
    let mut responses = Map::new();
    responses.insert("200".into(), answered(generator, route));
    let others = if route.bodies.is_empty() { OF_CODES } else { OF_BODIES };
    for (status, what) in ANY.iter().chain(others) {
        responses.insert((*status).into(), problem(what));
    }
    let mut operation = json!({
        "operationId": route.id,
        "summary": route.summary,
        "description": route.description,
        "parameters": parameters,
        "responses": responses,
    });
    if !route.bodies.is_empty() {
        let content: Map<_, _> =
            route.bodies.iter().map(|media| ((*media).into(), body(generator, route, media))).collect();
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    operation
}

fn said(generator: &mut SchemaGenerator, parameter: &Parameter, place: &str) -> Value {
    json!({
        "name": parameter.name,
        "in": place,
        "required": place == "path",
        "description": parameter.doc,
        "schema": (parameter.schema)(generator),
    })
}

/// What may be sent. Documents are what systems send: nothing is said of their fields.
fn body(generator: &mut SchemaGenerator, route: &Route, media: &str) -> Value {
    match (route.job, media) {
        (Job::Plan, JSON) => json!({ "schema": generator.subschema_for::<History<'_>>() }),
        (_, JSON) => json!({ "schema": {} }),
        _ => json!({ "schema": { "type": "string" } }),
    }
}

/// One object is JSON; several are one a line.
fn answered(generator: &mut SchemaGenerator, route: &Route) -> Value {
    let one = match route.job {
        Job::Decode => generator.subschema_for::<Record<'_>>(),
        Job::Identify => generator.subschema_for::<IdentifiedRecord<'_>>(),
        Job::Read => generator.subschema_for::<LocalizedPiece<'_>>(),
        Job::Payload => generator.subschema_for::<Answer>(),
        Job::Timeline => generator.subschema_for::<State>(),
        Job::Plan => with_id(generator.subschema_for::<DecisionRecord<'_, '_>>()),
    };
    let mut content = Map::new();
    content.insert(JSON.into(), json!({ "schema": one }));
    if !route.bodies.is_empty() {
        let error = match route.job {
            Job::Plan => generator.subschema_for::<HistoryError>(),
            _ => generator.subschema_for::<PayloadError>(),
        };
        let line = json!({
            "anyOf": [one, { "type": "object", "properties": { "error": error }, "required": ["error"] }],
        });
        let text = "JSON objects, one a line. What cannot be answered is an error in its place.";
        let schema = json!({ "type": "string", "description": text });
        // Only later versions of OpenAPI have a word for it.
        content.insert(JSON_LINES.into(), json!({ "schema": schema, "x-line-schema": line }));
    }
    json!({ "description": route.summary, "content": content })
}

/// A decision begins with the id of its history, if that has one.
fn with_id(decision: schemars::Schema) -> schemars::Schema {
    schemars::json_schema!({
        "allOf": [
            decision,
            { "type": "object", "properties": { "id": { "description": "As it was sent." } } },
        ],
    })
}

/// Adds the sets and systems of one's own to those of the types.
fn with_own_names(schemas: &mut Value, desk: &Desk) {
    let sets: Vec<_> = desk.tables().sets().map(|set| set.id()).collect();
    let systems: Vec<_> = desk.tables().systems().map(|system| system.id()).collect();
    if sets.is_empty() && systems.is_empty() {
        return;
    }
    let all_sets: Vec<_> = CodeSet::ALL.iter().map(|set| set.id()).collect();
    let all_systems: Vec<_> = System::all().map(System::id).collect();
    add(schemas, &[(json!(all_sets), sets), (json!(all_systems), systems)]);
}

/// Adds names to lists that are known.
fn add(schema: &mut Value, lists: &[(Value, Vec<&str>)]) {
    match schema {
        Value::Object(fields) => {
            for (name, value) in fields {
                let list = lists.iter().find(|(known, _)| name == "enum" && value == known);
                if let (Some((_, own)), Value::Array(words)) = (list, &mut *value) {
                    words.extend(own.iter().map(|word| json!(word)));
                } else {
                    add(value, lists);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| add(item, lists)),
        _ => {}
    }
}
