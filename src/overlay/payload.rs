//! Documents, read with tables of one's own.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ops::Deref;

use super::Tables;
use super::read::Found;
use super::row::Row;
use super::verdict::{By, Verdict};
use crate::own::{Own, OwnRow};
use crate::payload::{self, Finding, Localized, Options, PayloadError, Piece, Pieces};
use crate::timeline::{self, Document};
use crate::vocabulary::Locale;

/// The answer to a document, with the words of one's own rows: an [`payload::Answer`] that also knows their texts.
#[derive(Clone, Debug)]
pub struct Answer<'t> {
    tables: &'t Tables,
    answer: payload::Answer,
}

impl Deref for Answer<'_> {
    type Target = payload::Answer;

    fn deref(&self) -> &payload::Answer {
        &self.answer
    }
}

impl<'t> Answer<'t> {
    /// What the shopper may read, in one's own words where there are any.
    pub fn message(&self, locale: Locale) -> &str {
        self.answer.message_with(locale, Own::with(self.tables))
    }

    /// What each code of the document means, in the order of [`payload::Answer::verdicts`].
    pub fn meanings(&self) -> impl Iterator<Item = Verdict<'_>> {
        self.answer.verdicts().iter().map(|finding| self.meaning(finding))
    }

    fn meaning<'a>(&'a self, finding: &'a Finding) -> Verdict<'a> {
        let verdict = finding.verdict();
        let by = match finding.own() {
            Some(OwnRow(row)) => By::Own(row),
            None => By::BuiltIn(verdict),
        };
        self.tables.verdict_with(verdict, by)
    }

    /// The answer with the shopper's messages in this language, to be written as a JSON object.
    pub fn localized(&self, locale: Locale) -> Localized<'_> {
        self.answer.localized_with(locale, Own::with(self.tables))
    }
}

impl serde::Serialize for Answer<'_> {
    /// Writes the answer with the messages in English.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.localized(Locale::En).serialize(serializer)
    }
}

impl Tables {
    /// Reads the documents of a text, as [`payload::read`] does. Their codes are looked up in one's own tables first.
    ///
    /// A document is never paid with such tables that is not paid without them.
    ///
    /// # Errors
    ///
    /// Each document that cannot be read gives a [`PayloadError`] in its place.
    pub fn payload<'a>(
        &'a self,
        text: &'a [u8],
        options: Options,
    ) -> impl Iterator<Item = Result<Answer<'a>, PayloadError>> {
        let answers = payload::read_with(text, options, Own::with(self));
        answers.map(|answer| answer.map(|answer| Answer { tables: self, answer }))
    }

    /// Reads the one document of a text, as [`payload::read_one`] does.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn payload_one(&self, text: &[u8], options: Options) -> Result<Answer<'_>, PayloadError> {
        let answer = payload::read_one_with(text, options, Own::with(self))?;
        Ok(Answer { tables: self, answer })
    }

    /// Finds the documents and the lines of any text, as [`payload::find`] does, with the codes of one's own.
    pub fn find<'a>(&'a self, text: &'a [u8], options: Options) -> Pieces<'a> {
        payload::find::find_with(text, options, Own::with(self))
    }

    /// The codes and phrases of the text of a piece, those of its document aside: [`Piece::finds`] for both tables.
    pub fn finds<'t, 'a>(&'t self, piece: &Piece<'a>) -> Vec<Found<'t, 'a>> {
        let (text, is_all) = piece.beside();
        self.read_line(text, is_all)
    }

    /// The answer to the document of a piece, with the texts of these tables.
    pub fn answer_of<'t>(&'t self, piece: &Piece<'_>) -> Option<Answer<'t>> {
        piece.answer().map(|answer| self.answer_to(answer))
    }

    /// Reads documents for a [`Timeline`](timeline::Timeline), as [`timeline::read`] does. What one's own rows say goes
    /// into it; [`message`](Self::message) has the texts.
    ///
    /// # Errors
    ///
    /// Each document that cannot be read gives a [`PayloadError`] in its place.
    pub fn timeline<'a>(
        &'a self,
        text: &'a [u8],
        options: Options,
    ) -> impl Iterator<Item = Result<Document, PayloadError>> + 'a {
        timeline::read_with(text, options, Own::with(self))
    }

    /// The answer to a document of a timeline, with the texts of these tables.
    pub fn answer<'t>(&'t self, document: &Document) -> Answer<'t> {
        self.answer_to(document.answer())
    }

    /// Other tables may have read the document: their rows keep their words, and have no text or source here.
    fn answer_to(&self, answer: &payload::Answer) -> Answer<'_> {
        let mut answer = answer.clone();
        for OwnRow(row) in answer.findings.iter_mut().filter_map(Finding::own_mut) {
            if !self.has(row) {
                *row = Arc::new(row.of_others());
            }
        }
        Answer { tables: self, answer }
    }

    fn has(&self, row: &Arc<Row>) -> bool {
        self.rows.iter().any(|own| Arc::ptr_eq(own, row)) || self.rows.contains(row)
    }
}
