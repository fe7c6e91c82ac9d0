//! Codes of tables of one's own, found by the words that these tables have for them: their keys, the names of their
//! systems, and words that tell their system.

use alloc::vec::Vec;
use core::ops::Range;

use super::codes::Part;
use super::contexts::{self, Kind};
use super::{Certainty, read_line};
use crate::checks::contexts::Context;
use crate::overlay::{Tables, Verdict};
use crate::syntax::Syntax;

/// The most words that may stand between a key and its code.
const FILLERS_MAX: usize = 2;
/// The longest gap between a key and its code, in bytes.
const GAP_MAX: usize = 10;
/// A code that is longer is hardly anything else.
const SHORT: usize = 3;

/// A code of one's own, and where it stands.
pub struct OwnCode<'t> {
    pub place: Range<usize>,
    pub certainty: Certainty,
    /// `None` where it is not certain enough for what it would say.
    pub verdict: Option<Verdict<'t>>,
}

/// What tables of one's own find in a text.
#[derive(Default)]
pub struct OwnFinds<'t> {
    /// In the order in which they stand.
    pub codes: Vec<OwnCode<'t>>,
    /// Where a system of one's own is named, so that what is likely is not a code of anybody else.
    pub named: Vec<Range<usize>>,
}

/// Finds the codes of one's own in a text; whether it is all there is.
pub fn find<'t>(tables: &'t Tables, text: &[u8], is_all: bool) -> OwnFinds<'t> {
    let mut finds = OwnFinds::default();
    let mut built_in = read_line(text, is_all);
    while let Some(kept) = built_in.split() {
        built_in.look(built_in.place, kept);
        let line = Line::of(tables, &built_in.part());
        if let (true, Some(first), Some(last)) =
            (line.names_own, built_in.part().words.first(), built_in.part().words.last())
        {
            finds.named.push(first.start..last.end());
        }
        let mut place = built_in.place;
        while place < built_in.count {
            match line.code_at(&built_in.part(), place) {
                Some((code, count)) => {
                    let is_new = finds.codes.last().is_none_or(|last| last.place.end <= code.place.start);
                    if is_new {
                        finds.codes.push(code);
                    }
                    place += count;
                }
                None => place += 1,
            }
        }
        built_in.place = built_in.count;
    }
    finds
}

/// The words of a line that tables of one's own know.
struct Line<'t> {
    tables: &'t Tables,
    /// The longest ones that end at each word.
    ends: Vec<Option<&'t Context>>,
    /// The place of the one system of one's own that is named.
    owner: Option<usize>,
    /// Whether another system is named beside it.
    has_others: bool,
    names_own: bool,
}

impl<'t> Line<'t> {
    fn of(tables: &'t Tables, part: &Part<'_, '_>) -> Self {
        let known = tables.contexts();
        let ending = |place: usize| {
            let fits = known.iter().filter(|context| {
                contexts::fits(&context.keys, context.capital, part.text, part.words, place)
            });
            fits.max_by_key(|context| context.keys.len())
        };
        let ends: Vec<_> = (0..part.words.len()).map(ending).collect();
        let mut owners: Vec<usize> = ends
            .iter()
            .flatten()
            .filter(|context| matches!(context.kind, "owner" | "network"))
            .map(|context| context.value)
            .collect();
        owners.sort_unstable();
        owners.dedup();
        Self {
            tables,
            ends,
            owner: owners.first().copied().filter(|_| owners.len() == 1),
            has_others: owners.len() > 1 || part.line.has_owner() || part.line.has_other,
            names_own: !owners.is_empty(),
        }
    }

    fn code_at(&self, part: &Part<'_, '_>, place: usize) -> Option<(OwnCode<'t>, usize)> {
        self.keyed(part, place).or_else(|| self.owned(part, place)).or_else(|| self.certain(part, place))
    }

    /// A code under a key that names its set.
    fn keyed(&self, part: &Part<'_, '_>, place: usize) -> Option<(OwnCode<'t>, usize)> {
        let context = self.before(part, place).filter(|context| is_of_set(context))?;
        let (verdict, range, count) = self.listed(part, place, context.value)?;
        let is_certain = !self.has_others && (context.certain || self.owner.is_some());
        let certainty = if is_certain { Certainty::Certain } else { Certainty::Likely };
        Some((found(part, range, certainty, verdict), count))
    }

