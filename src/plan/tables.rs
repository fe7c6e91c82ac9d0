//! The tables of rules and policies that the build script makes from `data/`.

use super::network::Network;
use super::policy::{Clause, Policy, Retries, Spans, Wants};
use super::repeats::{RepeatInfo, Safe};
use super::rule::{Kind, Rule, Term};
use super::span::Span;
use crate::limit::{Limit, Window};
use crate::vocabulary::{Reason, Retry};

include!(concat!(env!("OUT_DIR"), "/plan.rs"));

/// A set of rules has one bit for each.
const _: () = assert!(RULES.len() <= u64::BITS as usize, "widen the sets of rules");
