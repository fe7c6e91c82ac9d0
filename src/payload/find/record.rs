//! A piece of a text as a JSON object.

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
        let mut fields = serializer.serialize_struct("Piece", 6)?;
        fields.serialize_field("kind", if answer.is_some() { "document" } else { "text" })?;
        fields.serialize_field("line", &piece.line())?;
        fields.serialize_field("answer", &answer)?;
        fields.serialize_field("codes", &Codes(*self))?;
        fields.serialize_field("reasons", &Phrases(*self))?;
        fields.serialize_field("error", &piece.error())?;
        fields.end()
    }
}

struct Codes<'a>(LocalizedPiece<'a>);

impl Serialize for Codes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let LocalizedPiece { piece, locale } = self.0;
        serializer.collect_seq(piece.finds().filter_map(|found| match found {
            Found::Code(code) => Some(FoundCodeRecord { code, before: piece.before(), locale }),
            Found::Phrase(_) => None,
        }))
    }
}

struct Phrases<'a>(LocalizedPiece<'a>);

impl Serialize for Phrases<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let piece = self.0.piece;
        serializer.collect_seq(piece.finds().filter_map(|found| match found {
            Found::Phrase(phrase) => Some(FoundPhraseRecord { phrase, before: piece.before() }),
            Found::Code(_) => None,
        }))
    }
}
