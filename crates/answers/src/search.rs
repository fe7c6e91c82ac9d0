//! Codes by what they mean.

use payverdict::overlay::{Record, Verdict};
use payverdict::{Actor, Locale, Outcome, Reason, Retry};

use crate::Desk;
use crate::lines::{Lines, Stopped};
use crate::refusal::Refusal;

/// The longest query, in bytes: the library looks at no more.
const QUERY_MAX: usize = 200;

/// What rows have to fit.
#[derive(Clone, Debug)]
pub struct Search {
    /// Words that the row holds, or means.
    pub words: String,
    /// The id of its set.
    pub set: Option<String>,
    /// What has happened.
    pub outcome: Option<Outcome>,
    /// Why.
    pub reason: Option<Reason>,
    /// Whether to try again.
    pub retry: Option<Retry>,
    /// Who moves next.
    pub actor: Option<Actor>,
    /// The language of the shopper's message.
    pub locale: Locale,
    /// The most rows that are answered.
    pub most: usize,
}

impl Search {
    fn fits(&self, row: &Verdict<'_>) -> bool {
        self.set.as_deref().is_none_or(|set| row.set().id() == set)
            && self.outcome.is_none_or(|outcome| row.outcome() == outcome)
            && self.reason.is_none_or(|reason| row.reason() == Some(reason))
            && self.retry.is_none_or(|retry| row.retry() == retry)
            && self.actor.is_none_or(|actor| row.actor() == actor)
    }
}

impl Desk {
    /// The rows that fit, an object for each, and how many there are in all.
    ///
    /// # Errors
    ///
    /// [`Refusal`] if there is no such set, or the words are too many.
    pub fn search(
        &self,
        search: &Search,
        lines: &mut Lines,
    ) -> Result<(usize, Result<(), Stopped>), Refusal> {
        if search.words.len() > QUERY_MAX {
            let detail = format!("the words to look for are longer than {QUERY_MAX} bytes");
            return Err(Refusal::new("too_long", detail).expecting("a few words that the row holds"));
        }
        if let Some(set) = &search.set {
            self.set(set)?;
        }
        let found: Vec<_> = self.tables.search(&search.words).filter(|row| search.fits(row)).collect();
        let written = found.iter().take(search.most).try_for_each(|verdict| {
            let (code, locale) = (verdict.listed_code(), search.locale);
            lines.answer(&Record { code, verdict: *verdict, locale })
        });
        Ok((found.len(), written))
    }
}
