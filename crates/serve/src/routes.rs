//! The routes: what each takes and answers. The router, the checks of requests and the OpenAPI document are made from
//! this list.

use axum::http::Method;

use crate::parameters::{self, Parameter};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    Decode,
    Identify,
    Read,
    Payload,
    Timeline,
    Plan,
}

/// A way to ask.
#[derive(Debug)]
pub struct Route {
    pub job: Job,
    /// As it is documented; the last part of a path may hold slashes.
    pub path: &'static str,
    /// The name of the operation in generated clients.
    pub id: &'static str,
    pub summary: &'static str,
    pub description: &'static str,
    /// The parts of the path, in their order.
    pub path_parameters: &'static [&'static Parameter],
    pub query: &'static [&'static Parameter],
    /// The media types of a body, if it takes one; what names none is taken for the first.
    pub bodies: &'static [&'static str],
}

impl Route {
    pub fn method(&self) -> Method {
        if self.bodies.is_empty() { Method::GET } else { Method::POST }
    }

    /// As axum has it.
    pub fn pattern(&self) -> String {
        if self.job == Job::Decode { self.path.replace("{code}", "{*code}") } else { self.path.into() }
    }
}

/// One JSON value.
pub const JSON: &str = "application/json";
/// JSON values, one a line.
pub const JSON_LINES: &str = "application/jsonl";
/// Another name of the same.
pub const NDJSON: &str = "application/x-ndjson";
const TEXT: &str = "text/plain";
const FORM: &str = "application/x-www-form-urlencoded";

const DOCUMENTS: &[&str] = &[JSON, JSON_LINES, NDJSON, FORM, TEXT];

/// All of them.
pub const ROUTES: &[Route] = &[
    Route {
        job: Job::Decode,
        path: "/decode/{set}/{code}",
        id: "decode",
        summary: "What a code of a set means",
        description: "The verdict on a result code, response code, status or problem type whose set is known.",
        path_parameters: &[&parameters::SET, &parameters::CODE],
        query: &[&parameters::WITH, &parameters::LOCALE],
        bodies: &[],
    },
    Route {
        job: Job::Identify,
        path: "/decode/{code}",
        id: "identify",
        summary: "What a code means whose set is not known",
        description: "A verdict only where the code itself, or the system that is named, tells whose it is; else `match` is \
                      `ambiguous`, the outcome `unknown`, and `candidates` says what it could be.",
        path_parameters: &[&parameters::CODE],
        query: &[&parameters::SYSTEM, &parameters::WITH, &parameters::LOCALE],
        bodies: &[],
    },
    Route {
        job: Job::Read,
        path: "/read",
        id: "read",
        summary: "Documents, codes and phrases in any text",
        description: "An object for each document and each line of whatever was pasted: logs, e-mails, transcripts.",
        path_parameters: &[],
        query: &[&parameters::SENDER, &parameters::LOCALE],
        bodies: &[TEXT, JSON, JSON_LINES, NDJSON, FORM],
    },
    Route {
        job: Job::Payload,
        path: "/payload",
        id: "payload",
        summary: "What responses and webhooks say",
        description: "An answer for each document: one, an array of them, or one a line.",
        path_parameters: &[],
        query: &[&parameters::SENDER, &parameters::LOCALE],
        bodies: DOCUMENTS,
    },
    Route {
        job: Job::Timeline,
        path: "/timeline",
        id: "timeline",
        summary: "Payments told in many documents",
        description: "An answer for each payment, the same in whatever order its documents come and however often.",
        path_parameters: &[],
        query: &[&parameters::SENDER, &parameters::LOCALE],
        bodies: DOCUMENTS,
    },
    Route {
        job: Job::Plan,
        path: "/plan",
        id: "plan",
        summary: "Whether payments may be tried again, when, and by which rule",
        description: "A decision for each history: one JSON object, or with `application/jsonl` one a line.",
        path_parameters: &[],
        query: &[&parameters::NOW, &parameters::POLICY, &parameters::LOCALE],
        bodies: &[JSON, JSON_LINES, NDJSON],
    },
];
