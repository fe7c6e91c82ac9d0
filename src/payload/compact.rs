//! Answers for the npm package, as JSON: rows by their numbers, which JavaScript turns into verdicts.
//! Written by hand, as the module is downloaded and all texts in it are known to need no escapes but
//! the paths and codes of a document.

use alloc::string::String;

use super::answer::Answer;
use super::codes::CertainCode;
use super::conflict::Conflict;
use super::error::PayloadError;
use super::finding::Finding;
use super::number::push_number;
use super::{Options, read, read_one};
use crate::said::{Words, numbers};
use crate::told::Told;

/// The answers to all documents of a text, as a JSON array; 0 for one that is the same as that before it, as a
/// long list of broken documents has.
pub fn answers(text: &[u8], options: Options) -> String {
    let mut json = Json(String::new());
    let mut last = 0..0;
    for item in read(text, options) {
        json.raw(if last.is_empty() { "[" } else { "," });
        let start = json.0.len();
        json.item(item);
        if json.0[last.clone()] == json.0[start..] {
            json.0.truncate(start);
            json.raw("0");
        } else {
            last = start..json.0.len();
        }
    }
    json.raw(if last.is_empty() { "[]" } else { "]" });
    json.0
}

/// The answer to the only document of a text: an item of such an array.
pub fn answer(text: &[u8], options: Options) -> String {
    let mut json = Json(String::new());
    json.item(read_one(text, options));
    json.0
}

/// The message, and what was expected, in the words of JavaScript.
const ONE_DOCUMENT: &str = "\"expected one document; decodePayloads takes several\",\
    \"expected\":\"one document; decodePayloads takes several\"";

struct Json(String);

impl Json {
    fn item(&mut self, item: Result<Answer, PayloadError>) {
        match item {
            Ok(answer) => self.answer(&answer),
            Err(error) => self.error(&error),
        }
    }

    fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    fn text(&mut self, text: &str) {
        self.raw("\"");
        for letter in text.chars() {
            if matches!(letter, '"' | '\\') {
                self.raw("\\");
            }
            // Neither a code nor a path has any of these.
            self.0.push(if letter < ' ' { ' ' } else { letter });
        }
        self.raw("\"");
    }

    fn number(&mut self, number: u32) {
        push_number(&mut self.0, number as usize);
    }

    fn truth(&mut self, truth: Option<bool>) {
        self.raw(match truth {
            None => "null",
            Some(false) => "false",
            Some(true) => "true",
        });
    }

    fn list<T>(&mut self, items: impl IntoIterator<Item = T>, write: impl Fn(&mut Self, T)) {
        let mut between = "[";
        for item in items {
            self.raw(between);
            write(self, item);
            between = ",";
        }
        self.raw(if between == "[" { "[]" } else { "]" });
    }

    fn numbers(&mut self, numbers: &[Option<u32>]) {
        for number in numbers {
            match number {
                Some(number) => self.number(*number),
                None => self.raw("null"),
            }
            self.raw(",");
        }
    }

    /// By their numbers: system, the place of the code that counts, operation, and what is said. As they are:
    /// kind, funds, whether it is paid, whether it is partial, reference, amount, currency, time, verdicts,
    /// conflicts, and what to do next.
    fn answer(&mut self, answer: &Answer) {
        let Told { outcome, reason, retry, actor, wait_hours, limit, flags } = answer.told;
        let words = Words { outcome, reason, retry, operation: answer.operation, flags };
        let said = numbers(words, actor, wait_hours, limit, answer.said());
        self.raw("[");
        self.numbers(&[
            Some(answer.system as u32),
            answer.overall.map(|place| place as u32),
            Some(answer.operation as u32),
        ]);
        self.list(said, Self::number);
        self.raw(",");
        self.text(answer.kind.as_str());
        self.raw(",");
        self.text(answer.funds.as_str());
        self.raw(",");
        self.truth(Some(answer.is_paid));
        self.raw(",");
        self.truth(answer.partial);
        for text in [answer.reference(), answer.amount(), answer.currency(), answer.at()] {
            self.raw(",");
            self.text_or_null(text);
        }
        self.raw(",");
        self.list(&answer.findings, |json, finding| json.finding(answer, finding));
        self.raw(",");
        self.list(&answer.conflicts, Self::conflict);
        self.raw(",");
        self.text(answer.next());
        self.raw("]");
    }

    /// Set, answer, message and next step by their numbers; path, whether it is superseded, and the code.
    fn finding(&mut self, answer: &Answer, finding: &Finding) {
        let (message, next_step) = answer.said_of(finding);
        self.raw("[");
        self.numbers(&[
            Some(finding.verdict.set() as u32),
            Some(finding.verdict.answer_number()),
            Some(u32::from(message.0)),
            Some(next_step as u32),
        ]);
        self.text(&finding.path);
        self.raw(",");
        self.truth(Some(finding.superseded));
        self.raw(",");
        self.text_or_null(finding.code.as_deref());
        self.raw("]");
    }

    fn text_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.raw("null"),
        }
    }

    fn conflict(&mut self, conflict: &Conflict) {
        self.raw("[");
        self.text(conflict.kind.as_str());
        self.raw(",");
        self.text(&conflict.paths[0]);
        self.raw(",");
        self.text(&conflict.paths[1]);
        self.raw("]");
    }

    /// An object; the set by its number.
    fn certain(&mut self, code: &CertainCode) {
        self.raw("{\"path\":");
        match code.path() {
            Some(path) => self.text(path),
            None => self.raw("null"),
        }
        self.raw(",\"code\":");
        self.text(code.code());
        self.raw(",\"set\":");
        self.number(code.set() as u32);
        self.raw("}");
    }

    /// An object; of a field that holds no code, JavaScript writes the message itself.
    fn error(&mut self, error: &PayloadError) {
        self.raw("{\"kind\":");
        self.text(error.kind());
        if let PayloadError::Code { path, set } = error {
            self.raw(",\"path\":");
            self.text(path);
            self.raw(",\"set\":");
            self.number(*set as u32);
        } else {
            self.raw(",\"message\":");
            match error {
                PayloadError::Empty | PayloadError::Several => self.raw(ONE_DOCUMENT),
                _ => self.text(&error.message()),
            }
        }
        if let Some((line, column)) = error.position() {
            self.raw(",\"line\":");
            self.number(line as u32);
            self.raw(",\"column\":");
            self.number(column as u32);
        }
        if let PayloadError::Syntax { expected, .. } = error {
            self.raw(",\"expected\":");
            self.text(expected);
        }
        if let Some(nearest) = error.nearest() {
            self.raw(",\"nearest\":");
            self.text(nearest.as_str());
        }
        if !error.missing().is_empty() {
            self.raw(",\"missing\":");
            self.list(error.missing(), |json, name| json.text(name));
        }
        if !error.codes().is_empty() {
            self.raw(",\"codes\":");
            self.list(error.codes(), Self::certain);
        }
        self.raw("}");
    }
}
