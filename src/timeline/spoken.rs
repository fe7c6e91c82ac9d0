//! What a code said of an operation or a payment, in a form that can be stored: the set and the code, and the words
//! that all codes of the document gave together.

use alloc::format;
use alloc::string::{String, ToString};
use core::cmp::Ordering;

use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::index::words;
use crate::limit::Limit;
use crate::payload::Answer;
use crate::payload::finding::Turned;
use crate::syntax::Syntax;
use crate::told::Told;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Actor, Flags, Outcome, Reason, Retry};

/// What a code said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub verdict: Option<Verdict>,
    turned: Option<Turned>,
    pub told: Told,
}

/// What is stored of it: the set and the code by their texts, so that another version decodes them anew; what it
/// turned into; the words.
pub type Stored = (
    Option<(CodeSet, Option<String>)>,
    u8,
    (Outcome, Option<Reason>, Retry, Actor, Option<u16>, Option<String>, u16),
);

const TURNS: [Turned; 6] =
    [Turned::Refunded, Turned::ChargedBack, Turned::Released, Turned::Held, Turned::Done, Turned::NotDone];

impl Spoken {
    /// What is said where no code is.
    pub const NOTHING: Self = Self { verdict: None, turned: None, told: Told::NOTHING };

    /// What an answer says.
    pub fn of(answer: &Answer) -> Self {
        let counts = answer.overall();
        let turned = counts.and_then(|finding| finding.turned);
        Self { verdict: counts.map(|finding| again(finding.verdict())), turned, told: answer.told() }
    }

    /// What one code says by itself.
    pub fn by(verdict: Verdict) -> Self {
        Self { verdict: Some(again(verdict)), turned: None, told: verdict.into() }
    }

    /// Takes the stricter words of a row of one's own about the code, if the answer has one.
    #[cfg(feature = "overlay")]
    pub fn take_own(&mut self, answer: &Answer) {
        let Some(verdict) = self.verdict.filter(|verdict| verdict.code().is_some()) else { return };
        let same = |finding: &&crate::payload::Finding| {
            finding.own().is_some() && again(finding.verdict()) == verdict
        };
        let Some(finding) = answer.verdicts().iter().find(same) else { return };
        let own = finding.plain();
        if self.told == verdict.into() {
            self.told = own;
        } else if own.retry.strictness() > self.told.retry.strictness() && self.told.outcome == own.outcome {
            (self.told.retry, self.told.actor) = (own.retry, own.actor);
            // What is stricter than to wait for some hours is not to wait.
            self.told.wait_hours = None;
        }
    }

    /// The same with other words.
    pub fn with(self, told: Told) -> Self {
        Self { told, ..self }
    }

    pub fn outcome(&self) -> Outcome {
        self.told.outcome
    }

    pub fn is_test(&self) -> bool {
        self.told.flags.contains(Flags::TEST)
    }

    pub fn set_test(&mut self) {
        self.told.flags = self.told.flags | Flags::TEST;
    }

    pub fn is_partial(&self) -> bool {
        self.told.flags.contains(Flags::PARTIAL)
    }

    /// Whether a field beside the code says that it was not carried out.
    pub fn is_not_done(&self) -> bool {
        self.turned == Some(Turned::NotDone)
    }

    /// Whether the code allows these words. Nothing but a listed code says that something went through.
    fn is_true(&self) -> bool {
        let code = self.verdict.filter(|verdict| verdict.matched() == Match::Exact).map(Verdict::outcome);
        let own = self.verdict.map(Verdict::flags).unwrap_or_default();
        let keeps = |flag| !own.contains(flag) || self.told.flags.contains(flag);
        keeps(Flags::TEST)
            // A document that contradicts itself does not say that it is a part.
            && (keeps(Flags::PARTIAL) || self.told.outcome == Outcome::Unknown)
            && (self.told.outcome != Outcome::Approved
                || code == Some(Outcome::Approved)
                || (code == Some(Outcome::Informational)
                    && matches!(self.turned, Some(Turned::Held | Turned::Done))))
    }

    pub fn store(&self) -> Stored {
        let code =
            self.verdict.map(|verdict| (verdict.set(), written(verdict).or_else(|| group_of(verdict))));
        let turned = self.turned.and_then(|turned| TURNS.iter().position(|known| *known == turned));
        let Told { outcome, reason, retry, actor, wait_hours, limit, flags } = self.told;
        let limit = limit.map(|limit| limit.to_string());
        (
            code,
            turned.map_or(0, |place| place as u8 + 1),
            (outcome, reason, retry, actor, wait_hours, limit, flags.bits()),
        )
    }

    /// Takes what was stored, unless no document could have said it.
    pub fn restore((code, turned, words): Stored) -> Option<Self> {
        let verdict = match code {
            Some((set, Some(code))) => Some(match code.strip_suffix(GROUP) {
                Some(start) => of_group(set, start)?,
                None => decode(set, &code).ok()?,
            }),
            Some((set, None)) => Some(unlisted(set)?),
            None => None,
        };
        let turned = match turned {
            0 => None,
            place => Some(*TURNS.get(usize::from(place) - 1)?),
        };
        let (outcome, reason, retry, actor, wait_hours, limit, flags) = words;
        let limit = limit.map(|limit| limit.parse::<Limit>()).transpose().ok()?;
        let told = Told { outcome, reason, retry, actor, wait_hours, limit, flags: Flags::from_bits(flags) };
        Some(Self { verdict, turned, told }).filter(Self::is_true)
    }

    fn key(&self) -> impl Ord {
        let Told { outcome, reason, retry, actor, wait_hours, limit, flags } = self.told;
        let words = (
            outcome as u8,
            reason.map(|reason| reason as u8),
            retry as u8,
            actor as u8,
            wait_hours,
            limit,
            flags.bits(),
        );
        (self.verdict.map(Verdict::bits), self.turned, words)
    }
}

/// The verdict as it comes back from where it is stored: by its code alone.
fn again(verdict: Verdict) -> Verdict {
    match verdict.code() {
        Some(code) => decode(verdict.set(), &code.to_string()).unwrap_or(verdict),
        None => verdict,
    }
}

/// Stands where a word that is not kept went on after the beginning of its group.
const GROUP: char = '*';

/// What the words of a group begin with.
fn group_of(verdict: Verdict) -> Option<String> {
    let group = words::groups(verdict.set()).find(|group| group.row == verdict.row_number())?;
    Some(format!("{}{GROUP}", group.prefix))
}

/// The verdict of a word of a group.
fn of_group(set: CodeSet, start: &str) -> Option<Verdict> {
    let group = words::groups(set).find(|group| group.prefix == start)?;
    Some(Verdict::of_word(set, Some(group.row)))
}

/// The verdict of a word that no row has, and that is not kept.
fn unlisted(set: CodeSet) -> Option<Verdict> {
    matches!(set.syntax(), Syntax::Word | Syntax::Problem).then(|| Verdict::of_word(set, None))
}

impl Ord for Spoken {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Spoken {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A code as its set lists it.
pub fn written(verdict: Verdict) -> Option<String> {
    verdict.code().map(|code| code.to_string())
}
