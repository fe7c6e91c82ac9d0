//! From a request that was read to its answer.

use std::time::Instant;

use axum::http::{HeaderMap, StatusCode, Uri};
use payverdict::Locale;
use payverdict_answers::{Asked, Desk, Histories, Lines, Owner, Refusal, Room, now, policy};
use percent_encoding::percent_decode_str;

use crate::locale;
use crate::parameters::{NOW, POLICY, Query, SENDER, SYSTEM, WITH};
use crate::problem::Problem;
use crate::routes::{JSON, JSON_LINES, Job, Route};

/// A request, as far as it is read.
pub struct Request {
    job: Job,
    pub locale: Locale,
    query: Query,
    path: String,
    media: &'static str,
    body: Vec<u8>,
}

/// What is sent back.
pub struct Answer {
    pub text: Vec<u8>,
    pub media: &'static str,
}

impl Request {
    /// Reads what stands before the body.
    pub fn read(route: &Route, uri: &Uri, headers: &HeaderMap) -> Result<Self, Problem> {
        let query = Query::read(uri.query(), route.query).map_err(Problem::of)?;
        let locale = locale::of(&query, headers);
        let (path, body) = (uri.path().to_string(), Vec::new());
        Ok(Self { job: route.job, locale, query, path, media: JSON, body })
    }

    /// The same with a body.
    pub fn with_body(self, media: &'static str, body: Vec<u8>) -> Self {
        Self { media, body, ..self }
    }

    /// The answer, in so much room and time.
    pub fn answer(&self, desk: &Desk, room: Room) -> Result<Answer, Problem> {
        match self.job {
            Job::Decode => {
                let after = self.path.strip_prefix("/decode/").unwrap_or_default();
                let (set, code) = after.split_once('/').unwrap_or((after, ""));
                let (set, code) = (decoded(set)?, decoded(code)?);
                self.decoded(desk, Owner::Set(&set), &code)
            }
            Job::Identify => {
                let code = decoded(self.path.strip_prefix("/decode/").unwrap_or_default())?;
                let owner = self.query.get(&SYSTEM).map_or(Owner::Unknown, Owner::System);
                self.decoded(desk, owner, &code)
            }
            Job::Read | Job::Payload | Job::Timeline => self.documents(desk, room),
            Job::Plan => self.planned(desk, room),
        }
    }

    fn decoded(&self, desk: &Desk, owner: Owner<'_>, code: &str) -> Result<Answer, Problem> {
        let with: Vec<_> = self.query.all(&WITH).collect();
        let text = desk.decode(owner, code, &with, self.locale).map_err(Problem::of)?;
        Ok(Answer { text: text.into_bytes(), media: JSON })
    }

    fn documents(&self, desk: &Desk, room: Room) -> Result<Answer, Problem> {
        let system =
            self.query.get(&SENDER).map(|name| desk.sender(name)).transpose().map_err(Problem::of)?;
        let asked = Asked { system, locale: self.locale };
        let mut lines = Lines::with(room);
        let done = match self.job {
            Job::Read => desk.read(&self.body, asked, &mut lines),
            Job::Timeline => desk.timeline(&self.body, asked, &mut lines),
            _ => desk.payload(&self.body, asked, &mut lines),
        };
        done.map_err(|stopped| Problem::stopped(stopped, room.bytes))?;
        answered(lines)
    }

    fn planned(&self, desk: &Desk, room: Room) -> Result<Answer, Problem> {
        let now = match self.query.get(&NOW) {
            None => now(),
            Some(time) => time.parse().map_err(|error: payverdict::plan::NotATime| {
                let refusal = Refusal::new("time", format!("under `now`: {error}"));
                Problem::of(refusal.expecting("a time such as 2026-11-26T12:00:00Z"))
            })?,
        };
        let policy = policy(self.query.get(&POLICY).unwrap_or("cautious")).map_err(Problem::of)?;
        let asked = Histories { now, policy, locale: self.locale };
        let mut lines = Lines::with(room);
        let done = match self.media {
            JSON if !self.body.trim_ascii().is_empty() => desk.plan_one(&self.body, &asked, &mut lines),
            _ => desk.plan(&self.body, &asked, &mut lines),
        };
        done.map_err(|stopped| Problem::stopped(stopped, room.bytes))?;
        answered(lines)
    }
}

/// One object is JSON; with none or several it is said so.
fn answered(lines: Lines) -> Result<Answer, Problem> {
    if let Some(error) = lines.only_error() {
        return Err(Problem::of_body(error));
    }
    let media = match lines.count() {
        0 => {
            let refusal =
                Refusal::new("empty", "there is nothing in the body").expecting("at least one document");
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, refusal));
        }
        1 => JSON,
        _ => JSON_LINES,
    };
    Ok(Answer { text: lines.into_text(), media })
}

/// A part of a path without its percent signs.
fn decoded(part: &str) -> Result<String, Problem> {
    let text = percent_decode_str(part).decode_utf8().map_err(|_| {
        Problem::of(Refusal::new("encoding", "the path is not UTF-8 when its percent signs are decoded"))
    })?;
    Ok(text.into_owned())
}

/// Until when an answer may be written.
pub fn room(bytes: usize, until: Instant) -> Room {
    Room { bytes, until: Some(until) }
}
