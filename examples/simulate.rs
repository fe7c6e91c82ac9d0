//! A SIMULATION of policies for further tries, with an issuer that is made up. Its numbers compare policies under the
//! assumptions below; they say nothing about any real card, bank or recovery rate.
//!
//! `cargo run --release --example simulate [PAYMENTS [SEED]]`

use std::fmt::Write;

use payverdict::plan::{Action, Attempt, Network, Policy, Span, Timestamp, plan};
use payverdict::{CodeSet, Limit, Verdict, decode};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// Why a first try is refused: what the issuer answers, and when it would say yes.
struct Assumption {
    /// Out of a hundred refused payments.
    share: u64,
    why: &'static str,
    visa: &'static str,
    mastercard: &'static str,
    /// The advice that Mastercard adds; blank for none.
    advice: &'static str,
    /// The hours after which another try succeeds, at least and at most; none where it never does.
    cured: Option<(i64, i64)>,
}

/// Every assumption that the simulation makes about refusals. All of them are made up.
const ASSUMPTIONS: [Assumption; 7] = [
    assume(34, "not enough money until a payday", "51", "51", "", Some((12, 30 * 24))),
    assume(10, "not enough money, the network knows when", "51", "51", "27", Some((96, 120))),
    assume(22, "refused without a reason", "05", "05", "", Some((24, 40 * 24))),
    assume(8, "a limit that ends within a day", "65", "51", "25", Some((6, 24))),
    assume(8, "the issuer is down for hours", "91", "91", "", Some((1, 12))),
    assume(12, "lost, stolen or closed", "41", "79", "03", None),
    assume(6, "the holder stopped the payments", "R1", "05", "21", None),
];

const fn assume(
    share: u64,
    why: &'static str,
    visa: &'static str,
    mastercard: &'static str,
    advice: &'static str,
    cured: Option<(i64, i64)>,
) -> Assumption {
    Assumption { share, why, visa, mastercard, advice, cured }
}

/// The share of payments over Visa, out of a hundred; the others go over Mastercard.
const VISA_SHARE: u64 = 55;
/// What a try that breaks a rule costs, in cents: round numbers in the size of the fees that acquirers publish.
const FEE_VISA: u64 = 10;
const FEE_MASTERCARD: u64 = 50;
/// How long a payment is followed.
const HORIZON: i64 = 60 * DAY;
const BEGIN: i64 = 1_780_272_000;

/// What became of all payments under a policy.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Outcome {
    pub recovered: u64,
    pub tries: u64,
    pub broken: u64,
    pub fees: u64,
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<u64>());
    let payments = arguments.next().and_then(Result::ok).unwrap_or(10_000);
    let seed = arguments.next().and_then(Result::ok).unwrap_or(1);
    print!("{}", report(payments, seed));
}

/// The whole report: what is assumed, and a line for each policy.
pub fn report(payments: u64, seed: u64) -> String {
    let mut out =
        format!("A simulation with a made-up issuer: {payments} refused payments, seed {seed}. Assumed:\n\n");
    for Assumption { share, why, cured, .. } in &ASSUMPTIONS {
        let cured = match cured {
            Some((least, most)) => format!("another try succeeds after {least} to {most} hours"),
            None => "no other try succeeds".into(),
        };
        writeln!(out, "- {share} %: {why}; {cured}").unwrap();
    }
    writeln!(out, "\n| policy (simulated) | recovered | tries | breaking a rule | fees | with the plan | tries | breaking a rule |").unwrap();
    writeln!(out, "|---|--:|--:|--:|--:|--:|--:|--:|").unwrap();
    for policy in Policy::published() {
        let alone = simulate(policy, false, payments, seed);
        let planned = simulate(policy, true, payments, seed);
        let share = |outcome: &Outcome| {
            let share = outcome.recovered * 1_000 / payments.max(1);
            format!("{}.{} %", share / 10, share % 10)
        };
        writeln!(
            out,
            "| {} | {} | {} | {} | {}.{:02} | {} | {} | {} |",
            policy.id(),
            share(&alone),
            alone.tries,
            alone.broken,
            alone.fees / 100,
            alone.fees % 100,
            share(&planned),
            planned.tries,
            planned.broken
        )
        .unwrap();
    }
    out
}

