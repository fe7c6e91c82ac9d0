//! How the sandboxes of systems are made to answer with a code, from `data/triggers.csv`.

use core::fmt;

use crate::source::Source;
use crate::verdict::Entry;
use crate::vocabulary::words;

/// What is known of a trigger, packed.
struct TriggerInfo {
    row: u32,
    /// Where the value ends in `VALUES`; it begins where the one before ends.
    value_end: u16,
    source: u16,
    /// A position in `NOTES`.
    with: u8,
    kind: TriggerKind,
    environment: Environment,
}

include!(concat!(env!("OUT_DIR"), "/triggers.rs"));

/// What the packed fields have room for.
const _: () = assert!(VALUES.len() <= u16::MAX as usize && NOTES.len() <= 1 << u8::BITS, "widen TriggerInfo");

/// A way to make a system's sandbox answer with a code: an amount, a test card, a name and so on. It says how the
/// provider's own tests are run, and nothing of live payments.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Trigger(u16);

impl Trigger {
    /// Every trigger that is known; those of one code are neighbours.
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        (0..TRIGGERS.len() as u16).map(Self)
    }

    fn info(self) -> &'static TriggerInfo {
        &TRIGGERS[self.0 as usize]
    }

    /// The row that the sandbox's answer has.
    pub fn entry(self) -> Entry {
        Entry::from_row(self.info().row)
    }

    /// What of the request does it.
    pub fn kind(self) -> TriggerKind {
        self.info().kind
    }

    /// What to write there.
    pub fn value(self) -> &'static str {
        let start = self.0.checked_sub(1).map_or(0, |before| TRIGGERS[before as usize].value_end);
        &VALUES[start as usize..self.info().value_end as usize]
    }

    /// Where the system is asked.
    pub fn environment(self) -> Environment {
        self.info().environment
    }

    /// What else it takes, in English: which field, which card, which unit; nothing where the value is enough.
    pub fn with(self) -> Option<&'static str> {
        Some(NOTES[self.info().with as usize]).filter(|note| !note.is_empty())
    }

    /// Who says so.
    pub fn source(self) -> Source {
        Source::from_index(self.info().source)
    }
}

impl Entry {
    /// How a sandbox is made to answer with this code; nothing where nobody says.
    ///
    /// ```
    /// use payverdict::{CodeSet, TriggerKind, decode};
    ///
    /// let row = decode(CodeSet::BraintreeResponse, "2001")?.entry().expect("it is listed");
    /// let trigger = row.triggers().next().expect("Braintree says how");
    /// assert_eq!((trigger.kind(), trigger.value()), (TriggerKind::Amount, "2001.00"));
    /// # Ok::<(), payverdict::DecodeError>(())
    /// ```
    pub fn triggers(self) -> impl ExactSizeIterator<Item = Trigger> + Clone {
        let row = self.number();
        let first = TRIGGERS.partition_point(|trigger| trigger.row < row);
        let last = TRIGGERS.partition_point(|trigger| trigger.row <= row);
        (first as u16..last as u16).map(Trigger)
    }
}

impl fmt::Debug for Trigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Trigger").field("kind", &self.kind()).field("value", &self.value()).finish()
    }
}
