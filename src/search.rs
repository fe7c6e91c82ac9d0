//! Finding rows by what they say.

#[cfg(feature = "compact")]
pub mod compact;

use crate::code_set::CodeSet;
use crate::read::{Said, Spoken, said_in};
use crate::verdict::Entry;
use crate::vocabulary::{Class, Flags, Outcome, Reason, Retry};

/// The longest query, in bytes.
const QUERY_MAX: usize = 200;

/// The rows that hold every word of the query, in the order of the sets, and then those that mean what it says.
///
/// A word may be in the code, the set's id and title, the system's name, the summary, or among
/// the outcome, reason, retry, actor and flag words, whole or in part, whatever its case. A query
/// without words finds every row. Only the first 200 bytes of it are looked at.
///
/// A query with a phrase in it, in any language that [`phrase`](crate::phrase) knows, also finds the rows of that
/// outcome and reason that hold its other words. `hard decline` and `soft decline` find the rows of that class,
/// `category 1` what Visa never allows to be tried again.
///
/// ```
/// let stolen = payverdict::search("opp.result stolen").next().expect("OPP has a code for stolen cards");
/// assert_eq!(stolen.set().id(), "opp.result");
/// assert!(payverdict::search("köpet medges ej").any(|row| row.code() == "05"));
/// ```
pub fn search(query: &str) -> impl Iterator<Item = Entry> + Clone {
    let query = beginning(query);
    let rows = || CodeSet::ALL.iter().flat_map(|set| set.entries());
    let holds_all = move |entry: &Entry| holds_all(*entry, query);
    let sense = Sense::of(query);
    // The second pass is over no rows where the words mean nothing more.
    let further = if let Sense::Words = sense { 0 } else { usize::MAX };
    let meant = rows().take(further).filter(move |entry| sense.fits(*entry) && !holds_all(entry));
    rows().filter(holds_all).chain(meant)
}

/// What of a query is looked at.
pub(crate) fn beginning(query: &str) -> &str {
    let end = (0..=query.len().min(QUERY_MAX)).rev().find(|end| query.is_char_boundary(*end));
    &query[..end.unwrap_or(0)]
}

/// Whether a row holds every word of a query.
pub(crate) fn holds_all(row: impl Row, query: &str) -> bool {
    query.split_whitespace().all(|word| holds(row, word))
}

/// What is looked at in a row, be it built in or of one's own.
pub(crate) trait Row: Copy {
    /// The texts that words are looked for in, flags aside.
    fn texts(&self) -> [&str; 9];
    fn flags(&self) -> Flags;
    fn outcome(&self) -> Outcome;
    fn reason(&self) -> Option<Reason>;
    fn retry(&self) -> Retry;
    /// Whether its set is Visa's, or extends that.
    fn is_of_visa(&self) -> bool;
}

impl Row for Entry {
    fn texts(&self) -> [&str; 9] {
        let set = self.set();
        [
            self.code(),
            set.id(),
            set.title(),
            set.system().name(),
            Entry::summary(*self),
            Entry::outcome(*self).as_str(),
            Entry::reason(*self).map_or("", |reason| reason.as_str()),
            Entry::retry(*self).as_str(),
            self.actor().as_str(),
        ]
    }

    fn flags(&self) -> Flags {
        Entry::flags(*self)
    }

    fn outcome(&self) -> Outcome {
        Entry::outcome(*self)
    }

    fn reason(&self) -> Option<Reason> {
        Entry::reason(*self)
    }

    fn retry(&self) -> Retry {
        Entry::retry(*self)
    }

    fn is_of_visa(&self) -> bool {
        let visa = CodeSet::VisaResponse;
        self.set() == visa || self.set().extends().any(|set| set == visa)
    }
}

/// What a query means beside its words.
#[derive(Clone)]
pub(crate) enum Sense<'a> {
    /// Nothing more.
    Words,
    Class(Class),
    /// Visa's category 1: the issuer will never approve.
    Category1,
    Said(Said<'a>),
}

impl<'a> Sense<'a> {
    pub fn of(query: &'a str) -> Self {
        let mut words = query.split_whitespace();
        let is = |word: Option<&str>, all: &[&str]| {
            word.is_some_and(|word| all.iter().any(|known| known.eq_ignore_ascii_case(word)))
        };
        let two = (words.next(), words.next());
        if words.next().is_none() {
            let declines = is(two.1, &["decline", "declines", "declined"]);
            if declines && is(two.0, &["hard"]) {
                return Self::Class(Class::Hard);
            } else if declines && is(two.0, &["soft"]) {
                return Self::Class(Class::Soft);
            } else if is(two.0, &["category", "cat"]) && is(two.1, &["1"]) {
                return Self::Category1;
            }
        }
        said_in(query).map_or(Self::Words, Self::Said)
    }

    pub fn fits(&self, row: impl Row) -> bool {
        match self {
            Self::Words => false,
            Self::Class(class) => row.retry().class() == Some(*class) && row.outcome() == Outcome::Declined,
            Self::Category1 => row.is_of_visa() && row.retry() == Retry::Never,
            Self::Said(said) => {
                row.outcome() == said.spoken.outcome
                    && is_why(said.spoken, row.reason())
                    && said.others().iter().all(|word| holds(row, word))
            }
        }
    }
}

/// Whether a row with that reason is what somebody spoke of.
fn is_why(spoken: Spoken, reason: Option<Reason>) -> bool {
    match spoken.reason {
        Some(_) => reason == spoken.reason,
        None => reason.is_none_or(Reason::is_vague),
    }
}

fn holds(row: impl Row, word: &str) -> bool {
    let is_in = |text: &str| contains(text, word);
    row.texts().into_iter().any(is_in) || row.flags().iter().any(is_in)
}

/// Whether the word is in the text, whatever the case of ASCII letters.
fn contains(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
