//! Words and numbers that are not known, and the nearest of those that are. No error repeats its input.

use core::fmt;

/// A text that is not a word of its kind. The text is not repeated; the error names the words that it may have been
/// meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown {kind}; nearest: {nearest}")]
pub struct UnknownWord {
    kind: &'static str,
    expected: &'static [&'static str],
    nearest: Nearest,
}

/// The words that are most like a text, the likest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Nearest([Option<&'static str>; NEAREST]);

impl fmt::Display for Nearest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().flatten().enumerate().try_for_each(|(place, word)| {
            f.write_str(if place == 0 { "" } else { ", " })?;
            f.write_str(word)
        })
    }
}

/// How many words are offered for one that is not known.
const NEAREST: usize = 3;

impl UnknownWord {
    pub(crate) fn new(kind: &'static str, expected: &'static [&'static str], word: &str) -> Self {
        let mut nearest = [None; NEAREST];
        for known in expected {
            // The next place for it among those that are as near, or nearer.
            let distance = distance(known, word);
            let mut moved = Some((distance, *known));
            for place in &mut nearest {
                let is_nearer =
                    |(other, _): &(u16, &str)| moved.is_some_and(|(distance, _)| distance < *other);
                if place.as_ref().is_none_or(is_nearer) {
                    core::mem::swap(place, &mut moved);
                }
            }
        }
        Self { kind, expected, nearest: Nearest(nearest.map(|near| near.map(|(_, word)| word))) }
    }

    /// The words that would have been right.
    pub const fn expected(&self) -> &'static [&'static str] {
        self.expected
    }

    /// The few of them that are most like the text, the likest first.
    ///
    /// ```
    /// let error = "opp.resul".parse::<payverdict::CodeSet>().unwrap_err();
    /// assert_eq!(error.nearest().next(), Some("opp.result"));
    /// ```
    pub fn nearest(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.nearest.0.into_iter().flatten()
    }
}

/// A number that no word of its kind has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no {kind} has this number")]
pub struct UnknownNumber {
    kind: &'static str,
}

impl UnknownNumber {
    pub(crate) const fn new(kind: &'static str) -> Self {
        Self { kind }
    }
}

/// The longest part of a text that is compared, in bytes.
const COMPARED: usize = 40;

/// How far a word is from a text: first those that begin with it, then those that hold it, then all others by
/// the letters to put in, take out or change.
pub(crate) fn distance(known: &str, text: &str) -> u16 {
    let (known, text) = (known.as_bytes(), text.trim_ascii().as_bytes());
    let text = &text[..text.len().min(COMPARED)];
    let known = &known[..known.len().min(COMPARED)];
    let longer = known.len().saturating_sub(text.len()) as u16;
    let holds = |part: &[u8]| part.eq_ignore_ascii_case(text);
    if text.len() > 1 && known.get(..text.len()).is_some_and(holds) {
        return longer;
    }
    if text.len() > 2 && known.windows(text.len()).any(holds) {
        return COMPARED as u16 + longer;
    }
    2 * COMPARED as u16 + changes(known, text)
}

/// The letters to put in, take out or change, to make one of the other, whatever their case; swapped
/// neighbours count as one change.
fn changes(one: &[u8], other: &[u8]) -> u16 {
    // What it takes up to each letter of the other: for the two letters of the one before the present, and
    // for that.
    let mut rows = [[0; COMPARED + 1]; 3];
    rows[1] = core::array::from_fn(|length| length as u16);
    let same =
        |place: usize, letter: u8| other.get(place).is_some_and(|own| own.eq_ignore_ascii_case(&letter));
    for (length, letter) in one.iter().enumerate() {
        rows[2][0] = length as u16 + 1;
        for place in 0..other.len() {
            let changed = rows[1][place] + u16::from(!same(place, *letter));
            let mut least = changed.min(rows[1][place + 1] + 1).min(rows[2][place] + 1);
            if length > 0 && place > 0 && same(place - 1, *letter) && same(place, one[length - 1]) {
                least = least.min(rows[0][place - 1] + 1);
            }
            rows[2][place + 1] = least;
        }
        rows.rotate_left(1);
    }
    rows[1][other.len()]
}

#[cfg(test)]
mod tests {
    use super::{changes, distance};

    #[test]
    fn changes_are_counted() {
        for (one, other, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "ABC", 0),
            ("abc", "acb", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(changes(one.as_bytes(), other.as_bytes()), expected, "{one} {other}");
            assert_eq!(changes(other.as_bytes(), one.as_bytes()), expected, "{one} {other}");
        }
    }

    #[test]
    fn a_word_that_goes_on_is_nearer_than_one_that_is_alike() {
        assert!(distance("opp.result", "opp") < distance("pei", "opp"));
        assert!(distance("lost_or_stolen_card", "stolen") < distance("token_invalid", "stolen"));
        assert!(distance("declined", "declnied") < distance("reversed", "declnied"));
    }
}
