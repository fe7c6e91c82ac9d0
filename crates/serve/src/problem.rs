//! Errors as problem details (RFC 9457). They never repeat what was sent.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use payverdict_answers::{Refusal, Stopped};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// The media type.
pub const PROBLEM: &str = "application/problem+json";

/// Why a request was not answered; a small thing to pass on.
#[derive(Debug)]
pub struct Problem(Box<Details>);

/// What is told of a problem.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub struct Details {
    /// Always `about:blank`: `kind` tells problems apart.
    r#type: &'static str,
    /// The status in words.
    title: &'static str,
    /// The status of the response.
    status: u16,
    /// What is wrong, in a sentence.
    detail: String,
    #[serde(flatten)]
    refusal: Refusal,
    /// The object that the command has in the place of an answer to the document or history.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Value>,
    #[serde(skip)]
    code: StatusCode,
    /// When to come again, in seconds, or which methods are allowed.
    #[serde(skip)]
    header: Option<(header::HeaderName, String)>,
}

impl Problem {
    pub fn new(code: StatusCode, refusal: Refusal) -> Self {
        Self(Box::new(Details {
            r#type: "about:blank",
            title: code.canonical_reason().unwrap_or_default(),
            status: code.as_u16(),
            detail: refusal.detail.clone(),
            refusal,
            error: None,
            code,
            header: None,
        }))
    }

    /// What the library says of a code, a name or a query.
    pub fn of(refusal: Refusal) -> Self {
        let code = match refusal.kind {
            "unknown_set" => StatusCode::NOT_FOUND,
            "malformed" | "phrase" => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::BAD_REQUEST,
        };
        Self::new(code, refusal)
    }

    /// The only thing that the library says of a body.
    pub fn of_body(error: &Value) -> Self {
        let text = |name: &str| error[name].as_str().map(String::from);
        let kinds = ["malformed", "unrecognized", "encrypted", "too_deep", "too_large", "no_reference"];
        let kinds = kinds.into_iter().chain(["foreign", "full", "unknown_set", "empty", "future"]);
        let kind = kinds.into_iter().find(|kind| error["kind"] == *kind).unwrap_or("unanswered");
        let mut refusal = Refusal::new(kind, text("message").unwrap_or_default());
        refusal.expected = text("expected");
        let mut problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, refusal);
        problem.0.error = Some(error.clone());
        problem
    }

    pub fn stopped(stopped: Stopped, answer_max: usize) -> Self {
        match stopped {
            Stopped::TooLong => {
                let detail = format!("the answer would be longer than {answer_max} bytes");
                let refusal =
                    Refusal::new("answer_too_long", detail).expecting("fewer documents or lines at once");
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, refusal)
            }
            Stopped::TooLate => Self::busy("too_slow", "the answer takes longer than is allowed"),
        }
    }

    /// Too much to do.
    pub fn busy(kind: &'static str, detail: &str) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, Refusal::new(kind, detail)).with(header::RETRY_AFTER, "1")
    }

    #[must_use]
    pub fn with(mut self, name: header::HeaderName, value: impl Into<String>) -> Self {
        self.0.header = Some((name, value.into()));
        self
    }

    pub fn into_response(self) -> Response<Body> {
        let Self(details) = self;
        let text = serde_json::to_vec(&details).expect("a problem is plain JSON");
        let mut response = Response::new(Body::from(text));
        *response.status_mut() = details.code;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM));
        if let Some((name, value)) = details.header
            && let Ok(value) = HeaderValue::try_from(value)
        {
            headers.insert(name, value);
        }
        response
    }
}