    /// A code of the system that is named, after its name or after a word for codes.
    fn owned(&self, part: &Part<'_, '_>, place: usize) -> Option<(OwnCode<'t>, usize)> {
        let owner = self.owner?;
        let is_named = self.before(part, place).is_some_and(|context| !is_of_set(context));
        let called = part.context_before(place).map(|(context, _)| context.kind);
        let is_called = matches!(called, Some(Kind::Code | Kind::Response | Kind::Refused | Kind::Key));
        if !is_named && !is_called {
            return None;
        }
        let mut listed = self.tables.numbers_of(owner).filter_map(|set| self.listed(part, place, set));
        let (verdict, range, count) = listed.next()?;
        let words = |verdict: Verdict<'_>| (verdict.outcome(), verdict.reason(), verdict.retry());
        let agree =
            listed.all(|(other, other_range, _)| other_range == range && words(other) == words(verdict));
        let is_certain = is_called && !self.has_others && range.len() > SHORT;
        let certainty = match is_certain {
            _ if !agree => Certainty::Possible,
            true => Certainty::Certain,
            false => Certainty::Likely,
        };
        Some((found(part, range, certainty, verdict), count))
    }

    /// A word that tells its system, whoever is named.
    fn certain(&self, part: &Part<'_, '_>, place: usize) -> Option<(OwnCode<'t>, usize)> {
        let (range, count) = shape(part, place, Syntax::Word)?;
        let verdict = self.tables.certain_word(&part.text[range.clone()])?;
        Some((found(part, range, Certainty::Certain, verdict), count))
    }

    /// The words of one's own before a place that say what it is, fillers aside.
    fn before(&self, part: &Part<'_, '_>, place: usize) -> Option<&'t Context> {
        let mut at = place;
        for _ in 0..=FILLERS_MAX {
            at = at.checked_sub(1)?;
            let gap = part.text.get(part.words[at].end()..part.words[at + 1].start)?;
            if gap.len() > GAP_MAX || gap.contains(&b'\n') || gap.iter().any(|byte| b".,;!?".contains(byte)) {
                return None;
            }
            match self.ends[at] {
                Some(context) => return Some(context),
                None if part.kind_at(at) == Some(Kind::Filler) || part.kind_at(at) == Some(Kind::Code) => {}
                None => return None,
            }
        }
        None
    }

    /// The code at a place that a set lists.
    fn listed(
        &self,
        part: &Part<'_, '_>,
        place: usize,
        set: usize,
    ) -> Option<(Verdict<'t>, Range<usize>, usize)> {
        let set = self.tables.set_by_number(set as u16);
        let (range, count) = shape(part, place, set.syntax())?;
        let verdict = self.tables.decode_bytes(set, &part.text[range.clone()]).ok()?;
        (verdict.matched() == crate::Match::Exact).then_some((verdict, range, count))
    }
}

fn is_of_set(context: &Context) -> bool {
    !matches!(context.kind, "owner" | "network")
}

/// Where a code of a form stands that begins at a word.
fn shape(part: &Part<'_, '_>, place: usize, syntax: Syntax) -> Option<(Range<usize>, usize)> {
    let (start, end, count) = match syntax {
        Syntax::Response => part.response(place)?,
        Syntax::Number => part.number(place)?,
        Syntax::Word => {
            let last = part.name_end(place);
            let (start, end) = (part.words[place].start, part.words[last].end());
            if part.is_part(start, end) || part.words[place].before > 0 {
                return None;
            }
            (start, end, last - place + 1)
        }
        Syntax::Triple => {
            let start = part.words[place].start;
            (start, start + 11, 3)
        }
        Syntax::Problem => return None,
    };
    (end <= part.text.len()).then_some((start..end, count))
}

/// Only what is certain says approved, and only where nothing in the line speaks against it.
fn found<'t>(
    part: &Part<'_, '_>,
    place: Range<usize>,
    certainty: Certainty,
    verdict: Verdict<'t>,
) -> OwnCode<'t> {
    let is_good = verdict.outcome().is_made();
    let is_told = match certainty {
        Certainty::Certain => !is_good || part.is_stated(place.start, place.end),
        Certainty::Likely => !is_good,
        Certainty::Possible => false,
    };
    if is_told {
        OwnCode { place, certainty, verdict: Some(verdict) }
    } else {
        OwnCode { place, certainty: Certainty::Possible, verdict: None }
    }
}
