//! A history as a line of JSON tells it.

use payverdict::plan::{Attempt, Initiator, Network, PlanError, Timestamp};
use payverdict::{CodeSet, DecodeError, Verdict, decode};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::shown::shown;

/// Why a line could not be planned.
#[derive(Debug)]
pub struct Refused {
    pub kind: &'static str,
    pub message: String,
}

impl Refused {
    fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    pub fn not_json(error: &serde_json::Error) -> Self {
        // The place alone: what stands there may be anything.
        Self::new("malformed", format!("not one JSON object: column {}", error.column()))
    }

    /// The same, in which attempt.
    fn of_attempt(self, index: usize) -> Self {
        Self { message: format!("attempt {}: {}", index + 1, self.message), ..self }
    }
}

impl From<PlanError> for Refused {
    fn from(error: PlanError) -> Self {
        Self::new(error.kind(), error.to_string())
    }
}

impl From<DecodeError> for Refused {
    fn from(error: DecodeError) -> Self {
        Self::new(error.kind(), error.to_string())
    }
}

impl Serialize for Refused {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("kind", self.kind), ("message", &self.message)])
    }
}

/// A history, with what its attempts borrow.
pub struct History<'j> {
    pub now: Option<Timestamp>,
    attempts: Vec<Told<'j>>,
}

struct Told<'j> {
    attempt: Attempt<'j>,
    amount: Option<String>,
    currency: Option<&'j str>,
    with: Vec<Verdict>,
}

impl<'j> History<'j> {
    pub fn read(json: &'j Value) -> Result<Self, Refused> {
        let Value::Object(history) = json else {
            return Err(Refused::new("malformed", "expected an object with attempts"));
        };
        let now = time(history.get("now"), "now")?;
        let Some(Value::Array(attempts)) = history.get("attempts") else {
            return Err(Refused::new("malformed", "expected a list of attempts"));
        };
        let region = text(history.get("region"), "region")?;
        let attempts = attempts.iter().enumerate();
        let attempts = attempts
            .map(|(index, json)| Told::read(json, region).map_err(|refused| refused.of_attempt(index)));
        Ok(Self { now, attempts: attempts.collect::<Result<_, _>>()? })
    }

    pub fn attempts(&self) -> Result<Vec<Attempt<'_>>, Refused> {
        if self.attempts.is_empty() {
            return Err(PlanError::Empty.into());
        }
        Ok(self.attempts.iter().map(Told::attempt).collect())
    }
}

impl<'j> Told<'j> {
    fn read(json: &'j Value, region: Option<&'j str>) -> Result<Self, Refused> {
        let Some(at) = time(json.get("at"), "at")? else {
            return Err(Refused::new("malformed", "expected a time under `at`"));
        };
        let (set, code) = set_and_code(json)?;
        let mut attempt = Attempt::new(at, set, code)?;
        if let Some(network) = text(json.get("network"), "network")? {
            attempt = attempt.network(Network::from_name(network));
        }
        if let Some(card) = text(json.get("card"), "card")? {
            attempt = attempt.card(card);
        }
        if let Some(region) = text(json.get("region"), "region")?.or(region) {
            attempt = attempt.region(region);
        }
        let amount = amount(json.get("amount"))?;
        let currency = text(json.get("currency"), "currency")?;
        if let Some(initiator) = text(json.get("initiator"), "initiator")? {
            let initiator: Initiator = initiator.parse().map_err(|_| {
                let found = shown(initiator.as_bytes());
                Refused::new(
                    "malformed",
                    format!("unknown initiator `{found}`; expected merchant or shopper"),
                )
            })?;
            attempt = attempt.initiator(initiator);
        }
        let with = match json.get("with") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(with)) => with.iter().map(further).collect::<Result<_, _>>()?,
            Some(_) => return Err(Refused::new("malformed", "expected a list of codes under `with`")),
        };
        Ok(Self { attempt, amount, currency, with })
    }

    fn attempt(&self) -> Attempt<'_> {
        let attempt = self.attempt.with(&self.with);
        let attempt = self.amount.as_deref().map_or(attempt, |amount| attempt.amount(amount));
        self.currency.map_or(attempt, |currency| attempt.currency(currency))
    }
}

fn further(json: &Value) -> Result<Verdict, Refused> {
    let (set, code) = set_and_code(json)?;
    Ok(decode(set, code)?)
}

fn set_and_code(json: &Value) -> Result<(CodeSet, &str), Refused> {
    let Some(set) = text(json.get("set"), "set")? else {
        return Err(Refused::new("malformed", "expected the id of a set under `set`"));
    };
    let set = set.parse::<CodeSet>().map_err(|_| {
        let found = shown(set.as_bytes());
        Refused::new("unknown_set", format!("unknown set `{found}`; `payverdict sets` lists them all"))
    })?;
    match text(json.get("code"), "code")? {
        Some(code) => Ok((set, code)),
        None => Err(Refused::new("malformed", "expected the answer under `code`")),
    }
}

fn time(value: Option<&Value>, name: &str) -> Result<Option<Timestamp>, Refused> {
    let time = text(value, name)?.map(str::parse).transpose();
    time.map_err(|error: payverdict::plan::NotATime| {
        Refused::new("malformed", format!("under `{name}`: {error}"))
    })
}

/// A text, if there is one.
fn text<'j>(value: Option<&'j Value>, name: &str) -> Result<Option<&'j str>, Refused> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Refused::new("malformed", format!("expected a text under `{name}`"))),
    }
}

/// An amount, which may be written as a number.
fn amount(value: Option<&Value>) -> Result<Option<String>, Refused> {
    match value {
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        other => Ok(text(other, "amount")?.map(String::from)),
    }
}
