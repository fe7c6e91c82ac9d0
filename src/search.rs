//! Finding rows by what they say.

#[cfg(feature = "compact")]
pub mod compact;

use crate::code_set::CodeSet;
use crate::read::{Said, Spoken, said_in};
use crate::verdict::Entry;
use crate::vocabulary::{Class, Outcome, Reason, Retry};

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
    let end = (0..=query.len().min(QUERY_MAX)).rev().find(|end| query.is_char_boundary(*end));
    let query = &query[..end.unwrap_or(0)];
    let rows = || CodeSet::ALL.iter().flat_map(|set| set.entries());
    let holds_all = move |entry: &Entry| query.split_whitespace().all(|word| holds(*entry, word));
    let sense = Sense::of(query);
    // The second pass is over no rows where the words mean nothing more.
    let further = if let Sense::Words = sense { 0 } else { usize::MAX };
    let meant = rows().take(further).filter(move |entry| sense.fits(*entry) && !holds_all(entry));
    rows().filter(holds_all).chain(meant)
}

/// What a query means beside its words.
#[derive(Clone)]
enum Sense<'a> {
    /// Nothing more.
    Words,
    Class(Class),
    /// Visa's category 1: the issuer will never approve.
    Category1,
    Said(Said<'a>),
}

impl<'a> Sense<'a> {
    fn of(query: &'a str) -> Self {
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

    fn fits(&self, entry: Entry) -> bool {
        match self {
            Self::Words => false,
            Self::Class(class) => entry.class() == Some(*class) && entry.outcome() == Outcome::Declined,
            Self::Category1 => {
                let visa = CodeSet::VisaResponse;
                let is_of_visa = entry.set() == visa || entry.set().extends().any(|set| set == visa);
                is_of_visa && entry.retry() == Retry::Never
            }
            Self::Said(said) => {
                entry.outcome() == said.spoken.outcome
                    && is_why(said.spoken, entry.reason())
                    && said.others().iter().all(|word| holds(entry, word))
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

fn holds(entry: Entry, word: &str) -> bool {
    let set = entry.set();
    let texts = [
        entry.code(),
        set.id(),
        set.title(),
        set.system().name(),
        entry.summary(),
        entry.outcome().as_str(),
        entry.reason().map_or("", |reason| reason.as_str()),
        entry.retry().as_str(),
        entry.actor().as_str(),
    ];
    texts.into_iter().chain(entry.flags().iter()).any(|text| contains(text, word))
}

/// Whether the word is in the text, whatever the case of ASCII letters.
fn contains(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
