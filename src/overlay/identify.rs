//! Whose code is it, where one's own systems may have sent it, too?

use alloc::vec::Vec;
use core::fmt;

use super::Tables;
use super::set::{Set, System};
use super::verdict::Verdict;
use crate::code_set::CodeSet;
use crate::identify::identify_bytes;
use crate::syntax::Syntax;
use crate::tables::LIKELIEST;
use crate::verdict::Match;
use crate::vocabulary::{Actor, Outcome, Reason, Retry};

/// What a code without the name of its set may be, by both the built-in tables and one's own:
/// [`payverdict::Identification`](crate::Identification) for both. Never a verdict from a guess.
#[derive(Clone)]
pub struct Identification<'t> {
    /// The verdicts of the sets that know the code: those of one's own first, then the likeliest.
    verdicts: Vec<Verdict<'t>>,
    certain: Option<Verdict<'t>>,
    is_malformed: bool,
}

impl Tables {
    /// What a code without the name of its set may be: [`payverdict::identify`](crate::identify), with one's own systems
    /// among those that may have sent it. A code is certain only if no other system of one's own has it, or has codes of
    /// its form where the form would tell.
    ///
    /// ```
    /// use payverdict::overlay::Tables;
    ///
    /// let tables = Tables::from_csv([
    ///     ("systems.csv", "id,name,homepage\nlocalpay,Local Pay,\n"),
    ///     ("sources.csv", "id,title,publisher,url,edition,retrieved,kind\nguide,Guide,Local Pay,,2026,2026-11-26,primary\n"),
    ///     (
    ///         "sets.csv",
    ///         "id,system,title,syntax,suffix,extends,flags,source,example\n\
    ///          localpay.result,localpay,Results,triple,,,,guide,100.000.000\n",
    ///     ),
    ///     (
    ///         "codes/localpay.result.csv",
    ///         "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
    ///          100.000.000,declined,do_not_honor,later,,,,,Refused,\n",
    ///     ),
    /// ])?;
    /// // By the built-in tables only one system has codes of this form.
    /// assert!(payverdict::identify("000.000.000").certain().is_some());
    /// assert!(tables.identify("000.000.000").certain().is_none());
    /// # Ok::<(), payverdict::overlay::Mistakes>(())
    /// ```
    pub fn identify(&self, code: &str) -> Identification<'_> {
        self.identify_bytes(code.as_bytes())
    }

    /// [`identify`](Self::identify) for text that may not be UTF-8.
    pub fn identify_bytes(&self, code: &[u8]) -> Identification<'_> {
        let mut found = self.among(code, |_| true);
        let built_in = || identify_bytes(code).certain().map(|verdict| self.over(verdict, code));
        found.certain =
            self.certain_word(code).or_else(built_in).filter(|verdict| !self.is_doubted(*verdict, code));
        found
    }

    /// What a code of one system is whose set is not named: [`payverdict::decode_in`](crate::decode_in), for any system.
    pub fn decode_in<'t>(&'t self, system: System<'t>, code: &str) -> Identification<'t> {
        self.decode_in_bytes(system, code.as_bytes())
    }

    /// [`decode_in`](Self::decode_in) for text that may not be UTF-8.
    pub fn decode_in_bytes<'t>(&'t self, system: System<'t>, code: &[u8]) -> Identification<'t> {
        let mut found = self.among(code, |set| set.system() == system);
        let mut verdicts = found.verdicts.iter().copied();
        found.certain = match verdicts.next() {
            Some(first) => verdicts.all(|other| says_the_same(first, other)).then_some(first),
            // Not listed, but only one set has codes of this form.
            None => {
                let mut forms = system.sets().filter_map(|set| self.decode_bytes(set, code).ok());
                forms.next().filter(|_| forms.next().is_none())
            }
        };
        found
    }

    /// The verdicts of some sets: of those that list the code, else of those that know its group.
    fn among<'t>(&'t self, code: &[u8], asked: impl Fn(Set<'t>) -> bool) -> Identification<'t> {
        let built_in = LIKELIEST.iter().map(|number| self.set_by_number(*number));
        let sets = self.sets().chain(built_in).filter(|set| asked(*set));
        let mut verdicts: Vec<_> = sets.filter_map(|set| self.decode_bytes(set, code).ok()).collect();
        let is_malformed = verdicts.is_empty();
        let best = verdicts.iter().map(Verdict::matched).min();
        verdicts.retain(|verdict| Some(verdict.matched()) == best && verdict.matched() != Match::Unlisted);
        Identification { verdicts, certain: None, is_malformed }
    }

    /// Whether a code that would tell its owner may be that of another system, or say something else in another set of the
    /// same one, as one's own tables have it there, too.
    pub(super) fn is_doubted(&self, certain: Verdict<'_>, code: &[u8]) -> bool {
        let contradicts =
            |other: &Verdict<'_>| other.system() != certain.system() || !says_the_same(*other, certain);
        let of_own_sets = self.sets().filter(|set| *set != certain.set()).any(|set| {
            let Ok(verdict) = self.decode_bytes(set, code) else { return false };
            // A code of this form could be one that the table does not have yet.
            let tells_by_form = matches!(set.syntax(), Syntax::Triple | Syntax::Number | Syntax::Response);
            match verdict.matched() {
                Match::Unlisted => tells_by_form && set.system() != certain.system(),
                _ => contradicts(&verdict),
            }
        });
        // A row of one's own that both inherit is no contradiction.
        let is_other = |verdict: &Verdict<'_>| match (verdict.own(), certain.own()) {
            (Some(own), Some(other)) => own != other,
            (own, other) => own.is_some() || other.is_some() && verdict.system() == certain.system(),
        };
        of_own_sets
            || CodeSet::ALL.iter().map(|set| self.set_by_number(*set as u16)).any(|set| {
                let verdict = self.decode_bytes(set, code).ok();
                let verdict = verdict.filter(|verdict| verdict.matched() == Match::Exact);
                verdict.is_some_and(|verdict| is_other(&verdict) && contradicts(&verdict))
            })
    }
}

