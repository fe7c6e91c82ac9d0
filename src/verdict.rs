//! What is said of a code: the row that is known, and the verdict that names it.

use core::fmt;

use crate::bits::{self, ROW_SHIFT, SUFFIX_SHIFT};
use crate::code_set::CodeSet;
use crate::index;
use crate::limit::Limit;
use crate::perfect;
use crate::said::Message;
use crate::source::{Source, System};
use crate::syntax::{self, Syntax, Triple};
use crate::tables::{
    ADVICE_DECIDES, CERTAIN, GROUP_NAMES, KNOWN, LISTED, Row, SUMMARIES, SUMMARY_ENDS, TERMS, UNLISTED,
};
use crate::vocabulary::{
    ACTORS, Actor, Class, Flags, Locale, NextStep, Operation, Outcome, REASONS, RETRIES, Reason, Retry, words,
};

/// Where a verdict comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Match {
    /// The code has a row of its own.
    Exact,
    /// The code has none, but codes that begin alike have something in common.
    Group,
    /// Nothing is known of the code; the outcome is `unknown`.
    Unlisted,
}

words! { Match, "match" {
    Exact => "exact",
    Group => "group",
    Unlisted => "unlisted",
} }

/// What is known of a code, wherever it was asked for: a row of the tables.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entry(u32);

impl Entry {
    pub(crate) fn from_row(row: u32) -> Self {
        Self(row)
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }

    #[inline]
    fn row(self) -> Row {
        index::row(self.0)
    }

    #[inline]
    fn words(self) -> u64 {
        index::meaning(self.0)
    }

    /// The set that lists the row.
    pub fn set(self) -> CodeSet {
        CodeSet::from_index(self.row().set)
    }

