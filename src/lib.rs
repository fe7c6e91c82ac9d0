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
//! successful is `review`; one that nothing is known about is `unknown`, to be asked about before
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
//! ```sh
//! cargo add payverdict                     # codes
//! cargo add payverdict --features alloc    # words from a `String`
//! cargo add payverdict --features serde    # verdicts and words as JSON, or in a binary format
//! cargo add payverdict --features schemars # the JSON Schema of what serde writes
//! cargo add payverdict --features payload  # whole responses and webhooks
//! cargo add payverdict --features triggers # how a sandbox is made to give an answer
//! cargo add payverdict --features opinions # what other lists say of codes
//! cargo add payverdict --features overlay  # tables of one's own
//! cargo add payverdict --features release  # what a release of the data has beside the rows
//! ```
//!
//! - `alloc`: words are also made from a `String`, as a column of a database gives it.
//!
#![cfg_attr(
    feature = "alloc",
    doc = r#"   ```
   let column = String::from("insufficient_funds");
   assert_eq!(payverdict::Reason::try_from(column), Ok(payverdict::Reason::InsufficientFunds));
   ```
"#
)]
//! - `serde`: verdicts and words can be written and read. A verdict that is read is decoded again, so that it is never
//!   what somebody wrote into its fields.
//!
#![cfg_attr(
    feature = "serde",
    doc = r#"   ```
   use payverdict::{CodeSet, Verdict, decode};

   let verdict = decode(CodeSet::VisaResponse, "51")?;
   let text = serde_json::to_string(&verdict)?;
   assert_eq!(serde_json::from_str::<Verdict>(&text)?, verdict);
   # Ok::<(), Box<dyn std::error::Error>>(())
   ```
"#
)]
//! - `schemars`: the JSON Schema of what serde writes, for descriptions of services (OpenAPI) and for code in other
//!   languages. It includes `alloc` and `serde`; with `payload`, answers have a schema, too.
//!
#![cfg_attr(
    feature = "schemars",
    doc = r##"   ```
   use payverdict::Verdict;
   use schemars::generate::SchemaSettings;

   // By default schemars makes the schema of what can be read: of a verdict only its set and code.
   let generator = SchemaSettings::default().for_serialize().into_generator();
   let schema = generator.into_root_schema_for::<Verdict>();
   assert_eq!(schema.pointer("/properties/outcome/$ref").unwrap(), "#/$defs/Outcome");
   assert_eq!(schema.pointer("/$defs/Outcome/enum/0").unwrap(), "approved");
   ```
"##
)]
//! - `payload`: whole responses and webhooks, read into one answer. It includes `alloc` and `serde`.
//!
#![cfg_attr(
    feature = "payload",
    doc = r##"   ```
   use payverdict::payload::{Options, read_one};

   let answer = read_one(br#"{"ndc": "1", "result": {"code": "800.100.153"}}"#, Options::default())?;
   assert!(!answer.is_paid());
   # Ok::<(), payverdict::payload::PayloadError>(())
   ```
"##
)]
//! - `triggers`: how the sandboxes of systems are made to answer with a code: amounts, test cards, names.
//!
#![cfg_attr(
    feature = "triggers",
    doc = r#"   ```
   let mut found = payverdict::search("stripe.decline stolen_card");
   let stolen = found.find(|row| row.code() == "stolen_card").expect("Stripe has a code for stolen cards");
   let card = stolen.triggers().find(|trigger| trigger.kind() == payverdict::TriggerKind::Card);
   assert_eq!(card.expect("and a test card").value(), "4000 0000 0000 9979");
   ```
"#
)]
//! - `opinions`: what other open lists say of codes, and where they disagree with these tables and with each other.
//!
#![cfg_attr(
    feature = "opinions",
    doc = r##"   ```
   use payverdict::CodeSet;
   use payverdict::opinions::{Risk, cases};

   // A plug-in takes the start of a checkout for a payment.
   let case = cases().find(|case| case.code() == Some("000.200.100")).unwrap();
   let risks: Vec<_> = case.opinions().filter(|opinion| opinion.risk() == Some(Risk::Success)).collect();
   assert_eq!((case.set(), risks[0].list()), (CodeSet::OppResult, "hyperpay-laravel"));
   ```
"##
)]
//! - `overlay`: tables of one's own beside the built-in ones, read at run time and checked by the same rules. It includes
//!   `alloc`.
//!
#![cfg_attr(
    feature = "overlay",
    doc = r##"   ```
   use payverdict::overlay::Tables;
   use payverdict::{CodeSet, Retry};

   let codes = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
                800.100.152,,,never,,,,,Our risk team says no,\n";
   let tables = Tables::from_csv([("codes/opp.result.csv", codes)])?;
   assert_eq!(tables.decode(CodeSet::OppResult, "800.100.152")?.retry(), Retry::Never);
   # Ok::<(), Box<dyn std::error::Error>>(())
   ```
"##
)]
//! - `release`: what a release of the data has beside rows and groups: the messages by their ids, what is said where no row
//!   answers, the rules about further tries as they are written.
//!
#![cfg_attr(
    feature = "release",
    doc = r#"   ```
   use payverdict::release::Message;
   use payverdict::{CodeSet, Locale, decode};

   let verdict = decode(CodeSet::VisaResponse, "51")?;
   let message = Message::of(verdict);
   assert_eq!(message.id(), "insufficient_funds");
   assert_eq!(message.text(Locale::Is), verdict.message(Locale::Is));
   # Ok::<(), payverdict::DecodeError>(())
   ```
"#
)]
//! - `compact`: a smaller index, made at run time, for modules that are downloaded. All answers are the same.
//!
//! # Numbers
//!
//! Sets and words have numbers that others may store: `CodeSet::number`, `Reason::number` and so on, with `TryFrom` for
//! the way back. They never change; what is added gets a new one. Numbers of rows are not among them.

#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(test)]
extern crate std;

#[cfg(feature = "alloc")]
extern crate alloc;

#[allow(dead_code, reason = "the build script asks more of it than the crate does")]
mod advice;
#[allow(dead_code, reason = "the build script asks more of it than the crate does")]
mod bits;
#[cfg(feature = "overlay")]
#[allow(dead_code, reason = "the build script asks more of it than the crate does")]
mod checks;
mod code_set;
mod combine;
mod decode;
mod error;
mod explain;
mod group;
mod host;
mod identify;
mod index;
mod limit;
mod many;
mod message;
#[cfg(feature = "opinions")]
pub mod opinions;
#[cfg(feature = "overlay")]
pub mod overlay;
#[cfg(feature = "payload")]
mod own;
#[cfg(feature = "payload")]
pub mod payload;
#[cfg_attr(feature = "compact", allow(dead_code, reason = "only the fast index is a perfect hash"))]
mod perfect;
pub mod plan;
#[cfg(feature = "compact")]
#[doc(hidden)]
pub mod raw;
mod read;
pub mod record;
#[cfg(feature = "release")]
pub mod release;
mod said;
#[cfg(feature = "schemars")]
mod schema;
mod search;
#[cfg(feature = "serde")]
mod serde_found;
#[cfg(feature = "serde")]
mod serde_impls;
#[cfg(feature = "serde")]
mod serde_words;
mod source;
#[cfg(any(feature = "compact", test))]
mod stretch;
#[allow(dead_code, reason = "each index asks for a part of it, and the build script for another")]
mod syntax;
mod tables;
#[cfg(feature = "payload")]
pub mod timeline;
mod told;
#[cfg(feature = "triggers")]
mod triggers;
mod unknown;
mod verdict;
mod vocabulary;

#[cfg(feature = "overlay")]
use read::words;

pub use code_set::CodeSet;
pub use combine::Combined;
pub use decode::{decode, decode_bytes};
pub use error::DecodeError;
pub use explain::Explanation;
pub use group::Group;
pub use identify::{Candidate, Identification, decode_in, decode_in_bytes, identify, identify_bytes};
pub use limit::{Limit, NotALimit, Window};
pub use many::{DecodeMany, decode_many};
pub use read::{Certainty, Finds, Found, FoundCode, FoundPhrase, read};
#[cfg(feature = "serde")]
pub use read::{FoundCodeRecord, FoundPhraseRecord};
pub use read::{Spoken, phrase};
pub use search::search;
#[cfg(feature = "serde")]
pub use serde_found::{CombinedRecord, IdentifiedRecord};
#[cfg(feature = "serde")]
pub use serde_impls::Record;
pub use source::{Source, System};
pub use syntax::Syntax;
#[cfg(feature = "triggers")]
pub use triggers::{Environment, Trigger, TriggerKind};
pub use unknown::{UnknownNumber, UnknownWord};
pub use verdict::{Code, Entry, Match, Verdict};
pub use vocabulary::{Actor, Class, Flags, Locale, NextStep, Operation, Outcome, Reason, Retry, SourceKind};

include!(concat!(env!("OUT_DIR"), "/version.rs"));

/// The examples of the README and of the pages run as tests.
#[cfg(all(doctest, feature = "payload"))]
mod pages {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[cfg(feature = "schemars")]
    #[doc = include_str!("../docs/features.md")]
    struct Features;
    #[cfg(feature = "opinions")]
    #[doc = include_str!("../docs/disagreements.md")]
    struct Disagreements;
    #[cfg(feature = "overlay")]
    #[doc = include_str!("../docs/own-tables.md")]
    struct OwnTables;
    #[doc = include_str!("../docs/payloads.md")]
    struct Payloads;
    #[doc = include_str!("../docs/reading.md")]
    struct Reading;
    #[doc = include_str!("../docs/speed.md")]
    struct Speed;
    #[doc = include_str!("../docs/timeline.md")]
    struct Timeline;
    #[cfg(feature = "triggers")]
    #[doc = include_str!("../docs/triggers.md")]
    struct Triggers;
    #[doc = include_str!("../docs/whose-code.md")]
    struct WhoseCode;
}
