//! Tables of one's own beside the built-in ones: a company's codes, a local gateway, stricter advice, texts in one's own
//! voice. They are CSV in the very form of `data/`, checked by the rules of the build script:
//!
//! ```
//! use payverdict::overlay::Tables;
//! use payverdict::{CodeSet, Flags, Retry};
//!
//! let tables = Tables::from_csv([(
//!     "codes/opp.result.csv",
//!     "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
//!      800.100.152,,,other_method,,,,,\"Our risk team wants another card at once\",\n",
//! )])?;
//! let verdict = tables.decode(CodeSet::OppResult, "800.100.152")?;
//! assert_eq!(verdict.retry(), Retry::OtherMethod);
//! assert!(verdict.flags().contains(Flags::CUSTOM));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The promise
//!
//! **No code of a built-in set becomes approved, paid or looser by such tables.** In a built-in set they may add rows,
//! make another try stricter and change texts. A set of one's own says approved only where a row of its own does.
//! Everything that comes from them has the flag [`custom`](crate::Flags::CUSTOM).

mod base;
mod code;
mod combine;
mod compile;
mod decode;
mod error;
mod explain;
mod groups;
mod identify;
mod index;
#[cfg(all(feature = "compact", feature = "payload"))]
pub(crate) mod numbers;
#[cfg(feature = "payload")]
mod payload;
mod plan;
mod read;
#[cfg(feature = "serde")]
mod record;
mod row;
mod rows;
mod search;
mod set;
mod source;
#[cfg(feature = "payload")]
mod timeline;
mod verdict;

pub use code::Code;
pub use combine::Combined;
pub use error::{DecodeError, Mistakes, UnknownSet};
pub use explain::Explanation;
pub use groups::Group;
pub use identify::{Candidate, Identification};
#[cfg(feature = "payload")]
pub use payload::Answer;
pub use read::{Found, FoundCode};
#[cfg(feature = "serde")]
pub use record::{CombinedRecord, DecisionRecord, FoundCodeRecord, IdentifiedRecord, Record};
pub use set::{AsSet, Set, System};
pub use source::Source;
pub use verdict::{Entry, Verdict};

pub use crate::checks::table::Mistake;

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::checks::contexts::Context;
use crate::checks::model;
use index::Index;
use row::Row;

/// A row, as documents keep it.
#[cfg(feature = "payload")]
pub(crate) type OwnRow = Arc<Row>;
use set::OwnSet;

/// Tables of one's own, to be asked beside the built-in ones.
#[derive(Clone, Debug)]
pub struct Tables {
    systems: Vec<model::System>,
    sources: Vec<model::Source>,
    sets: Vec<OwnSet>,
    rows: Vec<Arc<Row>>,
    index: Index,
    /// The groups by the number of their set, the longest prefix first.
    groups: BTreeMap<u16, Vec<row::Group>>,
    /// Whether a built-in set has rows or groups here, or one that it extends has.
    is_touched: Vec<bool>,
    /// The texts of messages, in each language: new ones, and those that come before built-in ones.
    texts: BTreeMap<u16, Box<[String]>>,
    /// The number of the same message without the sentence that no money was taken.
    bare: BTreeMap<u16, u16>,
    contexts: Vec<Context>,
    /// The sets with words that tell their system.
    certain: Vec<u16>,
}
