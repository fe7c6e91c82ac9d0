//! One attempt at a payment, and what it was answered.

use core::cmp::Ordering;

use super::network::{Network, Networks};
use super::time::Timestamp;
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::error::DecodeError;
use crate::source::Source;
use crate::told::Told;
use crate::verdict::Verdict;
use crate::vocabulary::words;

/// Who started an attempt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Initiator {
    /// The merchant by itself, such as a renewal: the shopper is not there.
    #[default]
    Merchant,
    /// The shopper, who is there and can correct what was typed.
    Shopper,
}

words! { Initiator, "initiator" {
    Merchant => "merchant",
    Shopper => "shopper",
} }

/// One attempt at a payment: when it was made, what it was answered, and over which network.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    at: Timestamp,
    code: &'a str,
    verdict: Verdict,
    own: Option<Answered>,
    with: &'a [Verdict],
    network: Option<Network>,
    region: Option<&'a str>,
    card: Option<&'a str>,
    amount: Option<&'a str>,
    currency: Option<&'a str>,
    initiator: Initiator,
}

/// What tables of one's own say in the place of the verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answered {
    pub told: Told,
    /// The number of the set that was asked: built-in ones come first.
    pub set: u16,
    /// Who says so, if that is a built-in source.
    pub source: Option<Source>,
}

impl<'a> Attempt<'a> {
    /// An attempt that was answered with a code of a set, made by the merchant.
    ///
    /// # Errors
    ///
    /// [`DecodeError::Malformed`] if the code is not of the set's form.
    pub fn new(at: Timestamp, set: CodeSet, code: &'a str) -> Result<Self, DecodeError> {
        Ok(Self::of(at, code, decode(set, code)?))
    }

    /// An attempt that was answered with a code of this meaning.
    pub(crate) fn of(at: Timestamp, code: &'a str, verdict: Verdict) -> Self {
        Self {
            at,
            code,
            verdict,
            own: None,
            with: &[],
            network: None,
            region: None,
            card: None,
            amount: None,
            currency: None,
            initiator: Initiator::Merchant,
        }
    }

    /// With further codes of the same answer, such as the network's advice.
    #[must_use]
    pub fn with(self, with: &'a [Verdict]) -> Self {
        Self { with, ..self }
    }

    /// With the network it went over. Without one, and if the set is not that of a network, the rules of all count.
    #[must_use]
    pub fn network(self, network: Network) -> Self {
        Self { network: Some(network), ..self }
    }

    /// With the merchant's country, such as `BR`: some rules hold there alone. Without one the currency tells.
    #[must_use]
    pub fn region(self, region: &'a str) -> Self {
        Self { region: Some(region), ..self }
    }

    /// With something that stands for the card or account, such as a token or a fingerprint; never its number. Attempts
    /// without one count as attempts with the same card.
    #[must_use]
    pub fn card(self, card: &'a str) -> Self {
        Self { card: Some(card), ..self }
    }

    /// With its amount. Budgets count all amounts together; it tells equal attempts from others.
    #[must_use]
    pub fn amount(self, amount: &'a str) -> Self {
        Self { amount: Some(amount), ..self }
    }

    /// With its currency, such as `BRL`, which tells the country where that is not named.
    #[must_use]
    pub fn currency(self, currency: &'a str) -> Self {
        Self { currency: Some(currency), ..self }
    }

    /// With who started it.
    #[must_use]
    pub fn initiator(self, initiator: Initiator) -> Self {
        Self { initiator, ..self }
    }

    /// When it was made.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// What its code means by itself.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The same, answered by a row of one's own.
    #[cfg(feature = "overlay")]
    pub(crate) fn told_by(self, own: Answered) -> Self {
        Self { own: Some(own), ..self }
    }

    /// What tables of one's own say, if they say something.
    pub(super) fn own(&self) -> Option<Answered> {
        self.own
    }

    /// The same with what a row of one's own says of a code beside it: it can be stricter, not milder.
    #[cfg(feature = "payload")]
    pub(super) fn beside(self, further: Told) -> Self {
        let Self { verdict, .. } = self;
        let first = self.own.unwrap_or_else(|| Answered {
            told: verdict.into(),
            set: verdict.set() as u16,
            source: verdict.source(),
        });
        Self { own: Some(Answered { told: first.told.beside(further, false), ..first }), ..self }
    }

