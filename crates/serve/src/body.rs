//! The body of a request, in room that is limited.

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt;
use hyper::body::Body as _;
use payverdict_answers::Refusal;

use crate::problem::Problem;
use crate::routes::Route;

/// How much of a body that is too long is passed over, so that its sender is there to read the answer.
const PASSED_OVER: usize = 64 << 20;

/// The media type of the body, if the route takes it.
pub fn media(route: &Route, headers: &HeaderMap) -> Result<&'static str, Problem> {
    let Some(header) = headers.get(header::CONTENT_TYPE) else { return Ok(route.bodies[0]) };
    let named = header.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let found = route.bodies.iter().find(|known| known.eq_ignore_ascii_case(named));
    found.copied().ok_or_else(|| {
        let refusal = Refusal::new("media_type", "the body has a media type that is not read here");
        let expected = route.bodies.join(", ");
        Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, refusal.expecting(expected))
    })
}

/// All of the body, if there are no more bytes than that.
pub async fn read(mut body: Body, most: usize) -> Result<Vec<u8>, Problem> {
    let told = body.size_hint().lower();
    let mut text = Vec::new();
    let (mut length, mut is_too_long) = (0, told > most as u64);
    while length < PASSED_OVER.max(most) {
        let Some(frame) = body.frame().await else { break };
        let Ok(frame) = frame else {
            let refusal = Refusal::new("incomplete", "the body ended too early");
            return Err(Problem::new(StatusCode::BAD_REQUEST, refusal));
        };
        let Ok(data) = frame.into_data() else { continue };
        length += data.len();
        is_too_long |= length > most;
        if is_too_long {
            text = Vec::new();
        } else {
            text.extend_from_slice(&data);
        }
    }
    if is_too_long {
        let refusal = Refusal::new("body_too_long", format!("the body is longer than {most} bytes"));
        let refusal = refusal.expecting("fewer documents at once");
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, refusal));
    }
    Ok(text)
}
