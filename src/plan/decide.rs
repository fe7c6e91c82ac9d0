//! From a history to a decision. The order of the questions is that of the module's documentation.

use super::action::Action;
use super::attempt::{Attempt, Initiator};
use super::because::{Because, Decider, Said};
use super::decision::Decision;
use super::facts::{Facts, is_pending};
use super::masks::{self, ABOUT_EVERYTHING, bits};
use super::policy::{Policy, Wants};
use super::rule::{Kind, Rule};
use super::tables::RULES;
use super::time::Timestamp;
use super::windows::{Free, Times};
use crate::limit::Window;
use crate::vocabulary::{Outcome, Reason, Retry};

/// Decides. `order` and `times` have room for a number and a time of each attempt, twice.
pub fn decide<'a>(
    attempts: &[Attempt<'a>],
    order: &mut [u32],
    times: &mut [Timestamp],
    now: Timestamp,
    policy: &'a Policy,
) -> Decision<'a> {
    let order = sorted(attempts, order);
    let last = &attempts[order[order.len() - 1] as usize];
    let (all, own) = times.split_at_mut(attempts.len());
    let mut tells_cards = false;
    for (time, &index) in all.iter_mut().zip(order) {
        *time = attempts[index as usize].at();
        tells_cards |= attempts[index as usize].tells_card();
    }
    let all = Times { sorted: &all[..order.len()] };
    let card = if tells_cards { of_card(attempts, order, last, own) } else { all };
    let facts = Facts::of(attempts, order);
    let rules = facts.met | ABOUT_EVERYTHING & masks::of_networks(facts.networks);
    let history = History { facts, rules, last, all, card, policy };
    let mut because = Because::of(last.source());
    let (action, at, attempts_left, decider) = history.decide(now, &mut because);
    Decision {
        action,
        at,
        attempts_left,
        decider,
        because,
        policy,
        code: last.code(),
        verdict: last.verdict(),
        own: last.own(),
        with: last.further(),
    }
}

/// The times of the attempts with the card of the last one.
fn of_card<'t>(
    attempts: &[Attempt<'_>],
    order: &[u32],
    last: &Attempt<'_>,
    times: &'t mut [Timestamp],
) -> Times<'t> {
    let own =
        order.iter().map(|&index| &attempts[index as usize]).filter(|attempt| attempt.shares_card(last));
    let mut count = 0;
    for (time, attempt) in times.iter_mut().zip(own) {
        *time = attempt.at();
        count += 1;
    }
    Times { sorted: &times[..count] }
}

/// The attempts by time, equal ones once.
fn sorted<'o>(attempts: &[Attempt<'_>], order: &'o mut [u32]) -> &'o [u32] {
    let order = &mut order[..attempts.len()];
    for (place, index) in order.iter_mut().enumerate() {
        *index = place as u32;
    }
    let compare = |one: &u32, other: &u32| attempts[*one as usize].order(&attempts[*other as usize]);
    order.sort_unstable_by(compare);
    let mut kept = 1;
    for place in 1..order.len() {
        if compare(&order[kept - 1], &order[place]).is_ne() {
            order[kept] = order[place];
            kept += 1;
        }
    }
    &order[..kept]
}

struct History<'h, 'a> {
    facts: Facts,
    /// The rules that come into question.
    rules: u64,
    last: &'h Attempt<'a>,
    /// The times of all attempts, for the policy.
    all: Times<'h>,
    /// The times of those with the card of the last one, for the rules.
    card: Times<'h>,
    policy: &'a Policy,
}

type Decided = (Action, Option<Timestamp>, Option<u32>, Decider);

