//! A piece of a text as a JSON object.

use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Piece;
#[cfg(feature = "overlay")]
use crate::overlay;
use crate::read::{Found, FoundCodeRecord, FoundPhraseRecord};
use crate::vocabulary::Locale;

/// A piece of a text in a language: `kind`, `line`, `answer`, `codes`, `reasons` and `error`.
#[derive(Clone, Copy, Debug)]
pub struct LocalizedPiece<'a> {
    pub(super) piece: &'a Piece<'a>,
    pub(super) locale: Locale,
}

/// What was found beside the document of a piece.
#[derive(Default)]
struct Finds<'a> {
    codes: Vec<Code<'a>>,
    phrases: Vec<FoundPhraseRecord<'a>>,
}

enum Code<'a> {
    BuiltIn(FoundCodeRecord<'a>),
    /// Read with tables of one's own.
    #[cfg(feature = "overlay")]
    Beside(overlay::FoundCodeRecord<'a, 'a>),
}

impl Serialize for Code<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::BuiltIn(code) => code.serialize(serializer),
            #[cfg(feature = "overlay")]
            Self::Beside(code) => code.serialize(serializer),
        }
    }
}

impl<'a> Finds<'a> {
    fn of(piece: &Piece<'a>, locale: Locale) -> Self {
        let before = piece.before();
        let mut finds = Self::default();
        #[cfg(feature = "overlay")]
        if let Some(tables) = piece.own.tables() {
            for found in tables.finds(piece) {
                match found {
                    overlay::Found::Code(code) => {
                        let code = overlay::FoundCodeRecord { code, before, locale };
                        finds.codes.push(Code::Beside(code));
                    }
                    overlay::Found::Phrase(phrase) => {
                        finds.phrases.push(FoundPhraseRecord { phrase, before });
                    }
                }
            }
            return finds;
        }
        for found in piece.finds() {
            match found {
                Found::Code(code) => {
                    finds.codes.push(Code::BuiltIn(FoundCodeRecord { code, before, locale }));
                }
                Found::Phrase(phrase) => finds.phrases.push(FoundPhraseRecord { phrase, before }),
            }
        }
        finds
    }
}

impl Serialize for LocalizedPiece<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { piece, locale } = *self;
        let answer = piece.answer().map(|answer| answer.localized_with(locale, piece.own));
        let Finds { codes, phrases } = Finds::of(piece, locale);
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