    /// Who says what its code means, if that is a built-in source.
    pub(super) fn source(&self) -> Option<Source> {
        self.own.map_or_else(|| self.verdict.source(), |own| own.source)
    }

    pub(super) fn code(&self) -> &'a str {
        self.code
    }

    pub(super) fn started_by(&self) -> Initiator {
        self.initiator
    }

    /// The further codes of the answer.
    pub(super) fn further(&self) -> &'a [Verdict] {
        self.with
    }

    pub(super) fn told(&self) -> Told {
        match self.own {
            None => Told::together(self.verdict, self.with),
            // What is beside a row of one's own can be stricter, not milder.
            Some(own) => {
                self.with.iter().fold(own.told, |told, further| told.beside((*further).into(), false))
            }
        }
    }

    /// Every code of the answer.
    pub(super) fn parts(&self) -> impl Iterator<Item = Verdict> + '_ {
        core::iter::once(self.verdict).chain(self.with.iter().copied())
    }

    /// The networks whose rules count: the one that is named and those whose codes it was answered with, or all.
    pub(super) fn networks(&self) -> Networks {
        let answered =
            self.parts().fold(Networks::NONE, |found, part| found.or(Networks::of_set(part.set())));
        match self.network {
            Some(network) => answered.or(Networks::of(network)),
            None if answered == Networks::NONE => Networks::ALL,
            None => answered,
        }
    }

    /// Whether a rule of a country counts; one of no country always does, and any where the country is not known.
    pub(super) fn is_in(&self, region: &str) -> bool {
        let is = |wanted: &str, told: &str| wanted.eq_ignore_ascii_case(told);
        match (self.region, self.currency) {
            _ if region.is_empty() => true,
            (Some(told), _) => is(region, told),
            (None, Some(currency)) => match region {
                "BR" => is("BRL", currency),
                "US" => is("USD", currency),
                _ => true,
            },
            (None, None) => true,
        }
    }

    /// Whether it is known which card it was made with.
    #[inline]
    pub(super) fn tells_card(&self) -> bool {
        self.card.is_some()
    }

    /// Whether both may have been made with one card.
    #[inline]
    pub(super) fn shares_card(&self, other: &Self) -> bool {
        match (self.card, other.card) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    }

    /// Whether both were answered alike over the same network, so that the same rules are about them.
    #[inline]
    pub(super) fn is_answered_like(&self, other: &Self) -> bool {
        self.verdict == other.verdict
            && self.own == other.own
            && self.network == other.network
            && (core::ptr::eq(self.with, other.with) || self.with == other.with)
    }

    /// By time, and at one time the strictest answer last. The rest of the order means nothing: equal attempts come
    /// together, in whatever order they are told.
    #[inline]
    pub(super) fn order(&self, other: &Self) -> Ordering {
        self.at.cmp(&other.at).then_with(|| self.order_at_once(other))
    }

    #[inline(never)]
    fn order_at_once(&self, other: &Self) -> Ordering {
        let told = |attempt: &Self| {
            let told = attempt.told();
            (told.retry.strictness(), told.outcome.caution(), told.wait_hours)
        };
        let plain = |attempt: &Self| (attempt.network, attempt.card, attempt.region, attempt.initiator);
        let money = |attempt: &Self| (attempt.amount.map(decimal), attempt.currency);
        told(self)
            .cmp(&told(other))
            .then_with(|| self.verdict.bits().cmp(&other.verdict.bits()))
            .then_with(|| self.own.map(|own| own.set).cmp(&other.own.map(|own| own.set)))
            .then_with(|| self.unlisted_code().cmp(&other.unlisted_code()))
            .then_with(|| {
                self.with.iter().map(|part| part.bits()).cmp(other.with.iter().map(|part| part.bits()))
            })
            .then_with(|| plain(self).cmp(&plain(other)))
            .then_with(|| money(self).cmp(&money(other)))
    }

    /// What tells codes apart that no row lists.
    fn unlisted_code(&self) -> Option<&'a str> {
        if self.verdict.entry().is_some() { None } else { Some(self.code) }
    }
}

/// The digits of an amount before and after its full stop, without zeros that change nothing.
fn decimal(amount: &str) -> (&str, &str) {
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    (whole.trim_start_matches('0'), part.trim_end_matches('0'))
}
