//! How a merchant wants to try again, within the rules.

use core::str::FromStr;

use super::network::{Network, Networks};
use super::span::Span;
use super::tables::POLICIES;
use crate::limit::Limit;
use crate::source::Source;
use crate::unknown::UnknownWord;
use crate::vocabulary::Retry;

/// The most clauses of a policy.
const CLAUSES: usize = 8;
/// The most steps of a ladder.
const STEPS: usize = 12;

/// How a merchant wants to try again. The rules of networks and platforms hold beside it, whatever it wants.
///
/// ```
/// use payverdict::plan::{Policy, Span};
///
/// let own = Policy::CAUTIOUS.with_space("48h".parse()?).within_rules()?;
/// assert!(Policy::CAUTIOUS.with_limits(&["25/30d".parse()?]).with_space(Span::from_minutes(60)).within_rules().is_err());
/// assert_eq!(Policy::published().count(), 6);
/// # let _ = own;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    id: &'static str,
    clauses: [Option<Clause>; CLAUSES],
}

/// One thing that a policy wants, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    pub(super) id: &'static str,
    pub(super) network: Option<Network>,
    pub(super) wants: Wants,
    pub(super) text: &'static str,
    pub(super) source: Option<u16>,
}

/// What a clause wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wants {
    /// Tries only after answers with one of these retry words.
    Retry(Retries),
    /// So much time between two tries.
    Space(Span),
    /// So many tries, the first included.
    Limit(Limit),
    /// Further tries so long after the first one.
    Steps(Spans),
    /// Further tries so long after the one before.
    Gaps(Spans),
    /// No try so long after the first one.
    End(Span),
}

/// Some retry words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retries(u16);

impl Retries {
    /// These words.
    pub const fn of(words: &[Retry]) -> Self {
        let (mut place, mut bits) = (0, 0);
        while place < words.len() {
            bits |= 1 << words[place] as u8;
            place += 1;
        }
        Self(bits)
    }

    /// Whether a word is among them.
    pub const fn contains(self, word: Retry) -> bool {
        self.0 >> word as u8 & 1 == 1
    }
}

/// The steps of a ladder, twelve at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spans {
    minutes: [u32; STEPS],
    count: usize,
}

impl Spans {
    /// Steps of so many minutes; those beyond the twelfth are left out, which allows fewer tries.
    pub const fn of_minutes(steps: &[u32]) -> Self {
        let (mut minutes, mut count) = ([0; STEPS], 0);
        while count < steps.len() && count < STEPS {
            minutes[count] = steps[count];
            count += 1;
        }
        Self { minutes, count }
    }

    /// The steps, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.minutes[..self.count].iter().map(|minutes| Span::from_minutes(*minutes))
    }

    pub(super) const fn count(&self) -> usize {
        self.count
    }

    pub(super) fn get(&self, place: usize) -> Option<Span> {
        self.minutes[..self.count].get(place).map(|minutes| Span::from_minutes(*minutes))
    }
}

impl Policy {
    /// The default: tries by itself only after `now` and `later`, a day apart, four in 15 days.
    pub const CAUTIOUS: Self = POLICIES[0];

    pub(super) const fn built_in(id: &'static str, clauses: &[Clause]) -> Self {
        let (mut kept, mut count) = ([None; CLAUSES], 0);
        while count < clauses.len() {
            kept[count] = Some(clauses[count]);
            count += 1;
        }
        Self { id, clauses: kept }
    }

