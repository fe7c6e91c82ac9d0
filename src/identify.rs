//! Whose code is it? The answer for a code that comes without the name of its set.
//!
//! The same two digits are a success at one gateway and a stolen card at another. So a verdict is given only
//! where the code tells its owner: by a form or a word that one system alone has. For every other code
//! there are candidates, from which somebody who knows the sender may choose.

use crate::code_set::CodeSet;
use crate::decode::decode_bytes;
use crate::host::{host_of, is_within};
use crate::source::System;
use crate::syntax::Syntax;
use crate::tables::{CERTAIN_FORMS, Certain, LIKELIEST};
use crate::verdict::{Entry, Match, Verdict};
use crate::vocabulary::{Actor, Outcome, Reason, Retry};

/// How many sets there are.
const SETS: usize = CodeSet::ALL.len();

/// What a code without the name of its set may be: a code of one certain owner, or of any of some
/// candidates. Never a verdict from a guess.
#[derive(Clone, Debug)]
pub struct Identification {
    /// The verdicts of the sets that know the code, the likeliest first.
    verdicts: [Option<Verdict>; SETS],
    certain: Option<Verdict>,
    is_malformed: bool,
}

/// What a code without the name of its set may be.
///
/// ```
/// use payverdict::{Outcome, identify};
///
/// // Only the Open Payment Platform has codes of this form.
/// let verdict = identify("000.000.000").certain().expect("a certain owner");
/// assert_eq!(verdict.set().id(), "opp.result");
///
/// // Two digits could be anybody's: some systems list this one as a success, others do not.
/// let found = identify("00");
/// assert_eq!(found.certain(), None);
/// assert!(found.candidates().any(|candidate| candidate.outcome() == Outcome::Approved));
/// ```
pub fn identify(code: &str) -> Identification {
    identify_bytes(code.as_bytes())
}

/// [`identify`] for text that may not be UTF-8.
pub fn identify_bytes(code: &[u8]) -> Identification {
    let mut found = Identification::among(code, |_| true);
    found.certain = found.certain_owner(code);
    found
}

/// What a code of one system is whose set is not named: certain where one set of the system lists it, or
/// where all that do agree.
///
/// ```
/// use payverdict::{Outcome, decode_in};
///
/// let found = decode_in("pei".parse()?, "51");
/// assert_eq!(found.certain().expect("one set of Pei lists it").set().id(), "pei.acquirer");
/// # Ok::<(), payverdict::UnknownWord>(())
/// ```
pub fn decode_in(system: System, code: &str) -> Identification {
    decode_in_bytes(system, code.as_bytes())
}

/// [`decode_in`] for text that may not be UTF-8.
pub fn decode_in_bytes(system: System, code: &[u8]) -> Identification {
    let mut found = Identification::among(code, |set| set.system() == system);
    let mut forms = system.sets().filter_map(|set| decode_bytes(set, code).ok());
    found.certain = match found.agreed(|_| true) {
        Agreed::All(verdict) => Some(verdict),
        Agreed::No => None,
        // Not listed, but only one set has codes of this form.
        Agreed::Nothing => forms.next().filter(|_| forms.next().is_none()),
    };
    found
}

/// Whether some verdicts say the same.
enum Agreed {
    All(Verdict),
    No,
    Nothing,
}

impl Identification {
    /// The verdicts of some sets: of those that list the code, else of those that know its group.
    fn among(code: &[u8], asked: impl Fn(CodeSet) -> bool) -> Self {
        let mut verdicts = [None; SETS];
        let likeliest = LIKELIEST.iter().map(|set| CodeSet::from_index(*set)).filter(|set| asked(*set));
        for (place, set) in likeliest.enumerate() {
            verdicts[place] = decode_bytes(set, code).ok();
        }
        let is_malformed = verdicts.iter().all(Option::is_none);
        let best = verdicts.iter().flatten().map(|verdict| verdict.matched()).min();
        for verdict in &mut verdicts {
            *verdict = verdict
                .filter(|verdict| Some(verdict.matched()) == best && verdict.matched() != Match::Unlisted);
        }
        Self { verdicts, certain: None, is_malformed }
    }

