//! What other open lists say of codes, and where they disagree with these tables and with each other.
//!
//! An [`Opinion`] is what one list says of one code, in the words of this crate. A [`Case`] is a code with all opinions on
//! it. They come from `data/opinions.csv`, and nothing here changes a verdict: it shows what others would have done.
//!
//! ```
//! use payverdict::opinions::{Part, Risk, cases};
//!
//! let lost = cases().find(|case| case.code() == Some("do_not_try_again")).unwrap();
//! assert_eq!(lost.ours().unwrap().retry().as_str(), "never");
//! let odd = lost.opinions().find(|opinion| opinion.differs().contains(Part::Retry)).unwrap();
//! assert_eq!((odd.list(), odd.retry()), ("weave-zuora", Some("after_issuer_contact")));
//! assert_eq!(odd.risk(), None); // it asks a person first
//! ```

use core::iter::FusedIterator;

use crate::code_set::CodeSet;
use crate::limit::{Limit, Window};
use crate::tables::SourceInfo;
use crate::verdict::Verdict;
use crate::vocabulary::{Outcome, Reason, Retry, SourceKind};

mod part;
mod same;

pub use part::{Part, Parts, Risk};

include!(concat!(env!("OUT_DIR"), "/opinions.rs"));

/// A line of `data/opinions.csv`.
struct Row {
    set: CodeSet,
    /// Empty where it is about every code of the set.
    code: &'static str,
    list: &'static str,
    /// Any of these says the same as the list.
    outcome: &'static [Outcome],
    reason: &'static [Reason],
    retry: &'static str,
    limit: Option<Limit>,
    since: &'static str,
    why: &'static str,
    source: u16,
    our_limit: Option<Limit>,
    our_since: &'static str,
}

/// Every code that a list has an opinion on, in the order of the ids of the sets.
pub fn cases() -> impl FusedIterator<Item = Case> {
    OPINIONS.chunk_by(|a, b| (a.set, a.code) == (b.set, b.code)).map(Case)
}

/// A code, or every code of a set, with what the lists say of it.
#[derive(Clone, Copy)]
pub struct Case(&'static [Row]);

impl Case {
    /// The set of the code.
    pub fn set(self) -> CodeSet {
        self.0[0].set
    }

    /// The code; `None` where the opinions are about every code of the set.
    pub fn code(self) -> Option<&'static str> {
        Some(self.0[0].code).filter(|code| !code.is_empty())
    }

    /// What these tables say of the code.
    pub fn ours(self) -> Option<Verdict> {
        self.opinions().next().and_then(Opinion::ours)
    }

    /// What the lists say, in the order of their names.
    pub fn opinions(self) -> impl ExactSizeIterator<Item = Opinion> + Clone {
        self.0.iter().map(Opinion)
    }

    /// Whether a list differs from these tables, or from another list.
    pub fn is_disputed(self) -> bool {
        let pairs = || {
            self.opinions()
                .enumerate()
                .flat_map(|(place, one)| self.opinions().skip(place + 1).map(move |other| (one, other)))
        };
        self.opinions().any(|opinion| !opinion.differs().is_empty())
            || pairs().any(|(one, other)| !one.differs_from(other).is_empty())
    }
}

