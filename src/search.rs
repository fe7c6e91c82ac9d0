//! Finding rows by what they say.

use crate::tables::LISTED;
use crate::verdict::Entry;

/// The longest query, in bytes.
const QUERY_MAX: usize = 200;

/// The rows that hold every word of the query, in the order of the sets.
///
/// A word may be in the code, the set's id and title, the system's name, the summary, or among
/// the outcome, reason, retry, actor and flag words, whole or in part, whatever its case. A query
/// without words finds every row. Only the first 200 bytes of it are looked at.
///
/// ```
/// let stolen = payverdict::search("opp.result stolen").next().expect("OPP has a code for stolen cards");
/// assert_eq!(stolen.set().id(), "opp.result");
/// ```
pub fn search(query: &str) -> impl Iterator<Item = Entry> + Clone {
    let end = (0..=query.len().min(QUERY_MAX)).rev().find(|end| query.is_char_boundary(*end));
    let query = &query[..end.unwrap_or(0)];
    (0..LISTED as u32)
        .map(Entry::from_row)
        .filter(move |entry| query.split_whitespace().all(|word| holds(*entry, word)))
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
