//! Orders, whose status is a word, a list of the words of all items, or a map from word to amount.

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::funds::Funds;
use super::super::keys::Key;
use super::super::reading::{Reading, lists};
use super::super::tree::At;
use super::{event, operations};
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::verdict::Verdict;
use crate::vocabulary::Operation;
use alloc::boxed::Box;

/// What the statuses of an order say about its amount.
#[derive(Default)]
struct Parts {
    reserved: Part,
    charged: Part,
    paid: Part,
    returned: Part,
    released: Part,
    nothing: Part,
    unclear: Part,
}

/// How much of the order has a status; in a list, only that some of it has.
#[derive(Clone, Copy, Default)]
struct Part {
    some: bool,
    amount: Amount,
}

impl Parts {
    fn of(&mut self, status: &str) -> &mut Part {
        match status {
            "ordered" | "authorized" => &mut self.reserved,
            "charged" | "captured" => &mut self.charged,
            "paid" => &mut self.paid,
            "refunded" => &mut self.returned,
            "cancelled" => &mut self.released,
            "created" | "denied" | "failed" => &mut self.nothing,
            _ => &mut self.unclear,
        }
    }

    fn is_taken(&self) -> bool {
        self.charged.some || self.paid.some
    }

    /// What is with the merchant, where that is known: nothing went back yet.
    fn kept(&self) -> Option<Amount> {
        let kept = self.charged.amount.checked_add(self.paid.amount);
        kept.filter(|kept| *kept > Amount::ZERO && !self.returned.some)
    }

    fn funds(&self) -> Funds {
        if self.unclear.some {
            Funds::Unknown
        } else if self.is_taken() {
            Funds::Captured
        } else if self.reserved.some {
            // What went back is not what is still reserved.
            if self.returned.some { Funds::Unknown } else { Funds::Authorized }
        } else if self.returned.some {
            Funds::Returned
        } else if self.released.some || self.nothing.some {
            Funds::None
        } else {
            Funds::Unknown
        }
    }
}

pub fn read(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let wrapped = document.get(Key::Authorization).filter(|at| at.is_object() && !document.has(Key::Status));
    let body = wrapped.unwrap_or(document);
    let payment = reading.object(body.get(Key::Payment));
    identify(body, payment, reading);
    let mut parts = Parts::default();
    let status = body.get(Key::Status);
    match status {
        Some(status) => read_status(status, &mut parts, reading)?,
        // Without a status of its own an order has those of its items.
        None => {
            for status in
                body.get(Key::Items).iter().flat_map(|at| at.items()).filter_map(|at| at.get(Key::Status))
            {
                read_status(status, &mut parts, reading)?;
            }
        }
    }
    let has_status = !reading.findings.is_empty();
    let items = body.get(Key::Items).filter(|items| !items.is_nothing());
    let is_read =
        |items: At<'_>| items.is_number() || items.is_list() && items.items().iter().all(|at| at.is_object());
    reading.unclear |= !items.is_none_or(is_read);
    against(document, body, payment, reading);
    if let Some(status) = payment.as_ref().and_then(|payment| payment.get(Key::Status)) {
        reading.code(status, CodeSet::PayfuncPayment)?;
    }
    let asked = asked(body, payment);
    let done = body.get(Key::Event).map(|events| event::read_all(events, asked, reading)).transpose()?;
    match (has_status, done) {
        (true, done) => {
            reading.funds = parts.funds();
            let is_map = status.is_some_and(|status| status.is_object());
            reading.partial = asked.and_then(|asked| partial(&parts, is_map.then_some(asked)));
            if let Some(done) = done {
                reading.doubted |= done.failed_to_take && parts.is_taken();
                // The status has no amount: those of the events may be less.
                let moved = done.ledger.taken > Amount::ZERO && !done.ledger.unclear;
                if moved && asked.is_some_and(|asked| done.ledger.kept() < asked) && parts.is_taken() {
                    reading.partial = Some(true);
                }
            }
            if parts.is_taken() && has_other_items(body) {
                reading.partial = Some(true);
            }
        }
        (false, Some(done)) => after_events(&done, asked, reading),
        (false, None) => return Ok(()),
    }
    if parts.charged.some {
        charged(body, payment, reading);
    }
    operations::read(body, parts.kept(), reading);
    // A withdrawal pays out.
    if body.get(Key::Category).is_some_and(|category| !category.is("purchase")) {
        reading.funds = Funds::Unknown;
    }
    // Whoever else has a status and an amount: an order of this system names what it is paid with.
    let is_own = payment.is_some_and(|payment| payment.has_any(&[Key::Service, Key::Scheme, Key::Iin]))
        || (status.is_some_and(|status| status.is_object()) && body.has_any(&[Key::Card, Key::Payment]));
    reading.doubted |= !is_own;
    Ok(())
}

