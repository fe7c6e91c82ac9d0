//! Answers for the npm package, to be serialized as a structured value: rows and words by their numbers, which
//! JavaScript turns into verdicts.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::answer::Answer;
use super::error::PayloadError;
use super::{Options, read, read_one};
use crate::said::numbers;

/// The answers to all documents of a text; 0 for one that is the same as that before it, as a long list of broken
/// documents has.
pub fn answers(text: &[u8], options: Options) -> impl Serialize {
    Answers { text, options }
}

/// The answer to the only document of a text.
pub fn answer(text: &[u8], options: Options) -> impl Serialize {
    One(read_one(text, options))
}

/// What was expected, in the words of JavaScript.
const ONE_DOCUMENT: &str = "one document; decodePayloads takes several";

struct Answers<'a> {
    text: &'a [u8],
    options: Options,
}

impl Serialize for Answers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut last = None;
        serializer.collect_seq(read(self.text, self.options).map(|item| {
            let is_same = last.as_ref() == Some(&item);
            if !is_same {
                last = Some(item.clone());
            }
            Again { is_same, item: One(item) }
        }))
    }
}

/// An item of a list, and whether it is the same as that before it.
struct Again {
    is_same: bool,
    item: One,
}

impl Serialize for Again {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_same { serializer.serialize_u32(0) } else { self.item.serialize(serializer) }
    }
}

struct One(Result<Answer, PayloadError>);

impl Serialize for One {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let item = self.0.as_ref().map_or_else(Item::Error, Item::Answer);
        item.serialize(serializer)
    }
}

/// What came of a document.
pub enum Item<'a> {
    Answer(&'a Answer),
    Error(&'a PayloadError),
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Answer(answer) => write_answer(answer, serializer),
            Self::Error(error) => write_error(error, serializer),
        }
    }
}

/// By their numbers: system, the place of the code that counts, operation, and what is said. As they are: kind,
/// funds, whether it is paid, whether it is partial, reference, amount, currency, time, verdicts, conflicts, and
/// what to do next.
fn write_answer<S: Serializer>(answer: &Answer, serializer: S) -> Result<S::Ok, S::Error> {
    let said = numbers(answer.told, answer.said());
    (
        answer.system as u32,
        answer.overall.map(|place| place as u32),
        answer.operation as u32,
        said,
        answer.kind.as_str(),
        answer.funds.as_str(),
        answer.is_paid,
        answer.partial,
        answer.reference(),
        answer.amount(),
        answer.currency(),
        answer.at(),
        Findings(answer),
        Conflicts(answer),
        answer.next(),
    )
        .serialize(serializer)
}

/// Of each: set, answer, message and next step by their numbers; path, whether it is superseded, and the code.
struct Findings<'a>(&'a Answer);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.findings.iter().map(|finding| {
            let (message, next_step) = self.0.said_of(finding);
            (
                finding.verdict.set().number(),
                finding.verdict.answer_number(),
                message.0,
                next_step as u32,
                finding.path.as_ref() as &str,
                finding.superseded,
                finding.code.as_deref(),
            )
        }))
    }
}

/// Of each: its kind, and both paths.
struct Conflicts<'a>(&'a Answer);

impl Serialize for Conflicts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.0.conflicts.iter().map(|conflict| {
            let [first, second] = &conflict.paths;
            (conflict.kind.as_str(), first.as_ref() as &str, second.as_ref() as &str)
        });
        serializer.collect_seq(parts)
    }
}

/// An object; of a field that holds no code, JavaScript writes the message itself.
fn write_error<S: Serializer>(error: &PayloadError, serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_map(None)?;
    fields.serialize_entry("kind", error.kind())?;
    match error {
        PayloadError::Code { path, set } => {
            fields.serialize_entry("path", path.as_ref() as &str)?;
            fields.serialize_entry("set", &set.number())?;
        }
        PayloadError::Empty | PayloadError::Several => {
            fields.serialize_entry("message", &alloc::format!("expected {ONE_DOCUMENT}"))?;
            fields.serialize_entry("expected", ONE_DOCUMENT)?;
        }
        _ => fields.serialize_entry("message", &error.message() as &str)?,
    }
    if let Some((line, column)) = error.position() {
        fields.serialize_entry("line", &(line as u32))?;
        fields.serialize_entry("column", &(column as u32))?;
    }
    if let PayloadError::Syntax { expected, .. } = error {
        fields.serialize_entry("expected", expected)?;
    }
    if let Some(nearest) = error.nearest() {
        fields.serialize_entry("nearest", nearest.as_str())?;
    }
    if !error.missing().is_empty() {
        fields.serialize_entry("missing", error.missing())?;
    }
    if !error.codes().is_empty() {
        fields.serialize_entry("codes", &Codes(error))?;
    }
    fields.end()
}

/// Of each: path, code, and the set by its number.
struct Codes<'a>(&'a PayloadError);

impl Serialize for Codes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .collect_seq(self.0.codes().iter().map(|code| (code.path(), code.code(), code.set().number())))
    }
}