/// Follows a policy for each payment: by itself, blind to what is answered, or with the plan.
pub fn simulate(policy: &Policy, is_planned: bool, payments: u64, seed: u64) -> Outcome {
    let mut outcome = Outcome::default();
    let mut chance = Chance(seed);
    for _ in 0..payments {
        let payment = Payment::draw(&mut chance);
        payment.follow(policy, is_planned, &mut outcome);
    }
    outcome
}

struct Payment {
    assumption: &'static Assumption,
    is_visa: bool,
    /// The hours after which a try succeeds.
    cured: Option<i64>,
}

impl Payment {
    fn draw(chance: &mut Chance) -> Self {
        let shares: u64 = ASSUMPTIONS.iter().map(|assumption| assumption.share).sum();
        let mut place = chance.below(shares);
        let mut rest = ASSUMPTIONS.iter();
        let assumption = loop {
            let assumption = rest.next().expect("the shares add up");
            match place.checked_sub(assumption.share) {
                Some(left) => place = left,
                None => break assumption,
            }
        };
        let is_visa = chance.below(100) < VISA_SHARE;
        let minutes = chance.below(10_000) as i64;
        let cured =
            assumption.cured.map(|(least, most)| least * HOUR + (most - least) * HOUR * minutes / 10_000);
        Self { assumption, is_visa, cured }
    }

    fn follow(&self, policy: &Policy, is_planned: bool, outcome: &mut Outcome) {
        let Assumption { visa, mastercard, advice, .. } = self.assumption;
        let advice: Option<[Verdict; 1]> =
            (!self.is_visa && !advice.is_empty()).then(|| [known(CodeSet::MastercardAdvice, advice)]);
        let refused = |at: Timestamp| {
            let (set, code) = if self.is_visa {
                (CodeSet::VisaResponse, visa)
            } else {
                (CodeSet::MastercardResponse, mastercard)
            };
            let attempt = Attempt::new(at, set, code).expect("a code of the table").currency("EUR");
            advice.as_ref().map_or(attempt, |advice| attempt.with(advice))
        };
        // What a ladder alone sees: that it was refused.
        let blind = |at| {
            let attempt = Attempt::new(at, CodeSet::OppResult, "800.100.155").expect("a code");
            let network = if self.is_visa { Network::Visa } else { Network::Mastercard };
            attempt.network(network).currency("EUR")
        };
        let first = Timestamp::from_unix(BEGIN);
        let (mut told, mut seen) = (vec![refused(first)], vec![blind(first)]);
        let mut now = first;
        loop {
            let decision = plan(if is_planned { &told } else { &seen }, now, policy).expect("a history");
            match (decision.action(), decision.at()) {
                (Action::Wait, Some(at)) if at.unix() <= BEGIN + HORIZON => now = at,
                (Action::Retry, _) if now.unix() <= BEGIN + HORIZON => {
                    outcome.tries += 1;
                    let rules = rules_alone();
                    if plan(&told, now, &rules).expect("a history").action() != Action::Retry {
                        outcome.broken += 1;
                        outcome.fees += if self.is_visa { FEE_VISA } else { FEE_MASTERCARD };
                    }
                    if self.cured.is_some_and(|cured| now.unix() - BEGIN >= cured) {
                        outcome.recovered += 1;
                        return;
                    }
                    told.push(refused(now));
                    seen.push(blind(now));
                    now = Timestamp::from_unix(now.unix() + 60);
                }
                _ => return,
            }
        }
    }
}

fn known(set: CodeSet, code: &str) -> Verdict {
    decode(set, code).expect("a code of the table")
}

/// Nothing but the rules.
fn rules_alone() -> Policy {
    Policy::CAUTIOUS.with_space(Span::from_minutes(0)).with_limits(&[Limit { tries: u16::MAX, window: None }])
}

/// Numbers by chance that are the same for the same seed: SplitMix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }
}
