//! What codes mean.

use payverdict::overlay::{
    Combined, CombinedRecord, DecodeError, Identification, IdentifiedRecord, Record, Set, System, UnknownSet,
    Verdict,
};
use payverdict::{CodeSet, Locale, Match, Spoken, phrase};
use serde::Serialize;

use crate::Desk;
use crate::refusal::{FoundRow, Refusal};

const ANY_FORM: &str =
    "a result code, response code, status or problem type, such as 800.100.153, 51-I or insufficient_funds";
/// How many rows are named for a phrase.
const ROWS: usize = 6;

/// Who sent a code.
#[derive(Clone, Copy, Debug)]
pub enum Owner<'a> {
    /// It is of the set with this id.
    Set(&'a str),
    /// It is of the system with this name.
    System(&'a str),
    /// Only the code may tell.
    Unknown,
}

impl Desk {
    /// What a code means, as one JSON object in a line: with further codes for the same payment, each a set and a code
    /// with an equals sign between.
    ///
    /// # Errors
    ///
    /// [`Refusal`] if there is no such set or system, or the text is not a code.
    pub fn decode(
        &self,
        owner: Owner<'_>,
        code: &str,
        with: &[&str],
        locale: Locale,
    ) -> Result<String, Refusal> {
        let further: Vec<_> = with.iter().map(|text| self.further(text)).collect::<Result<_, _>>()?;
        let answer = |verdict| self.verdict(code, verdict, &further, locale);
        let system = match owner {
            Owner::Set(id) => {
                let set = self.set(id)?;
                return match self.tables.decode(set, code) {
                    Ok(verdict) => Ok(answer(verdict)),
                    Err(_) => Err(self.refused(Some(set), code, set.expected())),
                };
            }
            Owner::System(name) => Some(self.system(name)?),
            Owner::Unknown => None,
        };
        let found = match system {
            Some(system) => self.tables.decode_in(system, code),
            None => self.tables.identify(code),
        };
        let is_listed = found.certain().is_some_and(|verdict| verdict.matched() != Match::Unlisted)
            || self.is_candidate(code, &found);
        // One word may be a code that is not listed.
        let is_word = !found.is_malformed() && (system.is_some() || !code.trim_ascii().contains(' '));
        let forms = || system.map_or(ANY_FORM.into(), forms);
        if found.is_malformed() || !(is_listed || is_word) && phrase(code).is_some() {
            return Err(self.refused(None, code, forms()));
        }
        Ok(match found.certain() {
            Some(verdict) => answer(verdict),
            None => line(&IdentifiedRecord { code, found: &found, locale }),
        })
    }

    /// The set with this id.
    ///
    /// # Errors
    ///
    /// [`Refusal`], with the ids that are most like it.
    pub fn set(&self, id: &str) -> Result<Set<'_>, Refusal> {
        self.tables.set(id).map_err(|error| unknown(&error))
    }

    /// The system that is called so.
    ///
    /// # Errors
    ///
    /// [`Refusal`], with the names that are most like it.
    pub fn system(&self, name: &str) -> Result<System<'_>, Refusal> {
        self.tables.system(name).ok_or_else(|| match name.parse::<payverdict::System>() {
            Ok(_) => Refusal::new("unknown_system", "unknown system"),
            Err(error) => {
                let nearest: Vec<&str> = error.nearest().collect();
                let own = self.tables.systems().map(|system| system.id());
                Refusal::new("unknown_system", error.to_string()).near(nearest.into_iter().chain(own))
            }
        })
    }

    fn further(&self, text: &str) -> Result<Verdict<'_>, Refusal> {
        const EXPECTED: &str = "a set and a code with an equals sign between, such as mastercard.advice=24";
        let (set, code) = text.split_once('=').ok_or_else(|| {
            Refusal::new("malformed", format!("not a further code: expected {EXPECTED}")).expecting(EXPECTED)
        })?;
        self.tables.decode(set, code).map_err(|error| match error {
            DecodeError::UnknownSet(error) => unknown(&error),
            error => Refusal::new(error.kind(), error.to_string()).expecting(EXPECTED),
        })
    }

    fn verdict(&self, code: &str, verdict: Verdict<'_>, further: &[Verdict<'_>], locale: Locale) -> String {
        if further.is_empty() {
            return line(&Record { code: Some(code), verdict, locale });
        }
        let combined = further.iter().fold(Combined::from(verdict), |both, other| both.with(*other));
        line(&CombinedRecord { code, combined, locale })
    }

    /// Whether some system lists it as it is: in one word, or in these very letters.
    fn is_candidate(&self, code: &str, found: &Identification<'_>) -> bool {
        let code = code.trim_ascii();
        if !code.contains(' ') {
            return found.candidates().next().is_some();
        }
        let listed = |set| self.tables.decode(set, code).ok().and_then(|verdict| verdict.listed_code());
        let mut sets = found.candidates().flat_map(|candidate| candidate.sets());
        sets.any(|set| listed(set) == Some(code))
    }

    /// Why a text is not a code, and which codes mean it if it is a phrase.
    fn refused(&self, set: Option<Set<'_>>, text: &str, expected: impl Into<String>) -> Refusal {
        let of = set.map(|set| format!(" of {set}")).unwrap_or_default();
        let expected = expected.into();
        match phrase(text) {
            Some(spoken) => {
                let word = word(spoken);
                let detail = format!("a phrase for {word} and not a code{of}: expected {expected}");
                let mut refusal = Refusal::new("phrase", detail).expecting(expected).saying(spoken);
                refusal.found = self.rows(set, text);
                refusal
            }
            None => {
                Refusal::new("malformed", format!("not a code{of}: expected {expected}")).expecting(expected)
            }
        }
    }

    /// Some rows that mean a phrase; the codes that most acquirers know come first.
    fn rows(&self, set: Option<Set<'_>>, text: &str) -> Vec<FoundRow> {
        let rows: Vec<_> = self.tables.search(text).collect();
        let is_known = |row: &Verdict<'_>| row.set().id() == CodeSet::Iso8583Response.id();
        let (known, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_known);
        let of_set = |row: &Verdict<'_>| set.is_none_or(|set| row.set() == set);
        known.into_iter().chain(others).filter(of_set).take(ROWS).map(FoundRow::from).collect()
    }
}

/// `do_not_honor`, or the outcome where the phrase gives no reason.
fn word(spoken: Spoken) -> &'static str {
    spoken.reason.map_or(spoken.outcome.as_str(), |reason| reason.as_str())
}

fn unknown(error: &UnknownSet) -> Refusal {
    Refusal::new("unknown_set", error.to_string()).near(error.nearest())
}

/// What the codes of a system look like.
fn forms(system: System<'_>) -> String {
    let mut forms: Vec<_> = system.sets().map(Set::expected).collect();
    forms.dedup();
    format!("a code of {}: {}", system.name(), forms.join("; or "))
}

/// An object in a line.
fn line(object: &impl Serialize) -> String {
    serde_json::to_string(object).expect("a record is plain JSON") + "\n"
}
