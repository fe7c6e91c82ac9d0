//! What the words of a line say together: who is named, and whether it is about payments.

use super::contexts::{Context, Kind};
use crate::code_set::CodeSet;
use crate::decode::decode_bytes;
use crate::identify::decode_in_bytes;
use crate::source::System;
use crate::syntax::Syntax;
use crate::verdict::{Match, Verdict};

/// What a line says of the codes in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line {
    /// The system that is named, and whether there is a second one.
    pub(super) owner: Option<System>,
    pub(super) has_owners: bool,
    /// The network that is named, and whether there is a second one.
    pub(super) network: Option<System>,
    pub(super) has_networks: bool,
    /// Whether a system is named that has no set here.
    pub has_other: bool,
    pub is_of_payments: bool,
    pub has_currency: bool,
    /// Whether it leaves open whether what it says is so, so that nothing in it is approved.
    pub is_open: bool,
    /// Whether a word for a refusal stands in it.
    pub has_refusal: bool,
}

impl Line {
    /// Takes note of words.
    pub fn add(&mut self, context: &Context) {
        match context.kind {
            Kind::Other => self.has_other = true,
            Kind::Refused => self.has_refusal = true,
            Kind::Currency => self.has_currency = true,
            Kind::Owner => note(context.system(), &mut self.owner, &mut self.has_owners),
            Kind::Network => note(context.system(), &mut self.network, &mut self.has_networks),
            _ => {}
        }
    }

    /// Whether a system or network is named.
    pub fn has_owner(&self) -> bool {
        self.owner.is_some() || self.network.is_some()
    }

    /// The one system that is named.
    pub fn owner(&self) -> Option<System> {
        self.owner.filter(|_| !self.has_owners && !self.has_other)
    }

    /// Whether a gateway is named other than this one; of a standard or a network everybody sends codes.
    pub fn names_another(&self, system: System) -> bool {
        let is_another = self.has_owners || self.owner.is_some_and(|owner| owner != system);
        system.is_provider() && (is_another || self.has_other)
    }

    /// The one network that is named.
    fn network(&self) -> Option<System> {
        self.network.filter(|_| !self.has_networks)
    }

    /// What a code means that is called a response code, or advice: in the set of whoever is named, else of the
    /// network that is named, else in the one that the words stand for. Nothing where a system is named that has no
    /// set here.
    pub fn called(&self, set: CodeSet, code: &[u8]) -> Option<Verdict> {
        if self.has_other {
            return None;
        }
        let of = |system: System| {
            let mut sets = system
                .sets()
                .filter(|own| own.syntax() == Syntax::Response && own.is_advice() == set.is_advice());
            sets.find_map(|set| listed(set, code))
        };
        if let Some(owner) = self.owner().filter(|_| !set.is_advice())
            && let Some(own) = own_numbers(owner, code)
        {
            return listed(own, code);
        }
        self.owner().and_then(of).or_else(|| self.network().and_then(of)).or_else(|| listed(set, code))
    }

    /// What a code means of whoever is named; whether it is the system that sent it, and not a network.
    pub fn own(&self, code: &[u8]) -> Option<(Verdict, bool)> {
        let is_listed = |verdict: &Verdict| verdict.matched() == Match::Exact;
        if self.has_other {
            return None;
        }
        match (self.owner(), self.network()) {
            (Some(owner), _) => {
                decode_in_bytes(owner, code).certain().filter(is_listed).map(|verdict| (verdict, true))
            }
            (None, Some(network)) if !self.has_owners => {
                let mut sets =
                    network.sets().filter(|set| set.syntax() == Syntax::Response && !set.is_advice());
                sets.find_map(|set| listed(set, code)).map(|verdict| (verdict, false))
            }
            _ => None,
        }
    }
}

/// The set of a system without response codes whose own numbers are as short as a code: they are numbered otherwise.
fn own_numbers(system: System, code: &[u8]) -> Option<CodeSet> {
    let is_of = |syntax: Syntax| move |set: &CodeSet| set.syntax() == syntax && !set.is_advice();
    let mut numbers = system.sets().filter(is_of(Syntax::Number));
    let own = numbers.find(|set| set.example().len() <= code.len());
    own.filter(|_| !system.sets().any(|set| is_of(Syntax::Response)(&set)))
}

fn note(system: System, known: &mut Option<System>, several: &mut bool) {
    *several |= known.is_some_and(|known| known != system);
    *known = known.or(Some(system));
}

/// The verdict of a set that lists the code.
pub fn listed(set: CodeSet, code: &[u8]) -> Option<Verdict> {
    decode_bytes(set, code).ok().filter(|verdict| verdict.matched() == Match::Exact)
}
