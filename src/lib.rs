//! What a payment result code means: what happened, why, whether the payment may be tried again,
//! who moves next, and what to tell the shopper.
//!
//! ```
//! use payverdict::{CodeSet, Locale, Outcome, Reason, Retry, decode};
//!
//! let verdict = decode(CodeSet::OppResult, "800.100.153")?;
//! assert_eq!(verdict.outcome(), Outcome::Declined);
//! assert_eq!(verdict.reason(), Some(Reason::IncorrectCvc));
//! assert_eq!(verdict.retry(), Retry::AfterDataFix);
//! println!("{}", verdict.summary()); // for support
//! println!("{}", verdict.message(Locale::from_tag("is-IS"))); // for the shopper
//! # Ok::<(), payverdict::DecodeError>(())
//! ```
//!
//! # The promise
//!
//! **A verdict says approved only for a code that is listed as approved.** A code that merely looks
//! successful is `review`; one of which nothing is known is `unknown`, to be asked about before
//! anything else is done. Approved answers for the operation that the code answers: an
//! authorisation is approved before any money has moved, so look at what was asked for, too.
//!
//! # Where the meanings come from
//!
//! Every row cites a source ([`Verdict::source`]); what no source says is flagged
//! [`Flags::INFERRED`] or left `unspecified`. The tables are compiled into the binary: nothing is
//! read, sent or allocated at run time.
//!
//! # Features
//!
//! - `serde`: verdicts and words can be written and read.
//! - `cli`: the `payverdict` command.

#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod code_set;
mod decode;
mod error;
mod hash;
mod message;
mod search;
#[cfg(feature = "serde")]
mod serde_impls;
mod source;
mod syntax;
mod tables;
mod verdict;
mod vocabulary;

pub use code_set::CodeSet;
pub use decode::{decode, decode_bytes, identify, identify_bytes};
pub use error::{DecodeError, UnknownWord};
pub use search::search;
#[cfg(feature = "serde")]
pub use serde_impls::Record;
pub use source::{Source, SourceKind, System};
pub use syntax::Syntax;
pub use verdict::{Code, Entry, Match, Verdict};
pub use vocabulary::{Actor, Class, Flags, Locale, NextStep, Outcome, Reason, Retry};

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
