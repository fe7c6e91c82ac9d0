//! Answers for the npm package: rows by their numbers, which JavaScript turns into verdicts.

use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::answer::Answer;
use super::error::PayloadError;
use super::finding::Finding;
use super::{Options, read};

struct Compact<'a>(&'a Answer);

impl Serialize for Compact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(answer) = self;
        let finding = |finding: &Finding| {
            let Finding { path, code, verdict, superseded, .. } = finding;
            (path.clone(), *superseded, code.clone(), verdict.set() as u8, verdict.answer_number())
        };
        let verdicts: Vec<_> = answer.findings.iter().map(finding).collect();
        let mut fields = serializer.serialize_struct("Answer", 11)?;
        fields.serialize_field("system", &answer.system)?;
        fields.serialize_field("kind", &answer.kind)?;
        fields.serialize_field("verdicts", &verdicts)?;
        fields.serialize_field("overall", &answer.overall)?;
        fields.serialize_field("outcome", &answer.outcome())?;
        fields.serialize_field("speaker", &answer.speaker().number())?;
        fields.serialize_field("funds", &answer.funds)?;
        fields.serialize_field("is_paid", &answer.is_paid)?;
        fields.serialize_field("partial", &answer.partial)?;
        fields.serialize_field("conflicts", &answer.conflicts)?;
        fields.serialize_field("next", answer.next())?;
        fields.end()
    }
}

enum Read<'a> {
    Answer(Compact<'a>),
    Error(&'a PayloadError),
}

impl Serialize for Read<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Answer(answer) => answer.serialize(serializer),
            Self::Error(error) => {
                let mut fields = serializer.serialize_struct("Failure", 1)?;
                fields.serialize_field("error", error)?;
                fields.end()
            }
        }
    }
}

/// The answers to all documents of a text, as a JSON array.
pub(crate) fn answers(text: &[u8], options: Options) -> String {
    let answers: Vec<_> = read(text, options).collect();
    let read = |answer: &'_ _| match answer {
        Ok(answer) => serde_json::to_string(&Read::Answer(Compact(answer))),
        Err(error) => serde_json::to_string(&Read::Error(error)),
    };
    let objects: Vec<String> = answers.iter().filter_map(|answer| read(answer).ok()).collect();
    alloc::format!("[{}]", objects.join(","))
}