    /// The code as the system writes it.
    pub fn code(self) -> &'static str {
        index::code(self.0)
    }

    /// What happened.
    #[inline]
    pub fn outcome(self) -> Outcome {
        Outcome::from_number(bits::OUTCOME.get(self.words()) as u32)
    }

    /// Why, where that is known.
    #[inline]
    pub fn reason(self) -> Option<Reason> {
        REASONS[bits::REASON.get(self.words()) as usize]
    }

    /// Whether the same payment may be tried again.
    #[inline]
    pub fn retry(self) -> Retry {
        RETRIES[bits::RETRY.get(self.words()) as usize]
    }

    /// Who moves next.
    #[inline]
    pub fn actor(self) -> Actor {
        ACTORS[bits::ACTOR.get(self.words()) as usize]
    }

    /// What else is to be known: flags such as `test` or `partial`.
    #[inline]
    pub fn flags(self) -> Flags {
        Flags::from_bits(bits::FLAGS.get(self.words()) as u16)
    }

    /// Soft, fix, hard, or none of them; follows from the retry word.
    pub fn class(self) -> Option<Class> {
        self.retry().class()
    }

    /// Whether the outcome stays as it is; follows from it.
    pub fn is_final(self) -> bool {
        self.outcome().is_final()
    }

    /// How many hours to wait before the next try, where a source says so.
    pub fn wait_hours(self) -> Option<u16> {
        Some(TERMS[self.row().terms as usize].0).filter(|hours| *hours > 0)
    }

    /// How many further tries are allowed, where a source says so: `4`, `20/30d`, `10/24h`.
    pub fn limit(self) -> Option<Limit> {
        TERMS[self.row().terms as usize].1
    }

    /// What the code means, for support staff, in plain English.
    pub fn summary(self) -> &'static str {
        let place = self.0 as usize;
        let start = if place == 0 { 0 } else { SUMMARY_ENDS[place - 1] as usize };
        &SUMMARIES[start..SUMMARY_ENDS[place] as usize]
    }

    /// What the shopper may read. A masked reason reads as `generic_decline` does.
    pub fn message(self, locale: Locale) -> &'static str {
        Message(self.row().message).text(locale)
    }

    /// What the code answers: a payment, or something else such as a refund.
    pub fn operation(self) -> Operation {
        Operation::ALL[bits::OPERATION.get(self.words()) as usize]
    }

    /// By which the tables have what the shopper reads.
    #[cfg(any(feature = "overlay", feature = "release"))]
    pub(crate) fn message_number(self) -> u16 {
        self.row().message
    }

    /// Whether the code tells its system, whoever sent it.
    pub(crate) fn is_certain(self) -> bool {
        let place = self.0 as usize;
        CERTAIN.get(place / 8).is_some_and(|bits| bits >> (place % 8) & 1 == 1)
    }

    /// Whether an advice code beside this one decides about another try.
    pub fn advice_decides(self) -> bool {
        ADVICE_DECIDES.binary_search(&self.0).is_ok()
    }

    /// What a checkout page can offer the shopper. A masked reason leads where `generic_decline` does.
    pub fn next_step(self) -> NextStep {
        NextStep::ALL[bits::NEXT_STEP.get(self.words()) as usize]
    }

    /// Who says so; `None` where nobody does because the code is not listed.
    pub fn source(self) -> Option<Source> {
        self.row().source.checked_sub(1).map(Source::from_index)
    }

    /// What a page may know of the words: a refusal for a masked reason is a plain one, also where what was
    /// refused is not a payment and another card is not the next step.
    #[cfg(feature = "compact")]
    pub(crate) fn masked_words(self) -> u64 {
        use crate::tables::GENERIC_DECLINE;

        const REASON: u64 = bits::REASON.put(bits::REASON.max());
        const STEP: u64 = bits::NEXT_STEP.put(bits::NEXT_STEP.max());
        let refused = self.outcome().is_refused();
        match self.reason() {
            Some(reason) if reason.is_masked() && refused => GENERIC_DECLINE & !STEP | self.words() & STEP,
            Some(reason) if reason.is_masked() => self.words() & !REASON | GENERIC_DECLINE & REASON,
            _ => self.words(),
        }
    }

    /// The rows of other sets with the same reason; none where there is no reason.
    pub fn related(self) -> impl Iterator<Item = Self> + Clone {
        let rows = if self.reason().is_some() { LISTED as u32 } else { 0 };
        (0..rows)
            .map(Self::from_row)
            .filter(move |other| other.reason() == self.reason() && other.set() != self.set())
    }
}

impl CodeSet {
    /// The rows of the set, in order.
    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry> + DoubleEndedIterator + Clone {
        (self.info().first..self.info().last).map(Entry::from_row)
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("set", &self.set())
            .field("code", &self.code())
            .field("outcome", &self.outcome())
            .field("reason", &self.reason())
            .field("retry", &self.retry())
            .field("actor", &self.actor())
            .finish_non_exhaustive()
    }
}

/// What a code means where it was asked for.
///
/// A verdict says approved only for a code that is listed as approved.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Verdict {
    /// What is kept of the code (`Triple::kept`, `syntax::keep`; 0 for words and problem types), the set in
    /// what it leaves free, and the row above: the places are in `bits`. One number, so that a verdict
    /// travels in a register, and the very one that the tables hold.
    bits: u64,
}

impl Verdict {
    #[inline(always)]
    pub(crate) const fn from_bits(bits: u64) -> Self {
        Self { bits }
    }

    #[inline(always)]
    pub(crate) const fn of_row(set: CodeSet, row: u32, kept: u64) -> Self {
        Self { bits: perfect::key(set as u16, kept) | (row as u64) << ROW_SHIFT }
    }

    /// The verdict of a word or problem type.
    #[inline(always)]
    pub(crate) fn of_word(set: CodeSet, row: Option<u32>) -> Self {
        Self::of_row(set, row.unwrap_or(UNLISTED as u32), 0)
    }

    /// With the letter after a response code; 0 for none.
    #[inline(always)]
    pub(crate) const fn with_suffix(self, letter: u8) -> Self {
        Self { bits: self.bits | (letter as u64) << SUFFIX_SHIFT }
    }

