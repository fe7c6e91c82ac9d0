//! What tables of one's own say, to be serialized as structured values. A message is its number.

use payverdict::overlay::{
    Combined, CombinedRecord, DecisionRecord, DecodeError, Found, FoundCodeRecord, Identification, Record,
    Tables, Verdict,
};
use payverdict::payload::{Answer, Options, PayloadError, PayloadSystem, Piece};
use payverdict::plan::HistoryError;
use payverdict::raw::overlay::{self as numbers, Place as Counted};
use payverdict::timeline::{State, TimelineError};
use payverdict::{FoundPhraseRecord, Locale};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The language of the texts that cross with the rest, and that nobody reads there.
const LOCALE: Locale = Locale::En;

/// What one code means, or several together: the object and the number of its message.
pub enum Said<'t, 'g> {
    Code(Record<'t, 'g>),
    Codes(CombinedRecord<'g, 't>),
}

impl<'t, 'g> Said<'t, 'g> {
    pub fn code(code: &'g str, verdict: Verdict<'t>) -> Self {
        Self::Code(Record { code: Some(code), verdict, locale: LOCALE })
    }

    pub fn codes(code: &'g str, combined: Combined<'t>) -> Self {
        Self::Codes(CombinedRecord { code, combined, locale: LOCALE })
    }
}

impl Serialize for Said<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Code(record) => (record, numbers::of_verdict(&record.verdict)).serialize(serializer),
            Self::Codes(record) => (record, numbers::of_combined(&record.combined)).serialize(serializer),
        }
    }
}

/// Whose code it is: the certain verdict or null, the candidates, and whether the text is not a code at all.
pub fn identified(code: &str, found: &Identification<'_>) -> impl Serialize {
    let certain = found.certain().map(|verdict| Said::code(code, verdict));
    (certain, Candidates(found), found.is_malformed())
}

struct Candidates<'g, 't>(&'g Identification<'t>);

impl Serialize for Candidates<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.candidates())
    }
}

/// Why something has no answer.
pub enum Refused {
    Code(DecodeError),
    System,
    Advice(&'static str),
    Document(PayloadError),
    Payment(TimelineError),
    History(HistoryError),
}

impl Serialize for Refused {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Document(error) => return error.serialize(serializer),
            Self::Payment(error) => return error.serialize(serializer),
            _ => {}
        }
        let mut fields = serializer.serialize_map(None)?;
        match self {
            Self::Code(error) => {
                fields.serialize_entry("kind", error.kind())?;
                match error {
                    DecodeError::Malformed { set, expected, .. } => {
                        fields.serialize_entry("set", set)?;
                        fields.serialize_entry("expected", expected)?;
                    }
                    DecodeError::UnknownSet(error) => {
                        fields.serialize_entry("nearest", error.nearest().next().unwrap_or_default())?;
                    }
                    _ => {}
                }
            }
            Self::System => {
                let systems: Vec<&str> = PayloadSystem::ALL.iter().map(|system| system.as_str()).collect();
                fields.serialize_entry("kind", "unknown_system")?;
                fields.serialize_entry("expected", &format!("one of {}", systems.join(", ")))?;
            }
            Self::Advice(nearest) => {
                fields.serialize_entry("kind", "unknown_set")?;
                fields.serialize_entry("nearest", nearest)?;
            }
            Self::History(error) => {
                fields.serialize_entry("kind", error.kind())?;
                fields.serialize_entry("attempt", &error.attempt().map(|index| index as u32 + 1))?;
                fields.serialize_entry("message", &error.to_string())?;
            }
            Self::Document(_) | Self::Payment(_) => {}
        }
        fields.end()
    }
}

/// The systems, each as id, name and page; and the sets: id, system and its name, title, syntax, what a code looks like,
/// the sets that are asked next, and how many rows it has.
pub fn lists(tables: &Tables) -> impl Serialize {
    let systems = tables.systems().map(|system| (system.id(), system.name(), system.homepage()));
    let sets = tables.sets().map(|set| {
        let expected = format!("{}, such as {}", set.syntax().expected(set.allows_suffix()), set.example());
        (
            set.id(),
            set.system().id(),
            set.system().name(),
            set.title(),
            set.syntax().as_str(),
            expected,
            set.extends().map(|extended| extended.id()).collect::<Vec<_>>(),
            set.entries().count() as u32,
        )
    });
    (systems.collect::<Vec<_>>(), sets.collect::<Vec<_>>())
}

