//! Which rules come into question, as sets with one bit for each rule: a plan looks at few of them.

use super::attempt::Attempt;
use super::network::{NETWORKS, Networks};
use super::rule::{Kind, Term};
use super::tables::{RULES, SET_NETWORKS};
use crate::told::Told;
use crate::vocabulary::{Outcome, Reason, Retry};

const SETS: usize = SET_NETWORKS.len();
const REASONS: usize = Reason::ALL.len();
const RETRIES: usize = Retry::ALL.len();

/// The rules that are about any try with a card, whatever was answered.
pub static ABOUT_EVERYTHING: u64 = {
    let (mut bits, mut place) = (0, 0);
    while place < RULES.len() {
        if RULES[place].is_about_everything() {
            bits |= 1 << place;
        }
        place += 1;
    }
    bits
};

/// The bars that end after some time.
pub static BARS_THAT_END: u64 = {
    let (mut bits, mut place) = (0, 0);
    while place < RULES.len() {
        if matches!(RULES[place].kind, Kind::Bar) && RULES[place].window > 0 {
            bits |= 1 << place;
        }
        place += 1;
    }
    bits
};

/// The rules of each network, with those of none.
static OF_NETWORK: [u64; NETWORKS] = {
    let (mut bits, mut place) = ([0; NETWORKS], 0);
    while place < RULES.len() {
        let mut network = 0;
        while network < NETWORKS {
            let counts = match RULES[place].network {
                Some(own) => own as usize == network,
                None => true,
            };
            if counts {
                bits[network] |= 1 << place;
            }
            network += 1;
        }
        place += 1;
    }
    bits
};

/// The rules that may be about a code of each set, by its number.
static OF_SET: [u64; SETS] = {
    let (mut bits, mut place) = ([0; SETS], 0);
    while place < RULES.len() {
        let terms = RULES[place].applies_to;
        let mut term = 0;
        while term < terms.len() {
            if let Term::Sets(sets) | Term::Codes { sets, .. } | Term::Rows { sets, .. } = &terms[term] {
                let mut set = 0;
                while set < sets.len() {
                    bits[sets[set] as usize] |= 1 << place;
                    set += 1;
                }
            }
            term += 1;
        }
        place += 1;
    }
    bits
};

/// The rules about each retry word, and about each reason.
static OF_WORD: ([u64; RETRIES], [u64; REASONS]) = {
    let (mut retries, mut reasons, mut place) = ([0; RETRIES], [0; REASONS], 0);
    while place < RULES.len() {
        let terms = RULES[place].applies_to;
        let mut term = 0;
        while term < terms.len() {
            let mut word = 0;
            match &terms[term] {
                Term::Retry(words) => {
                    while word < words.len() {
                        retries[words[word] as usize] |= 1 << place;
                        word += 1;
                    }
                }
                Term::Reason(words) => {
                    while word < words.len() {
                        reasons[words[word] as usize] |= 1 << place;
                        word += 1;
                    }
                }
                _ => {}
            }
            term += 1;
        }
        place += 1;
    }
    (retries, reasons)
};

/// The rules of some networks.
pub fn of_networks(networks: Networks) -> u64 {
    let mut rules = 0;
    for (place, own) in OF_NETWORK.iter().enumerate() {
        if networks.has(place) {
            rules |= own;
        }
    }
    rules
}

/// Whether no rule is about the codes of a set.
#[cfg(feature = "overlay")]
pub fn is_of_no_rule(set: crate::code_set::CodeSet) -> bool {
    OF_SET[set as usize] == 0
}

/// The rules that an answer meets, by its words and by each of its codes.
pub fn met(told: &Told, attempt: &Attempt<'_>) -> u64 {
    let own = of_networks(attempt.networks());
    let mut rules = OF_WORD.0[told.retry as usize] & own;
    // A bar beats advice that a row leaves the decision to.
    let is_barred = told.outcome == Outcome::Declined
        && attempt.own().map_or_else(|| attempt.verdict().retry(), |own| own.told.retry) == Retry::Never;
    if let Some(reason) = told.reason
        && (is_barred || super::rule::is_refused_for_good(told))
    {
        rules |= OF_WORD.1[reason as usize] & own;
    }
    for part in attempt.parts() {
        for place in bits(OF_SET[part.set() as usize] & own & !rules) {
            if RULES[place].is_about_code(part) {
                rules |= 1 << place;
            }
        }
    }
    rules
}

/// The places of the bits that are set.
pub fn bits(mut rest: u64) -> impl Iterator<Item = usize> {
    core::iter::from_fn(move || {
        let place = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
        rest &= rest - 1;
        Some(place)
    })
}