impl History<'_, '_> {
    fn decide(&self, now: Timestamp, because: &mut Because) -> Decided {
        let Facts { approved, unknown, last, .. } = &self.facts;
        let source = because.answer;
        if let Some(source) = approved {
            return (Action::Done, None, None, because.said(Said::Approved, *source));
        }
        if let Some(source) = unknown {
            because.said(Said::Unknown, *source);
        }
        if let Some(bar) = self.bar(now, because) {
            return (Action::Stop, None, Some(0), bar);
        }
        if unknown.is_some() {
            return (Action::CheckStatus, None, None, Decider::Said(Said::Unknown));
        }
        if is_pending(last) {
            return (Action::Wait, None, None, because.said(Said::Pending, source));
        }
        let mut person = |action, said| (action, None, None, because.said(said, source));
        match last.retry {
            Retry::Now | Retry::Later => {}
            Retry::AfterMerchantFix => return person(Action::Fix, Said::Fix),
            Retry::AfterDataFix if self.last.started_by() == Initiator::Shopper => {
                return person(Action::Fix, Said::Fix);
            }
            Retry::AfterDataFix
            | Retry::AfterAuthentication
            | Retry::AfterCredentialUpdate
            | Retry::AfterIssuerContact
            | Retry::OtherMethod => return person(Action::AskShopper, Said::Person),
            Retry::CheckFirst | Retry::Wait => return person(Action::CheckStatus, Said::Unknown),
            Retry::Never => return person(Action::Stop, Said::Over),
            Retry::NotNeeded => {
                return match (last.outcome, last.reason) {
                    (Outcome::Cancelled, Some(Reason::MerchantCancelled)) => person(Action::Stop, Said::Over),
                    (Outcome::Cancelled | Outcome::ActionRequired, _) => {
                        person(Action::AskShopper, Said::Person)
                    }
                    (Outcome::Informational, _) => person(Action::CheckStatus, Said::Unknown),
                    _ => person(Action::Stop, Said::Over),
                };
            }
        }
        because.said(Said::Automatic, source);
        if let Some(place) = self.policy.refuses(last.retry) {
            return (Action::Stop, None, Some(0), because.clause(place));
        }
        let left = self.left(now, because);
        match self.earliest(now, because) {
            Ok((at, None)) => (Action::Retry, Some(at), left, Decider::Said(Said::Automatic)),
            Ok((at, Some(decider))) => (Action::Wait, Some(at), left, decider),
            Err(decider) => (Action::Stop, None, Some(0), decider),
        }
    }