/// What a list says of a code, or of every code of a set.
#[derive(Clone, Copy)]
pub struct Opinion(&'static Row);

impl Opinion {
    /// The set of the code.
    pub fn set(self) -> CodeSet {
        self.0.set
    }

    /// The code; `None` where it is about every code of the set.
    pub fn code(self) -> Option<&'static str> {
        Some(self.0.code).filter(|code| !code.is_empty())
    }

    /// The short name of the list.
    pub fn list(self) -> &'static str {
        self.0.list
    }

    /// What happened, says the list. Any of these words of ours says the same; none where it is silent.
    pub fn outcome(self) -> &'static [Outcome] {
        self.0.outcome
    }

    /// Why, says the list. Any of these words of ours says the same; none where it is silent.
    pub fn reason(self) -> &'static [Reason] {
        self.0.reason
    }

    /// Whether the list would have another try: `yes`, `no`, or words of ours with `|` between.
    pub fn retry(self) -> Option<&'static str> {
        Some(self.0.retry).filter(|retry| !retry.is_empty())
    }

    /// How many further tries the list allows.
    pub fn limit(self) -> Option<Limit> {
        self.0.limit
    }

    /// The first day on which that holds, as `2025-05-25`.
    pub fn since(self) -> Option<&'static str> {
        Some(self.0.since).filter(|since| !since.is_empty())
    }

    /// Why ours differs; empty where there is nothing to say.
    pub fn why(self) -> &'static str {
        self.0.why
    }

    /// The document that was read.
    pub fn source(self) -> List {
        List(&LISTS[usize::from(self.0.source)])
    }

    /// What these tables say of the code.
    pub fn ours(self) -> Option<Verdict> {
        self.code().and_then(|code| crate::decode::decode(self.set(), code).ok())
    }

    /// The limit of these tables that held when the list was read.
    pub fn our_limit(self) -> Option<Limit> {
        self.0.our_limit
    }

    /// The first day on which the rule of these tables holds.
    pub fn our_since(self) -> Option<&'static str> {
        Some(self.0.our_since).filter(|since| !since.is_empty())
    }

    /// In what it differs from these tables.
    pub fn differs(self) -> Parts {
        let mut parts = Parts::default();
        if let Some(ours) = self.ours() {
            parts.put(Part::Outcome, !same::outcomes(self.outcome(), &[ours.outcome()]));
            parts.put(Part::Reason, !same::reasons(self.reason(), ours.reason().as_slice()));
            parts.put(Part::Retry, !same::retries(self.0.retry, &[ours.retry()]));
        }
        parts.put(Part::Limit, same::differ(self.limit(), self.our_limit()));
        // Of two limits each began at another time.
        let is_same = !parts.contains(Part::Limit);
        parts.put(Part::Since, is_same && same::differ(self.since(), self.our_since()));
        parts
    }

    /// In what it differs from another opinion on the same code.
    pub fn differs_from(self, other: Self) -> Parts {
        let mut parts = Parts::default();
        parts.put(Part::Outcome, !same::outcomes(self.outcome(), other.outcome()));
        parts.put(Part::Reason, !same::reasons(self.reason(), other.reason()));
        parts.put(Part::Retry, !same::retry_texts(self.0.retry, other.0.retry));
        let are_alike = self.limit().map(|limit| limit.window) == other.limit().map(|limit| limit.window);
        parts.put(Part::Limit, are_alike && same::differ(self.limit(), other.limit()));
        let is_same = !parts.contains(Part::Limit);
        parts.put(Part::Since, is_same && same::differ(self.since(), other.since()));
        parts
    }

    /// What may go wrong for somebody who follows the list, as these tables see it.
    pub fn risk(self) -> Option<Risk> {
        let ours = self.ours()?;
        let is_success = |outcome| matches!(outcome, Outcome::Approved | Outcome::Review);
        if self.outcome() == [Outcome::Approved] && !is_success(ours.outcome()) {
            return Some(Risk::Success);
        }
        let is_sent_again =
            same::allows(self.0.retry, Retry::Now) || same::allows(self.0.retry, Retry::Later);
        let is_barred = matches!(ours.retry(), Retry::Never | Retry::CheckFirst | Retry::Wait);
        (is_sent_again && is_barred).then_some(Risk::Retry)
    }
}

/// A document with opinions: what it is called, and which edition was read.
#[derive(Clone, Copy)]
pub struct List(&'static SourceInfo);

impl List {
    /// The id in `data/sources.csv`.
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// What the document is called.
    pub fn title(self) -> &'static str {
        self.0.title
    }

    /// Who publishes it; empty where that is not known.
    pub fn publisher(self) -> &'static str {
        self.0.publisher
    }

    /// Where it can be read, if it is public.
    pub fn url(self) -> Option<&'static str> {
        Some(self.0.url).filter(|url| !url.is_empty())
    }

    /// Its date, version or commit; empty where that is not known.
    pub fn edition(self) -> &'static str {
        self.0.edition
    }

    /// The day it was read, as `2026-11-26`.
    pub fn retrieved(self) -> &'static str {
        self.0.retrieved
    }

    /// How near it is to the owner of the code.
    pub fn kind(self) -> SourceKind {
        self.0.kind
    }
}