    /// The code as a number; 0 for words and problem types.
    pub(crate) fn packed(self) -> u32 {
        match self.set().syntax() {
            Syntax::Triple => Triple::from_kept(self.bits).packed(),
            Syntax::Number => syntax::number::kept(self.bits),
            Syntax::Response => self.bits as u16 as u32,
            Syntax::Word | Syntax::Problem => 0,
        }
    }

    /// All of it as one number, to put verdicts into an order that means nothing.
    pub(crate) fn bits(self) -> u64 {
        self.bits
    }

    /// The set and the code, as indices find them: without the row and the letter after the code.
    #[cfg(feature = "overlay")]
    #[inline]
    pub(crate) fn key(self) -> u64 {
        const CODE: u64 = (1 << ROW_SHIFT) - 1;
        let code = self.bits & CODE;
        if self.set().syntax() == Syntax::Response { code & !(0xFF << SUFFIX_SHIFT) } else { code }
    }

    /// The number of the row that answers.
    #[inline]
    pub(crate) fn row(self) -> u32 {
        (self.bits >> ROW_SHIFT) as u32
    }

    fn suffix_byte(self) -> u8 {
        match self.set().syntax() {
            Syntax::Response => (self.bits >> SUFFIX_SHIFT) as u8,
            _ => 0,
        }
    }

    /// The set that was asked.
    pub fn set(self) -> CodeSet {
        CodeSet::from_index(bits::get_set(self.bits))
    }

    /// The system that the set belongs to.
    pub fn system(self) -> System {
        self.set().system()
    }

    /// Whether the code has a row of its own, only a group, or nothing.
    #[inline]
    pub fn matched(self) -> Match {
        match self.row() as usize {
            row if row < KNOWN => Match::Exact,
            row if row < UNLISTED => Match::Group,
            _ => Match::Unlisted,
        }
    }

    /// How many rows can answer, for bindings that keep a table of them.
    #[doc(hidden)]
    pub const ROWS: usize = UNLISTED + 1;

    /// The number of the row that answers, below `ROWS`: another one after any change of the data.
    #[doc(hidden)]
    #[inline]
    pub fn row_number(self) -> u32 {
        self.row()
    }

    /// The row that answered; its set is the one in which the code was found, which may be one that
    /// the set asked extends. `None` where no row lists the code itself.
    pub fn entry(self) -> Option<Entry> {
        (self.matched() == Match::Exact).then_some(Entry(self.row()))
    }

    /// What the codes have in common that begin alike, where only that is known.
    pub fn group(self) -> Option<&'static str> {
        (self.matched() == Match::Group).then(|| GROUP_NAMES[self.row() as usize - KNOWN])
    }

    /// The place of its group among all.
    #[cfg(feature = "overlay")]
    pub(crate) fn group_place(self) -> Option<usize> {
        (self.matched() == Match::Group).then(|| self.row() as usize - KNOWN)
    }

    /// The letter after the code, as in `51-I`: for monitoring only, as ValitorPay says.
    pub fn suffix(self) -> Option<char> {
        let letter = self.suffix_byte();
        (letter != 0).then_some(letter as char)
    }

    /// The code in its canonical form; `None` for a word or problem type that is not listed.
    pub fn code(self) -> Option<Code> {
        let known = self.entry().is_some() || !matches!(self.set().syntax(), Syntax::Word | Syntax::Problem);
        known.then_some(Code(self))
    }

    /// The number of the row, and above 24 bits the letter after the code.
    #[cfg(feature = "compact")]
    pub(crate) fn answer_number(self) -> u32 {
        self.row() | (self.suffix_byte() as u32) << 24
    }

    /// Whether the row leaves the decision about another try to an advice code beside it.
    pub(crate) fn leaves_it(self) -> bool {
        self.entry().is_some_and(Entry::advice_decides)
    }

    /// Whether it leaves that decision to this very code: nothing but listed advice can lift a bar.
    pub(crate) fn leaves_it_to(self, advice: Self) -> bool {
        self.leaves_it() && advice.set().is_advice() && advice.entry().is_some()
    }

    #[inline]
    pub(crate) fn answer(self) -> Entry {
        Entry(self.row())
    }

    /// The same code with the row of another, where what is beside it decides between the two.
    #[cfg(feature = "payload")]
    pub(crate) fn answered_like(self, other: Self) -> Self {
        const CODE: u64 = (1 << ROW_SHIFT) - 1;
        Self { bits: self.bits & CODE | other.bits & !CODE }
    }
}

