//! A document or a line of a text.

use super::record::LocalizedPiece;
use crate::own::Own;
use crate::payload::answer::Answer;
use crate::payload::error::PayloadError;
use crate::read::{Finds, read_line};
use crate::vocabulary::Locale;

/// A document with what stands before it in its line, or a line.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    pub(super) text: &'a [u8],
    pub(super) line: usize,
    pub(super) before: usize,
    pub(super) document: Option<usize>,
    pub(super) answer: Option<Answer>,
    pub(super) error: Option<PayloadError>,
    /// Whether there is nothing else in the text.
    pub(super) is_all: bool,
    pub(super) own: Own<'a>,
}

impl<'a> Piece<'a> {
    /// The line on which it begins, from one.
    pub fn line(&self) -> usize {
        self.line
    }

    /// How many bytes of that line come before it. A document, and what comes after one on its line, may begin
    /// within a line.
    pub fn before(&self) -> usize {
        self.before
    }

    /// What it is made of, as it was given.
    pub fn text(&self) -> &'a [u8] {
        self.text
    }

    /// The answer to the document; `None` for a line.
    pub fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// Why something in a line that looks like a document was not read as one: where it breaks off, or what is
    /// missing to know its sender.
    pub fn error(&self) -> Option<&PayloadError> {
        self.error.as_ref()
    }

    /// The piece as one JSON object, with the messages in a language.
    pub fn localized(&self, locale: Locale) -> LocalizedPiece<'_> {
        LocalizedPiece { piece: self, locale }
    }

    /// The codes and phrases of the text, those of the document aside: they are in its answer. Places are counted
    /// from the beginning of the piece.
    pub fn finds(&self) -> Finds<'a> {
        let (text, is_all) = self.beside();
        read_line(text, is_all)
    }

    /// What stands beside the document, and whether there is nothing else in the text.
    pub(crate) fn beside(&self) -> (&'a [u8], bool) {
        (&self.text[..self.document.unwrap_or(self.text.len())], self.is_all)
    }
}
