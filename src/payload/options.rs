//! What the caller knows of the documents.

use super::system::PayloadSystem;
use crate::code_set::CodeSet;

/// What the caller knows of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The system that sent them; otherwise it is recognised.
    pub system: Option<PayloadSystem>,
    /// The set of a `MerchantAdviceCode`: [`CodeSet::MastercardAdvice`] unless the acquirer uses
    /// another, in which the same numbers may mean the opposite.
    pub advice: CodeSet,
}

impl Default for Options {
    fn default() -> Self {
        Self { system: None, advice: CodeSet::MastercardAdvice }
    }
}

impl Options {
    /// Takes the documents for those of a system.
    #[must_use]
    pub fn system(mut self, system: impl Into<Option<PayloadSystem>>) -> Self {
        self.system = system.into();
        self
    }

    /// Looks advice codes up in another set.
    #[must_use]
    pub fn advice(mut self, set: CodeSet) -> Self {
        self.advice = set;
        self
    }
}