fn identify(body: At<'_>, payment: Option<At<'_>>, reading: &mut Reading) {
    let of_payment = |key| payment.and_then(|payment| payment.get(key));
    let is_payout = body.get(Key::Category).is_some_and(|category| category.is("withdrawal"));
    reading.asked_for(if is_payout { Operation::Payout } else { Operation::Payment });
    reading.identify([body.get(Key::Id), of_payment(Key::Reference)]);
    let total = body.get(Key::Items).filter(|at| at.is_number());
    let currency = body.get(Key::Currency).or_else(|| of_payment(Key::Currency));
    reading.sum([body.get(Key::Amount), of_payment(Key::Amount), total], currency);
    let last =
        body.get(Key::Event).and_then(|events| events.items().last()).and_then(|event| event.get(Key::Date));
    reading.dated([last, of_payment(Key::Created), body.get(Key::Created)]);
}

/// What was asked for, which grew by what was added later.
fn asked(body: At<'_>, payment: Option<At<'_>>) -> Option<Amount> {
    let of_payment = payment.and_then(|payment| payment.get(Key::Amount));
    let total = body.get(Key::Items).filter(|at| at.is_number());
    let mut amounts = [body.get(Key::Amount), of_payment, total].into_iter().flatten().map(|at| at.amount());
    let asked = amounts.next()??;
    // Amounts that differ do not tell what was asked for.
    if !amounts.all(|amount| amount == Some(asked)) {
        return None;
    }
    let changes = body.get(Key::Change).filter(|changes| !changes.is_nothing());
    let Some(changes) = changes else { return Some(asked).filter(|asked| *asked > Amount::ZERO) };
    let mut sum = asked;
    for change in changes.items() {
        sum = sum.checked_add(change.amount_of(Key::Amount)?)?;
    }
    // What is not a list cannot be read; and what was taken off may be in the amount already.
    changes.is_list().then_some(sum.max(asked)).filter(|asked| *asked > Amount::ZERO)
}

/// Whether an item has another status than one of those that were taken, or none while others have one.
fn has_other_items(body: At<'_>) -> bool {
    let items = || body.get(Key::Items).into_iter().flat_map(|items| items.items());
    let is_taken =
        |word: At<'_>| ["charged", "captured", "paid", "settled"].iter().any(|taken| word.is(taken));
    let all_taken = |item: At<'_>| {
        item.get(Key::Status).is_some_and(|status| {
            if status.is_list() { status.items().iter().all(is_taken) } else { is_taken(status) }
        })
    };
    items().any(|item| item.has(Key::Status)) && !items().all(all_taken)
}

/// What speaks against the order, as the reason of a refusal does.
fn against(document: At<'_>, body: At<'_>, payment: Option<At<'_>>, reading: &mut Reading) {
    if let Some(reason) = body.get(Key::Reason).filter(|reason| !reason.is_nothing()) {
        let told = reason.text().and_then(|word| reading.listed_code(reason, word, CodeSet::PayfuncError));
        if told.is_none() {
            reading.against(reason);
        }
    }
    // Refunds are read by themselves.
    reading.against_payment(body, &[Key::Refund]);
    if !body.is_root() {
        reading.against_payment(document, &[]);
    }
    if let Some(payment) = payment {
        reading.against_payment(payment, &[]);
    }
}

/// Where the money is when only events tell it.
fn after_events(done: &event::Done, asked: Option<Amount>, reading: &mut Reading) {
    reading.funds = done.funds.unwrap_or(Funds::Unknown);
    if done.ledger.taken > Amount::ZERO && !done.ledger.unclear {
        reading.funds = done.ledger.funds();
        // The list may begin late: what it shows is at most all.
        reading.partial = done.ledger.is_partial(asked).filter(|partial| *partial);
    }
}

