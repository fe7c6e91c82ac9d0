//! The door to the tables that the build script makes of `data/contexts.csv`: those that are looked up as they are, and
//! those that are made at run time, for modules that are downloaded. Which one is chosen here, and nowhere else.

#[cfg(any(feature = "compact", test))]
mod compact;
#[cfg(not(feature = "compact"))]
mod fast;

#[cfg(feature = "compact")]
use compact as chosen;
#[cfg(not(feature = "compact"))]
use fast as chosen;

/// Whether a word may be the last of some words that are known. Has to be asked before anything else is.
pub use chosen::may_end;

/// Whether a name may be a code that tells its owner.
pub use chosen::may_be_certain;

/// Whether a word is one of those that say what they say of the whole line, or of what comes before them.
pub use chosen::{is_doubt, is_payment, is_unit};

/// The contexts that end with a word, the longest first; what one of them says; and its other words, the last first.
pub use chosen::{before, context, ending_with};
