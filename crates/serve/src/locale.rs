//! The language of the shopper's message.

use axum::http::{HeaderMap, header};
use payverdict::Locale;

use crate::parameters::{LOCALE, Query};

/// What the query says, else the header, else English.
pub fn of(query: &Query, headers: &HeaderMap) -> Locale {
    let header = || headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok();
    match query.get(&LOCALE) {
        Some(tag) => Locale::from_tag(tag),
        None => header().and_then(Locale::negotiate).unwrap_or(Locale::En),
    }
}
