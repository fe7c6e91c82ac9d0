//! Whole payments, with the texts of one's own.

use super::Tables;
use crate::own::Own;
use crate::timeline::{Localized, State};
use crate::vocabulary::Locale;

impl Tables {
    /// What the shopper may read of a payment, in one's own words where there are any.
    pub fn message<'a>(&'a self, state: &'a State, locale: Locale) -> &'a str {
        state.message_with(locale, Own::with(self))
    }

    /// The state of a payment with the shopper's messages in this language, to be written as a JSON object.
    pub fn localized<'a>(&'a self, state: &'a State, locale: Locale) -> Localized<'a> {
        state.localized_with(locale, Own::with(self))
    }
}
