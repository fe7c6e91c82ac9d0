//! A piece of a text as a JSON object.

use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Piece;
use crate::read::{Found, FoundCodeRecord, FoundPhraseRecord};
use crate::vocabulary::Locale;

/// A piece of a text in a language: `kind`, `line`, `answer`, `codes`, `reasons` and `error`.
#[derive(Clone, Copy, Debug)]
pub struct LocalizedPiece<'a> {
    pub(super) piece: &'a Piece<'a>,
    pub(super) locale: Locale,
}

impl Serialize for LocalizedPiece<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { piece, locale } = *self;
        let answer = piece.answer().map(|answer| answer.localized(locale));
        let before = piece.before();
        let (mut codes, mut phrases) = (Vec::new(), Vec::new());
        for found in piece.finds() {
            match found {
                Found::Code(code) => codes.push(FoundCodeRecord { code, before, locale }),
                Found::Phrase(phrase) => phrases.push(FoundPhraseRecord { phrase, before }),
            }
        }
        let mut fields = serializer.serialize_struct("Piece", 6)?;
        fields.serialize_field("kind", if answer.is_some() { "document" } else { "text" })?;
        fields.serialize_field("line", &piece.line())?;
        fields.serialize_field("answer", &answer)?;
        fields.serialize_field("codes", &codes)?;
        fields.serialize_field("reasons", &phrases)?;
        fields.serialize_field("error", &piece.error())?;
        fields.end()
    }
}
