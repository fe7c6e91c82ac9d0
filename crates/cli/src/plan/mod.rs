//! `payverdict plan`.

mod card;
mod policy;
mod refused;

use std::io::{self, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use payverdict::overlay;
use payverdict::plan::{Decision, DecisionRecord, Given, History, Policy, Timestamp, plan};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::args::PlanOptions;
use super::files::{self, Out, Unreadable};
use super::shown::shown;
use super::tables;
use crate::Ended;
use card::Last;
use refused::Refused;

pub fn run(options: &PlanOptions) -> io::Result<Ended> {
    let policy = match options.policy.as_deref().map_or(Ok(Policy::CAUTIOUS), policy::read) {
        Ok(policy) => policy,
        Err(error) => {
            writeln!(io::stderr(), "payverdict: {error}")?;
            return Ok(Ended::WithBadInput);
        }
    };
    let now = options.now.unwrap_or_else(clock);
    let mut run =
        Run { options, policy, now, out: files::out(options.json), printed: false, ended: Ended::Well };
    for file in files::named(&options.files) {
        run.file(file)?;
    }
    run.out.flush()?;
    Ok(run.ended)
}

/// The time of this machine. One whose clock stands before 1970 plans from 1970, before every attempt.
fn clock() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix(since.as_secs().try_into().unwrap_or(i64::MAX))
}

struct Run<'a> {
    options: &'a PlanOptions,
    policy: Policy,
    now: Timestamp,
    out: Out,
    printed: bool,
    ended: Ended,
}

impl Run<'_> {
    fn file(&mut self, file: &Path) -> io::Result<()> {
        let name = files::name(file);
        let text = match files::contents(file) {
            Ok(text) => text,
            Err(error) => {
                let message = error.to_string();
                return self.error(&name, None, &Unreadable(&message), &message);
            }
        };
        for (number, line) in text.split(|byte| *byte == b'\n').enumerate() {
            let line = line.trim_ascii();
            if !line.is_empty() {
                self.line(&format!("{name}, line {}", number + 1), line)?;
            }
        }
        Ok(())
    }

    fn line(&mut self, place: &str, line: &[u8]) -> io::Result<()> {
        let json: Value = match serde_json::from_slice(line) {
            Ok(json) => json,
            Err(error) => {
                let refused = Refused::not_json(&error);
                return self.error(place, None, &refused, &refused.message);
            }
        };
        let id = json.get("id").filter(|id| !id.is_null());
        match self.planned(id, &json) {
            Ok(written) => written,
            Err(refused) => self.error(place, id, &refused, &refused.message),
        }
    }

    fn planned(&mut self, id: Option<&Value>, json: &Value) -> Result<io::Result<()>, Refused> {
        // Whatever is JSON is something given.
        let given = Given::deserialize(json).unwrap_or(Given::Nothing);
        let history = match tables::own() {
            None => History::read(&given)?,
            Some(tables) => tables.history(&given)?,
        };
        let (now, policy) = (history.now().unwrap_or(self.now), self.policy);
        let attempts = history.attempts();
        let decision = plan(&attempts, now, &policy)?;
        Ok(self.answer(id, now, &decision))
    }

    fn answer(&mut self, id: Option<&Value>, now: Timestamp, decision: &Decision<'_>) -> io::Result<()> {
        let locale = self.options.locale;
        if self.options.json {
            return match tables::own() {
                None => self.object(id, &DecisionRecord { decision, locale }),
                Some(tables) => self.object(id, &overlay::DecisionRecord { tables, decision, locale }),
            };
        }
        if self.printed {
            writeln!(self.out)?;
        }
        self.printed = true;
        let id = id.map(|id| id.as_str().map_or_else(|| id.to_string(), String::from));
        let id = id.map(|id| shown(id.as_bytes()));
        let last = Last::of(decision, locale);
        card::write(&mut self.out, id.as_deref(), now, decision, &last)
    }

    /// One object a line, which begins with the id of its line.
    fn object(&mut self, id: Option<&Value>, record: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string(record)?;
        match id {
            Some(id) => writeln!(self.out, "{{\"id\":{id},{}", &text[1..]),
            None => writeln!(self.out, "{text}"),
        }
    }

    fn error(
        &mut self,
        place: &str,
        id: Option<&Value>,
        error: &impl Serialize,
        message: &str,
    ) -> io::Result<()> {
        self.ended = Ended::WithBadInput;
        if self.options.json {
            return self.object(id, &ErrorLine(error));
        }
        self.out.flush()?;
        writeln!(io::stderr(), "payverdict: {place}: {message}")
    }
}

struct ErrorLine<'a, E>(&'a E);

impl<E: Serialize> Serialize for ErrorLine<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("error", self.0)])
    }
}
