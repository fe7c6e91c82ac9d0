//! The door to the tables that the build script makes of `data/phrases.csv`: those that are looked up as they are, and those
//! that are made at run time, for modules that are downloaded. Which one is chosen here, and nowhere else.

#[cfg(any(feature = "compact", test))]
mod compact;
#[cfg(not(feature = "compact"))]
mod fast;

#[cfg(feature = "compact")]
use compact as chosen;
#[cfg(not(feature = "compact"))]
use fast as chosen;

/// Has to be called before anything else is asked.
pub use chosen::ready;

/// Whether a look at one bit leaves open whether a word makes a line worth a closer look.
pub use chosen::may_be_keen;

/// The number of a word of the patterns, and what is known of it, one bit each.
pub use chosen::{flags, number};

/// The patterns that a word leads to.
pub use chosen::led_to;

/// Outcome, reason, the element that is looked for first, and at which ends of the line a pattern has to be.
pub use chosen::pattern;

/// The elements of a pattern, and one of them.
pub use chosen::{Elements, element, elements};

/// Whether a word is in a set.
pub use chosen::is_in_set;

/// The longer words by how they begin and end.
pub use chosen::{heads, tails};

/// Asks something of the letters of a word.
pub use chosen::with_word;