/// Hands the questions on to the row that answers.
macro_rules! answers {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty)?) -> $answer:ty;)+) => {
        impl Verdict {
            $($(#[$doc])*
            #[inline]
            pub fn $name(self $(, $argument: $type)?) -> $answer {
                self.answer().$name($($argument)?)
            })+
        }
    };
}

answers! {
    /// What happened.
    outcome() -> Outcome;
    /// Why, where that is known.
    reason() -> Option<Reason>;
    /// Whether the same payment may be tried again.
    retry() -> Retry;
    /// Who moves next.
    actor() -> Actor;
    /// What else is to be known: flags such as `test` or `partial`.
    flags() -> Flags;
    /// Soft, fix, hard, or none of them; follows from the retry word.
    class() -> Option<Class>;
    /// Whether the outcome stays as it is; follows from it.
    is_final() -> bool;
    /// How many hours to wait before the next try, where a source says so.
    wait_hours() -> Option<u16>;
    /// How many further tries are allowed, where a source says so: `4`, `20/30d`, `10/24h`.
    limit() -> Option<Limit>;
    /// What the code means, for support staff, in plain English.
    summary() -> &'static str;
    /// What the shopper may read. A masked reason reads as `generic_decline` does.
    message(locale: Locale) -> &'static str;
    /// What a checkout page can offer the shopper. A masked reason leads where `generic_decline` does.
    next_step() -> NextStep;
    /// What the code answers: a payment, or something else such as a refund.
    operation() -> Operation;
    /// Who says so; `None` where nobody does because the code is not listed.
    source() -> Option<Source>;
}

impl Verdict {
    /// The rows of other sets with the same reason; none where there is no reason.
    pub fn related(self) -> impl Iterator<Item = Entry> + Clone {
        let found = self.entry().map(Entry::set);
        self.answer().related().filter(move |other| Some(other.set()) != found)
    }
}

impl fmt::Debug for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verdict")
            .field("set", &self.set())
            .field("code", &self.code())
            .field("match", &self.matched())
            .field("outcome", &self.outcome())
            .field("reason", &self.reason())
            .field("retry", &self.retry())
            .field("actor", &self.actor())
            .finish_non_exhaustive()
    }
}

/// A code in its canonical form; shown as text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code(Verdict);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.set().syntax() {
            Syntax::Word | Syntax::Problem => f.write_str(self.0.entry().map_or("", Entry::code)),
            syntax => write_packed(f, syntax, self.0.packed(), self.0.suffix_byte()),
        }
    }
}

/// Writes a packed code, with the letter after it unless that is zero.
pub(crate) fn write_packed(
    f: &mut fmt::Formatter<'_>,
    syntax: Syntax,
    packed: u32,
    letter: u8,
) -> fmt::Result {
    match syntax {
        Syntax::Triple => {
            write!(f, "{:03}.{:03}.{:03}", packed / 1_000_000, packed / 1_000 % 1_000, packed % 1_000)
        }
        Syntax::Number => {
            // A one comes before the digits of a packed number.
            let digits = packed.ilog10();
            write!(f, "{:0width$}", packed - 10u32.pow(digits), width = digits as usize)
        }
        Syntax::Response => {
            write!(f, "{}{}", (packed >> 8) as u8 as char, packed as u8 as char)?;
            if letter == 0 { Ok(()) } else { write!(f, "-{}", letter as char) }
        }
        Syntax::Word | Syntax::Problem => Ok(()),
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}
