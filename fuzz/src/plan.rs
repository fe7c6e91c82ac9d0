//! Choices as attempts at one payment, and a policy that nobody checked: what every decision keeps to.

use payverdict::plan::{Action, Attempt, Decision, Initiator, Network, Policy, Span, Timestamp, plan};
use payverdict::{CodeSet, Limit, Outcome, Retry, Verdict, decode};

use super::bytes::Bytes;

const BEGINS: i64 = 1_740_000_000;
const HOUR: i64 = 3_600;
/// More attempts than these are not made up.
const ATTEMPTS_MAX: usize = 40;
/// The sets that rules are about, which come up more often than all others together.
const OFTEN: [CodeSet; 6] = [
    CodeSet::VisaResponse,
    CodeSet::MastercardResponse,
    CodeSet::MastercardAdvice,
    CodeSet::Iso8583Response,
    CodeSet::OppResult,
    CodeSet::StripeDecline,
];

/// Refusals after which another try may be right, without which all would be barred.
const LATER: [(CodeSet, &str); 8] = [
    (CodeSet::VisaResponse, "51"),
    (CodeSet::VisaResponse, "05"),
    (CodeSet::VisaResponse, "61"),
    (CodeSet::VisaResponse, "91"),
    (CodeSet::MastercardResponse, "51"),
    (CodeSet::MastercardResponse, "65"),
    (CodeSet::OppResult, "800.100.155"),
    (CodeSet::StripeDecline, "insufficient_funds"),
];

pub fn target(data: &[u8]) {
    decided(data);
}

/// What is decided about the attempts that the bytes make up.
pub fn decided(data: &[u8]) -> Action {
    let mut bytes = Bytes(data);
    let policy = policy(&mut bytes);
    let mut now = Timestamp::from_unix(BEGINS);
    let count = 1 + bytes.below(ATTEMPTS_MAX);
    // One history in two has any codes, the others none that bars or approves.
    let is_any = bytes.below(2) == 0;
    let mut made = Vec::with_capacity(count);
    for _ in 0..count {
        now = later(now, gap(&mut bytes));
        made.push(Made::of(&mut bytes, now, is_any));
        if bytes.0.is_empty() {
            break;
        }
    }
    now = later(now, gap(&mut bytes));
    let attempts: Vec<_> = made.iter().map(Made::attempt).collect();
    let decision = planned(&attempts, now, &policy);
    in_any_order(&attempts, now, &policy, &decision);
    times_hold(&attempts, now, &policy, &decision);
    answers_hold(&attempts, &decision);
    // What the rules say by themselves is never looser than with a policy beside them.
    let alone = planned(&attempts, now, &RULES_ALONE);
    if decision.action() == Action::Retry {
        assert_eq!(alone.action(), Action::Retry, "{attempts:?} at {now}");
    }
    if let (Some(wanted), Some(least)) = (decision.at(), alone.at()) {
        assert!(wanted >= least, "{attempts:?} at {now}: {wanted} is before {least}");
    }
    decision.action()
}

/// A policy that wants nothing but what the rules ask for.
static RULES_ALONE: std::sync::LazyLock<Policy> = std::sync::LazyLock::new(|| {
    let loose = Limit { tries: u16::MAX, window: None };
    Policy::CAUTIOUS.with_retry(Retry::ALL).with_space(Span::from_minutes(0)).with_limits(&[loose])
});

fn later(time: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_unix(time.unix() + seconds)
}

/// Seconds, hours or days.
fn gap(bytes: &mut Bytes<'_>) -> i64 {
    let unit = *bytes.one(&[1, 60, HOUR, 24 * HOUR]);
    unit * i64::from(bytes.byte() / 4)
}

fn policy(bytes: &mut Bytes<'_>) -> Policy {
    let published: Vec<_> = Policy::published().collect();
    let mut policy = **bytes.one(&published);
    let changes = bytes.byte();
    let span = |bytes: &mut Bytes<'_>| u32::from(bytes.byte()) * bytes.one(&[1, 30, 1_440]);
    if changes & 1 > 0 {
        policy = policy.with_space(Span::from_minutes(span(bytes)));
    }
    if changes & 2 > 0 {
        let window = bytes.one(&["24h", "15d", "30d"]).to_string();
        let limit = format!("{}/{window}", 1 + bytes.below(250));
        policy = policy.with_limits(&[limit.parse().expect("a limit")]);
    }
    if changes & 4 > 0 {
        policy = policy.with_gaps(&[span(bytes), span(bytes)]);
    }
    if changes & 8 > 0 {
        policy = policy.with_steps(&[span(bytes), span(bytes), span(bytes)]);
    }
    if changes & 16 > 0 {
        policy = policy.with_end(Span::from_minutes(span(bytes)));
    }
    if changes & 32 > 0 {
        policy = policy.with_retry(Retry::ALL);
    }
    policy
}