    /// The rules of a choice that come into question here.
    fn rules(&self, choice: u64) -> impl Iterator<Item = (usize, &'static Rule)> + '_ {
        let rules = bits(self.rules & choice).map(|place| (place, &RULES[place]));
        rules.filter(|(_, rule)| self.last.is_in(rule.region))
    }

    /// The bar that decides: a network's before an answer's, the newest of several.
    fn bar(&self, now: Timestamp, because: &mut Because) -> Option<Decider> {
        let mut found: Option<usize> = None;
        for (place, rule) in self.rules(!ABOUT_EVERYTHING) {
            if rule.is_over(now) {
                continue;
            }
            // A bar that holds later is shown beside those that hold now: its source contradicts them.
            if rule.kind == Kind::Bar || rule.holds(now) {
                because.rule(place);
            }
            if rule.kind != Kind::Bar {
                continue;
            }
            let rank = |rule: &Rule| (rule.network.is_some(), rule.since);
            let is_met = rule.holds(now) && self.blocked(place, rule, now) != Free::Now;
            if is_met && found.is_none_or(|other| rank(&RULES[other]) < rank(rule)) {
                found = Some(place);
            }
        }
        if found.is_none() {
            because.rules = 0;
        }
        found.map(Decider::Rule)
    }

    /// When a rule leaves a try free, as long as it holds.
    fn blocked(&self, place: usize, rule: &Rule, at: Timestamp) -> Free {
        match (rule.kind, rule.seconds()) {
            (Kind::Limit, seconds) => self.card.free(rule.count.into(), seconds, at),
            (Kind::Bar | Kind::Wait, Some(seconds)) => {
                Free::from(self.facts.met_at[place].after_seconds(seconds), at)
            }
            (Kind::Bar | Kind::Wait, None) => Free::Never,
            (Kind::Space, seconds) => {
                let last = self.card.sorted.last().copied();
                let until = last.zip(seconds).map(|(last, seconds)| last.after_seconds(seconds));
                until.map_or(Free::Now, |until| Free::from(until, at))
            }
        }
    }

    /// The earliest time at which nothing forbids a try, and what made it that late; or what forbids it for ever.
    fn earliest(
        &self,
        now: Timestamp,
        because: &mut Because,
    ) -> Result<(Timestamp, Option<Decider>), Decider> {
        let (mut at, mut decider) = (now, None);
        loop {
            let mut next = (at, None);
            let mut never = None;
            let mut weigh = |free: Free, by: Decider| match free {
                Free::At(time) if time > next.0 => next = (time, Some(by)),
                Free::Never if never.is_none() => never = Some(by),
                _ => {}
            };
            for (place, rule) in self.rules(u64::MAX) {
                if !rule.holds(at) {
                    continue;
                }
                // What a rule blocks for longer than it holds is free when it ends.
                let end = Timestamp::from_unix(rule.until);
                let free = match self.blocked(place, rule, at) {
                    Free::At(time) if time > end => Free::At(end),
                    Free::Never if rule.until < i64::MAX => Free::At(end),
                    free => free,
                };
                if free != Free::Now {
                    because.rule(place);
                }
                weigh(free, Decider::Rule(place));
            }
            if let Some((until, source)) = self.facts.wait {
                let by = because.said(Said::Wait, source);
                weigh(Free::from(until, at), by);
            }
            for (limit, source) in self.facts.limits.iter().flatten() {
                let by = because.said(Said::Limit, *source);
                let (tries, seconds) = limit_of(limit.tries, limit.window);
                weigh(self.card.free(tries, seconds, at), by);
            }
            for place in 0..Policy::room() {
                let free = self.wanted(place, at);
                if free != Free::Now {
                    because.clause(place);
                }
                weigh(free, Decider::Clause(place));
            }
            if let Some(by) = never {
                return Err(by);
            }
            if next.0 == at {
                return Ok((at, decider));
            }
            (at, decider) = next;
        }
    }

    /// When a clause of the policy leaves a try free.
    fn wanted(&self, place: usize, at: Timestamp) -> Free {
        let Some(clause) = self.policy.clause(place) else { return Free::Now };
        if !self.policy.counts(clause, self.facts.networks) {
            return Free::Now;
        }
        let (first, last) = (self.all.sorted[0], self.all.sorted[self.all.count() - 1]);
        let step = self.all.count() - 1;
        match clause.wants {
            Wants::Retry(_) => Free::Now,
            Wants::Space(space) => Free::from(last.after(space), at),
            Wants::Limit(limit) => {
                let seconds = limit.window.map(|window| i64::from(window.hours()) * 3_600);
                self.all.free(limit.tries.into(), seconds, at)
            }
            Wants::Steps(steps) => {
                steps.get(step).map_or(Free::Never, |step| Free::from(first.after(step), at))
            }
            Wants::Gaps(gaps) => gaps.get(step).map_or(Free::Never, |gap| Free::from(last.after(gap), at)),
            Wants::End(end) if at > first.after(end) => Free::Never,
            Wants::End(_) => Free::Now,
        }
    }

    /// How many tries are left by the tightest of everything that counts them.
    fn left(&self, now: Timestamp, because: &mut Because) -> Option<u32> {
        let mut left: Option<u32> = None;
        let mut tighten = |other: u32| left = Some(left.map_or(other, |left| left.min(other)));
        for (place, rule) in self.rules(u64::MAX) {
            if rule.kind == Kind::Limit && rule.holds(now) {
                because.rule(place);
                tighten(self.card.left(rule.count.into(), rule.seconds(), now));
            }
        }
        for (limit, _) in self.facts.limits.iter().flatten() {
            let (tries, seconds) = limit_of(limit.tries, limit.window);
            tighten(self.card.left(tries, seconds, now));
        }
        for place in 0..Policy::room() {
            let Some(clause) = self.policy.clause(place) else { continue };
            match clause.wants {
                Wants::Limit(limit) => {
                    because.clause(place);
                    let seconds = limit.window.map(|window| i64::from(window.hours()) * 3_600);
                    tighten(self.all.left(limit.tries.into(), seconds, now));
                }
                Wants::Steps(spans) | Wants::Gaps(spans) => {
                    because.clause(place);
                    tighten((spans.count() + 1).saturating_sub(self.all.count()) as u32);
                }
                _ => {}
            }
        }
        left
    }
}

/// The tries and the seconds of an answer's limit. One without a window is told as further tries, after the first.
fn limit_of(tries: u16, window: Option<Window>) -> (usize, Option<i64>) {
    match window {
        Some(window) => (tries.into(), Some(i64::from(window.hours()) * 3_600)),
        None => (usize::from(tries) + 1, None),
    }
}