/// The answer to a document and the numbers of its messages, of the whole first; or why there is none.
pub fn answer<'t>(
    tables: &'t Tables,
    answer: Result<payverdict::overlay::Answer<'t>, PayloadError>,
) -> impl Serialize + 't {
    Document { tables, answer }
}

struct Document<'t> {
    tables: &'t Tables,
    answer: Result<payverdict::overlay::Answer<'t>, PayloadError>,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.answer {
            Ok(answer) => (answer.localized(LOCALE), of_answer(self.tables, answer)).serialize(serializer),
            Err(error) => error.serialize(serializer),
        }
    }
}

fn of_answer(tables: &Tables, answer: &Answer) -> Vec<u16> {
    numbers::of_answer(tables, answer).collect()
}

/// Where a find begins and ends, counted as JavaScript counts; of a code with a verdict, the number of its message.
type Place = (u32, u32, Option<u16>);

/// The codes and the phrases of a text, each with its place.
pub fn found(tables: &Tables, text: &str) -> impl Serialize {
    let mut units = counted(text);
    let (mut codes, mut phrases) = (Vec::new(), Vec::new());
    for found in tables.read(text.as_bytes()) {
        let place = place(&mut units, 0, &found);
        match found {
            Found::Code(code) => codes.push((FoundCodeRecord { code, before: 0, locale: LOCALE }, place)),
            Found::Phrase(phrase) => phrases.push((FoundPhraseRecord { phrase, before: 0 }, place)),
        }
    }
    (codes, phrases)
}

/// The beginning of a text.
fn counted(text: &str) -> Counted<'_> {
    Counted { text: text.as_bytes(), at: 0, units: 0 }
}

fn place(units: &mut Counted<'_>, from: usize, found: &Found<'_, '_>) -> Place {
    let (start, end, message) = match found {
        Found::Code(code) => (code.start(), code.end(), code.verdict().as_ref().map(numbers::of_verdict)),
        Found::Phrase(phrase) => (phrase.start(), phrase.end(), None),
    };
    (units.units(from + start), units.units(from + end), message)
}

/// The documents and lines of a text: each with the messages of its answer, and the places of its codes and phrases.
pub fn pieces<'t>(tables: &'t Tables, text: &'t str, options: Options) -> impl Serialize + 't {
    let bytes = text.as_bytes();
    let mut units = counted(text);
    let one = |piece: Piece<'t>| {
        let from = piece.text().as_ptr() as usize - bytes.as_ptr() as usize;
        let (mut codes, mut phrases) = (Vec::new(), Vec::new());
        for found in tables.finds(&piece) {
            let places = if let Found::Code(_) = found { &mut codes } else { &mut phrases };
            places.push(place(&mut units, from, &found));
        }
        let said = piece.answer().map(|answer| of_answer(tables, answer));
        Pasted { piece, said, codes, phrases }
    };
    tables.find(bytes, options).map(one).collect::<Vec<_>>()
}

struct Pasted<'t> {
    piece: Piece<'t>,
    said: Option<Vec<u16>>,
    codes: Vec<Place>,
    phrases: Vec<Place>,
}

impl Serialize for Pasted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { piece, said, codes, phrases } = self;
        (piece.localized(LOCALE), said, codes, phrases).serialize(serializer)
    }
}

/// What came of several documents.
pub enum Item<'t> {
    Refused(Refused),
    State(&'t Tables, State),
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Refused(refused) => refused.serialize(serializer),
            Self::State(tables, state) => {
                (tables.localized(state, LOCALE), numbers::of_state(tables, state)).serialize(serializer)
            }
        }
    }
}

/// What is decided about a history that is JSON.
pub struct Planned<'t, 'g> {
    pub tables: &'t Tables,
    pub history: &'g str,
}

impl Serialize for Planned<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { tables, history } = *self;
        let given = numbers::given(history.as_bytes());
        let (policy, history, now) = match numbers::asked(tables, &given) {
            Ok(asked) => asked,
            Err(error) => return Refused::History(error).serialize(serializer),
        };
        match tables.plan(&history.attempts(), now, &policy) {
            Ok(decision) => {
                let record = DecisionRecord { tables, decision: &decision, locale: LOCALE };
                (record, numbers::of_decision(tables, &decision)).serialize(serializer)
            }
            Err(error) => Refused::History(error.into()).serialize(serializer),
        }
    }
}