/// What an attempt is made of.
struct Made {
    at: Timestamp,
    set: CodeSet,
    code: String,
    with: Vec<Verdict>,
    network: Option<Network>,
    card: Option<&'static str>,
    currency: Option<&'static str>,
    initiator: Initiator,
}

impl Made {
    fn of(bytes: &mut Bytes<'_>, at: Timestamp, is_any: bool) -> Self {
        let kind = bytes.byte();
        if !is_any {
            let (set, code) = *bytes.one(&LATER);
            let (code, initiator) = (code.to_string(), Initiator::Merchant);
            return Self {
                at,
                set,
                code,
                with: Vec::new(),
                network: None,
                card: None,
                currency: None,
                initiator,
            };
        }
        let set = if kind & 7 > 0 { *bytes.one(&OFTEN) } else { *bytes.one(CodeSet::ALL) };
        let advice = (kind & 8 > 0).then(|| row(bytes, CodeSet::MastercardAdvice)).flatten();
        Self {
            at,
            set,
            code: row(bytes, set)
                .and_then(Verdict::code)
                .map_or_else(|| set.example().to_string(), |code| code.to_string()),
            with: Vec::from_iter(advice),
            network: (kind & 16 > 0).then(|| *bytes.one(Network::ALL)),
            card: (kind & 32 > 0).then(|| *bytes.one(&["one", "two"])),
            currency: (kind & 64 > 0).then(|| *bytes.one(&["EUR", "BRL", "ISK"])),
            initiator: if kind & 128 > 0 { Initiator::Shopper } else { Initiator::Merchant },
        }
    }

    fn attempt(&self) -> Attempt<'_> {
        let mut attempt = Attempt::new(self.at, self.set, &self.code).expect("a code of the set");
        attempt = attempt.with(&self.with).initiator(self.initiator);
        if let Some(network) = self.network {
            attempt = attempt.network(network);
        }
        if let Some(card) = self.card {
            attempt = attempt.card(card);
        }
        if let Some(currency) = self.currency {
            attempt = attempt.currency(currency);
        }
        attempt
    }
}

/// One of the rows of a set.
fn row(bytes: &mut Bytes<'_>, set: CodeSet) -> Option<Verdict> {
    let place = bytes.below(set.entries().count().max(1));
    let row = set.entries().nth(place)?;
    decode(set, row.code()).ok()
}

fn planned<'a>(attempts: &[Attempt<'a>], now: Timestamp, policy: &'a Policy) -> Decision<'a> {
    plan(attempts, now, policy).expect("nothing is of the future")
}

/// The order says nothing, nor how often each attempt is told.
fn in_any_order(attempts: &[Attempt<'_>], now: Timestamp, policy: &Policy, decision: &Decision<'_>) {
    let seen = |decision: &Decision<'_>| {
        let because: Vec<_> = decision.because().map(|cause| cause.rule()).collect();
        (decision.action(), decision.at(), decision.attempts_left(), because, decision.verdict())
    };
    let turned: Vec<_> = attempts.iter().rev().chain(attempts).copied().collect();
    let again = planned(&turned, now, policy);
    assert_eq!(seen(&again), seen(decision), "{attempts:?} at {now}");
}

/// A time is in the future, and the first at which another try is right.
fn times_hold(attempts: &[Attempt<'_>], now: Timestamp, policy: &Policy, decision: &Decision<'_>) {
    assert!(decision.because().next().is_some());
    match (decision.action(), decision.at()) {
        (Action::Wait, Some(at)) => {
            assert!(at > now, "{attempts:?} at {now}");
            let then = planned(attempts, at, policy);
            assert_ne!(then.action(), Action::Done, "{attempts:?} at {now}");
            // Where the answer leaves nothing but the time open, it is right then, and the second before it is not.
            if decision.verdict().outcome() != Outcome::Pending {
                assert_eq!(then.action(), Action::Retry, "{attempts:?} at {now}, then {at}");
                let before = planned(attempts, later(at, -1), policy);
                assert_ne!(before.action(), Action::Retry, "{attempts:?} at {now}, a second before {at}");
            }
        }
        (Action::Retry, Some(at)) => assert!(at <= now, "{attempts:?} at {now}"),
        _ => {}
    }
}

/// Nothing is tried again that was approved, is open, or was barred by the last answer.
fn answers_hold(attempts: &[Attempt<'_>], decision: &Decision<'_>) {
    if !matches!(decision.action(), Action::Retry | Action::Wait) {
        return;
    }
    for attempt in attempts {
        let said = attempt.verdict();
        assert!(!said.is_final() || said.outcome() != Outcome::Approved, "{attempts:?}");
        if decision.action() == Action::Retry {
            assert_ne!(said.outcome(), Outcome::Unknown, "{attempts:?}");
        }
    }
    if decision.action() == Action::Retry {
        let retry = decision.verdict().retry();
        assert!(!matches!(retry, Retry::Never | Retry::CheckFirst), "{retry}: {attempts:?}");
    }
}
