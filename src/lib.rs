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
//! - `payload`: whole responses and webhooks, read into one answer.
//! - `cli`: the `payverdict` command.
//! - `wasm`: the bindings that the npm package is made of. For WebAssembly it exchanges the index for a
//!   smaller one.

#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

// The module that is downloaded brings its own panic handler, see wasm.rs.
#[cfg(any(test, all(feature = "wasm", not(payverdict_module))))]
extern crate std;

#[cfg(feature = "payload")]
extern crate alloc;

#[allow(dead_code, reason = "the build script asks more of it than the crate does")]
mod advice;
mod code_set;
mod combine;
mod decode;
mod error;
mod explain;
#[cfg_attr(not(small), expect(dead_code, reason = "only the index made at run time needs all of it"))]
mod hash;
mod identify;
#[cfg(any(not(small), test))]
mod index;
mod many;
mod message;
#[cfg(feature = "payload")]
pub mod payload;
#[cfg_attr(small, expect(dead_code, reason = "the index made at run time has no use for most of it"))]
mod perfect;
mod said;
mod search;
#[cfg(feature = "serde")]
mod serde_found;
#[cfg(feature = "serde")]
mod serde_impls;
#[cfg(any(small, test))]
mod small;
mod source;
mod syntax;
mod tables;
mod verdict;
mod vocabulary;
#[cfg(feature = "wasm")]
mod wasm;

pub use code_set::CodeSet;
pub use combine::Combined;
pub use decode::{decode, decode_bytes};
pub use error::{DecodeError, UnknownWord};
pub use explain::Explanation;
pub use identify::{Candidate, Identification, decode_in, decode_in_bytes, identify, identify_bytes};
pub use many::{DecodeMany, decode_many};
pub use search::search;
#[cfg(feature = "serde")]
pub use serde_found::{CombinedRecord, IdentifiedRecord};
#[cfg(feature = "serde")]
pub use serde_impls::Record;
pub use source::{Source, SourceKind, System};
pub use syntax::Syntax;
pub use verdict::{Code, Entry, Match, Verdict};
pub use vocabulary::{Actor, Class, Flags, Locale, NextStep, Operation, Outcome, Reason, Retry};

/// The examples of the README run as tests.
#[cfg(all(doctest, feature = "payload"))]
#[doc = include_str!("../README.md")]
struct Readme;