    /// The policies that come with the crate: the cautious default, and ladders that others publish.
    pub fn published() -> impl ExactSizeIterator<Item = &'static Self> {
        POLICIES.iter()
    }

    /// Its name.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// What it wants.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().flatten()
    }

    /// The same with tries only after these retry words.
    #[must_use]
    pub fn with_retry(self, words: &[Retry]) -> Self {
        let is_old = |wants: &Wants| matches!(wants, Wants::Retry(_));
        self.instead(
            is_old,
            "own.retry",
            "Tries only after answers that the merchant names",
            &[Wants::Retry(Retries::of(words))],
        )
    }

    /// The same with so much time between two tries, over whatever network.
    #[must_use]
    pub fn with_space(self, space: Span) -> Self {
        let is_old = |wants: &Wants| matches!(wants, Wants::Space(_));
        self.instead(is_old, "own.space", "The merchant's own time between two tries", &[Wants::Space(space)])
    }

    /// The same with these limits, three at most; those beyond are left out.
    #[must_use]
    pub fn with_limits(self, limits: &[Limit]) -> Self {
        let is_old = |wants: &Wants| matches!(wants, Wants::Limit(_));
        let (mut wants, count) = ([Wants::Retry(Retries(0)); 3], limits.len().min(3));
        for (place, limit) in limits.iter().take(3).enumerate() {
            wants[place] = Wants::Limit(*limit);
        }
        self.instead(is_old, "own.limit", "The merchant's own number of tries", &wants[..count])
    }

    /// The same with further tries so long after the first one, instead of another ladder.
    #[must_use]
    pub fn with_steps(self, minutes: &[u32]) -> Self {
        let wants = Wants::Steps(Spans::of_minutes(minutes));
        self.instead(is_ladder, "own.steps", "The merchant's own times after the first try", &[wants])
    }

    /// The same with further tries so long after the one before, instead of another ladder.
    #[must_use]
    pub fn with_gaps(self, minutes: &[u32]) -> Self {
        let wants = Wants::Gaps(Spans::of_minutes(minutes));
        self.instead(is_ladder, "own.gaps", "The merchant's own times after the try before", &[wants])
    }

    /// The same with no try so long after the first one.
    #[must_use]
    pub fn with_end(self, end: Span) -> Self {
        let is_old = |wants: &Wants| matches!(wants, Wants::End(_));
        self.instead(is_old, "own.end", "The merchant's own end of all tries", &[Wants::End(end)])
    }

    /// The same with other clauses in the place of some.
    fn instead(
        self,
        is_old: impl Fn(&Wants) -> bool,
        id: &'static str,
        text: &'static str,
        wants: &[Wants],
    ) -> Self {
        let kept = self.clauses.into_iter().flatten().filter(|clause| !is_old(&clause.wants));
        let added = wants.iter().map(|wants| Clause { id, network: None, wants: *wants, text, source: None });
        let mut clauses = [None; CLAUSES];
        for (place, clause) in clauses.iter_mut().zip(added.chain(kept)) {
            *place = Some(clause);
        }
        Self { id: "own", clauses }
    }

    /// Whether tries are wanted after a retry word.
    pub(super) fn refuses(&self, word: Retry) -> Option<usize> {
        self.clauses.iter().position(|clause| {
            matches!(clause, Some(Clause { wants: Wants::Retry(words), .. }) if !words.contains(word))
        })
    }

    /// Whether a clause counts: one for a network only there, one for every network only where none is for it.
    pub(super) fn counts(&self, clause: &Clause, networks: Networks) -> bool {
        // Only spaces are for a network.
        let is_for = |other: &Clause| other.network.is_some() && networks.count(other.network);
        match (clause.wants, clause.network) {
            (_, Some(_)) => is_for(clause),
            (Wants::Space(_), None) => networks == Networks::ALL || !self.clauses().any(is_for),
            _ => true,
        }
    }

    pub(super) fn clause(&self, place: usize) -> Option<&Clause> {
        self.clauses[place].as_ref()
    }

    pub(super) const fn room() -> usize {
        CLAUSES
    }
}

fn is_ladder(wants: &Wants) -> bool {
    matches!(wants, Wants::Steps(_) | Wants::Gaps(_))
}

impl Default for Policy {
    fn default() -> Self {
        Self::CAUTIOUS
    }
}

impl FromStr for Policy {
    type Err = UnknownWord;

    /// Takes the name of a published policy, such as `cautious`.
    fn from_str(id: &str) -> Result<Self, UnknownWord> {
        static IDS: [&str; POLICIES.len()] = {
            let (mut ids, mut place) = ([""; POLICIES.len()], 0);
            while place < ids.len() {
                ids[place] = POLICIES[place].id;
                place += 1;
            }
            ids
        };
        let known = POLICIES.iter().find(|policy| policy.id == id);
        known.copied().ok_or_else(|| UnknownWord::new("policy", &IDS, id))
    }
}

impl Clause {
    /// Its name, such as `cautious.space`.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The network that it is for; `None` for every one.
    pub fn network(&self) -> Option<Network> {
        self.network
    }

    /// What it wants.
    pub fn wants(&self) -> Wants {
        self.wants
    }

    /// Why, in a sentence.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// Who says so; `None` for the merchant's own.
    pub fn source(&self) -> Option<Source> {
        self.source.map(Source::from_index)
    }
}
