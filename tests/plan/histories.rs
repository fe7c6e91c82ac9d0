//! Histories in few words.

use payverdict::plan::{Attempt, Decision, Network, Policy, Timestamp, plan};
use payverdict::{CodeSet, Verdict, decode};

pub fn time(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A time some seconds after another.
pub fn later(time: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_unix(time.unix() + seconds)
}

pub const HOUR: i64 = 3_600;
pub const DAY: i64 = 24 * HOUR;

/// An attempt over Visa.
pub fn visa(at: Timestamp, code: &str) -> Attempt<'_> {
    Attempt::new(at, CodeSet::VisaResponse, code).unwrap()
}

/// An attempt over Mastercard.
pub fn mastercard(at: Timestamp, code: &str) -> Attempt<'_> {
    Attempt::new(at, CodeSet::MastercardResponse, code).unwrap()
}

/// An attempt over no card network.
pub fn other(at: Timestamp, set: CodeSet, code: &str) -> Attempt<'_> {
    Attempt::new(at, set, code).unwrap().network(Network::Other)
}

/// A merchant advice code.
pub fn advice(code: &str) -> [Verdict; 1] {
    [decode(CodeSet::MastercardAdvice, code).unwrap()]
}

/// What the cautious policy plans.
#[track_caller]
pub fn cautious<'a>(attempts: &[Attempt<'a>], now: Timestamp) -> Decision<'a> {
    plan(attempts, now, &Policy::CAUTIOUS).unwrap()
}

/// A policy that wants nothing but what the rules ask for.
pub fn rules_alone() -> Policy {
    use payverdict::Limit;
    use payverdict::plan::Span;

    let loose = Limit { tries: u16::MAX, window: None };
    Policy::CAUTIOUS.with_space(Span::from_minutes(0)).with_limits(&[loose])
}

/// The rules that had a say.
pub fn because(decision: &Decision<'_>) -> Vec<&'static str> {
    decision.because().map(|cause| cause.rule()).collect()
}
