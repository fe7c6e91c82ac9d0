//! Orders, whose status is a word, a list of the words of all items, or a map from word to amount.

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::funds::Funds;
use super::super::keys::Key;
use super::super::reading::{Reading, lists};
use super::super::tree::At;
use super::event;
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::verdict::Verdict;
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
            "created" | "denied" => &mut self.nothing,
            _ => &mut self.unclear,
        }
    }

    fn is_taken(&self) -> bool {
        self.charged.some || self.paid.some
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
    let payment = reading.object(document.get(Key::Payment));
    let mut parts = Parts::default();
    let status = document.get(Key::Status);
    match status {
        Some(status) => read_status(status, &mut parts, reading)?,
        // Without a status of its own an order has those of its items.
        None => {
            for item in document.get(Key::Items).iter().flat_map(|at| at.items()) {
                if let Some(status) = item.get(Key::Status) {
                    read_status(status, &mut parts, reading)?;
                }
            }
        }
    }
    let has_status = !reading.findings.is_empty();
    if let Some(status) = payment.as_ref().and_then(|payment| payment.get(Key::Status)) {
        reading.code(status, CodeSet::PayfuncPayment)?;
    }
    let after_events = match document.get(Key::Event) {
        Some(events) => event::read_all(events, reading)?,
        None => None,
    };
    reading.refunded |= parts.returned.some;
    if !has_status {
        reading.funds = after_events.unwrap_or(Funds::Unknown);
        return Ok(());
    }
    reading.funds = parts.funds();
    let amounts = [document.get(Key::Amount), payment.as_ref().and_then(|payment| payment.get(Key::Amount))];
    let total = document.get(Key::Items).filter(|at| at.is_number());
    let asked = amounts.into_iter().flatten().chain(total).next().and_then(|amount| amount.amount());
    let asked = asked.filter(|asked| *asked > Amount::ZERO);
    let is_map = status.is_some_and(|status| status.is_object());
    reading.partial = asked.and_then(|asked| partial(&parts, is_map.then_some(asked)));
    if parts.charged.some {
        charged(document, payment, reading);
    }
    // A withdrawal pays out.
    if document.get(Key::Category).is_some_and(|category| !category.is("purchase")) {
        reading.funds = Funds::Unknown;
    }
    Ok(())
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
    for (key, at) in status.entries() {
        let amount = at.amount();
        if amount == Some(Amount::ZERO) {
            continue;
        }
        let is_authorization = matches!(key, Key::Authorized | Key::Captured);
        let set = if is_authorization { CodeSet::PayfuncAuthorization } else { CodeSet::PayfuncOrder };
        let Ok(verdict) = decode(set, key.name()) else { continue };
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
    if status.has_other_names() {
        reading.add(status, "", Verdict::of_word(CodeSet::PayfuncOrder, None));
        parts.unclear.some = true;
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
    let Some(asked) = asked else {
        return Some(others || (parts.is_taken() && parts.reserved.some));
    };
    let taken = parts.charged.amount.checked_add(parts.paid.amount)?;
    let held = if parts.is_taken() { taken } else { parts.reserved.amount };
    match held.cmp(&asked) {
        core::cmp::Ordering::Less => Some(true),
        core::cmp::Ordering::Equal if !others => Some(false),
        _ => None,
    }
}

/// A charge takes the money of a card, and sends the bill of an invoice.
fn charged(document: At<'_>, payment: Option<At<'_>>, reading: &mut Reading) {
    const AT_ONCE: [&str; 5] = ["card", "account", "customer", "swish", "mobile"];
    match payment.and_then(|payment| payment.get(Key::Type)) {
        Some(kind) if AT_ONCE.iter().any(|name| kind.is(name)) => {}
        Some(_) => reading.funds = Funds::Unknown,
        // An authorisation is one of a card.
        None if document.get(Key::Status).is_some_and(|status| status.get(Key::Captured).is_some()) => {}
        None => reading.unclear = true,
    }
}