/// Reads a status in any of its shapes.
fn read_status(status: At<'_>, parts: &mut Parts, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    if status.is_list() {
        for status in status.items() {
            let verdict = reading.code(status, set_of(status))?;
            parts.of(word(verdict)).some = true;
            rank(verdict, reading);
        }
    } else if status.is_object() {
        read_map(status, parts, reading);
    } else {
        let verdict = reading.code(status, set_of(status))?;
        parts.of(word(verdict)).some = true;
        rank(verdict, reading);
    }
    Ok(())
}

fn read_map(status: At<'_>, parts: &mut Parts, reading: &mut Reading) {
    let words = || {
        status.entries().filter_map(|(key, at)| {
            let is_authorization = matches!(key, Key::Authorized | Key::Captured);
            let set = if is_authorization { CodeSet::PayfuncAuthorization } else { CodeSet::PayfuncOrder };
            Some((key, at, decode(set, key.name()).ok()?))
        })
    };
    for (key, at, verdict) in words().filter(|(.., verdict)| verdict.entry().is_some()) {
        read_word(key, at, verdict, parts, reading);
    }
    // Of words that nobody knows the same one counts, in whatever order they come.
    let mut last = "";
    let unknown = |last| {
        let rest = words().filter(move |(key, _, verdict)| verdict.entry().is_none() && key.name() > last);
        rest.min_by_key(|(key, ..)| key.name())
    };
    while let Some((key, at, verdict)) = unknown(last) {
        read_word(key, at, verdict, parts, reading);
        last = key.name();
    }
    if status.has_other_names() {
        reading.add(status, "", Verdict::of_word(CodeSet::PayfuncOrder, None));
        parts.unclear.some = true;
    }
}

/// One word of a map with its amount.
fn read_word(key: Key, at: At<'_>, verdict: Verdict, parts: &mut Parts, reading: &mut Reading) {
    let amount = at.amount();
    if amount == Some(Amount::ZERO) {
        return;
    }
    reading.add(at, key.name(), verdict);
    rank(verdict, reading);
    let part = parts.of(word(verdict));
    part.some = true;
    let sum =
        amount.filter(|amount| *amount > Amount::ZERO).and_then(|amount| part.amount.checked_add(amount));
    match sum {
        Some(sum) => part.amount = sum,
        None => reading.unclear = true,
    }
}

/// What was taken says more than what is reserved.
fn rank(verdict: Verdict, reading: &mut Reading) {
    if let Some(finding) = reading.findings.last_mut() {
        finding.rank = u8::from(matches!(word(verdict), "charged" | "captured" | "paid"));
    }
}

/// The set of a status: an authorisation has words of its own.
fn set_of(status: At<'_>) -> CodeSet {
    let own = lists(CodeSet::PayfuncAuthorization, status) && !lists(CodeSet::PayfuncOrder, status);
    if own { CodeSet::PayfuncAuthorization } else { CodeSet::PayfuncOrder }
}

fn word(verdict: Verdict) -> &'static str {
    verdict.entry().map_or("", |entry| entry.code())
}

/// Whether less is held than the whole order: by the amounts of a map, or by the words of a list.
fn partial(parts: &Parts, asked: Option<Amount>) -> Option<bool> {
    let others = parts.returned.some || parts.released.some || parts.nothing.some || parts.unclear.some;
    let is_open = parts.is_taken() && parts.reserved.some;
    let Some(asked) = asked.filter(|_| !is_open) else { return Some(others || is_open) };
    let taken = parts.charged.amount.checked_add(parts.paid.amount)?;
    let held = if parts.is_taken() { taken } else { parts.reserved.amount };
    match held.cmp(&asked) {
        core::cmp::Ordering::Less => Some(true),
        core::cmp::Ordering::Equal if !others => Some(false),
        _ => None,
    }
}

/// A charge takes the money of a card, and sends the bill of an invoice.
fn charged(body: At<'_>, payment: Option<At<'_>>, reading: &mut Reading) {
    const AT_ONCE: [&str; 5] = ["card", "account", "customer", "swish", "mobile"];
    match payment.and_then(|payment| payment.get(Key::Type)) {
        Some(kind) if AT_ONCE.iter().any(|name| kind.is(name)) => {}
        Some(_) => reading.funds = Funds::Unknown,
        // An authorisation is one of a card.
        None if body.get(Key::Status).is_some_and(|status| status.get(Key::Captured).is_some()) => {}
        None => reading.unclear = true,
    }
}