    /// The verdict, where the code tells its owner or its system was named; what nobody lists is
    /// `unlisted` where the form alone tells the owner.
    pub fn certain(&self) -> Option<Verdict> {
        self.certain
    }

    /// What the code would be for each sender that knows it: equal ones together, the likeliest first. For
    /// a certain code these are the sets that list it, too.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate<'_>> + Clone {
        let verdicts =
            self.verdicts.iter().enumerate().filter_map(|(place, verdict)| Some((place, (*verdict)?)));
        let is_first = |(place, verdict): &(usize, Verdict)| {
            !self.verdicts[..*place].iter().flatten().any(|before| says_the_same(*before, *verdict))
        };
        verdicts
            .filter(is_first)
            .map(|(place, verdict)| Candidate { verdicts: &self.verdicts[place..], verdict })
    }

    /// Whether the text has the form of no set that was asked: it is not a code at all.
    pub fn is_malformed(&self) -> bool {
        self.is_malformed
    }

    fn certain_owner(&self, code: &[u8]) -> Option<Verdict> {
        let by_form = CodeSet::ALL.iter().copied().filter(|set| certain(*set) != Certain::Rows);
        let mut owners = by_form.filter_map(|set| {
            let verdict = decode_bytes(set, code).ok()?;
            let tells = match certain(set) {
                Certain::Suffix => verdict.suffix().is_some(),
                _ => set.syntax() != Syntax::Problem || names_its_owner(code, verdict),
            };
            tells.then_some(verdict)
        });
        // Of sets that extend one another the one that comes before all others; the build script has
        // made sure that there is one.
        if let Some(first) = owners.next() {
            let before = |one: Verdict, other: Verdict| {
                if other.set().extends().any(|set| set == one.set()) { other } else { one }
            };
            return Some(owners.fold(first, before));
        }
        match self.agreed(|verdict| verdict.entry().is_some_and(Entry::is_certain)) {
            Agreed::All(verdict) => Some(verdict),
            _ => None,
        }
    }

    /// Whether all verdicts that count say the same.
    fn agreed(&self, counts: impl Fn(&Verdict) -> bool) -> Agreed {
        let mut verdicts = self.verdicts.iter().flatten().copied().filter(|verdict| counts(verdict));
        let Some(first) = verdicts.next() else { return Agreed::Nothing };
        if verdicts.all(|other| says_the_same(first, other)) { Agreed::All(first) } else { Agreed::No }
    }
}

fn certain(set: CodeSet) -> Certain {
    CERTAIN_FORMS[set as usize]
}

/// Whether a problem type has its system's host before it, or only an instrument with which it is listed.
fn names_its_owner(code: &[u8], verdict: Verdict) -> bool {
    let Some(host) = host_of(code) else {
        let segments = code.split(|byte| *byte == b'/').count();
        return segments == 2 && verdict.entry().is_some_and(|entry| entry.code().contains('/'));
    };
    verdict.system().hosts().iter().any(|known| is_within(host, known))
}

fn says_the_same(one: Verdict, other: Verdict) -> bool {
    let words = |verdict: Verdict| (verdict.outcome(), verdict.reason(), verdict.retry(), verdict.actor());
    words(one) == words(other)
}

/// What a code would mean if one of some sets sent it.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The verdicts from this one on, which is the first of its kind.
    verdicts: &'a [Option<Verdict>],
    verdict: Verdict,
}

impl<'a> Candidate<'a> {
    /// The sets for which the code would mean this, the likeliest first.
    pub fn sets(self) -> impl Iterator<Item = CodeSet> + Clone + 'a {
        let same = move |verdict: &&Verdict| says_the_same(self.verdict, **verdict);
        self.verdicts.iter().flatten().filter(same).map(|verdict| verdict.set())
    }

    /// The verdict that the likeliest of these sets would give.
    ///
    /// It is an offer to choose from, and no answer: who shows it as one has guessed the sender.
    pub fn verdict(self) -> Verdict {
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

    /// What the code would mean, for support staff, by the likeliest of these sets.
    pub fn summary(self) -> &'static str {
        self.verdict.summary()
    }
}