impl<'t> Identification<'t> {
    /// The verdict, where the code tells its owner or its system was named.
    pub fn certain(&self) -> Option<Verdict<'t>> {
        self.certain
    }

    /// What the code would be for each sender that knows it: equal ones together, those of one's own first, then the
    /// likeliest.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate<'_, 't>> + Clone {
        let is_first = |(place, verdict): &(usize, Verdict<'t>)| {
            !self.verdicts[..*place].iter().any(|before| says_the_same(*before, *verdict))
        };
        let verdicts = self.verdicts.iter().copied().enumerate().filter(is_first);
        verdicts.map(|(place, verdict)| Candidate { verdicts: &self.verdicts[place..], verdict })
    }

    /// Whether the text has the form of no set that was asked: it is not a code at all.
    pub fn is_malformed(&self) -> bool {
        self.is_malformed
    }
}

impl fmt::Debug for Identification<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { verdicts, certain, is_malformed } = self;
        f.debug_struct("Identification")
            .field("certain", certain)
            .field("verdicts", verdicts)
            .field("is_malformed", is_malformed)
            .finish()
    }
}

fn says_the_same(one: Verdict<'_>, other: Verdict<'_>) -> bool {
    let words =
        |verdict: Verdict<'_>| (verdict.outcome(), verdict.reason(), verdict.retry(), verdict.actor());
    words(one) == words(other)
}

/// What a code would mean if one of some sets sent it: [`payverdict::Candidate`](crate::Candidate) for both tables.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'i, 't> {
    /// The verdicts from this one on, which is the first of its kind.
    verdicts: &'i [Verdict<'t>],
    verdict: Verdict<'t>,
}

impl<'i, 't> Candidate<'i, 't> {
    /// The sets for which the code would mean this.
    pub fn sets(self) -> impl Iterator<Item = Set<'t>> + Clone + use<'i, 't> {
        let same = move |verdict: &&Verdict<'t>| says_the_same(self.verdict, **verdict);
        self.verdicts.iter().filter(same).map(Verdict::set)
    }

    /// The verdict that the first of these sets would give: an offer to choose from, and no answer.
    pub fn verdict(self) -> Verdict<'t> {
        self.verdict
    }

    /// What would have happened.
    pub fn outcome(self) -> Outcome {
        self.verdict.outcome()
    }

    /// Why, where that would be known.
    pub fn reason(self) -> Option<Reason> {
        self.verdict.reason()
    }

    /// Whether the same payment could be tried again.
    pub fn retry(self) -> Retry {
        self.verdict.retry()
    }

    /// Who would move next.
    pub fn actor(self) -> Actor {
        self.verdict.actor()
    }

    /// What the code would mean, for support staff.
    pub fn summary(self) -> &'t str {
        self.verdict.summary()
    }
}
